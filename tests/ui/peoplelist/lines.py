"""Invented lines of the list of people, and the room that shows them."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from pytestqt.qtbot import QtBot

from caseapp.domain.ids import ArrivalId, AttachmentId, PersonId
from caseapp.domain.person_views import PersonLine
from caseapp.names.latin import latin
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.people.list_presenter import ListPresenter
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.preferences import Preferences
from caseapp.ui.room import State
from caseapp.ui.rooms import Surroundings
from ui.fakes import Site
from ui.hands import show
from ui.people import NOW
from ui.persons import Persons


def line(place: int, name: str, number: str = "", unit: str = "") -> PersonLine:
    """Return somebody who came, of whom little is known."""
    surname, _, given = name.partition(" ")
    return PersonLine(
        person=PersonId(UUID(int=70_000 + place)),
        arrival=ArrivalId(UUID(int=80_000 + place)),
        surname=surname,
        given=given,
        patronymic="",
        latin=latin(name),
        number=number,
        arrived_at=NOW - timedelta(minutes=place),
        triage=None,
        destination=None,
        queues=frozenset(),
        minimal=False,
        unit=unit,
    )


def photographed(one: PersonLine) -> PersonLine:
    """Return the same with a photo."""
    return replace(one, photo=AttachmentId(UUID(int=one.person.int + 500_000)))


@dataclass
class Window:
    """The People room of a window, and what is in its list."""

    pages: Pages
    persons: Persons

    @property
    def room(self) -> PeoplePage:
        page = self.pages.workspace.rooms["people"]
        assert isinstance(page, PeoplePage)
        return page

    @property
    def presenter(self) -> ListPresenter:
        return self.pages.rooms.people.list

    def titles(self) -> list[str]:
        return [head.title for head in self.room.list.table.cells.heads]

    def column(self, title: str) -> list[str]:
        """Return what stands under a title."""
        cells = self.room.list.table.cells
        (place,) = (n for n, each in enumerate(self.titles()) if each.rstrip(" ↑↓") == title)
        return [str(cells.index(n, place).data()) for n in range(cells.rowCount())]

    def names(self) -> list[str]:
        return self.column("Ім’я")


@dataclass
class Opener:
    """Opens windows over the same people, one after the other."""

    qtbot: QtBot
    look: Look
    bridge: Bridge
    persons: Persons

    def __call__(self, state: State | None = None, record: str = "") -> Window:
        made = Site().session()
        session = replace(made, services=replace(made.services, people=self.persons.services()))
        states = (("people", state),) if state else ()
        around = Surroundings(self.look, self.bridge, lambda: NOW, Preferences())
        pages = Pages(session, around, Where("people", states=states, record=record))
        show(self.qtbot, pages.workspace)
        return Window(pages, self.persons)
