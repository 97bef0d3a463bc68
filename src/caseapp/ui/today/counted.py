"""A line of small counts, each of which opens whom it counts."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from caseapp.ui.look import Look

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
_TEXT = Qt.TextInteractionFlag


class CountedLine(QLabel):
    """Links in a row; arrows go from one to the next and Enter opens it, as a click does.

    ``linkActivated`` hands on what was given with a count.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFont(look.font("small"))
        self.setProperty("ink", "2")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(_TEXT.LinksAccessibleByKeyboard | _TEXT.LinksAccessibleByMouse)
        self.show_counts(())

    def show_counts(self, counts: Sequence[tuple[str, int, str]], nobody: str = "") -> None:
        """Show (name, number, what opens); for none of them ``nobody``."""
        color = self._look.color("accent").name()
        links = (
            f'<a href="{escape(opens)}" style="color: {color}; text-decoration: none">'
            f"{escape(name)}: {count}</a>"
            for name, count, opens in counts
        )
        shown = " · ".join(links) or escape(nobody)
        if shown != self.text():  # setting the same again would take the keyboard off a link
            self.setText(shown)
        self.setAccessibleName(" · ".join(f"{n}: {c}" for n, c, _ in counts) or nobody)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if counts else Qt.FocusPolicy.NoFocus)
        self.setVisible(bool(shown))

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Override: the keyboard begins at the first count."""
        super().focusInEvent(event)
        super().focusNextPrevChild(True)

    def focusNextPrevChild(self, ahead: bool, /) -> bool:  # noqa: FBT001 - as Qt has it
        """Override: Tab leaves the line at once: a stage may have a dozen desks."""
        return QWidget.focusNextPrevChild(self, ahead)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: arrows go along the line and stay at its ends."""
        if event.key() in _ARROWS:
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
