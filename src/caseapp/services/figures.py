"""The figures of a stage: exact, for those who may see it; nothing is suppressed here."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from caseapp.domain.access import Permission
from caseapp.domain.coded import Category
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import IN_TOUCH, Attempt, ContactState, Outcome, contact_state
from caseapp.domain.ids import StageId
from caseapp.domain.interviews import result_of
from caseapp.services.casework import counted_as, furthest_of_several
from caseapp.services.context import Context
from caseapp.storage.queries import counts, lists
from caseapp.storage.queries.counts import Calls
from caseapp.storage.queries.lists import ListVersion
from caseapp.storage.queries.stages import View

_COUNTED = (ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN)
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_NOT_REACHED = frozenset({ContactState.TRYING, ContactState.EXHAUSTED})


def figures(ctx: Context, stage: StageId) -> dict[str, Any]:
    """Return the figures of a stage.

    ``listed``: entries of the latest version. ``arrived``: people with an arrival. ``unexpected``: of
    these, without an entry in the latest version. ``not_arrived``: entries of the latest version
    without an arrival, whether the stage is open or closed. ``list_diffs``: between versions that
    follow each other. ``arrived_by_category``: the category of today. ``contact``: people by where
    contact with home stands; ``attempts`` counts those made to a relative. ``consents``: people by the
    newest row of each purpose. ``interviews``: one state a person. ``answers``: stored answers by check
    and state; what was not asked is not stored. ``unsafe_relatives``: who must never be dialled.
    """
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        versions = lists.versions(view, stage)
        people = counts.arrivals(view, stage, versions[-1].id if versions else None)
        came = counts.arrival_counts(view, stage)
        calls = counts.call_counts(view, stage)
        consents = counts.consent_counts(view, stage, ctx.now())
        interviews = _interviews(view, stage)
        answers = counts.answer_counts(view, stage)
        unsafe = counts.unsafe_relatives(view, stage)
    return {
        "listed": people.listed,
        "arrived": people.arrived,
        "not_arrived": people.not_arrived,
        "unexpected": people.unexpected,
        "arrived_by_category": _added((Category(c).group, n) for (c, _, _), n in came.items()),
        "triage": _added((colour, n) for (_, colour, _), n in came.items()),
        "destinations": _added((place, n) for (_, _, place), n in came.items()),
        "contact": _contact(calls),
        "consents": _consents(consents, people.arrived),
        "interviews": interviews,
        "answers": _answers(answers),
        "unsafe_relatives": unsafe,
        "lists": {f"v{version.version}": version.row_count for version in versions},
        "list_diffs": _differences(versions),
    }


def _added(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Add up what stands under one code; what is not known is no code."""
    total: Counter[str] = Counter()
    for code, count in counted:
        if code:
            total[code] += count
    return dict(total)


def _contact(calls: Iterable[Calls]) -> dict[str, int]:
    states: Counter[ContactState] = Counter()
    attempts = 0
    for one in calls:
        states[contact_state(_as_tried(one), ())] += one.people
        attempts += one.attempts
    return {
        "reached": sum(states[state] for state in IN_TOUCH),
        "not_reached": sum(states[state] for state in _NOT_REACHED),
        "declined": states[ContactState.DECLINED],
        "deferred": states[ContactState.DEFERRED],
        "attempts": attempts,
    }


def _as_tried(one: Calls) -> list[Attempt]:
    """Return the shortest row of attempts that comes to the same state."""
    before = [
        *([Outcome.REACHED_TALKED] if one.reached else ()),
        *([Outcome.ALREADY_IN_TOUCH] if one.in_touch else ()),
    ]
    outcomes = [*before, one.newest]
    return [Attempt(number, _ANY_TIME, outcome) for number, outcome in enumerate(outcomes)]


def _consents(counts: Mapping[tuple[str, str], int], arrived: int) -> dict[str, dict[str, int]]:
    """Return the counts of every purpose that anybody was asked about."""
    found = {}
    for purpose in Purpose:
        told = {state.value.lower(): counts.get((purpose, state), 0) for state in _COUNTED}
        if any(told.values()):
            found[purpose.value] = told | {"not_asked": arrived - sum(told.values())}
    return found


def _interviews(view: View, stage: StageId) -> dict[str, int]:
    """Return one state a person: the one that got furthest where there are several interviews."""
    found = [
        (result_of(one.state, one.reason, complete=one.complete), one.people)
        for one in counts.talk_counts(view, stage)
    ]
    if counts.has_repeated_talks(view, stage):
        found += [(counted_as(one), 1) for one in furthest_of_several(view, stage)]
    return _added((result.value, count) for result, count in found if result is not None)


def _answers(counts: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (code, state), count in sorted(counts.items()):
        found.setdefault(code, {})[state] = count
    return found


def _differences(versions: tuple[ListVersion, ...]) -> dict[str, dict[str, int]]:
    return {
        f"v{before.version}_v{after.version}": json.loads(after.diff)
        for before, after in pairwise(versions)
    }
