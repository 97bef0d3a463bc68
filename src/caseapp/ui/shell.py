"""Leads from the lock screen to the workspace and back out of the process."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge
from caseapp.ui.choices import Choices
from caseapp.ui.desktop import Desktop
from caseapp.ui.drill.state import paused
from caseapp.ui.gate.presenter import GatePresenter, Preselected
from caseapp.ui.gate.screen import GateScreen
from caseapp.ui.gate.services import GateServices
from caseapp.ui.idle import IdleWatch
from caseapp.ui.lock import Resume
from caseapp.ui.look import Look
from caseapp.ui.main_window import MainWindow
from caseapp.ui.neighbour import Neighbour
from caseapp.ui.older_copy import ask_to_go_on
from caseapp.ui.pages import Pages, Where
from caseapp.ui.place import readable
from caseapp.ui.preferences import Mode, Preferences
from caseapp.ui.rooms import Surroundings
from caseapp.ui.session import Session
from caseapp.ui.settings.dialogs import Question
from caseapp.ui.settings.look_section import LookSection

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
        self._tools, self._first = tools, first
        self.choices = Choices(preferences, tools.desktop, tools.remember)
        self.window = MainWindow()
        self.gate: GatePresenter[Session] | None = None
        self.pages: Pages | None = None
        self.about_copy: Question | None = None
        self._session: Session | None = None
        self._neighbour: Neighbour | None = None
        self._where, self._goes_on = Where(), False
        self._idle = IdleWatch(preferences.idle_minutes, self)
        self._idle.idle.connect(self.lock)
        self.choices.idle_changed.connect(self._idle.wait)
        self.window.closing.connect(self._close)
        tools.desktop.look_changed.connect(lambda _look: self._rebuild())

    def start(self, page: str = "", draft: str = "", record: str = "", drill: str = "") -> None:
        """Show the lock screen; where to go once it is open: a page, the form of a draft, a record.

        A drill that was on is found again standing still.
        """
        self._where = Where(page or "today", draft=draft, record=record, drill=paused(drill))
        self._goes_on = bool(page)
        self._show_gate()
        self.window.show()
        QTimer.singleShot(0, self._tell_painted)

    def lock(self) -> None:
        """Cover the window at once, let open changes be written (2 s at most), hand over, end.

        At the lock screen there is nothing to lock.
        """
        self._lock(_LONGEST_WRITE_MS)

    def lock_at_once(self) -> None:
        """Go without waiting for the disk: the computer falls asleep, or its own screen is locked."""
        self._lock(0)

    @property
    def look(self) -> Look:
        """What is worn now."""
        return self._tools.desktop.look

    def say_unforeseen(self) -> None:
        """Say that a bug was met, where there is a bar to say it in."""
        if self.pages is not None:
            self.pages.say_unforeseen()

    def _tell_painted(self) -> None:
        self.painted.emit()
        if self.gate:
            self.gate.start()

    def _show_gate(self) -> None:
        screen = GateScreen(self.look, self._tools.now())
        gate = GatePresenter(screen, self._tools.bridge, self._tools.gate, self.look, self._first)
        self.gate = gate
        screen.lang_chosen.connect(self.choices.speak)
        gate.opened.connect(self._open)
        gate.settled.connect(self._rebuild)
        self.window.show_widget(screen)
        screen.lock.secret.setFocus()

    def _open(self, session: Session) -> None:
        self._session, self.gate = session, None
        if self._goes_on and session.place and session.place.kept:
            stage, states = readable(session.place.kept)
            self._where = replace(self._where, stage=stage, states=states)
        self._show_pages()
        if self.pages:
            self.pages.say_all(session.notices)
        if session.read_only:
            self._ask_about_copy(session)
        else:
            self._neighbour = Neighbour(session.register, self.window.come_forward, self)
        QApplication.instance().installEventFilter(self._idle)  # type: ignore[union-attr] # it runs
        if self.pages:
            _welcome(self.pages, self.choices)

    def _ask_about_copy(self, session: Session) -> None:
        if session.go_on is None or self.pages is None:
            return

        def writable() -> None:
            self._session = replace(session, read_only=False, go_on=None)
            self._neighbour = Neighbour(session.register, self.window.come_forward, self)
            self._rebuild()

        over, bridge = self.pages.workspace, self._tools.bridge
        self.about_copy = ask_to_go_on(self.look, bridge, over, session.go_on, writable)

    def _show_pages(self) -> None:
        assert self._session is not None  # noqa: S101 - called with an open register only
        around = Surroundings(
            self.look,
            self._tools.bridge,
            self._tools.now,
            self.choices.now,
            partial(_join, self.choices),
        )
        pages = self.pages = Pages(self._session, around, self._where)
        pages.lock_wanted.connect(self.lock)
        _obey(pages, self.choices, self.look)
        self.window.show_widget(pages.workspace)
        pages.workspace.room().enter()

    def _rebuild(self) -> None:
        if self.pages is not None:
            self.pages.keep_drafts()
            self._where = self.pages.where()
            # The notice was worded in the language before.
            self._where = replace(self._where, notice=None)
            self._show_pages()
        elif self.gate is not None and self.gate.look is not self.look and not self.gate.busy:
            kept = self.gate.kept()
            self._show_gate()
            self.gate.go_on(kept)
            self.gate.start()

    def _lock(self, patience_ms: int) -> None:
        if self._session is None or self.pages is None:
            return
        where, session = self.pages.where(), self._session
        self.pages.keep_drafts()
        self.pages.keep_place()
        if self.pages.drill is not None:
            self.pages.drill.pace.end()
        self._session = self.pages = None
        self.window.show_widget(_cover())
        register, user = str(session.register), str(session.actor.id)
        resume = Resume(register, user, where.page, where.record, where.draft, where.drill)
        closed: list[object] = []
        if patience_ms:  # in its turn, so after every change that is on its way
            self._tools.bridge.ask(
                session.close, closed.append, owner=self, otherwise=closed.append
            )
        self._leave_when_closed(resume, closed, patience_ms)

    def _leave_when_closed(self, resume: Resume, closed: list[object], left_ms: int) -> None:
        if not closed and left_ms > 0:
            again = left_ms - _POLL_MS
            QTimer.singleShot(_POLL_MS, lambda: self._leave_when_closed(resume, closed, again))
            return
        self._tools.leave(resume)

    def _close(self) -> None:
        if self._session is not None:
            self._session.close()


def _obey(pages: Pages, choices: Choices, look: Look) -> None:
    """Do what is chosen in the header."""
    other = Lang.EN if look.words.lang is Lang.UK else Lang.UK
    mode = Mode.LIGHT if look.theme.name == "dark" else Mode.DARK
    pages.header.lang_wanted.connect(lambda: choices.speak(other))
    pages.header.theme_wanted.connect(lambda: choices.wear(mode))


def _welcome(pages: Pages, choices: Choices) -> None:
    """Show the first steps once on this computer; where something is asked already, another time."""
    if not choices.now.toured and QApplication.activeModalWidget() is None:
        pages.help.tour_seen.connect(choices.end_tour)
        pages.help.show_tour()


def _join(choices: Choices, section: LookSection) -> None:
    """Do what is chosen in the settings."""
    section.lang_chosen.connect(choices.speak)
    section.mode_chosen.connect(choices.wear)
    section.text_chosen.connect(choices.enlarge)
    section.idle_chosen.connect(choices.wait)
    section.station_chosen.connect(choices.name_desk)


def _cover() -> QWidget:
    """Return what a passer-by sees while the last change is written: nothing."""
    made = QWidget()
    made.setObjectName("page")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
