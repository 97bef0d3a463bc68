"""What a roll-call sheet says, gathered and frozen."""

from collections.abc import Sequence
from datetime import datetime

from caseapp.domain.coded import Category, EntryState, Flag
from caseapp.domain.dates import PartialDate
from caseapp.domain.roll_call import (
    Difference,
    Differing,
    Imprint,
    ListVersion,
    RollCallData,
    RollCallRow,
    StageFacts,
    birth_text,
)
from caseapp.domain.views import DeskRow, StageView
from caseapp.names.order import sort_key
from caseapp.services.desk import desk_of
from caseapp.storage.queries import lists
from caseapp.storage.queries.lists import Entry
from caseapp.storage.queries.stages import View


def roll_call_facts(
    view: View, stage: StageView, imprint: Imprint, cut_off: datetime
) -> RollCallData:
    """Return everything that the sheet of a stage shows.

    Rows stand in Ukrainian order of names, not in that of the list: with a sheet in hand one looks for a
    name, and headquarters' numbers follow nothing that is seen at a bus door.
    """
    versions = lists.versions(view, stage.id)
    entries = lists.last_entries(view, stage.id)
    rows = desk_of(view, stage.id)
    shown = {row.line for row in rows}
    gone = [_withdrawn(entry) for line, entry in entries.items() if line not in shown]
    listed = [_row(row, entries.get(row.line) if row.line else None) for row in rows if row.on_list]
    off_list = [row for row in rows if not row.on_list]
    return RollCallData(
        stage=StageFacts(stage.number, stage.title, stage.date, stage.site),
        cut_off=cut_off,
        imprint=imprint,
        version=_version(versions),
        rows=(*_by_name(listed), *_by_name(gone)),
        unexpected=_by_name(
            [_row(r, None) for r in off_list if r.state is not EntryState.WITHDRAWN]
        ),
        came_withdrawn=_by_name(
            [
                _row(r, entries.get(r.line) if r.line else None)
                for r in off_list
                if r.state is EntryState.WITHDRAWN
            ]
        ),
    )


def _by_name(rows: Sequence[RollCallRow]) -> tuple[RollCallRow, ...]:
    return tuple(
        sorted(rows, key=lambda row: sort_key(f"{row.surname} {row.given} {row.patronymic}"))
    )


def _row(row: DeskRow, entry: Entry | None) -> RollCallRow:
    return RollCallRow(
        number=row.number,
        surname=row.surname,
        given=row.given,
        patronymic=row.patronymic,
        birth=birth_text(row.birth) if row.birth else _written(entry),
        birth_doubtful=row.birth_doubtful,
        group=row.category.group,
        rank=row.rank,
        unit=row.unit,
        state=row.state,
        vehicle=row.vehicle,
        station=row.station,
        arrived_at=row.arrived_at,
        absence=row.absence,
        differences=_differences(row, entry) if row.arrived_at and entry else (),
        flags=tuple(flag for flag in Flag if flag in row.flags),
    )


def _withdrawn(entry: Entry) -> RollCallRow:
    row = entry.row
    return RollCallRow(
        number=row.number or "",
        surname=row.surname,
        given=row.given,
        patronymic=row.patronymic,
        birth=birth_text(row.birth.date) if row.birth and row.birth.date else _written(entry),
        birth_doubtful=bool(row.birth and row.birth.doubtful),
        group=(row.category or Category.UNKNOWN).group,
        rank=row.rank or "",
        unit=row.unit or "",
        state=EntryState.WITHDRAWN,
    )


def _differences(row: DeskRow, entry: Entry) -> tuple[Difference, ...]:
    """Return what the papers say otherwise; what the list does not say is no difference."""
    listed = entry.row
    pairs = (
        (Differing.SURNAME, listed.surname, row.surname),
        (Differing.GIVEN, listed.given, row.given),
        (Differing.PATRONYMIC, listed.patronymic, row.patronymic),
        (Differing.BIRTH, _birth(listed.birth.date if listed.birth else None), _birth(row.birth)),
        (Differing.CATEGORY, listed.category.group if listed.category else "", row.category.group),
        (Differing.FORCE, listed.force or "", row.force),
        (Differing.UNIT, listed.unit or "", row.unit),
        (Differing.RANK, listed.rank or "", row.rank),
    )
    return tuple(
        Difference(field, said, papers) for field, said, papers in pairs if _differ(said, papers)
    )


def _differ(said: str, papers: str) -> bool:
    """Names that fold alike still differ by a letter that the papers will be checked for."""
    return bool(said) and " ".join(said.split()).casefold() != " ".join(papers.split()).casefold()


def _birth(date: PartialDate | None) -> str:
    return birth_text(date) if date else ""


def _written(entry: Entry | None) -> str:
    return entry.row.birth.written if entry and entry.row.birth else ""


def _version(versions: Sequence[lists.ListVersion]) -> ListVersion | None:
    if not versions:
        return None
    newest = versions[-1]
    return ListVersion(newest.version, newest.received_at, newest.row_count)
