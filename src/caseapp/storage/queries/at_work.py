"""Who recorded something lately, and when another copy was taken in."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from caseapp.storage.journal.store import ENTRY, TRANSACTION
from caseapp.storage.tables.every import table_of

ARRIVAL = table_of("arrival")
NOTICE = table_of("replica_notice")
ORIGIN = "origin"
_DESK_ACTS = ("mark_arrived", "mark_unexpected")
_MERGED = "merged"


def authors_since(view: Connection, since: datetime) -> Mapping[tuple[UUID, str], datetime]:
    """Return (author, station) → their newest act, the station empty for acts without one.

    Only the acts of a desk say at which desk their author sits: any other act on an arrival may be made
    anywhere. What was taken over from a recorded day is nobody's work here.
    """
    made, wrote, played = TRANSACTION, ENTRY.alias("wrote"), ENTRY.alias("played")
    within = (
        made.c.act.in_(_DESK_ACTS),
        wrote.c.replica_id == made.c.replica_id,
        wrote.c.seq.between(made.c.first_seq, made.c.last_seq),
        wrote.c.table_name == ARRIVAL.name,
    )
    taken_over = (
        select(played.c.seq)
        .where(
            played.c.replica_id == made.c.replica_id,
            played.c.seq.between(made.c.first_seq, made.c.last_seq),
            played.c.table_name == ORIGIN,
        )
        .exists()
    )
    station = func.coalesce(ARRIVAL.c.station, "")
    rows = view.execute(
        select(made.c.author, station.label("station"), func.max(made.c.recorded_at).label("at"))
        .select_from(
            made.outerjoin(wrote, and_(*within)).outerjoin(ARRIVAL, ARRIVAL.c.id == wrote.c.row_id)
        )
        .where(made.c.recorded_at >= since, ~taken_over)
        .group_by(made.c.author, station)
    )
    return {(row.author, row.station): row.at for row in rows}


def merged_at(view: Connection) -> datetime | None:
    """Return when the work of another copy was taken in last."""
    found: datetime | None = view.execute(
        select(func.max(NOTICE.c.created_at)).where(NOTICE.c.code == _MERGED)
    ).scalar()
    return found
