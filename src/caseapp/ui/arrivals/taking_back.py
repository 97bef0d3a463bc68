"""Takes back the arrival of whoever is chosen in the list, however long ago it was recorded."""

from PySide6.QtCore import QObject

from caseapp.domain.views import Undone
from caseapp.text import dates
from caseapp.ui.arrivals import said
from caseapp.ui.arrivals.desk import Line
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.arrivals.services import ArrivalServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class TakingBack(QObject):
    """Ctrl+Z takes back the last act; this finds one arrival among many."""

    def __init__(self, page: ArrivalsPage, frame: Frame, services: ArrivalServices) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        page.back_wanted.connect(self.take_back)

    def take_back(self) -> None:
        """Take the chosen arrival back, or say why none is."""
        tr, chosen = self._frame.look.words, self._page.people.chosen_row()
        row = chosen.row if isinstance(chosen, Line) else None
        if row is None or row.arrival is None or row.arrived_at is None:
            hint = tr("Choose with ↓ somebody who has arrived, then press F9. Nothing was changed.")
            self._frame.say(Notice(hint, "info"))
            return
        arrival, time, name = row.arrival, dates.clock(row.arrived_at), said.shown_name(row, tr)

        def taken(_undone: Undone) -> None:
            sentence = tr(
                "{name}: arrival at {time} taken back. Ctrl+Shift+Z records it again.",
                name=name,
                time=time,
            )
            self._frame.say(Notice(sentence))

        self._frame.bridge.change(
            lambda: self._services.take_back(arrival),
            taken,
            owner=self,
            otherwise=lambda error: self._frame.say(said.refused(error, tr)),
        )
