"""Fields with more than one value after a merge: both kept, shown with who and when, settled by a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.errors import NotFound
from caseapp.services.context import Context, Done
from caseapp.storage.columns import from_cell
from caseapp.storage.queries import conflicts as queries
from caseapp.storage.tables.every import JOURNALLED, table_of


@dataclass(frozen=True, slots=True)
class Claim:
    """One of the values of a field: what, by whom, when it happened."""

    value: object
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that several people filled in without having seen each other's entry."""

    table: str
    row: UUID
    field: str
    claims: tuple[Claim, ...]


def conflicts(ctx: Context) -> tuple[Conflict, ...]:
    """Return every field that waits for a decision."""
    ctx.require(Permission.READ_PEOPLE)
    names: dict[UUID, str] = {u.id: u.name for u in ctx.register.keyfile.directory.users.values()}
    with ctx.register.read() as view:
        found = queries.contested(view)
        return tuple(
            Conflict(
                table=one.table,
                row=one.row,
                field=one.field,
                claims=tuple(
                    Claim(
                        from_cell(table_of(one.table).columns[one.field].type, claim.value),
                        names.get(claim.author, ""),
                        claim.at,
                    )
                    for claim in one.claims
                ),
            )
            for one in found
        )


def settle(ctx: Context, conflict: Conflict, value: object) -> Done[None]:
    """Decide a field: one of the values, or a third. An ordinary entry names all of them.

    Raises:
        NotFound: the row is gone.
    """
    if conflict.table not in JOURNALLED:
        raise NotFound("row")
    with ctx.act("settle_conflict") as work:
        row = work.get(JOURNALLED[conflict.table], conflict.row)
        work.confirm(row, conflict.field, value)
        return Done(None, work.commit())
