"""Before a drill: how fast, from when, what is left to whoever practises. After it: what came of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QWidget

from caseapp.domain.drill import SPEEDS, Debrief, Leave, Opening, Part
from caseapp.text import dates
from caseapp.text.drill_labels import figure_name
from caseapp.text.labels import act_label
from caseapp.text.labels import label as word_for
from caseapp.ui.drill.words import outcome
from caseapp.ui.look import Look
from caseapp.ui.theme import ACT, CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import Margins, holder, label, row
from caseapp.ui.widgets.scrolled import asked
from caseapp.ui.widgets.segmented import Segmented

_STEP = timedelta(minutes=30)
_WIDTH = 640
_AROUND: Margins = (32, 28, 32, 28)
_RIGHT = Qt.AlignmentFlag.AlignRight


class StartDialog(QDialog):
    """Asks what a drill needs; Enter begins it, Esc leaves everything as it is."""

    begun = Signal(object, int, object)
    """(from when, speed, `Leave`)."""

    def __init__(self, look: Look, opening: Opening, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self.setWindowTitle(tr("Drill"))
        self.setMinimumWidth(look.px(_WIDTH))
        why = tr(
            "The rest of the invented day arrives as if other stations recorded it. Work beside it as on"
            " the day: what is done by hand, the drill does not do again."
        )
        self.speed: Segmented[int] = Segmented(
            look, tr("How fast the day goes"), [(each, f"×{each}") for each in SPEEDS]
        )
        self.speed.choose(SPEEDS[1])
        self.start = _choice(look, tr("From when"))
        for moment in moments(opening):
            self.start.addItem(dates.clock(moment), moment)
        self.parts = {part: Button(look, word_for(part, tr), Face(least=CONTROL)) for part in Part}
        self.station = _choice(look, tr("Arrivals of which station"))
        self.station.addItem(tr("All stations"), "")
        for each in opening.stations:
            self.station.addItem(tr("Station {name}", name=each), each)
        self.station.setEnabled(False)
        for button in self.parts.values():
            button.setCheckable(True)
        self.parts[Part.ARRIVALS].toggled.connect(self.station.setEnabled)
        self.begin = Button(look, tr("Begin"), Face(Kind.PRIMARY, "clock", "Enter", ACT))
        self.begin.setDefault(True)
        self.back = Button(look, tr("Back"), Face(key="Esc", least=ACT))
        mine = tr("What is pressed here the drill leaves to you.")
        body = (
            *(label(look, why, "body", "2", wrap=True), 16),
            *(FormField(look, tr("How fast the day goes"), self.speed), 4),
            *(FormField(look, tr("From when"), self.start), 4),
            FormField(look, tr("Left to me"), holder(Flow(*self.parts.values())), mine),
            *(4, FormField(look, tr("Arrivals of which station"), self.station)),
        )
        head = (label(look, tr("The invented day, live"), "title", wrap=True), 4)
        self.setLayout(asked(head, body, (16, row(self.back, None, self.begin)), _AROUND))
        self.begin.clicked.connect(self._begin)
        self.back.clicked.connect(self.reject)
        self.begin.setFocus()

    def leave(self) -> Leave:
        """Return what is left to whoever practises."""
        parts = frozenset(part for part, button in self.parts.items() if button.isChecked())
        station = self.station.currentData() if Part.ARRIVALS in parts else ""
        return Leave(parts, station)

    def _begin(self) -> None:
        self.accept()
        self.begun.emit(self.start.currentData(), self.speed.value(), self.leave())


class DebriefDialog(QDialog):
    """The figures beside those of the day, and what was done by hand. Esc goes on with the drill."""

    ended = Signal()

    def __init__(self, look: Look, found: Debrief, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        over = found.news.over
        self.setWindowTitle(tr("Drill"))
        self.setMinimumWidth(look.px(_WIDTH))
        title = tr("The day has been played") if over else tr("The drill so far")
        own = [(act_label(act, tr), str(count)) for act, count in found.own]
        nothing = label(look, tr("Nothing yet."), "body", "2")
        figures = [
            (figure_name(one.code, tr), str(one.here), str(one.day)) for one in found.figures
        ]
        titles = ("", tr("in the register"), tr("in the day"))
        self.end = Button(look, tr("End the drill"), Face(Kind.PRIMARY, "check", "Enter", ACT))
        self.end.setDefault(True)
        self.back = Button(look, tr("Go on with it"), Face(key="Esc", least=ACT))
        body = (
            *(label(look, outcome(found.news, tr), "body", "2", wrap=True), 16),
            *(_table(look, [titles, *figures]), 16),
            *(label(look, tr("Done by hand here"), "heading"), 4),
            _table(look, own) if own else nothing,
        )
        head = (label(look, title, "title", wrap=True), 4)
        self.setLayout(asked(head, body, (20, row(self.back, None, self.end)), _AROUND))
        self.back.setVisible(not over)
        self.end.clicked.connect(self._end)
        self.back.clicked.connect(self.reject)

    def _end(self) -> None:
        self.accept()
        self.ended.emit()


def moments(opening: Opening) -> list[datetime]:
    """Return when a drill may begin: before the next act, and at every half hour until the last."""
    if opening.first is None or opening.last is None:
        return []
    found, step = [opening.first], _STEP.total_seconds()
    following = opening.first + timedelta(seconds=step - opening.first.timestamp() % step)
    while following < opening.last:
        found.append(following)
        following += _STEP
    return found


def _choice(look: Look, name: str) -> QComboBox:
    made = QComboBox()
    made.setFont(look.font("body"))
    made.setMinimumHeight(look.tall(44))
    made.setAccessibleName(name)
    return made


def _table(look: Look, lines: Sequence[tuple[str, ...]]) -> QWidget:
    """Return words with their numbers beside them, the numbers under each other."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for place, cells in enumerate(lines):
        for column_, text in enumerate(cells):
            style, ink = ("strong", "1") if text.isdecimal() else ("body", "2")
            cell = label(look, text, style, ink, wrap=not column_)
            if column_:
                cell.setAlignment(_RIGHT)
            grid.addWidget(cell, place, column_)
    return holder(grid)
