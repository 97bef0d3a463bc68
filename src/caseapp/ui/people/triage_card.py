"""Colour and fitness: one key each for a medic, words for everybody else."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from caseapp.domain.arrival_views import ArrivalCase
from caseapp.domain.coded import Triage
from caseapp.domain.needs import Fitness
from caseapp.text.labels import label as word_for
from caseapp.ui.look import Look
from caseapp.ui.people.section_card import section_card
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.painted import Swatch
from caseapp.ui.widgets.parts import column, holder, label, row

Code = TypeVar("Code", bound=StrEnum)
COLOURS = (Triage.RED, Triage.YELLOW, Triage.GREEN, Triage.BLACK)
"""In the order of the keys 1 to 4."""
_MARKS = MappingProxyType(
    {
        Triage.RED: "bad.solid",
        Triage.YELLOW: "partly.solid",
        Triage.GREEN: "ok.solid",
        Triage.BLACK: "ink",
    }
)
FITNESS = (Fitness.YES, Fitness.LATER, Fitness.NO)
"""In the order of the keys 5 to 7."""


class Presses(QWidget, Generic[Code]):
    """A row of buttons with a digit each; at most one is down, and none before the first word."""

    pressed = Signal(object)

    def __init__(
        self,
        look: Look,
        name: str,
        codes: Sequence[Code],
        first: int,
        marks: Mapping[Code, str] = MappingProxyType({}),
    ) -> None:
        """Build; ``first`` is the digit of the first code, ``marks`` give codes a colour beside them."""
        super().__init__()
        tr = look.words
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons = {
            code: Button(look, word_for(code, tr), Face(key=str(first + place)))
            for place, code in enumerate(codes)
        }
        self.keys = {str(first + n): button for n, button in enumerate(self.buttons.values())}
        parts = Flow(gap=12)
        for code, button in self.buttons.items():
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(partial(self._press, code))
            mark = (Swatch(look, marks[code]), 8) if code in marks else ()
            parts.addWidget(holder(row(*mark, button)))
        self.setLayout(column(holder(parts)))

    def show_code(self, code: Code | None) -> None:
        """Let the button of a code be down, or none."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == code)
        self._group.setExclusive(True)

    def _press(self, code: Code) -> None:
        self.pressed.emit(code)


class TriageCard(QWidget):
    """Decides nothing: tells which colour or fitness was pressed."""

    colour_wanted = Signal(object)
    fitness_wanted = Signal(object)

    def __init__(self, look: Look, *, medic: bool) -> None:
        super().__init__()
        tr = look.words
        self._look, self._medic = look, medic
        self.state = label(look, "", "small", "2")
        self.said = label(look, "", "strong", wrap=True)
        self.colours = Presses(look, tr("Triage colour"), COLOURS, 1, _MARKS)
        self.fitness = Presses(look, tr("Fit for an interview"), FITNESS, 1 + len(COLOURS))
        why = tr("Only a medic writes this. An interview waits until a medic has said yes.")
        self._why = label(look, why, "small", "2", wrap=True)
        body = column(self.said, 4, self._why, self.colours, 8, self.fitness)
        self.setLayout(column(section_card(look, tr("Triage"), holder(body), beside=self.state)))
        self.said.setVisible(not medic)
        self._why.setVisible(not medic)
        self.colours.pressed.connect(self.colour_wanted)
        self.fitness.pressed.connect(self.fitness_wanted)

    def keys(self) -> Mapping[str, Button]:
        """Return which digit presses which button."""
        return self.colours.keys | self.fitness.keys

    def show_case(self, case: ArrivalCase | None) -> None:
        """Show what a medic has said."""
        tr = self._look.words
        self.state.setText(word_for(case.triage, tr) if case else "")
        colour = case.arrival.triage if case else None
        fit = case.arrival.fit if case else None
        self.colours.show_code(colour)
        self.fitness.show_code(fit)
        words = [word_for(one, tr) for one in (colour, fit) if one is not None]
        self.said.setText(" · ".join(words) or tr("A medic has not seen this person yet."))
        may = self._medic and case is not None and case.stage_open
        whole = case is not None and not case.care_refused
        self.colours.setVisible(may)
        self.fitness.setVisible(may and whole)
        self.said.setVisible(not may)
        self._why.setVisible(not self._medic and whole)
