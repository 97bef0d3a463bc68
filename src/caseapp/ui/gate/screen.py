"""The screen before the register is open: the sign above, one card in the middle, other ways below."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseapp.domain.dates import kyiv
from caseapp.text import dates
from caseapp.text.words import Lang, Words
from caseapp.ui import times
from caseapp.ui.gate.lock_card import LockCard
from caseapp.ui.gate.services import RegisterTile
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Mark, Picture
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.scrolled import Scrolled
from caseapp.ui.widgets.segmented import Segmented
from caseapp.ui.widgets.states import LongAct

_NOON, _EVENING, _NIGHT_ENDS = 12, 18, 5


class GateScreen(QWidget):
    """Shows the lock card, or another card in its place."""

    lang_chosen = Signal(object)
    create_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    drill_wanted = Signal()

    def __init__(self, look: Look, now: datetime) -> None:
        super().__init__()
        tr = look.words
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        names = [(Lang.UK, "Українська"), (Lang.EN, "English")]
        self.langs: Segmented[Lang] = Segmented(look, tr("Language"), names)
        self.langs.choose(tr.lang)
        self.lock = LockCard(look)
        self.progress = LongAct(look)
        self._greeting = label(look, greeting(now, tr), "name")
        self._day = label(look, "", "body", "2")
        self._welcome = holder(
            column(row(None, self._greeting, None), 4, row(None, self._day, None), 28)
        )
        self.show_time(now)
        self.found = self._way("plus", tr("Make a register"), self.create_wanted)
        self.browse = self._way("folder-open", tr("Open a folder"), self.open_wanted)
        self.demo = self._way("graduation-cap", tr("Try it with invented people"), self.demo_wanted)
        self.drill = self._way("clock", tr("A drill from the first bus"), self.drill_wanted)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lock_page())
        lay = column(self._top(), margins=(40, 28, 40, 28))
        lay.addWidget(self._stack, 1)
        self.setLayout(lay)
        self.langs.changed.connect(self.lang_chosen)
        self.lock.demo_wanted.connect(self.demo_wanted)
        self.demo.hide()
        self.drill.hide()

    def show_registers(self, tiles: Sequence[RegisterTile], chosen: Path | None) -> None:
        """Show the registers. The demo is offered first to who has none, to nobody with a real one."""
        self.lock.show_registers(tiles, chosen)
        nobody_real = all(tile.demo for tile in tiles)
        self.demo.setVisible(bool(tiles) and nobody_real)
        self.drill.setVisible(nobody_real)

    def show_time(self, now: datetime) -> None:
        """Show day and time."""
        day = times.heading_day(kyiv(now).date(), self._look.words)
        self._day.setText(f"{day}, {dates.clock(now)}")

    def show_card(self, card: QWidget) -> None:
        """Show another card in the middle."""
        self.show_lock()
        area = Scrolled(holder(row(None, holder(column(None, card, None)), None)))
        self._stack.addWidget(area)
        self._stack.setCurrentWidget(area)

    def has_card(self) -> bool:
        """Whether another card stands in front of the lock card."""
        return self._stack.count() > 1

    def show_lock(self) -> None:
        """Go back to the lock card."""
        while extra := self._stack.widget(1):
            self._stack.removeWidget(extra)
            extra.deleteLater()

    def _top(self) -> QWidget:
        look, tr = self._look, self._look.words
        name = column(
            label(look, "caseapp", "title"),
            label(look, tr("Meeting those who come back from captivity"), "small", "2"),
        )
        return holder(row(Mark(look, 40), 16, name, None, self.langs))

    def _lock_page(self) -> QWidget:
        look, tr = self._look, self._look.words
        safe = label(
            look,
            tr(
                "The register is encrypted on this computer. Without the passphrase nobody reads it."
            ),
            "small",
            "2",
        )
        self._middle = holder(
            column(
                *(None, self._welcome),
                *(row(None, self.lock, None), 12, row(None, self.progress, None), 8),
                row(None, Picture(look, "shield-check", 18, "ok"), 8, safe, None),
                *(
                    None,
                    row(None, self.found, 12, self.browse, 12, self.demo, 12, self.drill, None),
                ),
            )
        )
        return Scrolled(self._middle)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: large letters on a small screen are for work, not for a greeting."""
        super().resizeEvent(event)
        self._welcome.show()
        self._welcome.setVisible(self._middle.sizeHint().height() <= self._stack.height())

    def _way(self, icon: str, words: str, signal: SignalInstance) -> Button:
        button = Button(self._look, words, Face(Kind.QUIET, icon))
        button.clicked.connect(signal)
        return button


def greeting(now: datetime, tr: Words) -> str:
    """Return a greeting for the hour in Kyiv."""
    hour = kyiv(now).hour
    if _NIGHT_ENDS <= hour < _NOON:
        return tr("Good morning")
    return tr("Good afternoon") if _NOON <= hour < _EVENING else tr("Good evening")
