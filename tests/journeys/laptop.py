"""One laptop with the whole program on it: lock screen, window, one work thread, an encrypted register.

A lock ends the process; here the next one is a new shell with everything built anew, which knows of the
one before only what is handed over on its standard input.
"""

import io
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from caseapp.app import late_gate, preselected
from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.gate.presenter import Preselected
from caseapp.ui.lock import Resume, read_resume, write_resume
from caseapp.ui.pages import Pages
from caseapp.ui.preferences import Mode, Preferences
from caseapp.ui.room import Room
from caseapp.ui.shell import Shell, ShellTools
from journeys.keyboard import Keyboard

_PATIENCE_MS = 20_000


class WorkThread(ThreadPoolExecutor):
    """The program's one work thread; it remembers what it was given last."""

    def __init__(self) -> None:
        super().__init__(max_workers=1)
        self.last: Future[Any] = Future()
        self.last.set_result(None)

    def submit(self, *what: Any, **how: Any) -> Future[Any]:
        """Override: remember."""
        self.last = super().submit(*what, **how)
        return self.last


class Strays(QObject):
    """Notes widgets that come up as windows of their own.

    A widget that is shown before it has a parent is one: it flickers, takes the keyboard from the window
    in front, and costs a native window.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - as Qt calls it
        """Override: look at whatever is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            plain = watched.isWindow() and watched.windowType() == Qt.WindowType.Window
            if plain and not isinstance(watched, QMainWindow):
                self.seen.append(type(watched).__name__)
        return False


class Laptop:
    """A screen of 1366 × 768 with a keyboard."""

    def __init__(
        self, qtbot: QtBot, keyboard: Keyboard, lang: Lang, mode: Mode, register: Path, user: str
    ) -> None:
        self.keyboard, self._qtbot = keyboard, qtbot
        self._chosen = Preferences(lang, mode, station="2", toured=True)
        self._left: list[Resume] = []
        self._work = WorkThread()
        self.strays = Strays()
        _app().installEventFilter(self.strays)
        self._start(Preselected(register, None, user), Resume())

    @property
    def pages(self) -> Pages:
        """The rooms; the register must be open."""
        assert self.shell.pages is not None, "the register is locked"
        return self.shell.pages

    @property
    def room(self) -> Room:
        """The room on the screen."""
        return self.pages.workspace.room()

    @property
    def said(self) -> str:
        """What the quiet bar says."""
        return self.pages.workspace.quiet.text()

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase at the lock screen; whoever locked it need not be chosen again."""
        self.keyboard.type(passphrase)
        self.keyboard.hit("Return")
        self.until(lambda: self.shell.pages is not None)
        self.settle()

    def lock(self) -> None:
        """Lock by the key; a fresh shell stands at the lock screen when this returns."""
        self.keyboard.hit("Ctrl+L")
        self.until(lambda: self.has_left)
        self.come_back()

    @property
    def has_left(self) -> bool:
        """Say whether the process would have ended: somebody locked it."""
        return bool(self._left)

    def come_back(self) -> None:
        """Start the shell that follows one which has left."""
        handed = read_resume(io.StringIO(write_resume(self._left.pop())))
        self._end()
        self._start(preselected(handed), handed)

    def go(self, room: str) -> None:
        """Go to a page by its number."""
        place = list(self.pages.workspace.rooms).index(room) + 1
        self.keyboard.hit(f"Alt+{place}")
        assert self.pages.workspace.here == room
        self.settle()

    def settle(self) -> None:
        """Wait until the work thread has nothing left to do and everything it said is on the screen."""
        before: Future[Any] | None = None
        while before is not self._work.last:
            before = self._work.last
            wait([before], _PATIENCE_MS / 1000)
            assert before.done(), "the work thread does not come to an end"
            for _ in range(2):  # an answer may start a timer of no length
                QApplication.processEvents()

    def until(self, ready: Callable[[], bool]) -> None:
        """Wait for something that comes by itself."""
        self._qtbot.waitUntil(ready, timeout=_PATIENCE_MS)

    def dialog(self) -> None:
        """Wait until the dialog that was asked for has the keyboard."""
        self.until(
            lambda: QApplication.activeWindow() is QApplication.activeModalWidget() is not None
        )

    def give_back_keyboard(self) -> None:
        """Do what the system does when a dialog closes; the offscreen platform does not."""
        self.shell.window.activateWindow()
        self.until(self.shell.window.isActiveWindow)

    def switch_off(self) -> None:
        """Close the register in good order and end; the second time there is nothing to do."""
        if not shiboken6.isValid(self.shell):
            return
        if self.shell.pages is not None:
            self.shell.lock()
            self.until(lambda: bool(self._left))
        self._end()
        _app().removeEventFilter(self.strays)
        self._work.shutdown()

    def _start(self, first: Preselected, handed: Resume) -> None:
        self._desktop = Desktop(_app(), self._chosen.lang, self._chosen.mode)
        tools = ShellTools(
            self._desktop,
            Bridge(self._work, self._desktop),
            late_gate(),
            lambda: datetime.now(UTC),
            lambda _preferences: None,
            self._left.append,
        )
        self.shell = Shell(tools, self._chosen, first)
        self.shell.window.resize(1366, 768)
        with self._qtbot.waitActive(self.shell.window):
            self.shell.start(handed.page, handed.draft, handed.row, handed.drill)
        self.until(self._ready_for_passphrase)

    def _ready_for_passphrase(self) -> bool:
        gate = self.shell.gate
        return gate is not None and gate._screen.lock.person() is not None

    def _end(self) -> None:
        _app().removeEventFilter(self.shell._idle)
        shiboken6.delete(self.shell.window)
        self._desktop.undress()
        shiboken6.delete(self._desktop)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
