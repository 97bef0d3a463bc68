"""The calls that were made for a person: when, to whom, how they ended, and who called."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from caseapp.domain.contact import REACHED, Outcome
from caseapp.domain.ids import RelativeId
from caseapp.domain.relatives import CallRow, Contact
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.text.words import Words
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW_TALL

_LEFT, _RIGHT, _GAP = 12, 12, 16
_GOOD = REACHED | {Outcome.ALREADY_IN_TOUCH}


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call, and how the relative is named."""

    row: CallRow
    whom: str = ""


def calls_of(contact: Contact, tr: Words) -> tuple[CallLine, ...]:
    """Return a person's calls, the newest first."""
    names = {one.id: _named(one.name, one.relation) for one in contact.relatives}
    return tuple(CallLine(call, _whom(call, names, tr)) for call in reversed(contact.calls))


class CallBrush:
    """Time, outcome over whom, and who called at the right."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._row = look.tall(ROW_TALL, "strong", "small")
        self._when = look.width("00.00.0000 00:00", "body") + 4

    def height(self, _row: CallLine, /) -> int:
        """Override: two lines."""
        return self._row

    def takes(self, _row: CallLine, /) -> bool:
        """Override: a call can be walked to and heard."""
        return True

    def say(self, row: CallLine, /) -> str:
        """Override: everything, as a sentence."""
        tr, call = self._look.words, row.row
        outcome = label(call.attempt.outcome, tr)
        parts = (dates.when(call.attempt.at), outcome, self._under(row), call.by)
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: CallLine, /, *, here: bool) -> None:
        """Override: one call."""
        look, tr, call = self._look, self._look.words, row.row
        if here:
            canvas.choice(rect.adjusted(0, 1, 0, -1))
        else:
            canvas.hairline(rect.x() + _LEFT, rect.right() - _RIGHT, rect.bottom() - 1)
        high, low = look.line("strong"), look.line("small")
        top, right = rect.center().y() - (high + low) / 2, rect.right() - _RIGHT
        x = rect.x() + _LEFT
        canvas.words(QRectF(x, top, self._when, high), dates.when(call.attempt.at), "body", "ink2")
        x += self._when + _GAP
        by = min(look.width(call.by, "small") + 2, rect.width() / 4)
        canvas.words(QRectF(right - by, top, by, high), call.by, "small", "ink2", paint.RIGHT)
        outcome = call.attempt.outcome
        role = "ok" if outcome in _GOOD else "ink"
        role = "bad" if outcome is Outcome.STOP_ASK_PSYCHOLOGIST else role
        room = QRectF(x, top, right - by - _GAP - x, high)
        canvas.words(room, label(outcome, tr), "strong", role)
        below = QRectF(x, top + high, right - x, low)
        canvas.words(below, self._under(row), "small", "ink2")

    def _under(self, row: CallLine) -> str:
        tr, call = self._look.words, row.row
        back = call.attempt.call_back_at
        parts = (
            row.whom,
            tr("attempt {number}", number=call.attempt.number) if call.attempt.number else "",
            tr("to be called back: {time}", time=dates.recent(back, call.attempt.at))
            if back
            else "",
            call.note,
        )
        return " · ".join(part for part in parts if part)


def _whom(call: CallRow, names: Mapping[RelativeId, str], tr: Words) -> str:
    if call.attempt.relative is None:
        return ""
    return names.get(call.attempt.relative, tr("a relative who was taken off"))


def _named(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
