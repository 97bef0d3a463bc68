"""What F1 shows works, and what works is on F1: in every room."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from caseapp.ui.commands import carries
from caseapp.ui.keys import PAGE_KEY, bind
from caseapp.ui.pages import Pages
from caseapp.ui.room import Room
from ui.hands import press
from ui.help.cards import unbound, unsaid


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
