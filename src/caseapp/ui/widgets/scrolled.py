"""What may be higher than its place: it scrolls, and what has the keyboard is scrolled to."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_AROUND = 24
"""Room (px) kept above and below what has the keyboard."""


class Scrolled(QScrollArea):
    """Scrolls upright only and takes no focus itself; Tab, arrows and clicks bring their place into sight."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = inside
        self.setWidget(inside)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """Override: all of it where there is room; Qt's own hint stops at a few lines."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Override: as wide as what stands in it and its bar, of any height."""
        inside = self._inside.minimumSizeHint()
        return QSize(inside.width() + self.verticalScrollBar().sizeHint().width(), 0)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _AROUND)
