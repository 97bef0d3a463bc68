"""Both rooms over the real use cases and an encrypted register."""

import stat
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.services import stages
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.reports.page import ReportsPage
from caseapp.ui.rooms import Surroundings
from registers import Founded, User
from ui.hands import show


@pytest.fixture
def opened(
    qtbot: QtBot, look: Look, bridge: Bridge, founded: Founded
) -> Iterator[Callable[[Role | User], Pages]]:
    closing: list[Callable[[], None]] = []

    def made(who: Role | User) -> Pages:
        session = session_of(founded.folder, founded.open(who), demo=False)
        closing.append(session.close)
        around = Surroundings(look, bridge, lambda: datetime.now(UTC), Preferences())
        pages = Pages(session, around, Where())
        show(qtbot, pages.workspace)
        return pages

    yield made
    for close in closing:
        close()


def test_a_roll_call_is_saved_for_its_owner_alone_and_again_byte_for_byte(
    opened: Callable[[Role], Pages], founded: Founded, tmp_path: Path
) -> None:
    with founded.opened(Role.SUPERVISOR) as ctx:
        stages.new_stage(ctx, date(2026, 3, 6), "Етап 1", "Вузол")
    pages = opened(Role.FIELD_OFFICER)
    pages.workspace.go("reports")
    page = pages.workspace.room()
    assert isinstance(page, ReportsPage)
    places: list[Path] = []

    def choose(name: str, then: Callable[[Path], object]) -> None:
        places.append(tmp_path / name)
        then(places[-1])

    pages.rooms.reports._choose = choose
    page.choice.save.click()
    page.runs.table.selectRow(0)
    page.runs.save.click()
    first, second = (place.read_bytes() for place in places)
    assert first.startswith(b"%PDF")
    assert first == second
    if sys.platform != "win32":
        assert stat.S_IMODE(places[0].stat().st_mode) == 0o600


def test_an_admin_backs_up_checks_and_ends_an_access(
    opened: Callable[[Role], Pages], founded: Founded
) -> None:
    pages = opened(Role.ADMIN)
    assert list(pages.workspace.rooms) == ["settings"]
    keeping = pages.rooms.backups._section
    keeping.make.click()
    assert keeping.table.model().rowCount() == 1
    keeping.check.click()
    assert keeping.said.text().startswith("Реєстр цілий")
    section = pages.rooms.users._section
    medic = next(n for n, u in enumerate(section._users) if u.id == founded.users[Role.MEDIC].id)
    section.table.selectRow(medic)
    section.card.remove.click()
    question = pages.rooms.users.question
    assert question is not None
    question.act.click()
    assert section.card.user is not None
    assert section.card.user.removed
    pages.rooms.trail._read_history()
    pages.rooms.trail._read_facts()
    assert str(pages.rooms.trail._about.values["register"].text())


def test_an_admin_who_holds_no_compartment_is_offered_none(
    opened: Callable[[Role], Pages], founded: Founded
) -> None:
    section = opened(Role.ADMIN).rooms.users._section
    for place in range(len(section._users)):
        section.table.selectRow(place)
        assert section.card.acts == {}
