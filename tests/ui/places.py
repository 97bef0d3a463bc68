"""Every place of the window over a register at work: each room, each section of a person, the dialogs."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from caseapp.ui.compliance.page import CompliancePage
from caseapp.ui.pages import Pages
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.relatives.page import RelativesPage
from caseapp.ui.settings.page import SettingsPage
from journeys.keyboard import ENGLISH, Keyboard

Place = tuple[str, QWidget]
_KEYS = Keyboard(ENGLISH)
DIALOGS = (
    ("today", "Ctrl+K"),
    ("today", "F1"),
    ("today", "Ctrl+Shift+P"),
    ("arrivals", "Ctrl+N"),
)
"""Room and the chord that opens a dialog there."""


def places(pages: Pages) -> Iterator[Place]:
    """Bring each place to the front, one after the other, and yield its window."""
    yield from rooms(pages)
    yield from sections(pages)
    yield from halves(pages)
    yield from dialogs(pages)


def rooms(pages: Pages) -> Iterator[Place]:
    """Each room as one finds it, and each section of the settings."""
    for code in pages.workspace.rooms:
        go(pages, code)
        yield code, pages.workspace
    settings = pages.workspace.rooms["settings"]
    assert isinstance(settings, SettingsPage)
    go(pages, "settings")
    for place in range(1, 5):
        settings.show_section(place)
        QApplication.processEvents()
        yield f"settings {place}", pages.workspace


def sections(pages: Pages) -> Iterator[Place]:
    """Each section of somebody's page."""
    go(pages, "people")
    page = pages.workspace.rooms["people"]
    assert isinstance(page, PeoplePage)
    _KEYS.hit("Down", "Return")
    QApplication.processEvents()
    assert page.here is not None, "nobody is open"
    first = page.person.section.code
    while True:
        QApplication.processEvents()
        yield f"person {page.person.section.code}", pages.workspace
        page.person.step(1)
        if page.person.section.code == first:
            return


def halves(pages: Pages) -> Iterator[Place]:
    """What a room shows in the middle of its work: a call, the consents, an interview."""
    go(pages, "relatives")
    assert isinstance(pages.workspace.room(), RelativesPage)
    _KEYS.hit("Return")
    QApplication.processEvents()
    yield "call", pages.workspace
    _KEYS.hit("Escape")
    go(pages, "compliance")
    room = pages.workspace.room()
    assert isinstance(room, CompliancePage)
    for name in ("consent", "talk"):
        _KEYS.hit("Return")
        QApplication.processEvents()
        yield name, pages.workspace
        if name == "consent":
            _KEYS.hit("Return", "1", "1", "1", "1", "1", "1")
    _KEYS.hit("Escape")


def dialogs(pages: Pages) -> Iterator[Place]:
    """Each dialog that opens by a key, and those of the stages."""
    assert pages.frame.stage is not None
    by_key = [(f"{chord} in {room}", partial(_open, pages, room, chord)) for room, chord in DIALOGS]
    openings: list[tuple[str, Callable[[], object]]] = [
        *by_key,
        ("new stage", pages.stages.open_new),
        ("closing", partial(pages.stages.open_closing, pages.frame.stage)),
    ]
    for name, open_it in openings:
        open_it()
        QApplication.processEvents()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), f"{name} opens nothing"
        yield name, dialog
        dialog.reject()
        QApplication.processEvents()
        pages.workspace.activateWindow()
        QApplication.processEvents()


def _open(pages: Pages, room: str, chord: str) -> None:
    go(pages, room)
    _KEYS.hit(chord)


def go(pages: Pages, code: str) -> None:
    """Show a room, with the keyboard in it."""
    pages.workspace.activateWindow()
    pages.workspace.go(code)
    QApplication.processEvents()
