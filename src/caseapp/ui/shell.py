"""Leads from the lock screen to the workspace and back out of the process."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.gate.presenter import GatePresenter, Preselected
from caseapp.ui.gate.screen import GateScreen
from caseapp.ui.gate.services import GateServices
from caseapp.ui.idle import IdleWatch
from caseapp.ui.lock import Resume
from caseapp.ui.look import Look
from caseapp.ui.main_window import MainWindow
from caseapp.ui.pages import Pages, Surroundings, Where
from caseapp.ui.preferences import Mode, Preferences
from caseapp.ui.session import Session

_LONGEST_WRITE_MS = 2_000
_POLL_MS = 20


@dataclass(frozen=True)
class ShellTools:
    """What the shell works with; `caseapp.app` puts it together."""

    desktop: Desktop
    bridge: Bridge
    gate: GateServices[Session]
    now: Callable[[], datetime]
    remember: Callable[[Preferences], object]
    leave: Callable[[Resume], object]
    """Hands over to a fresh process and ends this one."""


class Shell(QObject):
    """Owns the window."""

    painted = Signal()
    """The lock screen is on the screen; heavy modules may load now."""

    def __init__(self, tools: ShellTools, preferences: Preferences, first: Preselected) -> None:
        super().__init__(tools.desktop)
        self._tools, self.preferences, self._first = tools, preferences, first
        self.window = MainWindow()
        self.gate: GatePresenter[Session] | None = None
        self.pages: Pages | None = None
        self._session: Session | None = None
        self._where = Where()
        self._idle = IdleWatch(preferences.idle_minutes, self)
        self._idle.idle.connect(self.lock)
        self.window.closing.connect(self._close)
        tools.desktop.look_changed.connect(lambda _look: self._rebuild())

    def start(self, page: str = "") -> None:
        """Show the lock screen; ``page``: where to go once it is open."""
        self._where = Where(page or "today")
        self._show_gate()
        self.window.show()
        QTimer.singleShot(0, self._tell_painted)

    def lock(self) -> None:
        """Cover the window at once, let open changes be written (2 s at most), hand over, end.

        At the lock screen there is nothing to lock.
        """
        if self._session is None or self.pages is None:
            return
        where, session = self.pages.where(), self._session
        self._session = self.pages = None
        self.window.show_widget(_cover())
        resume = Resume(str(session.register), str(session.actor.id), where.page)
        self._leave_when_written(session, resume, _LONGEST_WRITE_MS)

    def speak(self, lang: Lang) -> None:
        """Change the language of everything, without a restart."""
        self._prefer(replace(self.preferences, lang=lang))
        self._tools.desktop.speak(lang)

    def wear(self, mode: Mode) -> None:
        """Change the theme of everything."""
        self._prefer(replace(self.preferences, mode=mode))
        self._tools.desktop.wear(mode)

    @property
    def look(self) -> Look:
        """What is worn now."""
        return self._tools.desktop.look

    def say_unforeseen(self) -> None:
        """Say that a bug was met, where there is a bar to say it in."""
        if self.pages is not None:
            self.pages.say_unforeseen()

    def _prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self._tools.remember(preferences)

    def _tell_painted(self) -> None:
        self.painted.emit()
        if self.gate:
            self.gate.start()

    def _show_gate(self) -> None:
        screen = GateScreen(self.look, self._tools.now())
        gate = GatePresenter(screen, self._tools.bridge, self._tools.gate, self.look, self._first)
        self.gate = gate
        screen.lang_chosen.connect(self.speak)
        gate.opened.connect(self._open)
        self.window.show_widget(screen)
        screen.lock.secret.setFocus()

    def _open(self, session: Session) -> None:
        self._session, self.gate = session, None
        self._show_pages()
        if self.pages:
            self.pages.say_all(session.notices)
        QApplication.instance().installEventFilter(self._idle)  # type: ignore[union-attr] # it runs

    def _show_pages(self) -> None:
        assert self._session is not None  # noqa: S101 - called with an open register only
        station = self.preferences.station
        around = Surroundings(self.look, self._tools.bridge, self._tools.now, station)
        pages = self.pages = Pages(self._session, around, self._where)
        pages.lock_wanted.connect(self.lock)
        header = pages.workspace.header
        other = Lang.EN if self.look.words.lang is Lang.UK else Lang.UK
        header.lang_wanted.connect(lambda: self.speak(other))
        dark = self.look.theme.name == "dark"
        header.theme_wanted.connect(lambda: self.wear(Mode.LIGHT if dark else Mode.DARK))
        self.window.show_widget(pages.workspace)
        pages.workspace.room().enter()

    def _rebuild(self) -> None:
        if self.pages is not None:
            self._where = self.pages.where()
            # The notice was worded in the language before.
            self._where = replace(self._where, notice=None)
            self._show_pages()
        elif self.gate is not None:
            self._show_gate()
            self.gate.start()

    def _leave_when_written(self, session: Session, resume: Resume, left_ms: int) -> None:
        if self._tools.bridge.writing and left_ms > 0:
            again = left_ms - _POLL_MS
            QTimer.singleShot(_POLL_MS, lambda: self._leave_when_written(session, resume, again))
            return
        self._tools.leave(resume)

    def _close(self) -> None:
        if self._session is not None:
            self._session.close()


def _cover() -> QWidget:
    """Return what a passer-by sees while the last change is written: nothing."""
    made = QWidget()
    made.setObjectName("page")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
