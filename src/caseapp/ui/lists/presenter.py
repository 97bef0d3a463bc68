"""Joins lists to their use cases."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from caseapp.domain.coded import StageState
from caseapp.domain.errors import CaseError
from caseapp.domain.views import ListTaken, StageView
from caseapp.text.sentences import sentence
from caseapp.ui.lists.namesakes import NamesakesPresenter
from caseapp.ui.lists.page import ListsPage
from caseapp.ui.lists.services import Correction, ListFile, ListServices, Preview
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

_MOST_BYTES = 20_000_001
"""One byte more than the reader accepts: enough for it to refuse, too little to fill the memory."""


class ListsPresenter(QObject):
    """Lives as long as its page."""

    def __init__(self, page: ListsPage, frame: Frame, services: ListServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._stage: StageView | None = None
        self._file: ListFile | None = None
        self._namesakes = NamesakesPresenter(page.namesakes, frame, services)
        page.stage_shown.connect(self.show_stage)
        page.came_to_front.connect(self._look_for_namesakes)
        page.file_wanted.connect(self._choose)
        page.paste_wanted.connect(self._paste)
        page.file_dropped.connect(self.read)
        page.preview.corrected.connect(self._correct)
        page.preview.take_wanted.connect(self._take_in)
        frame.bridge.changed.connect(self._reload)

    def show_stage(self, stage: StageView | None) -> None:
        """Show the lists of another stage."""
        self._stage = stage
        self._reload()

    def read(self, path: Path) -> None:
        """Read a file and show what it would change."""
        try:
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES)
        except OSError:
            tr = self._frame.look.words
            self._page.fault.say(
                tr("This file cannot be read. Copy it to this computer and try again.")
            )
            return
        self._preview(path.name, data)

    def _look_for_namesakes(self) -> None:
        # Every version is read for it: too much to do after each arrival while nobody looks.
        if self._page.isVisible():
            self._namesakes.show_stage(self._stage)

    def _reload(self) -> None:
        self._look_for_namesakes()
        if self._stage is None:
            self._page.show_versions(())
            return
        stage = self._stage.id
        self._frame.bridge.ask_latest(
            "versions", lambda: self._services.versions(stage), self._page.show_versions, owner=self
        )

    def _choose(self) -> None:
        tr = self._frame.look.words
        dialog = QFileDialog(self._page, tr("The list as it was sent"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = "*.xlsx *.xls *.xlsm *.ods *.csv *.tsv *.txt"
        # Said outside the format strings: before Python 3.12 no sentence is found inside one.
        lists, everything = tr("Lists"), tr("All files")
        dialog.setNameFilters([f"{lists} ({kinds})", f"{everything} (*)"])
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _paste(self) -> None:
        tr = self._frame.look.words
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._preview(tr("Pasted text"), text.encode())
        else:
            self._page.fault.say(tr("There is no text in the clipboard."))

    def _preview(self, name: str, data: bytes) -> None:
        stage, tr = self._stage, self._frame.look.words
        if stage is None or stage.state is not StageState.OPEN:
            self._page.fault.say(
                tr("A list is taken in for an open stage: choose or make one first.")
            )
            return
        self._page.fault.say("")
        self._show(ListFile(stage.id, name, data), self._page.fault.say)

    def _correct(self, correction: Correction) -> None:
        if self._file is not None:
            wanted = replace(self._file, correction=correction)
            self._show(wanted, self._page.preview.refuse)

    def _show(self, file: ListFile, refuse: Callable[[str], object]) -> None:
        def seen(preview: Preview) -> None:
            self._file = file
            self._page.preview.show_preview(file.name, preview)
            self._page.show_preview()
            self._frame.say(Notice(""))

        tr = self._frame.look.words
        self._frame.say(Notice(tr("Reading the list…"), "info"))
        self._frame.bridge.ask(
            lambda: self._services.preview(file),
            seen,
            owner=self,
            otherwise=lambda error: self._refused(error, refuse),
        )

    def _take_in(self) -> None:
        file = self._file
        if file is None:
            return
        # Whoever presses the button has looked at the columns: that makes an unsure reading clear.
        agreed = replace(file, correction=file.correction or self._page.preview.correction())
        self._page.preview.take.setEnabled(False)
        self._frame.bridge.change(
            lambda: self._services.take_in(agreed),
            self._taken,
            owner=self,
            otherwise=lambda error: self._refused(error, self._page.preview.refuse),
        )

    def _taken(self, taken: ListTaken) -> None:
        tr = self._frame.look.words
        self._page.show_versions_again()
        if taken.same_file:
            self._frame.say(Notice(tr("This file was taken in before. Nothing changed."), "info"))
            return
        said = tr.many(
            "Version {version} taken in: {count} person.",
            "Version {version} taken in: {count} people.",
            taken.rows,
            version=taken.version,
        )
        self._frame.say(Notice(said, undo=True))

    def _refused(self, error: Exception, say: Callable[[str], object]) -> None:
        self._frame.say(Notice(""))
        if not isinstance(error, CaseError):
            raise error
        say(sentence(error, self._frame.look.words))
