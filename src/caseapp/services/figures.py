"""The figures of a stage: exact, for those who may see it; nothing is suppressed here."""

import json
from collections import Counter
from itertools import pairwise
from typing import Any

from caseapp.domain.access import Permission
from caseapp.domain.coded import Category
from caseapp.domain.ids import StageId
from caseapp.services.context import Context
from caseapp.storage.queries import lists, people
from caseapp.storage.queries.lists import ListVersion


def figures(ctx: Context, stage: StageId) -> dict[str, Any]:
    """Return the figures of a stage.

    ``listed``: entries of the latest version. ``arrived``: people with an arrival. ``unexpected``: of
    these, without an entry in the latest version. ``not_arrived``: entries of the latest version
    without an arrival, whether the stage is open or closed. ``list_diffs``: between versions that
    follow each other.
    """
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        versions = lists.versions(view, stage)
        latest = lists.entries(view, versions[-1].id) if versions else ()
        came = people.arrivals(view, stage)
    listed = {entry.line for entry in latest}
    matched = {one.line for one in came}
    return {
        "listed": len(latest),
        "arrived": len({one.person.id for one in came}),
        "not_arrived": sum(1 for entry in latest if entry.line not in matched),
        "unexpected": len({one.person.id for one in came if one.line not in listed}),
        "arrived_by_category": dict(Counter(Category(c.person.category).group for c in came)),
        "triage": dict(Counter(one.triage for one in came if one.triage)),
        "destinations": dict(Counter(one.destination for one in came if one.destination)),
        "lists": {f"v{version.version}": version.row_count for version in versions},
        "list_diffs": _differences(versions),
    }


def _differences(versions: tuple[ListVersion, ...]) -> dict[str, dict[str, int]]:
    return {
        f"v{before.version}_v{after.version}": json.loads(after.diff)
        for before, after in pairwise(versions)
    }
