"""An older copy that was put back: an administrator decides, nobody else is asked."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.services import stages
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.gate.presenter import Preselected
from caseapp.ui.preferences import Preferences
from caseapp.ui.session import Session
from caseapp.ui.shell import Shell, ShellTools
from registers import Founded
from ui.fakes import SameThread
from ui.hands import press
from ui.people import NOW
from ui.test_gate import Keys


@pytest.fixture
def older(founded: Founded, tmp_path: Path) -> Founded:
    """A register whose folder of before the last stage was put back."""
    kept = tmp_path / "kept"
    with founded.opened(Role.SUPERVISOR) as ctx:
        stages.new_stage(ctx, date(2026, 3, 5), "Етап 1", "Вузол")
    shutil.copytree(founded.folder, kept)
    with founded.opened(Role.SUPERVISOR) as ctx:
        stages.new_stage(ctx, date(2026, 3, 6), "Етап 2", "Вузол")
    shutil.rmtree(founded.folder)
    shutil.copytree(kept, founded.folder)
    return founded


@pytest.fixture
def shell(qtbot: QtBot, desktop: Desktop) -> Iterator[Shell]:
    gate: Any = Keys().services()
    tools = ShellTools(
        desktop, Bridge(SameThread()), gate, lambda: NOW, lambda _p: None, lambda _r: None
    )
    made = Shell(tools, Preferences(toured=True), Preselected())
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    app = QApplication.instance()
    assert app
    app.removeEventFilter(made._idle)


@pytest.fixture
def sessions(older: Founded) -> Iterator[Any]:
    closing: list[Session] = []

    def made(who: Role) -> Session:
        closing.append(session_of(older.folder, older.open(who), demo=False))
        return closing[-1]

    yield made
    for each in closing:
        each.close()


def test_an_administrator_goes_on_and_the_register_can_be_written(
    shell: Shell, sessions: Any, older: Founded
) -> None:
    session = sessions(Role.ADMIN)
    assert session.read_only
    shell._open(session)
    assert shell.about_copy
    shell.about_copy.act.click()
    assert shell._session
    assert not shell._session.read_only
    session.close()
    with older.opened(Role.SUPERVISOR) as ctx:
        stages.new_stage(ctx, date(2026, 3, 7), "Етап 3", "Вузол")


def test_esc_leaves_the_copy_to_be_read(shell: Shell, sessions: Any) -> None:
    shell._open(sessions(Role.ADMIN))
    assert shell.about_copy
    press(shell.about_copy, Qt.Key.Key_Escape)
    assert shell._session
    assert shell._session.read_only


def test_nobody_else_is_asked(shell: Shell, sessions: Any) -> None:
    shell._open(sessions(Role.SUPERVISOR))
    assert shell.about_copy is None
    assert shell.pages
    assert shell.pages.workspace.quiet.notice.tone == "partly"
