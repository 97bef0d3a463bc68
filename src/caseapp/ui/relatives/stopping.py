"""The stop: raised by whoever heard something, read and lifted by the psychologist."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from caseapp.domain.ids import PersonId
from caseapp.ui.bridge import Change
from caseapp.ui.relatives import said
from caseapp.ui.relatives.calling import CallingPresenter
from caseapp.ui.relatives.person_card import PersonCard
from caseapp.ui.relatives.services import RelativeServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class StopPresenter(QObject):
    """Lives as long as its card."""

    closed = Signal()
    """The form was left or is done: the keyboard goes back to the queue."""
    written = Signal()

    def __init__(
        self, calling: CallingPresenter, card: PersonCard, frame: Frame, services: RelativeServices
    ) -> None:
        super().__init__(card)
        self._calling, self._card, self._frame, self._services = calling, card, frame, services
        self._tr = frame.look.words
        card.stop_wanted.connect(self._open)
        card.stop_form.stopped.connect(self._stop)
        card.stop_form.left.connect(self._close)
        card.stop_banner.read_wanted.connect(self._read)
        card.stop_banner.lift_wanted.connect(self._lift)

    def _person(self) -> PersonId | None:
        return None if self._calling.line is None else self._calling.line.person

    def _open(self) -> None:
        line = self._calling.line
        if line is not None and not line.stopped and not line.contact.bars.care_refused:
            self._card.show_stop_form()

    def _stop(self, text: str) -> None:
        tr = self._tr
        if (person := self._person()) is None:
            return
        notice = Notice(tr("Calls are stopped. The psychologist will read why."), undo=True)
        self._change(lambda: self._services.stop(person, text), notice)

    def _lift(self) -> None:
        tr = self._tr
        if (person := self._person()) is None:
            return
        notice = Notice(tr("Calls for this person may go on."), undo=True)
        self._change(lambda: self._services.lift(person), notice)

    def _read(self) -> None:
        if (person := self._person()) is None:
            return
        self._frame.bridge.ask(
            lambda: self._services.stop_notes(person),
            self._card.stop_banner.show_notes,
            owner=self,
            otherwise=self._refused,
        )

    def _change(self, command: Callable[[], Change[None]], notice: Notice) -> None:
        def done(_none: None) -> None:
            self._close()
            self._frame.say(notice)
            self.written.emit()

        self._frame.bridge.change(command, done, owner=self, otherwise=self._refused)

    def _close(self) -> None:
        self._card.stop_form.clear()
        self._card.settle()
        self.closed.emit()

    def _refused(self, error: Exception) -> None:
        self._frame.say(said.refused(error, self._tr))
