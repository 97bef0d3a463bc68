"""A stage with people whom an interview can be held with: arrived, triaged, found well enough, asked.

def test_something(asked: AskedDay) -> None:
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        interviews.start(ctx, asked.stage, asked.people[0].person)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.ids import StageId
from caseapp.domain.views import Marked
from caseapp.services import arrivals, consents
from caseapp.services.computer import CONFIG_VARIABLE
from caseapp.services.consents import Explained
from caseapp.services.context import Context
from caseapp.storage.tables.people import Arrival
from mornings import Morning
from registers import Founded, User, copied

COUNT = 4
ALLOWED = {Purpose.CARE: ConsentState.GIVEN, Purpose.STATS: ConsentState.GIVEN}


@dataclass(frozen=True)
class AskedDay:
    """A founded register, its open stage, and the first `COUNT` people of its list, in order."""

    founded: Founded
    stage: StageId
    people: tuple[Marked, ...]

    @contextmanager
    def opened(self, who: Role | User) -> Iterator[Context]:
        """Open the register as one of its users."""
        with self.founded.opened(who) as ctx:
            yield ctx


def judge(ctx: Context, who: Marked, colour: str | None, fit: str | None) -> None:
    """Write what a medic found into an arrival."""
    with ctx.act("set_triage") as work:
        row = work.get(Arrival, who.arrival)
        row.triage, row.fit = colour, fit
        work.commit()


def allow(ctx: Context, who: Marked, decisions: dict[Purpose, ConsentState] | None = None) -> None:
    """Record what somebody decided, by default that a case may be kept and counted."""
    consents.record(ctx, who.person, decisions or ALLOWED, Explained(at=ctx.now()))


@pytest.fixture(scope="session")
def asked_template(morning_template: Morning, tmp_path_factory: pytest.TempPathFactory) -> AskedDay:
    """The register that is copied; never open it in a test."""
    place = tmp_path_factory.mktemp("asked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CONFIG_VARIABLE, "")
        founded, stage = copied(morning_template.founded, place), morning_template.stage
        people = []
        with founded.opened(Role.MEDIC) as ctx:
            for number in range(1, COUNT + 1):
                line = morning_template.row(ctx, number).line
                assert line is not None
                people.append(arrivals.mark_arrived(ctx, stage, line).value)
                judge(ctx, people[-1], "green", "yes")
                allow(ctx, people[-1])
    return AskedDay(founded, stage, tuple(people))


@pytest.fixture
def asked(asked_template: AskedDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AskedDay:
    """A register with people who may be interviewed, closed, with an own configuration folder."""
    place = tmp_path / "asked"
    place.mkdir()
    founded = copied(asked_template.founded, place)
    monkeypatch.setenv(CONFIG_VARIABLE, str(founded.config))
    return AskedDay(founded, asked_template.stage, asked_template.people)
