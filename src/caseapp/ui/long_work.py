"""Work that takes long: progress crosses to the window, Stop crosses to the work."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from caseapp.ui.bridge import Bridge
from caseapp.ui.widgets.states import LongAct

T = TypeVar("T")


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
        work: Callable[[Callable[[int, int, str], bool]], T],
        then: Callable[[T], object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run work in the background; it stops at its next step once Stop is pressed."""
        self._stop.clear()
        self._card.begin(what)

        def progress(done: int, of: int, _what: str) -> bool:
            self._progressed.emit(done, of)
            return not self._stop.is_set()

        def finished(answer: T) -> None:
            self._card.hide()
            then(answer)

        def failed(error: Exception) -> None:
            self._card.hide()
            if otherwise is None:
                self._bridge.failed.emit(error)
            else:
                otherwise(error)

        self._bridge.ask(lambda: work(progress), finished, owner=self, otherwise=failed)
