"""The first steps: five cards, once on a computer, never in the way."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from caseapp.ui import shell as shells
from caseapp.ui.choices import Choices
from caseapp.ui.desktop import Desktop
from caseapp.ui.help.tour import Tour
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages
from caseapp.ui.preferences import Preferences, read, write
from ui.hands import press


@pytest.fixture
def tour(pages: Pages) -> Tour:
    pages.help.show_tour()
    assert pages.help.tour
    return pages.help.tour


def choices(desktop: Desktop, file: Path) -> Choices:
    return Choices(read(file), desktop, lambda chosen: write(file, chosen))


def test_enter_goes_through_five_cards_and_ends(tour: Tour) -> None:
    seen = []
    while tour.isVisible():
        seen.append(tour.accessibleName())
        press(tour.focusWidget(), Qt.Key.Key_Return)
    assert len(seen) == len(set(seen)) == 5


def test_arrows_turn_the_cards_and_stop_at_the_first(tour: Tour) -> None:
    press(tour, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert tour.cards.currentIndex() == 1
    press(tour, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert tour.cards.currentIndex() == 0
    assert tour.isVisible()


def test_the_mouse_does_the_same(tour: Tour) -> None:
    tour.on.click()
    tour.back.click()
    assert tour.cards.currentIndex() == 0
    tour.skip.click()
    assert not tour.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_it_is_shown_once_on_a_computer(
    pages: Pages, desktop: Desktop, tmp_path: Path, key: Qt.Key
) -> None:
    file = tmp_path / "window.json"
    shells._welcome(pages, choices(desktop, file))
    tour = pages.help.tour
    assert tour
    while tour.isVisible():
        press(tour.focusWidget(), key)
    assert read(file) == Preferences(toured=True)
    pages.help.tour = None
    shells._welcome(pages, choices(desktop, file))
    assert pages.help.tour is None


def test_it_does_not_open_over_a_question(
    qtbot: QtBot, pages: Pages, desktop: Desktop, tmp_path: Path
) -> None:
    asked = QDialog(pages.workspace)
    asked.open()
    shells._welcome(pages, choices(desktop, tmp_path / "window.json"))
    assert pages.help.tour is None
    asked.close()


def test_the_first_steps_are_on_the_card_of_f1(pages: Pages) -> None:
    press(pages.workspace, Qt.Key.Key_F1)
    card: Any = pages.help.keys
    card.tour.click()
    assert pages.help.tour
    assert pages.help.tour.isVisible()
    assert not card.isVisible()


def test_every_card_fits(qtbot: QtBot, look: Look, pages: Pages, tour: Tour) -> None:
    for _ in range(5):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        lay = tour.layout()
        assert lay
        assert lay.totalMinimumSize().height() <= tour.height()
        tour.step(1)
