"""What works in every room: stages, undo, find, keys, the clock and the signs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from caseapp.domain.errors import CaseError
from caseapp.domain.ids import StageId
from caseapp.domain.views import Found, StageView, Undone
from caseapp.text.labels import act_label
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Bridge, Change
from caseapp.ui.frame.find import FindDialog, open_find
from caseapp.ui.frame.keys_card import KeysCard
from caseapp.ui.frame.services import FrameServices
from caseapp.ui.frame.workspace import Workspace
from caseapp.ui.keys import PAGE_KEY, bind
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
        self.keys: KeysCard | None = None
        self._bind()
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

    def show_keys(self) -> None:
        """Show what can be pressed here."""
        self.keys = KeysCard(
            self._tools.look, self._view.room().keys(), self._everywhere(), self._view
        )
        self.keys.finished.connect(self.keys.deleteLater)
        self.keys.open()

    def _everywhere(self) -> tuple[tuple[str, str], ...]:
        tr = self._tr
        return (
            (f"{PAGE_KEY}+1…{len(self._view.rooms)}", tr("go to a page")),
            ("Ctrl+K", tr("find a person")),
            ("Ctrl+Z", tr("undo the last act")),
            ("Ctrl+Shift+Z", tr("do it again")),
            ("Ctrl+L", tr("lock")),
            ("F1", tr("this card")),
        )

    def _bind(self) -> None:
        view = self._view
        view.header.find_wanted.connect(self.open_find)
        view.header.stage_chosen.connect(lambda stage: self.choose_stage(stage.id))
        view.quiet.undo_wanted.connect(self.undo)
        view.quiet.keys_wanted.connect(self.show_keys)
        for signal in (view.quiet.lock_wanted, view.header.lock_wanted):
            signal.connect(self.lock_wanted)
        chords = {
            "Ctrl+K": self.open_find,
            "Ctrl+Z": self.undo,
            "Ctrl+Shift+Z": self.redo,
            "Ctrl+L": self.lock_wanted.emit,
            "F1": self.show_keys,
        }
        for chord, act in chords.items():
            bind(view, chord, act)
        for number, code in enumerate(view.rooms, start=1):
            bind(view, f"{PAGE_KEY}+{number}", partial(view.go, code))

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
