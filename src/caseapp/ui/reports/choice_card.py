"""The chosen sheet: what stands on it, its language, and the two ways it leaves the register."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame

from caseapp.domain.editions import Edition
from caseapp.domain.views import StageView
from caseapp.text import dates
from caseapp.text.stage_names import name_in_window
from caseapp.text.words import Lang
from caseapp.ui.look import Look
from caseapp.ui.reports.sheets import LANGS, description, editions, sheet_name
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, label
from caseapp.ui.widgets.segmented import Segmented

_LEAST, _WIDE = 296, 420


class ChoiceCard(QFrame):
    """Without a stage there is nothing to print; without a print queue it says so and saves."""

    def __init__(self, look: Look, *, has_printer: bool) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self.setMinimumWidth(max(_LEAST, round(look.width("0" * 32, "body"))))
        self.setMaximumWidth(max(_WIDE, round(look.width("0" * 46, "body"))))
        self._look, self._has_printer = look, has_printer
        self._ready = False
        self._name = label(look, "", "heading", wrap=True)
        self._what = label(look, "", "small", "2", wrap=True)
        self._of = label(look, "", "strong", wrap=True)
        self.langs: Segmented[Lang] = Segmented(look, tr("Language of the sheet"), LANGS)
        self.langs.choose(tr.lang)
        face = Face(Kind.PRIMARY, "save", "Ctrl+S", CONTROL, wide=True)
        self.save = Button(look, tr("Save PDF…"), face)
        face = Face(icon="printer", key="Ctrl+P", least=CONTROL, wide=True)
        self.print = Button(look, tr("Print"), face)
        language = FormField(look, tr("Language of the sheet"), self.langs)
        self.editions: Segmented[Edition] = Segmented(
            look,
            tr("Edition"),
            (
                (Edition.RESTRICTED, tr.sense("edition", "Internal")),
                (Edition.PUBLIC, tr.sense("edition", "Public")),
            ),
        )
        self.editions.choose(Edition.RESTRICTED)
        self._edition = FormField(look, tr("Edition"), self.editions)
        self.setLayout(
            column(
                *(self._name, 4, self._of, 8, self._what, 12),
                *(Flow(language, self._edition, gap=16), None),
                *(label(look, self._where(), "small", "2", wrap=True), 12),
                *(self.save, 8, self.print),
                margins=(20, 16, 20, 20),
            )
        )
        self.show_stage(None)

    def sizeHint(self) -> QSize:
        """Override: as wide as it may be; it gives way in a narrow window."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def describe(self, code: str) -> None:
        """Say what the chosen sheet is."""
        self._name.setText(sheet_name(code, self._look.words))
        self._what.setText(description(code, self._look.words))
        self._edition.setVisible(bool(editions(code)))

    def edition(self) -> Edition | None:
        """Return the chosen edition; None where the sheet has only one."""
        return self.editions.value() if self._edition.isVisibleTo(self) else None

    def show_stage(self, stage: StageView | None) -> None:
        """Say of which stage it is."""
        tr = self._look.words
        if stage is None:
            said = tr("No stage is chosen: make one first.")
        else:
            name = name_in_window(stage.title, stage.number, tr)
            said = f"{name} · {dates.day(stage.date)}"
        self._of.setText(said)
        self._ready = stage is not None
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Keep a sheet from being set twice."""
        ready = self._ready and not busy
        self.save.setEnabled(ready)
        self.print.setEnabled(ready and self._has_printer)

    def _where(self) -> str:
        tr = self._look.words
        if self._has_printer:
            return tr(
                "Print sends the sheet to the printer chosen in the system; its queue may keep a copy. A"
                " saved file can be read by you alone."
            )
        return tr(
            "This computer offers no print queue: save the PDF and print it from there. A saved file can be"
            " read by you alone."
        )
