"""Relatives and calls on a person's page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseapp.domain.contact import Attempt, ContactState, Outcome
from caseapp.domain.dialling import Bars
from caseapp.domain.relatives import CallRow
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.people.relatives_section import RelativesSection
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.calls.homes import Homes, line, relative
from ui.fakes import ACTOR
from ui.hands import press, show
from ui.people import NOW

Key = Qt.Key


@pytest.fixture
def went() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def section(
    qtbot: QtBot, look: Look, bridge: Bridge, homes: Homes, went: list[tuple[str, str]]
) -> RelativesSection:
    said: list[Notice] = []

    def go(code: str, sought: str) -> None:
        went.append((code, sought))

    frame = Frame(look, bridge, ACTOR, said.append, go, lambda: NOW)
    made = RelativesSection(frame, homes.services().kin)
    show(qtbot, made)
    return made


def test_it_shows_relatives_calls_and_the_number_on_the_tab(
    section: RelativesSection, homes: Homes, qtbot: QtBot
) -> None:
    first = homes.lines[0]
    attempt = Attempt(1, NOW, Outcome.NO_ANSWER, first.contact.relatives[0].id)
    calls = (CallRow(attempt, "phone", 20, by="Петро"),)
    homes.lines[0] = replace(
        first, contact=replace(first.contact, state=ContactState.TRYING, calls=calls)
    )
    with qtbot.waitSignal(section.counted) as counted:
        section.show_person(first.person)
    assert counted.args == [2]
    assert len(section.panel.lines()) == 2
    (call,) = (section.calls.rows.row_at(0),)
    assert call is not None
    assert (call.whom, call.row.by) == ("Мати 1, мати", "Петро")
    spoken = section.calls.rows._brush.say(call)
    assert "Не відповідають" in spoken
    assert "06.03.2026 13:30" in spoken


def test_enter_on_a_relative_leads_to_the_queue_at_this_person(
    section: RelativesSection, homes: Homes, went: list[tuple[str, str]]
) -> None:
    person = homes.lines[0].person
    section.show_person(person)
    section.enter()
    assert section.panel.list.hasFocus()
    press(section.panel.list, Key.Key_Return)
    assert went == [("relatives", f"person:{person}")]


def test_what_is_changed_here_is_read_again(section: RelativesSection, homes: Homes) -> None:
    section.show_person(homes.lines[0].person)
    section.enter()
    press(section.panel.list, Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert homes.acts[-1][0] == "order"
    assert [one.row.name for one in section.panel.lines()] == ["Андрій", "Мати 1"]


def test_a_stop_is_said_and_nobody_stays_when_the_person_goes(
    section: RelativesSection, homes: Homes
) -> None:
    stopped = line(0, relative(1))
    homes.lines[0] = replace(stopped, contact=replace(stopped.contact, bars=Bars(stopped=True)))
    section.show_person(stopped.person)
    assert "психолог" in section.stopped.text()
    assert section.panel.lines()[0].numbers == ()
    section.show_person(None)
    assert section.panel.lines() == ()
    assert section.calls.rows.rowCount() == 0
    assert section.stopped.text() == ""


def test_with_nobody_written_down_it_offers_the_act(
    section: RelativesSection, homes: Homes
) -> None:
    homes.lines[0] = line(0)
    section.show_person(homes.lines[0].person)
    assert section.panel.nobody.isVisible()
    section.enter()
    assert section.panel.add.hasFocus()
