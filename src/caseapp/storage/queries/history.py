"""What acts were about."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, select

from caseapp.storage.journal import store
from caseapp.storage.journal.format import Transaction
from caseapp.storage.tables.every import table_of

PERSON = table_of("person")
ARRIVAL = table_of("arrival")
INTERVIEW = table_of("interview")
NOTICE = table_of("replica_notice")


def subject_of(view: Connection, made: Transaction) -> str:
    """Return the name of the person an act was about, empty if it was about nobody or several."""
    people = {person for person in _people_of(view, made) if person is not None}
    if len(people) != 1:
        return ""
    row = view.execute(select(PERSON).where(PERSON.c.id == people.pop())).first()
    if row is None:
        return ""
    return " ".join(part for part in (row.surname, row.given, row.patronymic) if part)


def notice_of(view: Connection, made: Transaction) -> str:
    """Return the code of what the program itself noted in this act, else nothing."""
    for entry in store.entries_of_transaction(view, made):
        if entry.table == NOTICE.name:
            return str(view.execute(select(NOTICE.c.code).where(NOTICE.c.id == entry.row)).scalar())
    return ""


def stages_of(view: Connection, made: Transaction) -> frozenset[UUID]:
    """Return the stages whose rows an act wrote."""
    found: set[UUID] = set()
    for entry in store.entries_of_transaction(view, made):
        table = table_of(entry.table)
        if entry.table == "exchange_stage":
            found.add(entry.row)
        elif "stage_id" in table.columns:
            found |= set(
                view.execute(select(table.c.stage_id).where(table.c.id == entry.row)).scalars()
            )
        elif (about := _what(table)) is not None:
            found |= set(
                view.execute(
                    select(about.target.c.stage_id)
                    .join(table, about.column == about.target.c.id)
                    .where(table.c.id == entry.row)
                ).scalars()
            )
    return frozenset(found)


def _people_of(view: Connection, made: Transaction) -> set[UUID | None]:
    found: set[UUID | None] = set()
    for entry in store.entries_of_transaction(view, made):
        table = table_of(entry.table)
        if entry.table == "person":
            found.add(entry.row)
        elif "person_id" in table.columns:
            column = table.c.person_id
            found.add(view.execute(select(column).where(table.c.id == entry.row)).scalar())
        elif (about := _what(table)) is not None:
            statement = (
                select(about.target.c.person_id)
                .join(table, about.column == about.target.c.id)
                .where(table.c.id == entry.row)
            )
            found.add(view.execute(statement).scalar())
    return found


@dataclass(frozen=True, slots=True)
class _About:
    """The column by which a row belongs to an arrival or an interview, and that table."""

    column: ColumnElement[UUID]
    target: Table


def _what(table: Table) -> _About | None:
    for name, target in (("arrival_id", ARRIVAL), ("interview_id", INTERVIEW)):
        if name in table.columns:
            return _About(table.c[name], target)
    return None
