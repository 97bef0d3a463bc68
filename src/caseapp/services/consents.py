"""Consents: asked per purpose, kept as rows that nobody changes, taken back by a new row.

What is decided in one moment is one act and one undo. The newest row of a purpose and recipient counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from caseapp.domain.access import Actor, Permission, Role
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.consent_errors import ConsentStepRefused, NothingDecided, PurposeNotHere
from caseapp.domain.consent_views import ConsentLine, Consents
from caseapp.domain.consents import (
    RECIPIENTS,
    TEXT_VERSION,
    ConsentForm,
    ConsentState,
    Purpose,
    WithdrawalChannel,
    may_follow,
    state_of,
)
from caseapp.domain.consents import standing as standing_of
from caseapp.domain.ids import PersonId, uuid7, uuid8_of
from caseapp.domain.interview_rules import REFUSED
from caseapp.services.context import Context, Done
from caseapp.storage.queries import consents as queries
from caseapp.storage.tables.consents import Consent
from caseapp.storage.tables.people import Person
from caseapp.storage.unit_of_work import UnitOfWork

NOT_BY_FIELD_STAFF = frozenset({Purpose.MEDIA_NAME, Purpose.MEDIA_IMAGE, Purpose.PHOTO_INJ})
"""What is asked last, later, and never by who stands at the bus (`domain.md` 4.1)."""
_ASK_LATER = frozenset({Role.PSYCHOLOGIST, Role.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class Explained:
    """How consent was asked: when, with which text, how it was said.

    Attributes:
        at: the moment of the decision, aware UTC.
        lang: of the text that was read out, ``uk``, ``en`` or ``ru``.
        capacity: what stood against deciding freely, in words; empty if nothing did.
        source: what a row was copied from; the same source makes the same rows on two laptops.
    """

    at: datetime
    lang: str = "uk"
    form: ConsentForm = ConsentForm.ORAL
    witness: str = field(default="", repr=False)
    capacity: str = field(default="", repr=False)
    source: UUID | None = None


def record(
    ctx: Context, person: PersonId, decisions: Mapping[Purpose, ConsentState], how: Explained
) -> Done[None]:
    """Keep what a person decided in one moment: one act, whatever the number of purposes.

    Args:
        ctx: who asked.
        person: who decided.
        decisions: purpose → GIVEN or REFUSED; what is not in it was not asked.
        how: when, with which text, in which form.

    Raises:
        NothingDecided: no purpose was answered.
        ConsentStepRefused: a decision is neither of the two.
        PurposeNotHere: field staff do not ask about it.
        CareRefused: the person allows no case about them, so nothing more can be allowed.
        NotFound: the person is not in the register.
    """
    if not decisions:
        raise NothingDecided
    _require_here(ctx.actor, decisions)
    with ctx.act("record_consent", occurred_at=how.at) as work:
        work.get(Person, person)
        _require_care(work, person, decisions, how.at)
        write(work, person, decisions, how)
        return Done(None, work.commit())


def withdraw(
    ctx: Context,
    person: PersonId,
    purpose: Purpose,
    channel: WithdrawalChannel,
    at: datetime | None = None,
) -> Done[None]:
    """Keep that a person takes a consent back; it holds at once, for everything not handed over yet.

    Raises:
        ConsentStepRefused: it does not stand as given.
    """
    how = Explained(at=at or ctx.now(), lang="")
    with ctx.act("withdraw_consent", occurred_at=how.at) as work:
        work.get(Person, person)
        write_withdrawal(work, person, purpose, channel, how)
        return Done(None, work.commit())


def write(
    work: UnitOfWork,
    person: PersonId,
    decisions: Mapping[Purpose, ConsentState],
    how: Explained,
) -> None:
    """Write decisions into a unit of work, as a replayed day does too.

    Raises:
        ConsentStepRefused: a decision is neither GIVEN nor REFUSED.
    """
    for purpose, state in decisions.items():
        if state not in {ConsentState.GIVEN, ConsentState.REFUSED}:
            raise ConsentStepRefused(purpose, state)
        _put(work, person, purpose, state, how)


def write_withdrawal(
    work: UnitOfWork,
    person: PersonId,
    purpose: Purpose,
    channel: WithdrawalChannel,
    how: Explained,
) -> None:
    """Write into a unit of work that a person takes a consent back.

    Raises:
        ConsentStepRefused: it does not stand as given.
    """
    rows = [one.row for one in queries.of_person(work.connection, person)]
    before = state_of(rows, purpose, how.at)
    if not may_follow(before, ConsentState.WITHDRAWN):
        raise ConsentStepRefused(purpose, ConsentState.WITHDRAWN)
    _put(work, person, purpose, ConsentState.WITHDRAWN, how, channel=channel)


def standing(ctx: Context, person: PersonId) -> Consents:
    """Return what a person allowed, and every row behind it.

    Of somebody who refused CARE only the refusals are shown: they are what is kept about them.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("consents", person)
    names: dict[UUID, str] = {u.id: u.name for u in ctx.register.keyfile.directory.users.values()}
    now = ctx.now()
    with ctx.register.read() as view:
        stored = queries.of_person(view, person)
    care = state_of((one.row for one in stored), Purpose.CARE, now)
    if care in REFUSED:
        stored = tuple(one for one in stored if one.row.state in REFUSED)
    lines = tuple(_line(one, names) for one in stored)
    return Consents(care, lines, _newest(lines, now))


def _newest(lines: tuple[ConsentLine, ...], now: datetime) -> tuple[ConsentLine, ...]:
    states = standing_of((line.row for line in lines), now)
    found: dict[tuple[Purpose, str], ConsentLine] = {}
    for line in lines:  # newest first
        found.setdefault((line.row.purpose, line.row.recipient), line)
    order = list(Purpose)
    return tuple(
        replace(found[where], row=replace(found[where].row, state=states[where]))
        for where in sorted(found, key=lambda one: (order.index(one[0]), one[1]))
    )


def _line(stored: queries.StoredConsent, names: Mapping[UUID, str]) -> ConsentLine:
    return ConsentLine(
        row=stored.row,
        version=stored.version,
        lang=stored.lang,
        form=stored.form,
        witness=stored.witness,
        capacity=stored.capacity,
        channel=stored.channel,
        by=names.get(stored.by, "") if stored.by else "",
    )


def _require_here(actor: Actor, decisions: Mapping[Purpose, ConsentState]) -> None:
    if actor.roles & _ASK_LATER:
        return
    for purpose in decisions:
        if purpose in NOT_BY_FIELD_STAFF:
            raise PurposeNotHere(purpose)


def _require_care(
    work: UnitOfWork,
    person: PersonId,
    decisions: Mapping[Purpose, ConsentState],
    at: datetime,
) -> None:
    """Refuse to keep that something is allowed where no case may be kept at all."""
    rows = (one.row for one in queries.of_person(work.connection, person))
    care = decisions.get(Purpose.CARE) or state_of(rows, Purpose.CARE, at)
    if care in REFUSED and ConsentState.GIVEN in decisions.values():
        raise CareRefused


def _put(
    work: UnitOfWork,
    person: PersonId,
    purpose: Purpose,
    state: ConsentState,
    how: Explained,
    channel: WithdrawalChannel | None = None,
) -> None:
    source = how.source
    row_id = uuid7() if source is None else uuid8_of("consent", source, purpose.value)
    work.put(
        Consent,
        row_id,
        person_id=person,
        purpose=purpose.value,
        recipient=RECIPIENTS[purpose],
        state=state.value,
        text_version="" if channel else TEXT_VERSION,
        lang=how.lang,
        form=how.form.value,
        witness=how.witness.strip(),
        capacity=how.capacity.strip(),
        channel=channel.value if channel else "",
        decided_at=how.at,
    )
