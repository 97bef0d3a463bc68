"""The desk as it is seen."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from caseapp.domain.access import Permission
from caseapp.domain.views import StageView
from caseapp.ui.arrivals.brush import PersonBrush
from caseapp.ui.arrivals.card import BACK_KEY, PersonCard
from caseapp.ui.arrivals.desk import Answer, Counts, Heading, Line, key_of
from caseapp.ui.arrivals.just import FLAG_KEYS, LABEL_KEY, JustMarked
from caseapp.ui.arrivals.narrow_bar import NarrowBar
from caseapp.ui.arrivals.narrowed import PREFIX
from caseapp.ui.keys import bind
from caseapp.ui.room import Frame, Room, State
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, label, row
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.search_field import SearchField
from caseapp.ui.widgets.states import Fault, empty

_CARD_FROM = 860
"""Room (px) under which the card is folded away: the list needs it."""


class ArrivalsPage(Room):
    """Shows people and says what was pressed. Decides nothing."""

    typed = Signal(str)
    take_wanted = Signal()
    flag_pressed = Signal(object)
    label_wanted = Signal()
    unlisted_wanted = Signal()
    stage_shown = Signal(object)
    lists_wanted = Signal()
    back_wanted = Signal()
    """The arrival of whoever is chosen is to be taken back."""
    only_wanted = Signal(str)
    """Whom alone to show, as `narrowed` reads it; empty for everybody."""

    def __init__(self, frame_: Frame) -> None:
        super().__init__()
        look, tr = frame_.look, frame_.look.words
        self.setObjectName("page")
        self._look = look
        brush = PersonBrush(look)
        self._counts = label(look, "", "body", "2")
        self.unlisted = Button(look, tr("Not on the list"), Face(icon="user-plus", key="Ctrl+N"))
        self.just = JustMarked(look)
        self.only = NarrowBar(look)
        self.fault = Fault(look)
        self.field = SearchField(look, tr("Surname or number"))
        hint = tr("Surname in Ukrainian, Russian or Latin letters — or the number")
        self.people: RowList[Heading | Line] = RowList(look, brush, tr("People found"))
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card = PersonCard(look, brush, frame_.now)
        lists = Button(look, tr("To the lists"), Face(Kind.PRIMARY, "list", least=CONTROL))
        lists.clicked.connect(self.lists_wanted)
        self._nobody = empty(
            look,
            "list-checks",
            tr("No list yet"),
            tr(
                "Whoever is expected will stand here once a list is taken in. People who come without"
                " a list can be recorded now."
            ),
            lists if frame_.actor.may(Permission.IMPORT_LIST) else None,
        )
        self._lay_out(label(look, hint, "small", "2"))
        self._connect()
        for button in self.findChildren(QPushButton):  # a click leaves the cursor in the field
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of the desk."""
        tr = self._look.words
        flags = tuple((key, self.just.buttons[flag].text()) for flag, (key, _) in FLAG_KEYS.items())
        return (
            ("↓ ↑", tr("choose")),
            ("Enter", tr("record arrival now")),
            ("Esc", tr("empty the field")),
            *flags,
            (LABEL_KEY, tr("a label for whoever was marked last")),
            (BACK_KEY, tr("take the chosen arrival back")),
            ("Ctrl+N", tr("somebody who is not on the list")),
        )

    def enter(self) -> None:
        """Override: the cursor goes into the field."""
        self.field.setFocus()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: the presenter loads its people."""
        self.stage_shown.emit(stage)

    def seek(self, text: str) -> None:
        """Override: as if it had been typed; or those alone whom a number of another room counts."""
        if text.startswith(PREFIX):
            self.field.clear()
            self.only_wanted.emit(text)
        else:
            self.field.setText(text)

    def state(self) -> State:
        """Override: what was typed, and who alone is shown."""
        return {"typed": self.field.text(), "only": self.only.code}

    def restore(self, state: State) -> None:
        """Override: type it again."""
        self.only_wanted.emit(state.get("only", ""))
        self.field.setText(state.get("typed", ""))

    def show_answer(self, answer: Answer, *, typed: bool) -> None:
        """Show who fits."""
        tr = self._look.words
        self.people.show_rows(answer.shown, answer.choose)
        self.show_chosen()
        found = tr.many("{count} found", "{count} found", answer.found) if typed else ""
        self.field.say_found(found)
        self.only.show_count(answer.found)

    def show_counts(self, counts: Counts) -> None:
        """Show the numbers beside the title; without anybody, what will stand here."""
        tr = self._look.words
        self._counts.setText(
            tr(
                "{listed} on the list · {arrived} arrived · {awaited} awaited",
                listed=counts.listed,
                arrived=counts.arrived,
                awaited=counts.awaited,
            )
        )
        nobody = not (counts.listed or counts.arrived)
        self._nobody.setVisible(nobody)
        self._list_card.setVisible(not nobody)

    def choose(self, key: UUID) -> None:
        """Choose a person that is still in the list."""
        place = self.people.rows.place_of(
            lambda row: isinstance(row, Line) and key_of(row.row) == key
        )
        if place is not None:
            self.people.choose(place)

    def show_chosen(self) -> None:
        """Show the chosen person on the card."""
        chosen = self.people.chosen_row()
        several = bool(self.field.text().strip()) and self.people.rows.rowCount() > 0
        self.card.show_line(chosen if isinstance(chosen, Line) else None, several=several)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: fold the card away where there is no room for it."""
        super().resizeEvent(event)
        self.card.setVisible(self.width() >= _CARD_FROM)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: Esc in an empty field gives everybody back."""
        if event.key() == Qt.Key.Key_Escape and self.only.code:
            self.only_wanted.emit("")
        else:
            super().keyPressEvent(event)

    def _lay_out(self, hint: QWidget) -> None:
        look, tr = self._look, self._look.words
        title = row(
            label(look, tr("Arrivals desk"), "title"), 16, self._counts, None, self.unlisted
        )
        self._list_card = frame("card", column(4, self.people, 4))
        left = column(self.field, 4, hint, 8, self.only, 4)
        left.addWidget(self._list_card, 1)
        left.addWidget(self._nobody)
        left.addStretch(0)
        lay = column(title, 12, self.fault, self.just, 12, margins=(24, 16, 24, 16))
        below = row(gap=16)
        below.addLayout(left, 1)
        below.addWidget(self.card)
        lay.addLayout(below, 1)
        self.setLayout(lay)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.typed)
        self.only.everybody_wanted.connect(lambda: self.only_wanted.emit(""))
        self.field.taken.connect(self.take_wanted)
        self.field.stepped.connect(partial(_step, self.people))
        self.people.chosen.connect(lambda _row: self.show_chosen())
        self.people.clicked.connect(lambda _index: self.field.setFocus())
        self.people.taken.connect(lambda _row: self.take_wanted.emit())
        self.card.taken.connect(self.take_wanted)
        self.card.other_wanted.connect(self.field.clear)
        self.card.back_wanted.connect(self.back_wanted)
        self.unlisted.clicked.connect(self.unlisted_wanted)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        bind(self, "Ctrl+N", self.unlisted_wanted.emit, within)
        bind(self, BACK_KEY, self.back_wanted.emit, within)
        bind(self, LABEL_KEY, self.label_wanted.emit, within)
        self.just.label_pressed.connect(self.label_wanted)
        self._flag_keys: list[QShortcut] = [
            bind(self, key, partial(self.flag_pressed.emit, flag), within)
            for flag, (key, _icon) in FLAG_KEYS.items()
        ]


def _step(people: RowList[Heading | Line], by: int) -> None:
    for _ in range(abs(by)):
        people.step(1 if by > 0 else -1)
