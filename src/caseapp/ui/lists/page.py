"""The versions of a stage's list, and the way to the next one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseapp.domain.views import StageView
from caseapp.text import dates
from caseapp.ui.keys import bind
from caseapp.ui.lists.namesakes import NamesakesCard
from caseapp.ui.lists.preview import PreviewPanel
from caseapp.ui.lists.services import VersionLine
from caseapp.ui.room import Frame, Room
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.states import Fault, empty
from caseapp.ui.widgets.table import Cell, Head, Table


class ListsPage(Room):
    """Shows versions, or the preview of a file. Decides nothing."""

    stage_shown = Signal(object)
    came_to_front = Signal()
    file_wanted = Signal()
    paste_wanted = Signal()
    file_dropped = Signal(object)

    def __init__(self, frame_: Frame) -> None:
        super().__init__()
        look, tr = frame_.look, frame_.look.words
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._look = look
        face = Face(Kind.PRIMARY, "folder-open", "Ctrl+O", CONTROL)
        self.open = Button(look, tr("Take in a list…"), face)
        self.paste = Button(look, tr("Paste from the clipboard"), Face(key="Ctrl+V", least=CONTROL))
        self.fault = Fault(look)
        self.preview = PreviewPanel(look)
        self.namesakes = NamesakesCard(look)
        self.table = Table(
            look,
            tr("Versions of the list"),
            (
                Head(tr("Version"), 10, right=True),
                Head(tr("Taken in"), 18),
                Head(tr("Rows"), 8, right=True),
                Head(tr("New"), 8, right=True),
                Head(tr("Withdrawn"), 12, right=True),
                Head(tr("Changed"), 10, right=True),
                Head(tr("Same"), 10, right=True),
                Head(""),
            ),
        )
        self._empty = empty(
            look,
            "list",
            tr("No list yet"),
            tr(
                "Take in the file as it was sent: xlsx, xls, ods, csv, or text from a letter. It is"
                " shown first; nothing is written before you agree."
            ),
        )
        self._table_card = frame("card", column(4, self.table, 4))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._versions())
        self._stack.addWidget(self.preview)
        lay = column(margins=(24, 16, 24, 16))
        lay.addWidget(self._stack)
        self.setLayout(lay)
        self.open.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.preview.back_wanted.connect(self.show_versions_again)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        bind(self, "Ctrl+O", self.file_wanted.emit, within)
        bind(self, "Ctrl+V", self.paste_wanted.emit, within)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of lists."""
        tr = self._look.words
        return (
            ("Ctrl+O", tr("take in a file")),
            ("Ctrl+V", tr("take in what was copied")),
            ("1, 2", tr("say whether namesakes are one person")),
            ("Esc", tr("back, nothing is written")),
        )

    def enter(self) -> None:
        """Override: Enter opens a file."""
        self.open.setFocus()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: the presenter loads its versions."""
        self.stage_shown.emit(stage)

    def show_versions(self, versions: Sequence[VersionLine]) -> None:
        """Show what was taken in, the newest on top."""
        self.table.show_rows(
            [
                (
                    Cell(str(each.version), "strong"),
                    Cell(dates.when(each.received_at)),
                    *(Cell(str(n)) for n in (each.rows, each.added, each.withdrawn)),
                    *(Cell(str(n)) for n in (each.changed, each.same)),
                    Cell(""),
                )
                for each in sorted(versions, key=lambda each: -each.version)
            ]
        )
        self._table_card.setVisible(bool(versions))
        self._empty.setVisible(not versions)

    def show_preview(self) -> None:
        """Bring the preview to the front."""
        self.fault.say("")
        self._stack.setCurrentWidget(self.preview)
        self.preview.take.setFocus()

    def show_versions_again(self) -> None:
        """Go back to the versions."""
        self._stack.setCurrentIndex(0)
        self.enter()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Override: what is not looked for while the room is out of sight is looked for now."""
        super().showEvent(event)
        self.came_to_front.emit()

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Override: files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Override: the first one is read."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            self.file_dropped.emit(Path(urls[0].toLocalFile()))

    def _versions(self) -> QWidget:
        tr = self._look.words
        title = row(label(self._look, tr("Lists"), "title"), None, self.paste, 8, self.open)
        lay = column(title, 12, self.fault, 4, self.namesakes, 8)
        lay.addWidget(self._table_card, 1)
        lay.addWidget(self._empty)
        lay.addStretch(0)
        return holder(lay)
