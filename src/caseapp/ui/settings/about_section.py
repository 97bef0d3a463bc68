"""Which program this is, and which register: what support asks first."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QFrame, QGridLayout

from caseapp.ui.look import Look
from caseapp.ui.settings.services import ProgramFacts
from caseapp.ui.widgets.painted import Mark
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.states import Fault

_LICENCE = "Apache-2.0"


class AboutSection(QFrame):
    """Facts that can be copied; none is about a person."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look = look
        self.fault = Fault(look)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        why = tr(
            "Two computers whose registers show the same head hold the same records. Read it out when you"
            " ask for help; it says nothing about anybody."
        )
        title = row(Mark(look, 44), 16, label(look, "caseapp", "name"), None)
        self.setLayout(
            column(
                *(title, 16, self._grid, 16, label(look, why, "small", "2", wrap=True)),
                *(8, self.fault, None),
                margins=(24, 20, 24, 20),
            )
        )

    def show_facts(self, facts: ProgramFacts) -> None:
        """Show them; each value can be marked and copied with the keyboard too."""
        tr, head = self._look.words, facts.head
        where = tr(
            "entry {seq} of copy {replica}, {code}",
            seq=head.seq,
            replica=head.replica,
            code=head.code,
        )
        shown = (
            (tr("Version"), facts.program),
            (tr("Window"), f"Qt {qVersion()}"),
            (tr("Licence"), _LICENCE),
            (tr("Register"), str(facts.register)),
            (tr("Head of the journal"), where),
        )
        for place, (name, value) in enumerate(shown):
            self._grid.addWidget(label(self._look, name, "body", "2"), place, 0)
            text = label(self._look, value, "body", wrap=True)
            text.setAccessibleName(f"{name}: {value}")
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._grid.addWidget(text, place, 1)
