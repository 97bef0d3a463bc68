"""Rows of the table of roles (`test_roles`) on what stands beside the casework: labels, drafts, ways to find."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain.access import Role
from caseapp.domain.asking import Asking
from caseapp.domain.labels import LabelKind
from caseapp.services import (
    answer_drafts,
    asking,
    contacts,
    drafts,
    find,
    labels,
    numbers_taken,
    queues,
)
from caseapp.services.context import Context
from caseapp.services.labels import LabelOrder
from caseapp.text.words import Lang
from services.casefile_roles import CHECK_IN
from services.talk_roles import INTERVIEW, officers


def done_with_a_number(ctx: Context, _scene: Any) -> object:
    """Be done with one that this user took: every scene is a register of its own."""
    made = numbers_taken.take_number(ctx, Asking("а")).value
    return numbers_taken.set_done(ctx, made, done=True)


ROWS: Mapping[str, tuple[tuple[Role, ...], Callable[[Context, Any], Any]]] = {
    "print labels": (
        (Role.FIELD_OFFICER, Role.SUPERVISOR),
        lambda ctx, s: labels.labels(ctx, s.morning.stage, Lang.UK, LabelOrder(LabelKind.STICKER)),
    ),
    "see how long queues wait": (CHECK_IN, lambda ctx, s: queues.waits(ctx, s.morning.stage)),
    "see one who waits for a call": (
        CHECK_IN,
        lambda ctx, s: contacts.line_of(ctx, s.morning.stage, s.person),
    ),
    "see whom a caller may mean": (CHECK_IN, lambda ctx, _s: asking.sought(ctx, "а")),
    "see what a caller may hear": (
        CHECK_IN,
        lambda ctx, s: asking.reply(ctx, Asking("а", s.person)),
    ),
    "take a caller's number": (
        CHECK_IN,
        lambda ctx, _s: numbers_taken.take_number(ctx, Asking("а")),
    ),
    "see the numbers taken": (CHECK_IN, lambda ctx, _s: numbers_taken.numbers_taken(ctx)),
    "be done with a number taken": (CHECK_IN, done_with_a_number),
    "see everybody": (CHECK_IN, lambda ctx, _s: find.everybody(ctx)),
    "find the line that is meant": (
        CHECK_IN,
        lambda ctx, s: find.line_meant(ctx, s.morning.stage, "5"),
    ),
    "keep what was begun": (
        CHECK_IN,
        lambda ctx, s: drafts.keep(ctx, drafts.RELATIVE, {"name": "М"}, s.person),
    ),
    "see what was begun": (CHECK_IN, lambda ctx, s: drafts.newest(ctx, drafts.RELATIVE, s.person)),
    "forget what was begun": (
        CHECK_IN,
        lambda ctx, s: drafts.drop(ctx, drafts.RELATIVE, s.person),
    ),
    "see notes that were begun": (
        INTERVIEW,
        lambda ctx, s: answer_drafts.notes_of(ctx, officers(ctx, s)),
    ),
}
