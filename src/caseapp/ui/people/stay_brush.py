"""How a stay looks in the list of places of detention, and what its dates prove to be wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF

from caseapp.domain.captivity import Control
from caseapp.domain.captivity_views import StayView
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.detention import Finding, TimelineFault
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.text.words import Words
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW_TALL

_LEFT, _RIGHT, _GAP, _ICON = 16, 16, 16, 16


@dataclass(frozen=True, slots=True)
class StayRow:
    """One stay."""

    stay: StayView


@dataclass(frozen=True, slots=True)
class FaultRow:
    """What is missing or contradictory at this place of the timeline."""

    fault: Finding


Row = StayRow | FaultRow


def timeline_rows(stays: Sequence[StayView], faults: Sequence[Finding]) -> tuple[Row, ...]:
    """Return stays with each hole before the stay that follows it, other faults behind their stay."""
    rows = list[Row]()
    for stay in stays:
        rows += [FaultRow(one) for one in faults if _is_hole(one) and one.later == stay.id]
        rows.append(StayRow(stay))
        rows += [
            FaultRow(one)
            for one in faults
            if not _is_hole(one) and (one.later or one.earlier) == stay.id
        ]
    rows += [FaultRow(one) for one in faults if _is_hole(one) and one.later is None]
    return tuple(rows)


def fault_words(fault: Finding, tr: Words) -> str:
    """Put into words what the dates prove."""
    match fault.fault:
        case TimelineFault.GAP:
            return tr.many(
                "Where they were is not told: at least {count} day",
                "Where they were is not told: at least {count} days",
                fault.days,
            )
        case TimelineFault.OVERLAP:
            return tr.many(
                "Two places at once: at least {count} day",
                "Two places at once: at least {count} days",
                fault.days,
            )
        case TimelineFault.REVERSED:
            return tr("Ends before it begins")
        case TimelineFault.BEFORE_CAPTURE:
            return tr("Begins before the capture")
        case TimelineFault.AFTER_RETURN:
            return tr("Reaches beyond the return")


def span_words(stay: StayView, tr: Words) -> str:
    """Return from when to when, as far as it is known."""
    if stay.start is None and stay.end is None:
        return tr("dates not known")
    ends = [dates.partial_date(one, tr) if one else "?" for one in (stay.start, stay.end)]
    return " – ".join(ends)


def length_words(stay: StayView, tr: Words) -> str:
    """Return how long it was, where both days are known."""
    if stay.start is None or stay.end is None or stay.end.value < stay.start.value:
        return ""
    if {stay.start.precision, stay.end.precision} != {Precision.DAY}:
        return ""
    return dates.years_and_months(stay.start.value, stay.end.value, tr)


class StayBrush:
    """Dates, place over what it is, length; a hole is a line in words."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._row = look.tall(ROW_TALL, "strong", "small")
        self._fault = look.tall(32, "small")
        months = (PartialDate(date(2022, n, 1), Precision.MONTH) for n in range(1, 13))
        longest = max(look.width(dates.partial_date(one, look.words), "small") for one in months)
        self._dates = longest + look.width(" – 00.00.0000", "small") + 4

    def height(self, row: Row, /) -> int:
        """Override: what is wrong takes less room."""
        return self._fault if isinstance(row, FaultRow) else self._row

    def takes(self, row: Row, /) -> bool:
        """Override: stays can be chosen."""
        return isinstance(row, StayRow)

    def say(self, row: Row, /) -> str:
        """Override: when, where, what it is."""
        tr = self._look.words
        if isinstance(row, FaultRow):
            return fault_words(row.fault, tr)
        stay = row.stay
        parts = (
            span_words(stay, tr),
            stay.place.shown,
            self._about(stay),
            length_words(stay, tr),
            "" if stay.place.verified else tr("place not verified"),
        )
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: Row, /, *, here: bool) -> None:
        """Override: one stay or one fault."""
        tr, look = self._look.words, self._look
        if isinstance(row, FaultRow):
            at = rect.x() + _LEFT
            canvas.icon(paint.square(at, rect.center().y(), _ICON), "triangle-alert", "partly")
            room = rect.adjusted(_LEFT + _ICON + 8, 0, -_RIGHT, 0)
            canvas.words(room, fault_words(row.fault, tr), "small", "partly")
            return
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        else:
            canvas.hairline(rect.x() + _LEFT, rect.right() - _RIGHT, rect.bottom() - 1)
        stay = row.stay
        when = QRectF(rect.x() + _LEFT, rect.y(), self._dates, rect.height())
        canvas.words(when, span_words(stay, tr), "small", "ink2")
        right = self._end(canvas, rect, stay)
        left = when.right() + _GAP
        high, low = look.line("strong"), look.line("small")
        top = rect.center().y() - (high + low) / 2
        canvas.words(QRectF(left, top, right - left, high), stay.place.shown, "strong")
        under = QRectF(left, top + high, right - left, low)
        canvas.words(under, self._about(stay), "small", "ink2")

    def _end(self, canvas: Canvas, rect: QRectF, stay: StayView) -> float:
        """Draw length and chip from the right; return where the words of the place must end."""
        tr, right = self._look.words, rect.right() - _RIGHT
        if not stay.place.verified:
            said = tr("place not verified")
            right -= paint.chip_width(self._look, said)
            canvas.chip(right, rect.center().y(), said, "neutral")
            right -= _GAP
        if long := length_words(stay, tr):
            width = self._look.width(long, "small") + 2
            room = QRectF(right - width, rect.y(), width, rect.height())
            canvas.words(room, long, "small", "ink2", paint.RIGHT)
            right = room.x() - _GAP
        return right

    def _about(self, stay: StayView) -> str:
        tr = self._look.words
        parts = [label(stay.place.kind, tr)]
        if stay.place.control is not Control.UNKNOWN:
            parts.append(label(stay.place.control, tr))
        if stay.cell:
            parts.append(tr("cell {cell}", cell=stay.cell))
        return " · ".join(parts)


def _is_hole(fault: Finding) -> bool:
    return fault.fault is TimelineFault.GAP
