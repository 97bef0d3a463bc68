"""Answers to checks: from the key to the stored state, and what guards them."""

from collections.abc import Iterator

import pytest

from asked import AskedDay, judge
from caseapp.domain import checks as rules
from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerKey, AnswerState, ServiceAnswer
from caseapp.domain.catalogue import VERSION, catalogue
from caseapp.domain.catalogue_errors import CheckUnknown
from caseapp.domain.checks import Check, Tier
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import InterviewId, uuid8_of
from caseapp.domain.interview_errors import AnswerLocked, AnswerRefused, InterviewBlocked
from caseapp.domain.interview_rules import Hindrance
from caseapp.domain.interview_views import Details, Said
from caseapp.services import answer_drafts, answers, history, interviews, service_checks
from caseapp.services import interview_reading as reading
from caseapp.services.context import Context
from caseapp.storage.tables.interviews import CheckAnswer, Interview
from caseapp.storage.tables.people import Person

PROHIBITIONS = {
    *("CAP-01", "CAP-07", "LEG-04", "LEG-05", "LEG-06", "REG-03", "LIV-01", "MED-05"),
    *("INT-01", "INT-02", "INT-03", "INT-04", "INT-05", "INT-06", "INT-07", "INT-08", "INT-09"),
    *("INT-10", "JUS-02", "JUS-03", "JUS-05", "LAB-01", "LAB-02", "EXT-02"),
    *("REL-07", "REL-08", "REL-09"),
}
"""Checks to which "yes" means that the rule was broken: written out from the design."""
EVERY = frozenset(check.code for check in catalogue().checks)


@pytest.fixture
def ctx(asked: AskedDay) -> Iterator[Context]:
    """A field officer at work."""
    with asked.opened(Role.FIELD_OFFICER) as opened:
        yield opened


@pytest.fixture
def which(ctx: Context, asked: AskedDay) -> InterviewId:
    """An interview that this officer has begun."""
    return interviews.start(ctx, asked.stage, asked.people[0].person).value


def press(ctx: Context, which: InterviewId, code: str, key: int) -> AnswerState:
    return answers.answer(ctx, which, code, Said(AnswerKey(key))).value


def stored(ctx: Context, which: InterviewId, code: str) -> CheckAnswer | None:
    with ctx.act("answer_check") as work:
        row = work.find(CheckAnswer, uuid8_of("answer", which, code))
    return None if row is None or row.undone else row


def wanted(check: Check, key: AnswerKey) -> AnswerState | None:
    """Say what a key must store, from a list of prohibitions that is written out in this test."""
    given = {
        AnswerKey.DOES_NOT_KNOW: AnswerState.DOES_NOT_KNOW,
        AnswerKey.DECLINED: AnswerState.DECLINED,
        AnswerKey.POSTPONED: AnswerState.POSTPONED,
    }
    if key in given:
        return given[key]
    if key is AnswerKey.PARTLY:
        return AnswerState.PARTLY if check.plain[1] is not None else None
    kept = (key is AnswerKey.YES) is (check.code not in PROHIBITIONS)
    return AnswerState.RESPECTED if kept else AnswerState.NOT_RESPECTED


def walk(ctx: Context, asked: AskedDay, codes: frozenset[str]) -> list[tuple[str, AnswerKey]]:
    """Press every key on these checks through the service; return where another state was stored."""
    wrong = []
    pair = [
        interviews.start(ctx, asked.stage, asked.people[number].person).value for number in (0, 1)
    ]
    with ctx.register.batch():
        for check in (one for one in catalogue().checks if one.code in codes):
            regimes = zip(pair, ("POW", "CIV"), strict=True)
            which = next(one for one, category in regimes if category in _regimes(check))
            for key in AnswerKey:
                said = Said(key, brought_up=True)
                try:
                    state = answers.answer(ctx, which, check.code, said).value
                except AnswerRefused:
                    state = None
                row = stored(ctx, which, check.code)
                if state is not wanted(check, key) or (state and (not row or row.state != state)):
                    wrong.append((check.code, key))
    return wrong


def _regimes(check: Check) -> set[str]:
    ruled_out = dict(check.not_applicable_when).get("category")
    return {"POW", "CIV"} - {str(ruled_out)}


@pytest.fixture
def specialist(asked: AskedDay) -> Iterator[Context]:
    """A psychologist, who sees every tier; the first is a prisoner of war, the second a civilian."""
    with asked.opened(Role.SUPERVISOR) as ctx:
        for one, category in zip(asked.people[:2], ("POW", "CIV_INTERNEE"), strict=True):
            with ctx.act("change_category") as work:
                person = work.get(Person, one.person)
                person.category, person.sex, person.rank = category, "F", "солдат"
                work.commit()
    with asked.opened(Role.PSYCHOLOGIST) as ctx:
        yield ctx


def test_the_six_keys_store_the_right_state_on_all_71_checks(
    specialist: Context, asked: AskedDay
) -> None:
    assert len(EVERY) == 71
    assert walk(specialist, asked, EVERY) == []
    found = reading.checks_of(specialist, asked.people[0].person).shown
    assert found is not None
    assert {q.state for q in found.questions if q.kept} == {AnswerState.POSTPONED}


def test_with_one_polarity_turned_the_walk_finds_it(
    specialist: Context, asked: AskedDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    def turned(check: Check, key: AnswerKey) -> AnswerState | None:
        if check.code == "REL-07" and key in {AnswerKey.YES, AnswerKey.NO}:
            key = AnswerKey(4 - key)
        return rules.state_of(check, key)

    monkeypatch.setattr(answers, "state_of", turned)
    few = frozenset({"REL-06", "REL-07", "REL-08"})
    assert walk(specialist, asked, few) == [("REL-07", AnswerKey.YES), ("REL-07", AnswerKey.NO)]


def test_an_answer_is_one_act_and_the_next_replaces_it(ctx: Context, which: InterviewId) -> None:
    press(ctx, which, "CAP-05", 1)
    press(ctx, which, "CAP-05", 2)
    row = stored(ctx, which, "CAP-05")
    assert row is not None
    assert row.state == AnswerState.PARTLY
    history.undo(ctx)
    row = stored(ctx, which, "CAP-05")
    assert row is not None
    assert row.state == AnswerState.RESPECTED
    history.undo(ctx)
    assert stored(ctx, which, "CAP-05") is None
    history.redo(ctx)
    assert stored(ctx, which, "CAP-05")


def test_the_version_of_the_questions_is_kept(ctx: Context, which: InterviewId) -> None:
    with ctx.act("start_interview") as work:
        assert work.get(Interview, which).catalogue == VERSION
    assert reading.interview_of(ctx, which).catalogue.version == VERSION


def test_what_was_not_asked_is_never_stored(ctx: Context, which: InterviewId) -> None:
    press(ctx, which, "CAP-05", 1)
    answers.clear(ctx, which, "CAP-05")
    assert stored(ctx, which, "CAP-05") is None
    found = reading.interview_of(ctx, which).question("CAP-05")
    assert found is not None
    assert found.is_open
    with pytest.raises(NotFound):
        answers.clear(ctx, which, "CAP-05")
    press(ctx, which, "CAP-05", 3)
    assert stored(ctx, which, "CAP-05")


def test_who_did_not_wish_to_answer_is_not_asked_again(ctx: Context, which: InterviewId) -> None:
    press(ctx, which, "CAP-05", 5)
    with pytest.raises(AnswerLocked):
        press(ctx, which, "CAP-05", 1)
    with pytest.raises(AnswerLocked):
        answers.clear(ctx, which, "CAP-05")
    found = reading.interview_of(ctx, which).question("CAP-05")
    assert found is not None
    assert found.is_locked
    said = Said(AnswerKey.YES, brought_up=True)
    assert answers.answer(ctx, which, "CAP-05", said).value is AnswerState.RESPECTED


def test_a_slip_onto_the_key_of_refusal_is_undone(ctx: Context, which: InterviewId) -> None:
    press(ctx, which, "CAP-05", 5)
    history.undo(ctx)
    assert press(ctx, which, "CAP-05", 1) is AnswerState.RESPECTED


def test_a_check_of_another_tier_is_not_there(ctx: Context, which: InterviewId) -> None:
    hidden = [check.code for check in catalogue().checks if check.tier is not Tier.ON_SITE]
    assert {"INT-03", "MED-05"} < set(hidden)
    shown = {q.check.code for q in reading.interview_of(ctx, which).questions}
    assert not shown & set(hidden)
    for code in hidden:
        with pytest.raises(CheckUnknown):
            press(ctx, which, code, 4)


def test_with_the_tiers_switched_off_the_hidden_check_is_answered(
    ctx: Context, which: InterviewId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "seen_by", lambda _actor, version: catalogue(version))
    assert press(ctx, which, "INT-03", 4) is AnswerState.DOES_NOT_KNOW


def test_a_supervisor_reads_no_check_of_a_specialist(
    ctx: Context, which: InterviewId, asked: AskedDay
) -> None:
    ctx.register.close()
    with asked.opened(Role.SUPERVISOR) as supervisor:
        tiers = {q.check.tier for q in reading.interview_of(supervisor, which).questions}
    assert tiers == {Tier.ON_SITE, Tier.TRAINED}


def test_a_changed_category_opens_and_closes_checks_and_keeps_every_answer(
    specialist: Context, asked: AskedDay
) -> None:
    who = asked.people[0].person
    which = interviews.start(specialist, asked.stage, who).value
    closing = ["CAP-01", "LEG-01", "LIV-10", "JUS-03", "REL-01"]
    for code in closing:
        press(specialist, which, code, 1)
    before = {q.check.code: q for q in reading.interview_of(specialist, which).questions}
    specialist.register.close()
    with asked.opened(Role.SUPERVISOR) as ctx, ctx.act("change_category") as work:
        work.get(Person, who).category = "CIV"
        work.commit()
    with asked.opened(Role.PSYCHOLOGIST) as ctx:
        after = {q.check.code: q for q in reading.interview_of(ctx, which).questions}
        with pytest.raises(AnswerRefused):
            press(ctx, which, "CAP-01", 1)
    closed = [code for code, q in after.items() if q.state is AnswerState.NOT_APPLICABLE]
    opened = [
        code
        for code, q in after.items()
        if q.is_open and before[code].ruled_out_by == ("category",)
    ]
    assert set(closing) <= set(closed)
    assert len(opened) == 10
    for code in closing:
        assert after[code].kept == before[code].kept
        assert after[code].kept is not None


def test_one_word_of_the_person_closes_every_check_that_depends_on_it(
    specialist: Context, asked: AskedDay
) -> None:
    which = interviews.start(specialist, asked.stage, asked.people[0].person).value
    about_work = [
        check.code
        for check in catalogue().checks
        if ("never_worked", True) in check.not_applicable_when
    ]
    assert len(about_work) > 1
    answers.answer(specialist, which, about_work[0], Said(None, reason="never_worked"))
    found = reading.interview_of(specialist, which)
    states = {q.state for q in found.questions if q.check.code in about_work}
    assert states == {AnswerState.NOT_APPLICABLE}
    with pytest.raises(AnswerRefused):
        press(specialist, which, about_work[1], 1)
    press(specialist, which, about_work[0], 1)  # the word is taken back where it was said
    assert press(specialist, which, about_work[1], 3)


def test_not_applicable_needs_a_reason(ctx: Context, which: InterviewId) -> None:
    with pytest.raises(AnswerRefused):
        answers.answer(ctx, which, "CAP-05", Said(None, reason="  "))
    assert stored(ctx, which, "CAP-05") is None


GOOD = Details(
    note="на другий день",
    numbers={"WEIGHT_BEFORE": 84, "WEIGHT_AT_RELEASE": 60},
)


def test_numbers_choices_things_and_notes_stand_beside_the_answer(
    ctx: Context, which: InterviewId
) -> None:
    answers.answer(ctx, which, "LIV-04", Said(AnswerKey.NO, details=GOOD))
    choices = Details(options=("NO_WATER", "HANDS_TIED"))
    press(ctx, which, "REL-04", 3)
    answers.write_details(ctx, which, "REL-04", choices)
    things = Details(items={"MONEY": "TAKEN", "PHONE": "RECEIPT"})
    answers.answer(ctx, which, "CAP-05", Said(AnswerKey.PARTLY, details=things))
    found = reading.interview_of(ctx, which)
    kept = {q.check.code: q.kept.details for q in found.questions if q.kept}
    assert kept == {"LIV-04": GOOD, "REL-04": choices, "CAP-05": things}
    press(ctx, which, "LIV-04", 2)
    again = reading.interview_of(ctx, which).question("LIV-04")
    assert again is not None
    assert again.kept is not None
    assert again.kept.details == GOOD


@pytest.mark.parametrize(
    ("code", "details"),
    [
        ("LIV-04", Details(numbers={"WEIGHT_BEFORE": 19})),
        ("LIV-04", Details(numbers={"WEIGHT_BEFORE": 301})),
        ("LIV-04", Details(numbers={"CALLS_HOME": 1})),
        ("CAP-06", Details(options=("NO_WATER",))),
        ("CAP-05", Details(items={"MEDICAL_PAPERS": "TAKEN"})),
        ("CAP-05", Details(items={"MONEY": "RETURNED"})),
    ],
)
def test_a_detail_that_is_none_of_the_check_is_refused(
    ctx: Context, which: InterviewId, code: str, details: Details
) -> None:
    with pytest.raises(AnswerRefused):
        answers.answer(ctx, which, code, Said(AnswerKey.YES, details=details))
    assert stored(ctx, which, code) is None
    press(ctx, which, code, 1)
    with pytest.raises(AnswerRefused):
        answers.write_details(ctx, which, code, details)


def test_details_need_an_answer(ctx: Context, which: InterviewId) -> None:
    with pytest.raises(NotFound):
        answers.write_details(ctx, which, "LIV-04", GOOD)


def test_a_note_that_was_begun_is_kept_until_it_is_written_down(
    ctx: Context, which: InterviewId
) -> None:
    answer_drafts.keep_note(ctx, which, "LIV-04", "нотатка")
    answer_drafts.keep_note(ctx, which, "CAP-05", "інша")
    assert answer_drafts.notes_of(ctx, which) == {"LIV-04": "нотатка", "CAP-05": "інша"}
    answers.answer(ctx, which, "LIV-04", Said(AnswerKey.NO, details=Details(note="нотатка")))
    assert answer_drafts.notes_of(ctx, which) == {"CAP-05": "інша"}
    answer_drafts.keep_note(ctx, which, "CAP-05", " ")
    assert answer_drafts.notes_of(ctx, which) == {}


def test_our_own_duties_are_answered_per_person(ctx: Context, asked: AskedDay) -> None:
    who = asked.people[0]
    which = interviews.start(ctx, asked.stage, who.person).value
    for check in catalogue().service:
        service_checks.answer_service_check(ctx, who.arrival, check.code, ServiceAnswer.YES)
    service_checks.answer_service_check(ctx, who.arrival, "SRV-06", ServiceAnswer.DECLINED)
    found = reading.interview_of(ctx, which).service
    assert len(found) == 8
    assert found["SRV-06"] is ServiceAnswer.DECLINED
    history.undo(ctx)
    assert reading.interview_of(ctx, which).service["SRV-06"] is ServiceAnswer.YES
    with pytest.raises(CheckUnknown):
        service_checks.answer_service_check(ctx, who.arrival, "SRV-09", ServiceAnswer.YES)


def test_answers_given_before_the_medic_said_no_stay(asked: AskedDay) -> None:
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        which = interviews.start(ctx, asked.stage, asked.people[0].person).value
        press(ctx, which, "CAP-05", 1)
    with asked.opened(Role.MEDIC) as medic:
        judge(medic, asked.people[0], "red", "no")
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        found = reading.interview_of(ctx, which)
        assert found.hindrance is not None
        assert [q.check.code for q in found.questions if q.kept] == ["CAP-05"]


def test_what_is_undone_names_whom_it_was_about(ctx: Context, which: InterviewId) -> None:
    press(ctx, which, "CAP-05", 1)
    assert history.recent(ctx, 1)[0].name
    assert history.undo(ctx).value.name


def judged_unfit_since(asked: AskedDay) -> InterviewId:
    """Begin an interview, let one answer be given, and let a medic say then that it is too much."""
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        which = interviews.start(ctx, asked.stage, asked.people[0].person).value
        press(ctx, which, "EXT-01", 1)
    with asked.opened(Role.MEDIC) as ctx:
        judge(ctx, asked.people[0], "red", "no")
    return which


def test_nothing_more_is_asked_of_somebody_who_is_found_unfit_meanwhile(asked: AskedDay) -> None:
    which = judged_unfit_since(asked)
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        with pytest.raises(InterviewBlocked) as caught:
            press(ctx, which, "MED-01", 1)
        assert caught.value.hindrance is Hindrance.UNFIT
        assert stored(ctx, which, "MED-01") is None
        assert stored(ctx, which, "EXT-01") is not None
        interviews.stop(ctx, which)


def test_without_that_rule_the_talk_would_go_on(
    asked: AskedDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "require_well_enough", lambda *_: None)
    which = judged_unfit_since(asked)
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        assert press(ctx, which, "MED-01", 1) is AnswerState.RESPECTED
