"""What F1 shows works, and what works is on F1: in every room."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from caseapp.ui.commands import carries, shortcuts
from caseapp.ui.keys import PAGE_KEY, bind
from caseapp.ui.pages import Pages
from caseapp.ui.room import Room
from ui.hands import press

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


def rooms(pages: Pages) -> Iterator[Room]:
    for code in pages.workspace.rooms:
        pages.workspace.go(code)
        yield pages.workspace.room()


def test_every_key_on_the_card_of_a_room_works_there(pages: Pages) -> None:
    assert {type(room).__name__: unbound(room) for room in rooms(pages) if unbound(room)} == {}


def test_every_key_that_works_in_a_room_is_on_its_card(pages: Pages) -> None:
    assert {type(room).__name__: unsaid(room) for room in rooms(pages) if unsaid(room)} == {}


def test_every_key_of_the_frame_is_on_the_card(pages: Pages) -> None:
    assert lost(pages) == []


def lost(pages: Pages) -> list[str]:
    """Return the shortcuts of the window that no command carries, and the commands that nothing answers."""
    view = pages.workspace
    bound = view.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    keys = [each.key for each in pages.help.everywhere if each.key]
    unsaid_ = [one.key().toString() for one in bound if not any(carries(one, key) for key in keys)]
    return unsaid_ + [key for key in keys if not any(carries(one, key) for one in bound)]


def test_a_key_that_the_card_makes_up_would_be_seen(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = pages.workspace.room()
    monkeypatch.setattr(room, "keys", lambda: (("Ctrl+J", "jump"), ("Tab", "on")))
    assert unbound(room) == ["Ctrl+J"]


def test_a_key_that_the_card_leaves_out_would_be_seen(pages: Pages) -> None:
    room = pages.workspace.room()
    bind(room, "Ctrl+J", lambda: None)
    bind(pages.workspace, "Ctrl+Y", lambda: None)
    assert "Ctrl+J" in unsaid(room)
    assert lost(pages) == ["Ctrl+Y"]


def test_the_card_says_how_many_pages_there_are(pages: Pages) -> None:
    press(pages.workspace, Qt.Key.Key_F1)
    assert pages.help.keys
    assert pages.help.keys.said[len(pages.workspace.room().keys())][0] == f"{PAGE_KEY}+1…8"


def test_the_card_is_left_by_esc_and_by_enter(pages: Pages) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        press(pages.workspace, Qt.Key.Key_F1)
        card = pages.help.keys
        assert card
        assert card.isVisible()
        press(card.focusWidget(), key)
        assert not card.isVisible()
