"""The field for a passphrase: an eye, and what keyboard the letters come from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from caseapp.text.words import Words
from caseapp.ui.look import Look
from caseapp.ui.theme import ACT
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import column, label, row

UNKEPT = "unkept"
"""The property of a field whose text is not kept when its card is left."""
_CYRILLIC = ("\u0400", "\u04ff")


class SecretField(QLineEdit):
    """Shows dots; the eye shows letters until it is pressed again."""

    noticed = Signal(str, bool)
    """(the letter typed, Caps Lock is on)."""
    caps_pressed = Signal()
    """Nobody says whether it is on now; the next letter will."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setFont(look.font("body"))
        self.setMinimumHeight(look.tall(ACT))
        self.setAccessibleName(name)
        self.setProperty(UNKEPT, True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = QToolButton()
        self.eye.setCheckable(True)
        self.eye.setAutoRaise(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.setMinimumSize(36, 36)
        self.eye.toggled.connect(self._show_letters)
        self.setLayout(row(None, self.eye, margins=(0, 0, 4, 0)))
        self.setTextMargins(0, 0, 44, 0)
        self._show_letters(False)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: notice where the letter comes from."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_pressed.emit()
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.noticed.emit(letter, letter.isupper() != shift)

    def _show_letters(self, on: bool) -> None:  # noqa: FBT001 - a slot of Qt's toggled(bool)
        tr = self._look.words
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        picture = "eye-off" if on else "eye"
        self.eye.setIcon(self._look.icons.icon(picture, self._look.color("ink2")))
        self.eye.setAccessibleName(tr("Hide the passphrase") if on else tr("Show the passphrase"))
        self.eye.setToolTip(self.eye.accessibleName())


class KeyboardNotice(QWidget):
    """Says which layout the letters came from and whether Caps Lock was on, once one was typed.

    It stays after a wrong passphrase: it tells why that was wrong.
    """

    def __init__(self, look: Look, field: SecretField) -> None:
        super().__init__()
        self._look = look
        self._picture = Picture(look, "keyboard", 16, "ink2")
        self._words = label(look, " ", "small", "2")
        self.setLayout(column(row(self._picture, 8, self._words, None)))
        self._picture.hide()
        field.noticed.connect(self._say)
        field.caps_pressed.connect(self._clear)
        field.textEdited.connect(self._clear_if_empty)

    def text(self) -> str:
        """Return what is said."""
        return self._words.text().strip()

    def _say(self, letter: str, caps: bool) -> None:  # noqa: FBT001 - a slot
        self._words.setText(keyboard_sentence(letter, self._look.words, caps=caps))
        self._words.setProperty("ink", "partly" if caps else "2")
        self._words.style().polish(self._words)
        self._picture.show_picture("keyboard", "partly" if caps else "ink2")
        self._picture.show()

    def _clear_if_empty(self, text: str) -> None:
        if not text:
            self._clear()

    def _clear(self) -> None:
        self._words.setText(" ")
        self._picture.hide()


def keyboard_sentence(letter: str, tr: Words, *, caps: bool) -> str:
    """Return what a typed letter tells about the keyboard.

    The letter itself is the only witness that every system gives: Qt's own answer for the layout is
    empty on Wayland and stale on X11.
    """
    first, last = _CYRILLIC
    layout = tr("Cyrillic letters") if first <= letter <= last else tr("Latin letters")
    return f"{layout}, " + (tr("Caps Lock is ON") if caps else tr("Caps Lock is off"))
