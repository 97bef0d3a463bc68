"""What must be hidden for the sake of the issue before: numbers that changed by a few people only.

Whoever holds both issues may know how few came between them. A number that is printed in both and
changed by fewer than k then tells about these few, and so does one that was hidden and is not any more.
"""

from collections.abc import Collection

from caseapp.domain.disclosure.aims import public_bounds
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.disclosure.marking import Marking
from caseapp.domain.disclosure.primary import Bounds
from caseapp.domain.disclosure.published import Mark, Reason
from caseapp.domain.disclosure.reader import Aim
from caseapp.domain.disclosure.table import Cell, CellId, Kind, Table, whole_of

Aims = dict[CellId, tuple[Aim, ...]]


def hold_back(marking: Marking, table: Table, last: Issue) -> Aims:
    """Hide what changed by fewer than k people since ``last``; return what a witness has to show.

    For a number that was told it is a table in which it did not change: so it may have been any other.
    A number that was hidden stays hidden until it is k away from what it was then. A sign that would
    change tells as much as a number: then it is "–". What nobody can hide is left: how many came
    altogether, and numbers that are the same as that total because all beside them are nobody.
    """
    k, public = marking.rule.k, public_bounds(table)
    known = _same_as_everybody(table, last)
    wanted: Aims = {}
    for cell in marking.cells.values():
        told = None if cell.id in known else last.told.get(cell.id)
        changed = told if told is not None and 0 < abs(cell.count - told) < k else None
        held = last.held.get(cell.id)
        stuck = held if held is not None and abs(cell.count - held) < k else None
        before = [count for count in (changed, stuck) if count is not None]
        if cell.kind is Kind.OPEN or not before:
            continue
        _mark(marking, cell, before)
        aim = _aim(cell, changed, stuck, k, public[cell.id])
        if aim is not None:
            wanted[cell.id] = (aim,)
    return wanted


def _mark(marking: Marking, cell: Cell, before: Collection[int]) -> None:
    k, now = marking.rule.k, cell.count
    hidden = marking.hidden(cell.id)
    as_before = all(count == now for count in before)
    small = all(0 < count < k for count in (*before, now))
    if not cell.printed or (hidden and (as_before or small)):
        return
    if min(*before, now) >= k:
        if not hidden:
            reason = Reason.PROTECTS if as_before else Reason.LAST_ISSUE
            marking.hide(cell.id, Mark.HELD_BACK, reason)
    else:
        marking.hide(cell.id, Mark.WITHHELD, Reason.LAST_ISSUE)


def _aim(cell: Cell, changed: int | None, stuck: int | None, k: int, public: Bounds) -> Aim | None:
    if changed is not None:
        level = min(max(changed, public.low), public.high)
    elif stuck is not None and 0 < stuck < k <= cell.count:
        level = max(k - 1, public.low)
    else:
        return None
    if level == cell.count:
        return None
    return Aim(1 if level > cell.count else -1, level)


def _same_as_everybody(table: Table, last: Issue) -> set[CellId]:
    """Return the totals that are no attribute of anybody, and the numbers that equal one of them.

    A number equals its total where all that stands beside it is nobody, in this issue and the last.
    """
    known = {cell.id for cell in table.cells if cell.kind is Kind.OPEN or cell.group is None}
    counts = table.counts()
    while True:
        more: set[CellId] = set()
        for relation in table.relations:
            if whole_of(relation) in known:
                parts = [name for name, weight in relation.terms if weight < 0]
                left = [name for name in parts if counts[name] or last.told.get(name) != 0]
                more.update(left if len(left) == 1 else ())
        if more <= known:
            return known
        known |= more
