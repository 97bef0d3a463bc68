"""Every place of the window can be heard, reached by Tab and left by it, and shows where the keyboard is."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from busy_days import make_busy
from caseapp.domain.access import Role
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.gate.presenter import GatePresenter, Preselected
from caseapp.ui.gate.screen import GateScreen
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from caseapp.ui.widgets.button import Button
from caseapp.ui.widgets.parts import column
from mornings import Morning, morning, morning_template
from ui.controls import name_of, round_trip, unnamed, unreached, unseen
from ui.fakes import SameThread
from ui.hands import show
from ui.people import NOW
from ui.places import places
from ui.test_gate import Keys

__all__ = ["morning", "morning_template"]
ROLES = (Role.FIELD_OFFICER, Role.MEDIC, Role.SUPERVISOR, Role.PSYCHOLOGIST, Role.ADMIN)


@pytest.fixture
def at_work(qtbot: QtBot, look: Look, bridge: Bridge, morning: Morning) -> Iterator[Pages]:
    """The window of somebody who holds every role, over a stage at work."""
    user = morning.founded.add("Кравець Олена", *ROLES)
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        make_busy(ctx, morning, 5)
    session = session_of(morning.founded.folder, morning.founded.open(user), demo=False)
    around = Surroundings(look, bridge, lambda: datetime.now(UTC), Preferences(toured=True))
    pages = Pages(session, around, Where())
    show(qtbot, pages.workspace)
    yield pages
    session.close()


def test_every_place_can_be_heard_reached_and_seen(at_work: Pages) -> None:
    known: set[QWidget] = set()
    for name, window in places(at_work):
        require_well(name, window, known)


def test_the_lock_screen_can_be_heard_reached_and_seen(qtbot: QtBot, look: Look) -> None:
    keys, known = Keys(), set[QWidget]()
    screen = GateScreen(look, NOW)
    show(qtbot, screen)
    gate = GatePresenter(screen, Bridge(SameThread()), keys.services(), look, Preselected())
    gate.start()
    require_well("lock", screen, known)
    for name, wanted in (("create", screen.create_wanted), ("lost", screen.lock.recover_wanted)):
        wanted.emit()
        require_well(name, screen, known)


def require_well(name: str, window: QWidget, known: set[QWidget]) -> None:
    """Hold one place to the promise; ``known`` controls were looked at in another place."""
    for what, found in (
        ("have no name", unnamed(window)),
        ("are passed by Tab", unreached(window)),
        ("do not show the keyboard", unseen(window, known)),
    ):
        assert not found, f"{name}: these {what}: {', '.join(map(name_of, found))}"


class _Trap(QLineEdit):
    """Keeps Tab for itself."""

    def event(self, event: QEvent, /) -> bool:
        """Override: Tab is a letter here."""
        if event.type() == QEvent.Type.KeyPress:
            return True
        return super().event(event)


class _Bare(QPushButton):
    """Looks the same whatever happens."""

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - as Qt calls it
        """Override: nothing."""


def test_what_is_silent_passed_by_a_trap_or_bare_would_be_found(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    first, second, third = (Button(look, word) for word in ("один", "два", "три"))
    window.setLayout(column(first, second, third))
    show(qtbot, window)
    require_well("as it is", window, set())
    second.setAccessibleName("")
    second.setText("")
    assert unnamed(window) == [second]
    bare = _Bare("чотири")
    window.layout().addWidget(bare)  # type: ignore[union-attr] # it has one
    bare.show()
    assert unseen(window, set()) == [bare]
    QWidget.setTabOrder(third, first)  # and second is still reached
    assert unreached(window) == []
    third.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert third not in round_trip(window, "Tab")
    trap = _Trap()
    window.layout().addWidget(trap)  # type: ignore[union-attr] # as above
    trap.show()
    with pytest.raises(AssertionError, match="Tab"):
        unreached(window)
