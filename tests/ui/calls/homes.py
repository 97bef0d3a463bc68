"""A few people who wait for a call, in memory, behind the services of the room for calls."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

from caseapp.domain.contact import Attempt, ContactState, Outcome, contact_state
from caseapp.domain.dates import PartialDate
from caseapp.domain.dialling import Bars
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import ArrivalId, PersonId, RelativeId, StageId
from caseapp.domain.queues import CALLABLE
from caseapp.domain.relatives import (
    CallDraft,
    Called,
    CallQueue,
    CallRow,
    Contact,
    QueueLine,
    RelativeDraft,
    RelativeRow,
)
from caseapp.names.latin import latin
from caseapp.text import phones
from caseapp.ui.kin.services import FormDrafts, KinServices
from caseapp.ui.relatives.services import RelativeServices, StopNote
from ui.fakes import Done
from ui.people import NOW, desk_rows


def relative(number: int, **more: Any) -> RelativeRow:
    """Return the mother of somebody, unless it is said otherwise."""
    plain = {"name": f"Мати {number}", "relation": "мати", "phone": "+380 50 761 4371"}
    return RelativeRow(RelativeId(UUID(int=number)), number, **(plain | more))


def line(place: int, *relatives: RelativeRow, **more: Any) -> QueueLine:
    """Return one invented person of the list as they wait."""
    row = desk_rows()[place]
    contact = Contact(ContactState.NOT_OFFERED, relatives=relatives)
    known: dict[str, Any] = {
        "person": PersonId(UUID(int=3000 + place)),
        "arrival": ArrivalId(UUID(int=2000 + place)),
        "name": row.name,
        "latin": latin(row.name),
        "called": f"{row.given} {row.patronymic}",
        "number": row.number,
        "birth": row.birth,
        "arrived_at": NOW - timedelta(minutes=10 * place + 20),
        "station": "2",
        "captured": PartialDate(NOW.date() - timedelta(days=900 - place)),
        "contact": contact,
    }
    return QueueLine(**(known | more))


@dataclass
class Homes:
    """Who waits, and everything that was done."""

    lines: list[QueueLine] = field(
        default_factory=lambda: [
            line(0, relative(1), relative(2, name="Андрій", relation="брат")),
            line(1, relative(3)),
            line(2, relative(4)),
        ]
    )
    others: dict[PersonId, QueueLine] = field(default_factory=dict)
    acts: list[tuple[str, Any]] = field(default_factory=list)
    notes: dict[PersonId, dict[str, str]] = field(default_factory=dict)
    forms: dict[PersonId, dict[str, str]] = field(default_factory=dict)
    fail: Exception | None = None
    asked: int = 0
    ids: Any = field(default_factory=lambda: count(900))

    def calls(self) -> list[CallDraft]:
        """Return what was recorded."""
        return [what for act, what in self.acts if act == "record"]

    def queue(self, _stage: StageId) -> CallQueue:
        self.asked += 1
        return CallQueue(NOW, tuple(self.lines))

    def line_of(self, _stage: StageId, person: PersonId) -> QueueLine:
        for one in self.lines:
            if one.person == person:
                return one
        if person in self.others:
            return self.others[person]
        raise NotFound("arrival")

    def record(self, draft: CallDraft) -> Done[Called]:
        self._work("record", draft)
        before = self.line_of(StageId(UUID(int=1)), draft.person)
        number = 0 if draft.relative is None else before.contact.attempts + 1
        attempt = Attempt(
            number, draft.started_at, draft.outcome, draft.relative, draft.call_back_at
        )
        made = (*before.contact.calls, CallRow(attempt, draft.channel.value, draft.seconds))
        able = [one.id for one in before.contact.relatives]
        state = contact_state([each.attempt for each in made], able)
        self._change(before, state=state, calls=made)
        self.notes.pop(draft.person, None)
        return Done(Called(number, state))

    def stop(self, person: PersonId, text: str) -> Done[None]:
        self._work("stop", (person, text))
        before = self.line_of(StageId(UUID(int=1)), person)
        self._change(before, bars=Bars(stopped=True), relatives=(), calls=())
        return Done(None)

    def lift(self, person: PersonId) -> Done[None]:
        self._work("lift", person)
        self._change(self.line_of(StageId(UUID(int=1)), person), bars=Bars())
        return Done(None)

    def stop_notes(self, _person: PersonId) -> tuple[StopNote, ...]:
        return tuple(StopNote(NOW, what[1]) for act, what in self.acts if act == "stop")

    def add(self, person: PersonId, draft: RelativeDraft) -> Done[RelativeId]:
        self._work("add", (person, draft))
        before = self.line_of(StageId(UUID(int=1)), person)
        made = relative(next(self.ids), name=draft.name, relation=draft.relation)
        self._change(before, relatives=(*before.contact.relatives, made))
        self.forms.pop(person, None)
        return Done(made.id)

    def edit(self, one: RelativeId, changes: Mapping[str, str | bool]) -> Done[None]:
        self._work("edit", (one, dict(changes)))
        self._each(one, lambda row: [replace(row, **changes)])  # type: ignore[arg-type] # fields of the row
        return Done(None)

    def order(self, person: PersonId, order: Sequence[RelativeId]) -> Done[None]:
        self._work("order", tuple(order))
        before = self.line_of(StageId(UUID(int=1)), person)
        rows = {one.id: one for one in before.contact.relatives}
        self._change(before, relatives=tuple(rows[one] for one in order))
        return Done(None)

    def remove(self, one: RelativeId) -> Done[None]:
        self._work("remove", one)
        self._each(one, lambda _row: [])
        return Done(None)

    def unreadable(self, texts: Collection[str]) -> frozenset[str]:
        return frozenset(text for text in texts if phones.unreadable(text))

    def services(self) -> RelativeServices:
        """Return the services of the room."""
        kin = KinServices(
            contact=lambda person: self.line_of(StageId(UUID(int=1)), person).contact,
            add=self.add,
            edit=self.edit,
            order=self.order,
            remove=self.remove,
            unreadable=self.unreadable,
            read_numbers=phones.phones_in,
            drafts=_drafts(self.forms),
        )
        return RelativeServices(
            queue=self.queue,
            line_of=self.line_of,
            record=self.record,
            stop=self.stop,
            lift=self.lift,
            stop_notes=self.stop_notes,
            kin=kin,
            note_drafts=_drafts(self.notes),
        )

    def _each(self, one: RelativeId, anew: Callable[[RelativeRow], list[RelativeRow]]) -> None:
        for before in list(self.lines):
            rows = [
                made
                for row in before.contact.relatives
                for made in (anew(row) if row.id == one else [row])
            ]
            self._change(before, relatives=tuple(rows))

    def _change(self, before: QueueLine, **contact: Any) -> None:
        after = replace(before, contact=replace(before.contact, **contact))
        at = self.lines.index(before) if before in self.lines else None
        if at is None:
            self.others[after.person] = after
        elif after.contact.state in CALLABLE:
            self.lines[at] = after
        else:
            del self.lines[at]
            self.others[after.person] = after

    def _work(self, act: str, what: Any) -> None:
        if self.fail:
            raise self.fail
        self.acts.append((act, what))


def _drafts(kept: dict[PersonId, dict[str, str]]) -> FormDrafts:
    def keep(person: PersonId, typed: Mapping[str, str]) -> None:
        kept[person] = dict(typed)

    return FormDrafts(
        keep=keep,
        newest=lambda person: dict(kept.get(person, {})),
        drop=lambda person: kept.pop(person, None),
    )


def outcomes(homes: Homes) -> list[Outcome]:
    """Return the outcomes that were recorded, in their order."""
    return [draft.outcome for draft in homes.calls()]
