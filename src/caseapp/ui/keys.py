"""Shortcuts by key position: Ctrl+Z undoes under the Ukrainian and the Russian layout too (Ctrl+Я).

Qt names the key of a Cyrillic layout by its letter. Whether it also offers the Latin letter of that
key differs between Windows, X11 and Wayland, so every shortcut with a letter carries its twins itself.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseapp.names.layout import other_layout

PAGE_KEY = "Ctrl" if sys.platform == "darwin" else "Alt"
_RUSSIAN = {"S": "Ы"}
"""The Latin keys that bear another letter in the Russian layout than in the Ukrainian one."""


def twins(chord: str) -> tuple[str, ...]:
    """Return a chord such as ``Ctrl+Z`` and what the same keys are called under other layouts."""
    *held, key = chord.split("+")
    if len(key) > 1 or not key.isalpha():
        return (chord,)
    letters = dict.fromkeys((key, other_layout(key.lower()).upper(), _RUSSIAN.get(key, key)))
    return tuple("+".join((*held, letter)) for letter in letters)


def bind(
    owner: QWidget,
    chord: str,
    act: Callable[[], object],
    within: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Make a chord work in the owner's window, under every layout."""
    made = QShortcut(owner)
    made.setKeys([QKeySequence(each) for each in twins(chord)])
    made.setContext(within)
    made.setAutoRepeat(False)
    made.activated.connect(act)
    # Where Qt offers both names of the key, the shortcut matches twice and Qt calls that ambiguous.
    made.activatedAmbiguously.connect(act)
    return made


class UndoInFields(QObject):
    """Lets Ctrl+Z through text fields in which nothing typed could be undone.

    Install it on the application: otherwise every field would swallow the key that undoes the last act.
    """

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Override: refuse the field's claim on the shortcut."""
        if (
            isinstance(event, QKeyEvent)  # first: every event of the application comes by here
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not _can_undo(watched)
        ):
            event.ignore()
            return True
        return False


def _can_undo(watched: QObject) -> bool:
    if isinstance(watched, QLineEdit):
        return watched.isUndoAvailable() and not watched.property("undoesActs")
    return isinstance(watched, QPlainTextEdit) and watched.document().isUndoAvailable()
