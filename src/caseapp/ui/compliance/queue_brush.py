"""How somebody waiting for an interview looks in the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF

from caseapp.domain.interview_views import QueueRow
from caseapp.domain.queues import awaits_interview
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.ui import paint
from caseapp.ui.compliance import said
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW_TALL
from caseapp.ui.widgets.answer_looks import INTERVIEWS, Sign

_NUMBER, _LEFT, _RIGHT = 44, 76, 24
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Heading:
    """A group of the queue in words."""

    text: str


@dataclass(frozen=True)
class Line:
    """One person; ``takes``: Enter opens something. ``now`` is when the queue was read."""

    row: QueueRow
    now: datetime
    takes: bool = True


class QueueBrush:
    """Number, name over how long they are here, and how their interview stands."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._row = look.tall(ROW_TALL, "strong", "small")
        self._head = look.tall(40, "label")

    def height(self, row: Heading | Line, /) -> int:
        """Override: headings are lower."""
        return self._head if isinstance(row, Heading) else self._row

    def takes(self, row: Heading | Line, /) -> bool:
        """Override: people can be chosen."""
        return isinstance(row, Line)

    def say(self, row: Heading | Line, /) -> str:
        """Override: number, name, wait, state."""
        if isinstance(row, Heading):
            return row.text
        tr = self._look.words
        parts = (
            row.row.number,
            said.shown_name(row.row, tr),
            self._under(row),
            self._state(row.row)[0],
        )
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: Heading | Line, /, *, here: bool) -> None:
        """Override: one heading or one person."""
        if isinstance(row, Heading):
            canvas.words(rect.adjusted(24, 8, -24, 0), row.text, "label", "ink2")
            return
        if here:
            canvas.choice(rect.adjusted(8, 2, -8, -2))
        else:
            canvas.hairline(rect.x() + _LEFT, rect.right() - _RIGHT, rect.bottom() - 1)
        number = QRectF(rect.x() + 16, rect.y(), _NUMBER, rect.height())
        role = "accent" if here else "ink2"
        canvas.words(number, row.row.number, "strong", role, paint.RIGHT)
        text, (hue, picture) = self._state(row.row)
        width = paint.chip_width(self._look, text, picture)
        right = rect.right() - _RIGHT - width
        canvas.chip(right, rect.center().y(), text, hue, picture)
        high, low = self._look.line("strong"), self._look.line("small")
        top = rect.center().y() - (high + low) / 2
        room = right - rect.x() - _LEFT - 12
        name = said.shown_name(row.row, self._look.words)
        canvas.words(QRectF(rect.x() + _LEFT, top, room, high), name, "strong")
        canvas.words(
            QRectF(rect.x() + _LEFT, top + high, room, low), self._under(row), "small", "ink2"
        )

    def _under(self, line: Line) -> str:
        """Return how long somebody has been here, and who talks with them."""
        tr, row = self._look.words, line.row
        waited = max(line.now - row.arrived_at, timedelta(0))
        here = tr("here for {time}", time=dates.duration(waited, tr))
        if (
            waited >= _A_DAY
        ):  # a stage that is looked at later: its date says more than so many days
            here = tr("here since {time}", time=dates.when(row.arrived_at))
        parts = [here]
        if row.by and not row.own and row.interview is not None:
            parts.append(tr("held by {name}", name=row.by))
        if row.asked:
            parts.append(tr.many("{count} answer", "{count} answers", row.asked))
        return " · ".join(parts)

    def _state(self, row: QueueRow) -> tuple[str, Sign]:
        tr = self._look.words
        if row.hindrance is not None and awaits_interview(row.state, row.reason):
            return word_for(row.hindrance, tr), ("partly", "stethoscope")
        if row.state is None:
            return tr("to offer"), ("neutral", "circle-dashed")
        return word_for(row.state, tr), INTERVIEWS[row.state]
