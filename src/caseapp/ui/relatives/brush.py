"""How somebody who waits for a call looks in the queue."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF

from caseapp.domain.relatives import QueueLine
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.relatives import said
from caseapp.ui.theme import ROW_TALL

_SIDE, _ICON = 20, 20


class QueueBrush:
    """The name over how long there was no contact. ``now`` tells the time, aware UTC."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        self._look, self._now = look, now
        self._row = look.tall(ROW_TALL + 4, "strong", "small")
        self.calling = False
        """Whether the chosen person is being called for."""

    def height(self, _row: QueueLine, /) -> int:
        """Override: two lines."""
        return self._row

    def takes(self, _row: QueueLine, /) -> bool:
        """Override: everybody can be chosen; under a stop the page says why nobody is called."""
        return True

    def say(self, row: QueueLine, /) -> str:
        """Override: name and what stands under it."""
        tr = self._look.words
        return f"{said.shown_name(row, tr)}, {said.under(row, self._now(), tr)}"

    def draw(self, canvas: Canvas, rect: QRectF, row: QueueLine, /, *, here: bool) -> None:
        """Override: two lines, and a picture at the right."""
        look, tr, now = self._look, self._look.words, self._now()
        if here:
            canvas.choice(rect.adjusted(8, 2, -8, -2))
        else:
            canvas.hairline(rect.x() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)
        picture, role = self._picture(row, now, here=here)
        right = rect.right() - _SIDE
        if picture:
            right -= _ICON + 8
            canvas.icon(paint.square(right + 8, rect.center().y(), _ICON), picture, role)
        high, low = look.line("strong"), look.line("small")
        top = rect.center().y() - (high + low) / 2
        room = QRectF(rect.x() + _SIDE, top, right - rect.x() - _SIDE, high)
        canvas.words(room, said.shown_name(row, tr), "strong")
        below = QRectF(room.x(), top + high, room.width(), low)
        canvas.words(below, said.under(row, now, tr), "small", "bad" if row.stopped else "ink2")

    def _picture(self, row: QueueLine, now: datetime, *, here: bool) -> tuple[str, str]:
        if row.stopped:
            return "hand", "bad"
        if here and self.calling:
            return "phone-call", "accent"
        if row.due_at is not None:
            return "clock", "partly" if row.due_at <= now else "ink2"
        return "", ""
