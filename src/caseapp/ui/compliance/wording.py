"""Words of the catalogue as they stand on the screen, and the short names of its themes."""

from collections.abc import Callable, Mapping

from caseapp.domain.checks import Bilingual, Theme
from caseapp.text.words import Words

_SHORT: Mapping[str, Callable[[Words], str]] = {
    "CAP": lambda tr: tr.sense("theme", "Capture"),
    "LEG": lambda tr: tr.sense("theme", "Legal basis"),
    "REG": lambda tr: tr.sense("theme", "Registration"),
    "LIV": lambda tr: tr.sense("theme", "Conditions"),
    "MED": lambda tr: tr.sense("theme", "Health"),
    "INT": lambda tr: tr.sense("theme", "Integrity"),
    "JUS": lambda tr: tr.sense("theme", "Trial"),
    "LAB": lambda tr: tr.sense("theme", "Labour"),
    "EXT": lambda tr: tr.sense("theme", "Contact"),
    "REL": lambda tr: tr.sense("theme", "Release"),
}


def read(text: Bilingual, lang: str) -> str:
    """Return a text of the catalogue with the apostrophe that print uses."""
    return text.in_(lang).replace("'", "’")


def short_theme(theme: Theme, tr: Words) -> str:
    """Return one word for a theme; a theme of a later catalogue has its own name."""
    short = _SHORT.get(theme.code)
    return short(tr) if short else read(theme.label, tr.lang.value)
