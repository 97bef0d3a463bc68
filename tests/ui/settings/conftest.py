"""The settings over a small office."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from caseapp.ui.session import Session
from ui.fakes import Site
from ui.hands import show
from ui.people import NOW
from ui.settings.office import Office


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def session(site: Site, office: Office) -> Session:
    session = site.session()
    return replace(session, services=replace(session.services, **office.services()))


@pytest.fixture
def pages(qtbot: QtBot, look: Look, session: Session, bridge: Bridge) -> Pages:
    pages = Pages(
        session, Surroundings(look, bridge, lambda: NOW, Preferences()), Where("settings")
    )
    show(qtbot, pages.workspace)
    return pages
