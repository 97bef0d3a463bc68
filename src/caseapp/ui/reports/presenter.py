"""Joins printing to its use cases. A sheet goes where the user says, under a name without people."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from caseapp.domain.errors import CaseError
from caseapp.domain.views import StageView
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang
from caseapp.ui.reports.page import CHECK_IN, ROLL_CALL, ReportsPage
from caseapp.ui.reports.services import ReportServices, Sheet
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class ReportsPresenter(QObject):
    """Lives as long as its page. ``choose`` asks where a file shall go; a test answers at once."""

    def __init__(
        self,
        page: ReportsPage,
        frame: Frame,
        services: ReportServices,
        choose: Callable[[str, Callable[[Path], object]], object] | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._choose = choose or self._ask_where
        self._stage: StageView | None = None
        page.stage_shown.connect(self._show_stage)
        page.sheet_wanted.connect(self._print)
        page.again_wanted.connect(self._again)
        frame.bridge.changed.connect(lambda _touched, _owner: self._reload())
        self._reload()

    def _show_stage(self, stage: StageView | None) -> None:
        self._stage = stage

    def _reload(self) -> None:
        self._frame.bridge.ask(
            self._services.runs, self._page.show_runs, owner=self, otherwise=self._refused
        )

    def _print(self, code: str, lang: Lang) -> None:
        stage = self._stage
        if stage is None:
            return
        made = {ROLL_CALL: self._services.roll_call, CHECK_IN: self._services.check_in_sheet}[code]
        tr = self._frame.look.words
        self._page.fault.say("")
        self._frame.say(Notice(tr("Setting the sheet…"), "info"))
        self._frame.bridge.change(
            lambda: made(stage.id, lang),
            lambda sheet: self._save(code, sheet),
            owner=self,
            otherwise=self._refused,
        )

    def _again(self, run: int) -> None:
        self._frame.bridge.ask(
            lambda: self._services.again(run),
            lambda sheet: self._save("run", sheet),
            owner=self,
            otherwise=self._refused,
        )

    def _save(self, code: str, sheet: Sheet) -> None:
        tr = self._frame.look.words
        self._frame.say(
            Notice(tr("Sheet {run} is ready: choose where to keep it.", run=sheet.run), "info")
        )
        self._choose(f"{code}-{sheet.run}.pdf", lambda place: self._write(sheet, place))

    def _write(self, sheet: Sheet, place: Path) -> None:
        tr = self._frame.look.words
        try:
            place.write_bytes(sheet.pdf)
        except OSError:
            self._page.fault.say(
                tr("Nothing can be written there. The sheet can be had again below.")
            )
            return
        self._frame.say(Notice(tr("Sheet {run} is kept: {file}", run=sheet.run, file=str(place))))

    def _ask_where(self, name: str, then: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._page, self._frame.look.words("Where to keep the sheet"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._frame.say(Notice(""))
        self._page.fault.say(sentence(error, self._frame.look.words))
