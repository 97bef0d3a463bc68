"""The papers that say who somebody is: a list, and under it the chosen paper as fields."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from caseapp.domain.captivity import DocumentKind, DocumentState
from caseapp.domain.captivity_views import DocumentView
from caseapp.domain.ids import PersonId
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.ui.bridge import Change
from caseapp.ui.keys import bind
from caseapp.ui.people.field_writer import FieldWriter
from caseapp.ui.people.files_services import FilesServices
from caseapp.ui.people.paper_brush import PaperBrush
from caseapp.ui.people.section_card import fit_to_rows, section_card
from caseapp.ui.room import Frame
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.rows import RowList


class PapersCard(QWidget):
    """Adds papers and edits the chosen one in place."""

    def __init__(self, frame: Frame, services: FilesServices, *, may: bool) -> None:
        super().__init__()
        look, tr = frame.look, frame.look.words
        self._frame, self._services = frame, services
        self._person: PersonId | None = None
        self.add = Button(look, tr("Add a paper"), Face(icon="plus", chevron=True))
        self.menu = QMenu(self)
        self.menu.setFont(look.font("body"))
        for kind in DocumentKind:
            self.menu.addAction(word_for(kind, tr)).triggered.connect(partial(self._add, kind))
        self.add.setMenu(self.menu)
        self.list: RowList[DocumentView] = RowList(look, PaperBrush(look), tr("Papers"))
        self.none = label(look, tr("No paper is written down."), "body", "3")
        kinds = [(one.value, word_for(one, tr)) for one in DocumentKind]
        states = [(one.value, word_for(one, tr)) for one in DocumentState]
        self.fields = {
            "kind": InPlace(look, field_label("kind", tr), kinds),
            "number": InPlace(look, tr("Number of the paper")),
            "state": InPlace(look, tr("What became of it"), states),
            "note": InPlace(look, field_label("note", tr)),
        }
        self.writer = FieldWriter(self, frame, services.paper_fields, self.fields)
        self.remove = Button(look, tr("Remove this paper"), Face(Kind.QUIET, "x", "Del"))
        grid = FieldGrid(look, [*self.fields.values()])
        self._detail = holder(column(8, grid, row(None, self.remove)))
        for each in self.fields.values():
            each.set_open(may=may)
        body = holder(column(self.none, self.list, self._detail))
        self.setLayout(column(section_card(look, tr("Papers"), body, tools=self.add)))
        self.add.setVisible(may)
        self.remove.setVisible(may)
        self.list.chosen.connect(lambda _row: self._show_chosen())
        self.list.taken.connect(lambda _row: self.fields["number"].open())
        self.remove.clicked.connect(self._remove)
        bind(self.list, "Del", self.remove.click, Qt.ShortcutContext.WidgetShortcut)

    def show_papers(self, person: PersonId | None, papers: tuple[DocumentView, ...]) -> None:
        """Show somebody's papers; the one that was chosen stays chosen."""
        before = self.list.chosen_row()
        self._person = person
        place = next((n for n, one in enumerate(papers) if before and one.id == before.id), 0)
        self.list.show_rows(papers, place if papers else -1)
        fit_to_rows(self.list)
        self.none.setVisible(not papers)
        self._show_chosen()

    def _show_chosen(self) -> None:
        paper = self.list.chosen_row()
        self._detail.setVisible(paper is not None)
        if paper is None:
            self.writer.clear()
            return
        values = {"kind": paper.kind.value, "number": paper.number, "state": paper.state.value}
        self.writer.show(paper.id, {**values, "note": paper.note})

    def _add(self, kind: DocumentKind) -> None:
        person = self._person
        if person is not None:
            self._change(lambda: self._services.add_paper(person, kind))

    def _remove(self) -> None:
        if paper := self.list.chosen_row():
            self._change(lambda: self._services.remove_paper(paper.id))

    def _change(self, command: Callable[[], Change[object]]) -> None:
        said = Notice(self._frame.look.words("Papers changed"), undo=True)
        self._frame.bridge.change(command, lambda _done: self._frame.say(said), owner=self)
