"""The clock in the header and the signs at the foot of the rail, kept true."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from caseapp.ui.bridge import Bridge
from caseapp.ui.frame.services import Signs
from caseapp.ui.frame.signs import in_words
from caseapp.ui.frame.workspace import Workspace

_CLOCK_MS = 5_000
_SIGNS_MS = 60_000
_FIRST_SIGNS_MS = 1_500


class Watch(QObject):
    """Lives as long as its workspace. ``clock_off``: the register's last entry is later than now."""

    def __init__(
        self,
        workspace: Workspace,
        bridge: Bridge,
        signs: Callable[[], Signs],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(workspace)
        self._view, self._bridge, self._signs, self._now = workspace, bridge, signs, now
        self.clock_off = False
        for milliseconds, act in ((_CLOCK_MS, self._tick), (_SIGNS_MS, self._ask)):
            timer = QTimer(self, interval=milliseconds)
            timer.timeout.connect(act)
            timer.start()
        self._tick()
        # The first backup can take a second or two: the first page comes before it.
        QTimer.singleShot(_FIRST_SIGNS_MS, self, self._ask)

    def _tick(self) -> None:
        self._view.header.show_time(self._now())

    def _ask(self) -> None:
        self._bridge.ask(self._signs, self._show, owner=self)

    def _show(self, signs: Signs) -> None:
        said = in_words(signs, self._now(), self._view.words, clock_off=self.clock_off)
        self._view.rail.show_signs(said)
