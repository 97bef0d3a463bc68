"""What a stage is called: by the title that its list or its maker gave it.

Our own count of stages is for the terminal. Beside a title it would be a second number: the second stage of
an exchange is often the first in a register.
"""

import re

from caseapp.text.words import Words

_NUMBER_ALONE = re.compile(r"(?:етап|этап|stage)\s*№?\s*(\d+)", re.IGNORECASE)


def shown_number(title: str, number: int) -> int:
    """Return the number that people know a stage by; ``number`` is our own, for a title that says none."""
    told = _NUMBER_ALONE.fullmatch(title.strip())
    return int(told[1]) if told else number


def name_in_window(title: str, number: int, words: Words) -> str:
    """Return the title; one that is a number alone is said in the reader's language."""
    tr = words
    if _has_words(title):
        return title
    return tr("Stage {number}", number=shown_number(title, number))


def name_on_paper(title: str, number: int, words: Words) -> str:
    """Return the same as it stands within a line."""
    tr = words
    if _has_words(title):
        return title
    return tr("stage {number}", number=shown_number(title, number))


def _has_words(title: str) -> bool:
    return bool(title.strip()) and not _NUMBER_ALONE.fullmatch(title.strip())
