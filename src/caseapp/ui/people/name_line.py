"""A person's name large, in the other letters beside it where there is room."""

from PySide6.QtCore import QRectF

from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.widgets.painted import Painted

_GAP = 16


class NameLine(Painted):
    """One line; a name that is too long is shortened, and said whole by tool tip and screen reader."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 0, look.line("name") + 2)
        self._name = self._other = ""

    def show_name(self, name: str, other: str) -> None:
        """Show a name and its other spelling."""
        self._name, self._other = name, other
        self.setToolTip(" · ".join(part for part in (name, other) if part))
        self.setAccessibleName(", ".join(part for part in (name, other) if part))
        self.update()

    def text(self) -> str:
        """Return the name that is shown."""
        return self._name

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: the name, then the other spelling on the same line of feet."""
        width = canvas.words(rect, self._name, "name") + _GAP
        beside = rect.adjusted(width, 4, 0, 4)
        if beside.width() > self.look.width(self._other, "body"):
            canvas.words(beside, self._other, "body", "ink2")
