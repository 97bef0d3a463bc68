"""How a sheet is to be printed: where, how often, which pages, on one side or both."""

import re
from dataclasses import dataclass

MOST_COPIES = 99
_PAGES = re.compile(r"\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*")


@dataclass(frozen=True, slots=True)
class PrintJob:
    """``printer`` empty: the system's own choice; ``pages`` empty: all, else as in ``1-3,5``."""

    printer: str = ""
    copies: int = 1
    pages: str = ""
    both_sides: bool = False


def pages_of(typed: str) -> str | None:
    """Return pages as a printer takes them, None where what was typed names none.

    A range must not run backwards, and pages are counted from 1.
    """
    pages = typed.replace(" ", "").replace("\N{EN DASH}", "-")
    if not pages:
        return ""
    if not _PAGES.fullmatch(pages):
        return None
    spans = [[int(end) for end in part.split("-")] for part in pages.split(",")]
    return pages if all(0 < span[0] <= span[-1] for span in spans) else None
