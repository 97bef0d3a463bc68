"""A register on the morning of a day: a stage is open, its list is in, nobody has come yet.

Made once per run and copied, as `registers` does it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.ids import StageId
from caseapp.domain.views import DeskRow
from caseapp.services import arrivals, lists, stages
from caseapp.services.computer import CONFIG_VARIABLE
from caseapp.services.context import Context
from days import DAY, SITE, Day, make_day
from registers import Founded, copied

TITLE = "етап 7"
PEOPLE = 30
AT = datetime(2026, 4, 14, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Morning:
    """A founded register, its one open stage, and the day that the list is of."""

    founded: Founded
    stage: StageId
    day: Day

    def row(self, ctx: Context, number: int) -> DeskRow:
        """Return the desk's row of a number on the list."""
        rows = arrivals.desk(ctx, self.stage)
        return next(row for row in rows if row.number == str(number) and row.on_list)


def list_file(day: Day, version: int) -> tuple[bytes, str]:
    """Return a version of the day's list as `lists.take_in` wants it: bytes and name."""
    path = day.folder / f"list-v{version}.xlsx"
    return path.read_bytes(), path.name


@pytest.fixture(scope="session")
def morning_template(
    register_template: Founded, tmp_path_factory: pytest.TempPathFactory
) -> Morning:
    """The register that is copied; never open it in a test."""
    place = tmp_path_factory.mktemp("morning")
    day = make_day(place / "day", PEOPLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CONFIG_VARIABLE, "")
        founded = copied(register_template, place)
        with founded.opened(Role.SUPERVISOR) as ctx:
            stage = stages.new_stage(ctx, DAY, TITLE, SITE).value
            lists.take_in(ctx, stage, *list_file(day, 3))
    return Morning(founded, stage, day)


@pytest.fixture
def morning(morning_template: Morning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Morning:
    """A register with an open stage and its list, closed, with an own configuration folder."""
    place = tmp_path / "morning"
    place.mkdir()
    founded = copied(morning_template.founded, place)
    monkeypatch.setenv(CONFIG_VARIABLE, str(founded.config))
    return Morning(founded, morning_template.stage, morning_template.day)
