"""The People room over invented people in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from caseapp.domain.captivity import IdentityState
from caseapp.domain.coded import Category, Destination, Sex, Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import ContactState
from caseapp.domain.ids import ArrivalId, AttachmentId, PersonId, StageId
from caseapp.domain.person_views import (
    ArrivalFacts,
    Path,
    PathStep,
    PersonAct,
    PersonLine,
    PersonView,
    Spelling,
    StepKind,
)
from caseapp.domain.queues import Queue
from caseapp.names.latin import latin
from caseapp.names.order import sort_key
from caseapp.ui.people.columns import Arrangement
from caseapp.ui.people.field_writer import FieldServices
from caseapp.ui.people.services import ListServices, PeopleServices
from ui.fakes import Done
from ui.people import NOW, STAGE, desk_rows


@dataclass(frozen=True)
class Touched:
    """What a change wrote."""

    names: frozenset[str] = frozenset({"person"})

    def tables(self) -> frozenset[str]:
        return self.names


def person_id(place: int) -> PersonId:
    return PersonId(UUID(int=5000 + place))


def view_of(place: int) -> PersonView:
    """Return an invented person who arrived."""
    row = desk_rows()[place]
    arrival = ArrivalFacts(
        ArrivalId(UUID(int=6000 + place)),
        STAGE.id,
        NOW - timedelta(minutes=place),
        row.number,
        Triage.GREEN,
        False,
        None,
        Destination.HOSPITAL,
        None,
    )
    texts = {"surname": row.surname, "given": row.given, "patronymic": row.patronymic}
    return PersonView(
        id=person_id(place),
        name=row.name,
        latin=latin(row.name),
        number=row.number,
        arrival=arrival,
        refused=(),
        minimal=False,
        birth=row.birth,
        category=Category.POW,
        unit=row.unit,
        rank=row.rank,
        contact=ContactState.NOT_OFFERED,
        fields={**texts, "unit": row.unit, "rank": row.rank, "sex": Sex.MALE.value, "force": ""},
    )


@dataclass
class Persons:
    """Everybody of the invented list has come; what is done to them is remembered."""

    seen: dict[PersonId, PersonView] = field(
        default_factory=lambda: {person_id(n): view_of(n) for n in range(len(desk_rows()))}
    )
    acts: list[tuple[str, Any]] = field(default_factory=list)
    drafts: dict[UUID, dict[str, str]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    fail: Exception | None = None
    arrangement: Arrangement = field(default_factory=Arrangement)
    filters: dict[str, str] = field(default_factory=dict)
    elsewhere: tuple[PersonLine, ...] = ()
    """Who came to other stages only."""

    def refuse_care(self, person: PersonId) -> None:
        before = self.seen[person]
        arrival = before.arrival
        self.seen[person] = PersonView(
            before.id,
            before.name,
            before.latin,
            before.number,
            arrival,
            (Purpose.CARE,),
            minimal=True,
            care=ConsentState.REFUSED,
            fields={name: before.fields[name] for name in ("surname", "given", "patronymic")},
        )

    def people_of(self, _stage: StageId) -> tuple[PersonLine, ...]:
        return tuple(
            _line(one) for one in sorted(self.seen.values(), key=lambda one: sort_key(one.name))
        )

    def open_person(self, person: PersonId) -> PersonView:
        self.read.append("person")
        return self.seen[person]

    def timeline(self, person: PersonId) -> Path:
        self.read.append("path")
        arrival = self.seen[person].arrival
        return Path((PathStep(StepKind.ARRIVAL, arrival.at if arrival else None, by="Олена"),))

    def history_of(self, _person: PersonId) -> tuple[PersonAct, ...]:
        self.read.append("history")
        return (PersonAct(NOW, NOW, "Олена", "mark_arrived"),)

    def photo(self, _attachment: AttachmentId) -> bytes:
        return b"no picture"

    def write(self, person: UUID, name: str, typed: str) -> Done[None]:
        done = self._did("edit_field", (person, name, typed))
        before = self.seen[PersonId(person)]
        self.seen[PersonId(person)] = replace(before, fields={**before.fields, name: typed})
        return done

    def add_spelling(self, person: PersonId, written: str) -> Done[None]:
        done = self._did("add_spelling", written)
        made = Spelling(UUID(int=1), written, "typed")
        self.seen[person] = replace(self.seen[person], spellings=(made,))
        return done

    def change_category(self, person: PersonId, category: Category, reason: str) -> Done[None]:
        done = self._did("change_category", (category, reason))
        self.seen[person] = replace(self.seen[person], category=category)
        return done

    def confirm_identity(self, person: PersonId, state: IdentityState) -> Done[None]:
        done = self._did("confirm_identity", state)
        self.seen[person] = replace(self.seen[person], identity=state)
        return done

    def keep_draft(self, record: UUID, typed: Mapping[str, str]) -> None:
        self.drafts[record] = dict(typed)

    def keep_arrangement(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement

    def keep_filters(self, filters: Mapping[str, str]) -> None:
        if self.fail:
            raise self.fail
        self.filters = dict(filters)

    def everybody(self) -> tuple[PersonLine, ...]:
        return (*self.people_of(STAGE.id), *self.elsewhere)

    def lists(self) -> ListServices:
        return ListServices(
            self.everybody,
            lambda: self.arrangement,
            self.keep_arrangement,
            lambda: self.filters,
            self.keep_filters,
        )

    def services(self) -> PeopleServices:
        return PeopleServices(
            people_of=self.people_of,
            lists=self.lists(),
            open_person=self.open_person,
            timeline=self.timeline,
            history_of=self.history_of,
            photo=self.photo,
            fields=FieldServices(
                write=self.write,
                keep_draft=self.keep_draft,
                newest_draft=lambda record: dict(self.drafts.get(record, {})),
                drop_draft=lambda record: self.drafts.pop(record, None),
            ),
            add_spelling=self.add_spelling,
            change_category=self.change_category,
            confirm_identity=self.confirm_identity,
        )

    def _did(self, act: str, what: Any) -> Done[None]:
        if self.fail:
            raise self.fail
        self.acts.append((act, what))
        return Done(None, Touched())


def _line(one: PersonView) -> PersonLine:
    arrival = one.arrival
    assert arrival
    waits = frozenset({Queue.NO_CONTACT, Queue.NOT_HANDED_OVER})
    if one.number in {"7", "10"}:
        waits |= {Queue.UNFIT}
    return PersonLine(
        person=one.id,
        arrival=arrival.id,
        surname=one.fields["surname"],
        given=one.fields["given"],
        patronymic=one.fields["patronymic"],
        latin=one.latin,
        number=one.number,
        arrived_at=arrival.at,
        triage=arrival.triage,
        destination=arrival.destination,
        queues=waits,
        minimal=one.minimal,
        birth=one.birth,
        unit=one.unit,
        category=one.category,
        contact=one.contact,
    )
