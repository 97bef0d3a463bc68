"""The files about a person: a list, and under it the chosen file with its picture, once one asks."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from caseapp.domain.captivity import FileKind
from caseapp.domain.captivity_views import FileView
from caseapp.domain.ids import PersonId
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.ui.bridge import Change
from caseapp.ui.keys import bind
from caseapp.ui.people.field_writer import FieldWriter
from caseapp.ui.people.files_services import FilesServices
from caseapp.ui.people.paper_brush import FileBrush
from caseapp.ui.people.preview import Preview
from caseapp.ui.people.section_card import fit_to_rows, section_card
from caseapp.ui.room import Frame
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.rows import RowList

Choose = Callable[[str, str, Callable[[Path], object]], object]
"""Asks for a file: the title of the dialog, the name to save under (empty: to open), what to do then."""


class FilesCard(QWidget):
    """Adds files, shows the chosen one on purpose, saves a copy where one asks."""

    def __init__(
        self, frame: Frame, services: FilesServices, choose: Choose | None = None, *, may: bool
    ) -> None:
        super().__init__()
        look, tr = frame.look, frame.look.words
        self._frame, self._services = frame, services
        self._choose = choose or partial(_ask_for_file, self)
        self._person: PersonId | None = None
        self.add = Button(look, tr("Add a file"), Face(icon="plus", chevron=True))
        self.menu = QMenu(self)
        self.menu.setFont(look.font("body"))
        for kind in FileKind:
            self.menu.addAction(word_for(kind, tr)).triggered.connect(partial(self._ask, kind))
        self.add.setMenu(self.menu)
        self.list: RowList[FileView] = RowList(look, FileBrush(look), tr("Files"))
        self.none = label(look, tr("No file is kept."), "body", "3")
        kinds = [(one.value, word_for(one, tr)) for one in FileKind]
        self.fields = {
            "title": InPlace(look, tr("What it shows")),
            "kind": InPlace(look, field_label("kind", tr), kinds),
        }
        self.writer = FieldWriter(self, frame, services.file_fields, self.fields)
        self.preview = Preview(frame.bridge, services.read)
        self.look_at = Button(look, tr("Look at it"), Face(icon="eye", key="Enter"))
        self.save = Button(look, tr("Save a copy…"), Face(icon="save"))
        self.remove = Button(look, tr("Remove this file"), Face(Kind.QUIET, "x", "Del"))
        self.hash = label(look, "", "caption", "3", wrap=True)
        self._detail = holder(self._lay_out_detail())
        hint = label(look, tr("or drop it here; kept encrypted, never changed"), "small", "2")
        body = holder(column(self.none, self.list, self._detail))
        self.setLayout(column(section_card(look, tr("Files"), body, beside=hint, tools=self.add)))
        for widget in (self.add, self.remove, hint):
            widget.setVisible(may)
        for each in self.fields.values():
            each.set_open(may=may)
        self.list.chosen.connect(lambda _row: self._show_chosen())
        self.list.taken.connect(lambda _row: self._look())
        self.look_at.clicked.connect(self._look)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        bind(self.list, "Del", self.remove.click, Qt.ShortcutContext.WidgetShortcut)

    def show_files(self, person: PersonId | None, files: tuple[FileView, ...]) -> None:
        """Show somebody's files; the one that was chosen stays chosen, and looked at."""
        before = self.list.chosen_row()
        self._person = person
        place = next((n for n, one in enumerate(files) if before and one.id == before.id), 0)
        self.list.show_rows(files, place if files else -1)
        fit_to_rows(self.list)
        self.none.setVisible(not files)
        self._show_chosen()

    def attach(self, source: Path, kind: FileKind) -> None:
        """Keep a file about the person who is shown."""
        person, tr = self._person, self._frame.look.words
        if person is not None:
            self._frame.say(Notice(tr("Encrypting the file…"), "info"))
            self._change(
                lambda: self._services.attach(person, source, kind), tr("The file is kept")
            )

    def _show_chosen(self) -> None:
        file = self.list.chosen_row()
        self._detail.setVisible(file is not None)
        self.preview.keep_only(None if file is None else file.id)
        if file is None:
            self.writer.clear()
            self.hash.clear()
            return
        self.writer.show(file.id, {"title": file.title, "kind": file.kind.value})
        self.hash.setText(f"{file.file_name} · SHA-256 {file.sha256}")

    def _look(self) -> None:
        if file := self.list.chosen_row():
            tr = self._frame.look.words
            said = Notice(tr("This file has no picture to show. Save a copy to open it."), "info")
            self.preview.show_file(
                file.id, file.title or word_for(file.kind, tr), lambda: self._frame.say(said)
            )

    def _ask(self, kind: FileKind) -> None:
        title = self._frame.look.words("The file to keep")
        self._choose(title, "", lambda source: self.attach(source, kind))

    def _save(self) -> None:
        file, tr = self.list.chosen_row(), self._frame.look.words
        if file is None:
            return

        def save(place: Path) -> None:
            said = Notice(tr("The copy is written. It is not encrypted: look after it."), "partly")
            self._frame.bridge.ask(
                lambda: self._services.save_copy(file.id, place),
                lambda _none: self._frame.say(said),
                owner=self,
            )

        self._choose(tr("Where the copy shall stand"), file.file_name, save)

    def _remove(self) -> None:
        if file := self.list.chosen_row():
            said = self._frame.look.words("File removed")
            self._change(lambda: self._services.remove_file(file.id), said)

    def _change(self, command: Callable[[], Change[object]], said: str) -> None:
        self._frame.bridge.change(
            command, lambda _done: self._frame.say(Notice(said, undo=True)), owner=self
        )

    def _lay_out_detail(self) -> QHBoxLayout:
        acts = holder(Flow(self.look_at, self.save))
        grid = FieldGrid(self._frame.look, [*self.fields.values()])
        beside = column(grid, 8, acts, 8, self.hash, row(None, self.remove), None)
        lay = row(margins=(0, 12, 0, 0), gap=16)
        lay.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        lay.addLayout(beside, 1)
        return lay


def _ask_for_file(parent: QWidget, title: str, name: str, then: Callable[[Path], object]) -> None:
    """Ask without a loop of its own: exec() would let work results in through the back door."""
    dialog = QFileDialog(parent, title)
    if name:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
