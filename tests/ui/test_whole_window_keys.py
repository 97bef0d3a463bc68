"""Every chord of the cards on F1 works when it comes from a keyboard under the Ukrainian layout."""

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseapp.ui import keys
from caseapp.ui.commands import carries, lines
from caseapp.ui.keys import bind
from caseapp.ui.pages import Pages
from journeys.cards import chords_of
from journeys.keyboard import ENGLISH, UKRAINIAN, Keyboard
from ui.hands import show


def with_letters(card: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield the chords of a card whose key bears another letter under another layout."""
    for cap, _ in card:
        for chord in chords_of(cap):
            key = chord.split("+")[-1]
            if key in UKRAINIAN:
                yield chord


def deaf(window: QWidget, chords: Iterator[str]) -> list[str]:
    """Return the chords that do something in English and nothing in Ukrainian."""
    return [
        chord
        for chord in chords
        if is_heard(window, chord, ENGLISH) and not is_heard(window, chord, UKRAINIAN)
    ]


def is_heard(window: QWidget, chord: str, layout: Mapping[str, str]) -> bool:
    """Say whether a shortcut of the window answers to a chord that is pressed under a layout."""
    bound = [each for each in window.findChildren(QShortcut) if carries(each, chord)]
    spies = [QSignalSpy(each.activated) for each in bound]
    Keyboard(layout).hit(chord)
    QApplication.processEvents()
    put_away(window)
    return any(spy.count() for spy in spies)


def put_away(window: QWidget) -> None:
    """Close what a chord has opened."""
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
        QApplication.processEvents()
    window.activateWindow()
    QApplication.processEvents()


def test_every_letter_of_every_card_works_under_the_ukrainian_layout(pages: Pages) -> None:
    heard = 0
    for code in pages.workspace.rooms:
        pages.workspace.go(code)
        QApplication.processEvents()
        chords = tuple(with_letters(pages.workspace.room().keys()))
        assert deaf(pages.workspace, iter(chords)) == [], code
        heard += sum(is_heard(pages.workspace, chord, UKRAINIAN) for chord in chords)
    assert heard, "no room has a chord with a letter: nothing was tried"
    pages.workspace.go("today")
    assert deaf(pages.workspace, with_letters(lines(pages.help.everywhere))) == []


def test_every_shortcut_knows_what_its_key_is_called_in_ukrainian(pages: Pages) -> None:
    for code in pages.workspace.rooms:
        pages.workspace.go(code)
    assert untold(pages.workspace) == []


def untold(window: QWidget) -> list[str]:
    """Return the shortcuts that do not know the other name of their key."""
    found = []
    for shortcut in window.findChildren(QShortcut):
        bound = shortcut.keys()
        known = {each.toString() for each in bound}
        latin = [name for name in known if name.split("+")[-1] in UKRAINIAN and name[-1] != "."]
        for name in latin:
            *held, key = name.split("+")
            if "+".join((*held, UKRAINIAN[key])) not in known:
                found.append(name)
    return found


def test_a_shortcut_without_its_twin_would_be_found(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    show(qtbot, window)
    window.setFocus()
    bind(window, "Ctrl+K", lambda: None)
    assert (deaf(window, iter(["Ctrl+K"])), untold(window)) == ([], [])
    monkeypatch.setattr(keys, "twins", lambda chord: (chord,))
    bind(window, "Ctrl+D", lambda: None)
    assert (deaf(window, iter(["Ctrl+D"])), untold(window)) == (["Ctrl+D"], ["Ctrl+D"])
