"""Somebody's path: taken, held, freed, arrived, and what was done since, each with who wrote it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from itertools import groupby
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.captivity_views import CaptivityView, StayView
from caseapp.domain.consents import ConsentState
from caseapp.domain.dates import PartialDate, from_kyiv
from caseapp.domain.detention import CaptureFacts, Finding, TimelineFault
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import Path, PathStep, StepKind
from caseapp.services.captivity import captivity_of
from caseapp.services.contacts import contact_from
from caseapp.services.context import Context
from caseapp.storage.queries import consents, interviews, person, relatives
from caseapp.storage.queries.care import refused_care
from caseapp.storage.queries.person import ArrivalRow, Written
from caseapp.storage.queries.stages import View

_REFUSALS = frozenset({ConsentState.REFUSED.value, ConsentState.WITHDRAWN.value})
_NOBODY = Written(None, None)
_JUDGED = frozenset({"triage", "fit"})
_HANDED = frozenset({"handed_over_at", "handed_over_to"})


def timeline(ctx: Context, which: PersonId) -> Path:
    """Return somebody's path in order of time.

    Of who refused CARE only arrival, colour and what was refused stand in it.

    Raises:
        NotFound: there is no such person.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("path", which)
    names: dict[UUID, str] = {u.id: u.name for u in ctx.register.keyfile.directory.users.values()}
    with ctx.register.read() as view:
        if person.person_row(view, which) is None:
            raise NotFound("person")
        reader = _Reader(view, which, names, ctx.now())
        if refused_care(view, which):
            return Path(_in_order(reader.without_care()))
        told = captivity_of(view, which)
        return Path(_in_order(reader.all(told)), told.held)


@dataclass(frozen=True, slots=True)
class _Reader:
    view: View
    person: PersonId
    names: Mapping[UUID, str]
    now: datetime

    def all(self, told: CaptivityView) -> Iterator[PathStep]:
        yield from self._captivity(told)
        for came in person.arrivals_of(self.view, self.person):
            yield from self._arrival(came)
            if came.handed_over_at is not None:
                yield self._signed(_hand_over(came), came.handed or _NOBODY)
        yield from self._calls()
        yield from self._interviews()
        yield from self._consents(frozenset(ConsentState))
        yield from self._changes()

    def without_care(self) -> Iterator[PathStep]:
        for came in person.arrivals_of(self.view, self.person):
            for step in self._arrival(came):
                if step.kind is not StepKind.RELEASE:
                    yield replace(step, about=(), parts=(), state="")
        yield from self._consents(_REFUSALS)

    def _captivity(self, told: CaptivityView) -> Iterator[PathStep]:
        written = person.written_rows(self.view, "detention_period", self.person)
        for row, by in person.written_rows(self.view, "capture", self.person).items():
            yield self._signed(_capture(told.capture), by, row)
        gaps = [one for one in told.faults if one.fault is TimelineFault.GAP]
        overlaps = [one for one in told.faults if one.fault is TimelineFault.OVERLAP]
        for stay in told.stays:
            yield from (_doubt(StepKind.GAP, one) for one in gaps if one.later == stay.id)
            yield self._signed(_stay(stay), written.get(stay.id, _NOBODY), stay.id)
            yield from (_doubt(StepKind.OVERLAP, one) for one in overlaps if one.later == stay.id)
        yield from (_doubt(StepKind.GAP, one) for one in gaps if one.later is None)

    def _arrival(self, came: ArrivalRow) -> Iterator[PathStep]:
        yield PathStep(StepKind.RELEASE, PartialDate(came.stage_day), about=(came.stage_title,))
        flags = tuple((flag.value, "") for flag in sorted(came.flags))
        step = PathStep(StepKind.ARRIVAL, came.at, about=(came.vehicle, came.station), parts=flags)
        yield self._signed(step, came.written, came.id)
        if came.triage and came.triaged:
            step = PathStep(
                StepKind.TRIAGE,
                came.triaged.at,
                code=came.triage,
                state=came.fit or "",
                fields=_JUDGED,
            )
            yield self._signed(step, came.triaged, came.id)

    def _calls(self) -> Iterator[PathStep]:
        contact = contact_from(relatives.kin_of(self.view, self.person), self.now, self.names)
        known = {one.id: one for one in contact.relatives}
        begun = person.calls_begun(self.view, self.person)
        for call in contact.calls:
            one = known.get(call.attempt.relative) if call.attempt.relative else None
            yield PathStep(
                StepKind.CALL,
                call.attempt.at,
                code=call.attempt.outcome.value,
                about=(one.relation, one.name) if one else (),
                by=call.by,
                written_at=call.attempt.at,
                rows=begun.get(call.attempt.at, frozenset()),
            )

    def _interviews(self) -> Iterator[PathStep]:
        written = person.written_rows(self.view, "interview", self.person)
        for held in interviews.of_person(self.view, self.person):
            signed = written.get(held.id, _NOBODY)
            step = PathStep(
                StepKind.INTERVIEW,
                held.started_at or signed.at,
                code=held.state.value,
                state=held.reason.value if held.reason else "",
            )
            yield self._signed(step, replace(signed, by=held.by), held.id)

    def _consents(self, states: frozenset[str]) -> Iterator[PathStep]:
        """What was decided in one moment is one step."""
        rows = [
            one for one in consents.of_person(self.view, self.person) if one.row.state in states
        ]
        for at, together in groupby(rows, key=lambda one: one.row.decided_at):
            stored = sorted(together, key=lambda one: one.row.purpose)
            parts = tuple((one.row.purpose.value, one.row.state.value) for one in stored)
            asked = frozenset(one.row.id for one in stored)
            step = PathStep(StepKind.CONSENT, at, parts=parts, rows=asked)
            yield self._signed(step, Written(stored[0].by, at))

    def _changes(self) -> Iterator[PathStep]:
        for one in person.category_changes(self.view, self.person):
            step = PathStep(
                StepKind.CATEGORY,
                one.written.at,
                code=one.after,
                state=one.before,
                about=(one.reason,),
            )
            yield self._signed(step, one.written, one.id)
        for need in person.needs_of(self.view, self.person):
            step = PathStep(
                StepKind.NEED,
                need.written.at,
                code=need.kind,
                state=need.state,
                about=(need.to_whom,),
                parts=(("urgent", ""),) if need.urgent else (),
            )
            yield self._signed(step, need.written, need.id)

    def _signed(self, step: PathStep, written: Written, row: UUID | None = None) -> PathStep:
        by = "" if written.by is None else self.names.get(written.by, "")
        return replace(step, by=by, written_at=written.at, rows=step.rows | _rows(row))


def _rows(row: UUID | None) -> frozenset[UUID]:
    return frozenset() if row is None else frozenset({row})


def _capture(told: CaptureFacts) -> PathStep:
    return PathStep(
        StepKind.CAPTURE, told.on, code=told.direction, about=(told.place, told.circumstances)
    )


def _stay(stay: StayView) -> PathStep:
    return PathStep(
        StepKind.STAY,
        stay.start,
        stay.end,
        code=stay.place.kind.value,
        about=(stay.place.code, stay.place.name, stay.cell),
    )


def _doubt(kind: StepKind, found: Finding) -> PathStep:
    return PathStep(kind, None, days=found.days)


def _hand_over(came: ArrivalRow) -> PathStep:
    return PathStep(
        StepKind.HAND_OVER,
        came.handed_over_at,
        code=came.destination or "",
        about=(came.handed_over_to,),
        rows=_rows(came.id),
        fields=_HANDED,
    )


def _in_order(steps: Iterable[PathStep]) -> tuple[PathStep, ...]:
    """Sort by time; what has none of its own stays behind the step that it follows."""
    reached = datetime.min.replace(tzinfo=UTC)
    placed = []
    for step in steps:
        if (own := _moment(step.since)) is not None:
            reached = own
        placed.append((reached, step))
    return tuple(step for _, step in sorted(placed, key=lambda one: one[0]))


def _moment(when: PartialDate | datetime | None) -> datetime | None:
    if isinstance(when, PartialDate):
        return from_kyiv(datetime.combine(when.value, time.min))
    return when
