"""The queue of interviews: under way, to offer, not yet possible, ended; what can be done beside it."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from caseapp.domain.interview_views import QueueRow
from caseapp.domain.interviews import InterviewState, NotOffered
from caseapp.text.labels import label as word_for
from caseapp.ui.compliance import said
from caseapp.ui.compliance.digits import digit_of
from caseapp.ui.compliance.queue_brush import Heading, Line, QueueBrush
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, label, row
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.states import Fault, empty

_DECLINES, _LATER, _NOT_OFFERED = 5, 6, 0
"""The digits that mean the same in an interview: does not wish to, later, was not asked."""
_CARD_FROM, _CARD_WIDTH = 860, 340


class QueueView(QWidget):
    """Passive."""

    taken = Signal()
    declined = Signal()
    postponed = Signal()
    not_offered = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self._count = label(look, "", "body", "2")
        self.fault = Fault(look)
        self.people: RowList[Heading | Line] = RowList(look, QueueBrush(look), tr("Interviews"))
        self._name = label(look, "", "heading", wrap=True)
        self._why = label(look, "", "body", "2", wrap=True)
        self.begin = Button(
            look,
            tr("Ask for consent and begin"),
            Face(Kind.PRIMARY, "message-circle", "Enter", 44, wide=True),
        )
        self.decline = Button(
            look, tr("Does not wish an interview"), Face(icon="hand", key="5", wide=True)
        )
        self.later = Button(look, tr("Rather later"), Face(icon="clock", key="6", wide=True))
        self.skip = Button(look, tr("Not offered…"), Face(icon="circle-slash", key="0", wide=True))
        self._menu = QMenu(self.skip)
        for reason in NotOffered:
            action = self._menu.addAction(word_for(reason, tr))
            action.triggered.connect(partial(self._not_offered, reason))
        self._nobody = empty(
            look,
            "scale",
            tr("Nobody waits for an interview"),
            tr(
                "Whoever has arrived and was found well enough by the medic will stand here, who has"
                " waited longest on top."
            ),
        )
        self._lay_out()
        self._connect()
        self.show_chosen(None, "", "", ())

    def show_lines(self, lines: Sequence[Heading | Line], choose: int, counts: str) -> None:
        """Show the queue; without anybody, what will stand here."""
        self.people.show_rows(lines, choose)
        self._count.setText(counts)
        self._nobody.setVisible(not lines)
        self._list.setVisible(bool(lines))
        self.fold()

    def show_chosen(
        self, chosen: QueueRow | None, why: str, act: str, steps: Collection[InterviewState]
    ) -> None:
        """Show the chosen person.

        Args:
            chosen: who.
            why: what stands before an interview, or what became of it.
            act: what Enter does, empty where nothing can be done.
            steps: what may be recorded without a talk.
        """
        self._name.setText(said.shown_name(chosen, self._look.words) if chosen else "")
        self._why.setText(why)
        self._why.setVisible(bool(why))
        if act:
            self.begin.say(act)
        self.begin.setVisible(bool(act))
        self.decline.setVisible(InterviewState.DECLINED in steps)
        self.later.setVisible(InterviewState.POSTPONED in steps)
        self.skip.setVisible(InterviewState.NOT_OFFERED in steps)

    def chosen(self) -> QueueRow | None:
        """Return who is chosen."""
        line = self.people.chosen_row()
        return line.row if isinstance(line, Line) else None

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Override: 5, 6 and 0 act on the chosen person."""
        if (
            watched is self.people
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and (digit := digit_of(event)) is not None
        ):
            self._press(digit)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: fold the card away where there is no room for it."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Show the card where there is room and somebody to show."""
        self._card.setVisible(self.width() >= _CARD_FROM and not self._list.isHidden())

    def _press(self, digit: int) -> None:
        button = {_DECLINES: self.decline, _LATER: self.later, _NOT_OFFERED: self.skip}.get(digit)
        if button is not None and not button.isHidden():
            button.click()

    def _not_offered(self, reason: NotOffered) -> None:
        self.not_offered.emit(reason)

    def _open_menu(self) -> None:
        self._menu.popup(self.skip.mapToGlobal(self.skip.rect().bottomLeft()))

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        title = row(label(look, tr("Compliance"), "title"), 16, self._count, None)
        self._list = frame("card", column(4, self.people, 4))
        inside = column(
            self._name,
            4,
            self._why,
            16,
            self.begin,
            8,
            self.decline,
            8,
            self.later,
            8,
            self.skip,
            None,
            margins=(20, 16, 20, 16),
        )
        self._card = frame("card", inside)
        self._card.setFixedWidth(look.px(_CARD_WIDTH))
        below = row(gap=16)
        below.addWidget(self._list, 1)
        below.addWidget(self._card)
        lay = column(title, 12, self.fault, self._nobody, margins=(24, 16, 24, 16))
        lay.addLayout(below, 1)
        lay.addStretch(0)
        self.setLayout(lay)

    def _connect(self) -> None:
        self.people.taken.connect(lambda _row: self.taken.emit())
        self.begin.clicked.connect(self.taken)
        self.decline.clicked.connect(self.declined)
        self.later.clicked.connect(self.postponed)
        self.skip.clicked.connect(self._open_menu)
        self.people.installEventFilter(self)
