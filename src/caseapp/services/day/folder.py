"""The files of a recorded day as rows: read once, each with its origin."""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from caseapp.domain.dates import from_kyiv
from caseapp.domain.day_errors import DayFileMissing, DayRowUnreadable
from caseapp.domain.ids import uuid8_of
from caseapp.storage.canonical import canonical

LISTS = ("list-v1.xlsx", "list-v2.xlsx", "list-v3.xlsx")
PEOPLE, ARRIVALS = "people.csv", "arrivals.csv"
RELATIVES, CONSENTS, CALLS = "relatives.csv", "consents.csv", "calls.csv"
INTERVIEWS, ANSWERS, EVENTS = "interviews.csv", "answers.csv", "events.csv"
CASEWORK = (RELATIVES, CONSENTS, CALLS, INTERVIEWS, ANSWERS, EVENTS)
PLAYED = frozenset({*LISTS, PEOPLE, ARRIVALS, *CASEWORK})
BESIDE = frozenset({"totals.json", "README.md"})
"""Files of a day that are about it, not part of it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an act came from: file, SHA-256 of its row's canonical bytes, equal rows before it."""

    file: str
    row_sha256: str
    ordinal: int

    @property
    def id(self) -> UUID:
        """The same on every laptop that plays the same file."""
        return uuid8_of("origin", self.file, self.row_sha256, self.ordinal)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One row of a file; ``number`` is 1 for the first below the header."""

    number: int
    cells: dict[str, str] = field(repr=False)
    origin: Origin

    def get(self, name: str) -> str:
        """Return a cell, stripped; `DayRowUnreadable` if the file has no such column."""
        value = self.cells.get(name)
        if value is None:
            raise DayRowUnreadable(self.origin.file, self.number, name)
        return value.strip()

    def moment(self, name: str) -> datetime:
        """Return a cell in Kyiv local time as an aware UTC moment."""
        try:
            return from_kyiv(datetime.fromisoformat(self.get(name)))
        except ValueError:
            raise DayRowUnreadable(self.origin.file, self.number, name) from None


def rows_of(folder: Path, name: str) -> tuple[DayRow, ...]:
    """Return the rows of a CSV file (UTF-8); a file that is not there has none."""
    path = folder / name
    if not path.is_file():
        return ()
    return tuple(_rows(path))


def lists_of(folder: Path) -> tuple[Path, ...]:
    """Return the list files of a day in order.

    Raises:
        DayFileMissing: there is not even the first.
    """
    if not (folder / LISTS[0]).is_file():
        raise DayFileMissing(LISTS[0])
    return tuple(folder / name for name in LISTS if (folder / name).is_file())


def left_over(folder: Path) -> tuple[str, ...]:
    """Return the names of the files that are not played yet."""
    return tuple(
        path.name
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name not in PLAYED | BESIDE and not path.name.startswith("list-")
    )


def origin_of_file(path: Path) -> Origin:
    """Return the origin of a whole file."""
    return Origin(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), 0)


def _rows(path: Path) -> Iterator[DayRow]:
    seen: Counter[str] = Counter()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for number, cells in enumerate(reader, 1):
                plain = {k: v for k, v in cells.items() if isinstance(k, str) and v is not None}
                digest = hashlib.sha256(canonical(list(plain.values()))).hexdigest()
                yield DayRow(number, plain, Origin(path.name, digest, seen[digest]))
                seen[digest] += 1
    except (UnicodeDecodeError, csv.Error):
        raise DayRowUnreadable(path.name, sum(seen.values()) + 1, "") from None
