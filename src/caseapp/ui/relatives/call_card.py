"""The call that is being made: how long it lasts, what to say, and one key for each way it can end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QMenu

from caseapp.domain.contact import Channel, Outcome
from caseapp.text.labels import label as word_for
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.relatives import said
from caseapp.ui.relatives.back_row import BackRow
from caseapp.ui.relatives.note_field import NoteField
from caseapp.ui.theme import ACT, TARGET
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, holder, label, line, row

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_OTHERS = (
    Outcome.BUSY,
    Outcome.DROPPED,
    Outcome.NUMBER_DEAD,
    Outcome.REACHED_BRIEF,
    Outcome.MESSAGE_READ,
    Outcome.RELATIVE_DECLINED,
)


@dataclass(frozen=True)
class OnTheLine:
    """Whom the card shows: the relative, the number, and how the person is spoken of."""

    relative: str
    number: str
    called: str


class CallCard(QFrame):
    """Shown while a call lasts. It has the keyboard, so that digits are outcomes."""

    ended = Signal(object)
    """The `Outcome` whose key was pressed, without one that needs a time."""
    call_back = Signal(object)
    """When to call back, aware UTC."""
    given_up = Signal()
    """Esc: nothing is kept."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "accent")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tr = look.words
        self.time = label(look, "00:00", "name")
        self._who = label(look, "", "heading")
        self._number = label(look, "", "body", "2")
        self._phrase = label(look, "", "body", wrap=True)
        self.channel = QComboBox()
        self.channel.setFont(look.font("body"))
        self.channel.setMinimumHeight(look.tall(TARGET))
        self.channel.setAccessibleName(tr("How"))
        for each in Channel:
            self.channel.addItem(word_for(each, tr), each)
        self.note = NoteField(look, tr("Note (not needed)"))
        self.buttons = self._outcome_buttons()
        self.back = BackRow(look, now)
        self._menu = self._other_menu()
        self._lay_out()
        self._connect()
        self.hide()

    def begin(self, whom: OnTheLine) -> None:
        """Show whom, and take the keyboard."""
        tr = self._look.words
        self._who.setText(whom.relative)
        self._number.setText(whom.number)
        self._phrase.setText(
            tr(
                "“Good day. I am calling for the Commissioner for Human Rights. {name} is beside me and"
                " can talk to you now.”",
                name=whom.called,
            )
        )
        self.channel.setCurrentIndex(0)
        self._hide_back()
        self.setAccessibleName(tr("Call: {who}", who=whom.relative))
        self.show_seconds(0)
        self.show()
        self.setFocus()

    def show_seconds(self, seconds: int) -> None:
        """Show how long the call lasts."""
        self.time.setText(said.running(seconds))

    def ask_back(self) -> None:
        """Ask when to call back."""
        self._buttons_box.hide()
        self.back.begin()

    def chosen_channel(self) -> Channel:
        """Return how the relative is being reached."""
        return Channel(self.channel.currentData())

    def open_others(self) -> None:
        """Open the outcomes that happen less often."""
        button = self.buttons[None]
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def escape(self) -> None:
        """Go back one step: from the time to the outcomes, from the note to them, then out."""
        if self.back.isVisibleTo(self):
            self._hide_back()
            self.setFocus()
        elif self.note.hasFocus():
            self.setFocus()
        else:
            self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: Enter does nothing here; a second press must not record anything."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _outcome_buttons(self) -> dict[Outcome | None, Button]:
        look, tr = self._look, self._look.words
        faces: Sequence[tuple[Outcome | None, str, Face]] = (
            (
                Outcome.REACHED_TALKED,
                tr("They talked"),
                Face(Kind.PRIMARY, "check", "1", ACT, wide=True),
            ),
            (
                Outcome.NO_ANSWER,
                tr("No answer"),
                Face(icon="phone-missed", key="2", least=ACT, wide=True),
            ),
            (
                Outcome.WRONG_NUMBER,
                tr("Wrong number"),
                Face(icon="phone-off", key="3", least=ACT, wide=True),
            ),
            (
                Outcome.MESSAGE_SENT,
                tr("Message passed on"),
                Face(icon="message-circle", key="4", least=ACT, wide=True),
            ),
            (
                Outcome.CALL_BACK_PROMISED,
                tr("Call back at…"),
                Face(icon="clock", key="5", least=ACT, wide=True),
            ),
            (None, tr("Other…"), Face(key="6", least=ACT, wide=True)),
        )
        return {outcome: Button(look, text, face) for outcome, text, face in faces}

    def _other_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setFont(self._look.font("body"))
        for number, outcome in enumerate(_OTHERS, 1):
            action = menu.addAction(f"&{number}  {word_for(outcome, self._look.words)}")
            action.triggered.connect(partial(self.ended.emit, outcome))
        return menu

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        clock = column(label(look, tr("The call lasts"), "small", "accent"), self.time)
        who = column(self._who, self._number)
        head = row(clock, 16, line(upright=True), 16, who, None, self.channel)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // 3, place % 3)
        self._buttons_box = holder(grid)
        body = column(head, 8, self._phrase, 8, self._buttons_box, self.back, 8, self.note)
        body.setContentsMargins(20, 12, 20, 12)
        self.setLayout(body)

    def _connect(self) -> None:
        for outcome, button in self.buttons.items():
            button.clicked.connect(partial(self._press, outcome))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.agreed.connect(self.call_back)
        self.back.left.connect(self.escape)
        self.note.returnPressed.connect(self.setFocus)
        keys = dict(zip("123456", self.buttons, strict=True))
        self._keys: list[QShortcut] = [
            bind(self, key, partial(self._press, outcome), _WITHIN) for key, outcome in keys.items()
        ]
        self._keys.append(bind(self, "Esc", self.escape, _WITHIN))
        self._menu.aboutToShow.connect(partial(self._hear_keys, hear=False))
        self._menu.aboutToHide.connect(partial(self._hear_keys, hear=True))
        chain = (self, self.note, *self.buttons.values(), self.channel)
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def _hear_keys(self, *, hear: bool) -> None:
        """While the menu is open its numbers are its own: 1 must not mean that they talked."""
        for each in self._keys:
            each.setEnabled(hear)

    def _press(self, outcome: Outcome | None, *_checked: bool) -> None:
        if self.back.isVisibleTo(self):
            return
        if outcome is None:
            self.open_others()
        elif outcome is Outcome.CALL_BACK_PROMISED:
            self.ask_back()
        else:
            self.ended.emit(outcome)

    def _hide_back(self) -> None:
        self.back.hide()
        self._buttons_box.show()
