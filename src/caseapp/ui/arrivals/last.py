"""The person marked last, and the flags that one key each puts on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QObject

from caseapp.domain.coded import Flag
from caseapp.domain.ids import ArrivalId
from caseapp.domain.views import DeskRow
from caseapp.text import dates
from caseapp.ui.arrivals import said
from caseapp.ui.arrivals.just import JustMarked
from caseapp.ui.arrivals.services import ArrivalServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


@dataclass(eq=False)
class Last:
    """Flags pressed before the arrival is written wait for its id."""

    row: DeskRow
    at: datetime
    arrival: ArrivalId | None = None
    flags: set[Flag] = field(default_factory=set)
    waiting: dict[Flag, bool] = field(default_factory=dict)


class LastMarked(QObject):
    """Keeps the panel true and sends the flags."""

    def __init__(
        self,
        panel: JustMarked,
        frame: Frame,
        services: ArrivalServices,
        put: Callable[[ArrivalId, Flag, bool], None],
    ) -> None:
        super().__init__(panel)
        self._panel, self._frame, self._services, self._put = panel, frame, services, put
        self._last: Last | None = None
        self._sending = 0
        """Flags on their way: rows that were read before them say what was, not what is."""
        panel.flag_pressed.connect(self.press)

    @property
    def last(self) -> Last | None:
        """Whoever was marked last: enough to go on when the room is built anew."""
        return self._last

    def go_on(self, last: Last) -> None:
        """Show somebody who was marked before the room was built anew."""
        self._last = last
        self._show()

    def meet(self, rows: Sequence[DeskRow]) -> None:
        """Compare with what is written: an arrival or a flag may have been saved, or undone, meanwhile.

        Its answer went to the room that is gone, if the room was built anew while it was saved.
        """
        last = self._last
        if last is None:
            return
        if last.arrival is None:
            here = (each.arrival for each in rows if each.line == last.row.line)
            if arrival := next(here, None):
                self.written(last, arrival)
            return
        row = next((each for each in rows if each.arrival == last.arrival), None)
        if row is None:
            self.forget()
        elif not self._sending:
            last.flags = set(row.flags)  # another room, laptop or undo may have changed them
            self._show()

    def begin(self, row: DeskRow, at: datetime, arrival: ArrivalId | None = None) -> Last:
        """Somebody was marked; without an arrival it is still being saved."""
        self._last = Last(row, at, arrival)
        self._show()
        return self._last

    def written(self, last: Last, arrival: ArrivalId) -> None:
        """The arrival is on the disk: send what was pressed meanwhile."""
        last.arrival = arrival
        waiting, last.waiting = last.waiting, {}
        for flag, raised in waiting.items():
            self._send(last, arrival, flag, raised=raised)
        self._show()

    def forget(self, last: Last | None = None) -> None:
        """Show nobody; given somebody, only if it is them."""
        if last is None or last is self._last:
            self._last = None
            self._panel.hide()

    def press(self, flag: Flag) -> None:
        """Put a flag on the person marked last, or take it off."""
        last, tr = self._last, self._frame.look.words
        if last is None:
            said_ = tr("A flag goes to whoever was marked last: mark somebody first.")
            self._frame.say(Notice(said_, "info"))
            return
        last.flags ^= {flag}
        if last.arrival is None:
            last.waiting[flag] = flag in last.flags
        else:
            self._send(last, last.arrival, flag, raised=flag in last.flags)
        self._show()

    def _send(self, last: Last, arrival: ArrivalId, flag: Flag, *, raised: bool) -> None:
        self._put(arrival, flag, raised)

        def refused(error: Exception) -> None:
            self._sending -= 1
            last.flags ^= {flag}
            self._put(arrival, flag, not raised)
            self._show()
            self._frame.say(said.refused(error, self._frame.look.words))

        def sent(_none: None) -> None:
            self._sending -= 1

        self._sending += 1
        self._frame.bridge.change(
            lambda: self._services.set_flag(arrival, flag, raised),
            sent,
            owner=self,
            otherwise=refused,
        )

    def _show(self) -> None:
        if self._last is None:
            return
        tr, row = self._frame.look.words, self._last.row
        number = tr("No. {number}", number=row.number) if row.number else tr("not on the list")
        saved = self._last.arrival is not None
        time = dates.clock(self._last.at)
        when = tr("arrived {time}", time=time) if saved else tr("being saved…")
        self._panel.show_person(said.shown_name(row, tr), f"{number} · {when}", saved=saved)
        self._panel.show_flags(frozenset(self._last.flags))
