"""Arrivals over time, who came at which desk, and who works there now."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.domain.at_work import AtWork
from caseapp.domain.views import Overview
from caseapp.text import dates
from caseapp.text.labels import group_label
from caseapp.text.words import Words
from caseapp.ui.look import Look
from caseapp.ui.today.counted import CountedLine
from caseapp.ui.widgets.charts import Columns
from caseapp.ui.widgets.parts import column, label

_QUARTER = timedelta(minutes=15)


class ArrivalsCard(QFrame):
    """A chart, and under it the same people by category and by desk. Each number opens its people."""

    opened = Signal(str)
    """What the desk is to show alone, as its `seek` takes it."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self._quarters: tuple[datetime, ...] = ()
        tr = look.words
        self.setProperty("role", "card")
        self.chart = Columns(look)
        self.categories, self.desks = CountedLine(look), CountedLine(look)
        self.working = label(look, "", "small", "2", wrap=True)
        lay = column(label(look, tr("Arrivals per quarter of an hour"), "heading"), 4)
        lay.addWidget(self.chart, 1)
        for part in (self.categories, self.desks, self.working):
            lay.addSpacing(4)
            lay.addWidget(part)
        lay.setContentsMargins(20, 12, 20, 12)
        self.setLayout(lay)
        self.categories.linkActivated.connect(self.opened)
        self.desks.linkActivated.connect(self.opened)
        self.chart.opened.connect(
            lambda place: self.opened.emit(f"only:quarter:{self._quarters[place].isoformat()}")
        )

    def show_overview(self, seen: Overview) -> None:
        """Show the numbers."""
        tr = self._look.words
        came = [
            (group_label(code, tr), n, f"only:group:{code}")
            for code, n in seen.by_category.items()
            if n
        ]
        self.categories.show_counts(came, tr("Nobody yet"))
        self.desks.show_counts(
            [
                (tr("Desk {name}", name=name), n, f"only:station:{name}")
                for name, n in sorted(seen.by_station.items())
                if name
            ]
        )
        self._show_quarters(seen.quarters)

    def show_working(self, people: Sequence[AtWork]) -> None:
        """Show who recorded something in the last half hour, and at which desk."""
        tr = self._look.words
        named = " · ".join(_at_work(one, tr) for one in people)
        nobody = tr("Nobody has recorded anything here in the last half hour.")
        self.working.setText(tr("At work: {people}", people=named) if named else nobody)

    def _show_quarters(self, quarters: Sequence[tuple[datetime, int]]) -> None:
        tr = self._look.words
        self._quarters = tuple(start for start, _ in quarters)
        shown = [(dates.clock(start), count) for start, count in quarters]
        growing = bool(quarters) and quarters[-1][0] + _QUARTER > self._now()
        said = ", ".join(f"{when}: {count}" for when, count in shown)
        self.chart.show_counts(
            shown, tr("Arrivals per quarter of an hour") + ". " + said, growing=growing
        )


def _at_work(one: AtWork, tr: Words) -> str:
    time = dates.clock(one.last_at)
    if one.station:
        return tr("{name}, desk {station}, {time}", name=one.name, station=one.station, time=time)
    return tr("{name}, {time}", name=one.name, time=time)
