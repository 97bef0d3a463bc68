"""Sections of a person's page that are worked alone, and a register behind them."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arrived import arrived
from caseapp.domain.access import Actor, Role
from caseapp.domain.ids import UserId
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from mornings import morning, morning_template
from ui.casefile.told import NOW, uid

__all__ = ["arrived", "morning", "morning_template"]

FrameFor = Callable[..., Frame]


@pytest.fixture
def said() -> list[Notice]:
    """Everything the quiet bar was told."""
    return []


@pytest.fixture
def frame_for(look: Look, bridge: Bridge, said: list[Notice]) -> FrameFor:
    """Build the frame of somebody with some roles."""

    def made(*roles: Role) -> Frame:
        actor = Actor(UserId(uid(7)), "Кравець Олена", frozenset(roles))
        return Frame(look, bridge, actor, said.append, lambda _code, _text: None, lambda: NOW)

    return made


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a section as wide as on a person's page, tall enough for all of it."""

    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(800, 1000)
        with qtbot.waitActive(widget):
            widget.show()

    return show
