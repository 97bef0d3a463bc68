"""Sentences for what is noticed when a register is opened, and what the history says of it."""

from collections.abc import Mapping

from caseapp.domain.keeping import ClockDoubt, Finding
from caseapp.text.labels import label
from caseapp.text.words import N_, Words

CLOCK = "clock_"


_SENTENCES: Mapping[str, str] = {
    "merged": N_("The entries of another copy were taken in."),
    "data_key_renewed": N_("The register has a new key: somebody was removed on another copy."),
    "keys_previous_used": N_(
        "The key file was damaged; the one before it was used. Please make a backup today."
    ),
    "directory_contested": N_(
        "Somebody was removed or lost a right by the word of a person who had been removed"
        " elsewhere. An administrator should look at the list of users."
    ),
}


def notice(code: str, words: Words) -> str:
    """Return the sentence for a code that the gate gives back or the history holds."""
    tr = words
    if code in _SENTENCES:
        return tr(_SENTENCES[code])
    if code.startswith(CLOCK):
        return label(ClockDoubt(code.removeprefix(CLOCK)), tr)
    return label(Finding(code), tr)
