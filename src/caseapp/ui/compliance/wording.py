"""Words of the catalogue as they stand on the screen, and the short names of its themes."""

from collections.abc import Mapping

from caseapp.domain.checks import Bilingual, Theme
from caseapp.text.words import N_, Words

_SHORT: Mapping[str, str] = {
    "CAP": N_("Capture"),
    "LEG": N_("Legal basis"),
    "REG": N_("Registration"),
    "LIV": N_("Conditions"),
    "MED": N_("Health"),
    "INT": N_("Integrity"),
    "JUS": N_("Trial"),
    "LAB": N_("Labour"),
    "EXT": N_("Contact"),
    "REL": N_("Release"),
}


def read(text: Bilingual, lang: str) -> str:
    """Return a text of the catalogue with the apostrophe that print uses."""
    return text.in_(lang).replace("'", "’")


def short_theme(theme: Theme, tr: Words) -> str:
    """Return one word for a theme; a theme of a later catalogue has its own name."""
    return tr(_SHORT[theme.code]) if theme.code in _SHORT else read(theme.label, tr.lang.value)
