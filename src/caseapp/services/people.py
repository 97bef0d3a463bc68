"""One person at a glance, and the people of a stage as a list with its queues (`services.queues`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from caseapp.domain.access import Permission
from caseapp.domain.captivity import IdentityState
from caseapp.domain.coded import Category, Destination, Triage
from caseapp.domain.consents import ConsentRow, ConsentState, Purpose, standing, state_of
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.lifecycles import presence
from caseapp.domain.needs import Fitness
from caseapp.domain.person_views import ArrivalFacts, PersonLine, PersonView
from caseapp.domain.queues import Queue, Standing, stands_in
from caseapp.domain.typed_dates import typed_form
from caseapp.names.latin import latin
from caseapp.names.order import sort_key
from caseapp.services.contacts import contact_from
from caseapp.services.context import Context
from caseapp.services.queues import standings
from caseapp.services.roll import roll_of
from caseapp.storage.queries import consents, interviews, people_list, person, relatives, stages
from caseapp.storage.queries.people import Came
from caseapp.storage.queries.person import ArrivalRow, PersonRow
from caseapp.storage.queries.stages import View

_REFUSALS = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})


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
    with ctx.register.read() as view:
        numbers = {one.id: one.number for one in stages.all_stages(view)}
        found = tuple(_lines(ctx, view, stage, numbers.get(stage, 0)))
    return _in_order(one for one in found if queue is None or queue in one.queues)


def everybody(ctx: Context) -> tuple[PersonLine, ...]:
    """Return whoever came to any stage, once, as at the stage they came to last, in Ukrainian order."""
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("people")
    newest: dict[PersonId, PersonLine] = {}
    with ctx.register.read() as view:
        for stage in stages.all_stages(view):
            for one in _lines(ctx, view, stage.id, stage.number):
                known = newest.get(one.person)
                if known is None or known.arrived_at <= one.arrived_at:
                    newest[one.person] = one
    return _in_order(newest.values())


def _in_order(found: Iterable[PersonLine]) -> tuple[PersonLine, ...]:
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.arrived_at)))


def _lines(ctx: Context, view: View, stage: StageId, number: int) -> Iterator[PersonLine]:
    written = people_list.spellings_at(view, stage)
    photos = people_list.photos_at(view, stage)
    roll = roll_of(view, stage)
    for came, one in zip(roll.came, standings(ctx, view, roll), strict=True):
        line = _line(ctx, came, one, written.get(one.person, ()))
        yield replace(
            line,
            unlisted=came.line not in roll.lines,
            stage_number=number,
            photo=None if line.minimal else photos.get(one.person),
        )


def _line(ctx: Context, came: Came, one: Standing, written: tuple[str, ...]) -> PersonLine:
    papers = came.person
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
        queues=stands_in(one, ctx.now()),
        minimal=one.care_refused,
    )
    if one.care_refused:
        return kept
    return replace(
        kept,
        birth=papers.birth,
        unit=papers.unit,
        category=Category(papers.category),
        contact=one.contact,
        interview=one.interview,
        spellings=written,
        call_sign=papers.call_sign,
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
