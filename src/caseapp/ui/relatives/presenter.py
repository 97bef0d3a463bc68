"""Joins the queue of calls to the use cases, and the queue to the person who is chosen in it."""

from uuid import UUID

from PySide6.QtCore import QObject

from caseapp.domain.ids import PersonId
from caseapp.domain.relatives import CallQueue, QueueLine
from caseapp.domain.views import StageView
from caseapp.ui.kin.presenter import KinPresenter
from caseapp.ui.relatives import said
from caseapp.ui.relatives.calling import CallingPresenter
from caseapp.ui.relatives.due_watch import DueWatch
from caseapp.ui.relatives.page import RelativesPage
from caseapp.ui.relatives.services import RelativeServices
from caseapp.ui.relatives.stopping import StopPresenter
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

PERSON_PREFIX = "person:"


class RelativesPresenter(QObject):
    """Lives as long as its page. Reads the queue only while the page is in front."""

    def __init__(self, page: RelativesPage, frame: Frame, services: RelativeServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._tr = frame.look.words
        self._stage: StageView | None = None
        self._queue: CallQueue | None = None
        self._person: PersonId | None = None
        self._sought = False
        self.kin = KinPresenter(page.card.kin, frame, services.kin)
        self.calling = CallingPresenter(page.card, frame, services)
        self.stopping = StopPresenter(self.calling, page.card, frame, services)
        self.due = DueWatch(self, frame)
        self._connect()

    def keep(self) -> None:
        """Write down what is being typed, and the call that lasts."""
        self.kin.keep()
        self.calling.keep()

    def show_stage(self, stage: StageView | None) -> None:
        """Show who waits at a stage."""
        self._stage, self._queue = stage, None
        self._reload()

    def _connect(self) -> None:
        page, calling = self._page, self.calling
        page.stage_shown.connect(self.show_stage)
        page.entered.connect(self._reload)
        page.sought.connect(self._seek)
        page.keep_wanted.connect(self.keep)
        page.asking_wanted.connect(lambda: self._frame.go("asking", ""))
        page.line_chosen.connect(self._choose)
        page.call_wanted.connect(calling.start)
        self._frame.bridge.changed.connect(self._reload_if_others)
        for presenter in (self.kin, calling.recorder, self.stopping):
            presenter.written.connect(self._reload)
        calling.began.connect(self._show_call)
        calling.over.connect(self._show_call)
        calling.recorder.moved_on.connect(self._move_on)
        calling.recorder.failed.connect(self._go_back)
        self.stopping.closed.connect(page.queue.setFocus)
        self.due.came.connect(self._reload)
        page.card.kin.form_shown.connect(self._form_shown)

    def _reload_if_others(self, _touched: object, owner: object) -> None:
        ours = owner in (self.calling.recorder, self.stopping) or self.kin.owns(owner)
        if not ours:
            self._reload()

    def _reload(self) -> None:
        if self._stage is None:
            self._show(CallQueue(self._frame.now()))
        elif self._page.isVisible():
            stage = self._stage.id
            self._frame.bridge.ask_latest(
                "queue", lambda: self._services.queue(stage), self._show, owner=self
            )

    def _show(self, queue: CallQueue) -> None:
        before, self._queue = self._queue, queue
        self.due.watch(queue)
        place = place_of(before, self._person)
        waiting = {line.person: line for line in queue.lines}
        if self.calling.call is not None:
            self._page.show_queue(queue, self._person)
            return
        if self._person is None or (before is not None and self._person not in waiting):
            at = min(place, len(queue.lines) - 1)
            self._person = queue.lines[at].person if queue.lines else None
        self._page.show_queue(queue, self._person)
        if self._person in waiting:
            self._show_line(waiting[self._person])
        elif self._person is not None:
            self._ask_about(self._person)
        else:
            self._show_line(None)

    def _choose(self, line: QueueLine | None) -> None:
        if line is not None and self.calling.call is None:
            self._person = line.person
            self._show_line(line)

    def _show_line(self, line: QueueLine | None) -> None:
        self.calling.show_line(line)
        if line is None:
            self.kin.clear()
        else:
            self.kin.show_person(line.person, line.contact)
            self._page.card.show_chosen(self._page.card.kin.list.chosen_row())
        self._page.card.settle()
        self._page.here = f"{PERSON_PREFIX}{line.person}" if line else ""
        if self._sought:
            self._sought = False
            self.calling.go_on()

    def _seek(self, text: str) -> None:
        tr = self._tr
        if self.calling.call is not None:
            self._frame.say(Notice(tr("A call lasts: end it first (Esc)."), "partly"))
        elif text.startswith(PERSON_PREFIX):
            self._person = PersonId(UUID(text.removeprefix(PERSON_PREFIX)))
            self._queue = None  # whoever does not wait may be looked at too
            self._sought = True
            self._reload()
        elif found := named(self._queue, text):
            self._person = found
            self._reload()

    def _ask_about(self, person: PersonId) -> None:
        """Show somebody who does not wait for a call: Enter on a relative calls all the same."""
        stage = self._stage
        if stage is None:
            return

        def show(line: QueueLine) -> None:
            self._show_line(line)
            if self._page.isVisible() and self.calling.call is None:
                self._page.card.kin.list.setFocus()

        def refuse(error: Exception) -> None:
            self._person = None
            self._show_line(None)
            self._frame.say(said.refused(error, self._tr))

        self._frame.bridge.ask(
            lambda: self._services.line_of(stage.id, person), show, owner=self, otherwise=refuse
        )

    def _show_call(self) -> None:
        call = self.calling.call
        self.kin.show_call(call.relative.id if call else None)
        self._page.show_calling(calling=call is not None)
        if call is None:
            self._page.queue.setFocus()

    def _form_shown(self) -> None:
        """The form takes the place of the acts; when it goes, the keyboard is back in the queue."""
        self._page.card.settle()
        if not self.kin.typing:
            self._page.queue.setFocus()

    def _move_on(self) -> None:
        """Show the next person at once; the record is on its way to the disk."""
        queue = self._page.queue
        last = queue.currentIndex().row() >= queue.rows.rowCount() - 1
        if last:
            queue.choose(0)
        else:
            queue.step(1)

    def _go_back(self, line: QueueLine) -> None:
        """A record was refused: show the person again."""
        if self.calling.call is None:
            self._person = line.person
            self._reload()


def place_of(queue: CallQueue | None, person: PersonId | None) -> int:
    """Return where somebody stands in the queue; 0 where they do not."""
    people = [line.person for line in queue.lines] if queue else []
    return people.index(person) if person in people else 0


def named(queue: CallQueue | None, text: str) -> PersonId | None:
    """Return the first in the queue whose name or number holds a text."""
    wanted = text.casefold().strip()
    for line in queue.lines if queue and wanted else ():
        if wanted in f"{line.name} {line.latin} {line.number}".casefold():
            return line.person
    return None
