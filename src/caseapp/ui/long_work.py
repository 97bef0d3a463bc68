"""Work that takes long: progress crosses to the window, Stop crosses to the work."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from caseapp.ui.bridge import Bridge, Change
from caseapp.ui.widgets.states import LongAct

T = TypeVar("T")
Progress = Callable[[int, int, str], bool]
"""Called with (done, of, code of what); False stops."""


class LongWork(QObject):
    """Joins a `LongAct` card to work that reports its progress."""

    _progressed = Signal(int, int)

    def __init__(self, card: LongAct, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._card, self._bridge = card, bridge
        self._stop = threading.Event()
        card.stopped.connect(self._stop.set)
        self._progressed.connect(card.show_progress)

    def run(
        self,
        what: str,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run work in the background; it stops at its next step once Stop is pressed."""
        query = self._watched(what, work)
        self._bridge.ask(
            query, self._ended(then), owner=self, otherwise=self._ended(self._or_failed(otherwise))
        )

    def change(
        self,
        what: str,
        command: Callable[[Progress], Change[T]],
        then: Callable[[T], object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """As `run`, for work that writes: every view is told of it, and locking waits for it."""
        query = self._watched(what, command)
        self._bridge.change(
            query, self._ended(then), owner=self, otherwise=self._ended(self._or_failed(otherwise))
        )

    def _watched(self, what: str, work: Callable[[Progress], T]) -> Callable[[], T]:
        self._stop.clear()
        self._card.begin(what)

        def progress(done: int, of: int, _what: str) -> bool:
            self._progressed.emit(done, of)
            return not self._stop.is_set()

        return lambda: work(progress)

    def _ended(self, then: Callable[[T], object]) -> Callable[[T], None]:
        def ended(answer: T) -> None:
            self._card.hide()
            then(answer)

        return ended

    def _or_failed(
        self, otherwise: Callable[[Exception], object] | None
    ) -> Callable[[Exception], object]:
        return otherwise or self._bridge.failed.emit
