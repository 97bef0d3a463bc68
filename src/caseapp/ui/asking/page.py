"""A relative is asking, as it is seen: the rest hidden, one sentence to read aloud, a number to take."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit

from caseapp.domain.asking import Asker, Reply, Say
from caseapp.text.asking_words import read_aloud
from caseapp.ui.asking.hidden_card import HiddenCard
from caseapp.ui.asking.sought_panel import SoughtPanel
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.room import Room
from caseapp.ui.theme import ACT
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import column, field, frame, label, row
from caseapp.ui.widgets.phone_field import PhoneField
from caseapp.ui.widgets.states import Fault

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_PAUSE_MS = 1_000
_HIDDEN, _PANEL = 2, 3
"""Shares of the width: what is hidden, and what is asked."""


class AskingPage(Room):
    """Shows and says what was typed; the presenter decides."""

    entered = Signal()
    left = Signal()
    edited = Signal()
    """Who asks, or whom they seek, is typed otherwise."""
    paused = Signal()
    """What was typed may be written down."""
    take_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.setObjectName("page")
        self.hidden = HiddenCard(look)
        self.name = FormField(look, tr("Who is asking"), field(look, tr("Who is asking")))
        self.relation = FormField(
            look, tr("Who they are to them"), field(look, tr("Who they are to them"))
        )
        self.phone = PhoneField(look, tr("Their number"))
        self.sought = SoughtPanel(look)
        self.sentence = label(look, "", "question", wrap=True)
        self.fault = Fault(look)
        self.take = Button(
            look, tr("Take the number"), Face(Kind.PRIMARY, "phone", "Ctrl+Enter", ACT)
        )
        self.next = Button(look, tr("Next caller"), Face(key="Ctrl+Shift+N", least=ACT))
        self.close_ = Button(look, tr("Close"), Face(Kind.QUIET, "x", "Esc"))
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.show_reply(Reply())

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of the question."""
        tr = self._look.words
        return (
            ("Enter", tr("to the next field; in the search: choose")),
            ("↓ ↑", tr("choose among who fits")),
            ("Ctrl+Enter", tr("take the number")),
            ("Ctrl+Shift+N", tr("next caller: begin empty")),
            ("F2", tr("show or hide the numbers taken")),
            ("Esc", tr("close; what was typed stays")),
        )

    def enter(self) -> None:
        """Override: folded, and the keyboard where the question begins."""
        self.hidden.fold()
        self.entered.emit()
        first = (self.name.field, self.relation.field, self.phone.field, self.sought.field)
        next((each for each in first if not each.text()), self.sought.field).setFocus()

    def keep(self) -> None:
        """Override: what a caller has said so far."""
        self.paused.emit()

    def asker(self) -> Asker:
        """Return who asks, as typed."""
        return Asker(self.name.field.text(), self.relation.field.text(), self.phone.field.text())

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, as a draft keeps it; nothing where all are empty."""
        return {name: each.text() for name, each in self._fields().items() if each.text().strip()}

    def fill_in(self, typed: dict[str, str]) -> None:
        """Put a draft back."""
        for name, each in self._fields().items():
            each.setText(typed.get(name, ""))

    def clear(self) -> None:
        """Begin empty: what the last caller said is nothing for the next one to read."""
        self.name.field.clear()
        self.relation.field.clear()
        self.phone.clear()
        self.sought.clear()
        self.fault.say("")
        self._pause.stop()
        self.show_reply(Reply())
        self.name.field.setFocus()

    def show_reply(self, reply: Reply) -> None:
        """Show what to read aloud."""
        self.sentence.setText(read_aloud(reply, self._look.words))
        self._aloud.setAccessibleName(self.sentence.text())
        self._same.setVisible(reply.say is Say.NOTHING)

    def _fields(self) -> dict[str, QLineEdit]:
        return {
            "name": self.name.field,
            "relation": self.relation.field,
            "phone": self.phone.field,
            "words": self.sought.field,
        }

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        head = row(label(look, tr("A relative is asking"), "title"), None, self.close_)
        who = row(gap=12)
        for each, share in ((self.name, 4), (self.relation, 3), (self.phone, 4)):
            who.addWidget(each, share)
        caption = row(
            Picture(look, "message-circle", 20, "accent"),
            8,
            label(look, tr("Read aloud"), "label", "accent"),
            None,
        )
        self._aloud: QFrame = frame(
            "accent", column(caption, 8, self.sentence, margins=(20, 16, 20, 16))
        )
        self._same = label(
            look,
            tr("Whoever may hear nothing hears this same sentence, whatever the reason."),
            "small",
            "2",
            wrap=True,
        )
        acts = row(self.take, 8, self.next, None)
        inside = column(
            head, 12, who, 8, self.sought, 8, self._aloud, 8, self._same, 8, self.fault, None, acts
        )
        inside.setContentsMargins(24, 16, 24, 16)
        panel = frame("panel", inside)
        lay = row()
        lay.addWidget(self.hidden, _HIDDEN)
        lay.addWidget(panel, _PANEL)
        self.setLayout(lay)

    def _connect(self) -> None:
        chain = (self.name.field, self.relation.field, self.phone.field, self.sought.field)
        for before, after in pairwise(chain):
            before.returnPressed.connect(after.setFocus)
        for each in chain:
            each.textEdited.connect(lambda _text: self._edited())
        self._pause.timeout.connect(self.paused)
        self.take.clicked.connect(self.take_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.close_.clicked.connect(self.left)
        take = bind(self, "Ctrl+Return", self.take_wanted.emit, _WITHIN)
        take.setKeys([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        bind(self, "Ctrl+Shift+N", self.next_wanted.emit, _WITHIN)
        bind(self, "F2", self.hidden.toggle, _WITHIN)
        bind(self, "Esc", self._step_back, _WITHIN)

    def _step_back(self) -> None:
        """Esc: from the numbers to the question, then out."""
        if self.hidden.folded:
            self.left.emit()
        else:
            self.hidden.fold()
            self.sought.field.setFocus()

    def _edited(self) -> None:
        self._pause.start()
        self.fault.say("")
        self.edited.emit()
