"""Lets the drill's clock run and asks the work thread for what is due, one group at a time."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from caseapp.domain.drill import DrillClock, News
from caseapp.ui.bridge import Bridge
from caseapp.ui.drill.services import DrillServices
from caseapp.ui.drill.state import DrillState

TICK_MS = 250


class Pace(QObject):
    """A drill that is on, or none.

    What was due before its beginning is played first, as fast as it goes; only then does time pass.
    """

    told = Signal(object)
    """`News`."""
    ticked = Signal()
    over = Signal()
    """Nothing is left to be played."""

    def __init__(
        self,
        parent: QObject,
        bridge: Bridge,
        services: DrillServices,
        seconds: Callable[[], float],
    ) -> None:
        super().__init__(parent)
        self._bridge, self._services, self._seconds = bridge, services, seconds
        self._clock: DrillClock | None = None
        self._begun: DrillState | None = None
        self._news: News | None = None
        self._asking = self._changed = self._behind = False
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        bridge.changed.connect(self._note_change)

    @property
    def state(self) -> DrillState | None:
        """Where the drill stands; None if there is none."""
        clock, begun = self._clock, self._begun
        if clock is None or begun is None:
            return None
        running = clock.running or self._behind
        return replace(begun, at=clock.now(), speed=clock.speed, running=running)

    def begin(self, wanted: DrillState) -> None:
        """Begin a drill, or go on where one stood."""
        self._begun = wanted
        clock = self._clock = DrillClock(wanted.at, wanted.speed, self._seconds)

        def begun(news: News) -> None:
            self._timer.start()
            self._behind = wanted.running
            self._take(news)
            if not wanted.running:
                clock.pause()
            self.tick()

        leave = wanted.leave
        self._bridge.ask(
            lambda: self._services.begin(leave), begun, owner=self, otherwise=self._not_begun
        )

    def end(self) -> None:
        """Stop; what was played stays."""
        self._clock = self._news = None
        self._behind = False
        self._timer.stop()

    def pause_or_go_on(self) -> None:
        """Let time stand still, or pass again."""
        if self._clock is None:
            return
        if self._clock.running or self._behind:
            self._behind = False
            self._clock.pause()
        else:
            self._clock.go_on()
        self.tick()

    def set_speed(self, speed: int) -> None:
        """Let time pass faster or slower."""
        if self._clock is not None:
            self._clock.set_speed(speed)

    def tick(self) -> None:
        """Ask for what is due, unless the answer to the last question is still out."""
        if self._clock is None:
            return
        self.ticked.emit()
        if (self._clock.running or self._behind) and not self._asking and self._may_play():
            now = self._clock.now()
            self._asking, self._changed = True, False
            self._bridge.change(
                lambda: self._services.play(now), self._played, owner=self, otherwise=self._failed
            )

    def _may_play(self) -> bool:
        """Say whether something is due, or somebody may have been marked for whom something waits."""
        if self._clock is None or self._news is None:
            return False
        due = self._news.next_due is not None and self._news.next_due <= self._clock.now()
        return due or (self._news.waiting > 0 and self._changed)

    def _played(self, news: News) -> None:
        self._asking = False
        if self._clock is None:
            return
        self._take(news)
        if news.over:
            self._clock.pause()
            self.over.emit()
        elif self._may_play():
            QTimer.singleShot(0, self, self.tick)

    def _take(self, news: News) -> None:
        self._news = news
        if self._behind and not self._may_play() and self._clock is not None:
            self._behind = False
            self._clock.go_on()
        self.told.emit(news)

    def _failed(self, error: Exception) -> None:
        self._asking = self._behind = False
        if self._clock is not None:
            self._clock.pause()
        self._bridge.failed.emit(error)

    def _not_begun(self, error: Exception) -> None:
        self.end()
        self._bridge.failed.emit(error)

    def _note_change(self, _touched: object, owner: object) -> None:
        if owner is not self:
            self._changed = True
