"""F8: a label for whoever is chosen in the list and here, else for whoever was marked last."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from caseapp.domain.ids import ArrivalId, StageId
from caseapp.domain.labels import GRID, LabelKind
from caseapp.domain.views import StageView
from caseapp.ui.arrivals import said
from caseapp.ui.arrivals.desk import Line
from caseapp.ui.arrivals.last import LastMarked
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.arrivals.services import LabelServices, LabelWanted, SetLabel
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.sheet_places import PlaceQuestion, SheetPlaces, SheetShape, ask_place

_STICKERS = SheetShape(*GRID[LabelKind.STICKER])


class Labelling(QObject):
    """Asks for the free place on the sheet, beginning after the last one, and prints.

    The question is never left out: only the officer sees which sheet lies in the printer.
    """

    def __init__(
        self,
        page: ArrivalsPage,
        frame: Frame,
        services: LabelServices | None,
        last: LastMarked,
        stage: Callable[[], StageView | None],
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._last, self._stage = last, stage
        self.words = frame.look.words
        self._next = 1
        self.question: PlaceQuestion | None = None
        page.label_wanted.connect(self._ask)

    def _ask(self) -> None:
        found, stage = self._who(), self._stage()
        if found is None or stage is None:
            self._say(self.words("A label goes to whoever was marked last: mark somebody first."))
            return
        arrival, number = found
        if arrival is None:
            self._say(self.words("The arrival is being saved. Press F8 again in a moment."))
            return
        self.ask_for(stage.id, arrival, number)

    def ask_for(self, stage: StageId, arrival: ArrivalId, number: str) -> None:
        """Ask where on the sheet the label of an arrival goes, and print it there."""
        if (services := self._services) is None:
            self._say(
                self.words("This computer offers no print queue. Save labels as PDF under Reports.")
            )
            return
        look, name = self._frame.look, self.words("Free place on the sheet")
        self.question = ask_place(
            look,
            self._page,
            self.words("Sticker for no. {number}", number=number or "…"),
            SheetPlaces(look, name, _STICKERS, self._next),
            lambda place: self._print(services, stage, arrival, place),
        )

    def _who(self) -> tuple[ArrivalId | None, str] | None:
        """Return arrival (None: being saved) and number of who gets the label."""
        line = self._page.people.chosen_row()
        if isinstance(line, Line) and line.row.arrival is not None:
            return line.row.arrival, line.row.number
        if (last := self._last.last) is not None:
            return last.arrival, last.row.number
        return None

    def _print(
        self, services: LabelServices, stage: StageId, arrival: ArrivalId, place: int
    ) -> None:
        wanted = LabelWanted(stage, arrival, place, self.words.lang)
        self._say(self.words("Setting the label…"))
        self._frame.bridge.change(
            lambda: services.set_label(wanted),
            lambda label: self._spool(services, label, place),
            owner=self,
            otherwise=self._refused,
        )

    def _spool(self, services: LabelServices, label: SetLabel, place: int) -> None:
        def done(_none: None) -> None:
            self._next = label.next_place
            sent = self.words("The label went to the printer, for place {place}.", place=place)
            if label.next_place == 1:
                sent += " " + self.words("The sheet is full: put in a new one.")
            self._frame.say(Notice(sent))

        self._frame.bridge.ask(
            lambda: services.spool(label), done, owner=self, otherwise=self._refused
        )

    def _refused(self, error: Exception) -> None:
        self._frame.say(said.refused(error, self.words))

    def _say(self, text: str) -> None:
        self._frame.say(Notice(text, "info"))
