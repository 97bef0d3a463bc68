"""A list before it is taken in: what it would change, what each column is, what to look at."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from caseapp.domain.expected import ListRow
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.views import RowWarning
from caseapp.text import list_words
from caseapp.ui.lists.services import ColumnLine, Correction, Preview
from caseapp.ui.look import Look
from caseapp.ui.theme import ACT, TARGET
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.states import Fault, LongAct

_EXAMPLES = 3


class PreviewPanel(QWidget):
    """Shows a `Preview`; a changed column asks for another one."""

    take_wanted = Signal()
    back_wanted = Signal()
    corrected = Signal(object)
    """A `Correction`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self._boxes: list[tuple[ColumnLine, QComboBox]] = []
        self._title = label(look, "", "title")
        self._origin = label(look, "", "small", "2", wrap=True)
        self.figures = label(look, "", "heading")
        self.given_first = QCheckBox(tr("The given name stands before the surname"))
        self.given_first.setFont(look.font("body"))
        self.given_first.setMinimumHeight(look.tall(TARGET))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setFont(look.font("body"))
        self.notes.setAccessibleName(tr("What to look at"))
        self.fault = Fault(look)
        self.unsure = Fault(look, attention=True)
        self.progress = LongAct(look)
        face = Face(Kind.PRIMARY, "check", "Enter", ACT)
        self.take = Button(look, tr("Take the list in"), face)
        self.back = Button(look, tr("Back, write nothing"), Face(key="Esc", least=ACT))
        self.back.setShortcut(Qt.Key.Key_Escape)
        self.take.setAutoDefault(True)
        self._lay_out()
        self.take.clicked.connect(self.take_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.given_first.clicked.connect(self._tell)

    def show_preview(self, name: str, seen: Preview) -> None:
        """Show a list as it was understood."""
        tr = self._look.words
        self._title.setText(name)
        origin = " · ".join(part for part in seen.origin if part)
        self._origin.setText(tr("Read as: {origin}", origin=origin))
        self.figures.setText(self._figures(seen))
        self.given_first.setChecked(seen.given_first)
        self._show_columns(seen.columns)
        self.notes.setPlainText("\n".join(self._notes(seen)))
        self.fault.say("")
        unsure = "" if seen.clear else tr("Please look at the columns: some were only guessed.")
        self.unsure.say(unsure)
        self.take.setEnabled(not seen.same_file)

    def correction(self) -> Correction:
        """Return what the boxes say."""
        columns = tuple(
            ((line.sheet, line.column), ListColumn(box.currentData())) for line, box in self._boxes
        )
        return Correction(columns, self.given_first.isChecked())

    def refuse(self, text: str) -> None:
        """Say what is wrong."""
        self.fault.say(text)
        self.take.setEnabled(True)

    def _figures(self, seen: Preview) -> str:
        tr = self._look.words
        rows = tr.many("{count} person", "{count} people", len(seen.rows))
        if seen.same_file:
            return rows + " · " + tr("this very file was taken in before: nothing would change")
        parts = [tr("version {number}", number=seen.version), rows]
        if seen.version > 1:
            parts += [
                tr("{count} new", count=len(seen.added)),
                tr("{count} withdrawn", count=len(seen.withdrawn)),
                tr("{count} changed", count=seen.changed),
                tr("{count} the same", count=seen.same),
            ]
        return " · ".join(parts)

    def _notes(self, seen: Preview) -> Iterable[str]:
        tr = self._look.words
        if seen.version > 1:
            for said, rows in ((tr("New:"), seen.added), (tr("Withdrawn:"), seen.withdrawn)):
                if rows:
                    yield said
                    yield from (f"   {_named(each)}" for each in rows)
        if seen.skipped:
            yield tr.many(
                "{count} row without a person was passed over.",
                "{count} rows without a person were passed over.",
                seen.skipped,
            )
        yield from self._warnings(seen.warnings)

    def _warnings(self, warnings: Sequence[RowWarning]) -> Iterable[str]:
        tr = self._look.words
        if not warnings:
            yield tr("Nothing else to look at.")
            return
        yield tr.many("{count} thing to look at:", "{count} things to look at:", len(warnings))
        yield from (f"   {list_words.warning(each, tr)}" for each in warnings)

    def _show_columns(self, columns: Sequence[ColumnLine]) -> None:
        look, tr = self._look, self._look.words
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        for place, text in enumerate((tr("In the file"), tr("Is taken for"), tr("Examples"))):
            self._grid.addWidget(label(look, text, "label", "2"), 0, place)
        for number, each in enumerate(columns, start=1):
            box = QComboBox()
            box.setFont(look.font("body"))
            box.setMinimumHeight(look.tall(TARGET))
            box.setAccessibleName(each.heading or tr("Column {number}", number=each.column))
            for kind in ListColumn:
                box.addItem(list_words.column(kind, tr), kind)
            box.setCurrentIndex(box.findData(each.kind))
            box.activated.connect(self._tell)
            heading = each.heading or tr("Column {number}", number=each.column)
            ink = "1" if each.sure else "partly"
            name = label(look, heading, "body", ink, wrap=True)
            name.setMinimumWidth(round(look.width("0" * 16, "body")))
            self._grid.addWidget(name, number, 0)
            self._grid.addWidget(box, number, 1)
            shown = " · ".join(each.examples[:_EXAMPLES])
            examples = label(look, shown, "small", "2")
            # Long examples are cut off at the edge of the card, they do not widen it.
            examples.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(examples, number, 2)
            self._boxes.append((each, box))
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowStretch(len(columns) + 1, 1)

    def _tell(self) -> None:
        self.corrected.emit(self.correction())

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid = holder(self._grid)
        area.setWidget(grid)
        left = column(label(look, tr("Columns"), "heading"), 8, margins=(20, 12, 12, 12))
        left.addWidget(area, 1)
        left.addWidget(self.given_first)
        right = column(label(look, tr("What to look at"), "heading"), 8, margins=(20, 12, 20, 16))
        right.addWidget(self.notes, 1)
        body = row(gap=16)
        body.addWidget(frame("card", left), 3)
        body.addWidget(frame("card", right), 2)
        lay = column(self._title, self._origin, 8, self.figures, 8, self.unsure, self.fault, 8)
        lay.addLayout(body, 1)
        lay.addSpacing(12)
        lay.addWidget(self.progress)
        lay.addLayout(row(self.back, None, self.take))
        self.setLayout(lay)


def _named(each: ListRow) -> str:
    number = f"{each.number}. " if each.number else ""
    born = f", {each.birth.written}" if each.birth and each.birth.written else ""
    return f"{number}{each.written_name}{born}"
