"""The queue of interviews: read, shown, and what is recorded without a talk."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from caseapp.domain.access import Permission
from caseapp.domain.ids import InterviewId, PersonId, StageId
from caseapp.domain.interview_views import InterviewQueue, QueueRow
from caseapp.domain.interviews import NotOffered
from caseapp.domain.views import StageView
from caseapp.text.words import Words
from caseapp.ui.bridge import Change
from caseapp.ui.compliance import said
from caseapp.ui.compliance.queue_brush import Heading, Line
from caseapp.ui.compliance.queue_view import QueueView
from caseapp.ui.compliance.said import Act
from caseapp.ui.compliance.services import ComplianceServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

READS = frozenset({"interview", "check_answer", "consent", "arrival", "person"})
_Step = Callable[[StageId, PersonId], Change[InterviewId]]


class QueuePresenter(QObject):
    """Lives as long as its view."""

    wanted = Signal(object, object)
    """Enter on somebody: the `QueueRow` and the `Act`."""
    loaded = Signal()

    def __init__(self, view: QueueView, frame: Frame, services: ComplianceServices) -> None:
        super().__init__(view)
        self._view, self._frame, self._services = view, frame, services
        self._tr = frame.look.words
        self._stage: StageView | None = None
        self.rows: tuple[QueueRow, ...] = ()
        self._next: QueueRow | None = None
        view.people.chosen.connect(lambda _row: self._show_chosen())
        view.taken.connect(self.take)
        view.declined.connect(partial(self._step, services.steps.decline))
        view.postponed.connect(partial(self._step, services.steps.postpone))
        view.not_offered.connect(self._not_offered)
        frame.bridge.changed.connect(self._reload_if_touched)

    def show_stage(self, stage: StageView | None) -> None:
        """Show the queue of a stage."""
        self._stage = stage
        self.reload()

    def reload(self) -> None:
        """Read the queue anew."""
        stage = self._stage
        if stage is None:
            self._show(InterviewQueue((), (), (), ()))
            return
        self._frame.bridge.ask_latest(
            "queue", lambda: self._services.queue(stage.id), self._show, owner=self
        )

    def act_of(self, row: QueueRow) -> Act | None:
        """Return what can be done for somebody."""
        may = self._frame.actor.may
        return said.act_of(
            row,
            may_interview=may(Permission.INTERVIEW),
            reads_all=may(Permission.READ_INTERVIEWS),
        )

    def choose(self, row: QueueRow) -> None:
        """Choose somebody in the queue."""
        place = self._view.people.rows.place_of(
            lambda each: isinstance(each, Line) and each.row.person == row.person
        )
        if place is not None:
            self._view.people.choose(place)

    def take(self) -> None:
        """Do for the chosen person what Enter does, or say why nothing can be done."""
        tr = self._tr
        row = self._view.chosen()
        if row is None:
            return
        act = self.act_of(row)
        if act is not None:
            self.wanted.emit(row, act)
            return
        may = self._frame.actor.may(Permission.INTERVIEW)
        text = said.why(row, self._tr, may_interview=may) or tr(
            "Somebody else holds this interview."
        )
        self._frame.say(Notice(text, "partly"))

    def _show(self, queue: InterviewQueue) -> None:
        tr = self._tr
        chosen, self._next = self._next or self._view.chosen(), None
        self.rows = (*queue.under_way, *queue.to_offer, *queue.waiting, *queue.ended)
        lines = lines_of(queue, self._frame.now(), self._tr)
        first = next((at for at, line in enumerate(lines) if isinstance(line, Line)), -1)
        counts = tr(
            "{offer} to offer · {waiting} not yet · {ended} ended",
            offer=len(queue.to_offer),
            waiting=len(queue.waiting),
            ended=len(queue.ended),
        )
        self._view.show_lines(lines, first, counts)
        ended = {row.person for row in queue.ended}
        if chosen is not None and (chosen.person not in ended or chosen.state in said.ENDED):
            self.choose(chosen)  # whose talk has just ended is left for the next
        self._show_chosen()
        self.loaded.emit()

    def _show_chosen(self) -> None:
        row, may = self._view.chosen(), self._frame.actor.may(Permission.INTERVIEW)
        if row is None:
            self._view.show_chosen(None, "", "", ())
            return
        act = said.act(self.act_of(row), self._tr)
        why = said.why(row, self._tr, may_interview=may)
        self._view.show_chosen(row, why, act, said.steps(row) if may else ())

    def _step(self, step: _Step) -> None:
        tr = self._tr
        row, stage = self._view.chosen(), self._stage
        if row is None or stage is None:
            return
        places = [place for place, each in enumerate(self.rows) if each.person == row.person]
        after = self.rows[places[0] + 1 : places[0] + 2] if places else ()
        self._next = after[0] if after else None  # the next person, not the next form
        self._frame.bridge.change(
            lambda: step(stage.id, row.person),
            lambda _which: self._frame.say(
                Notice(tr("{name}: written down.", name=said.shown_name(row, tr)), undo=True)
            ),
            owner=self,
            otherwise=lambda error: self._frame.say(said.refused(error, self._tr)),
        )

    def _not_offered(self, reason: NotOffered) -> None:
        steps = self._services.steps
        self._step(lambda stage, person: steps.not_offered(stage, person, reason))

    def _reload_if_touched(self, touched: object, _owner: object) -> None:
        tables = getattr(touched, "tables", None)
        if tables is None or READS & tables():
            self.reload()


def lines_of(queue: InterviewQueue, now: datetime, tr: Words) -> list[Heading | Line]:
    """Return the queue as lines: a heading above each group that is not empty."""
    groups = (
        (tr("Under way"), queue.under_way),
        (tr("To offer, longest here first"), queue.to_offer),
        (tr("Not yet possible"), queue.waiting),
        (tr("Ended"), queue.ended),
    )
    lines: list[Heading | Line] = []
    for words, rows in groups:
        if rows:
            lines.append(Heading(f"{words} · {len(rows)}"))
            lines += [Line(row, now) for row in rows]
    return lines
