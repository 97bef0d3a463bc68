"""Who stands in which queue, over everything that can be known of somebody."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain import queues
from caseapp.domain.coded import Flag, Triage
from caseapp.domain.consents import ConsentState
from caseapp.domain.contact import IN_TOUCH, ContactState
from caseapp.domain.ids import PersonId
from caseapp.domain.interviews import HELD, InterviewState, NotOffered
from caseapp.domain.needs import Fitness
from caseapp.domain.queues import Queue, Standing, stands_in, waits_of, waits_since

NOW = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
Q = Queue
KEPT_WITHOUT_CARE = {Q.NO_TRIAGE, Q.NOT_HANDED_OVER, Q.DOUBTS, Q.CONFLICTS}
GOES_ALONG = {Q.URGENT_NEEDS, Q.STOPPED_CALLS, Q.DOUBTS, Q.CONFLICTS}

moments = st.integers(0, 600).map(lambda minutes: NOW - timedelta(minutes=minutes))
people = st.builds(
    Standing,
    person=st.integers(1, 2**64).map(lambda number: PersonId(UUID(int=number))),
    arrived_at=moments,
    triage=st.sampled_from([None, *Triage]),
    fit=st.sampled_from([None, *Fitness]),
    flags=st.frozensets(st.sampled_from(Flag)),
    handed_over=st.booleans(),
    care=st.sampled_from(ConsentState),
    contact=st.sampled_from(ContactState),
    stopped_since=st.none() | moments,
    call_back_at=st.none() | moments | moments.map(lambda at: NOW + (NOW - at)),
    interview=st.sampled_from([None, *InterviewState]),
    not_offered=st.sampled_from([None, *NotOffered]),
    later_since=st.none() | moments,
    urgent_since=st.none() | moments,
    doubtful=st.booleans(),
    contested=st.booleans(),
)


def standing(**known: Any) -> Standing:
    """Return somebody who came at noon, was found well enough and waits for everything."""
    settled: dict[str, Any] = {
        "person": PersonId(UUID(int=1)),
        "arrived_at": NOW - timedelta(hours=2),
        "triage": "green",
        "fit": "yes",
        "care": ConsentState.GIVEN,
    }
    return Standing(**{**settled, **known})


def test_whoever_is_here_waits_for_a_call_an_interview_and_to_be_taken_over() -> None:
    assert stands_in(standing(), NOW) == {Q.NO_CONTACT, Q.TO_INTERVIEW, Q.NOT_HANDED_OVER}


@pytest.mark.parametrize(
    ("known", "queue", "since"),
    [
        ({"triage": None}, Q.NO_TRIAGE, 120),
        ({"fit": None}, Q.NOT_JUDGED, 120),
        ({"fit": "no"}, Q.UNFIT, 120),
        ({"fit": "later"}, Q.UNFIT, 120),
        (
            {"fit": "no", "interview": InterviewState.NOT_OFFERED, "not_offered": NotOffered.UNFIT},
            Q.UNFIT,
            120,
        ),
        (
            {"interview": InterviewState.NOT_OFFERED, "not_offered": NotOffered.UNFIT},
            Q.TO_INTERVIEW,
            120,
        ),
        ({"interview": InterviewState.POSTPONED}, Q.TO_INTERVIEW, 120),
        ({"contact": ContactState.TRYING}, Q.NO_CONTACT, 120),
        ({"call_back_at": NOW - timedelta(minutes=7)}, Q.CALL_BACK_DUE, 7),
        ({"call_back_at": NOW}, Q.CALL_BACK_DUE, 0),
        ({"stopped_since": NOW - timedelta(minutes=9)}, Q.STOPPED_CALLS, 9),
        ({"urgent_since": NOW - timedelta(minutes=41)}, Q.URGENT_NEEDS, 41),
        ({"triage": None, "flags": frozenset({Flag.MEDIC})}, Q.URGENT_NEEDS, 120),
        (
            {"interview": InterviewState.PARTIAL, "later_since": NOW - timedelta(minutes=5)},
            Q.INTERVIEW_POSTPONED,
            5,
        ),
        ({"doubtful": True}, Q.DOUBTS, 120),
        ({"contested": True}, Q.CONFLICTS, 120),
    ],
)
def test_somebody_stands_in_a_queue_since_that_came_about(
    known: dict[str, Any], queue: Queue, since: int
) -> None:
    assert waits_since(queue, standing(**known), NOW) == NOW - timedelta(minutes=since)


@pytest.mark.parametrize(
    ("known", "queue"),
    [
        ({"contact": ContactState.REACHED}, Q.NO_CONTACT),
        ({"contact": ContactState.DECLINED}, Q.NO_CONTACT),
        ({"contact": ContactState.DEFERRED}, Q.NO_CONTACT),
        ({"contact": ContactState.EXHAUSTED}, Q.NO_CONTACT),
        ({"call_back_at": NOW + timedelta(seconds=1)}, Q.CALL_BACK_DUE),
        ({"call_back_at": NOW, "contact": ContactState.REACHED}, Q.CALL_BACK_DUE),
        ({"call_back_at": NOW, "stopped_since": NOW}, Q.CALL_BACK_DUE),
        ({"interview": InterviewState.STARTED}, Q.TO_INTERVIEW),
        ({"interview": InterviewState.DECLINED}, Q.TO_INTERVIEW),
        (
            {"interview": InterviewState.NOT_OFFERED, "not_offered": NotOffered.NO_TIME},
            Q.TO_INTERVIEW,
        ),
        ({"fit": "no", "interview": InterviewState.COMPLETED}, Q.UNFIT),
        ({"interview": InterviewState.LOCKED, "later_since": NOW}, Q.INTERVIEW_POSTPONED),
        ({"flags": frozenset({Flag.MEDIC})}, Q.URGENT_NEEDS),
    ],
)
def test_what_is_settled_is_waited_for_no_longer(known: dict[str, Any], queue: Queue) -> None:
    assert waits_since(queue, standing(**known), NOW) is None


@given(one=people)
def test_whoever_refused_care_stands_where_only_what_is_kept_is_looked_at(one: Standing) -> None:
    if one.care_refused:
        assert stands_in(one, NOW) <= KEPT_WITHOUT_CARE


@given(one=people)
def test_whoever_was_handed_over_waits_for_nothing_of_the_site(one: Standing) -> None:
    if one.handed_over:
        assert stands_in(one, NOW) <= GOES_ALONG


@given(one=people)
def test_nobody_is_asked_for_two_words_of_the_medic_at_once(one: Standing) -> None:
    found = stands_in(one, NOW)
    assert len(found & {Q.TO_INTERVIEW, Q.NOT_JUDGED, Q.UNFIT, Q.NO_TRIAGE}) <= 1
    assert Q.CALL_BACK_DUE not in found or Q.NO_CONTACT in found


@given(everybody=st.lists(people, max_size=20))
def test_numbers_are_those_of_the_people_and_the_oldest_wait_is_the_longest(
    everybody: list[Standing],
) -> None:
    for view in waits_of(everybody, NOW).queues:
        since = [waits_since(view.queue, one, NOW) for one in everybody]
        waited = [NOW - at for at in since if at is not None]
        assert view.count == len(waited)
        assert view.oldest_wait == max(waited, default=None)


@given(everybody=st.lists(people, max_size=20))
def test_progress_counts_everybody_who_allowed_a_case_once(everybody: list[Standing]) -> None:
    far = waits_of(everybody, NOW).progress
    known = [one for one in everybody if not one.care_refused]
    assert far.people == len(known)
    assert far.in_touch == sum(one.contact in IN_TOUCH for one in known)
    assert far.interviewed == sum(one.interview in HELD for one in known)
    assert far.in_touch + far.not_called <= far.people
    assert far.interviewed + far.not_interviewed <= far.people


def test_with_the_refusal_overlooked_a_queue_would_show_somebody_who_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(queues, "REFUSED", frozenset())
    refused = standing(care=ConsentState.REFUSED)
    assert not stands_in(refused, NOW) <= KEPT_WITHOUT_CARE
