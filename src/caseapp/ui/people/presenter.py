"""Joins the People room to the use cases."""

from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal

from caseapp.domain.dates import kyiv
from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import ArrivalFacts, PersonView
from caseapp.domain.views import StageView
from caseapp.ui.people.entering import enter_when_read
from caseapp.ui.people.list_presenter import ListPresenter
from caseapp.ui.people.page import PERSON, PeoplePage
from caseapp.ui.people.services import PeopleServices
from caseapp.ui.room import Frame


@runtime_checkable
class Touched(Protocol):
    """What a change wrote, as far as a section asks."""

    def tables(self) -> frozenset[str]:
        """Return the names of the tables."""


class PeoplePresenter(QObject):
    """Loads the list and the person who is open, anew after every change."""

    label_wanted = Signal(object, object, str)
    """(`StageId`, `ArrivalId`, number) of who is to get a label; the desk knows how it is printed."""

    def __init__(self, page: PeoplePage, frame: Frame, services: PeopleServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self.list = ListPresenter(page.list, frame, services)
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
        page.narrowing_wanted.connect(self.list.narrow)
        self.list.opened.connect(self.open)
        page.person.stepped.connect(partial(enter_when_read, page, frame.bridge, self))
        page.call_wanted.connect(partial(self._send, "relatives"))
        page.interview_wanted.connect(partial(self._send, "compliance"))
        page.label_wanted.connect(self._ask_label)
        frame.bridge.changed.connect(self._changed)

    def show_stage(self, stage: StageView | None) -> None:
        """Show the people of another stage; who is open stays open."""
        self.list.show_stage(stage.id if stage else None)
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
            self.list.load()

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
