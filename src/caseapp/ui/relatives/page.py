"""The room for calls home as it is seen: who waits on the left, one person on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.access import Permission
from caseapp.domain.ids import PersonId
from caseapp.domain.relatives import CallQueue, QueueLine
from caseapp.domain.views import StageView
from caseapp.text.labels import label as word_for
from caseapp.ui.keys import bind
from caseapp.ui.relatives import said
from caseapp.ui.relatives.brush import QueueBrush
from caseapp.ui.relatives.person_card import WITHOUT_CALL, PersonCard
from caseapp.ui.room import Frame, Room, State
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, frame, label, row
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.states import Fault, empty

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_QUEUE = 336


class RelativesPage(Room):
    """Shows the queue and says what was pressed. Decides nothing."""

    stage_shown = Signal(object)
    entered = Signal()
    sought = Signal(str)
    line_chosen = Signal(object)
    """The `QueueLine` that is chosen, or None."""
    call_wanted = Signal()
    keep_wanted = Signal()
    asking_wanted = Signal()
    """A relative is asking: another room takes over."""

    def __init__(self, frame_: Frame) -> None:
        super().__init__()
        look, tr = frame_.look, frame_.look.words
        self.setObjectName("page")
        self._look = look
        self.here = ""
        """Whom the presenter shows, as `seek` finds them again."""
        self._counts = label(look, "", "body", "2")
        self.asking = Button(
            look,
            tr("A relative is asking"),
            Face(icon="message-circle-question-mark", key="Ctrl+R"),
        )
        self.fault = Fault(look)
        self._brush = QueueBrush(look, frame_.now)
        self.queue: RowList[QueueLine] = RowList(look, self._brush, tr("Queue of calls"))
        reads = frame_.actor.may(Permission.SEALED_NOTE)
        self.card = PersonCard(look, frame_.now, may_read_stops=reads)
        self._nobody = empty(
            look,
            "phone",
            tr("Nobody waits for a call"),
            tr(
                "Whoever has arrived and is not yet in touch with home will stand here, longest without"
                " contact first."
            ),
        )
        self._lay_out()
        self._connect()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of the queue, of a call and of relatives."""
        tr = self._look.words
        without = tuple((key, word_for(outcome, tr)) for key, (outcome, _) in WITHOUT_CALL.items())
        outcomes = tuple(
            (key, button.text())
            for key, button in zip("123456", self.card.call_card.buttons.values(), strict=True)
        )
        return (
            ("↓ ↑", tr("choose")),
            ("Enter", tr("begin the call")),
            *outcomes,
            ("Tab", tr("to the note of the call")),
            ("Esc", tr("end the call and keep nothing")),
            *without,
            ("S", self.card.stop.text()),
            ("Ctrl+N", tr("new relative")),
            ("F2", tr("change the relative")),
            ("Ctrl+C", tr("copy the number")),
            ("Alt+↑ Alt+↓", tr("change the order of relatives")),
        )

    def enter(self) -> None:
        """Override: the keyboard goes to the queue, or stays in the call."""
        self.entered.emit()
        if not self.card.busy():
            self.queue.setFocus()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: the presenter loads its people."""
        self.stage_shown.emit(stage)

    def seek(self, text: str) -> None:
        """Override: the presenter finds the person."""
        self.sought.emit(text)

    def record(self) -> str:
        """Override: who is shown; a call that lasts is found with their draft."""
        return self.here

    def keep(self) -> None:
        """Override: a note, a form, the call that lasts."""
        self.keep_wanted.emit()

    def state(self) -> State:
        """Override: who is shown."""
        return {"person": self.here}

    def restore(self, state: State) -> None:
        """Override: show them again, as soon as the queue is read."""
        if person := state.get("person"):
            self.seek(person)

    def show_queue(self, queue: CallQueue, choose: PersonId | None) -> None:
        """Show who waits; choose somebody, without telling anybody again who was chosen before."""
        place = next((n for n, one in enumerate(queue.lines) if one.person == choose), -1)
        self.queue.blockSignals(True)
        self.queue.show_rows(queue.lines, place)
        self.queue.blockSignals(False)
        self._counts.setText(said.counted(queue, self._look.words))
        some = bool(queue.lines)
        self._nobody.setVisible(not some)
        self._list_card.setVisible(some)

    def show_calling(self, *, calling: bool) -> None:
        """While a call lasts nobody else can be chosen."""
        self._brush.calling = calling
        self.queue.setEnabled(not calling)
        self.queue.viewport().update()

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        heading = label(look, tr("Longest without contact"), "label", "2")
        heading.setContentsMargins(20, 8, 0, 4)
        box = column(heading, margins=(0, 4, 0, 4))
        box.addWidget(self.queue, 1)
        self._list_card = frame("card", box)
        left = QWidget()
        left_box = column()
        left_box.addWidget(self._list_card, 1)
        left_box.addWidget(self._nobody)
        left_box.addStretch(0)
        left.setLayout(left_box)
        left.setFixedWidth(max(_QUEUE, round(look.width("0" * 38, "body"))))
        title = row(label(look, tr("Queue of calls"), "title"), 16, self._counts, None, self.asking)
        below = row(left, gap=16)
        below.addWidget(self.card, 1)
        lay = column(title, 12, self.fault, margins=(24, 16, 24, 16))
        lay.addLayout(below, 1)
        self.setLayout(lay)

    def _connect(self) -> None:
        card = self.card
        self.asking.clicked.connect(self.asking_wanted)
        self.queue.chosen.connect(self.line_chosen)
        self.queue.taken.connect(lambda _line: self.call_wanted.emit())
        card.kin.call_wanted.connect(lambda _line: self.call_wanted.emit())
        card.call_wanted.connect(self.call_wanted)
        for key, (outcome, _icon) in WITHOUT_CALL.items():
            bind(
                self, key, partial(self._if_free, partial(card.without_call.emit, outcome)), _WITHIN
            )
        bind(self, "S", partial(self._if_free, card.stop_wanted.emit), _WITHIN)
        bind(self.queue, "Ctrl+N", partial(self._if_free, card.kin.add_wanted.emit), _WITHIN)

    def _if_free(self, act: Callable[[], object]) -> None:
        """A key is an act only where nothing is being typed and no call lasts."""
        if not self.card.busy():
            act()
