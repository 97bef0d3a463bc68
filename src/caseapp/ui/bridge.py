"""The one door between the GUI thread and the work thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from typing import Protocol, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

log = logging.getLogger(__name__)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Change(Protocol[T_co]):
    """What a use case that wrote something hands back."""

    @property
    def value(self) -> T_co:
        """Its answer."""

    @property
    def touched(self) -> object:
        """Which rows it wrote, for the views that show them."""


class Bridge(QObject):
    """Runs use cases off the GUI thread and brings their results back to it.

    Work runs one piece at a time, in order. A result whose owner has been closed meanwhile is
    dropped; its error is not. Only frozen values may cross.
    """

    changed = Signal(object, object)
    """(touched, owner) of every finished change, on the GUI thread; the owner need not reload."""

    failed = Signal(object)
    """An error nobody else handled, on the GUI thread."""

    busy = Signal(int)
    """How many changes are not yet written; 0 is "saved"."""

    _returned = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._latest: WeakKeyDictionary[QObject, dict[str, int]] = WeakKeyDictionary()
        self._writing = 0
        self._returned.connect(self._deliver)

    def ask(
        self,
        query: Callable[[], T],
        then: Callable[[T], object],
        *,
        owner: QObject,
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run a query in the background, then hand its answer to ``then``."""

        def work() -> None:
            # Emit from the work thread itself, never from a future's callback: a callback
            # on an already finished future would run here and now, sometimes.
            try:
                answer = query()
            except Exception as error:  # noqa: BLE001 - carried to the GUI thread
                log.info("Work stopped: %s", type(error).__name__)
                self._returned.emit(partial(self._fail, error, owner, otherwise))
            else:
                self._returned.emit(partial(self._answer, answer, owner, then))

        self._executor.submit(work)

    def ask_latest(
        self,
        subject: str,
        query: Callable[[], T],
        then: Callable[[T], object],
        *,
        owner: QObject,
    ) -> None:
        """As `ask`, but only the owner's newest question on a subject is run and answered."""
        asked = self._latest.setdefault(owner, {})
        mine = asked[subject] = asked.get(subject, 0) + 1

        def still() -> bool:
            return asked[subject] == mine

        def run() -> T | None:
            return query() if still() else None

        def answer(found: T | None) -> None:
            if found is not None and still():
                then(found)

        self.ask(run, answer, owner=owner)

    def change(
        self,
        command: Callable[[], Change[T]],
        then: Callable[[T], object],
        *,
        owner: QObject,
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run a change in the background, tell every view, then hand its result to ``then``."""

        def publish(done: Change[T]) -> None:
            self._count(-1)
            self._answer(done.value, owner, then)
            self.changed.emit(done.touched, owner)

        def refuse(error: Exception) -> None:
            self._count(-1)
            self._fail(error, owner, otherwise)

        self._count(1)
        self.ask(command, publish, owner=self, otherwise=refuse)

    def keep(
        self,
        command: Callable[[], object],
        *,
        owner: QObject,
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Write what no view shows, a draft: the lock waits for it, nobody reloads."""

        def refuse(error: Exception) -> None:
            self._count(-1)
            self._fail(error, owner, otherwise)

        self._count(1)
        self.ask(command, lambda _none: self._count(-1), owner=self, otherwise=refuse)

    @property
    def writing(self) -> int:
        """How many changes are not yet written."""
        return self._writing

    @Slot(object)
    def _deliver(self, closure: Callable[[], None]) -> None:
        closure()

    def _count(self, by: int) -> None:
        self._writing += by
        self.busy.emit(self._writing)

    def _answer(self, answer: T, owner: QObject, then: Callable[[T], object]) -> None:
        if isValid(owner):
            then(answer)

    def _fail(
        self, error: Exception, owner: QObject, otherwise: Callable[[Exception], object] | None
    ) -> None:
        if otherwise is not None and isValid(owner):
            otherwise(error)
        else:
            self.failed.emit(error)
