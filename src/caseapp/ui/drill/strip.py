"""The strip under the header while a drill is on: its clock, what came last, pause, speed, end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from caseapp.domain.drill import SPEEDS, News
from caseapp.text import dates
from caseapp.text.labels import act_label
from caseapp.ui.drill.words import counts
from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import label, line, row
from caseapp.ui.widgets.segmented import Segmented


class DrillStrip(QFrame):
    """Shows a drill; decides nothing. Hidden while there is none."""

    paused = Signal()
    """Pause, or go on."""
    sped = Signal(object)
    """How many seconds of the day pass in one."""
    ended = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.setProperty("role", "attention")
        self.setAccessibleName(tr("Drill"))
        self.clock = label(look, "", "heading")
        self.last = label(look, "", "small", "2")
        self.last.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.counts = label(look, "", "small", "2")
        self.pause = Button(look, tr("Pause"), Face(least=CONTROL))
        widest = max((tr("Pause"), tr("Go on")), key=lambda text: look.width(text, "body"))
        self.pause.say(widest)
        self.pause.setMinimumWidth(self.pause.sizeHint().width())
        self.speed: Segmented[int] = Segmented(
            look, tr("How fast the day goes"), [(each, f"×{each}") for each in SPEEDS]
        )
        self.speed.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.end = Button(look, tr("End the drill"), Face(Kind.QUIET, least=CONTROL))
        lay = row(
            *(Picture(look, "graduation-cap", 20, "partly"), 8, label(look, tr("Drill"), "strong")),
            *(12, self.clock, 16, line(upright=True), 16),
            margins=(24, 4, 8, 4),
        )
        lay.addWidget(self.last, 1)
        for part in (self.counts, self.pause, self.speed, self.end):
            lay.addSpacing(12)
            lay.addWidget(part)
        self.setLayout(lay)
        self.pause.clicked.connect(self.paused)
        self.speed.changed.connect(self.sped)
        self.end.clicked.connect(self.ended)
        self.hide()

    def show_clock(self, time: str, *, running: bool) -> None:
        """Show the drill's time, and what the button would do."""
        tr = self._look.words
        self.clock.setText(time)
        said = tr("Pause") if running else tr("Go on")
        if self.pause.text() != said:
            self.pause.say(said)

    def show_news(self, news: News) -> None:
        """Show what came last, and what waits for whoever practises."""
        tr = self._look.words
        if news.events:
            last = news.events[-1]
            parts = (dates.clock(last.at), act_label(last.act, tr), last.name)
            self.last.setText(" · ".join(part for part in parts if part))
            self.last.setToolTip(self.last.text())
        self.counts.setText(counts(news, tr))
