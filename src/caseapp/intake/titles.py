"""What the title above a list says: stage, date, version, site."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseapp.intake.birth_text import read_birth

_NUMBER = re.compile(
    r"(?:етап|stage|этап)\w*\s*(?:№\s*)?(\d{1,4})|(?:№\s*)?(\d{1,4})(?:-?\w{1,2})?\s+(?:етап|этап|stage)",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?:версі\w*|верс\.?|version|ver\.?|версия|редакці\w*|ред\.|v)\s*(?:№\s*)?(\d{1,3})\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+[^\W\d_]{3,12}\s+\d{4}"
)
_SITE = re.compile(
    r"(?:місце(?:\s+прибуття|\s+передачі|\s+зустрічі)?|пункт(?:\s+пропуску|\s+прибуття|\s+передачі)?|site|place|место(?:\s+прибытия)?|ППр)\s*[:–—-]\s*([^,;()\n]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """Stage number, date and version, as far as the title says; ``site`` is empty when it names none."""

    number: int | None
    date: date | None
    version: int | None
    site: str


def title_facts(lines: Sequence[str]) -> TitleFacts:
    """Return what the lines above a list say about its stage."""
    text = "\n".join(lines)
    number = _NUMBER.search(text)
    version = _VERSION.search(text)
    site = _SITE.search(text)
    return TitleFacts(
        int(number[1] or number[2]) if number else None,
        _date(text),
        int(version[1]) if version else None,
        site[1].strip(" .") if site else "",
    )


def _date(text: str) -> date | None:
    for match in _DATE.finditer(text):
        read = read_birth(match[0], date.max).date
        if read:
            return read.value
    return None
