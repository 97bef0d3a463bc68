"""Which of the keys 0 to 9 was pressed: the row of digits is the same under every layout."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def digit_of(event: QKeyEvent) -> int | None:
    """Return the digit, also of the number pad; ``None`` for another key or a chord."""
    if event.modifiers() & _HELD or event.isAutoRepeat():
        return None
    place = event.key() - Qt.Key.Key_0.value
    return place if 0 <= place <= 9 else None  # noqa: PLR2004 - there are ten digits


def goes_on(event: QKeyEvent) -> bool:
    """Say whether Enter or PgDn was pressed."""
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown}
