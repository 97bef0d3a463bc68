"""How a person looks in the list of the desk."""

from PySide6.QtCore import QRectF

from caseapp.domain.coded import EntryState
from caseapp.domain.views import DeskRow
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.text.words import Lang
from caseapp.ui import paint, times
from caseapp.ui.arrivals.desk import Heading, Line
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW_TALL

_NUMBER, _LEFT, _RIGHT, _GAP = 44, 76, 24, 20


class PersonBrush:
    """Number, name over its other spelling, birth, unit, and what became of the person."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._born = look.width("00.00.0000", "body") + 4
        self._unit = look.width("А00000", "body") + 8
        self._row = look.tall(ROW_TALL, "strong", "small")
        self._head = look.tall(36, "label")

    def height(self, row: Heading | Line, /) -> int:
        """Override: headings are lower."""
        return self._head if isinstance(row, Heading) else self._row

    def takes(self, row: Heading | Line, /) -> bool:
        """Override: people can be chosen."""
        return isinstance(row, Line)

    def say(self, row: Heading | Line, /) -> str:
        """Override: number, name, birth, unit, state."""
        if isinstance(row, Heading):
            return self._heading(row)
        person = row.row
        born = times.partly_known(person.birth, self._look.words)
        parts = (person.number, self.names(person)[0], born, person.unit, self._state(row)[0])
        return ", ".join(part for part in parts if part)

    def names(self, row: DeskRow) -> tuple[str, str]:
        """Return the name in the reader's letters and in the other ones."""
        if self._look.words.lang is Lang.EN:
            return row.latin or row.name, row.name
        return row.name, row.latin

    def draw(self, canvas: Canvas, rect: QRectF, row: Heading | Line, /, *, here: bool) -> None:
        """Override: one heading or one person."""
        if isinstance(row, Heading):
            room = QRectF(rect.x() + 24, rect.y() + 4, rect.width() - 48, rect.height() - 4)
            canvas.words(room, self._heading(row), "label", "ink2")
            return
        if here:
            canvas.choice(rect.adjusted(8, 2, -8, -2))
        else:
            canvas.hairline(rect.x() + _LEFT, rect.right() - _RIGHT, rect.bottom() - 1)
        number = QRectF(rect.x() + 16, rect.y(), _NUMBER, rect.height())
        role = "accent" if here else "ink2"
        canvas.words(number, row.row.number, "strong", role, paint.RIGHT)
        left = self._end(canvas, rect, row, here=here)
        left = self._facts(canvas, rect, row.row, left)
        self._name(
            canvas, QRectF(rect.x() + _LEFT, rect.y(), left - _LEFT - rect.x(), rect.height()), row
        )

    def _name(self, canvas: Canvas, rect: QRectF, line: Line) -> None:
        look, (first, second) = self._look, self.names(line.row)
        high, low = look.line("strong"), look.line("small")
        top = rect.center().y() - (high + low) / 2
        canvas.marked(QRectF(rect.x(), top, rect.width(), high), first, line.spans)
        under = QRectF(rect.x(), top + high, rect.width(), low)
        if apart := self._apart(line.row):
            canvas.words(under, apart, "small", "partly")
        else:
            canvas.words(under, second, "small", "ink2")

    def _apart(self, row: DeskRow) -> str:
        """Return what tells a person from a namesake, for a person who has one."""
        if not row.alike:
            return ""
        tr = self._look.words
        call_sign = tr("call sign {name}", name=row.call_sign) if row.call_sign else ""
        parts = (tr("namesake"), row.rank, call_sign, row.remark)
        return " · ".join(part for part in parts if part)

    def _facts(self, canvas: Canvas, rect: QRectF, row: DeskRow, right: float) -> float:
        """Draw birth and unit, ending at ``right``; return where the name must end."""
        left = right - self._born - self._unit - 2 * _GAP
        born = times.partly_known(row.birth, self._look.words)
        role = "partly" if row.birth_doubtful else "ink"
        canvas.words(QRectF(left, rect.y(), self._born, rect.height()), born, "body", role)
        unit = QRectF(left + self._born + _GAP, rect.y(), self._unit, rect.height())
        canvas.words(unit, row.unit)
        return left - _GAP

    def _end(self, canvas: Canvas, rect: QRectF, line: Line, *, here: bool) -> float:
        """Draw what became of the person, or the key to press; return where it may begin."""
        tr, right, middle = self._look.words, rect.right() - _RIGHT, rect.center().y()
        widest = max(
            paint.chip_width(self._look, text, "check")
            for text in (tr("arrived {time}", time="00:00"), tr("being saved…"))
        )
        if here and not line.is_here:
            canvas.keycap(right - paint.keycap_width(self._look, "Enter"), middle, "Enter")
            return right - widest
        text, hue, picture = self._state(line)
        if hue:
            width = paint.chip_width(self._look, text, picture)
            canvas.chip(right - width, middle, text, hue, picture)
            return right - max(width, widest)
        canvas.words(
            QRectF(right - widest, rect.y(), widest, rect.height()),
            text,
            "body",
            "ink2",
            paint.RIGHT,
        )
        return right - widest

    def _state(self, line: Line) -> tuple[str, str, str]:
        """Return (words, hue, picture); without a hue it is said in plain words."""
        tr, row = self._look.words, line.row
        if line.saving:
            return tr("being saved…"), "neutral", "clock"
        if row.arrived_at is not None:
            return tr("arrived {time}", time=dates.clock(row.arrived_at)), "ok", "check"
        if row.state is EntryState.WITHDRAWN:
            return tr("withdrawn"), "partly", "circle-dot"
        if row.absence is not None:
            return label(row.absence, tr), "neutral", "circle-slash"
        return tr("awaited"), "", ""

    def _heading(self, heading: Heading) -> str:
        tr = self._look.words
        said = tr("Still awaited") if heading.kind == "waiting" else tr("Already here")
        return f"{said} · {heading.count}"
