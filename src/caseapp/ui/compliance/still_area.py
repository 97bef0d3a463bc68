"""A scroll area that leaves the keys of a talk to the talk."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class StillArea(QScrollArea):
    """PgUp and PgDn go from question to question here; what has the keyboard is scrolled to anyway."""

    def __init__(self, inside: QWidget | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if inside is not None:
            self.setWidget(inside)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: every key belongs to the view around."""
        event.ignore()
