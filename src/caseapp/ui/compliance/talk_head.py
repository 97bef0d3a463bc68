"""The head that stays above a talk: who, how it stands, consents, two views, and Stop."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from caseapp.domain.consents import ConsentState, Purpose
from caseapp.text.labels import label as word_for
from caseapp.ui.look import Look
from caseapp.ui.widgets.answer_looks import CONSENTS
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Chip, Initials, Picture
from caseapp.ui.widgets.parts import column, frame, label, row
from caseapp.ui.widgets.segmented import Segmented

STOP_KEY = "Ctrl+."
SHOWN = (Purpose.CARE, Purpose.STATS, Purpose.PROS_UA, Purpose.UN)


class TalkHead(QFrame):
    """Passive."""

    stop_wanted = Signal()
    consents_wanted = Signal()
    as_list = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "header")
        self._look = look
        self._letters = Initials(look, "", 44, "heading")
        self._name = label(look, "", "title")
        self._under = label(look, "", "small", "2")
        self.views = Segmented[bool](
            look, tr("How the questions are shown"), ((False, tr("One by one")), (True, tr("List")))
        )
        self.stop = Button(look, tr("Stop the interview"), Face(Kind.DANGER, "hand", STOP_KEY))
        self.change = Button(look, tr("Change"), Face(Kind.LINK))
        self._chips: QHBoxLayout = row(gap=8)
        self._caption = label(look, tr("Consents:"), "small", "2")
        chips = row(self._caption, 8)
        chips.addLayout(self._chips)
        chips.addSpacing(8)
        chips.addWidget(self.change)
        chips.addSpacing(12)
        chips.addStretch(1)
        voluntary = label(
            look,
            tr("Answering is voluntary; what was said stays, even if stopped"),
            "small",
            "2",
            wrap=True,
        )
        beside = row(Picture(look, "shield-check", 16, "ok"), 8)
        beside.addWidget(voluntary, 1)
        self._voluntary = frame("plain", beside)
        chips.addWidget(self._voluntary, 4)
        names = column(self._name, self._under)
        top = row(self._letters, 12)
        top.addLayout(names, 1)
        top.addWidget(self.views)
        top.addSpacing(12)
        top.addWidget(self.stop)
        lay = column(top, 8, chips, margins=(24, 12, 24, 12))
        self.setLayout(lay)
        self.stop.clicked.connect(self.stop_wanted)
        self.change.clicked.connect(self.consents_wanted)
        self.views.changed.connect(self.as_list)
        self.views.choose(False)  # one question at a time

    def show_person(self, name: str, under: str) -> None:
        """Show who is asked, and a line under it."""
        self._letters.show_letters("".join(part[:1] for part in name.split()[:2]).upper())
        self._name.setText(name)
        self._under.setText(under)

    def show_consents(self, states: Sequence[tuple[Purpose, ConsentState]]) -> None:
        """Show what stands, a chip each; nothing for nobody."""
        self._caption.setVisible(bool(states))
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for purpose, state in states:
            hue, picture = CONSENTS[state]
            words = f"{short_purpose(purpose, self._look)}: {short_state(state, self._look)}"
            self._chips.addWidget(Chip(self._look, words, hue, picture))

    def show_under_way(self, *, under_way: bool, may_change: bool) -> None:
        """Show Stop while there is something to stop."""
        self.stop.setVisible(under_way)
        self._voluntary.setVisible(under_way)
        self.change.setVisible(may_change)


def short_purpose(purpose: Purpose, look: Look) -> str:
    """Return one word for a purpose where there is no room for more."""
    tr = look.words
    short = {
        Purpose.CARE: tr.sense("purpose", "Help"),
        Purpose.STATS: tr.sense("purpose", "Figures"),
        Purpose.PROS_UA: tr.sense("purpose", "Prosecutors"),
        Purpose.UN: tr.sense("purpose", "UN"),
    }
    return short.get(purpose) or word_for(purpose, tr)


def short_state(state: ConsentState, look: Look) -> str:
    """Return yes, no or not asked, where the purpose stands before it."""
    tr = look.words
    short = {
        ConsentState.GIVEN: tr.sense("chip", "yes"),
        ConsentState.REFUSED: tr.sense("chip", "no"),
        ConsentState.NOT_ASKED: tr.sense("chip", "not asked"),
    }
    return short.get(state) or word_for(state, tr).lower()
