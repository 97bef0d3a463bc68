"""Keeps the preview at what is chosen, and fresh while it is looked at."""

from PySide6.QtCore import QObject, QTimer

from caseapp.domain.editions import Report
from caseapp.domain.errors import CaseError
from caseapp.domain.views import StageView
from caseapp.text.sentences import sentence
from caseapp.ui.reports.page import ReportsPage
from caseapp.ui.reports.services import Picture, ReportServices, Wanted
from caseapp.ui.room import Frame

_REST = 1500
"""After so many milliseconds without another change a preview that is looked at is set anew."""


class PreviewPresenter(QObject):
    """Lives as long as its page. Nothing is set while nobody looks."""

    def __init__(self, page: ReportsPage, frame: Frame, services: ReportServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._stage: StageView | None = None
        self._pdf = b""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.refresh)
        page.stage_shown.connect(self._show_stage)
        page.choice_made.connect(self.refresh)
        page.beside.changed.connect(lambda _place: self.refresh())
        page.preview.page_wanted.connect(self._turn)
        frame.bridge.changed.connect(self._wait_a_moment)

    def _wait_a_moment(self) -> None:
        self._rest.start()

    def refresh(self) -> None:
        """Set the chosen sheet again, if it can be seen."""
        tr, card = self._frame.look.words, self._page.preview
        if not card.isVisible():
            return
        if (stage := self._stage) is None:
            card.say(tr("No stage is chosen: make one first."))
            return
        code, choice = self._page.sheet(), self._page.choice
        if code not in set(Report):
            card.say(tr("Labels have no preview: the free place on the sheet is asked for first."))
            return
        wanted = Wanted(Report(code), choice.langs.value(), choice.edition())

        def query() -> bytes | CaseError:
            try:
                return self._services.preview(stage.id, wanted)
            except CaseError as refused:
                return refused

        self._frame.bridge.ask_latest("preview", query, self._show, owner=self)

    def _show_stage(self, stage: StageView | None) -> None:
        self._stage = stage

    def _show(self, answer: bytes | CaseError) -> None:
        if isinstance(answer, CaseError):
            self._page.preview.say(sentence(answer, self._frame.look.words))
            return
        self._pdf = answer
        self._turn(0)

    def _turn(self, number: int) -> None:
        pdf, dots = self._pdf, self._page.preview.dots()

        def show(picture: Picture) -> None:
            self._page.preview.show_page(number, picture)

        self._frame.bridge.ask_latest(
            "page", lambda: self._services.picture(pdf, number, dots), show, owner=self
        )
