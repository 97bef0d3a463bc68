"""What may be higher than its place: it scrolls, and what has the keyboard is scrolled to."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from caseapp.ui.widgets.parts import Margins, Part, column, holder

_HIGHEST = 704
"""Height (px) of a dialog on a small laptop: 768 less the bars of its desktop."""
_AROUND = 24
"""Room (px) kept above and below what has the keyboard."""


class Scrolled(QScrollArea):
    """Scrolls upright only and takes no focus itself; Tab, arrows and clicks bring their place into sight.

    With ``most`` it is as high as what stands in it, up to so many pixels.
    """

    def __init__(self, inside: QWidget, most: int = 0) -> None:
        super().__init__()
        self._most = most
        policy = self.sizePolicy()
        policy.setHeightForWidth(bool(most))
        self.setSizePolicy(policy)
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
        hint = self._inside.sizeHint()
        return QSize(hint.width(), min(hint.height(), self._most)) if self._most else hint

    def heightForWidth(self, width: int, /) -> int:
        """Override: the narrower, the higher, up to the most."""
        high = self._inside.heightForWidth(width)
        return min(self._most, high if high > 0 else self._inside.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Override: as wide as what stands in it and its bar, of any height."""
        inside = self._inside.minimumSizeHint()
        return QSize(inside.width() + self.verticalScrollBar().sizeHint().width(), 0)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _AROUND)


def asked(
    head: tuple[Part, ...], body: tuple[Part, ...], foot: tuple[Part, ...], margins: Margins
) -> QVBoxLayout:
    """Return the layout of a dialog: what is asked scrolls between title and acts, which stay in sight."""
    lay = column(*head, *foot, margins=margins)
    area = Scrolled(holder(column(*body)), most=_HIGHEST - lay.sizeHint().height())
    lay.insertWidget(len(head), area)
    return lay
