"""How a sheet goes to paper: printer, copies, pages, sides. Enter prints as was chosen last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from caseapp.domain.print_job import MOST_COPIES, PrintJob, pages_of
from caseapp.ui.look import Look
from caseapp.ui.reports.services import ReportServices
from caseapp.ui.room import Frame
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, label, row
from caseapp.ui.widgets.states import Fault

_DIGITS = 2


class PrintQuestion(QDialog):
    """Nothing is printed on Esc. A wrong entry is said in place and nothing is printed either."""

    wanted = Signal(object)
    """A `PrintJob`."""

    def __init__(self, look: Look, before: PrintJob, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self._look, self._before = look, before
        self.setWindowTitle(tr("Print"))
        self.setMinimumWidth(round(look.width("0" * 48, "body")))
        self.printer = QComboBox()
        self.printer.setFont(look.font("body"))
        self.printer.setMinimumHeight(look.tall(CONTROL))
        self.printer.setAccessibleName(tr("Printer"))
        self.printer.addItem(tr("as the system chooses"), "")
        self.copies = field(look, tr("Copies"))
        self.copies.setText(str(before.copies))
        self.copies.setMaxLength(_DIGITS)
        self.pages = field(look, tr("Pages"), tr("all, or 1-3, 5"))
        self.sides = QCheckBox(tr("On both sides"))
        self.sides.setFont(look.font("body"))
        self.sides.setMinimumHeight(look.tall(CONTROL))
        self.sides.setChecked(before.both_sides)
        self.fault = Fault(look)
        self.act = Button(look, tr("Print"), Face(Kind.PRIMARY, "printer", "Enter", CONTROL))
        self.back = Button(look, tr("Back"), Face(key="Esc", least=CONTROL))
        self.back.setAutoDefault(False)
        self.act.setDefault(True)
        self.act.clicked.connect(self._print)
        self.back.clicked.connect(self.reject)
        numbers = row(
            FormField(look, tr("Copies"), self.copies),
            FormField(look, tr("Pages"), self.pages),
            gap=16,
        )
        self.setLayout(
            column(
                *(label(look, tr("Print"), "title"), 12),
                *(FormField(look, tr("Printer"), self.printer), 12, numbers, 8),
                *(self.sides, 8, self.fault, 8, row(self.back, None, self.act)),
                margins=(24, 20, 24, 20),
            )
        )
        self.copies.selectAll()
        self.copies.setFocus()

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer printers; the one that was chosen last is chosen again."""
        for name in names:
            self.printer.addItem(name, name)
        self.printer.setCurrentIndex(max(0, self.printer.findData(self._before.printer)))

    def _print(self) -> None:
        tr, typed = self._look.words, self.copies.text().strip()
        pages = pages_of(self.pages.text())
        if not (typed.isdecimal() and 1 <= int(typed) <= MOST_COPIES):
            self._refuse(self.copies, tr("Copies: a number from 1 to {most}.", most=MOST_COPIES))
        elif pages is None:
            self._refuse(self.pages, tr("Pages: leave empty for all, or write them as in 1-3, 5."))
        else:
            self.accept()
            chosen = str(self.printer.currentData())
            self.wanted.emit(PrintJob(chosen, int(typed), pages, self.sides.isChecked()))

    def _refuse(self, where: QWidget, why: str) -> None:
        self.fault.say(why + " " + self._look.words("Nothing was printed."))
        where.setFocus()


class Printing(QObject):
    """Asks before each printing, and remembers printer, copies and sides while the room stands."""

    def __init__(self, parent: QWidget, frame: Frame, services: ReportServices) -> None:
        super().__init__(parent)
        self._parent, self._frame, self._services = parent, frame, services
        self._before = PrintJob()
        self.question: PrintQuestion | None = None

    def ask(self, then: Callable[[PrintJob], object]) -> None:
        """Open the question; ``then`` is called unless it is left by Esc."""
        made = PrintQuestion(self._frame.look, self._before, self._parent)

        def chosen(job: PrintJob) -> None:
            self._before = PrintJob(job.printer, 1, "", job.both_sides)
            then(job)

        self.question = made
        made.wanted.connect(chosen)
        made.finished.connect(self._ended)
        made.open()
        self._frame.bridge.ask(self._services.printers, made.show_printers, owner=made)

    def _ended(self) -> None:
        if self.question is not None:
            self.question.deleteLater()
        self.question = None
