"""Where contact with home stands: worked out from the rows, for one person or a whole stage."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.consents import ConsentState, Purpose, state_of
from caseapp.domain.contact import ContactState, Outcome, contact_state
from caseapp.domain.dialling import NO_BARS, Bars, why_not
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.queues import awaits_call
from caseapp.domain.relatives import CallQueue, CallRow, Contact, QueueLine
from caseapp.names.latin import latin
from caseapp.services.context import Context
from caseapp.storage.queries import relatives as queries
from caseapp.storage.queries.relatives import Here, Kin

NO_CARE = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})
"""What a newest row about CARE says where nothing else about the person is used."""


def contact_of(ctx: Context, person: PersonId) -> Contact:
    """Return a person's relatives, calls and the state that follows from them."""
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("relatives", person)
    with ctx.register.read() as view:
        return contact_from(queries.kin_of(view, person), ctx.now(), _names(ctx))


def queue(ctx: Context, stage: StageId) -> CallQueue:
    """Return who of a stage waits for a call home.

    A call back whose time has come stands first, then whoever was longest without contact, then who
    arrived first. Of people under a stop only that is shown; they stand last.
    """
    ctx.require(Permission.CALL_RELATIVES)
    ctx.register.looked("call_queue", stage)
    with ctx.register.read() as view:
        here, kin = queries.here_at(view, stage), queries.kin_at(view, stage)
    now, names = ctx.now(), _names(ctx)
    alike = Counter(_folded(one) for one in here)
    lines = []
    for one in here:
        contact = contact_from(kin.get(one.person, Kin()), now, names)
        refused = contact.bars.care_refused
        if awaits_call(contact.state, care_refused=refused, handed_over=False):
            lines.append(_line(one, contact, alike[_folded(one)] - 1))
    return CallQueue(now, tuple(sorted(lines, key=lambda line: _place(line, now))))


def line_of(ctx: Context, stage: StageId, person: PersonId) -> QueueLine:
    """Return one person of a stage as the queue shows them, whether they wait for a call or not.

    Raises:
        NotFound: they have not arrived at the stage, or left it.
    """
    ctx.require(Permission.CALL_RELATIVES)
    ctx.register.looked("relatives", person)
    with ctx.register.read() as view:
        here = queries.here_at(view, stage)
        kin = queries.kin_of(view, person)
    one = next((each for each in here if each.person == person), None)
    if one is None:
        raise NotFound("arrival")
    alike = sum(1 for each in here if _folded(each) == _folded(one))
    return _line(one, contact_from(kin, ctx.now(), _names(ctx)), alike - 1)


def bars_of(kin: Kin, now: datetime) -> Bars:
    """Return what stands before every call for a person."""
    return Bars(
        care_refused=state_of(kin.care, Purpose.CARE, now) in NO_CARE,
        stopped=kin.stopped,
    )


def contact_from(kin: Kin, now: datetime, names: Mapping[UUID, str]) -> Contact:
    """Return what follows from the rows of one person.

    Args:
        kin: everything recorded and not taken back.
        now: aware UTC; a consent may have run out.
        names: user → the name shown beside a call.
    """
    bars = bars_of(kin, now)
    if bars.care_refused:
        kept = tuple(made for made in kin.calls if made.attempt.outcome is Outcome.PERSON_DECLINED)
        state = ContactState.DECLINED if kept else ContactState.NOT_OFFERED
        return Contact(state, bars, (), _calls(Kin(calls=kept), names))
    # A stop says for how long nobody is called, not whether anybody is left to call.
    able = [r.id for r in kin.relatives if why_not(r, NO_BARS) is None]
    attempts = [made.attempt for made in kin.calls]
    state = contact_state(attempts, able, offered=kin.offered)
    return Contact(state, bars, kin.relatives, _calls(kin, names))


def _calls(kin: Kin, names: Mapping[UUID, str]) -> tuple[CallRow, ...]:
    return tuple(
        CallRow(
            attempt=made.attempt,
            channel=made.channel,
            seconds=made.seconds,
            note=made.note,
            by="" if made.by is None else names.get(made.by, ""),
        )
        for made in kin.calls
    )


def _line(one: Here, contact: Contact, namesakes: int) -> QueueLine:
    shown = contact
    if contact.bars.stopped:
        shown = Contact(contact.state, contact.bars)
    called = " ".join(part for part in (one.given, one.patronymic) if part)
    name = f"{one.surname} {called}".strip()
    return QueueLine(
        person=one.person,
        arrival=one.arrival,
        name=name,
        latin=latin(name),
        called=called,
        number=one.number,
        birth=one.birth,
        arrived_at=one.arrived_at,
        station=one.station,
        captured=one.captured,
        contact=shown,
        due_at=shown.due_at,
        namesakes=namesakes,
    )


def _place(line: QueueLine, now: datetime) -> tuple[object, ...]:
    due = line.due_at if line.due_at is not None and line.due_at <= now else None
    return (
        line.stopped,
        due is None,
        due or now,
        line.captured.value if line.captured else date.max,
        line.arrived_at,
        line.arrival,
    )


def _folded(one: Here) -> tuple[str, str]:
    """Papers are all in Ukrainian here: what three scripts need would cost a third of the queue."""
    return one.surname.casefold(), one.given.casefold()


def _names(ctx: Context) -> Mapping[UUID, str]:
    return {user.id: user.name for user in ctx.register.keyfile.directory.users.values()}
