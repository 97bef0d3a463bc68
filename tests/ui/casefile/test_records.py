"""What the journal says of somebody, opened from path and history over a real register."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from arrived import Arrived, arrived
from caseapp.domain.access import Role
from caseapp.domain.coded import Flag
from caseapp.domain.person_views import PersonAct
from caseapp.services import arrivals, people, person_edits, person_history
from caseapp.services.context import Context
from caseapp.services.registers import Opened
from caseapp.text.words import Lang, Words
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.people import act_words
from caseapp.ui.people.history_section import HistorySection
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.people.record_dialog import RecordDialog
from caseapp.ui.people.records import PathRecords
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from mornings import morning, morning_template
from ui.hands import press, show

__all__ = ["arrived", "morning", "morning_template"]

K = Qt.Key
Build = Callable[[], Pages]


@pytest.fixture
def opened(arrived: Arrived) -> Iterator[Opened]:
    made = arrived.founded.open(Role.SUPERVISOR)
    person_edits.edit_field(made.context, arrived.person, "unit", "А4160")
    person_edits.edit_field(made.context, arrived.person, "unit", "А2222")
    person_edits.edit_field(made.context, arrived.person, "call_sign", "Грім")
    yield made
    made.context.register.close()


@pytest.fixture
def page(qtbot: QtBot, look: Look, bridge: Bridge, opened: Opened, arrived: Arrived) -> PeoplePage:
    session = session_of(arrived.founded.folder, opened, demo=False)
    where = Where("people", record=f"person:{arrived.person}")
    surroundings = Surroundings(look, bridge, opened.context.now, Preferences())
    pages = Pages(session, surroundings, where)
    show(qtbot, pages.workspace)
    room = pages.workspace.rooms["people"]
    assert isinstance(room, PeoplePage)
    return room


def history_of(page: PeoplePage) -> HistorySection:
    page.person.show_section(list(page.person.sections).index("history"))
    section = page.person.section
    assert isinstance(section, HistorySection)
    section.enter()
    return section


def records_of(page: PeoplePage) -> PathRecords:
    (found,) = page.person.path.findChildren(PathRecords)
    return found


def field(ctx: Context, arrived: Arrived, name: str) -> str:
    return people.open_person(ctx, arrived.person).fields[name]


def test_an_act_in_the_middle_is_taken_back_with_one_key(
    page: PeoplePage, opened: Opened, arrived: Arrived
) -> None:
    section = history_of(page)
    section.acts.choose(1)  # the second change of the unit, under that of the call sign
    press(section.acts, K.Key_Delete)
    assert section.fault.text() == ""
    assert field(opened.context, arrived, "unit") == "А4160"
    assert field(opened.context, arrived, "call_sign") == "Грім"
    chosen = section.acts.chosen_row()
    assert chosen is not None
    assert (chosen.undone, section.undo.isEnabled()) == (True, False)


def test_what_was_changed_since_is_refused_in_a_sentence_in_place(
    page: PeoplePage, opened: Opened, arrived: Arrived
) -> None:
    section = history_of(page)
    section.acts.choose(2)  # the first change of the unit: another one followed
    press(section.acts, K.Key_Delete)
    assert section.fault.isVisibleTo(section)
    assert section.fault.text()
    assert field(opened.context, arrived, "unit") == "А2222"


def test_enter_on_a_step_of_the_path_opens_its_record_and_esc_closes_it(
    page: PeoplePage, opened: Opened, arrived: Arrived
) -> None:
    steps, records = page.person.path.steps, records_of(page)
    place = steps.rows.place_of(lambda step: arrived.arrival in step.rows)
    assert place is not None
    steps.setFocus()
    steps.choose(place)
    press(steps, K.Key_Return)
    dialog = records.dialog
    assert isinstance(dialog, RecordDialog)
    assert dialog.isVisible()
    arrivals.set_flag(opened.context, arrived.arrival, Flag.WHEELCHAIR, raised=True)
    dialog.undo[0].click()
    assert dialog.fault.text()
    assert dialog.undo[0].isEnabled()
    press(dialog, K.Key_Escape)
    assert records.dialog is None
    assert page.here == arrived.person


def test_a_step_that_was_worked_out_has_no_record_and_says_so(page: PeoplePage) -> None:
    steps, records = page.person.path.steps, records_of(page)
    place = steps.rows.place_of(lambda step: not step.rows)
    assert place is not None
    records.open(steps.rows.row_at(place))
    assert records.dialog is None


def test_enter_on_an_act_opens_it_and_it_is_taken_back_from_there(
    page: PeoplePage, opened: Opened, arrived: Arrived
) -> None:
    section = history_of(page)
    section.acts.choose(0)
    press(section.acts, K.Key_Return)
    assert section.dialog is not None
    section.dialog.undo[0].click()
    assert field(opened.context, arrived, "call_sign") == ""


@pytest.mark.parametrize("lang", Lang)
def test_an_act_is_told_with_who_what_when_and_where(
    opened: Opened, arrived: Arrived, lang: Lang
) -> None:
    tr = Words(lang)
    act = person_history.history_of(opened.context, arrived.person)[1]
    said = act_words.sentence(act, tr)
    for part in ("А4160", "А2222", act.by, act_words.laptop(act, tr)):
        assert part in said
    of = replace(act, act="undo", of="edit_person", changes=())
    assert act_words.title(of, tr) != act_words.title(replace(of, of=""), tr)


def test_who_reads_only_their_own_is_told_whose_record_it_is(
    qtbot: QtBot, look: Look, bridge: Bridge, arrived: Arrived
) -> None:
    made = arrived.founded.open(Role.FIELD_OFFICER)
    try:
        session = session_of(arrived.founded.folder, made, demo=False)
        where = Where("people", record=f"person:{arrived.person}")
        surroundings = Surroundings(look, bridge, made.context.now, Preferences())
        pages = Pages(session, surroundings, where)
        show(qtbot, pages.workspace)
        page = pages.workspace.rooms["people"]
        assert isinstance(page, PeoplePage)
        steps, records = page.person.path.steps, records_of(page)
        place = steps.rows.place_of(lambda step: arrived.arrival in step.rows)
        assert place is not None
        records.open(steps.rows.row_at(place))
        assert records.dialog is not None
        assert records.dialog.undo == []
        records.dialog.reject()
    finally:
        made.context.register.close()


def acts_of(section: HistorySection) -> list[PersonAct]:
    rows = section.acts.rows
    return [one for n in range(rows.rowCount()) if (one := rows.row_at(n)) is not None]


def test_every_act_can_be_heard(page: PeoplePage, look: Look) -> None:
    section = history_of(page)
    assert acts_of(section)
    for one in acts_of(section):
        assert act_words.title(one, look.words) in act_words.sentence(one, look.words)
