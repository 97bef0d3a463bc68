"""What every test of the window stands on."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Mode, Preferences
from caseapp.ui.rooms import Surroundings
from ui.fakes import SameThread, Site
from ui.hands import show
from ui.people import NOW


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    """The application dressed in Ukrainian and light."""
    # What the test before left to be deleted would be dressed too: half a second a test.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Desktop(qapp, Lang.UK, Mode.LIGHT)
    yield made
    made.undress()


@pytest.fixture
def look(desktop: Desktop) -> Look:
    return desktop.look


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def bridge(qapp: QApplication) -> Bridge:
    return Bridge(SameThread())


@pytest.fixture
def build(qtbot: QtBot, desktop: Desktop, site: Site, bridge: Bridge) -> Callable[[], Pages]:
    """Build the rooms over the site, in what is worn then, shown as on a laptop of 1366 × 768."""

    def made() -> Pages:
        around = Surroundings(desktop.look, bridge, lambda: NOW, Preferences())
        pages = Pages(site.session(), around, Where())
        show(qtbot, pages.workspace)
        return pages

    return made


@pytest.fixture
def pages(build: Callable[[], Pages]) -> Pages:
    return build()
