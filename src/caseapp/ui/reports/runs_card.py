"""The register of what was printed, each run to be had again byte for byte."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.domain.views import RunLine
from caseapp.text import dates
from caseapp.text.words import Lang
from caseapp.ui.look import Look
from caseapp.ui.reports.sheets import SHORT_LANGS, edition_name, sheet_name
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.table import Cell, Head, Table


class RunsCard(QFrame):
    """Shows runs. Decides nothing."""

    save_wanted = Signal(object)
    """A `RunLine`."""
    print_wanted = Signal(object)

    def __init__(self, look: Look, *, has_printer: bool) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look, self._has_printer = look, has_printer
        self._runs: tuple[RunLine, ...] = ()
        self.save = Button(look, tr("Save again…"), Face(icon="save"))
        self.print = Button(look, tr("Print again"), Face(icon="printer"))
        self.table = Table(
            look,
            tr("Printed before"),
            (
                Head(tr("No."), 5),
                Head(tr("Sheet")),
                Head(tr("Edition, language"), 15),
                Head(tr("Printed"), 15),
                Head(tr("By"), 10),
                Head(tr("Copy"), 9, right=True),
            ),
        )
        self._same = label(look, "", "small", "2", wrap=True)
        head = row(label(look, tr("Printed before"), "heading"), None, self.save, 8, self.print)
        upper = column(head, 4, self._same, margins=(20, 12, 16, 4))
        lay = column(upper, margins=(1, 1, 1, 4))
        lay.addWidget(self.table, 1)
        self.setLayout(lay)
        self.table.chosen.connect(lambda _place: self._show_acts())
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.chosen()))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.chosen()))
        self._show_acts()

    def show_runs(self, runs: Sequence[RunLine]) -> None:
        """Show what was printed, the newest on top; the chosen run stays chosen."""
        tr, before = self._look.words, self.chosen()
        self._runs = tuple(sorted(runs, key=lambda run: -run.run))
        self.table.show_rows(
            [
                (
                    Cell(str(run.run), "strong"),
                    Cell(sheet_name(run.report, tr)),
                    Cell(f"{edition_name(run.edition, tr)}, {SHORT_LANGS[Lang(run.lang)]}"),
                    Cell(dates.when(run.printed_at)),
                    Cell(run.by),
                    Cell(str(run.copy)),
                )
                for run in self._runs
            ]
        )
        same = tr("Each can be had again, the same to the last byte.")
        nothing = tr("Nothing has been printed yet. Whatever is printed or saved will stand here.")
        self._same.setText(same if self._runs else nothing)
        if before in self._runs:
            self.table.selectRow(self._runs.index(before))
        self._show_acts()

    def chosen(self) -> RunLine | None:
        """Return the chosen run."""
        place = self.table.currentIndex().row()
        return self._runs[place] if 0 <= place < len(self._runs) else None

    def _show_acts(self) -> None:
        chosen = self.chosen() is not None
        self.save.setEnabled(chosen)
        self.print.setEnabled(chosen and self._has_printer)
