"""The stage at a glance: one bar, who came, arrivals per quarter of an hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from caseapp.domain.coded import Category
from caseapp.domain.views import Overview, StageView
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui import times
from caseapp.ui.keys import PAGE_KEY
from caseapp.ui.room import Frame, Room
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.charts import Columns, StageBar
from caseapp.ui.widgets.painted import Swatch
from caseapp.ui.widgets.parts import column, frame, holder, label, line, row
from caseapp.ui.widgets.states import empty

_QUARTER = timedelta(minutes=15)
_PARTS = (("arrived", "info.solid"), ("awaited", "sunken"), ("unexpected", "partly.solid"))


class TodayPage(Room):
    """Shows an overview. Decides nothing."""

    stage_shown = Signal(object)
    desk_wanted = Signal()
    new_stage_wanted = Signal()
    closing_wanted = Signal()

    def __init__(self, frame_: Frame) -> None:
        super().__init__()
        look, tr = frame_.look, frame_.look.words
        self.setObjectName("page")
        self._look, self._now = look, frame_.now
        self._when = label(look, "", "body", "2")
        face = Face(Kind.PRIMARY, "log-in", f"{PAGE_KEY}+2", CONTROL)
        self.desk = Button(look, tr("To the arrivals desk"), face)
        self.close_stage = Button(
            look, tr("Close the stage…"), Face(icon="list-checks", least=CONTROL)
        )
        self._figures: dict[str, QLabel] = {
            code: label(look, "0", "figure")
            for code in ("listed", "arrived", "awaited", "unexpected")
        }
        self._bar = StageBar(look)
        self._share = label(look, "", "small", "2")
        self._unresolved = label(look, "", "small", "2")
        self._groups = column(margins=(20, 16, 20, 16))
        self.chart = Columns(look)
        new = Button(look, tr("New stage…"), Face(Kind.PRIMARY, "plus", least=CONTROL))
        self._empty = empty(
            look,
            "bus",
            tr("No stage yet"),
            tr("A stage is one arrival at one place. Make it first; then take in the list."),
            new,
        )
        self._body = self._lay_out()
        self.desk.clicked.connect(self.desk_wanted)
        self.close_stage.clicked.connect(self.closing_wanted)
        new.clicked.connect(self.new_stage_wanted)
        self._show_full(full=False)

    def enter(self) -> None:
        """Override: Enter goes to the desk."""
        self.desk.setFocus()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: the presenter reads its numbers."""
        self._show_full(full=stage is not None)
        self.stage_shown.emit(stage)

    def show_overview(self, seen: Overview) -> None:
        """Show the numbers."""
        tr, stage = self._look.words, seen.stage
        parts = (times.heading_day(stage.date, tr), stage.title, stage.site)
        self._when.setText(" · ".join(part for part in parts if part))
        counts = {code: int(getattr(seen, code)) for code in self._figures}
        for code, count in counts.items():
            self._figures[code].setText(str(count))
        expected_here = seen.arrived - seen.unexpected
        said = tr(
            "{arrived} of {listed} people of the list have arrived",
            arrived=expected_here,
            listed=seen.listed,
        )
        bar = (
            (expected_here, "info.solid"),
            (seen.unexpected, "partly.solid"),
            (seen.awaited, "sunken"),
        )
        self._bar.show_parts(bar, said)
        share = round(100 * expected_here / seen.listed) if seen.listed else 0
        self._share.setText(tr("{share} % have arrived", share=share))
        self._unresolved.setText(_unresolved(max(0, seen.unresolved - seen.awaited), tr))
        self._show_groups(seen)
        self._show_quarters(seen.quarters)

    def _show_quarters(self, quarters: Sequence[tuple[datetime, int]]) -> None:
        tr = self._look.words
        shown = [(dates.clock(start), count) for start, count in quarters]
        growing = bool(quarters) and quarters[-1][0] + _QUARTER > self._now()
        said = ", ".join(f"{when}: {count}" for when, count in shown)
        self.chart.show_counts(
            shown, tr("Arrivals per quarter of an hour") + ". " + said, growing=growing
        )

    def _show_groups(self, seen: Overview) -> None:
        tr = self._look.words
        _empty_out(self._groups)
        categories = [
            (word_for(Category(code), tr), count)
            for code, count in seen.by_category.items()
            if count
        ]
        stations = [
            (tr("Desk {name}", name=name) if name else tr("Desk not named"), count)
            for name, count in sorted(seen.by_station.items())
        ]
        for title, counts in ((tr("Who came"), categories), (tr("At which desk"), stations)):
            self._groups.addWidget(label(self._look, title, "heading"))
            self._groups.addSpacing(8)
            if not counts:
                self._groups.addWidget(label(self._look, tr("Nobody yet"), "body", "3"))
            for name, count in counts:
                text = label(self._look, name, wrap=True)
                one = row(margins=(0, 8, 0, 8))
                one.addWidget(text, 1)
                one.addWidget(label(self._look, str(count), "strong"))
                self._groups.addWidget(holder(one))
                self._groups.addWidget(line())
            self._groups.addSpacing(20)
        self._groups.addStretch(1)

    def _show_full(self, *, full: bool) -> None:
        self._body.setVisible(full)
        self._empty.setVisible(not full)
        self.desk.setVisible(full)
        self.close_stage.setVisible(full)
        self._when.setVisible(full)

    def _lay_out(self) -> QWidget:
        look, tr = self._look, self._look.words
        title = column(label(look, tr("Today"), "title"), self._when)
        below = row(gap=16)
        below.addWidget(self._groups_card(), 2)
        chart = column(label(look, tr("Arrivals per quarter of an hour"), "heading"), 4)
        chart.addWidget(self.chart, 1)
        chart.setContentsMargins(20, 12, 20, 12)
        below.addWidget(frame("card", chart), 3)
        inner = column(self._stage_card(), 16)
        inner.addLayout(below, 1)
        body = holder(inner)
        lay = column(
            row(title, None, self.close_stage, 8, self.desk),
            16,
            self._empty,
            margins=(24, 16, 24, 20),
        )
        lay.addWidget(body, 1)
        lay.addStretch(0)
        self.setLayout(lay)
        return body

    def _groups_card(self) -> QFrame:
        """Return the card of groups: there may be many desks, so it scrolls."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder(self._groups))
        inside = column(margins=(1, 1, 1, 1))
        inside.addWidget(area)
        return frame("card", inside)

    def _stage_card(self) -> QFrame:
        look, tr = self._look, self._look.words
        names = {
            "arrived": tr("Arrived"),
            "awaited": tr("Still awaited"),
            "unexpected": tr("Not on the list"),
        }
        whole = column(label(look, tr("On the list"), "small", "2"), self._figures["listed"])
        parts = row(whole, gap=56)
        for code, role in _PARTS:
            head = row(Swatch(look, role), 8, label(look, names[code], "small", "2"))
            parts.addLayout(column(head, self._figures[code]))
        parts.addStretch(1)
        foot = row(self._unresolved, None, self._share)
        return frame("card", column(parts, 12, self._bar, 8, foot, margins=(24, 16, 24, 12)))


def _unresolved(count: int, tr: Words) -> str:
    if not count:
        return tr("Nothing waits for a decision")
    return tr.many(
        "{count} thing waits for a decision before the stage can be closed",
        "{count} things wait for a decision before the stage can be closed",
        count,
    )


def _empty_out(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
