"""What keeps a stage open: somebody awaited, a doubtful match, a conflict."""

from collections.abc import Sequence

from caseapp.domain.coded import EntryState
from caseapp.domain.ids import StageId
from caseapp.domain.views import DeskRow, Obstacle
from caseapp.names.identity import Identity
from caseapp.names.matching import candidates
from caseapp.storage.queries import people
from caseapp.storage.queries.stages import View


def doubts_of(view: View, stage: StageId, rows: Sequence[DeskRow]) -> tuple[Obstacle, ...]:
    """Return every decision that is wanted before a stage can be closed.

    An entry that is awaited without a reason; somebody who came unexpected and may be on the list
    under another spelling, as long as nobody has said yes or no; a field with two values.
    """
    awaited = [row for row in rows if row.state is EntryState.EXPECTED]
    found = [Obstacle("awaited", row) for row in awaited]
    found += [Obstacle("conflict", row) for row in rows if row.contested]
    found += [Obstacle("doubtful", row, other=other) for row, other in doubtful(view, stage, rows)]
    return tuple(found)


def identity_of(row: DeskRow) -> Identity[DeskRow | None]:
    """Return a desk row as the matching door takes it."""
    return Identity(
        key=row,
        surname=row.surname,
        given=row.given,
        patronymic=row.patronymic,
        birth=row.birth,
        birth_doubtful=row.birth_doubtful,
        unit=row.unit,
        call_sign=row.call_sign,
    )


def doubtful(
    view: View, stage: StageId, rows: Sequence[DeskRow]
) -> tuple[tuple[DeskRow, DeskRow], ...]:
    """Return (who came without the list, whose line it may be) where nobody has said yes or no."""
    said = people.verdicts(view, stage)
    pool = [identity_of(r) for r in rows if r.on_list and r.state is not EntryState.MATCHED]
    found = []
    for row in rows:
        if row.on_list or row.arrival is None:
            continue
        for match in candidates(identity_of(row), pool):
            other = match.key
            if other is None or other.line is None:
                continue
            if (row.arrival, other.line) not in said:
                found.append((row, other))
    return tuple(found)
