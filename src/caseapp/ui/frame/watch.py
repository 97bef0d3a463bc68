"""The clock in the header and the signs at the foot of the rail, kept true."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from caseapp.text.words import Words
from caseapp.ui.bridge import Bridge
from caseapp.ui.frame.services import Signs
from caseapp.ui.frame.signs import in_words
from caseapp.ui.frame.workspace import Workspace

_CLOCK_MS = 5_000
_SIGNS_MS = 60_000


class Watch(QObject):
    """Lives as long as its workspace. ``clock_off``: the register's last entry is later than now."""

    def __init__(
        self,
        workspace: Workspace,
        bridge: Bridge,
        signs: Callable[[], Signs],
        now: Callable[[], datetime],
        words: Words,
        *,
        clock_off: bool = False,
    ) -> None:
        super().__init__(workspace)
        self._view, self._bridge, self._signs, self._now = workspace, bridge, signs, now
        self._words, self._clock_off = words, clock_off
        for milliseconds, act in ((_CLOCK_MS, self._tick), (_SIGNS_MS, self._ask)):
            timer = QTimer(self, interval=milliseconds)
            timer.timeout.connect(act)
            timer.start()
            act()

    def _tick(self) -> None:
        self._view.header.show_time(self._now())

    def _ask(self) -> None:
        self._bridge.ask(self._signs, self._show, owner=self)

    def _show(self, signs: Signs) -> None:
        said = in_words(signs, self._now(), self._words, clock_off=self._clock_off)
        self._view.rail.show_signs(said)
