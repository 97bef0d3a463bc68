"""The card of F1 is true in each section of a person too."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from arrived import Arrived, arrived
from caseapp.domain.access import Role
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from mornings import morning, morning_template
from ui.hands import show
from ui.help.cards import unbound, unsaid

__all__ = ["arrived", "morning", "morning_template"]

SECOND_NAMES = {"Ctrl+Tab", "Ctrl+Shift+Backtab"}
"""They turn the sections as everywhere in Qt; the card teaches the keys that a keyboard shows."""


@pytest.fixture
def build(
    qtbot: QtBot, look: Look, bridge: Bridge, arrived: Arrived
) -> Iterator[Callable[[Role], PeoplePage]]:
    closing = []

    def made(role: Role) -> PeoplePage:
        opened = arrived.founded.open(role)
        closing.append(opened.context.register.close)
        session = session_of(arrived.founded.folder, opened, demo=False)
        around = Surroundings(look, bridge, opened.context.now, Preferences())
        pages = Pages(session, around, Where("people", record=f"person:{arrived.person}"))
        show(qtbot, pages.workspace)
        room = pages.workspace.room()
        assert isinstance(room, PeoplePage)
        return room

    yield made
    for close in closing:
        close()


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.MEDIC])
def test_the_card_is_true_in_every_section_of_a_person(
    build: Callable[[Role], PeoplePage], role: Role
) -> None:
    room = build(role)
    wrong = {}
    for place, code in enumerate(room.person.sections):
        room.person.show_section(place)
        room.person.section.enter()
        found = (unbound(room), sorted(set(unsaid(room)) - SECOND_NAMES))
        if found != ([], []):
            wrong[code] = found
    assert wrong == {}
