"""Papers, photo and files of a person. Files are looked at on purpose, and who looked is written down."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from caseapp.domain.access import Permission
from caseapp.domain.captivity import FileKind
from caseapp.domain.ids import PersonId
from caseapp.ui.people.files_card import Choose, FilesCard
from caseapp.ui.people.files_services import FilesServices, PapersAndFiles
from caseapp.ui.people.papers_card import PapersCard
from caseapp.ui.people.section import Section
from caseapp.ui.people.section_card import scrolled
from caseapp.ui.room import Frame

_READS = ("identity_document", "person_file", "attachment")


class FilesSection(Section):
    """Papers above, files below; a file dropped anywhere on it is kept as a document."""

    code = "files"

    def __init__(self, frame: Frame, services: FilesServices, choose: Choose | None = None) -> None:
        super().__init__(frame.look.words, _READS)
        self._frame, self._services = frame, services
        self._may = frame.actor.may(Permission.CHECK_IN)
        self.papers = PapersCard(frame, services, may=self._may)
        self.files = FilesCard(frame, services, choose, may=self._may)
        self.setLayout(scrolled(self.papers, 16, self.files))
        self.setAcceptDrops(self._may)
        self.clear()

    def load(self, person: PersonId) -> None:
        """Override: papers and files in one question."""
        self._frame.bridge.ask_latest(
            "files", partial(self._services.open, person), self._show, owner=self
        )

    def clear(self) -> None:
        """Override: nobody's, and no picture of anybody."""
        self.papers.show_papers(None, ())
        self.files.show_files(None, ())

    def enter(self) -> None:
        """Override: arrows choose a paper or a file; where there is none, one is added."""
        for rows in (self.papers.list, self.files.list):
            if rows.model().rowCount():
                rows.setFocus()
                return
        self.papers.add.setFocus()

    def keep(self) -> None:
        """Override: open fields become drafts."""
        self.papers.writer.suspend()
        self.files.writer.suspend()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of the list of files."""
        tr = self._frame.look.words
        return (
            ("↑ ↓", tr("another paper or file")),
            ("Enter", tr("edit the paper, look at the file")),
            ("Del", tr("remove the paper or file")),
        )

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Override: files of this computer may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Override: keep each of them."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.files.attach(Path(url.toLocalFile()), FileKind.DOCUMENT)
        event.acceptProposedAction()

    def _show(self, seen: PapersAndFiles) -> None:
        if self.person is None:
            return
        self.papers.show_papers(self.person, seen.documents)
        self.files.show_files(self.person, seen.files)
        self.counted.emit(len(seen.documents) + len(seen.files))
