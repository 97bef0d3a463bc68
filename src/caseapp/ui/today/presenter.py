"""Joins Today to its use cases: numbers that are true while they are seen, and that open."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer

from caseapp.domain.access import Permission
from caseapp.domain.queues import Queue
from caseapp.domain.views import StageView
from caseapp.ui.room import Frame
from caseapp.ui.today.page import TodayPage
from caseapp.ui.today.services import TodayServices

_WAIT_MS = 30_000
"""How often waits are counted anew while nothing changes."""
_ROOMS: Mapping[Queue, tuple[str, Permission]] = MappingProxyType(
    {
        Queue.NO_CONTACT: ("relatives", Permission.CALL_RELATIVES),
        Queue.CALL_BACK_DUE: ("relatives", Permission.CALL_RELATIVES),
        Queue.TO_INTERVIEW: ("compliance", Permission.INTERVIEW),
    }
)
"""Queue → the room that works it and who has that room; others open the list of people."""
_FIGURES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "listed": ("arrivals", "only:listed"),
        "arrived": ("people", "queue:"),
        "awaited": ("arrivals", "only:awaited"),
        "unexpected": ("people", "queue:unlisted"),
    }
)
"""Number of the bar → room and what is sought there."""
_DECISIONS = frozenset({Queue.DOUBTS, Queue.CONFLICTS})
"""Queues that are settled where a stage is closed, by who may close one."""


class TodayPresenter(QObject):
    """Reads the numbers when the page is seen and after every change while it is."""

    def __init__(self, page: TodayPage, frame: Frame, services: TodayServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._stage: StageView | None = None
        page.stage_shown.connect(self.show_stage)
        page.shown.connect(self._reload)
        page.desk_wanted.connect(lambda: frame.go("arrivals", ""))
        page.queues.opened.connect(self.open_queue)
        page.stage.opened.connect(self.open_figure)
        page.came.opened.connect(lambda whom: frame.go("arrivals", whom))
        frame.bridge.changed.connect(self._reload)
        timer = QTimer(self, interval=_WAIT_MS)
        timer.timeout.connect(self._reload)
        timer.start()

    def show_stage(self, stage: StageView | None) -> None:
        """Show another stage."""
        self._stage = stage
        self._reload()

    def open_queue(self, queue: Queue) -> None:
        """Go where a queue is worked."""
        actor = self._frame.actor
        if queue in _DECISIONS and actor.may(Permission.RUN_STAGE):
            self._page.closing_wanted.emit()
            return
        room, permission = _ROOMS.get(queue, ("people", Permission.READ_PEOPLE))
        if room == "people" or not actor.may(permission):
            self._frame.go("people", f"queue:{queue.value}")
        else:
            self._frame.go(room, "")

    def open_figure(self, code: str) -> None:
        """Go to whom a number of the bar counts: who is here in the list of people, others at the desk."""
        self._frame.go(*_FIGURES[code])

    def _reload(self) -> None:
        """Nobody sees the page: nothing is read, it would hold up the desk."""
        if self._stage is None or not self._page.isVisible():
            return
        stage = self._stage.id
        self._frame.bridge.ask_latest(
            "day", lambda: self._services.day(stage), self._page.show_day, owner=self
        )
        self._frame.bridge.ask_latest(
            "surroundings",
            self._services.surroundings,
            self._page.show_surroundings,
            owner=self,
        )
