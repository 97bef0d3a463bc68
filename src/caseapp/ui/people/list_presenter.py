"""Fills the list of people: who, in which order, with which columns."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from caseapp.domain.ids import StageId
from caseapp.domain.person_views import PersonLine
from caseapp.ui.people.arranger import Arranger
from caseapp.ui.people.columns import Column
from caseapp.ui.people.filter_keeper import FilterKeeper
from caseapp.ui.people.list_view import PeopleList, Spot
from caseapp.ui.people.roster import Narrowing, Roster
from caseapp.ui.people.services import PeopleServices
from caseapp.ui.people.thumbnails import Thumbnails
from caseapp.ui.room import Frame

AT_ONCE = 2_000
"""So many people are narrowed within a frame. More are looked through on the work thread, so that the
window goes on; fewer are not, so that no key press waits behind a report or a backup."""


class ListPresenter(QObject):
    """Loads people and shows whom the narrowing leaves."""

    opened = Signal(object)
    """The `PersonId` of whom Enter took."""

    def __init__(self, view: PeopleList, frame: Frame, services: PeopleServices) -> None:
        super().__init__(view)
        self._view, self._frame, self._services = view, frame, services
        self._stage: StageId | None = None
        self._roster, self._everywhere = Roster(), False
        self._narrowing = Narrowing()
        self._spot = Spot()
        self._waiting = self._take_next = False
        self._thumbnails = Thumbnails(frame.bridge, services.photo)
        self._thumbnails.setParent(self)
        self._keeper = FilterKeeper(view, frame, services.lists)
        self._arranger = Arranger(view, frame, services.lists)
        self._connect()

    def _connect(self) -> None:
        view, tools = self._view, self._view.tools
        view.table.pictures = lambda key: self._thumbnails.of(key, view.devicePixelRatioF())
        self._thumbnails.read_one.connect(view.paint_again)
        view.field.textChanged.connect(self._type)
        view.taken.connect(self._take)
        view.everybody.clicked.connect(self._leave_nobody_out)
        view.codes.wanted.connect(self._choose_code)
        self._arranger.changed.connect(self._arrange)
        tools.narrowing_wanted.connect(self.narrow)
        tools.keep_wanted.connect(lambda: self._keeper.ask_name(self._narrowing))

    def show_stage(self, stage: StageId | None) -> None:
        """Look at another stage from the next `load` on."""
        self._stage = stage

    def load(self) -> None:
        """Read the people again."""
        stage, everywhere = self._stage, self._narrowing.everywhere
        if everywhere:
            read = self._services.lists.everybody
        elif stage is not None:
            read = partial(self._services.people_of, stage)
        else:
            self._show_roster(Roster(), everywhere=False)
            return
        self._frame.bridge.ask_latest(
            "people",
            lambda: Roster(read()),
            partial(self._show_roster, everywhere=everywhere),
            owner=self,
        )

    def narrow(self, narrowing: Narrowing, spot: Spot | None = None) -> None:
        """Leave only whom it fits; the cursor goes into the field, which shows its text."""
        before, self._narrowing = self._narrowing, narrowing
        self._view.narrowing, self._spot = narrowing, spot or Spot()
        if self._view.field.text() != narrowing.text:
            self._view.field.blockSignals(True)
            self._view.field.setText(narrowing.text)
            self._view.field.blockSignals(False)
        self._view.field.setFocus()
        if before.everywhere != narrowing.everywhere:
            self.load()
        else:
            self._show()

    def _show_roster(self, roster: Roster, *, everywhere: bool) -> None:
        if everywhere == self._everywhere and self._roster.people:
            self._spot = self._view.spot()
        self._roster, self._everywhere = roster, everywhere
        self._show()

    def _show(self) -> None:
        roster, narrowing, sort = self._roster, self._narrowing, self._arranger.now.sort
        lang = self._frame.look.words.lang
        self._waiting = len(roster.people) > AT_ONCE
        if not self._waiting:
            self._put(roster.shown(narrowing, sort, lang))
            return

        def put(shown: tuple[PersonLine, ...]) -> None:
            asked = (roster, narrowing, sort)
            if self._waiting and asked == (self._roster, self._narrowing, self._arranger.now.sort):
                self._put(shown)

        self._frame.bridge.ask_latest(
            "shown", lambda: roster.shown(narrowing, sort, lang), put, owner=self
        )

    def _put(self, shown: tuple[PersonLine, ...]) -> None:
        view, roster = self._view, self._roster
        narrowing = replace(self._narrowing, everywhere=self._everywhere)
        self._waiting = False
        view.show_arrangement(self._arranger.now, with_day=self._everywhere)
        view.show_people(shown, self._spot)
        view.show_counts(len(roster.people), narrowing)
        view.show_narrowing(self._narrowing, roster.counts)
        if self._take_next:
            self._take()

    def _take(self) -> None:
        """Open whom Enter means: those who fit what was typed, not those who stood there before."""
        self._take_next = self._waiting
        if not self._waiting and (person := self._view.chosen()) is not None:
            self.opened.emit(person)

    def _type(self, text: str) -> None:
        self._narrowing = self._view.narrowing = replace(self._narrowing, text=text)
        self._spot, self._take_next = Spot(), False
        self._show()

    def _choose_code(self, code: str) -> None:
        self.narrow(replace(self._narrowing, code=code))

    def _leave_nobody_out(self) -> None:
        self.narrow(Narrowing(everywhere=self._narrowing.everywhere))

    def _arrange(self) -> None:
        """Show it arranged otherwise, with the same person chosen."""
        if Column.PHOTO not in self._arranger.now.columns:
            self._thumbnails.drop()
        self._spot = replace(self._view.spot(), row=0, top=0)
        self._show()
