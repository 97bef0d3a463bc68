"""Every room fits a small laptop, in both languages and themes, and can be heard."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.keys import bind, twins
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Mode, Preferences
from caseapp.ui.rooms import Surroundings
from ui.controls import unnamed
from ui.fakes import SameThread, Site
from ui.hands import CTRL, press, show, type_text
from ui.people import NOW

LAPTOP = QSize(1366, 768)
LOOKS = list(product(Lang, (Mode.LIGHT, Mode.DARK)))


def rooms(pages: Pages) -> Iterator[QWidget]:
    """Bring each room to the front, with everything in it that can be opened."""
    for code, room in pages.workspace.rooms.items():
        pages.workspace.go(code)
        if code == "lists":
            pages.rooms.lists._preview("list.xlsx", b"x")
        yield room


def too_big(pages: Pages) -> bool:
    """Say whether the room in front needs more than a laptop gives it, and scrolls therefore."""
    for _ in range(2):  # the room asks for more, then its place answers
        QApplication.processEvents()
    area = pages.workspace.area()
    bars = area.horizontalScrollBar(), area.verticalScrollBar()
    return any(bar.maximum() for bar in bars) or pages.workspace.size() != LAPTOP


@pytest.mark.parametrize(("lang", "mode"), LOOKS)
def test_every_room_fits_a_small_laptop(
    desktop: Desktop, build: Callable[[], Pages], lang: Lang, mode: Mode
) -> None:
    desktop.speak(lang)
    desktop.wear(mode)
    pages = build()
    for room in rooms(pages):
        assert not too_big(pages), type(room).__name__


def test_a_room_that_is_too_big_would_be_seen(pages: Pages) -> None:
    assert not too_big(pages)
    layout = pages.workspace.room().layout()
    assert layout is not None
    tall = QLineEdit()
    tall.setMinimumHeight(400)
    layout.addWidget(tall)
    assert too_big(pages)


@pytest.mark.parametrize(("lang", "mode"), LOOKS[::3])
def test_every_control_of_every_room_has_a_name(
    desktop: Desktop, build: Callable[[], Pages], lang: Lang, mode: Mode
) -> None:
    desktop.speak(lang)
    desktop.wear(mode)
    pages = build()
    for room in rooms(pages):
        assert unnamed(room) == [], type(room).__name__
    assert unnamed(pages.workspace) == []


def test_a_control_without_a_name_would_be_seen(pages: Pages) -> None:
    field = QLineEdit(pages.workspace)
    assert unnamed(pages.workspace) == [field]


def test_no_text_is_cut_off_at_one_and_a_half_times_the_size(
    qtbot: QtBot, desktop: Desktop, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from caseapp.ui import theme

    larger = {name: (points * 1.5, weight) for name, (points, weight) in theme.TYPE.items()}
    monkeypatch.setattr(theme, "TYPE", larger)
    theme.font.cache_clear()
    try:
        around = Surroundings(desktop.look, Bridge(SameThread()), lambda: NOW, Preferences())
        pages = Pages(site.session(), around, Where("arrivals"))
        show(qtbot, pages.workspace)
        pages.workspace.resize(1600, 1000)
        QApplication.processEvents()
        assert clipped(pages.workspace) == []
    finally:
        theme.font.cache_clear()


def clipped(widget: QWidget) -> list[str]:
    """Return texts of labels and buttons that are lower than their letters."""
    parts: list[QLabel | QAbstractButton] = [
        *widget.findChildren(QLabel),
        *widget.findChildren(QAbstractButton),
    ]
    return [
        each.text()
        for each in parts
        if each.isVisible() and each.text() and each.height() < each.fontMetrics().height() - 1
    ]


def test_a_label_that_is_too_low_would_be_seen(pages: Pages) -> None:
    pages.workspace.header.clock.setFixedHeight(8)
    QApplication.processEvents()
    assert clipped(pages.workspace) == [pages.workspace.header.clock.text()]


def test_pages_have_numbers(pages: Pages) -> None:
    listed = [place.code for place in pages.workspace.places if place.listed]
    for number, code in enumerate(listed, start=1):
        press(pages.workspace, Qt.Key(ord(str(number))), held=Qt.KeyboardModifier.AltModifier)
        assert pages.workspace.here == code


@pytest.mark.parametrize(
    ("chord", "others"),
    [
        ("Ctrl+Z", {"Ctrl+Z", "Ctrl+Я"}),
        ("Ctrl+S", {"Ctrl+S", "Ctrl+І", "Ctrl+Ы"}),
        ("Ctrl+Shift+Z", {"Ctrl+Shift+Z", "Ctrl+Shift+Я"}),
        ("F1", {"F1"}),
        ("Alt+1", {"Alt+1"}),
    ],
)
def test_a_key_is_known_under_every_layout(chord: str, others: set[str]) -> None:
    assert set(twins(chord)) == others


def test_a_shortcut_carries_its_twins(qtbot: QtBot) -> None:
    from PySide6.QtGui import QKeySequence

    widget = QWidget()
    qtbot.addWidget(widget)
    keys = bind(widget, "Ctrl+L", lambda: None).keys()
    assert QKeySequence("Ctrl+Д") in keys


def test_f1_tells_the_keys_of_this_room_and_of_all(pages: Pages) -> None:
    pages.workspace.go("arrivals")
    press(pages.workspace, Qt.Key.Key_F1)
    assert pages.help.keys
    keys = dict(pages.help.keys.said)
    assert {"F2", "F7", "Ctrl+N", "Ctrl+K", "Ctrl+L"} <= set(keys)


def test_somebody_found_from_anywhere_is_shown_at_the_desk(pages: Pages) -> None:
    pages.workspace.go("settings")
    press(pages.workspace, Qt.Key.Key_K, held=CTRL)
    find = pages.frame.find
    assert find
    type_text(find.field, "Лис")
    press(find.field, Qt.Key.Key_Return)
    assert pages.workspace.here == "arrivals"
    chosen = pages.workspace.room().state()
    assert chosen == {"typed": "200", "only": ""}


def test_today_counts_what_the_desk_marks(pages: Pages, site: Site) -> None:
    from caseapp.ui.today.page import TodayPage

    page = pages.workspace.rooms["today"]
    assert isinstance(page, TodayPage)
    arrived = page.stage.figures["arrived"]
    before = arrived.text()
    pages.workspace.go("arrivals")
    pages.workspace.room().seek("хохр")
    pages.workspace.room().take_wanted.emit()  # type: ignore[attr-defined] # the desk has it
    pages.workspace.go("today")
    assert (before, arrived.text()) == ("2", "3")


def test_the_window_can_be_narrow(pages: Pages) -> None:
    pages.workspace.resize(1000, 700)
    QApplication.processEvents()
    assert pages.workspace.rail.width() < 100
    pages.workspace.resize(1366, 768)
    QApplication.processEvents()
    assert pages.workspace.rail.width() > 100


def test_an_administrator_alone_sees_no_people(
    qtbot: QtBot, desktop: Desktop, site: Site, bridge: Bridge
) -> None:
    from dataclasses import replace

    from caseapp.domain.access import Role

    session = site.session()
    actor = replace(session.actor, roles=frozenset({Role.ADMIN}))
    around = Surroundings(desktop.look, bridge, lambda: NOW, Preferences())
    pages = Pages(replace(session, actor=actor), around, Where())
    show(qtbot, pages.workspace)
    assert list(pages.workspace.rooms) == ["settings"]
