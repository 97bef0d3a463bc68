"""Which columns the list has and how it is sorted: chosen here, remembered on this computer."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from caseapp.ui.people.columns import Arrangement, Column
from caseapp.ui.people.list_view import PeopleList
from caseapp.ui.people.services import ListServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class Arranger(QObject):
    """Asks once what is remembered, and writes what is chosen, both off the GUI thread."""

    changed = Signal()

    def __init__(self, view: PeopleList, frame: Frame, services: ListServices) -> None:
        super().__init__(view)
        self._frame, self._services = frame, services
        self.now = Arrangement()
        view.table.head_pressed.connect(self._press_head)
        view.tools.column_turned.connect(self.turn)
        view.tools.sort_wanted.connect(self.sort_by)
        frame.bridge.ask_latest("arrangement", services.arrangement, self._arrange, owner=self)

    def turn(self, column: Column) -> None:
        """Show a column, or fold it away."""
        self._choose(self.now.turned(column))

    def sort_by(self, column: Column) -> None:
        """Sort by a column; by the same again the other way."""
        self._choose(self.now.sorted_by(column))

    def _press_head(self, place: int) -> None:
        self.sort_by(self.now.columns[place])

    def _choose(self, arrangement: Arrangement) -> None:
        self._arrange(arrangement)
        said = self._frame.look.words(
            "This computer could not remember how the list is arranged. It stays so until the program"
            " is closed."
        )
        self._frame.bridge.keep(
            partial(self._services.keep_arrangement, arrangement),
            owner=self,
            otherwise=lambda _error: self._frame.say(Notice(said, "partly")),
        )

    def _arrange(self, arrangement: Arrangement) -> None:
        self.now = arrangement
        self.changed.emit()
