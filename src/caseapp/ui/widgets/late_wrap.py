"""A sentence that stays on one line as long as there is room for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from caseapp.ui.look import Look


class LateWrap(QLabel):
    """Qt wraps a label to a third of the screen however wide its place is; this one to its place."""

    def __init__(self, look: Look, text: str = "", style: str = "body", ink: str = "1") -> None:
        super().__init__(text)
        self._look, self._style = look, style
        self.setFont(look.font(style))
        self.setProperty("ink", ink)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def sizeHint(self) -> QSize:
        """Override: all of it on one line."""
        wide = self._look.width(self.text(), self._style)
        return QSize(round(wide) + 2, round(self._look.line(self._style)))

    def minimumSizeHint(self) -> QSize:
        """Override: the longest word."""
        longest = max(map(len, self.text().split()), default=0)
        wide = self._look.width("0" * longest, self._style)
        return QSize(round(wide), round(self._look.line(self._style)))
