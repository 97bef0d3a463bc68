"""The queue of calls: who waits, who is sought, what a stop shows, what outlives a lock."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.access import Role
from caseapp.domain.contact import ContactState
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.dialling import Bars
from caseapp.domain.relatives import Contact
from caseapp.ui.bridge import Bridge
from caseapp.ui.kin.backs import call_back
from caseapp.ui.relatives import said
from ui.calls.conftest import Build, Office
from ui.calls.homes import Homes, line, relative
from ui.calls.test_calling import UK
from ui.hands import press, type_text
from ui.people import NOW

Key = Qt.Key


def test_the_head_says_how_many_wait_and_how_long(office: Office) -> None:
    assert office.page._counts.text() == "чекають 3 людини · у середньому 30 хв"


def test_who_waits_stands_with_how_long_there_was_no_contact(homes: Homes) -> None:
    first = homes.lines[0]
    assert said.under(first, NOW, UK) == "2 роки 5 місяців без зв’язку · рідних: 2"
    year = line(0, captured=PartialDate(NOW.date(), Precision.YEAR))
    assert said.under(year, NOW, UK) == "без зв’язку: 2026 · рідних не записано"
    due = line(0, relative(1), due_at=NOW + timedelta(minutes=40), captured=None)
    assert said.under(due, NOW, UK) == "передзвонити о 14:10"


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (timedelta(minutes=-5), "час передзвонити: 13:25"),
        (timedelta(0), "час передзвонити: 13:30"),
        (timedelta(minutes=40), "передзвонити о 14:10"),
        (timedelta(hours=20), "передзвонити завтра о 09:30"),
        (timedelta(days=2), "передзвонити 08.03.2026 13:30"),
        (timedelta(days=-2), "час передзвонити: 04.03.2026 13:30"),
    ],
)
def test_a_call_back_is_said_by_clock_or_by_date(after: timedelta, shown: str) -> None:
    assert call_back(NOW + after, NOW, UK) == shown
    promised = line(0, relative(1), due_at=NOW + after, captured=None)
    assert said.under(promised, NOW, UK) == shown


def test_in_an_old_stage_the_day_of_arrival_is_said() -> None:
    old = line(0, arrived_at=NOW - timedelta(days=90))
    assert "06.12.2025" in said.facts(old, NOW, UK)
    today = line(0, arrived_at=NOW - timedelta(minutes=20))
    assert "2026 1" not in said.facts(today, NOW, UK)


def test_when_the_time_comes_the_queue_is_read_anew_and_that_is_said(
    office: Office, homes: Homes
) -> None:
    watch = office.presenter.due
    assert not watch.timer.isActive()
    homes.lines[1] = replace(homes.lines[1], due_at=NOW + timedelta(minutes=15))
    homes.lines[2] = replace(homes.lines[2], due_at=NOW + timedelta(days=30))
    office.page.entered.emit()
    assert watch.timer.isActive()
    assert watch.timer.interval() == 15 * 60_000 + 1
    asked = homes.asked
    office.later(minutes=15)
    watch.timer.timeout.emit()
    assert homes.lines[1].name in office.said[-1].text
    assert "час передзвонити" in office.said[-1].text
    assert homes.asked == asked + 1
    assert watch.timer.isActive()
    assert watch.timer.interval() == 12 * 3_600_000 + 1
    before = len(office.said)
    watch.timer.timeout.emit()  # half a day later: not yet
    assert len(office.said) == before


def test_an_empty_queue_says_what_will_stand_here(build: Build, homes: Homes) -> None:
    homes.lines.clear()
    office = build()
    assert office.page._nobody.isVisible()
    assert not office.page.queue.isVisible()
    press(office.page, Key.Key_Return)
    assert homes.acts == []


def test_arrows_choose_and_the_person_is_shown(office: Office, homes: Homes) -> None:
    press(office.page.queue, Key.Key_Down)
    assert office.page.card._name.text() == homes.lines[1].name
    assert [one.row for one in office.page.card.kin.lines()] == list(
        homes.lines[1].contact.relatives
    )


def test_what_others_do_leaves_the_chosen_person_chosen(
    office: Office, homes: Homes, bridge: Bridge
) -> None:
    press(office.page.queue, Key.Key_Down)
    before = office.chosen()
    homes.lines.pop(0)
    bridge.changed.emit(frozenset(), bridge)
    assert office.chosen() == before
    homes.lines.pop(0)
    bridge.changed.emit(frozenset(), bridge)
    assert office.chosen() == homes.lines[0].name


def test_nothing_is_read_while_the_room_is_not_in_front(
    office: Office, homes: Homes, bridge: Bridge
) -> None:
    office.page.hide()
    before = homes.asked
    bridge.changed.emit(frozenset(), bridge)
    assert homes.asked == before


def test_another_room_sends_here_for_a_person_who_waits_or_does_not(
    office: Office, homes: Homes
) -> None:
    office.page.seek(f"person:{homes.lines[2].person}")
    assert office.chosen() == homes.lines[2].name
    reached = line(5, relative(9), contact=Contact(ContactState.REACHED, relatives=(relative(9),)))
    homes.others[reached.person] = reached
    office.page.seek(f"person:{reached.person}")
    assert office.page.card._name.text() == reached.name
    assert office.page.record() == f"person:{reached.person}"
    assert office.page.card.kin.list.hasFocus()
    press(office.page.card.kin.list, Key.Key_Return)
    assert office.presenter.calling.call is not None


def test_a_person_who_is_not_here_is_said(office: Office) -> None:
    office.page.seek("person:00000000-0000-0000-0000-0000000000ff")
    assert office.said[-1].tone == "bad"


def test_a_name_or_a_number_is_sought_in_the_queue(office: Office, homes: Homes) -> None:
    office.page.seek(homes.lines[1].name[:6].lower())
    assert office.chosen() == homes.lines[1].name
    office.page.seek(homes.lines[2].number)
    assert office.chosen() == homes.lines[2].name


# A lock in the middle.


def test_a_call_goes_on_after_a_lock_with_its_time_running(
    office: Office, build: Build, homes: Homes
) -> None:
    press(office.page.queue, Key.Key_Down, Key.Key_Return)
    office.page.card.call_card.note.setText("ще не відповіли")
    office.page.keep()
    record = office.page.record()
    anew = build()
    anew.page.seek(record)
    anew.later(seconds=65)
    anew.presenter.calling._clock.timeout.emit()
    assert anew.presenter.calling.call is not None
    assert anew.chosen() == homes.lines[1].name
    assert anew.page.card.call_card.time.text() == "01:05"
    assert anew.page.card.call_card.note.text() == "ще не відповіли"
    press(anew.page.card.call_card, Key.Key_1)
    assert homes.calls()[0].seconds == 65


def test_a_call_that_nobody_came_back_to_is_not_gone_on_with(
    office: Office, build: Build, homes: Homes
) -> None:
    press(office.page.queue, Key.Key_Return)
    office.page.keep()
    anew = build()
    anew.later(hours=2)
    anew.page.seek(office.page.record())
    assert anew.presenter.calling.call is None
    assert anew.chosen() == homes.lines[0].name


def test_rooms_built_anew_show_the_same_person(office: Office, build: Build, homes: Homes) -> None:
    press(office.page.queue, Key.Key_Down)
    anew = build()
    anew.page.restore(office.page.state())
    assert anew.chosen() == homes.lines[1].name


# The stop.


def test_s_stops_the_calls_and_the_text_is_kept_nowhere_in_the_window(
    office: Office, homes: Homes
) -> None:
    person = homes.lines[0].person
    press(office.page.queue, Key.Key_S)
    form = office.page.card.stop_form
    assert form.text.hasFocus()
    type_text(form.text, "чули від сусіда")
    press(form.text, Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert homes.acts == [("stop", (person, "чули від сусіда"))]
    assert form.text.toPlainText() == ""
    assert office.page.card.stop_banner.isVisible()
    assert not office.page.card.kin.isVisible()
    assert not office.page.card.call.isVisible()
    press(office.page.queue, Key.Key_Return)
    assert office.presenter.calling.call is None
    assert "сусіда" not in "".join(each.text for each in office.said)


def test_under_the_ukrainian_layout_the_same_key_stops_the_calls(office: Office) -> None:
    type_text(office.page.queue, "і")  # what the key S is called there
    assert office.page.card.stop_form.isVisible()


def test_esc_leaves_the_stop_and_keeps_nothing_of_it(office: Office, homes: Homes) -> None:
    press(office.page.queue, Key.Key_S)
    type_text(office.page.card.stop_form.text, "чули")
    press(office.page.card.stop_form.text, Key.Key_Escape)
    assert homes.acts == []
    assert office.page.card.stop_form.text.toPlainText() == ""
    assert office.page.queue.hasFocus()


def test_the_psychologist_reads_why_and_lets_calls_go_on(build: Build, homes: Homes) -> None:
    person = homes.lines[0].person
    homes.acts.append(("stop", (person, "чули від сусіда")))
    homes.lines[0] = line(0, contact=Contact(ContactState.TRYING, Bars(stopped=True)))
    office = build(None, Role.PSYCHOLOGIST)
    banner = office.page.card.stop_banner
    assert "сусіда" not in banner.notes.text()
    banner.read.click()
    assert "чули від сусіда" in banner.notes.text()
    press(office.page.queue, Key.Key_Down)
    assert banner.notes.text() == ""
    press(office.page.queue, Key.Key_Up)
    banner.lift.click()
    assert homes.acts[-1] == ("lift", person)


def test_an_officer_is_offered_neither(build: Build, homes: Homes) -> None:
    homes.lines[0] = line(0, contact=Contact(ContactState.TRYING, Bars(stopped=True)))
    office = build()
    assert office.page.card.stop_banner.isVisible()
    assert not office.page.card.stop_banner.read.isVisible()
    assert not office.page.card.stop_banner.lift.isVisible()
