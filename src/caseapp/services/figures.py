"""The figures of a stage: exact, for those who may see it; nothing is suppressed here."""

import json
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from caseapp.domain.access import Permission
from caseapp.domain.coded import Category
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import IN_TOUCH, Attempt, ContactState, contact_state
from caseapp.domain.ids import PersonId, StageId
from caseapp.services.casework import counted_as, furthest
from caseapp.services.context import Context
from caseapp.storage.queries import casework, counts, lists, people
from caseapp.storage.queries.casework import InterviewRow
from caseapp.storage.queries.lists import ListVersion

_COUNTED = (ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN)
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
        listed = lists.lines(view, versions[-1].id) if versions else frozenset()
        came = people.arrived(view, stage)
        tried = casework.attempts(view, stage)
        consents = counts.consent_counts(view, stage, ctx.now())
        interviews = casework.interviews(view, stage)
        answers = counts.answer_counts(view, stage)
        unsafe = counts.unsafe_relatives(view, stage)
    here = {one.person for one in came}
    matched = {one.line for one in came}
    return {
        "listed": len(listed),
        "arrived": len(here),
        "not_arrived": len(listed - matched),
        "unexpected": len({one.person for one in came if one.line not in listed}),
        "arrived_by_category": dict(Counter(Category(one.category).group for one in came)),
        "triage": dict(Counter(one.triage for one in came if one.triage)),
        "destinations": dict(Counter(one.destination for one in came if one.destination)),
        "contact": _contact(tried),
        "consents": _consents(consents, len(here)),
        "interviews": _interviews({p: held for p, held in interviews.items() if p in here}),
        "answers": _answers(answers),
        "unsafe_relatives": unsafe,
        "lists": {f"v{version.version}": version.row_count for version in versions},
        "list_diffs": _differences(versions),
    }


def _contact(tried: Mapping[PersonId, tuple[Attempt, ...]]) -> dict[str, int]:
    states = Counter(contact_state(attempts, ()) for attempts in tried.values())
    return {
        "reached": sum(states[state] for state in IN_TOUCH),
        "not_reached": sum(states[state] for state in _NOT_REACHED),
        "declined": states[ContactState.DECLINED],
        "deferred": states[ContactState.DEFERRED],
        "attempts": sum(1 for made in tried.values() for one in made if one.number >= 1),
    }


def _consents(counts: Mapping[tuple[str, str], int], arrived: int) -> dict[str, dict[str, int]]:
    """Return the counts of every purpose that anybody was asked about."""
    found = {}
    for purpose in Purpose:
        told = {state.value.lower(): counts.get((purpose, state), 0) for state in _COUNTED}
        if any(told.values()):
            found[purpose.value] = told | {"not_asked": arrived - sum(told.values())}
    return found


def _interviews(held: Mapping[PersonId, tuple[InterviewRow, ...]]) -> dict[str, int]:
    results = (counted_as(one) for one in map(furthest, held.values()) if one is not None)
    return dict(Counter(result.value for result in results if result is not None))


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
