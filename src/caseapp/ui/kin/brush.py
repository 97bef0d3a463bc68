"""How a relative looks in a list: place, relation, name, number, and what stands in the way."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF

from caseapp.domain.contact import REACHED, Outcome
from caseapp.domain.dialling import WhyNot
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.ui import paint
from caseapp.ui.kin.backs import call_back
from caseapp.ui.kin.lines import RelativeLine
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import CONTROL, ROW_TALL

_PLACE, _LEFT, _RIGHT, _GAP = 24, 44, 12, 12
_ICONS = {WhyNot.NOT_TO_BE_TOLD: "message-circle-off", WhyNot.UNSAFE: "phone-off"}


class RelativeBrush:
    """One line each; a second one where there is more to know."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        self._look, self._now = look, now
        self._low = look.tall(CONTROL, "body")
        self._high = look.tall(ROW_TALL, "strong", "small")
        self._relation = look.width("колишня дружина", "body")
        self._number = look.width("+380 00 000 0000", "body") + 4

    def height(self, row: RelativeLine, /) -> int:
        """Override: higher where a second line is needed."""
        return self._high if self.under(row) else self._low

    def takes(self, _row: RelativeLine, /) -> bool:
        """Override: everybody can be chosen, to be changed; not everybody can be called."""
        return True

    def say(self, row: RelativeLine, /) -> str:
        """Override: what must not happen comes first."""
        forbidden = label(row.why, self._look.words) if row.why else ""
        state = "" if row.why else self._state(row)[0]
        one, numbers = row.row, ", ".join(row.numbers)
        parts = (forbidden, str(row.place), one.relation, one.name, numbers, state, self.under(row))
        return ", ".join(part for part in parts if part)

    def under(self, row: RelativeLine) -> str:
        """Return the second line."""
        tr, one = self._look.words, row.row
        disputed = tr("two laptops say different things of them: look and decide")
        parts = (
            disputed if one.contested else "",
            tr("this is not a whole number") if row.unreadable and row.numbers else "",
            ", ".join(row.numbers[1:]),
            one.settlement,
            one.language,
            one.note,
        )
        return " · ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: RelativeLine, /, *, here: bool) -> None:
        """Override: place, relation, name, number, state."""
        if here:
            canvas.choice(rect.adjusted(0, 1, 0, -1))
        else:
            canvas.hairline(rect.x() + _LEFT, rect.right() - _RIGHT, rect.bottom() - 1)
        under = self.under(row)
        first = QRectF(rect.x(), rect.y(), rect.width(), rect.height())
        if under:
            high, low = self._look.line("strong"), self._look.line("small")
            top = rect.center().y() - (high + low) / 2
            room = QRectF(rect.x() + _LEFT, top + high, rect.width() - _LEFT - _RIGHT, low)
            doubtful = row.row.contested or row.unreadable
            canvas.words(room, under, "small", "partly" if doubtful else "ink2")
            first = QRectF(rect.x(), top, rect.width(), high)
        self._first_line(canvas, first, row)

    def _first_line(self, canvas: Canvas, rect: QRectF, row: RelativeLine) -> None:
        place = QRectF(rect.x() + 8, rect.y(), _PLACE, rect.height())
        role = "accent" if row.next or row.calling else "ink2"
        canvas.words(place, str(row.place), "strong", role, paint.CENTER)
        x = rect.x() + _LEFT
        canvas.words(
            QRectF(x, rect.y(), self._relation, rect.height()), row.row.relation, "body", "ink2"
        )
        x += self._relation + _GAP
        right = self._end(canvas, rect, row) - _GAP
        number = right - self._number
        if row.numbers:
            room = QRectF(number, rect.y(), self._number, rect.height())
            canvas.words(room, row.numbers[0], "body", role if role == "accent" else "ink")
        name = QRectF(x, rect.y(), number - _GAP - x, rect.height())
        canvas.words(name, row.row.name or "–", "strong", "ink" if row.why is None else "ink2")

    def _end(self, canvas: Canvas, rect: QRectF, row: RelativeLine) -> float:
        """Draw what stands at the right and return where it begins."""
        text, hue, picture = self._state(row)
        right = rect.right() - _RIGHT
        least = right - self._look.width("00:00 не відповідають", "small")
        if hue:
            width = paint.chip_width(self._look, text, picture)
            canvas.chip(right - width, rect.center().y(), text, hue, picture)
            return min(right - width, least)
        width = min(self._look.width(text, "small"), rect.width() / 3) + 2
        room = QRectF(right - width, rect.y(), width, rect.height())
        canvas.words(room, text, "small", "ink2", paint.RIGHT)
        return min(right - width, least)

    def _state(self, row: RelativeLine) -> tuple[str, str, str]:
        """Return (words, hue, picture); without a hue it is said in plain words."""
        tr = self._look.words
        if row.why is not None:
            hue = "neutral" if row.why is WhyNot.NO_NUMBER else "bad"
            return label(row.why, tr), hue, _ICONS.get(row.why, "phone-off")
        if row.calling:
            return tr("on the line"), "info", "phone-call"
        if row.last is None:
            return tr.sense("relative", "next") if row.next else tr("not called yet"), "", ""
        attempt = row.last.attempt
        now = self._now()
        said = f"{dates.recent(attempt.at, now)} {_small(label(attempt.outcome, tr))}"
        if attempt.outcome in REACHED:
            return said, "ok", "check"
        if attempt.outcome is Outcome.CALL_BACK_PROMISED and attempt.call_back_at:
            hue = "partly" if attempt.call_back_at <= now else "info"
            return call_back(attempt.call_back_at, now, tr), hue, "clock"
        return said, "", ""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
