"""A few people whom callers seek, in memory, behind the services of the room."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from uuid import UUID

from caseapp.domain.asking import Asking, NumberTaken, Reply, Say, Sought
from caseapp.domain.ids import PersonId
from caseapp.text import phones
from caseapp.ui.asking.services import AskingDrafts, AskingServices
from ui.fakes import Done
from ui.people import NOW, desk_rows

TELLABLE = 0
"""The place of the one of whom something may be said, to whoever calls themself Олена."""


def person(place: int) -> PersonId:
    return PersonId(UUID(int=3000 + place))


@dataclass
class Desk:
    """Who can be sought, what was asked, and which numbers were taken."""

    numbers: list[NumberTaken] = field(default_factory=list)
    questions: list[Asking] = field(default_factory=list)
    draft: dict[str, str] = field(default_factory=dict)
    fail: Exception | None = None
    ids: Any = field(default_factory=lambda: count(700))

    def sought(self, words: str) -> tuple[Sought, ...]:
        rows = enumerate(desk_rows())
        return tuple(
            Sought(person(place), row.name, row.latin, row.birth, row.number)
            for place, row in rows
            if words.casefold().strip() in row.name.casefold()
        )

    def reply(self, asking: Asking) -> Reply:
        self.questions.append(asking)
        row = desk_rows()[TELLABLE]
        if asking.person == person(TELLABLE) and asking.asker.name == "Олена":
            return Reply(Say.HAS_RETURNED, f"{row.given} {row.patronymic}", "Taras Dmytrovych")
        return Reply()

    def take(self, asking: Asking) -> Done[UUID]:
        if self.fail:
            raise self.fail
        made = UUID(int=next(self.ids))
        self.numbers.insert(
            0, NumberTaken(made, NOW, asking.words, asking.person, asking.asker, "Кравець Олена")
        )
        self.draft.clear()
        return Done(made)

    def set_done(self, which: UUID, done: bool) -> Done[None]:  # noqa: FBT001 - as the service is called
        if self.fail:
            raise self.fail
        self.numbers = [replace(one, done=done) if one.id == which else one for one in self.numbers]
        return Done(None)

    def keep(self, typed: Mapping[str, str]) -> None:
        self.draft.clear()
        self.draft.update(typed)

    def services(self) -> AskingServices:
        """Return the services of the room."""
        return AskingServices(
            sought=self.sought,
            reply=self.reply,
            read_numbers=phones.phones_in,
            take=self.take,
            taken=lambda: tuple(self.numbers),
            set_done=self.set_done,
            drafts=AskingDrafts(self.keep, lambda: dict(self.draft), self.draft.clear),
        )
