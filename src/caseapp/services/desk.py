"""The rows of the arrivals desk: the latest list, who came of it, and who came without it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from caseapp.domain.coded import AbsenceReason, Category, EntryState, Sex
from caseapp.domain.ids import LineId, ListId, StageId
from caseapp.domain.views import DeskRow
from caseapp.domain.wristband import LabelNumber, plain_number
from caseapp.names.fold import fold
from caseapp.names.latin import latin
from caseapp.storage.queries import lists, people
from caseapp.storage.queries.lists import Entry, NotCome
from caseapp.storage.queries.people import Came
from caseapp.storage.queries.stages import View


def desk_of(view: View, stage: StageId) -> tuple[DeskRow, ...]:
    """Return everybody whom a stage is about, in the order of the list; the unexpected come last.

    A listed person stands with the names of the list until they arrive, then with those of their
    papers. Who is withdrawn from the list and did not come is left out.
    """
    versions = {one.id: lists.entries(view, one.id) for one in lists.versions(view, stage)}
    latest = tuple(versions.values())[-1] if versions else ()
    known = {entry.line: entry for entries in versions.values() for entry in entries}
    came = people.arrivals(view, stage)
    by_line = {one.line: one for one in came if one.line is not None}
    absent = lists.absences(view, stage)
    rows = [_listed(entry, by_line.get(entry.line), absent.get(entry.line)) for entry in latest]
    on_list = {entry.line for entry in latest}
    rows += [
        _off_list(one, known.get(one.line) if one.line else None)
        for one in came
        if one.line not in on_list
    ]
    return _marked_alike(_labelled(rows, came, versions, stage))


def _labelled(
    rows: Iterable[DeskRow],
    came: Iterable[Came],
    versions: dict[ListId, tuple[Entry, ...]],
    stage: StageId,
) -> list[DeskRow]:
    """Give each row the numbers of its labels: of the newest list first, given at the desk last.

    Each version of a list numbers people anew, and a label that was put on stays on.
    """
    of_line: dict[LineId, list[LabelNumber]] = {}
    for version, entries in reversed(versions.items()):
        for entry in entries:
            if number := plain_number(entry.row.number or ""):
                of_line.setdefault(entry.line, []).append(LabelNumber(number, version))
    given = {one.id: LabelNumber(n, stage) for one in came if (n := plain_number(one.wristband))}
    return [
        replace(
            row,
            labels=(
                *(of_line.get(row.line, ()) if row.line else ()),
                *((given[row.arrival],) if row.arrival in given else ()),
            ),
        )
        for row in rows
    ]


def _listed(entry: Entry, came: Came | None, absent: NotCome | None) -> DeskRow:
    row = entry.row
    state = EntryState.EXPECTED
    if came is not None:
        state = EntryState.MATCHED
    elif absent is not None:
        state = EntryState.NOT_ARRIVED
    made = DeskRow(
        line=entry.line,
        arrival=None,
        person=None,
        number=row.number or "",
        surname=row.surname,
        given=row.given,
        patronymic=row.patronymic,
        latin=_latin(row.surname, row.given, row.patronymic),
        birth=row.birth.date if row.birth else None,
        birth_doubtful=bool(row.birth and row.birth.doubtful),
        unit=row.unit or "",
        rank=row.rank or "",
        force=row.force or "",
        category=row.category or Category.UNKNOWN,
        call_sign=row.call_sign or "",
        remark=row.remark or "",
        state=state,
        on_list=True,
        arrived_at=None,
        station="",
        vehicle="",
        flags=frozenset(),
        absence=AbsenceReason(absent.reason) if absent and not came else None,
        sex=Sex(row.sex) if row.sex in set(Sex) else Sex.UNKNOWN,
    )
    return made if came is None else _with_arrival(made, came)


def _off_list(came: Came, withdrawn: Entry | None) -> DeskRow:
    state = EntryState.WITHDRAWN if withdrawn else EntryState.MATCHED
    who = came.person
    made = DeskRow(
        line=came.line,
        arrival=None,
        person=None,
        number=came.wristband,
        surname=who.surname,
        given=who.given,
        patronymic=who.patronymic,
        latin="",
        birth=None,
        birth_doubtful=False,
        unit="",
        rank="",
        force="",
        category=Category.UNKNOWN,
        call_sign="",
        remark="",
        state=state,
        on_list=False,
        arrived_at=None,
        station="",
        vehicle="",
        flags=frozenset(),
    )
    return _with_arrival(made, came)


def _with_arrival(row: DeskRow, came: Came) -> DeskRow:
    who = came.person
    return replace(
        row,
        arrival=came.id,
        person=who.id,
        number=row.number or came.wristband,
        surname=who.surname,
        given=who.given,
        patronymic=who.patronymic,
        latin=_latin(who.surname, who.given, who.patronymic),
        birth=who.birth,
        birth_doubtful=row.birth_doubtful and who.birth == row.birth,
        unit=who.unit,
        rank=who.rank,
        force=who.force,
        category=Category(who.category),
        call_sign=who.call_sign,
        arrived_at=came.at,
        station=came.station,
        vehicle=came.vehicle,
        flags=came.flags,
        contested=came.contested,
        sex=Sex(who.sex),
    )


def _marked_alike(rows: Sequence[DeskRow]) -> tuple[DeskRow, ...]:
    """Mark rows that share a name, or surname and birth year: Enter must ask which is meant."""
    names = Counter(_name_key(row) for row in rows)
    years = Counter[tuple[str, int] | None](k for row in rows if (k := _year_key(row)))
    return tuple(
        replace(row, alike=names[_name_key(row)] > 1 or years.get(_year_key(row), 0) > 1)
        for row in rows
    )


def _name_key(row: DeskRow) -> tuple[str, ...]:
    return fold(row.surname), fold(row.given), fold(row.patronymic)


def _year_key(row: DeskRow) -> tuple[str, int] | None:
    return (fold(row.surname), row.birth.value.year) if row.birth else None


def _latin(*parts: str) -> str:
    return " ".join(latin(part) for part in parts if part)


def awaited_row(entry: Entry) -> DeskRow:
    """Return the row of a line on which nobody came; it is not compared with the others."""
    return _listed(entry, None, None)


def unlisted_row(came: Came) -> DeskRow:
    """Return the row of somebody who came without the list; it is not compared with the others."""
    return _off_list(came, None)


def by_line(rows: Iterable[DeskRow]) -> dict[LineId, DeskRow]:
    """Return the rows that have a line, by it."""
    return {row.line: row for row in rows if row.line is not None}
