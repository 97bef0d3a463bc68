"""Who waits: the queues with their numbers. Enter or a click opens one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame

from caseapp.domain.queues import Queue, QueueView
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.text.queue_labels import counted_in
from caseapp.text.words import Words
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS, ROW, TARGET
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.rows import RowList

_FACES: Mapping[Queue, tuple[str, str]] = MappingProxyType(
    {
        Queue.URGENT_NEEDS: ("heart-pulse", "bad"),
        Queue.NO_TRIAGE: ("stethoscope", "info"),
        Queue.CALL_BACK_DUE: ("clock", "info"),
        Queue.NO_CONTACT: ("phone", "info"),
        Queue.STOPPED_CALLS: ("hand", "bad"),
        Queue.TO_INTERVIEW: ("message-circle", "info"),
        Queue.INTERVIEW_POSTPONED: ("message-circle-question-mark", "info"),
        Queue.NOT_JUDGED: ("circle-question-mark", "info"),
        Queue.UNFIT: ("circle-slash", "neutral"),
        Queue.DOUBTS: ("users-round", "partly"),
        Queue.CONFLICTS: ("git-merge", "partly"),
        Queue.NOT_HANDED_OVER: ("arrow-right", "neutral"),
    }
)
"""Queue → picture and hue; the words beside it say the same."""
_PICTURE, _KEY = 32, "Enter"
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


class _QueueBrush:
    """Picture, name, longest wait, number; an empty queue is quiet."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.has_keys: Callable[[], bool] = bool
        """Whether the list has the keyboard: only then does Enter open what is chosen."""

    def height(self, row: QueueView, /) -> int:
        return self._look.tall(ROW if row.count else TARGET, "strong")

    def takes(self, row: QueueView, /) -> bool:
        return row.count > 0

    def say(self, row: QueueView, /) -> str:
        tr = self._look.words
        parts = (
            word_for(row.queue, tr),
            _number(row, tr),
            *_waits(row, tr)[:1],
            counted_in(row.queue, tr),
        )
        return ". ".join(part.rstrip(".") for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: QueueView, /, *, here: bool) -> None:
        look, tr, full = self._look, self._look.words, row.count > 0
        inner, middle = rect.adjusted(8, 2, -8, -2), rect.center().y()
        if here:
            canvas.choice(inner)
        elif full:
            canvas.hairline(rect.x() + 64, rect.right() - 20, rect.bottom() - 1)
        icon, hue = _FACES[row.queue] if full else (_FACES[row.queue][0], "ink3")
        square = paint.square(inner.x() + 12, middle, _PICTURE)
        if full:
            canvas.box(square, RADIUS, look.color("surface" if here else f"{hue}.soft"))
        canvas.icon(square.adjusted(7, 7, -7, -7), icon, hue)
        style, name, left = (
            "strong" if full else "body",
            word_for(row.queue, tr),
            square.right() + 12,
        )
        room = QRectF(
            left, inner.y(), self._right(canvas, inner, row, here=here) - left, inner.height()
        )
        shown = canvas.words(room, name, style, "ink" if full else "ink3")
        self._draw_wait(canvas, room.adjusted(shown + 12, 0, 0, 0), row)

    def _draw_wait(self, canvas: Canvas, room: QRectF, row: QueueView) -> None:
        """Draw the longest wait in what the name leaves: in words, or the time alone, or not at all."""
        fits = (
            w for w in _waits(row, self._look.words) if self._look.width(w, "small") < room.width()
        )
        canvas.words(room, next(fits, ""), "small", "ink2", paint.RIGHT)

    def _right(self, canvas: Canvas, inner: QRectF, row: QueueView, *, here: bool) -> float:
        """Draw key and number from the right; return where name and wait must end."""
        look, tr, middle = self._look, self._look.words, inner.center().y()
        key = paint.keycap_width(look, _KEY)
        right = inner.right() - 12
        if here and self.has_keys():
            canvas.keycap(right - key, middle, _KEY)
        elif row.count:
            canvas.icon(paint.square(right - 18, middle, 18), "chevron-right", "ink3")
        right -= key + 12
        number = QRectF(right - 64, inner.y(), 64, inner.height())
        style, role = ("heading", "ink") if row.count else ("small", "ink3")
        if row.count and _FACES[row.queue][1] == "bad":
            role = "bad"
        canvas.words(number, _number(row, tr), style, role, paint.RIGHT)
        return number.x() - 4


class QueueCard(QFrame):
    """The queues, those in which somebody waits above the empty ones."""

    opened = Signal(object)
    """A `Queue`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.wanted = ""
        """The code of the queue to choose once queues are shown."""
        tr = look.words
        self.setProperty("role", "card")
        brush = _QueueBrush(look)
        self.list: RowList[QueueView] = RowList(look, brush, tr("Who waits"))
        brush.has_keys = self.list.hasFocus
        self.list.setCursor(Qt.CursorShape.PointingHandCursor)
        self.counted = label(look, "", "small", "2", wrap=True)
        head = row(
            label(look, tr("Who waits"), "heading"),
            None,
            label(look, tr("most pressing first"), "small", "2"),
            margins=(20, 12, 20, 8),
        )
        foot = row(self.counted, margins=(20, 8, 20, 12))
        lay = column(head)
        lay.addWidget(self.list, 1)
        lay.addLayout(foot)
        self.setLayout(lay)
        self.list.chosen.connect(self._explain)
        self.list.taken.connect(self._open)
        self.list.clicked.connect(lambda _index: self._open(self.list.chosen_row()))

    def show_queues(self, found: Sequence[QueueView]) -> None:
        """Show other numbers; the chosen queue stays chosen as long as somebody waits in it."""
        before = self.list.chosen_row()
        wanted = self.wanted or (before.queue.value if before else "")
        shown = sorted(found, key=lambda one: one.count == 0)
        full = [one.queue.value for one in shown if one.count]
        place = full.index(wanted) if wanted in full else 0
        self.list.show_rows(shown, place if full else -1)
        self.wanted = "" if full else self.wanted
        self._explain(self.list.chosen_row())

    @property
    def anybody(self) -> bool:
        """Whether somebody waits for something."""
        return self.list.chosen_row() is not None

    def _explain(self, chosen: QueueView | None) -> None:
        tr = self._look.words
        nobody = tr("Nobody waits for anything.")
        self.counted.setText(counted_in(chosen.queue, tr) if chosen else nobody)

    def _open(self, chosen: QueueView | None) -> None:
        if chosen is not None and chosen.count:
            self.opened.emit(chosen.queue)


def _number(one: QueueView, tr: Words) -> str:
    return str(one.count) if one.count else tr("nobody")


def _waits(one: QueueView, tr: Words) -> tuple[str, ...]:
    """Return the longest wait in words, and shorter where that is too long for the room.

    Of a stage that is looked at days later the date says more than a number of hours.
    """
    if one.oldest_wait is None or one.since is None:
        return ()
    if one.oldest_wait >= _DAY:
        when = dates.when(one.since)
        return tr("since {when}", when=when), when
    if one.oldest_wait < _MINUTE:
        return (tr("just now"),)
    length = dates.duration(one.oldest_wait, tr)
    return tr("longest {wait}", wait=length), length
