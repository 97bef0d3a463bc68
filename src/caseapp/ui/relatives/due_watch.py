"""Calls back whose time comes while the queue is looked at: it is read anew then, and that is said."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from caseapp.domain.relatives import CallQueue, QueueLine
from caseapp.ui.relatives import said
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

_LONGEST = timedelta(hours=12)
"""A timer of Qt counts milliseconds in 31 bits; nobody looks at one queue for so long."""


class DueWatch(QObject):
    """Waits for the next time that was promised to somebody in the queue."""

    came = Signal()
    """A time has come: whoever it is now stands on top."""

    def __init__(self, parent: QObject, frame: Frame) -> None:
        super().__init__(parent)
        self._frame = frame
        self._next: QueueLine | None = None
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._tell)

    def watch(self, queue: CallQueue) -> None:
        """Wait for the next time in a queue that was just read."""
        now = self._frame.now()
        ahead = [line for line in queue.lines if line.due_at is not None and line.due_at > now]
        self._next = min(ahead, key=lambda line: line.due_at or now, default=None)
        if self._next is None or self._next.due_at is None:
            self.timer.stop()
        else:
            wait = min(self._next.due_at - now, _LONGEST)
            self.timer.start(wait // timedelta(milliseconds=1) + 1)

    def _tell(self) -> None:
        line, tr = self._next, self._frame.look.words
        if line is not None and line.due_at is not None and line.due_at <= self._frame.now():
            name = said.shown_name(line, tr)
            self._frame.say(Notice(tr("{name}: it is time to call back.", name=name), "info"))
        self.came.emit()
