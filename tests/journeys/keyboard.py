"""A keyboard on the officer's table: it presses by key position and counts what was pressed."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.hands import NONE, press, type_text

_HELD = {
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
ENGLISH: Mapping[str, str] = MappingProxyType({})
UKRAINIAN: Mapping[str, str] = MappingProxyType(
    dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM.", "ЙЦУКЕНГШЩЗФІВАПРОЛДЯЧСМИТЬЮ", strict=True))
)
"""What stands on the keys of an English keyboard under the Ukrainian layout, as keyboards are printed."""


@dataclass
class Keyboard:
    """One layout. Nothing is clicked, and no widget is named: keys go where the keyboard is."""

    layout: Mapping[str, str]
    presses: int = 0

    def hit(self, *chords: str) -> None:
        """Press chords one after the other, named as on an English keyboard: ``Ctrl+Z``, ``Down``, ``3``."""
        for chord in chords:
            *held, key = chord.split("+")
            modifiers = NONE
            for each in held:
                modifiers |= _HELD[each]
            self.presses += 1
            if key in self.layout:
                self._letter(self.layout[key], modifiers)
            elif len(key) == 1 and not key.isdigit():
                self._letter(key, modifiers)
            else:
                press(place_of_keyboard(), Qt.Key[f"Key_{key}"], held=modifiers)

    def type(self, text: str) -> None:
        """Type letters; they are not counted, nobody can be spared them."""
        for letter in text:
            type_text(place_of_keyboard(), letter)

    def _letter(self, letter: str, held: Qt.KeyboardModifier) -> None:
        """Press a letter's key as the system reports it under the layout."""
        text = "" if held else letter.lower()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(place_of_keyboard(), QKeyEvent(kind, ord(letter), held, text))


def place_of_keyboard() -> QWidget:
    """Return what gets the keys: an open menu, what has the focus, else the window in front."""
    found = (
        QApplication.activePopupWidget()
        or QApplication.focusWidget()
        or QApplication.activeWindow()
    )
    assert found is not None, "nothing has the keyboard"
    return found
