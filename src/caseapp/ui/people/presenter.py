"""Joins the People room to the use cases."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal

from caseapp.domain.dates import kyiv
from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.person_views import ArrivalFacts, PersonLine, PersonView
from caseapp.domain.queues import Queue
from caseapp.domain.views import StageView
from caseapp.names.desk import DeskEntry, DeskIndex
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui.people.entering import enter_when_read
from caseapp.ui.people.list_view import Filter
from caseapp.ui.people.page import PERSON, PeoplePage
from caseapp.ui.people.services import PeopleServices
from caseapp.ui.room import Frame

CARE_REFUSED = "care_refused"
"""The filter for who refused that a case is kept: no queue, because nothing waits to be done."""

UNLISTED = "unlisted"
"""The filter for who came without standing on the list."""


@runtime_checkable
class Touched(Protocol):
    """What a change wrote, as far as a section asks."""

    def tables(self) -> frozenset[str]:
        """Return the names of the tables."""


@dataclass(frozen=True)
class Listed:
    """The people of a stage and the index by which they are found, made off the GUI thread."""

    people: tuple[PersonLine, ...]
    index: DeskIndex[PersonLine]


class PeoplePresenter(QObject):
    """Loads the list and the person who is open, anew after every change."""

    label_wanted = Signal(object, object, str)
    """(`StageId`, `ArrivalId`, number) of who is to get a label; the desk knows how it is printed."""

    def __init__(self, page: PeoplePage, frame: Frame, services: PeopleServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._stage: StageId | None = None
        self._listed = Listed((), DeskIndex(()))
        self._filter = ""
        self._arrival: ArrivalFacts | None = None
        self._stale = False
        self._missed: frozenset[str] = frozenset()
        # After the event that brought the room to the front: it may bring a person along.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._refresh)
        page.entered.connect(self._soon.start)
        page.stage_shown.connect(self.show_stage)
        page.opened.connect(self.open)
        page.left.connect(self.leave)
        page.filter_wanted.connect(self.narrow)
        page.person.stepped.connect(partial(enter_when_read, page, frame.bridge, self))
        page.list.typed.connect(lambda _text: self._show_list())
        page.call_wanted.connect(partial(self._send, "relatives"))
        page.interview_wanted.connect(partial(self._send, "compliance"))
        page.label_wanted.connect(self._ask_label)
        frame.bridge.changed.connect(self._changed)

    def show_stage(self, stage: StageView | None) -> None:
        """Show the people of another stage; who is open stays open."""
        self._stage = stage.id if stage else None
        self._stale = True
        self._refresh()

    def open(self, person: PersonId) -> None:
        """Open a person's page."""
        if person != self._page.here:
            self._page.person.clear()
        self._page.show_person(person)
        self._load_person(person, first=True)

    def leave(self) -> None:
        """Go back to the list, to the same row."""
        if self._page.here is None:
            return
        self._page.person.clear()
        self._page.show_person(None)
        self._page.list.field.setFocus()
        self._refresh()

    def narrow(self, code: str) -> None:
        """Show only who stands in a queue; an empty code: everybody."""
        self._filter = code
        self._show_list()
        self._page.list.field.setFocus()

    def _refresh(self) -> None:
        """Read again what was changed while it was out of sight: nobody waits for a list unseen."""
        if not self._stale or not self._page.isVisible():
            return
        if (person := self._page.here) is not None:
            self._load_person(person)
            missed, self._missed = self._missed, frozenset()
            self._page.person.section.touched(missed)
        else:
            self._stale = False
            self._load_list()

    def _load_list(self) -> None:
        if (stage := self._stage) is None:
            self._show(Listed((), DeskIndex(())))
            return
        self._frame.bridge.ask_latest(
            "people", lambda: _listed(self._services.people_of(stage)), self._show, owner=self
        )

    def _show(self, listed: Listed) -> None:
        self._listed = listed
        self._show_list()

    def _show_list(self) -> None:
        view, typed = self._page.list, self._page.list.field.text().strip()
        everybody = self._listed.people
        shown = [one for one in everybody if _stands(one, self._filter)]
        if typed:
            found = {
                hit.key.person: hit.key for hit in self._listed.index.find(typed, len(everybody))
            }
            within = {one.person for one in shown}
            shown = [one for person, one in found.items() if person in within]
        view.show_people(shown, None if typed else view.chosen())
        narrowed = bool(typed or self._filter)
        view.show_counts(len(everybody), len(shown), narrowed=narrowed)
        view.show_filters(_filters(everybody, self._filter, self._frame.look.words), self._filter)

    def _load_person(self, person: PersonId, *, first: bool = False) -> None:
        bridge = self._frame.bridge
        # In this order: the head is seen before the path is read.
        bridge.ask(
            partial(self._services.open_person, person),
            partial(self._show_person, first=first),
            owner=self,
            otherwise=self._gone,
        )
        bridge.ask_latest(
            "path",
            partial(self._services.timeline, person),
            self._page.person.path.show_path,
            owner=self,
        )

    def _show_person(self, seen: PersonView, *, first: bool) -> None:
        if seen.id != self._page.here:
            return
        self._arrival = seen.arrival
        self._page.person.show_person(seen, kyiv(self._frame.now()).date())
        if seen.photo is not None:
            photo = seen.photo
            self._frame.bridge.ask_latest(
                "photo",
                lambda: self._services.photo(photo),
                self._page.person.head.show_photo,
                owner=self,
            )
        if first and self._page.isVisible():
            enter_when_read(self._page, self._frame.bridge, self)

    def _gone(self, error: Exception) -> None:
        """Go back to the list: the act that made the person was taken back."""
        self.leave()
        self._frame.bridge.failed.emit(error)

    def _changed(self, touched: object, _owner: object) -> None:
        self._stale = True
        if isinstance(touched, Touched):
            self._missed |= touched.tables()
        self._refresh()

    def _ask_label(self) -> None:
        if self._arrival is not None:
            self.label_wanted.emit(self._arrival.stage, self._arrival.id, self._arrival.number)

    def _send(self, room: str) -> None:
        if self._page.here is not None:
            self._frame.go(room, f"{PERSON}{self._page.here}")


def _listed(people: tuple[PersonLine, ...]) -> Listed:
    entries = (
        DeskEntry(
            key=one,
            surname=one.surname,
            given=one.given,
            patronymic=one.patronymic,
            spellings=one.spellings,
            number=one.number,
            call_sign=one.call_sign,
            unit=one.unit,
        )
        for one in people
    )
    return Listed(people, DeskIndex(entries))


def _stands(one: PersonLine, code: str) -> bool:
    if code == CARE_REFUSED:
        return one.minimal
    if code == UNLISTED:
        return one.unlisted
    return not code or code in one.queues


def _filters(people: tuple[PersonLine, ...], here: str, tr: Words) -> list[Filter]:
    """Return everybody, each queue somebody stands in, and the one in use even when it is empty now."""
    named: list[tuple[str, str]] = [(queue.value, word_for(queue, tr)) for queue in Queue]
    named.append((CARE_REFUSED, tr("Refused that a case is kept")))
    named.append((UNLISTED, tr("Not on the list")))
    counted = [
        Filter(code, word, sum(_stands(one, code) for one in people)) for code, word in named
    ]
    kept = [one for one in counted if one.count or one.code == here]
    return [Filter("", tr("Everybody"), len(people)), *kept]
