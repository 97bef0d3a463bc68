"""How much work the list of people is for the window, as a ratio to a bare Qt repaint in the same run.

``python benchmarks/people.py``  with 302, 10,000 and 100,000 invented people, offscreen: a key press →
list changed, sorting, scrolling a page, opening somebody and going back.

The floor is a plain `QTableView` over the same rows, repainted. The budget of a key press is one frame of
a 60 Hz screen, 16 ms of work on the GUI thread. Of large lists the searching and sorting is done on the
work thread; what it takes there is printed beside it.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time_ns
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.desk import people  # noqa: E402 - after the path is set
from PySide6.QtCore import QAbstractTableModel, Qt  # noqa: E402 - as above
from PySide6.QtWidgets import QApplication, QTableView  # noqa: E402 - as above

from caseapp.domain.ids import ArrivalId, PersonId  # noqa: E402 - as above
from caseapp.domain.person_views import PersonLine  # noqa: E402 - as above
from caseapp.names.latin import latin  # noqa: E402 - as above
from caseapp.names.order import sort_key  # noqa: E402 - as above
from caseapp.text.words import Lang  # noqa: E402 - as above
from caseapp.ui.desktop import Desktop  # noqa: E402 - as above
from caseapp.ui.people.columns import Arrangement, Column, Sort  # noqa: E402 - as above
from caseapp.ui.people.list_presenter import AT_ONCE  # noqa: E402 - as above
from caseapp.ui.people.list_view import PeopleList, Spot  # noqa: E402 - as above
from caseapp.ui.people.roster import Narrowing, Roster  # noqa: E402 - as above
from caseapp.ui.preferences import Mode  # noqa: E402 - as above

SIZES = (302, 10_000, 100_000)
TYPED = ("к", "ко", "ков", "кова", "s", "sa", "sav", "6", "60")
NOW = datetime(2026, 3, 6, 11, tzinfo=UTC)


def lines(size: int) -> tuple[PersonLine, ...]:
    """Return invented people, in order."""
    made = [
        PersonLine(
            person=PersonId(UUID(int=one.key + 1)),
            arrival=ArrivalId(UUID(int=one.key + 1)),
            surname=one.surname,
            given=one.given,
            patronymic=one.patronymic,
            latin=latin(one.name),
            number=one.number,
            arrived_at=NOW + timedelta(seconds=one.key),
            triage=None,
            destination=None,
            queues=frozenset(),
            minimal=False,
            unit=one.unit,
        )
        for one in people(size)
    ]
    return tuple(sorted(made, key=lambda one: sort_key(one.name)))


class Bare(QAbstractTableModel):
    """The same people with nothing done to them."""

    def __init__(self, rows: tuple[PersonLine, ...]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: object = None, /) -> int:  # noqa: N802 - Qt's name
        """Override: everybody."""
        return len(self._rows)

    def columnCount(self, _parent: object = None, /) -> int:  # noqa: N802 - Qt's name
        """Override: as many as the list shows."""
        return len(Arrangement().columns)

    def data(self, index: object, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        """Override: the name in each column."""
        return self._rows[index.row()].surname if role == Qt.ItemDataRole.DisplayRole else None  # type: ignore[attr-defined] # an index


@dataclass
class Taken:
    """What each act took: work in the window, work beside it (ms)."""

    window: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)


def milliseconds(work: Callable[[], object]) -> float:
    """Return how much processor time something takes."""
    start = process_time_ns()
    work()
    return (process_time_ns() - start) / 1e6


@dataclass
class List:
    """The real list over people, without a register."""

    view: PeopleList
    roster: Roster
    taken: dict[str, Taken] = field(default_factory=dict)

    def show(self, act: str, narrowing: Narrowing, sort: Sort, spot: Spot = Spot()) -> None:  # noqa: B008 - frozen
        """Do what the presenter does when something is typed or sorted."""
        shown: tuple[PersonLine, ...] = ()

        def search() -> None:
            nonlocal shown
            shown = self.roster.shown(narrowing, sort, Lang.UK)

        def put() -> None:
            self.view.show_arrangement(Arrangement(sort=sort), with_day=False)
            self.view.show_people(shown, spot)
            self.view.show_counts(len(self.roster.people), narrowing)
            self.view.show_narrowing(narrowing, self.roster.counts)
            self.view.table.viewport().repaint()

        taken = self.taken.setdefault(act, Taken())
        beside, window = milliseconds(search), milliseconds(put)
        if len(self.roster.people) <= AT_ONCE:
            beside, window = 0.0, window + beside
        taken.window.append(window)
        taken.beside.append(beside)

    def scroll(self) -> None:
        """Go down some pages."""
        bar, viewport = self.view.table.verticalScrollBar(), self.view.table.viewport()
        taken = self.taken.setdefault("scroll a page", Taken())
        for _ in range(15):
            bar.setValue(bar.value() + bar.pageStep())
            taken.window.append(milliseconds(viewport.repaint))

    def back(self) -> None:
        """Hide the list behind a person and show it again in the same place."""
        taken = self.taken.setdefault("open and back", Taken())
        for _ in range(5):
            self.view.choose(len(self.roster.people) * 2 // 3)
            spot = self.view.spot()
            self.view.hide()
            QApplication.processEvents()

            def again(spot: Spot = spot) -> None:
                self.view.show()
                self.view.show_people(self.roster.people, spot)
                QApplication.processEvents()

            taken.window.append(milliseconds(again))


def floor(rows: tuple[PersonLine, ...], like: PeopleList) -> float:
    """Return what repainting a bare table takes (ms)."""
    bare = QTableView()
    bare.setModel(Bare(rows))
    bare.verticalHeader().hide()
    bare.verticalHeader().setDefaultSectionSize(like.table.rowHeight(0))
    bare.resize(like.table.size())
    bare.show()
    QApplication.processEvents()
    return median(milliseconds(bare.viewport().repaint) for _ in range(30))


def measure(desktop: Desktop, size: int) -> None:
    """Measure and print one size."""
    rows = lines(size)
    start = perf_counter()
    roster = Roster(rows)
    built = perf_counter() - start
    view = PeopleList(desktop.look)
    view.resize(1182, 668)
    view.show()
    measured = List(view, roster)
    measured.show("first", Narrowing(), Sort())
    QApplication.processEvents()
    bare = floor(rows, view)
    for text in TYPED:
        measured.show("key press", Narrowing(text=text), Sort())
    for column in (Column.CAME, Column.UNIT, Column.NUMBER):
        measured.show("sort", Narrowing(), Sort(column, down=True))
        measured.show("sort again", Narrowing(), Sort(column, down=True))
    measured.show("first", Narrowing(), Sort())
    measured.scroll()
    measured.back()
    print(f"{size:7} people, read into the list in {built:.1f} s; a bare repaint {bare:.2f} ms")
    for act, taken in measured.taken.items():
        window, beside = median(taken.window), max(taken.beside, default=0.0)
        ratio = window / bare
        text = f"  {act:14} {window:6.1f} ms, {ratio:5.1f} x; slowest {max(taken.window):6.1f} ms"
        print(text + (f"; beside it at most {beside:.0f} ms" if beside else ""))
    view.close()


def main() -> int:
    """Measure and print."""
    app = QApplication([])
    desktop = Desktop(app, Lang.UK, Mode.LIGHT)
    for size in SIZES:
        measure(desktop, size)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
