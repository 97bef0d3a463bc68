"""The People room over a real register: written, undone, locked, and whole again."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from arrived import Arrived, arrived
from caseapp.domain.access import Role
from caseapp.domain.ids import PersonId
from caseapp.services import drafts, people
from caseapp.services.registers import Opened
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.people.who_section import WhoSection
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from mornings import morning, morning_template
from ui.hands import CTRL, press, show, type_text
from ui.test_people_room import who

__all__ = ["arrived", "morning", "morning_template"]

K = Qt.Key
Build = Callable[[Where], Pages]


@pytest.fixture
def opened(arrived: Arrived) -> Iterator[Opened]:
    made = arrived.founded.open(Role.SUPERVISOR)
    yield made
    made.context.register.close()


@pytest.fixture
def build(qtbot: QtBot, look: Look, bridge: Bridge, opened: Opened, arrived: Arrived) -> Build:
    def made(where: Where) -> Pages:
        session = session_of(arrived.founded.folder, opened, demo=False)
        now = opened.context.now
        pages = Pages(session, Surroundings(look, bridge, now, Preferences()), where)
        show(qtbot, pages.workspace)
        return pages

    return made


def kept(opened: Opened, person: PersonId, name: str) -> str:
    return people.open_person(opened.context, person).fields[name]


def test_somebody_is_opened_edited_and_the_edit_taken_back(
    build: Build, opened: Opened, arrived: Arrived
) -> None:
    pages = build(Where("people"))
    room = pages.workspace.rooms["people"]
    assert isinstance(room, PeoplePage)
    room.list.field.setText("1")
    press(room.list.field, K.Key_Return)
    assert room.here == arrived.person
    before = kept(opened, arrived.person, "unit")
    unit = who(pages).fields["unit"]
    unit.value.click()
    type_text(unit.editor, "А4160")
    press(unit.editor, K.Key_Tab)
    assert kept(opened, arrived.person, "unit") == "А4160"
    assert who(pages).fields["force"].is_open()
    press(who(pages).fields["force"].editor, K.Key_Escape)
    press(pages.workspace, K.Key_Z, held=CTRL)
    assert kept(opened, arrived.person, "unit") == before
    assert unit.value.text() == before


def test_what_cannot_be_read_is_said_and_survives_the_lock(
    build: Build, opened: Opened, arrived: Arrived
) -> None:
    pages = build(Where("people", record=f"person:{arrived.person}"))
    before = kept(opened, arrived.person, "birth_date")
    birth = who(pages).fields["birth_date"]
    birth.value.click()
    type_text(birth.editor, "32.13.1988")
    press(birth.editor, K.Key_Return)
    assert (birth.is_open(), birth.field.text()) == (True, "32.13.1988")
    pages.keep_drafts()
    where = pages.where()
    pages.workspace.hide()
    again = build(Where(where.page, record=where.record))
    birth = who(again).fields["birth_date"]
    assert (birth.is_open(), birth.field.text()) == (True, "32.13.1988")
    assert kept(opened, arrived.person, "birth_date") == before
    birth.editor.clear()
    type_text(birth.editor, "02.1988")
    press(birth.editor, K.Key_Return)
    assert kept(opened, arrived.person, "birth_date") == "02.1988"
    assert drafts.newest(opened.context, drafts.PERSON, arrived.person) == {}


def test_a_draft_is_about_one_person_and_one_user(opened: Opened, arrived: Arrived) -> None:
    drafts.keep(opened.context, drafts.PERSON, {"unit": "А41"}, arrived.person)
    assert drafts.newest(opened.context, drafts.PERSON, arrived.other) == {}
    opened.context.register.close()
    with arrived.founded.opened(Role.MEDIC) as ctx:
        assert drafts.newest(ctx, drafts.PERSON, arrived.person) == {}


def test_every_section_of_a_person_opens(build: Build, arrived: Arrived) -> None:
    pages = build(Where("people", record=f"person:{arrived.person}"))
    room = pages.workspace.rooms["people"]
    assert isinstance(room, PeoplePage)
    for place, code in enumerate(room.person.sections):
        assert code not in room.person.sections.made or code == "who"
        room.person.show_section(place)
        assert room.person.section.person == arrived.person
    assert isinstance(room.person.sections["who"], WhoSection)
    assert room.person.sections["who"].person is None
