"""Joins Today to its use case."""

from PySide6.QtCore import QObject

from caseapp.domain.views import StageView
from caseapp.ui.room import Frame
from caseapp.ui.today.page import TodayPage
from caseapp.ui.today.services import TodayServices


class TodayPresenter(QObject):
    """Reads the numbers again after every change."""

    def __init__(self, page: TodayPage, frame: Frame, services: TodayServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._stage: StageView | None = None
        page.stage_shown.connect(self.show_stage)
        page.desk_wanted.connect(lambda: frame.go("arrivals", ""))
        frame.bridge.changed.connect(lambda _touched, _owner: self._reload())

    def show_stage(self, stage: StageView | None) -> None:
        """Show another stage."""
        self._stage = stage
        self._reload()

    def _reload(self) -> None:
        if self._stage is None:
            return
        stage = self._stage.id
        self._frame.bridge.ask_latest(
            "overview", lambda: self._services.overview(stage), self._page.show_overview, owner=self
        )
