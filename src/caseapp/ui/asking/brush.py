"""How somebody who fits, and a number that was taken, look in their lists."""

from PySide6.QtCore import QRectF

from caseapp.domain.asking import NumberTaken, Sought
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.text.words import Lang
from caseapp.ui import paint, times
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW, ROW_TALL

_SIDE, _ICON, _GAP = 16, 18, 12


class SoughtBrush:
    """Name and birth date. Nothing tells who has arrived: whoever asks may see the screen."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._row = look.tall(ROW, "strong")

    def height(self, _row: Sought, /) -> int:
        """Override: one line."""
        return self._row

    def takes(self, _row: Sought, /) -> bool:
        """Override: everybody can be chosen."""
        return True

    def say(self, row: Sought, /) -> str:
        """Override: what is drawn."""
        return ", ".join(part for part in (self._name(row), self._born(row)) if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: Sought, /, *, here: bool) -> None:
        """Override: name on the left, birth date on the right."""
        if here:
            canvas.choice(rect.adjusted(0, 1, 0, -1))
        else:
            canvas.hairline(rect.x() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)
        born = self._born(row)
        wide = self._look.width(born, "body") + 2
        right = QRectF(rect.right() - _SIDE - wide, rect.y(), wide, rect.height())
        canvas.words(right, born, "body", "ink2", paint.RIGHT)
        room = QRectF(
            rect.x() + _SIDE, rect.y(), right.x() - _GAP - rect.x() - _SIDE, rect.height()
        )
        canvas.words(room, self._name(row), "strong")

    def _name(self, row: Sought) -> str:
        english = self._look.words.lang is Lang.EN
        return row.latin if english and row.latin else row.name

    def _born(self, row: Sought) -> str:
        return times.partly_known(row.birth, self._look.words)


class TakenBrush:
    """Who asked and their number, over whom they seek and who took it down."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._row = look.tall(ROW_TALL + 4, "strong", "small")

    def height(self, _row: NumberTaken, /) -> int:
        """Override: two lines."""
        return self._row

    def takes(self, _row: NumberTaken, /) -> bool:
        """Override: each can be done with, and taken up again."""
        return True

    def say(self, row: NumberTaken, /) -> str:
        """Override: everything, as a sentence."""
        tr = self._look.words
        done = tr("done") if row.done else ""
        parts = (done, self._who(row), self._number(row), self._under(row))
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: NumberTaken, /, *, here: bool) -> None:
        """Override: two lines; a tick where nobody waits any more."""
        look = self._look
        if here:
            canvas.choice(rect.adjusted(8, 2, -8, -2))
        else:
            canvas.hairline(rect.x() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)
        right = rect.right() - _SIDE
        if row.done:
            canvas.icon(paint.square(right - _ICON, rect.center().y(), _ICON), "circle-check", "ok")
            right -= _ICON + _GAP
        high, low = look.line("strong"), look.line("small")
        top, x = rect.center().y() - (high + low) / 2, rect.x() + _SIDE
        said = self._number(row)
        wide = min(look.width(said, "body") + 2, (right - x) / 2)
        number = QRectF(right - wide, top, wide, high)
        role = "bad" if row.why else "ink2" if row.done else "ink"
        canvas.words(number, said, "body", role, paint.RIGHT)
        room = QRectF(x, top, number.x() - _GAP - x, high)
        canvas.words(room, self._who(row), "strong", "ink2" if row.done else "ink")
        canvas.words(QRectF(x, top + high, right - x, low), self._under(row), "small", "ink2")

    def _number(self, row: NumberTaken) -> str:
        """Return the number, or why nobody calls it."""
        return label(row.why, self._look.words) if row.why else row.asker.phone

    def _who(self, row: NumberTaken) -> str:
        tr = self._look.words
        said = ", ".join(part for part in (row.asker.name, row.asker.relation) if part)
        return said or tr("did not say who they are")

    def _under(self, row: NumberTaken) -> str:
        tr = self._look.words
        seeks = tr("seeks: {words}", words=row.words) if row.words else ""
        return " · ".join(part for part in (seeks, dates.when(row.at), row.by) if part)
