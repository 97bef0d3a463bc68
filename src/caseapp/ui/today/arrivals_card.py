"""Arrivals over time, and who came at which desk."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from PySide6.QtWidgets import QFrame

from caseapp.domain.views import Overview
from caseapp.text import dates
from caseapp.text.labels import group_label
from caseapp.ui.look import Look
from caseapp.ui.widgets.charts import Columns
from caseapp.ui.widgets.parts import column, label

_QUARTER = timedelta(minutes=15)


class ArrivalsCard(QFrame):
    """A chart, and under it the same people by category and by desk."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        tr = look.words
        self.setProperty("role", "card")
        self.chart = Columns(look)
        self.categories = label(look, "", "small", "2", wrap=True)
        self.desks = label(look, "", "small", "2", wrap=True)
        lay = column(label(look, tr("Arrivals per quarter of an hour"), "heading"), 4)
        lay.addWidget(self.chart, 1)
        for part in (self.categories, self.desks):
            lay.addSpacing(4)
            lay.addWidget(part)
        lay.setContentsMargins(20, 12, 20, 12)
        self.setLayout(lay)

    def show_overview(self, seen: Overview) -> None:
        """Show the numbers."""
        tr = self._look.words
        came = ((group_label(code, tr), n) for code, n in seen.by_category.items() if n)
        self.categories.setText(_listed(came) or tr("Nobody yet"))
        desks = (
            (tr("Desk {name}", name=name), n) for name, n in sorted(seen.by_station.items()) if name
        )
        self.desks.setText(_listed(desks))
        self._show_quarters(seen.quarters)

    def _show_quarters(self, quarters: Sequence[tuple[datetime, int]]) -> None:
        tr = self._look.words
        shown = [(dates.clock(start), count) for start, count in quarters]
        growing = bool(quarters) and quarters[-1][0] + _QUARTER > self._now()
        said = ", ".join(f"{when}: {count}" for when, count in shown)
        self.chart.show_counts(
            shown, tr("Arrivals per quarter of an hour") + ". " + said, growing=growing
        )


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return " · ".join(f"{name}: {count}" for name, count in counts)
