"""A talk on the screen: head, progress, one question or all of them, back and next."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseapp.domain.answers import AnswerKey
from caseapp.domain.catalogue import Catalogue
from caseapp.ui.compliance.closing_view import ClosingView
from caseapp.ui.compliance.digits import digit_of, goes_on
from caseapp.ui.compliance.progress import Progress
from caseapp.ui.compliance.question_brush import ListHead
from caseapp.ui.compliance.question_card import QuestionCard
from caseapp.ui.compliance.question_list import QuestionList
from caseapp.ui.compliance.still_area import StillArea
from caseapp.ui.compliance.talk_head import TalkHead
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, holder, label, line, row
from caseapp.ui.widgets.states import Fault

_ONE, _LIST, _CLOSING = range(3)


class TalkView(QWidget):
    """Passive: says what was pressed. The digits mean the same wherever the keyboard is, but in a note."""

    pressed = Signal(object)
    """An `AnswerKey`."""
    turned = Signal(int)
    """-1 back, 1 on."""
    stop_wanted = Signal()
    break_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, look: Look, seen: Catalogue) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.head = TalkHead(look)
        self.progress = Progress(look)
        self.hindered = Fault(look, attention=True)
        self.break_hint = label(
            look, tr("20 minutes have passed. Offer a break."), "small", "partly"
        )
        self.break_now = Button(look, tr("Take a break"), Face(Kind.LINK))
        self.card = QuestionCard(look, seen)
        self.closing = ClosingView(look, seen)
        self.rows = QuestionList(look)
        self._list_head = ListHead(look, self.rows.viewport)
        self.back = Button(look, tr("Back"), Face(Kind.LINK, "arrow-left", "PgUp"))
        self.next = Button(look, tr("Next"), Face(Kind.PRIMARY, "arrow-right", "Enter", 40))
        self._skip = label(look, tr("Not asked — just go on"), "small", "2")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_one(self) -> None:
        """Show one question, with the keyboard on its answers."""
        self._stack.setCurrentIndex(_ONE)
        self._foot(on=True)

    def show_list(self) -> None:
        """Show all questions."""
        self._stack.setCurrentIndex(_LIST)
        self._foot(on=False)

    def show_closing(self) -> None:
        """Show the last card."""
        self._stack.setCurrentIndex(_CLOSING)
        self._foot(on=True)
        self._skip.hide()
        self.next.hide()

    def enter(self) -> None:
        """Put the keyboard where the next key is expected."""
        if self._stack.currentIndex() == _ONE:
            self.card.pad.focus()
        elif self._stack.currentIndex() == _LIST:
            self.rows.setFocus()
        else:
            self.closing.enter()

    def is_list(self) -> bool:
        """Say whether all questions are shown."""
        return self._stack.currentIndex() == _LIST

    def is_closing(self) -> bool:
        """Say whether the last card is shown."""
        return self._stack.currentIndex() == _CLOSING

    def suggest_break(self, *, wanted: bool) -> None:
        """Say quietly that a break would be good."""
        self._break.setVisible(wanted)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: digits answer, Enter and PgDn go on, PgUp goes back."""
        digit = digit_of(event)
        if digit is not None and self.is_closing():
            self.closing.press(digit)
        elif digit is not None and 1 <= digit <= len(AnswerKey):
            self.pressed.emit(AnswerKey(digit))
        elif event.key() == Qt.Key.Key_PageUp:
            self.turned.emit(-1)
        elif goes_on(event) and self.is_closing():
            self.closing.go_on()
        elif goes_on(event):
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Override: in the list digits answer the chosen question; a click on the strip does too."""
        if watched is self.rows and isinstance(event, QKeyEvent):
            taken = digit_of(event) is not None or goes_on(event) or _turns(event)
            if event.type() == QEvent.Type.KeyPress and taken:
                self.keyPressEvent(event)
                return True
        if (
            watched is self.rows.viewport()
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
        ):
            key = self.rows.key_at(event.position())
            if key is not None:
                self.pressed.emit(key)
        return super().eventFilter(watched, event)

    def _foot(self, *, on: bool) -> None:
        self.back.setVisible(on)
        self.next.setVisible(on)
        self._skip.setVisible(on)
        self.progress.setVisible(on)

    def _lay_out(self) -> None:
        self._stack.addWidget(StillArea(self.card))
        listed = column(self._list_head, line(), self.rows, 4)
        self._stack.addWidget(frame("card", listed))
        self._stack.addWidget(self.closing)
        foot = row(self.back, None, self._skip, 16, self.next)
        self._break = holder(row(self.break_hint, 12, self.break_now, None))
        body = column(self.hindered, self._break, 8, self.progress, 8, margins=(24, 8, 24, 12))
        body.addWidget(self._stack, 1)
        body.addSpacing(8)
        body.addLayout(foot)
        lay = column(self.head)
        lay.addLayout(body, 1)
        self.setLayout(lay)
        self._break.hide()

    def _connect(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        # Named by its Cyrillic letter: the twin of that is the full stop of the same key.
        bind(self, "Ctrl+Ю", self.stop_wanted.emit, within)
        self.head.stop_wanted.connect(self.stop_wanted)
        self.card.pad.answered.connect(self.pressed)
        self.card.note.done.connect(self._note_done)
        self.card.note.back.connect(self.card.pad.focus)
        self.card.note.turned.connect(self.turned)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.break_now.clicked.connect(self.break_wanted)
        self.rows.installEventFilter(self)
        self.rows.viewport().installEventFilter(self)

    def _note_done(self) -> None:
        """Leave the note: to the answers while there is none, else on to the next question."""
        given = any(button.isChecked() for button in self.card.pad.buttons.values())
        if given:
            self.turned.emit(1)
        else:
            self.card.pad.focus()


def _turns(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_Escape}
