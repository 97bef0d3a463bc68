"""Joins printing to its use cases. A sheet goes where the user says, under a name without people."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from caseapp.domain.dates import kyiv
from caseapp.domain.editions import Report
from caseapp.domain.errors import CaseError
from caseapp.domain.labels import GRID
from caseapp.domain.print_job import PrintJob
from caseapp.domain.views import RunLine, StageView
from caseapp.text.sentences import sentence
from caseapp.text.stage_names import shown_number
from caseapp.text.words import Words
from caseapp.ui.bridge import Change
from caseapp.ui.reports.page import ReportsPage
from caseapp.ui.reports.preview_presenter import PreviewPresenter
from caseapp.ui.reports.print_question import Printing
from caseapp.ui.reports.services import ReportServices, Sheet, Wanted
from caseapp.ui.reports.sheets import LABELS, sheet_name
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.save_as import ask_where
from caseapp.ui.widgets.sheet_places import PlaceQuestion, SheetPlaces, SheetShape, ask_place

Choose = Callable[[str, Callable[[Path], object]], object]
"""Asks where a file of this name shall go, and hands the place on; a test answers at once."""
Make = Callable[[], Change[Sheet]]


class ReportsPresenter(QObject):
    """Lives as long as its page.

    The place is asked for before a sheet is set: a run in the register that nobody has would be a
    false entry.
    """

    def __init__(
        self,
        page: ReportsPage,
        frame: Frame,
        services: ReportServices,
        choose: Choose | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self.words = frame.look.words
        title = self.words("Where to keep the sheet")
        self._choose = choose or partial(ask_where, page, title)
        self._stage: StageView | None = None
        self.preview = PreviewPresenter(page, frame, services)
        self.printing = Printing(page, frame, services)
        self.place_question: PlaceQuestion | None = None
        page.stage_shown.connect(self._show_stage)
        page.save_wanted.connect(lambda: self._order(self._save))
        page.print_wanted.connect(lambda: self._order(self._print))
        page.runs.save_wanted.connect(self._save_again)
        page.runs.print_wanted.connect(self._print_again)
        frame.bridge.changed.connect(self._reload)
        self._reload()

    def _show_stage(self, stage: StageView | None) -> None:
        self._stage = stage

    def _reload(self) -> None:
        self._frame.bridge.ask_latest(
            "runs", self._services.runs, self._page.runs.show_runs, owner=self
        )

    def _order(self, hand_out: Callable[[StageView, Make], object]) -> None:
        """Hand the chosen sheet out; for labels ask first on which place they begin."""
        if (stage := self._stage) is None:
            return
        code, lang, services = self._page.sheet(), self._page.choice.langs.value(), self._services
        if kind := LABELS.get(code):
            look, tr = self._frame.look, self.words
            places = SheetPlaces(look, tr("Free place on the sheet"), SheetShape(*GRID[kind]))
            self.place_question = ask_place(
                look,
                self._page,
                sheet_name(code, tr),
                places,
                lambda at: hand_out(stage, lambda: services.labels(kind, stage.id, lang, at)),
            )
            return
        wanted = Wanted(Report(code), lang, self._page.choice.edition())
        hand_out(stage, lambda: services.report(stage.id, wanted))

    def _save(self, stage: StageView, make: Make) -> None:
        number = shown_number(stage.title, stage.number)
        name = f"{self._page.sheet()}-stage-{number}-{stage.date:%Y-%m-%d}.pdf"

        def set_for(place: Path) -> None:
            def command() -> Change[Sheet]:
                self._services.require_writable(place)
                return make()

            self._set(command, lambda sheet: self._keep(sheet, place))

        self._choose(name, set_for)

    def _print(self, _stage: StageView, make: Make) -> None:
        self.printing.ask(lambda job: self._set(make, partial(self._spool, job)))

    def _save_again(self, run: RunLine) -> None:
        name = f"{run.report}-run-{run.run}-{kyiv(run.printed_at):%Y-%m-%d}.pdf"

        def fetch_for(place: Path) -> None:
            def query() -> Sheet:
                self._services.require_writable(place)
                return self._services.again(run.run)

            self._fetch(query, lambda sheet: self._keep(sheet, place))

        self._choose(name, fetch_for)

    def _print_again(self, run: RunLine) -> None:
        self.printing.ask(
            lambda job: self._fetch(
                lambda: self._services.again(run.run), partial(self._spool, job)
            )
        )

    def _set(self, command: Callable[[], Change[Sheet]], then: Callable[[Sheet], object]) -> None:
        self._begin()
        self._frame.bridge.change(command, then, owner=self, otherwise=self._refused)

    def _fetch(self, query: Callable[[], Sheet], then: Callable[[Sheet], object]) -> None:
        self._begin()
        self._frame.bridge.ask(query, then, owner=self, otherwise=self._refused)

    def _keep(self, sheet: Sheet, place: Path) -> None:
        said = self.words("Run {run} is saved: {file}", run=sheet.run, file=str(place))
        self._hand_out(
            lambda: self._services.keep(sheet, place), said + _left_out(sheet, self.words)
        )

    def _spool(self, job: PrintJob, sheet: Sheet) -> None:
        said = self.words(
            "Run {run} went to the printer; its queue may keep a copy.", run=sheet.run
        )
        self._hand_out(
            lambda: self._services.spool(sheet, job), said + _left_out(sheet, self.words)
        )

    def _hand_out(self, act: Callable[[], None], said: str) -> None:
        def done(_none: None) -> None:
            self._page.choice.set_busy(busy=False)
            self._frame.say(Notice(said))

        self._frame.bridge.ask(act, done, owner=self, otherwise=self._refused)

    def _begin(self) -> None:
        self._page.fault.say("")
        self._page.choice.set_busy(busy=True)
        self._frame.say(Notice(self.words("Setting the sheet…"), "info"))

    def _refused(self, error: Exception) -> None:
        self._page.choice.set_busy(busy=False)
        if not isinstance(error, CaseError):
            raise error
        self._frame.say(Notice(""))
        self._page.fault.say(sentence(error, self.words))


def _left_out(sheet: Sheet, tr: Words) -> str:
    if not sheet.left_out:
        return ""
    return " " + tr.many(
        "{count} person has no number of one to six figures and got no label.",
        "{count} people have no number of one to six figures and got no label.",
        sheet.left_out,
    )
