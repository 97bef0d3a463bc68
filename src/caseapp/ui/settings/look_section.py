"""Language, theme, text size, idle time, name of this desk: what this computer remembers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.text.words import Lang
from caseapp.ui.look import Look
from caseapp.ui.preferences import IDLE_MINUTES, TEXT_SIZES, Mode, Preferences
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, frame, label
from caseapp.ui.widgets.scrolled import Scrolled
from caseapp.ui.widgets.segmented import Segmented


class LookSection(QFrame):
    """Says what was chosen; the shell does it."""

    lang_chosen = Signal(object)
    mode_chosen = Signal(object)
    text_chosen = Signal(int)
    """Percent."""
    idle_chosen = Signal(int)
    station_chosen = Signal(str)

    def __init__(self, look: Look, chosen: Preferences) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self.langs: Segmented[Lang] = Segmented(
            look, tr("Language"), [(Lang.UK, "Українська"), (Lang.EN, "English")]
        )
        self.modes: Segmented[Mode] = Segmented(
            look,
            tr("Theme"),
            [
                (Mode.SYSTEM, tr("As the system")),
                (Mode.LIGHT, tr("Light")),
                (Mode.DARK, tr("Dark")),
                (Mode.CONTRAST, tr("High contrast")),
            ],
        )
        self.texts: Segmented[int] = Segmented(
            look, tr("Text size"), [(each, tr("{size} %", size=each)) for each in TEXT_SIZES]
        )
        self.idle: Segmented[int] = Segmented(
            look, tr("Lock when idle"), [(each, str(each)) for each in IDLE_MINUTES]
        )
        self.station = field(look, "")
        self.station.setText(chosen.station)
        self.langs.choose(tr.lang)
        self.modes.choose(chosen.mode)
        self.texts.choose(chosen.text)
        self.idle.choose(chosen.idle_minutes)
        rows = (
            FormField(look, tr("Language"), self.langs),
            FormField(look, tr("Theme"), self.modes),
            FormField(look, tr("Text size"), self.texts),
            FormField(
                look,
                tr("Lock when idle, minutes"),
                self.idle,
                tr("Nothing of the register stays in the memory of a locked program."),
            ),
            FormField(
                look,
                tr("Name of this desk"),
                self.station,
                tr("Stands beside each arrival that is recorded here. May be empty."),
            ),
        )
        parts = [part for each in rows for part in (each, 12)]
        head = label(look, tr("This computer"), "heading")
        inside = column(head, 16, *parts, None, margins=(24, 20, 24, 20))
        self.setLayout(column(Scrolled(frame("plain", inside)), margins=(1, 1, 1, 1)))
        self.langs.changed.connect(self.lang_chosen)
        self.modes.changed.connect(self.mode_chosen)
        self.texts.changed.connect(self.text_chosen.emit)
        self.idle.changed.connect(self.idle_chosen.emit)
        self.station.editingFinished.connect(
            lambda: self.station_chosen.emit(self.station.text().strip())
        )
