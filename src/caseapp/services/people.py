"""One person at a glance, and the people of a stage as a list with its queues."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from caseapp.domain.access import Permission
from caseapp.domain.captivity import IdentityState
from caseapp.domain.coded import Category, Destination, Triage
from caseapp.domain.consents import ConsentRow, ConsentState, Purpose, standing, state_of
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.interview_rules import hindrance_to_offer
from caseapp.domain.interviews import InterviewState
from caseapp.domain.lifecycles import presence
from caseapp.domain.needs import OPEN_NEEDS, Fitness
from caseapp.domain.person_views import ArrivalFacts, PersonLine, PersonView, Queue, QueueCount
from caseapp.domain.typed_dates import typed_form
from caseapp.names.latin import latin
from caseapp.names.order import sort_key
from caseapp.services.casework import Case, cases
from caseapp.services.contacts import WAITING, contact_from
from caseapp.services.context import Context
from caseapp.storage.queries import consents, interviews, people_list, person, relatives
from caseapp.storage.queries.people_list import OnSite
from caseapp.storage.queries.person import ArrivalRow, PersonRow
from caseapp.storage.queries.stages import View

_REFUSALS = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})
_OFFERABLE = frozenset(
    {None, InterviewState.NOT_OFFERED, InterviewState.OFFERED, InterviewState.POSTPONED}
)
"""Where an interview may still be offered; whoever declined is not asked again."""
_KEPT_WITHOUT_CARE = frozenset({Queue.NO_TRIAGE, Queue.CARE_REFUSED})
"""Queues that look at nothing but what stays known of somebody who refused CARE."""


def open_person(ctx: Context, which: PersonId) -> PersonView:
    """Return one person as the page shows them at once; minimal where they refused CARE.

    Raises:
        NotFound: there is no such person, or the act that made them was taken back.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("person", which)
    with ctx.register.read() as view:
        row = person.person_row(view, which)
        if row is None:
            raise NotFound("person")
        stored = [one.row for one in consents.of_person(view, which)]
        arrivals = person.arrivals_of(view, which)
        newest = arrivals[-1] if arrivals else None
        if state_of(stored, Purpose.CARE, ctx.now()) in _REFUSALS:
            return _minimal(ctx, row, newest, stored)
        return _whole(ctx, view, row, newest, stored)


def people_of(ctx: Context, stage: StageId, queue: Queue | None = None) -> tuple[PersonLine, ...]:
    """Return who came to a stage, or who of them stands in a queue, in Ukrainian order."""
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("people", stage)
    return tuple(one for one in _lines(ctx, stage) if queue is None or queue in one.queues)


def queues_of(ctx: Context, stage: StageId) -> tuple[QueueCount, ...]:
    """Return every queue of a stage, also the empty ones, in the order of `Queue`."""
    ctx.require(Permission.READ_PEOPLE)
    lines = _lines(ctx, stage)
    found = []
    for queue in Queue:
        since = [one.arrived_at for one in lines if queue in one.queues]
        found.append(QueueCount(queue, len(since), min(since, default=None)))
    return tuple(found)


def _lines(ctx: Context, stage: StageId) -> list[PersonLine]:
    with ctx.register.read() as view:
        here = people_list.on_site(view, stage)
        written = people_list.spellings_at(view, stage)
        found = [
            _line(case, here[case.came.id], written.get(case.came.person.id, ()))
            for case in cases(view, stage, ctx.now())
        ]
    return sorted(found, key=lambda one: (sort_key(one.name), one.arrived_at))


def _line(case: Case, here: OnSite, written: tuple[str, ...]) -> PersonLine:
    came, papers = case.came, case.came.person
    name = " ".join(part for part in (papers.surname, papers.given, papers.patronymic) if part)
    kept = PersonLine(
        person=papers.id,
        arrival=came.id,
        surname=papers.surname,
        given=papers.given,
        patronymic=papers.patronymic,
        latin=latin(name),
        number=came.wristband,
        arrived_at=came.at,
        triage=Triage(came.triage) if came.triage else None,
        destination=Destination(came.destination) if came.destination else None,
        queues=_queues(case, here),
        minimal=case.care_refused,
    )
    if case.care_refused:
        return kept
    return replace(
        kept,
        birth=papers.birth,
        unit=papers.unit,
        category=Category(papers.category),
        contact=case.contact,
        interview=case.interview.state if case.interview else None,
        spellings=written,
        call_sign=papers.call_sign,
    )


def _queues(case: Case, here: OnSite) -> frozenset[Queue]:
    found = {queue for queue, holds in _WAITS.items() if holds(case, here)}
    return frozenset(found & _KEPT_WITHOUT_CARE if case.care_refused else found)


def _wants_contact(case: Case, here: OnSite) -> bool:
    return case.contact in WAITING and here.handed_over_at is None


def _has_urgent_need(case: Case, _here: OnSite) -> bool:
    return any(need.urgent and need.state in OPEN_NEEDS for need in case.needs)


def _may_be_offered(case: Case, here: OnSite) -> bool:
    state = case.interview.state if case.interview else None
    care = case.consent(Purpose.CARE)
    hindered = hindrance_to_offer(case.came.triage, here.fit, care)
    return hindered is None and state in _OFFERABLE and here.handed_over_at is None


_WAITS: Mapping[Queue, Callable[[Case, OnSite], bool]] = MappingProxyType(
    {
        Queue.NO_CONTACT: _wants_contact,
        Queue.URGENT_NEEDS: _has_urgent_need,
        Queue.TO_INTERVIEW: _may_be_offered,
        Queue.UNFIT: lambda _, here: here.fit in {Fitness.NO, Fitness.LATER},
        Queue.NO_TRIAGE: lambda case, _: not case.came.triage,
        Queue.NOT_HANDED_OVER: lambda _, here: here.handed_over_at is None,
        Queue.CONFLICTS: lambda case, _: case.came.contested,
        Queue.CARE_REFUSED: lambda case, _: case.care_refused,
    }
)


def _minimal(
    ctx: Context, row: PersonRow, newest: ArrivalRow | None, stored: Sequence[ConsentRow]
) -> PersonView:
    facts = None
    if newest is not None:
        facts = replace(_facts(newest), fit=None, triage_revised=False, handed_over_at=None)
    return PersonView(
        id=row.id,
        name=row.name,
        latin=latin(row.name),
        number=newest.number if newest else "",
        arrival=facts,
        refused=_refused(ctx, stored),
        minimal=True,
        care=state_of(stored, Purpose.CARE, ctx.now()),
        presence=presence(newest.at if newest else None, None, worked_on=False),
        fields={part: row.texts[part] for part in ("surname", "given", "patronymic")},
    )


def _whole(
    ctx: Context,
    view: View,
    row: PersonRow,
    newest: ArrivalRow | None,
    stored: Sequence[ConsentRow],
) -> PersonView:
    held = interviews.of_person(view, row.id)
    contact = contact_from(relatives.kin_of(view, row.id), ctx.now(), {})
    worked_on = bool(stored or held or contact.calls or (newest and newest.triage))
    came, left = (newest.at, newest.handed_over_at) if newest else (None, None)
    return PersonView(
        id=row.id,
        name=row.name,
        latin=latin(row.name),
        number=newest.number if newest else "",
        arrival=_facts(newest) if newest else None,
        refused=_refused(ctx, stored),
        minimal=False,
        care=state_of(stored, Purpose.CARE, ctx.now()),
        birth=row.birth,
        category=Category(row.texts["category"]),
        unit=row.texts["unit"],
        rank=row.texts["rank"],
        photo=person.photo_of(view, row.id),
        presence=presence(came, left, worked_on=worked_on),
        identity=IdentityState(row.texts["identity"]),
        contact=contact.state,
        interview=held[0].state if held else None,
        fields={**row.texts, "birth_date": typed_form(row.birth)},
        spellings=person.spellings(view, row.id),
        counts=person.counts(view, row.id),
        contested=row.contested,
    )


def _facts(came: ArrivalRow) -> ArrivalFacts:
    return ArrivalFacts(
        id=came.id,
        stage=came.stage,
        at=came.at,
        number=came.number,
        triage=Triage(came.triage) if came.triage else None,
        triage_revised=came.triage_revised,
        fit=Fitness(came.fit) if came.fit else None,
        destination=Destination(came.destination) if came.destination else None,
        handed_over_at=came.handed_over_at,
    )


def _refused(ctx: Context, stored: Sequence[ConsentRow]) -> tuple[Purpose, ...]:
    stands = standing(stored, ctx.now())
    said = {purpose for (purpose, _), state in stands.items() if state in _REFUSALS}
    return tuple(purpose for purpose in Purpose if purpose in said)
