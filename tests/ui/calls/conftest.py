"""The room for calls over people in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.relatives.page import RelativesPage
from caseapp.ui.relatives.presenter import RelativesPresenter
from caseapp.ui.relatives.services import RelativeServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.calls.homes import Homes
from ui.fakes import ACTOR
from ui.hands import show
from ui.people import NOW, STAGE


@dataclass
class Office:
    """The room on the screen, what it said, and a clock that can be put forward."""

    page: RelativesPage
    presenter: RelativesPresenter
    said: list[Notice] = field(default_factory=list)
    went: list[tuple[str, str]] = field(default_factory=list)
    now: list[datetime] = field(default_factory=lambda: [NOW])

    def later(self, **time: int) -> None:
        self.now[0] += timedelta(**time)

    def chosen(self) -> str:
        line = self.page.queue.chosen_row()
        return line.name if line else ""


Build = Callable[..., Office]


@pytest.fixture
def homes() -> Homes:
    return Homes()


@pytest.fixture
def build(qtbot: QtBot, look: Look, bridge: Bridge, homes: Homes) -> Build:
    """Build the room in front, over the homes or over other services."""

    def made(services: RelativeServices | None = None, *roles: Role) -> Office:
        said: list[Notice] = []
        went: list[tuple[str, str]] = []
        now = [NOW]
        actor = replace(ACTOR, roles=frozenset(roles or {Role.FIELD_OFFICER}))
        frame = Frame(
            look,
            bridge,
            actor,
            said.append,
            lambda code, sought: went.append((code, sought)),
            lambda: now[0],
        )
        page = RelativesPage(frame)
        presenter = RelativesPresenter(page, frame, services or homes.services())
        show(qtbot, page)
        page.show_stage(STAGE)
        page.enter()
        return Office(page, presenter, said, went, now)

    return made


@pytest.fixture
def office(build: Build) -> Office:
    return build()
