"""Which program this is, of what it is made, and which register: what support asks first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from caseapp.ui.look import Look
from caseapp.ui.settings.services import PartLine, ProgramFacts
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.painted import Mark
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.states import Fault
from caseapp.ui.widgets.table import Cell, Head, Table

_LICENCE = "Apache-2.0"


class AboutSection(QFrame):
    """Facts that can be copied; none is about a person."""

    licence_wanted = Signal(str)
    """The name of a part whose licence is to be read."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look = look
        self.fault = Fault(look)
        names = {
            "version": tr("Version"),
            "window": tr("Window"),
            "licence": tr("Licence"),
            "register": tr("Register"),
            "head": tr("Head of the journal"),
        }
        self._names = names
        self.values = {code: self._value() for code in names}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, (code, name) in enumerate(names.items()):
            grid.addWidget(label(look, name, "body", "2"), place, 0)
            grid.addWidget(self.values[code], place, 1)
        why = tr(
            "Two computers whose registers show the same head hold the same records. Read it out when you"
            " ask for help; it says nothing about anybody."
        )
        heads = (Head(tr("Made of"), least=18), Head(tr("Version"), 16), Head(tr("Licence"), 44))
        self.parts = Table(look, tr("What the program is made of"), heads)
        self.read = Button(look, tr("Read the licence"), Face(icon="file-text", least=CONTROL))
        self._named: tuple[PartLine, ...] = ()
        title = row(Mark(look, 44), 16, label(look, "caseapp", "name"), None)
        lay = column(
            *(title, 16, grid, 16, label(look, why, "small", "2", wrap=True)),
            *(8, self.fault, 8),
            margins=(24, 20, 24, 20),
        )
        lay.addWidget(self.parts, 1)
        lay.addLayout(row(self.read, None, margins=(0, 8, 0, 0)))
        self.setLayout(lay)
        self.read.clicked.connect(self._ask)
        self.parts.activated.connect(self._ask)

    def show_facts(self, facts: ProgramFacts) -> None:
        """Show them; each value can be marked and copied with the keyboard too."""
        tr, head = self._look.words, facts.head
        where = tr(
            "entry {seq} of copy {replica}, {code}",
            seq=head.seq,
            replica=head.replica,
            code=head.code,
        )
        shown = {
            "version": facts.program,
            "window": f"Qt {qVersion()}",
            "licence": _LICENCE,
            "register": str(facts.register),
            "head": where,
        }
        for code, value in shown.items():
            self.values[code].setText(value)
            self.values[code].setAccessibleName(f"{self._names[code]}: {value}")

    def show_parts(self, parts: Sequence[PartLine]) -> None:
        """Show what the program is made of; the first is chosen."""
        self._named = tuple(parts)
        unknown = self._look.words("see its text")
        self.parts.show_rows(
            [
                (Cell(one.name, "strong"), Cell(one.version), Cell(one.licence or unknown))
                for one in parts
            ]
        )
        self.parts.setCurrentIndex(self.parts.cells.index(0, 0))

    def _ask(self) -> None:
        place = self.parts.currentIndex().row()
        if 0 <= place < len(self._named):
            self.licence_wanted.emit(self._named[place].name)

    def _value(self) -> QLabel:
        made = label(self._look, "", "body", wrap=True)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return made
