"""The room of interviews over a real register, worked by its keys."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from asked import AskedDay, asked, asked_template
from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerState
from caseapp.domain.interview_views import InterviewView
from caseapp.domain.interviews import InterviewState
from caseapp.services import interview_reading as reading
from caseapp.services import stages
from caseapp.services.context import Context
from caseapp.ui.binding.compliance import compliance_services
from caseapp.ui.bridge import Bridge
from caseapp.ui.compliance.page import CompliancePage
from caseapp.ui.compliance.presenter import CompliancePresenter
from caseapp.ui.look import Look
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from mornings import morning, morning_template
from registers import User
from ui.hands import press, show, type_text

__all__ = ["asked", "asked_template", "morning", "morning_template"]

NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Tent:
    """The room on the screen, the register behind it, what was said, and a clock."""

    ctx: Context
    day: AskedDay
    bridge: Bridge
    page: CompliancePage
    presenter: CompliancePresenter
    said: list[Notice]
    went: list[tuple[str, str]]
    later: list[timedelta]
    presses: int = 0

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press keys where the keyboard is, and count them."""
        for key in keys:
            press(self.focus(), key, held=held)
            self.presses += 1

    def type(self, text: str) -> None:
        type_text(self.focus(), text)

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def begin(self) -> None:
        """Enter on who is chosen, Enter again on what they decided before: the interview begins."""
        self.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
        assert self.page.in_talk()
        self.presses = 0

    def code(self) -> str:
        """Return the check on the screen; empty at the closing card."""
        state = self.presenter.talk.state
        assert state is not None
        return state.here.check.code if state.here else ""

    def interview(self, person: int = 0) -> InterviewView:
        """Read the interview of one of the day's people from the register."""
        found = reading.checks_of(self.ctx, self.day.people[person].person).shown
        assert found is not None
        return found

    def stored(self, code: str, person: int = 0) -> AnswerState | None:
        question = self.interview(person).question(code)
        assert question is not None
        return question.kept.state if question.kept else None

    def state(self, person: int = 0) -> InterviewState | None:
        return reading.checks_of(self.ctx, self.day.people[person].person).state

    def names(self) -> list[str]:
        """Return who stands in the queue, from the top."""
        return [row.name for row in self.presenter.queue.rows]


Build = Callable[..., Tent]


@pytest.fixture
def build(
    qtbot: QtBot, look: Look, bridge: Bridge, asked: AskedDay
) -> Iterator[Callable[[Role | User], Tent]]:
    """Build the room in front for one of the users; who was in front before has closed the register."""
    with ExitStack() as open_registers:

        def made(who: Role | User = Role.FIELD_OFFICER) -> Tent:
            open_registers.close()
            ctx = open_registers.enter_context(asked.opened(who))
            said, went = list[Notice](), list[tuple[str, str]]()

            later = [timedelta()]

            def now() -> datetime:
                return ctx.now() + later[0]

            frame = Frame(
                look,
                bridge,
                ctx.actor,
                said.append,
                lambda code, sought: went.append((code, sought)),
                now,
            )
            services = compliance_services(ctx)
            page = CompliancePage(frame, services.catalogue)
            presenter = CompliancePresenter(page, frame, services)
            made_tent = Tent(ctx, asked, bridge, page, presenter, said, went, later)
            show(qtbot, page)
            page.show_stage(next(s for s in stages.all_stages(ctx) if s.id == asked.stage))
            page.enter()
            return made_tent

        yield made


@pytest.fixture
def tent(build: Build) -> Tent:
    """A field officer's room, with the queue in front."""
    return build()
