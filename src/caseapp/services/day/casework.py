"""What the team did after the bus door opened, as steps: relatives, consents, calls, interviews, events."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from caseapp.domain.answers import AnswerState
from caseapp.domain.coded import Category
from caseapp.domain.consents import ConsentState, Purpose, WithdrawalChannel
from caseapp.domain.contact import Channel, Outcome
from caseapp.domain.day_errors import DayRowUnreadable
from caseapp.domain.ids import ArrivalId, InterviewId, PersonId, StageId, uuid8_of
from caseapp.domain.interviews import InterviewResult, InterviewState, NotOffered
from caseapp.services import consents
from caseapp.services.consents import Explained
from caseapp.services.day.folder import (
    ANSWERS,
    CALLS,
    CONSENTS,
    EVENTS,
    INTERVIEWS,
    RELATIVES,
    DayRow,
    rows_of,
)
from caseapp.services.day.papers import code_of
from caseapp.services.day.steps import Source, Step
from caseapp.services.transcribing import Transcript, transcribe
from caseapp.storage.tables.captivity import CategoryChange
from caseapp.storage.tables.people import Person
from caseapp.storage.tables.relatives import ContactAttempt, Relative
from caseapp.storage.unit_of_work import UnitOfWork
from caseapp.text import phones

Known = frozenset[UUID]
"""The origins that were played before."""

_SAFE: Mapping[str, bool] = {"yes": True, "no": False, "": True}
_CHANNELS: Mapping[str, WithdrawalChannel] = {
    "телефоном": WithdrawalChannel.PHONE,
    "листом": WithdrawalChannel.LETTER,
    "": WithdrawalChannel.IN_PERSON,
}
_STATES: Mapping[InterviewResult, tuple[InterviewState, NotOffered | None]] = {
    InterviewResult.COMPLETED: (InterviewState.COMPLETED, None),
    InterviewResult.PARTIAL: (InterviewState.PARTIAL, None),
    InterviewResult.DECLINED: (InterviewState.DECLINED, None),
    InterviewResult.NOT_OFFERED_UNFIT: (InterviewState.NOT_OFFERED, NotOffered.UNFIT),
    InterviewResult.NOT_OFFERED_NO_TIME: (InterviewState.NOT_OFFERED, NotOffered.NO_TIME),
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who a key of the day means, and when they came."""

    person: PersonId
    arrival: ArrivalId
    came_at: datetime


@dataclass(frozen=True)
class Casework:
    """The files of a day besides lists and arrivals; ``people`` is key → who it means."""

    folder: Path
    stage: StageId
    people: Mapping[str, Somebody]
    began: Mapping[str, datetime] = field(default_factory=dict)
    """Key → when the interview began, where it did."""

    def steps(self, known: Known) -> tuple[list[Step], list[Source]]:
        """Return the steps that are not played yet, by the time they are due, and the rows of nobody."""
        made, strangers = list[Step](), list[Source]()
        for rows, step in self._acts(known):
            if rows[0].get("key") in self.people:
                made.append(step(rows, self.people[rows[0].get("key")]))
            else:
                strangers.extend(map(source_of, rows))
        return sorted(made, key=lambda step: step.due), strangers

    def _acts(
        self, known: Known
    ) -> Iterator[tuple[list[DayRow], Callable[[list[DayRow], Somebody], Step]]]:
        """Yield the rows of each act with what makes a step of them, in the order of one moment."""
        for rows in _by_key(self._waiting(RELATIVES, known)):
            yield sorted(rows, key=lambda row: whole(row, "order")), self._relatives
        for rows in _by_key(self._waiting(CONSENTS, known)):
            yield rows, self._consents
        for row in self._waiting(CALLS, known):
            yield [row], self._call
        said = {rows[0].get("key"): rows for rows in _by_key(self._waiting(ANSWERS, known))}
        for row in self._waiting(INTERVIEWS, known):
            yield [row, *said.pop(row.get("key"), ())], self._interview
        for rows in said.values():
            raise DayRowUnreadable(ANSWERS, rows[0].number, "key")
        for row in self._waiting(EVENTS, known):
            yield [row], self._event

    def _waiting(self, name: str, known: Known) -> list[DayRow]:
        return [row for row in rows_of(self.folder, name) if row.origin.id not in known]

    def _relatives(self, rows: list[DayRow], who: Somebody) -> Step:
        safe = [coded(row, "safe_to_call", _SAFE) for row in rows]

        def write(work: UnitOfWork) -> None:
            work.get(Person, who.person)
            for row, may_call in zip(rows, safe, strict=True):
                wish = whole(row, "order")
                work.put(
                    Relative,
                    _relative_id(who.person, wish),
                    person_id=who.person,
                    wish=wish,
                    relation=row.get("relation"),
                    name=row.get("name"),
                    phone=phones.written(row.get("phone")),
                    safe_to_call=may_call,
                )

        return _step("edit_relatives", rows, who, who.came_at, write)

    def _consents(self, rows: list[DayRow], who: Somebody) -> Step:
        at = self.began.get(rows[0].get("key"), who.came_at)
        decisions = {
            Purpose(required(row, "purpose", Purpose)): ConsentState(
                required(row, "state", ConsentState)
            )
            for row in rows
        }
        how = Explained(at=at, source=rows[0].origin.id)

        def write(work: UnitOfWork) -> None:
            work.get(Person, who.person)
            consents.write(work, who.person, decisions, how)

        return _step("record_consent", rows, who, at, write)

    def _call(self, rows: list[DayRow], who: Somebody) -> Step:
        row = rows[0]
        at, number, order = row.moment("at"), whole(row, "attempt"), whole(row, "relative_order")
        outcome = required(row, "outcome", Outcome)
        channel, seconds = code_of(row, "channel", Channel) or "", whole(row, "seconds")
        relative = _relative_id(who.person, order) if order else None

        def write(work: UnitOfWork) -> None:
            work.get(Person, who.person)
            if relative is not None:
                work.get(Relative, relative)
            work.put(
                ContactAttempt,
                uuid8_of("contact_attempt", row.origin.id),
                person_id=who.person,
                relative_id=relative,
                number=number,
                channel=channel,
                started_at=at,
                outcome=outcome,
                seconds=seconds,
            )

        return _step("record_call", rows, who, at, write)

    def _interview(self, rows: list[DayRow], who: Somebody) -> Step:
        row, answers = rows[0], rows[1:]
        state, reason = _STATES[InterviewResult(required(row, "state", InterviewResult))]
        at = row.moment("started") if row.get("started") else who.came_at
        given = {
            one.get("code"): AnswerState(required(one, "state", AnswerState)) for one in answers
        }
        said = Transcript(
            interview=InterviewId(uuid8_of("interview", row.origin.id)),
            person=who.person,
            arrival=who.arrival,
            stage=self.stage,
            state=state,
            at=at,
            reason=reason,
            answers={c: s for c, s in given.items() if s is not AnswerState.NOT_ASKED},
        )
        return _step("transcribe_interview", rows, who, at, lambda work: transcribe(work, said))

    def _event(self, rows: list[DayRow], who: Somebody) -> Step:
        row = rows[0]
        match row.get("kind"):
            case "category_change":
                return _category_change(row, who)
            case "consent_withdrawn":
                return _withdrawal(row, who)
            case _:
                raise DayRowUnreadable(row.origin.file, row.number, "kind")


def begun(folder: Path) -> dict[str, datetime]:
    """Return when each interview began: key → aware UTC."""
    return {
        row.get("key"): row.moment("started")
        for row in rows_of(folder, INTERVIEWS)
        if row.get("started")
    }


def source_of(row: DayRow) -> Source:
    """Return where a row stands."""
    return Source(row.origin, row.number)


def whole(row: DayRow, name: str) -> int:
    """Return the whole number in a cell, 0 where it is empty.

    Raises:
        DayRowUnreadable: it is none.
    """
    text = row.get(name)
    if text and not text.isdecimal():
        raise DayRowUnreadable(row.origin.file, row.number, name)
    return int(text or 0)


def required(row: DayRow, name: str, kind: type[StrEnum]) -> str:
    """Return the code in a cell that may not be empty."""
    found = code_of(row, name, kind)
    if found is None:
        raise DayRowUnreadable(row.origin.file, row.number, name)
    return found


def coded(row: DayRow, name: str, meanings: Mapping[str, bool]) -> bool:
    """Return what a word in a cell means."""
    try:
        return meanings[row.get(name)]
    except KeyError:
        raise DayRowUnreadable(row.origin.file, row.number, name) from None


def _category_change(row: DayRow, who: Somebody) -> Step:
    before, _, after = row.get("detail").partition(">")
    if after not in set(Category):
        raise DayRowUnreadable(row.origin.file, row.number, "detail")

    def write(work: UnitOfWork) -> None:
        work.get(Person, who.person).category = after
        work.put(
            CategoryChange,
            uuid8_of("category_change", row.origin.id),
            person_id=who.person,
            before=before,
            after=after,
            reason=row.get("reason"),
        )

    return _step("change_category", [row], who, row.moment("at"), write)


def _withdrawal(row: DayRow, who: Somebody) -> Step:
    if row.get("detail") not in set(Purpose):
        raise DayRowUnreadable(row.origin.file, row.number, "detail")
    purpose = Purpose(row.get("detail"))
    channel = _CHANNELS.get(row.get("reason").casefold(), WithdrawalChannel.IN_PERSON)
    how = Explained(at=row.moment("at"), lang="", source=row.origin.id)

    def write(work: UnitOfWork) -> None:
        consents.write_withdrawal(work, who.person, purpose, channel, how)

    return _step("withdraw_consent", [row], who, row.moment("at"), write)


def _step(
    act: str, rows: list[DayRow], who: Somebody, at: datetime, write: Callable[[UnitOfWork], None]
) -> Step:
    # Nothing can be done for somebody before they came, whatever a clock on paper said.
    return Step(act, tuple(map(source_of, rows)), max(at, who.came_at), at, write, who.person)


def _relative_id(person: PersonId, order: int) -> UUID:
    return uuid8_of("relative", person, order)


def _by_key(rows: Iterable[DayRow]) -> Iterator[list[DayRow]]:
    found: defaultdict[str, list[DayRow]] = defaultdict(list)
    for row in rows:
        found[row.get("key")].append(row)
    yield from found.values()
