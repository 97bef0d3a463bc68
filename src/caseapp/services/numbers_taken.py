"""Numbers that were taken from relatives who asked: kept for whoever goes on with them.

They stand with the drafts, on this laptop alone: an inquiry of a family has no table of its own yet
(decision 033). They are deliberately no relatives of anybody: who asks would else be called, and be taken
for somebody whom the person named.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.asking import Asker, Asking, Caller, NumberTaken
from caseapp.domain.contact_errors import NothingAsked
from caseapp.domain.dialling import NO_BARS, WhyNot, why_not
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId, uuid7
from caseapp.domain.relatives import RelativeDraft, RelativeRow
from caseapp.services import drafts
from caseapp.services.asking import caller_among, numbers_in
from caseapp.services.contacts import bars_of
from caseapp.services.context import Context, Done
from caseapp.storage.queries import drafts as queries
from caseapp.storage.queries import relatives
from caseapp.storage.queries.drafts import Kept
from caseapp.storage.queries.stages import View
from caseapp.storage.unit_of_work import Touched
from caseapp.text import phones

KIND = "number_taken"


def take_number(ctx: Context, asking: Asking) -> Done[UUID]:
    """Write down who asked, for whom, and where they can be reached.

    A number that cannot be read is kept as it was typed. What was typed into the form goes in the same
    commit.

    Raises:
        NothingAsked: there is nothing to write down.
        RegisterReadOnly: nothing can be written.
    """
    ctx.require(Permission.CALL_RELATIVES)
    ctx.register.require_writing()
    asker = asking.asker
    said = (asker.name, asker.phone, asking.words)
    if not any(text.strip() for text in said):
        raise NothingAsked
    body = {
        "at": ctx.now().isoformat(),
        "words": asking.words.strip(),
        "person": "" if asking.person is None else str(asking.person),
        "name": asker.name.strip(),
        "relation": asker.relation.strip(),
        "phone": phones.written(asker.phone),
        "done": False,
    }
    made = uuid7()
    with ctx.register.past_the_journal() as connection:
        queries.put(connection, made, ctx.actor.id, KIND, _bytes(body))
        queries.drop(connection, drafts.id_of(ctx, drafts.ASKING))
        connection.commit()
    return Done(made, _touched(made))


def numbers_taken(ctx: Context) -> tuple[NumberTaken, ...]:
    """Return the numbers that were taken on this laptop, by whomever: the open ones first, the newest on top.

    Calling back is calling: who must hear nothing, or is not safe to reach, is shown with the reason and
    without the number, whatever they said of themselves.
    """
    ctx.require(Permission.CALL_RELATIVES)
    ctx.register.looked("numbers_taken")
    users = ctx.register.keyfile.directory.users.values()
    names: Mapping[UUID, str] = {user.id: user.name for user in users}
    with ctx.register.read() as view:
        barred = relatives.not_to_be_called(view)
        found = [
            _unless_barred(ctx, view, _taken(one, names), barred)
            for one in reversed(queries.of_kind(view, KIND))
        ]
    return tuple(sorted(found, key=lambda one: one.done))


def set_done(ctx: Context, which: UUID, *, done: bool) -> Done[None]:
    """Say that nobody waits for an answer any more, or that somebody does again. Nothing is deleted.

    Raises:
        NotFound: no such number was taken here.
        RegisterReadOnly: nothing can be written.
    """
    ctx.require(Permission.CALL_RELATIVES)
    ctx.register.require_writing()
    with ctx.register.past_the_journal() as connection:
        one = next((kept for kept in queries.of_kind(connection, KIND) if kept.id == which), None)
        if one is None:
            raise NotFound("number_taken")
        queries.put(connection, one.id, one.user, KIND, _bytes(_body(one) | {"done": done}))
        connection.commit()
    return Done(None, _touched(which))


def _unless_barred(
    ctx: Context, view: View, taken: NumberTaken, barred: tuple[RelativeRow, ...]
) -> NumberTaken:
    why = _why_not(ctx, view, taken, barred)
    if why is None:
        return taken
    return replace(taken, why=why, asker=replace(taken.asker, phone=""))


def _why_not(
    ctx: Context, view: View, taken: NumberTaken, barred: tuple[RelativeRow, ...]
) -> WhyNot | None:
    """Return what forbids calling back: of the person who is sought, else of anybody's relatives."""
    number = Asker(phone=taken.asker.phone)
    of_anybody = caller_among(number, barred)
    of_person, bars = Caller.UNKNOWN, NO_BARS
    if taken.person is not None:
        kin = relatives.kin_of(view, taken.person)
        of_person, bars = caller_among(taken.asker, kin.relatives), bars_of(kin, ctx.now())
    told = Caller.UNTOLD in {of_anybody, of_person}
    same = (one for one in barred if not one.safe_to_call)
    unsafe = Caller.UNSAFE in {of_anybody, of_person} or _shares(taken.asker.phone, same)
    if not taken.asker.phone and not told:
        return None
    return why_not(
        RelativeDraft(phone=taken.asker.phone or "-", safe_to_call=not unsafe, not_to_be_told=told),
        bars,
    )


def _shares(phone: str, rows: Iterable[RelativeRow]) -> bool:
    mine = numbers_in(phone)
    return any(mine & numbers_in(one.phone) for one in rows)


def _taken(kept: Kept, names: Mapping[UUID, str]) -> NumberTaken:
    body = _body(kept)
    return NumberTaken(
        id=kept.id,
        at=datetime.fromisoformat(body["at"]),
        words=body["words"],
        person=PersonId(UUID(body["person"])) if body["person"] else None,
        asker=Asker(body["name"], body["relation"], body["phone"]),
        by=names.get(kept.user, ""),
        done=body["done"],
    )


def _body(kept: Kept) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kept.body)
    return found


def _bytes(body: Mapping[str, object]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _touched(which: UUID) -> Touched:
    return Touched(frozenset({("draft", which)}))
