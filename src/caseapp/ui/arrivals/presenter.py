"""Joins the desk to the use cases: nothing at the desk waits for a disk."""

from PySide6.QtCore import QObject

from caseapp.domain.coded import StageState
from caseapp.domain.views import DeskRow, Marked, StageView
from caseapp.text.words import Lang
from caseapp.ui.arrivals import said
from caseapp.ui.arrivals.desk import Desk, Line, key_of
from caseapp.ui.arrivals.labelling import Labelling
from caseapp.ui.arrivals.last import Last, LastMarked
from caseapp.ui.arrivals.narrowing import Narrowing
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.arrivals.services import ArrivalServices, MarkDraft
from caseapp.ui.arrivals.taking_back import TakingBack
from caseapp.ui.arrivals.unexpected import UnexpectedPresenter
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class ArrivalsPresenter(QObject):
    """Lives as long as its page."""

    def __init__(self, page: ArrivalsPage, frame: Frame, services: ArrivalServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._tr = frame.look.words
        self._desk = Desk(latin_first=self._tr.lang is Lang.EN)
        self._stage: StageView | None = None
        self._form_waits = False
        self.last = LastMarked(
            page.just,
            frame,
            services,
            lambda arrival, flag, raised: self._desk.put_flag(arrival, flag, raised=raised),
        )
        self.labels = Labelling(page, frame, services.labels, self.last, lambda: self._stage)
        self.unexpected = UnexpectedPresenter(page, frame, services)
        page.typed.connect(lambda _text: self._search())
        page.lists_wanted.connect(lambda: frame.go("lists", ""))
        self.taking_back = TakingBack(page, frame, services)
        self.narrowing = Narrowing(page, self._desk, self._search)
        page.take_wanted.connect(self._take)
        page.flag_pressed.connect(self.last.press)
        page.unlisted_wanted.connect(self._open_form)
        page.stage_shown.connect(self.show_stage)
        self.unexpected.came.connect(self._came_unlisted)
        self.unexpected.listed_came.connect(self._mark)
        frame.bridge.changed.connect(self._reload_if_others)

    def show_stage(self, stage: StageView | None) -> None:
        """Show the people of a stage; another one than before forgets who was marked last."""
        before, self._stage = self._stage, stage
        if before is not None and (stage is None or before.id != stage.id):
            self.last.forget()
        self._page.fault.say(said.shut(stage, self._tr))
        self._reload()
        if self._form_waits and stage is not None:
            self._form_waits = False
            self._open_form()

    def go_on(self, last: Last | None, *, with_form: bool) -> None:
        """Go on where the room was before it was built anew; the form waits for the stage."""
        self._form_waits = with_form
        if last is not None:
            self.last.go_on(last)
        if self._stage is not None:
            self.show_stage(self._stage)

    def scanned(self, code: str, entered: bool) -> None:  # noqa: FBT001 - a slot
        """Show whose code was scanned, in whichever room; with Enter at the desk itself, take them.

        Elsewhere nobody is marked by it: a scan there asks who that is.
        """
        at_desk = self._page.isVisible()
        self._frame.go("arrivals", code)
        self._page.field.selectAll()  # whatever is typed next is about somebody else
        if entered and at_desk:
            self._take()

    def _reload(self) -> None:
        if self._stage is None:
            self._show_rows(())
            return
        stage = self._stage.id
        self._frame.bridge.ask_latest(
            "desk", lambda: self._services.desk(stage), self._show_rows, owner=self
        )

    def _reload_if_others(self, _touched: object, owner: object) -> None:
        if owner is not self and owner is not self.last:
            self._reload()

    def _show_rows(self, rows: tuple[DeskRow, ...]) -> None:
        self._desk.load(rows)
        self.last.meet(rows)
        self._refresh()

    def _search(self) -> None:
        text = self._page.field.text()
        answer = self._desk.answer(text)
        self._page.show_answer(answer, typed=bool(text.strip()))
        if answer.refused:
            self._frame.say(said.refused(answer.refused, self._tr))
        self._page.show_counts(self._desk.counts())

    def _refresh(self) -> None:
        """Show new states without moving what the officer chose meanwhile."""
        chosen = self._page.people.chosen_row()
        self._search()
        if isinstance(chosen, Line):
            self._page.choose(key_of(chosen.row))

    def _take(self) -> None:
        line = self._page.people.chosen_row()
        if isinstance(line, Line):
            if line.is_here:
                self._frame.say(said.here(line, self._tr))
            else:
                self._mark(line.row)
            return
        if refused := self._desk.answer(self._page.field.text()).refused:
            self._frame.say(said.refused(refused, self._tr))
            return
        typed = bool(self._page.field.text().strip())
        found = self._page.people.rows.rowCount() > 0
        self._frame.say(said.choose(found=found, typed=typed, tr=self._tr))

    def _mark(self, row: DeskRow) -> None:
        stage = self._stage
        if stage is None or stage.state is not StageState.OPEN:
            self._frame.say(Notice(said.shut(stage, self._tr), "partly"))
            return
        assert row.line is not None  # noqa: S101 - whoever has no line is here already
        draft = MarkDraft(stage.id, row.line, self._frame.now(), self._frame.station)
        last = self.last.begin(row, draft.at)
        self._desk.begin(row, draft.at)
        self._frame.say(said.saving(row, draft.at, self._tr))
        self._page.field.clear()
        self._search()
        self._frame.bridge.change(
            lambda: self._services.mark_arrived(draft),
            lambda marked: self._marked(last, marked),
            owner=self,
            otherwise=lambda error: self._not_marked(last, error),
        )

    def _marked(self, last: Last, marked: Marked) -> None:
        self._desk.settle(last.row, marked, self._frame.station)
        self.last.written(last, marked.arrival)
        self._frame.say(said.recorded(last.row, marked.at, self._tr))
        self._refresh()

    def _not_marked(self, last: Last, error: Exception) -> None:
        self._desk.give_up(last.row)
        self.last.forget(last)
        self._refresh()
        self._frame.say(said.refused(error, self._tr))

    def _came_unlisted(self, row: DeskRow, marked: Marked) -> None:
        self.last.begin(row, marked.at, marked.arrival)
        self._frame.say(said.recorded(row, marked.at, self._tr))
        self._page.field.clear()
        self._reload()

    def _open_form(self) -> None:
        if self._stage is not None and self._stage.state is StageState.OPEN:
            self.unexpected.open(self._stage.id, self._page.field.text())
        else:
            self._frame.say(Notice(said.shut(self._stage, self._tr), "partly"))
