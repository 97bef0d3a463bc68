"""An interview by keyboard alone: what each key does, what is kept, what nothing can lose."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from asked import judge
from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerKey, AnswerState
from caseapp.domain.catalogue import catalogue, core_form
from caseapp.domain.checks import Check, state_of
from caseapp.domain.interview_views import Question
from caseapp.domain.interviews import InterviewState, WishToTalk
from caseapp.services import answers, history
from caseapp.storage.tables.needs import Need
from ui.hands import CTRL
from ui.talks.conftest import Build, Tent

K = Qt.Key
CORE = core_form(catalogue()).checks
ONE_ACT = next(check for check in CORE if check.states[1] is None)
DIGITS = {AnswerKey(place): Qt.Key(K.Key_0.value + place) for place in range(1, 7)}


def pairs() -> list[tuple[Check, AnswerKey]]:
    """Give each core check another key, so that every key is pressed twice."""
    return [(check, AnswerKey(place % 6 + 1)) for place, check in enumerate(CORE)]


def test_each_answer_is_one_key_and_brings_the_next_question(tent: Tent) -> None:
    tent.begin()
    for check, key in pairs():
        assert tent.code() == check.code
        before = tent.presses
        tent.press(DIGITS[key])
        assert tent.presses - before == 1
        wanted = state_of(check, key)
        assert tent.stored(check.code) is wanted
        if wanted is None:  # the off key says so and stays
            assert "одним" in tent.said[-1].text or "один" in tent.said[-1].text
            tent.press(K.Key_3)
    assert tent.code() == ""
    assert tent.interview().state is InterviewState.STARTED


@pytest.mark.parametrize("letter", ["1", "!"])
def test_the_digits_mean_the_same_under_the_ukrainian_layout(tent: Tent, letter: str) -> None:
    """A layout may put another sign on the key; the key counts, not the sign."""
    tent.begin()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, K.Key_1, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(tent.focus(), event)
    assert tent.stored(CORE[0].code) is AnswerState.RESPECTED


def test_with_one_key_crossed_the_walk_finds_it(
    tent: Tent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "state_of", lambda check, key: state_of(check, AnswerKey(7 - key)))
    tent.begin()
    tent.press(K.Key_1)
    assert tent.stored(CORE[0].code) is not state_of(CORE[0], AnswerKey.YES)


def test_the_off_key_is_visibly_off_and_does_nothing(tent: Tent) -> None:
    tent.begin()
    while tent.code() != ONE_ACT.code:
        tent.press(K.Key_PageDown)
    button = tent.page.talk.card.pad.buttons[AnswerKey.PARTLY]
    assert not button.isEnabled()
    tent.press(K.Key_2)
    assert tent.code() == ONE_ACT.code
    assert tent.stored(ONE_ACT.code) is None


def test_the_words_of_the_question_stand_above_the_state(tent: Tent) -> None:
    tent.begin()
    button = tent.page.talk.card.pad.buttons[AnswerKey.NO]
    assert CORE[0].plain[2].uk in button.accessibleName()
    assert "Не дотримано" in button.accessibleName()


def test_going_on_leaves_a_question_unasked_and_going_back_returns(tent: Tent) -> None:
    tent.begin()
    tent.press(K.Key_Return)
    assert tent.code() == CORE[1].code
    tent.press(K.Key_PageDown, K.Key_PageUp, K.Key_PageUp)
    assert tent.code() == CORE[0].code
    assert [q for q in tent.interview().questions if q.kept] == []


def test_tab_goes_to_the_note_and_the_answer_takes_it_along(tent: Tent) -> None:
    tent.begin()
    tent.press(K.Key_Tab)
    tent.type("забрали все")
    tent.press(K.Key_Return)  # back to the answers: there is none yet
    tent.press(K.Key_3)
    question = tent.interview().question(CORE[0].code)
    assert question is not None
    assert question.kept is not None
    assert question.kept.details.note == "забрали все"
    assert tent.code() == CORE[1].code


def test_a_note_beside_an_answer_is_written_when_it_is_left(tent: Tent) -> None:
    tent.begin()
    tent.press(K.Key_1, K.Key_PageUp, K.Key_Tab)
    tent.type("Годинник лишили")
    tent.press(K.Key_PageDown)
    question = tent.interview().question(CORE[0].code)
    assert question is not None
    assert question.kept is not None
    assert question.kept.details.note == "Годинник лишили"
    assert history.undo(tent.ctx).value.act == "answer_check"


def test_digits_in_a_note_are_words(tent: Tent) -> None:
    tent.begin()
    tent.press(K.Key_Tab, K.Key_2)
    assert tent.stored(CORE[0].code) is None
    assert tent.page.talk.card.note.words() == "2"


def test_a_note_without_an_answer_waits_with_its_question(tent: Tent) -> None:
    tent.begin()
    tent.press(K.Key_Tab)
    tent.type("почав казати")
    tent.press(K.Key_PageDown, K.Key_PageUp)
    assert tent.page.talk.card.note.words() == "почав казати"
    tent.press(K.Key_Escape)
    tent.press(K.Key_Return)
    assert tent.page.talk.card.note.words() == "почав казати"


@pytest.mark.parametrize("in_note", [False, True])
def test_stop_is_one_chord_wherever_the_keyboard_is(tent: Tent, *, in_note: bool) -> None:
    tent.begin()
    tent.press(K.Key_3)
    if in_note:
        tent.press(K.Key_Tab)
        tent.type("далі не хоче")
    assert tent.page.talk.head.stop.isVisible()
    tent.press(K.Key_Period, held=CTRL)
    assert tent.state() is InterviewState.STOPPED_BY_PERSON
    assert tent.stored(CORE[0].code) is AnswerState.NOT_RESPECTED
    assert not tent.page.in_talk()
    assert tent.said[-1].undo
    assert history.undo(tent.ctx).value.act == "stop_interview"
    assert tent.state() is InterviewState.STARTED


def test_stop_works_by_key_position_under_the_ukrainian_layout(tent: Tent) -> None:
    """The key of the full stop bears Ю there; Qt names the key by it."""
    tent.begin()
    chords = {
        chord.toString()
        for shortcut in tent.page.talk.findChildren(QShortcut)
        for chord in QShortcut.keys(shortcut)
    }
    assert {"Ctrl+.", "Ctrl+Ю"} <= chords


def test_what_the_person_stopped_goes_on_only_where_they_ask(tent: Tent) -> None:
    tent.begin()
    tent.press(K.Key_1)
    tent.press(K.Key_Period, held=CTRL)
    queue = tent.page.queue
    row = next(r for r in tent.presenter.queue.rows if r.person == tent.day.people[0].person)
    tent.presenter.queue.choose(row)
    assert queue.begin.text() == "Людина просить продовжити"
    tent.press(K.Key_Return)
    assert tent.state() is InterviewState.STARTED
    assert tent.code() == CORE[1].code


def test_locked_and_unlocked_it_goes_on_at_the_same_question_with_the_same_words(
    tent: Tent, build: Build
) -> None:
    tent.begin()
    tent.press(K.Key_1, K.Key_Return, K.Key_Tab)
    tent.type("на півслові")
    tent.page.keep()
    again = build()
    assert again.page.in_talk()
    assert again.code() == CORE[2].code
    assert again.page.talk.card.note.words() == "на півслові"


def test_built_anew_in_another_language_it_stays_where_it_was(tent: Tent, build: Build) -> None:
    tent.begin()
    tent.press(K.Key_1, K.Key_1)
    state = tent.page.state()
    tent.presenter.talk.leave()
    again = build()
    assert not again.page.in_talk()
    again.page.restore(state)
    assert again.code() == CORE[2].code


def test_who_did_not_wish_to_answer_is_left_alone(tent: Tent) -> None:
    tent.begin()
    tent.press(K.Key_5, K.Key_PageUp, K.Key_1)
    assert tent.stored(CORE[0].code) is AnswerState.DECLINED
    assert tent.code() == CORE[0].code
    assert not tent.page.talk.card.pad.buttons[AnswerKey.YES].isEnabled()
    tent.page.talk.card.brought_up.emit()
    tent.press(K.Key_1)
    assert tent.stored(CORE[0].code) is AnswerState.RESPECTED


def test_with_the_lock_switched_off_the_refusal_is_overwritten(
    tent: Tent, monkeypatch: pytest.MonkeyPatch
) -> None:
    tent.begin()
    tent.press(K.Key_5, K.Key_PageUp)
    state = tent.presenter.talk.state
    assert state is not None
    assert state.press(CORE[0].code, AnswerKey.YES) is None
    monkeypatch.setattr(Question, "is_locked", property(lambda _question: False))
    assert state.press(CORE[0].code, AnswerKey.YES) is AnswerState.RESPECTED


def test_an_undo_shows_what_it_was_about(tent: Tent) -> None:
    tent.begin()
    tent.press(K.Key_1, K.Key_2, K.Key_3)
    done = history.undo(tent.ctx)
    tent.bridge.changed.emit(done.touched, None)  # as the frame's undo does
    assert tent.code() == CORE[2].code
    assert tent.stored(CORE[2].code) is None


def test_the_list_takes_the_same_six_keys(tent: Tent) -> None:
    tent.begin()
    tent.page.talk.head.views.buttons[1].click()
    assert tent.page.talk.is_list()
    tent.press(K.Key_4)
    tent.press(K.Key_Down, K.Key_6)
    assert tent.stored(CORE[0].code) is AnswerState.DOES_NOT_KNOW
    assert tent.stored(CORE[1].code) is None
    assert tent.stored(CORE[2].code) is AnswerState.POSTPONED
    tent.page.talk.head.views.buttons[0].click()
    assert tent.code() == CORE[3].code


def test_the_end_asks_once_and_proposes_help(tent: Tent) -> None:
    tent.begin()
    for _check in CORE:
        tent.press(K.Key_4)
    tent.press(K.Key_2, K.Key_Return)
    found = tent.interview()
    assert (found.state, found.wish) == (InterviewState.COMPLETED, WishToTalk.LATER)
    with tent.ctx.act("edit_need") as work:
        assert [row.kind for row in work.all(Need)] == ["psychological"]
    assert not tent.page.in_talk()


def test_one_enter_too_many_does_not_end_a_talk(tent: Tent) -> None:
    tent.begin()
    for _ in range(len(CORE) + 1):
        tent.press(K.Key_Return)
    assert tent.interview().state is InterviewState.STARTED
    tent.press(K.Key_Return)  # now the button has the keyboard, and says so
    assert tent.interview().state is InterviewState.PARTIAL


def test_a_break_is_suggested_after_twenty_minutes_and_taken(tent: Tent) -> None:
    tent.begin()
    tent.presenter.talk.look_at_clock()
    assert not tent.page.talk.break_now.isVisible()
    tent.later[0] = timedelta(minutes=20)
    tent.presenter.talk.look_at_clock()
    assert tent.page.talk.break_now.isVisible()
    tent.page.talk.break_now.click()
    assert tent.state() is InterviewState.PAUSED
    tent.press(K.Key_Return)
    assert tent.state() is InterviewState.STARTED
    tent.presenter.talk.look_at_clock()
    assert not tent.page.talk.break_now.isVisible()


def test_a_supervisor_reads_and_cannot_write(tent: Tent, build: Build) -> None:
    tent.begin()
    tent.press(K.Key_1)
    read = build(Role.SUPERVISOR)
    read.press(K.Key_Return)
    assert read.page.in_talk()
    assert read.page.talk.is_list()
    assert not read.page.talk.head.stop.isVisible()
    read.press(K.Key_3)
    assert read.stored(CORE[0].code) is AnswerState.RESPECTED


def test_another_officers_talk_is_shown_and_not_opened(tent: Tent, build: Build) -> None:
    tent.begin()
    tent.press(K.Key_1)
    tent.ctx.register.close()
    other = build(tent.day.founded.add("Друга", Role.FIELD_OFFICER))
    other.press(K.Key_Return)
    assert not other.page.in_talk()
    assert other.said


def test_a_medics_no_is_shown_while_the_talk_goes_on(tent: Tent, build: Build) -> None:
    tent.begin()
    tent.ctx.register.close()
    with tent.day.opened(Role.MEDIC) as medic:
        judge(medic, tent.day.people[0], "red", "no")
    again = build()
    again.press(K.Key_Return)
    assert "медик" in again.page.talk.hindered.text().lower()
