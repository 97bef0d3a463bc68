"""The latest list of a stage and who came, each read once: the ground of counts and queues.

The desk needs every name folded and in Latin letters (`services.desk`), which for hundreds of people takes
ten times as long as reading them; whoever counts does without.
"""

from dataclasses import dataclass, replace

from caseapp.domain.ids import LineId, ListId, PersonId, StageId
from caseapp.services.desk import awaited_row, unlisted_row
from caseapp.services.doubts import doubtful
from caseapp.storage.queries import lists, people
from caseapp.storage.queries.people import Came
from caseapp.storage.queries.stages import View


@dataclass(frozen=True, slots=True)
class Roll:
    """Who is expected and who came.

    Attributes:
        stage: of which.
        version: the latest list; ``None`` before there is one.
        lines: the expected people on it.
        absent: of these, those about whom somebody said why they did not come.
        came: in the order they came.
        doubtful: who came without the list and may be on it, once for each line it may be.
    """

    stage: StageId
    version: ListId | None
    lines: frozenset[LineId]
    absent: frozenset[LineId]
    came: tuple[Came, ...]
    doubtful: tuple[PersonId, ...] = ()

    @property
    def unlisted(self) -> tuple[Came, ...]:
        """Who came without standing on the latest list."""
        return tuple(one for one in self.came if one.line not in self.lines)

    @property
    def missed(self) -> frozenset[LineId]:
        """The lines on which nobody came, for whatever reason."""
        return self.lines - {one.line for one in self.came if one.line is not None}

    @property
    def awaited(self) -> frozenset[LineId]:
        """The lines on which nobody came and nobody has said why."""
        return self.missed - self.absent


def roll_of(view: View, stage: StageId) -> Roll:
    """Return the list of a stage and who came."""
    versions = lists.versions(view, stage)
    latest = versions[-1].id if versions else None
    roll = Roll(
        stage=stage,
        version=latest,
        lines=frozenset() if latest is None else lists.lines(view, latest),
        absent=frozenset(lists.absences(view, stage)),
        came=people.arrivals(view, stage),
    )
    return replace(roll, doubtful=_doubtful(view, roll))


def _doubtful(view: View, roll: Roll) -> tuple[PersonId, ...]:
    if roll.version is None or not roll.unlisted:
        return ()
    missed = lists.missed_entries(view, roll.version, roll.stage)
    rows = [awaited_row(entry) for entry in missed]
    rows += [unlisted_row(one) for one in roll.unlisted]
    found = (row.person for row, _other in doubtful(view, roll.stage, rows))
    return tuple(person for person in found if person is not None)
