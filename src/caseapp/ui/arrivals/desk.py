"""What the desk knows and what it answers to typed letters. Pure: no Qt, no clock, no disk."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from caseapp.domain.coded import EntryState, Flag
from caseapp.domain.errors import RuleError
from caseapp.domain.ids import ArrivalId
from caseapp.domain.views import DeskRow, Marked
from caseapp.domain.wristband import Code, parse
from caseapp.domain.wristband_errors import WrongLetters
from caseapp.names.desk import DeskEntry, DeskIndex, Hit
from caseapp.names.fold import fold
from caseapp.names.latin import latin
from caseapp.names.lookup import Rank
from caseapp.ui.arrivals.narrowed import Narrowed

_MOST_HITS = 200


@dataclass(frozen=True)
class Heading:
    """Stands above rows of one kind. ``kind``: waiting or came."""

    kind: str
    count: int


@dataclass(frozen=True)
class Line:
    """One person in the list. ``spans`` are the typed letters in the name that is shown first."""

    row: DeskRow
    spans: tuple[tuple[int, int], ...] = ()
    saving: bool = False

    @property
    def is_here(self) -> bool:
        """Whether the person has arrived, written or about to be."""
        return self.saving or self.row.arrived_at is not None


@dataclass(frozen=True)
class Answer:
    """Rows to show. ``choose`` is the place of the one Enter will take, -1 where ↓ must choose.

    ``refused`` says why nobody is shown: the letters of a label are not those of its number.
    """

    shown: tuple[Heading | Line, ...]
    choose: int
    found: int
    refused: RuleError | None = None


@dataclass(frozen=True)
class Counts:
    """The numbers beside the title of the page."""

    listed: int
    arrived: int
    awaited: int


def key_of(row: DeskRow) -> UUID:
    """Return what a row is known by as long as it is on the screen."""
    if row.line is not None:
        return row.line
    assert row.arrival is not None  # noqa: S101 - somebody without a line is here by an arrival
    return row.arrival


class Desk:
    """The people of a stage. ``latin_first``: names are shown in Latin letters first."""

    def __init__(self, *, latin_first: bool) -> None:
        self._latin_first = latin_first
        self._rows: dict[UUID, DeskRow] = {}
        self._saving: dict[UUID, datetime] = {}
        self._index: DeskIndex[UUID] = DeskIndex(())
        self.only: Narrowed | None = None
        """Whom alone the list shows while nothing is typed."""

    def load(self, rows: Iterable[DeskRow]) -> None:
        """Replace everybody; whoever is being saved stays so until the answer comes."""
        self._rows = {key_of(row): row for row in rows}
        self._index = DeskIndex(self._entry(key, row) for key, row in self._rows.items())

    def counts(self) -> Counts:
        """Return how many are listed, have arrived and are awaited."""
        rows = self._rows.values()
        here = sum(self._is_here(row) for row in rows)
        awaited = sum(row.state is EntryState.EXPECTED and not self._is_here(row) for row in rows)
        return Counts(sum(row.on_list for row in rows), here, awaited)

    def answer(self, text: str) -> Answer:
        """Return who fits what was typed; for nothing typed everybody, and nobody chosen."""
        if not text.strip():
            only = self.only
            rows = [row for row in self._rows.values() if only is None or only.fits(row)]
            return self._laid_out([Line(row, (), self._saved_soon(row)) for row in rows], -1)
        hits = self._index.find(text, _MOST_HITS)
        exact = [hit for hit in hits if hit.rank is Rank.NUMBER]
        if not exact and (code := parse(text)):
            return self._coded(text, code)
        hits = tuple(exact) or hits
        lines = [
            Line(row, hit.spans, self._saved_soon(row))
            for hit in hits
            for row in (self._rows[hit.key],)
        ]
        return self._laid_out(lines, _obvious(text, hits, lines))

    def begin(self, row: DeskRow, at: datetime) -> None:
        """Note that an arrival is being saved."""
        self._saving[key_of(row)] = at

    def settle(self, row: DeskRow, marked: Marked, station: str) -> None:
        """Note that the arrival is written."""
        key = key_of(row)
        self._saving.pop(key, None)
        if key in self._rows:
            self._rows[key] = replace(
                self._rows[key],
                arrival=marked.arrival,
                person=marked.person,
                arrived_at=marked.at,
                state=EntryState.MATCHED,
                station=station,
            )

    def give_up(self, row: DeskRow) -> None:
        """Note that the arrival could not be written."""
        self._saving.pop(key_of(row), None)

    def put_flag(self, arrival: ArrivalId, flag: Flag, *, raised: bool) -> None:
        """Note a flag of somebody who is here."""
        for key, row in self._rows.items():
            if row.arrival == arrival:
                flags = row.flags | {flag} if raised else row.flags - {flag}
                self._rows[key] = replace(row, flags=flags)
                return

    def _coded(self, text: str, code: Code) -> Answer:
        """Return who bears a label that says this, refused where nobody does.

        Enter takes whoever bears it by the latest list, and only if no label of an earlier one says
        the same. A label of an earlier list asks for ↓ first: it may be a slip in a newer number.
        """
        keys = [key for key, row in self._rows.items() if any(map(code.is_of, row.labels))]
        if not keys:
            return Answer((), -1, 0, WrongLetters())
        lines = [Line(row, (), self._saved_soon(row)) for row in map(self._rows.__getitem__, keys)]
        choose = _obvious(text, tuple(Hit(key, Rank.NUMBER, ()) for key in keys), lines)
        sure = lines[choose].is_here or code.is_of(lines[choose].row.labels[0])
        return self._laid_out(lines, choose if sure else -1)

    def _entry(self, key: UUID, row: DeskRow) -> DeskEntry[UUID]:
        names = (row.surname, row.given, row.patronymic)
        other = (row.latin, *row.keys)
        if self._latin_first:
            names, other = (
                (latin(names[0]), latin(names[1]), latin(names[2])),
                (row.name, *row.keys),
            )
        # What stands on a wristband stays, while a new list gives the number to somebody else.
        worn = str(row.labels[-1].number) if row.arrival and row.labels else ""
        return DeskEntry(
            key,
            *names,
            spellings=other,
            number=row.number,
            wristband=worn,
            call_sign=row.call_sign,
            unit=row.unit,
        )

    def _saved_soon(self, row: DeskRow) -> bool:
        return key_of(row) in self._saving and row.arrived_at is None

    def _is_here(self, row: DeskRow) -> bool:
        return row.arrived_at is not None or self._saved_soon(row)

    def _laid_out(self, lines: list[Line], choose: int) -> Answer:
        shown: list[Heading | Line] = []
        place = -1
        for kind in ("waiting", "came"):
            group = [
                (each, line) for each, line in enumerate(lines) if line.is_here == (kind == "came")
            ]
            if group:
                shown.append(Heading(kind, len(group)))
            for each, line in group:
                if each == choose:
                    place = len(shown)
                shown.append(line)
        return Answer(tuple(shown), place, len(lines))


def _obvious(text: str, hits: tuple[Hit[UUID], ...], lines: list[Line]) -> int:
    """Return the place of the line that Enter may take without ↓, -1 if a person must choose.

    Nobody is taken while somebody who fits better, or is called just so, has arrived already: the
    next best would be marked for the person who stands there a second time.
    """
    waiting = [place for place, line in enumerate(lines) if not line.is_here]
    if not waiting:
        return 0 if len(lines) == 1 else -1
    first = waiting[0]
    row, rank = lines[first].row, hits[first].rank
    typed = {fold(word) for word in text.split()}
    called_so = any(line.is_here and fold(line.row.surname) in typed for line in lines)
    unsure = (
        row.alike
        or row.contested
        or row.state is not EntryState.EXPECTED
        or rank > hits[0].rank
        or (rank is Rank.NUMBER and len(hits) > 1)
        or (called_so and fold(row.surname) not in typed)
    )
    return -1 if unsure else first
