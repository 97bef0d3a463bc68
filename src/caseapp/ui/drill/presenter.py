"""Joins the strip and the two dialogs of the drill to its pace."""

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseapp.domain.drill import Debrief, Leave, Opening
from caseapp.text import dates
from caseapp.ui.drill import state
from caseapp.ui.drill.dialogs import DebriefDialog, StartDialog
from caseapp.ui.drill.pace import Pace
from caseapp.ui.drill.services import DrillServices
from caseapp.ui.drill.state import DrillState
from caseapp.ui.drill.strip import DrillStrip
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class DrillPresenter(QObject):
    """Lives as long as its workspace. Without a drill it does nothing and shows nothing."""

    def __init__(
        self,
        parent: QWidget,
        frame: Frame,
        services: DrillServices,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._over, self._frame, self._services = parent, frame, services
        self.strip = DrillStrip(frame.look)
        self.pace = Pace(self, frame.bridge, services, seconds)
        self.dialog: StartDialog | DebriefDialog | None = None
        self.strip.paused.connect(self.pace.pause_or_go_on)
        self.strip.sped.connect(self.pace.set_speed)
        self.strip.ended.connect(self._ask_debrief)
        self.pace.told.connect(self.strip.show_news)
        self.pace.ticked.connect(self._show_time)
        self.pace.over.connect(self._ask_debrief)

    def open(self) -> None:
        """Ask how the drill shall be; while one is on, show what has come of it."""
        if self.pace.state is not None:
            self._ask_debrief()
        else:
            self._frame.bridge.ask(self._services.opening, self._open, owner=self)

    def state(self) -> str:
        """Return where the drill stands, empty if there is none."""
        return state.write(self.pace.state) if self.pace.state else ""

    def restore(self, written: str) -> None:
        """Go on where a drill stood."""
        if (found := state.read(written)) is not None:
            self._begin(found)

    def _open(self, opening: Opening) -> None:
        tr = self._frame.look.words
        if opening.first is None:
            said = tr("The whole day has been played here. A new demo begins it anew.")
            self._frame.say(Notice(said, "info"))
            return
        dialog = StartDialog(self._frame.look, opening, self._over)
        dialog.begun.connect(self._start)
        self._show(dialog)

    def _start(self, at: datetime, speed: int, leave: Leave) -> None:
        self._begin(DrillState(at, speed, leave, self._frame.now(), running=True))

    def _begin(self, wanted: DrillState) -> None:
        self.strip.speed.choose(wanted.speed)
        self.pace.begin(wanted)
        self._show_time()

    def _show_time(self) -> None:
        stands = self.pace.state
        self.strip.setVisible(stands is not None)
        if stands is not None:
            self.strip.show_clock(dates.clock(stands.at), running=stands.running)

    def _ask_debrief(self) -> None:
        if (stands := self.pace.state) is not None:
            self._frame.bridge.ask(
                lambda: self._services.debrief(stands.since), self._show_debrief, owner=self
            )

    def _show_debrief(self, found: Debrief) -> None:
        dialog = DebriefDialog(self._frame.look, found, self._over)
        dialog.ended.connect(self._end)
        self._show(dialog)

    def _end(self) -> None:
        self.pace.end()
        self._show_time()

    def _show(self, dialog: StartDialog | DebriefDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
