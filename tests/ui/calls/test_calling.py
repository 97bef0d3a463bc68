"""Calls with keys: from the queue to an outcome, and on to the next person."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caseapp.domain.contact import Channel, Outcome
from caseapp.domain.dialling import Bars
from caseapp.domain.errors import DiskFull
from caseapp.domain.relatives import CallDraft
from caseapp.text.words import Lang, Words
from caseapp.ui.relatives import said
from ui.calls.conftest import Build, Office
from ui.calls.homes import Homes, line, outcomes, relative
from ui.hands import press, type_text
from ui.people import NOW

Key = Qt.Key
UK = Words(Lang.UK)


def test_no_answer_takes_two_keys_and_the_queue_moves_on(office: Office, homes: Homes) -> None:
    first = office.chosen()
    pressed = (Key.Key_Return, Key.Key_2)
    assert len(pressed) <= 3
    press(office.page.queue, pressed[0])
    office.later(seconds=14)
    press(office.page.card.call_card, pressed[1])
    (draft,) = homes.calls()
    assert draft.outcome is Outcome.NO_ANSWER
    assert draft.relative == homes.lines[0].contact.relatives[0].id
    assert (draft.started_at, draft.seconds, draft.channel) == (NOW, 14, Channel.PHONE)
    assert office.chosen() != first
    assert office.page.queue.hasFocus()
    assert office.said[-1].undo
    assert office.said[-1].text == f"{first}: «Не відповідають» о 13:30, спроба 1."


def test_three_people_are_called_without_a_look_at_the_keys(office: Office, homes: Homes) -> None:
    for _ in range(3):
        for key in (Key.Key_Return, Key.Key_2):
            here = QApplication.focusWidget()
            assert here is not None
            press(here, key)
    assert [draft.person for draft in homes.calls()] == [one.person for one in homes.lines]


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        (Key.Key_1, Outcome.REACHED_TALKED),
        (Key.Key_2, Outcome.NO_ANSWER),
        (Key.Key_3, Outcome.WRONG_NUMBER),
        (Key.Key_4, Outcome.MESSAGE_SENT),
    ],
)
def test_one_key_each(office: Office, homes: Homes, key: Key, outcome: Outcome) -> None:
    press(office.page.queue, Key.Key_Return)
    press(office.page.card.call_card, key)
    assert outcomes(homes) == [outcome]


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        (Key.Key_0, Outcome.PERSON_DECLINED),
        (Key.Key_9, Outcome.ALREADY_IN_TOUCH),
        (Key.Key_8, Outcome.MEDICALLY_DEFERRED),
        (Key.Key_7, Outcome.NO_NUMBER_KNOWN),
    ],
)
def test_one_key_says_why_nobody_is_called(
    office: Office, homes: Homes, key: Key, outcome: Outcome
) -> None:
    person = homes.lines[0].person
    press(office.page.queue, key)
    (draft,) = homes.calls()
    assert (draft.outcome, draft.relative, draft.person) == (outcome, None, person)


def test_outcomes_that_happen_less_often_stand_behind_six(
    office: Office, homes: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(office.page.queue, Key.Key_Return)
    card = office.page.card.call_card
    menu = card._menu
    # No window system of the tests can grab the keyboard for a popup: say that it opened.
    monkeypatch.setattr(menu, "popup", lambda _at: menu.aboutToShow.emit())
    press(card, Key.Key_6)
    press(card, Key.Key_1)
    assert homes.acts == []  # 1 is the menu's own now, and not that they talked
    menu.aboutToHide.emit()
    menu.actions()[0].trigger()
    assert outcomes(homes) == [Outcome.BUSY]


def test_a_second_enter_records_nothing(office: Office, homes: Homes) -> None:
    press(office.page.queue, Key.Key_Return)
    press(office.page.card.call_card, Key.Key_Return, Key.Key_Enter, Key.Key_Space)
    assert homes.acts == []
    assert office.presenter.calling.call is not None


def test_the_time_runs_while_a_call_lasts(office: Office) -> None:
    press(office.page.queue, Key.Key_Return)
    office.later(minutes=2, seconds=14)
    office.presenter.calling._clock.timeout.emit()
    assert office.page.card.call_card.time.text() == "02:14"
    assert office.presenter.calling._clock.isActive()


def test_a_call_that_is_ended_keeps_nothing_and_says_so(office: Office, homes: Homes) -> None:
    press(office.page.queue, Key.Key_Return)
    press(office.page.card.call_card, Key.Key_Escape)
    assert homes.acts == []
    assert "Нічого з нього не записано" in office.said[-1].text
    assert office.page.queue.hasFocus()
    assert office.page.card.call.isVisible()


def test_what_was_typed_into_the_note_survives_the_end_of_a_call(
    office: Office, homes: Homes
) -> None:
    press(office.page.queue, Key.Key_Return)
    card = office.page.card.call_card
    press(card, Key.Key_Tab)
    assert card.note.hasFocus()
    type_text(card.note, "після 15, поверх 2")
    press(card.note, Key.Key_Escape)
    assert office.presenter.calling.call is not None
    press(card, Key.Key_Escape)
    assert homes.notes == {homes.lines[0].person: {"note": "після 15, поверх 2"}}
    press(office.page.queue, Key.Key_Return)
    assert card.note.text() == "після 15, поверх 2"
    press(card, Key.Key_2)
    assert homes.calls()[0].note == "після 15, поверх 2"
    assert homes.notes == {}


def test_digits_in_the_note_are_text_and_enter_leads_back_to_the_outcomes(
    office: Office, homes: Homes
) -> None:
    press(office.page.queue, Key.Key_Return)
    card = office.page.card.call_card
    press(card, Key.Key_Tab)
    QTest.keyClicks(card.note, "12")
    assert homes.acts == []
    assert card.note.text() == "12"
    press(card.note, Key.Key_Return)
    assert card.hasFocus()
    press(card, Key.Key_1)
    assert outcomes(homes) == [Outcome.REACHED_TALKED]


def test_a_call_back_is_offered_in_half_an_hour(office: Office, homes: Homes) -> None:
    press(office.page.queue, Key.Key_Return)
    card = office.page.card.call_card
    press(card, Key.Key_5)
    assert card.back.at.field.text() == "14:00"
    assert homes.acts == []
    press(card.back.at.field, Key.Key_Return)
    (draft,) = homes.calls()
    assert draft.outcome is Outcome.CALL_BACK_PROMISED
    assert draft.call_back_at == NOW + timedelta(minutes=30)


@pytest.mark.parametrize(("key", "minutes"), [(Key.Key_F2, 15), (Key.Key_F3, 60)])
def test_sooner_and_later_have_a_key_each(
    office: Office, homes: Homes, key: Key, minutes: int
) -> None:
    press(office.page.queue, Key.Key_Return)
    card = office.page.card.call_card
    press(card, Key.Key_5)
    press(card.back.at.field, key)
    (draft,) = homes.calls()
    assert draft.outcome is Outcome.CALL_BACK_PROMISED
    assert draft.call_back_at == NOW + timedelta(minutes=minutes)
    press(office.page.queue, Key.Key_Return)
    press(card, Key.Key_5)
    {Key.Key_F2: card.back.soon, Key.Key_F3: card.back.later}[key].click()
    assert homes.calls()[1].call_back_at == NOW + timedelta(minutes=minutes)


def test_another_time_is_typed_and_no_time_is_refused_in_its_place(
    office: Office, homes: Homes
) -> None:
    press(office.page.queue, Key.Key_Return)
    card = office.page.card.call_card
    press(card, Key.Key_5)
    card.back.at.field.clear()
    type_text(card.back.at.field, "25:10")
    press(card.back.at.field, Key.Key_Return)
    assert homes.acts == []
    assert "15:10" in card.back.at.said()
    card.back.at.field.clear()
    type_text(card.back.at.field, "9.05")
    assert card.back.at.said() == "завтра о 09:05"
    press(card.back.at.field, Key.Key_Escape)
    assert card.buttons[Outcome.NO_ANSWER].isVisible()
    press(card, Key.Key_2)
    assert outcomes(homes) == [Outcome.NO_ANSWER]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("15:10", "сьогодні о 15:10"),
        ("1510", "сьогодні о 15:10"),
        ("15", "сьогодні о 15:00"),
        ("13:30", "завтра о 13:30"),
        ("7:05", "завтра о 07:05"),
    ],
)
def test_a_time_is_the_next_one_on_the_clock_of_kyiv(typed: str, shown: str) -> None:
    moment = said.moment_of(typed, NOW)
    assert moment is not None
    assert said.day_of(moment, NOW, UK) == shown


@pytest.mark.parametrize("typed", ["", "24:00", "12:60", "скоро", "1:2:3:4:5", "12345"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert said.moment_of(typed, NOW) is None


def test_while_a_call_lasts_nobody_else_is_chosen_and_keys_are_no_acts(
    office: Office, homes: Homes
) -> None:
    first = office.chosen()
    press(office.page.queue, Key.Key_Return)
    assert not office.page.queue.isEnabled()
    for key in (Key.Key_0, Key.Key_9, Key.Key_S):
        press(office.page.card.call_card, key)
    office.page.seek("person:" + str(homes.lines[2].person))
    assert homes.acts == []
    assert office.chosen() == first
    assert "дзвінок" in office.said[-1].text


def test_what_cannot_be_written_brings_the_person_back_with_their_note(
    office: Office, homes: Homes
) -> None:
    first = office.chosen()
    press(office.page.queue, Key.Key_Return)
    office.page.card.call_card.note.setText("під’їзд 4")
    homes.fail = DiskFull()
    press(office.page.card.call_card, Key.Key_1)
    assert office.said[-1].tone == "bad"
    assert office.chosen() == first
    assert homes.notes[homes.lines[0].person] == {"note": "під’їзд 4"}
    homes.fail = None
    press(office.page.queue, Key.Key_Return)
    assert office.page.card.call_card.note.text() == "під’їзд 4"


# Who must not be called.


def test_an_unsafe_relative_is_shown_with_the_word_and_without_the_number(
    build: Build, homes: Homes
) -> None:
    unsafe = relative(1, safe_to_call=False)
    homes.lines[0] = line(0, unsafe)
    office = build()
    (shown,) = office.page.card.kin.lines()
    assert shown.numbers == ()
    assert "Небезпечно" in office.page.card.kin._brush.say(shown)
    office.page.card.kin.list.choose(0)
    assert not office.page.card.call.isEnabled()
    assert "Небезпечно" in office.page.card.call.text()
    press(office.page.card.kin.list, Key.Key_Return)
    press(office.page.queue, Key.Key_Return)
    assert office.presenter.calling.call is None
    assert "Небезпечно" in office.said[-1].text


def test_without_the_look_at_the_rule_the_unsafe_would_be_called(
    build: Build, homes: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caseapp.domain.relatives.why_not", lambda *_: None)
    homes.lines[0] = line(0, relative(1, safe_to_call=False))
    office = build()
    press(office.page.queue, Key.Key_Return)
    assert office.presenter.calling.call is not None


def test_enter_calls_the_first_who_may_be_called(build: Build, homes: Homes) -> None:
    homes.lines[0] = line(
        0, relative(1, not_to_be_told=True), relative(2, phone=""), relative(3), relative(4)
    )
    office = build()
    banner = office.page.card.kin.banner
    assert banner.isVisible()
    assert "Мати 1" in banner.text()
    press(office.page.queue, Key.Key_Return)
    assert office.presenter.calling.call
    assert office.presenter.calling.call.relative.id == relative(3).id


def test_who_is_not_to_be_told_stands_above_every_number(build: Build, homes: Homes) -> None:
    homes.lines[0] = line(0, relative(1), relative(2, not_to_be_told=True))
    office = build()
    kin = office.page.card.kin
    assert kin.banner.geometry().bottom() < kin.list.geometry().top()
    assert kin.banner.width() == kin.width()


def test_who_refused_care_is_not_called_and_nothing_of_home_is_shown(
    build: Build, homes: Homes
) -> None:
    refused = line(5, relative(1))
    bars = Bars(care_refused=True)
    shown = line(5, contact=type(refused.contact)(refused.contact.state, bars))
    homes.others[shown.person] = shown
    office = build()
    office.page.seek(f"person:{shown.person}")
    assert office.page.card.refused.isVisible()
    assert not office.page.card.kin.isVisible()
    assert not office.page.card.call.isVisible()
    press(office.page.queue, Key.Key_Return)
    assert office.presenter.calling.call is None


def test_a_draft_says_what_is_recorded_and_shows_no_note(homes: Homes) -> None:
    draft = CallDraft(homes.lines[0].person, Outcome.BUSY, NOW, note="таємне")
    assert "таємне" not in repr(draft)
