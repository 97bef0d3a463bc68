"""What somebody typed and has not submitted: the newest state only, never in the journal.

A journal would keep for ever what somebody began to say and took back, so a draft stands in a table of
its own, inside the encrypted register, and goes when its form is submitted.
"""

import json
from collections.abc import Mapping
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.ids import uuid8_of
from caseapp.services.context import Context
from caseapp.storage.queries import drafts as queries

UNEXPECTED = "unexpected"
"""The form for somebody who is not on the list."""
PERSON = "person"
"""The fields of a person's page that were opened and not left: field → what was typed."""
RELATIVE = "relative"
"""The form for a new relative of a person."""
CALL_NOTE = "call_note"
"""The note of a call that is being made for a person."""
CHECK_NOTE = "check_note"
"""The notes of interviews that are not written down yet: interview and check → what was typed."""
CAPTURE = "capture"
"""The fields of a person's capture."""
FINDING = "finding"
"""The fields of what a medic found at an arrival."""
ASKING = "asking"
"""What somebody says who asks for a relative: who they are, and whom they seek."""
RECORD = "record"
"""The fields of one arrival, stay, paper, file or need."""
LIST_FILTERS = "list_filters"
"""How somebody narrows the list of people again and again: name → filter. Nothing is ever submitted."""
PLACE = "place"
"""Where the user was in every room when the window locked."""

_NEEDS: Mapping[str, Permission | None] = {
    PLACE: None,  # whoever opens the register has a place in it
    CAPTURE: Permission.CHECK_IN,
    FINDING: Permission.TRIAGE,
    RECORD: Permission.CHECK_IN,
    CHECK_NOTE: Permission.INTERVIEW,
    UNEXPECTED: Permission.CHECK_IN,
    RELATIVE: Permission.CALL_RELATIVES,
    CALL_NOTE: Permission.CALL_RELATIVES,
    ASKING: Permission.CALL_RELATIVES,
    PERSON: Permission.CHECK_IN,
    LIST_FILTERS: Permission.READ_PEOPLE,
}


def id_of(ctx: Context, kind: str, about: UUID | None = None) -> UUID:
    """Return the id of this user's draft of a kind: each has one of each, or one about each record."""
    return uuid8_of("draft", ctx.actor.id, kind, *(() if about is None else (about,)))


def keep(ctx: Context, kind: str, typed: Mapping[str, str], about: UUID | None = None) -> None:
    """Keep what was typed in place of what was kept before, in a short transaction of its own.

    Raises:
        NotAllowed: the form is not theirs to fill in.
        RegisterReadOnly: nothing can be written.
    """
    _require(ctx, kind)
    ctx.register.require_writing()
    body = json.dumps(dict(typed), ensure_ascii=False).encode()
    with ctx.register.past_the_journal() as connection:
        queries.put(connection, id_of(ctx, kind, about), ctx.actor.id, kind, body)
        connection.commit()


def newest(ctx: Context, kind: str, about: UUID | None = None) -> Mapping[str, str]:
    """Return what this user typed last; nothing where nothing is kept."""
    _require(ctx, kind)
    with ctx.register.read() as view:
        body = queries.body_of(view, id_of(ctx, kind, about))
    if body is None:
        return {}
    return {str(name): str(text) for name, text in json.loads(body).items()}


def drop(ctx: Context, kind: str, about: UUID | None = None) -> None:
    """Forget what was typed: it was submitted, or taken back.

    Raises:
        NotAllowed: the form is not theirs to fill in.
        RegisterReadOnly: nothing can be written.
    """
    _require(ctx, kind)
    ctx.register.require_writing()
    with ctx.register.past_the_journal() as connection:
        queries.drop(connection, id_of(ctx, kind, about))
        connection.commit()


def _require(ctx: Context, kind: str) -> None:
    if (permission := _NEEDS[kind]) is not None:
        ctx.require(permission)
