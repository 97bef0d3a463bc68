"""Consent by keyboard, what stands before an interview, and who is found from another room."""

from PySide6.QtCore import Qt

from asked import allow, judge
from caseapp.domain.access import Role
from caseapp.domain.consents import ON_SITE, ConsentState, Purpose
from caseapp.domain.explanations import explanations
from caseapp.domain.interviews import InterviewState, NotOffered
from caseapp.services import consents, history
from ui.talks.conftest import Build, Tent

K = Qt.Key
GIVEN, REFUSED, WITHDRAWN = ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN


def unasked(build: Build, tent: Tent) -> Tent:
    """Take back what the last person decided, and choose them."""
    tent.ctx.register.close()
    with tent.day.opened(Role.MEDIC) as medic:
        assert history.undo(medic).value.act == "record_consent"
    again = build()
    row = next(r for r in again.presenter.queue.rows if r.person == again.day.people[-1].person)
    again.presenter.queue.choose(row)
    return again


def standing(tent: Tent, person: int = -1) -> dict[Purpose, ConsentState]:
    found = consents.standing(tent.ctx, tent.day.people[person].person)
    return {line.row.purpose: line.row.state for line in found.standing}


def test_consent_is_asked_per_purpose_by_one_key_each_and_kept_as_one_act(
    tent: Tent, build: Build
) -> None:
    tent = unasked(build, tent)
    tent.press(K.Key_Return)
    assert not tent.page.in_talk()
    tent.press(K.Key_Return)  # who we are, read out
    tent.press(K.Key_1, K.Key_1, K.Key_3, K.Key_0, K.Key_1, K.Key_0)
    tent.press(K.Key_Return)
    assert standing(tent) == {
        Purpose.CARE: GIVEN,
        Purpose.STATS: GIVEN,
        Purpose.PROS_UA: REFUSED,
        Purpose.ICRC: GIVEN,
    }
    assert tent.page.in_talk()
    assert tent.state(-1) is InterviewState.STARTED
    history.undo(tent.ctx)  # the beginning of the interview
    assert history.undo(tent.ctx).value.act == "record_consent"
    assert standing(tent) == {}


def test_what_is_read_out_is_on_the_screen_in_three_languages(tent: Tent, build: Build) -> None:
    tent = unasked(build, tent)
    tent.press(K.Key_Return)
    view = tent.page.consent
    shown = []
    for button in view.langs.buttons:
        button.click()
        shown.append(view.opening_words())
    assert shown == ["\n\n".join(one.opening) for one in explanations().values()]
    view.enter()
    tent.press(K.Key_Return, K.Key_1)
    assert view.question_words() == explanations()["ru"].purposes[ON_SITE[1]]
    for _ in ON_SITE[1:]:
        tent.press(K.Key_0)
    tent.press(K.Key_Return)
    assert consents.standing(tent.ctx, tent.day.people[-1].person).lines[0].lang == "ru"


def test_who_refuses_care_is_asked_nothing_more_and_leaves_the_queue(
    tent: Tent, build: Build
) -> None:
    tent = unasked(build, tent)
    before = len(tent.names())
    tent.press(K.Key_Return, K.Key_Return, K.Key_3)
    assert tent.page.consent.warning_words()
    tent.press(K.Key_Return)
    assert standing(tent) == {Purpose.CARE: REFUSED}
    assert not tent.page.in_talk()
    assert len(tent.names()) == before - 1


def test_nothing_is_kept_of_a_consent_that_was_left(tent: Tent, build: Build) -> None:
    tent = unasked(build, tent)
    tent.press(K.Key_Return, K.Key_Return, K.Key_1, K.Key_1, K.Key_Escape)
    assert standing(tent) == {}
    assert tent.state(-1) is None


def test_a_consent_taken_back_in_a_talk_is_a_withdrawal(tent: Tent) -> None:
    allow(tent.ctx, tent.day.people[0], {Purpose.UN: GIVEN})
    tent.begin()
    tent.press(K.Key_1)
    tent.page.talk.head.change.click()
    place = ON_SITE.index(Purpose.UN)
    tent.press(*[K.Key_Return] * place, K.Key_3)
    tent.press(*[K.Key_Return] * (len(ON_SITE) - place - 1))
    tent.press(K.Key_Return)
    assert standing(tent, 0)[Purpose.UN] is WITHDRAWN
    assert tent.page.in_talk()
    assert tent.code() != tent.interview().core[0].check.code


def test_why_there_is_no_interview_now_and_who_can_change_it(tent: Tent, build: Build) -> None:
    tent.ctx.register.close()
    with tent.day.opened(Role.MEDIC) as medic:
        judge(medic, tent.day.people[0], None, None)
        judge(medic, tent.day.people[1], "red", "no")
    tent = build()
    waiting = tent.presenter.queue.rows[-2:]
    for row, word in zip(waiting, ("сортування", "медик"), strict=True):
        tent.presenter.queue.choose(row)
        assert not tent.page.queue.begin.isVisible()
        tent.press(K.Key_Return)
        assert word in tent.said[-1].text
        assert not tent.page.in_talk()


def test_five_six_and_nought_say_what_they_say_in_a_talk(tent: Tent) -> None:
    tent.press(K.Key_5, K.Key_6)  # the queue moves on by itself
    assert tent.state(0) is InterviewState.DECLINED
    assert tent.state(1) is InterviewState.POSTPONED
    assert tent.page.queue.skip.isVisible()
    tent.page.queue.not_offered.emit(NotOffered.NO_PRIVACY)
    assert tent.state(2) is InterviewState.NOT_OFFERED
    assert tent.said[-1].undo


def test_only_what_may_follow_is_offered(tent: Tent) -> None:
    tent.press(K.Key_6, K.Key_Up)
    queue = tent.page.queue
    assert (queue.decline.isVisible(), queue.later.isVisible()) == (True, False)
    assert not queue.skip.isVisible()
    tent.press(K.Key_0)
    assert tent.state(0) is InterviewState.POSTPONED


def test_another_room_opens_somebody_here(tent: Tent) -> None:
    who = tent.day.people[2]
    tent.page.seek(f"person:{who.person}")
    tent.press(K.Key_Return)
    assert tent.state(2) is InterviewState.STARTED
    tent.page.seek("person:00000000-0000-0000-0000-000000000000")
    assert tent.said[-1].tone == "partly"


def test_the_words_of_a_name_find_somebody_in_the_queue(tent: Tent) -> None:
    who = tent.day.people[3]
    tent.page.seek(who.name.split()[0].lower())
    chosen = tent.page.queue.chosen()
    assert chosen is not None
    assert chosen.person == who.person


def test_an_empty_queue_says_what_will_stand_here(tent: Tent) -> None:
    tent.page.show_stage(None)
    assert not tent.page.queue.people.isVisible()
    assert tent.names() == []


def test_what_was_pressed_and_not_written_down_is_there_after_a_lock(
    tent: Tent, build: Build
) -> None:
    tent = unasked(build, tent)
    tent.press(K.Key_Return, K.Key_Return)
    tent.press(K.Key_1, K.Key_3, K.Key_0)
    tent.page.consent.witness.setText("Бойко")
    kept = dict(tent.page.state())
    assert standing(tent) == {}
    again = build()
    again.page.restore(kept)
    again.page.enter()
    assert dict(again.page.state()) == kept
    assert again.page.consent.witness.text() == "Бойко"
    again.press(K.Key_1, K.Key_0, K.Key_0, K.Key_Return)
    assert standing(again) == {Purpose.CARE: GIVEN, Purpose.STATS: REFUSED, ON_SITE[3]: GIVEN}
    assert again.page.in_talk(), "the interview begins, as it would have"


def test_where_it_is_not_kept_everything_would_be_asked_again(tent: Tent, build: Build) -> None:
    tent = unasked(build, tent)
    tent.press(K.Key_Return, K.Key_Return, K.Key_1)
    kept = {**tent.page.state(), "said": ""}
    again = build()
    again.page.restore(kept)
    again.page.enter()
    assert again.page.state()["said"] == ""
