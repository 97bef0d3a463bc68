"""Five cards for whoever opens the program on this computer for the first time."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from caseapp.text.words import Words
from caseapp.ui.keys import PAGE_KEY
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Key, Painted, Round
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.scrolled import Scrolled

_SIZE = QSize(640, 440)
_DOT, _BETWEEN = 8, 8


@dataclass(frozen=True)
class _Card:
    icon: str
    title: str
    lines: tuple[tuple[str, str], ...]
    """(key or nothing, a sentence)."""


def _cards(tr: Words) -> Iterator[_Card]:
    yield _Card(
        "sun-medium",
        tr("A room for each work"),
        (
            (f"{PAGE_KEY}+1", tr("Today: who is here, who waits, and for how long.")),
            (f"{PAGE_KEY}+2", tr("Arrivals: mark each person who steps off the bus.")),
            ("", tr("People: everybody who came, each with a page of their own.")),
            ("", tr("Relatives and Compliance: calls home, consents, interviews.")),
            ("", tr("Reports: sheets to print. You see the rooms that your role needs.")),
        ),
    )
    yield _Card(
        "search",
        tr("The keys of the first day"),
        (
            ("Enter", tr("does the obvious: marks, opens, calls.")),
            ("Esc", tr("goes one step back and never loses text.")),
            ("Ctrl+K", tr("finds a person from anywhere.")),
            ("F1", tr("shows the keys that work where you are.")),
            ("Ctrl+Shift+P", tr("finds any command by its words.")),
        ),
    )
    yield _Card(
        "check",
        tr("Nothing has to be saved"),
        (
            ("", tr("A field is written when you leave it, an answer when it is given.")),
            ("Ctrl+Z", tr("takes the last act back, in whatever room, and says which.")),
            ("Ctrl+Shift+Z", tr("does it again.")),
            ("", tr("What was half typed is back after a lock or a power cut.")),
        ),
    )
    yield _Card(
        "lock",
        tr("When you walk away"),
        (
            ("Ctrl+L", tr("locks at once. Nothing stays in sight or in memory.")),
            ("", tr("Left alone, it locks by itself; Settings say after how many minutes.")),
            ("", tr("After the passphrase you are where you were.")),
        ),
    )
    yield _Card(
        "info",
        tr("When something is wrong"),
        (
            ("", tr("The bar at the bottom says what happened, what was kept and what to do.")),
            ("", tr("Nobody has to answer anything: “not asked” is an answer too.")),
            ("F1", tr("pressed twice opens the guide; it needs no network.")),
            ("", tr("These cards can be seen again: F1, then First steps.")),
        ),
    )


class _Dots(Painted):
    """Where one is among the cards."""

    def __init__(self, look: Look, count: int) -> None:
        super().__init__(look, count * (_DOT + _BETWEEN), _DOT + 4)
        self._count, self._here = count, 0

    def show_place(self, place: int) -> None:
        self._here = place
        self.update()

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: one filled, the others rings."""
        accent = self.look.color("accent")
        for place in range(self._count):
            dot = QRectF(place * (_DOT + _BETWEEN), rect.center().y() - _DOT / 2, _DOT, _DOT)
            fill = accent if place == self._here else None
            canvas.box(dot, _DOT / 2, fill, accent if fill else self.look.color("border"))


class Tour(QDialog):
    """Enter or → goes on, ← goes back, Esc skips the rest."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self._words = tr
        self.setWindowTitle(tr("First steps"))
        cards = tuple(_cards(tr))
        self.titles = tuple(card.title for card in cards)
        self.cards = QStackedWidget()
        for card in cards:
            self.cards.addWidget(Scrolled(_drawn(look, card)))
        self._dots = _Dots(look, len(cards))
        self.skip = Button(look, tr("Skip"), Face(Kind.QUIET, key="Esc"))
        self.back = Button(look, tr("Back"), Face(key="←"))
        self.on = Button(look, tr("Next"), Face(Kind.PRIMARY, key="Enter"))
        foot = row(self._dots, None, self.skip, 8, self.back, 8, self.on)
        self.setLayout(column(self.cards, 16, foot, margins=(32, 28, 32, 24)))
        self.skip.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        wanted = QSize(look.px(_SIZE.width()), look.px(_SIZE.height()))
        self.resize(wanted.boundedTo(parent.window().size()))
        self._show(0)

    def step(self, by: int) -> None:
        """Show the next card or the one before; after the last one the tour ends."""
        place = self.cards.currentIndex() + by
        if place >= self.cards.count():
            self.accept()
        elif place >= 0:
            self._show(place)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: arrows turn the cards."""
        turns = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if by := turns.get(Qt.Key(event.key())):
            self.step(by)
        else:
            super().keyPressEvent(event)

    def _show(self, place: int) -> None:
        tr, last = self._words, place == self.cards.count() - 1
        self.cards.setCurrentIndex(place)
        self._dots.show_place(place)
        self.back.setEnabled(place > 0)
        self.on.say(tr("Begin") if last else tr("Next"))
        self.setAccessibleName(self.titles[place])
        self.on.setFocus()


def _drawn(look: Look, card: _Card) -> QWidget:
    head = row(Round(look, card.icon, look.px(56)), 16)
    head.addWidget(label(look, card.title, "title", wrap=True), 1)
    lay = column(head, 20)
    caps = [Key(look, key) for key, _said in card.lines if key]
    wide = max((cap.sizeHint().width() for cap in caps), default=0)
    for key, said in card.lines:
        cap = Key(look, key) if key else QWidget()
        cap.setAccessibleName(key)
        beside = holder(row(cap, None))
        beside.setFixedWidth(wide)
        words = label(look, said, "body", wrap=True)
        line = row(beside, 16)
        line.addWidget(words, 1)
        lay.addLayout(line)
        lay.addSpacing(12)
    lay.addStretch(1)
    return holder(lay)
