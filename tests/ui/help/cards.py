"""Holds the card of F1 against the keys that really work."""

import re
from typing import Any

from PySide6.QtCore import QEvent, QKeyCombination
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from caseapp.ui.commands import carries, shortcuts
from caseapp.ui.room import Room

ARROWS = {"↓": "Down", "↑": "Up", "←": "Left", "→": "Right", "PgDn": "PgDown"}
SPLIT = re.compile(r"\s*[·,]\s*|\s+")
QT_ITSELF = {"Tab", "Down", "Up", "Left", "Right", "Esc", "Return"}
"""Keys that fields, lists and buttons of Qt answer by themselves: a room need not bind them."""


def chords(key: str) -> list[str]:
    """Return the chords of one line of the card: ``Ctrl+PgUp PgDn`` are two that hold Ctrl."""
    held, found = "", []
    for part in SPLIT.split(key):
        *modifiers, last = part.split("+")
        held = "+".join(modifiers) or held
        name = {"Enter": "Return", **ARROWS}.get(last, last)
        found.append(f"{held}+{name}" if held else name)
    return found


def unbound(room: Room) -> list[str]:
    """Return what the card of a room promises and nothing answers."""
    there = list(room.findChildren(QShortcut))
    card = room.keys()
    return [
        chord
        for key, _said in card
        for chord in chords(key)
        if chord not in QT_ITSELF
        and not any(carries(each, chord) for each in there)
        and not answered(room, chord)
    ]


def answered(room: Room, chord: str) -> bool:
    """Press a key where the keyboard is and in every part of the room, and say whether it was taken."""
    combination = combined(chord)
    for widget in (room, *room.findChildren(QWidget)):
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, combination.key().value, combination.keyboardModifiers()
        )
        event.ignore()
        QApplication.sendEvent(widget, event)
        handler = type(widget).__dict__.get("keyPressEvent")
        if event.isAccepted() or (handler is not None and takes(widget, chord)):
            return True
    return False


def combined(chord: str) -> QKeyCombination:
    """Return the one chord of a sequence; the stubs forget that a sequence can be indexed."""
    sequence: Any = QKeySequence(chord)
    made: QKeyCombination = sequence[0]
    return made


def takes(widget: QWidget, chord: str) -> bool:
    combination = combined(chord)
    event = QKeyEvent(
        QEvent.Type.KeyPress, combination.key().value, combination.keyboardModifiers()
    )
    widget.keyPressEvent(event)
    return event.isAccepted()


def unsaid(room: Room) -> list[str]:
    """Return the shortcuts in sight that the card of the room leaves out."""
    card = room.keys()
    said = [chord for key, _said in card for chord in chords(key)]
    return [
        each.key().toString()
        for each in shortcuts(room)
        if not any(carries(each, chord) for chord in said)
    ]
