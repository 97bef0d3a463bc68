"""What works in every room: stages, undo, find, keys, the clock and the signs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from caseapp.domain.errors import CaseError
from caseapp.domain.ids import StageId
from caseapp.domain.views import Found, StageView, Undone
from caseapp.text.labels import act_label
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge, Change
from caseapp.ui.commands import Command, bind_all
from caseapp.ui.frame.find import FindDialog, open_find
from caseapp.ui.frame.services import FrameServices
from caseapp.ui.frame.workspace import Workspace
from caseapp.ui.keys import PAGE_KEY
from caseapp.ui.look import Look
from caseapp.ui.widgets.quiet_bar import Notice


@dataclass(frozen=True)
class FrameTools:
    """What the presenter of the frame works with."""

    look: Look
    bridge: Bridge
    services: FrameServices


class FramePresenter(QObject):
    """Lives as long as its workspace."""

    lock_wanted = Signal()

    def __init__(self, workspace: Workspace, tools: FrameTools, stage: StageId | None) -> None:
        super().__init__(workspace)
        self._view, self._tools = workspace, tools
        self._tr = tools.look.words
        self._wanted = stage
        self.stage: StageView | None = None
        self.find: FindDialog | None = None
        self._bind()
        self.commands = tuple(self._commands())
        bind_all(workspace, self.commands)
        tools.bridge.changed.connect(self.load_stages)
        tools.bridge.busy.connect(workspace.header.show_writing)
        tools.bridge.failed.connect(self.say_error)
        self.load_stages()

    def load_stages(self) -> None:
        """Read the stages anew; the chosen one stays chosen, at first it is the latest."""
        self._tools.bridge.ask_latest(
            "stages", self._tools.services.all_stages, self._show_stages, owner=self
        )

    def choose_stage(self, stage: StageId) -> None:
        """Show another stage in every room."""
        self._wanted = stage
        self.load_stages()

    def undo(self) -> None:
        """Take the last act back, whatever room it was done in."""
        self._turn(
            self._tools.services.undo,
            lambda tr, act, name: tr("Undone: {act}. {name}", act=act, name=name),
        )

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn(
            self._tools.services.redo,
            lambda tr, act, name: tr("Done again: {act}. {name}", act=act, name=name),
        )

    def say_error(self, error: Exception) -> None:
        """Show an error that nobody else handled.

        Raises:
            Exception: the error itself, where it is none of ours: that is a bug and must be seen.
        """
        if not isinstance(error, CaseError):
            raise error
        self._view.quiet.say(Notice(sentence(error, self._tr), "bad"))

    def say_unforeseen(self) -> None:
        """Say that a bug was met."""
        tr = self._tr
        said = tr("Something unforeseen happened. What was shown as saved is kept.")
        self._view.quiet.say(Notice(said, "bad"))

    def open_find(self) -> None:
        """Open the search over everybody."""
        self.find = open_find(self._tools.look, self._view, self._search, self._take)

    def _commands(self) -> Iterator[Command]:
        """Say what works in every room; help shows it, finds it by words, and it is bound to these keys."""
        tr, view, header = self._tr, self._view, self._view.header
        yield Command(tr("find a person"), self.open_find, "Ctrl+K")
        yield Command(tr("undo the last act"), self.undo, "Ctrl+Z")
        yield Command(tr("do it again"), self.redo, "Ctrl+Shift+Z")
        yield Command(tr("lock"), self.lock_wanted.emit, "Ctrl+L")
        listed = (place for place in view.places if place.listed)
        for number, place in enumerate(listed, start=1):
            act = partial(view.go, place.code)
            yield Command(place.name, act, f"{PAGE_KEY}+{number}", listed=False)
        yield Command(tr("choose a stage"), header.open_stage_menu)
        yield Command(tr("New stage…"), header.stage_wanted.emit)
        yield Command(tr("Light or dark"), header.theme_wanted.emit)
        other = tr("change to English") if tr.lang is Lang.UK else tr("change to Ukrainian")
        yield Command(other, header.lang_wanted.emit)

    def _bind(self) -> None:
        view = self._view
        view.header.find_wanted.connect(self.open_find)
        view.header.stage_chosen.connect(lambda stage: self.choose_stage(stage.id))
        view.quiet.undo_wanted.connect(self.undo)
        for signal in (view.quiet.lock_wanted, view.header.lock_wanted):
            signal.connect(self.lock_wanted)

    def _show_stages(self, stages: tuple[StageView, ...]) -> None:
        before, latest = self.stage, max(stages, key=_age, default=None)
        self.stage = next((each for each in stages if each.id == self._wanted), latest)
        self._view.header.show_stages(stages, self.stage)
        if self.stage != before or before is None:
            self._wanted = self.stage.id if self.stage else None
            self._view.show_stage(self.stage)

    def _search(self, text: str, then: Callable[[tuple[Found, ...]], object]) -> None:
        find = self.find
        assert find is not None  # noqa: S101 - it asked
        self._tools.bridge.ask_latest(
            "find", lambda: self._tools.services.find(text), then, owner=find
        )

    def _take(self, row: Found) -> None:
        """Open a person's page; who is only expected is shown at the desk."""
        code, sought = "arrivals", row.number or row.name
        if row.person is not None:
            code, sought = "people", f"person:{row.person}"
        if code in self._view.rooms:
            self._view.go(code)
            self._view.room().seek(sought)

    def _turn(self, command: Callable[[], Change[Undone]], said: Callable[..., str]) -> None:
        def turned(done: Undone) -> None:
            text = said(self._tr, act_label(done.act, self._tr), done.name)
            self._view.quiet.say(Notice(text, "info"))

        self._tools.bridge.change(command, turned, owner=self, otherwise=self.say_error)


def _age(stage: StageView) -> tuple[date, int]:
    """Order stages as the terminal does: the latest is the default."""
    return stage.date, stage.number
