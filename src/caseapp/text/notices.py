"""Sentences for what is noticed when a register is opened."""

from caseapp.domain.keeping import ClockDoubt, Finding
from caseapp.text.labels import label
from caseapp.text.words import Words

CLOCK = "clock_"


def notice(code: str, words: Words) -> str:
    """Return the sentence for a code that the gate gives back."""
    tr = words
    if code == "keys_previous_used":
        return tr(
            "The key file was damaged; the one before it was used. Please make a backup today."
        )
    if code == "directory_contested":
        return tr(
            "Somebody was removed or lost a right by the word of a person who had been removed"
            " elsewhere. An administrator should look at the list of users."
        )
    if code.startswith(CLOCK):
        return label(ClockDoubt(code.removeprefix(CLOCK)), tr)
    return label(Finding(code), tr)
