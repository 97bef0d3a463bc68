"""Every room can be used with text of up to twice the size: nothing is laid over something else or cut off."""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from caseapp.text.words import Lang
from caseapp.ui.desktop import Desktop
from caseapp.ui.pages import Pages
from caseapp.ui.settings.look_section import LookSection
from ui.test_rooms import LAPTOP, clipped, rooms

LARGER = list(product(Lang, (150, 200)))


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def squeezed(widget: QWidget) -> list[str]:
    """Return what is lower than its layout needs, or a label lower than its lines."""
    found = []
    for each in [widget, *widget.findChildren(QWidget)]:
        if not each.isVisible():
            continue
        layout = each.layout()
        if layout is not None:
            needed = layout.totalMinimumSize()
            if needed.height() > each.height() + 1 or needed.width() > each.width() + 1:
                found.append(f"{type(each).__name__} {needed} in {each.size()}")
        if isinstance(each, QLabel) and each.wordWrap() and each.text():
            lines = each.heightForWidth(each.width())
            found += [each.text()] if lines > each.height() + 2 else []
    return found


@pytest.mark.parametrize(("lang", "text"), LARGER)
def test_every_room_can_be_used_with_larger_text(
    desktop: Desktop, build: Callable[[], Pages], lang: Lang, text: int
) -> None:
    desktop.speak(lang)
    desktop.enlarge(text)
    pages = build()
    for room in rooms(pages):
        settle()
        name = type(room).__name__
        assert pages.workspace.size() == LAPTOP, name
        assert squeezed(room) == [], name
        assert clipped(room) == [], name
    assert squeezed(pages.header) == []
    assert squeezed(pages.workspace.quiet) == []


def test_a_squeezed_room_would_be_seen(pages: Pages) -> None:
    settle()
    room = pages.workspace.room()
    assert squeezed(room) == []
    low = QLineEdit()
    low.setMinimumHeight(400)
    layout = room.layout()
    assert layout is not None
    layout.addWidget(low)
    room.setMaximumHeight(300)
    settle()
    assert squeezed(room) != []


def test_the_window_says_less_before_it_grows(desktop: Desktop, build: Callable[[], Pages]) -> None:
    desktop.enlarge(200)
    pages = build()
    pages.workspace.resize(900, 700)
    settle()
    assert pages.workspace.width() == 900
    assert pages.workspace.rail.width() < 100
    assert squeezed(pages.header) == []
    assert not pages.header.saved.isVisible()
    assert pages.header.stage.isVisible()
    desktop.enlarge(100)
    pages = build()
    settle()
    assert pages.workspace.rail.width() > 100
    assert pages.header.saved.isVisible()


def test_what_has_the_keyboard_is_scrolled_to(desktop: Desktop, build: Callable[[], Pages]) -> None:
    desktop.enlarge(200)
    pages = build()
    pages.workspace.go("settings")
    settle()

    section = pages.workspace.room().findChild(LookSection)
    assert section is not None
    section.station.setFocus()
    settle()
    assert not section.station.visibleRegion().isEmpty()


def test_a_question_is_no_higher_than_a_laptop(
    desktop: Desktop, build: Callable[[], Pages]
) -> None:
    desktop.enlarge(200)
    pages = build()
    pages.stages.open_new()
    settle()
    asked = QApplication.activeModalWidget()
    assert asked is not None
    room = QSize(LAPTOP)
    assert asked.height() <= room.height()
    assert asked.width() <= room.width()
    assert squeezed(asked) == []
    asked.close()
