"""Arrivals: marked, flagged, unexpected, matched."""

from dataclasses import dataclass, field
from datetime import datetime

from caseapp.domain.access import Permission
from caseapp.domain.coded import Flag
from caseapp.domain.dates import PartialDate
from caseapp.domain.errors import AlreadyArrived, FieldRefused, NotFound
from caseapp.domain.expected import ListRow
from caseapp.domain.ids import ArrivalId, LineId, PersonId, StageId, uuid7, uuid8_of
from caseapp.domain.views import Candidate, DeskRow, Marked, UnexpectedDraft
from caseapp.names.identity import Identity
from caseapp.names.matching import candidates
from caseapp.services.context import Context, Done
from caseapp.services.desk import desk_of
from caseapp.services.doubts import identity_of
from caseapp.services.drafts import UNEXPECTED, id_of
from caseapp.services.stages import require_open
from caseapp.storage.queries import drafts as kept
from caseapp.storage.queries import lists
from caseapp.storage.queries import people as people_queries
from caseapp.storage.tables.people import Arrival, ArrivalFlag, MatchVerdict, OtherName, Person
from caseapp.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Papers:
    """A person's papers, where they are known: what stands there instead of the list's words."""

    surname: str
    given: str
    patronymic: str
    sex: str
    birth: PartialDate | None
    category: str
    force: str
    unit: str
    rank: str
    status_before: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """How somebody came. ``papers`` only where they are known at once, as in a replayed day."""

    at: datetime
    station: str = ""
    vehicle: str = ""
    presented_name: str = ""
    recorded_category: str = ""
    triage: str | None = None
    destination: str | None = None
    wristband: str = ""
    note: str = ""
    papers: Papers | None = field(default=None, repr=False)


def desk(ctx: Context, stage: StageId) -> tuple[DeskRow, ...]:
    """Return the rows of the arrivals desk."""
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("desk", stage)
    with ctx.register.read() as view:
        return desk_of(view, stage)


def mark_arrived(
    ctx: Context, stage: StageId, line: LineId, station: str = "", at: datetime | None = None
) -> Done[Marked]:
    """Mark somebody of the list arrived; a person and an arrival begin.

    ``at`` is when they stood there, by default now; it may be earlier than the act is recorded.

    Raises:
        AlreadyArrived: marked before; nothing was changed.
        StageNotOpen: nothing was changed.
    """
    when = at or ctx.now()
    with ctx.act("mark_arrived", occurred_at=when) as work:
        require_open(work, stage)
        marked = arrive(work, stage, line, Coming(at=when, station=station))
        return Done(marked, work.commit())


def arrive(work: UnitOfWork, stage: StageId, line: LineId, coming: Coming) -> Marked:
    """Write the arrival of a listed person into a unit of work.

    Both ids are made of stage and line, so that two desks that mark the same person meet as one row;
    an arrival that was undone is the same row again.
    """
    entry = lists.entry_of_line(work.connection, stage, line)
    if entry is None:
        raise NotFound("entry")
    row = entry.row
    person_id = PersonId(uuid8_of("person", stage, line))
    person = _person(work, person_id, coming.papers or papers_of(row), row.call_sign or "")
    if coming.papers is not None:
        row_id = uuid8_of("other_name", person_id, "list", row.written_name)
        work.put(OtherName, row_id, person_id=person_id, written=row.written_name, source="list")
    return _arrival(work, person, stage, line, row.number or "", coming)


def add_unexpected(ctx: Context, stage: StageId, draft: UnexpectedDraft) -> Done[Marked]:
    """Mark somebody arrived who is not on the list, with whatever is known."""
    now = ctx.now()
    papers = Papers(
        surname=draft.surname.strip(),
        given=draft.given.strip(),
        patronymic=draft.patronymic.strip(),
        sex=draft.sex.value,
        birth=draft.birth,
        category=draft.category.value,
        force=draft.force.strip(),
        unit=draft.unit.strip(),
        rank=draft.rank.strip(),
    )
    coming = Coming(
        at=now,
        station=draft.station,
        vehicle=draft.vehicle,
        note=draft.note,
        papers=papers,
    )
    with ctx.act("mark_unexpected") as work:
        require_open(work, stage)
        person = PersonId(uuid7())
        marked = arrive_unexpected(work, stage, person, coming, draft.call_sign.strip())
        # In the same commit: a kill between the two would offer a person who was recorded already.
        kept.drop(work.connection, id_of(ctx, UNEXPECTED))
        return Done(marked, work.commit())


def arrive_unexpected(
    work: UnitOfWork, stage: StageId, person: PersonId, coming: Coming, call_sign: str = ""
) -> Marked:
    """Write the arrival of somebody without an entry into a unit of work."""
    if coming.papers is None:
        raise FieldRefused("papers", "empty")
    number = coming.wristband or _next_number(work, stage)
    row = _person(work, person, coming.papers, call_sign)
    return _arrival(work, row, stage, None, number, coming)


def set_flag(ctx: Context, arrival: ArrivalId, flag: Flag, *, raised: bool) -> Done[None]:
    """Put a flag on an arrival or take it off."""
    with ctx.act("set_flag") as work:
        found = work.get(Arrival, arrival)
        require_open(work, StageId(found.stage_id))
        row_id = uuid8_of("flag", arrival, flag.value)
        work.put(ArrivalFlag, row_id, arrival_id=arrival, flag=flag.value, raised=raised)
        return Done(None, work.commit())


def likely(ctx: Context, stage: StageId, draft: UnexpectedDraft) -> tuple[Candidate, ...]:
    """Return who on the list, or already here, may be the person in the draft."""
    ctx.require(Permission.READ_PEOPLE)
    probe = Identity[DeskRow | None](
        key=None,
        surname=draft.surname,
        given=draft.given,
        patronymic=draft.patronymic,
        birth=draft.birth,
        unit=draft.unit,
        call_sign=draft.call_sign,
    )
    with ctx.register.read() as view:
        pool = [identity_of(row) for row in desk_of(view, stage)]
    return tuple(
        Candidate(match.key, match.certain, tuple(reason.value for reason in match.reasons))
        for match in candidates(probe, pool)
        if match.key is not None
    )


def settle_match(
    ctx: Context, stage: StageId, arrival: ArrivalId, line: LineId, *, same: bool
) -> Done[None]:
    """Say whether somebody who came unexpected is the one on a line of the list.

    Raises:
        AlreadyArrived: somebody else was marked on that line.
    """
    with ctx.act("settle_match") as work:
        require_open(work, stage)
        row_id = uuid8_of("match", arrival, line)
        work.put(MatchVerdict, row_id, arrival_id=arrival, line_id=line, same=same)
        if same:
            for other in work.all(Arrival, line_id=line, stage_id=stage):
                raise AlreadyArrived(other.arrived_at.isoformat())
            work.get(Arrival, arrival).line_id = line
        return Done(None, work.commit())


def papers_of(row: ListRow) -> Papers:
    """Return what the list says, until somebody has seen the papers."""
    return Papers(
        surname=row.surname,
        given=row.given,
        patronymic=row.patronymic,
        sex=row.sex or "U",
        birth=row.birth.date if row.birth else None,
        category=row.category.value if row.category else "UNKNOWN",
        force=row.force or "",
        unit=row.unit or "",
        rank=row.rank or "",
    )


def _person(work: UnitOfWork, person_id: PersonId, papers: Papers, call_sign: str) -> Person:
    birth = papers.birth
    return work.put(
        Person,
        person_id,
        surname=papers.surname,
        given=papers.given,
        patronymic=papers.patronymic,
        sex=papers.sex,
        birth_date=birth.value.isoformat() if birth else None,
        birth_precision=birth.precision.value if birth else None,
        category=papers.category,
        force=papers.force,
        unit=papers.unit,
        rank=papers.rank,
        call_sign=call_sign,
        status_before=papers.status_before,
    )


def _arrival(
    work: UnitOfWork,
    person: Person,
    stage: StageId,
    line: LineId | None,
    number: str,
    coming: Coming,
) -> Marked:
    arrival_id = ArrivalId(uuid8_of("arrival", stage, line or person.id))
    _require_not_here(work, arrival_id, stage, line)
    work.put(
        Arrival,
        arrival_id,
        person_id=person.id,
        stage_id=stage,
        line_id=line,
        arrived_at=coming.at,
        wristband=coming.wristband or number,
        vehicle=coming.vehicle,
        station=coming.station,
        presented_name=coming.presented_name,
        recorded_category=coming.recorded_category,
        triage=coming.triage,
        destination=coming.destination,
        note=coming.note,
    )
    name = " ".join(part for part in (person.surname, person.given, person.patronymic) if part)
    return Marked(arrival_id, PersonId(person.id), coming.wristband or number, name, coming.at)


def _require_not_here(
    work: UnitOfWork, arrival: ArrivalId, stage: StageId, line: LineId | None
) -> None:
    """Refuse a second arrival: under the same id, or of somebody who was matched to the line later."""
    before = work.find(Arrival, arrival)
    here = [before] if before is not None and not before.undone else []
    if line is not None:
        here += work.all(Arrival, line_id=line, stage_id=stage)
    for one in here:
        raise AlreadyArrived(one.arrived_at.isoformat())


def _next_number(work: UnitOfWork, stage: StageId) -> str:
    """Return the number after every one that is in use; two laptops may draw the same one."""
    versions = lists.versions(work.connection, stage)
    latest = lists.entries(work.connection, versions[-1].id) if versions else ()
    used = [entry.row.number for entry in latest]
    used += [came.wristband for came in people_queries.arrivals(work.connection, stage)]
    return str(max((int(n) for n in used if n and n.isdecimal()), default=0) + 1)
