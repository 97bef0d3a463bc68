"""What the tests of the list stand on."""

import pytest
from pytestqt.qtbot import QtBot

from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from ui.peoplelist.lines import Opener, Window
from ui.persons import Persons


@pytest.fixture
def persons() -> Persons:
    return Persons()


@pytest.fixture
def opener(qtbot: QtBot, look: Look, bridge: Bridge, persons: Persons) -> Opener:
    return Opener(qtbot, look, bridge, persons)


@pytest.fixture
def window(opener: Opener) -> Window:
    return opener()
