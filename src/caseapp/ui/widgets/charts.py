"""Two pictures of the day: the stage as one bar, counts over time as columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainterPath

from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.widgets.painted import Painted

_GAP = 2
_NARROWEST = 4.0
_STEPS = 4
_LOWEST, _WIDEST = 160, 80
"""The least height of a chart, and the greatest distance of its columns."""
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class StageBar(Painted):
    """Parts of a whole, side by side, with a two-pixel gap so that they part without colour."""

    def __init__(self, look: Look, height: int = 16) -> None:
        super().__init__(look, 0, height)
        self._parts: tuple[tuple[int, str], ...] = ()

    def show_parts(self, parts: Sequence[tuple[int, str]], said: str) -> None:
        """Show counts with their roles; ``said`` is the same in words."""
        self._parts = tuple(part for part in parts if part[0])
        self.setAccessibleName(said)
        self.update()

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: widths by count, none so narrow that it vanishes."""
        painter = canvas.painter
        clip = QPainterPath()
        clip.addRoundedRect(rect, 4, 4)
        painter.setClipPath(clip)
        painter.fillRect(rect, self.look.color("sunken"))
        total = sum(count for count, _ in self._parts)
        room = rect.width() - _GAP * (len(self._parts) - 1)
        x = rect.x()
        for count, role in self._parts:
            width = max(_NARROWEST, room * count / total)
            part = QRectF(round(x), rect.y(), round(width), rect.height())
            painter.fillRect(part, self.look.color(role))
            gap = QRectF(part.right(), rect.y(), _GAP, rect.height())
            painter.fillRect(gap, self.look.color("surface"))
            x += width + _GAP
        painter.setClipping(False)
        canvas.box(rect, 4, None, self.look.color("border"))


class Columns(Painted):
    """Counts over time. The last column is still growing and is drawn so.

    A column that counts somebody is opened by a click, or chosen by ← → and opened by Enter.
    """

    opened = Signal(int)
    """The place of a column."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._data: tuple[tuple[str, int], ...] = ()
        self._growing = False
        self._said = ""
        self._here = -1
        self.setMinimumHeight(_LOWEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_counts(self, data: Sequence[tuple[str, int]], said: str, *, growing: bool) -> None:
        """Show (time, count) pairs; ``said`` is the same in words; ``growing``: the last is not over."""
        self._data, self._growing, self._said = tuple(data), growing, said
        if not self._opens(self._here):
            self._here = -1
        if self._here < 0 and self.hasFocus():
            self._step(-1, len(self._data))
        self._tell()

    def chosen(self) -> int:
        """Return the place of the column that Enter will open, -1 for none."""
        return self._here

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Override: the keyboard begins at the newest column."""
        super().focusInEvent(event)
        if self._here < 0:
            self._step(-1, len(self._data))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: arrows choose among the columns that count somebody, Enter and Space open."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1, self._here)
        elif key in _OPENING and self._opens(self._here):
            self.opened.emit(self._here)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Override: a hand over whatever can be opened."""
        over = self._opens(self._place_at(event.position().x()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """Override: a click anywhere above a time opens its column: some columns are very low."""
        place = self._place_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and self._opens(place):
            self._here = place
            self._tell()
            self.opened.emit(place)

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: a scale, then a column each."""
        look, plot = self.look, self._plot()
        foot = rect.bottom() - plot.bottom()
        top = _round_top(max((count for _, count in self._data), default=0))
        for step in range(_STEPS + 1):
            y = round(plot.bottom() - plot.height() * step / _STEPS)
            role = "hairline" if step else "border"
            canvas.painter.fillRect(QRectF(plot.x(), y, plot.width(), 1), look.color(role))
            room = QRectF(0, y - 10, plot.x() - 8, 20)
            canvas.words(room, str(top * step // _STEPS), "caption", "ink3", paint.RIGHT)
        if not self._data:
            return
        pitch = self._pitch(plot)
        every = 1 + int((look.width("00:00", "caption") + 8) // pitch)
        for place, (when, count) in enumerate(self._data):
            height = round(plot.height() * count / top)
            x = round(plot.x() + pitch * place + pitch * 0.16)
            bar = QRectF(x, plot.bottom() - height, round(pitch * 0.68), height)
            last = self._growing and place == len(self._data) - 1
            self._column(canvas, bar, count, last=last)
            if place % every == 0:
                room = QRectF(bar.x() - 20, plot.bottom() + 4, bar.width() + 40, foot - 4)
                canvas.words(room, when, "caption", "accent" if last else "ink3", paint.CENTER)
            if place == self._here and self.hasFocus():
                canvas.focus_ring(QRectF(bar.x() - 4, rect.y(), bar.width() + 8, rect.height()))

    def _column(self, canvas: Canvas, bar: QRectF, count: int, *, last: bool) -> None:
        if not count:
            return
        color = self.look.color
        if last:
            canvas.box(bar, 3, color("accent_soft"), color("accent"))
        else:
            canvas.box(bar, 3, color("info.solid"))
        high = self.look.line("label")
        room = QRectF(bar.x() - 10, bar.y() - high - 2, bar.width() + 20, high)
        canvas.words(room, str(count), "label", "accent" if last else "ink2", paint.CENTER)

    def _plot(self) -> QRectF:
        look = self.look
        foot, head = look.line("caption") + 10, look.line("label") + 8
        return QRectF(self.rect()).adjusted(look.width("000", "caption") + 12, head, 0, -foot)

    def _pitch(self, plot: QRectF) -> float:
        return min(plot.width() / len(self._data), _WIDEST)

    def _place_at(self, x: float) -> int:
        plot = self._plot()
        return int((x - plot.x()) // self._pitch(plot)) if self._data else -1

    def _opens(self, place: int) -> bool:
        return 0 <= place < len(self._data) and self._data[place][1] > 0

    def _step(self, by: int, start: int) -> None:
        ahead = range(start + by, len(self._data) if by > 0 else -1, by)
        self._here = next((place for place in ahead if self._opens(place)), self._here)
        self._tell()

    def _tell(self) -> None:
        here = self._data[self._here] if self._opens(self._here) else None
        self.setAccessibleName(self._said)
        self.setAccessibleDescription("" if here is None else f"{here[0]}: {here[1]}")
        self.update()


def _round_top(most: int) -> int:
    """Return the end of the scale: a round number not below the highest column."""
    unit = _STEPS
    while unit < most:
        for factor in (2, 5, 10):
            if unit * factor >= most:
                return _nearest(most, unit)
        unit *= 10
    return unit


def _nearest(most: int, unit: int) -> int:
    return -(-most // unit) * unit
