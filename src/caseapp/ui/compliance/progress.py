"""How far an interview is, by theme: answered, passed over, ahead, here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.widgets.painted import Painted

_BAR, _GAP, _BETWEEN, _BELOW = 8, 4, 20, 4


@dataclass(frozen=True)
class Step:
    """One question: its theme in short, whether it has a state, was passed over, is here."""

    theme: str
    done: bool
    passed: bool
    here: bool


class Progress(Painted):
    """Bars grouped by theme; a click goes to a question."""

    wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        self._line = look.line("small")
        super().__init__(look, 0, self._line + _BELOW + _BAR + 8)
        self._steps: tuple[Step, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other questions."""
        self._steps = tuple(steps)
        tr = self.look.words
        done = sum(step.done for step in steps)
        self.setAccessibleName(tr("{done} of {of} answered", done=done, of=len(steps)))
        self.update()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Override: go to the question under the mouse."""
        for place, bar in enumerate(self._bars(QRectF(self.rect()))):
            if bar.left() - 2 <= event.position().x() <= bar.right() + 2:
                self.wanted.emit(place)

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: theme names above their bars."""
        bars = self._bars(rect)
        for place, (step, bar) in enumerate(zip(self._steps, bars, strict=True)):
            if place == 0 or self._steps[place - 1].theme != step.theme:
                self._name(canvas, rect, place, bars)
            self._bar(canvas, step, bar)

    def _name(self, canvas: Canvas, rect: QRectF, place: int, bars: list[QRectF]) -> None:
        theme = self._steps[place].theme
        same = [bar for bar, step in zip(bars, self._steps, strict=True) if step.theme == theme]
        here = any(step.here for step in self._steps if step.theme == theme)
        room = QRectF(bars[place].x(), rect.y(), same[-1].right() - bars[place].x(), self._line)
        style, role = ("label", "accent") if here else ("small", "ink2")
        canvas.words(room, theme, style, role)

    def _bar(self, canvas: Canvas, step: Step, bar: QRectF) -> None:
        color = self.look.color
        if step.done:
            canvas.box(bar, _BAR / 2, color("accent"))
        elif step.passed:
            canvas.box(bar, _BAR / 2, color("surface"), color("border"))
        else:
            canvas.box(bar, _BAR / 2, color("hairline"))
        if step.here:
            canvas.box(bar.adjusted(-3, -3, 3, 3), _BAR / 2 + 3, None, color("accent"), 2)

    def _bars(self, rect: QRectF) -> list[QRectF]:
        if not self._steps:
            return []
        pairs = list(zip(self._steps, self._steps[1:], strict=False))
        gaps = [_BETWEEN if one.theme != after.theme else _GAP for one, after in pairs]
        width = (rect.width() - sum(gaps) - 6) / len(self._steps)
        x, y, found = rect.x() + 3, rect.bottom() - _BAR - 4, []
        for gap in [*gaps, 0]:
            found.append(QRectF(x, y, width, _BAR))
            x += width + gap
        return found
