"""What can be printed, and what was."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from caseapp.domain.views import RunLine, StageView
from caseapp.text import dates
from caseapp.text.words import Lang, Words
from caseapp.ui.look import Look
from caseapp.ui.room import Frame, Room
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import Part, column, frame, label, row
from caseapp.ui.widgets.segmented import Segmented
from caseapp.ui.widgets.states import Fault
from caseapp.ui.widgets.table import Cell, Head, Table

ROLL_CALL, CHECK_IN = "roll-call", "check-in"


class ReportsPage(Room):
    """Shows sheets and runs. Decides nothing."""

    stage_shown = Signal(object)
    sheet_wanted = Signal(str, object)
    """(code of the sheet, language)."""
    again_wanted = Signal(int)
    """The number of a run."""

    def __init__(self, frame_: Frame) -> None:
        super().__init__()
        look, tr = frame_.look, frame_.look.words
        self.setObjectName("page")
        self._look = look
        self._runs: tuple[RunLine, ...] = ()
        self.langs: Segmented[Lang] = Segmented(
            look, tr("Language of the sheet"), [(Lang.UK, "Українська"), (Lang.EN, "English")]
        )
        self.langs.choose(tr.lang)
        self.roll_call = Button(
            look, tr("Print the roll-call…"), Face(Kind.PRIMARY, "printer", least=CONTROL)
        )
        self.check_in = Button(
            look, tr("Print an empty sheet…"), Face(icon="printer", least=CONTROL)
        )
        self.again = Button(look, tr("This one again…"), Face(icon="history"))
        self.again.setEnabled(False)
        self.fault = Fault(look)
        self.table = Table(
            look,
            tr("Printed before"),
            (
                Head(tr("No."), 6, right=True),
                Head(tr("Sheet"), 22),
                Head(tr("Language"), 14),
                Head(tr("Printed"), 18),
                Head(tr("By")),
            ),
        )
        self._lay_out()
        self.roll_call.clicked.connect(
            lambda: self.sheet_wanted.emit(ROLL_CALL, self.langs.value())
        )
        self.check_in.clicked.connect(lambda: self.sheet_wanted.emit(CHECK_IN, self.langs.value()))
        self.again.clicked.connect(self._ask_again)
        self.table.chosen.connect(lambda place: self.again.setEnabled(place >= 0))

    def enter(self) -> None:
        """Override: Enter prints the roll-call."""
        self.roll_call.setFocus()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: without a stage there is nothing to print."""
        for button in (self.roll_call, self.check_in):
            button.setEnabled(stage is not None)
        self.stage_shown.emit(stage)

    def show_runs(self, runs: Sequence[RunLine]) -> None:
        """Show what was printed, the newest on top."""
        tr = self._look.words
        self._runs = tuple(sorted(runs, key=lambda run: -run.run))
        self.table.show_rows(
            [
                (
                    Cell(str(run.run), "strong"),
                    Cell(sheet_name(run.report, tr)),
                    Cell("Українська" if run.lang == Lang.UK.value else "English"),
                    Cell(dates.when(run.printed_at)),
                    Cell(run.by),
                )
                for run in self._runs
            ]
        )
        self.again.setEnabled(False)

    def _ask_again(self) -> None:
        place = self.table.currentIndex().row()
        if 0 <= place < len(self._runs):
            self.again_wanted.emit(self._runs[place].run)

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        title = row(label(look, tr("Reports"), "title"), None, self.langs)
        sheets = row(
            _card(
                look,
                tr("Roll-call"),
                tr(
                    "Everybody of the stage by number, with a box to tick, vehicle, differences from the"
                    " list and those who came without it. It names people: count the copies."
                ),
                self.roll_call,
            ),
            _card(
                look,
                tr("Empty check-in sheet"),
                tr(
                    "Numbered rows to fill in by hand when there is no power. Print some beforehand."
                ),
                self.check_in,
            ),
            gap=16,
        )
        head = row(label(look, tr("Printed before"), "heading"), None, self.again)
        head.setContentsMargins(20, 12, 12, 4)
        runs = column(head, margins=(1, 0, 1, 4))
        runs.addWidget(self.table, 1)
        lay = column(title, 12, self.fault, 4, sheets, 16, margins=(24, 16, 24, 16))
        lay.addWidget(frame("card", runs), 1)
        self.setLayout(lay)


def sheet_name(code: str, tr: Words) -> str:
    """Return what a sheet is called; a sheet of a newer program is shown under its code."""
    names = {ROLL_CALL: tr("Roll-call"), CHECK_IN: tr("Empty check-in sheet")}
    return names.get(code, code)


def _card(look: Look, title: str, why: str, act: Button) -> Part:
    why_label = label(look, why, "body", "2", wrap=True)
    lay = column(label(look, title, "heading"), 4, why_label, None, 12, row(act, None))
    lay.setContentsMargins(20, 16, 20, 16)
    return frame("card", lay)
