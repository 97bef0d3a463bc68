"""The words of a note that was begun in an interview and not yet written down.

One draft of each user holds them all, by interview and check, so that a lock, a kill or a question passed
over loses none. A note goes from the draft in the same commit that writes it into the answer.
"""

import json
from collections.abc import Mapping
from uuid import UUID

from caseapp.domain.ids import InterviewId
from caseapp.services.context import Context
from caseapp.services.drafts import CHECK_NOTE, id_of, keep, newest
from caseapp.storage.queries import drafts as queries
from caseapp.storage.unit_of_work import UnitOfWork

_HERE = "here"


def keep_note(ctx: Context, interview: InterviewId, code: str, text: str) -> None:
    """Keep the words of a note as they stand; empty words are forgotten."""
    notes = dict(newest(ctx, CHECK_NOTE))
    notes.pop(_place(interview, code), None)
    if text.strip():
        notes[_place(interview, code)] = text
    keep(ctx, CHECK_NOTE, notes)


def notes_of(ctx: Context, interview: InterviewId) -> Mapping[str, str]:
    """Return the notes of an interview that are not written down yet: code → words."""
    begun = newest(ctx, CHECK_NOTE)
    mine = f"{interview}:"
    return {key.removeprefix(mine): text for key, text in begun.items() if key.startswith(mine)}


def keep_place(ctx: Context, interview: InterviewId | None, code: str = "") -> None:
    """Keep which question is on the screen, for whoever unlocks it; ``None``: none is."""
    kept = dict(newest(ctx, CHECK_NOTE))
    before = kept.pop(_HERE, None)
    if interview is not None:
        kept[_HERE] = _place(interview, code)
    if kept.get(_HERE) != before:
        keep(ctx, CHECK_NOTE, kept)


def place(ctx: Context) -> tuple[InterviewId, str] | None:
    """Return the interview and the check that were on the screen when it was locked."""
    kept = newest(ctx, CHECK_NOTE).get(_HERE)
    if kept is None:
        return None
    interview, _, code = kept.partition(":")
    return InterviewId(UUID(interview)), code


def drop_note(ctx: Context, work: UnitOfWork, interview: InterviewId, code: str) -> None:
    """Forget a note in the commit that writes it down."""
    draft = id_of(ctx, CHECK_NOTE)
    body = queries.body_of(work.connection, draft)
    if body is None:
        return
    notes = json.loads(body)
    if notes.pop(_place(interview, code), None) is None:
        return
    body = json.dumps(notes, ensure_ascii=False).encode()
    queries.put(work.connection, draft, ctx.actor.id, CHECK_NOTE, body)


def _place(interview: InterviewId, code: str) -> str:
    return f"{interview}:{code}"
