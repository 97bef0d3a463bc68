"""What the window takes for the acts a person feels, and as a ratio to a bare repaint of Qt.

``python benchmarks/window.py [SIZE…]``  on a register of 302 invented people (10,000 take some minutes to make),
drawn offscreen at 1366 × 768 over the real work thread. Budgets of ``ux.md``: Enter at the desk → ready for the
next 50 ms; a person's page 100 ms; passphrase → Today, without the derivation of the key, 500 ms. For a room
there is none; 100 ms is what feels like at once.

The floor is one repaint of a plain widget of that size with 40 lines of text.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter_ns

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tests")]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from benchmarks.today import CHEAP, busy_stage  # noqa: E402 - after the path is set
from PySide6.QtCore import Qt  # noqa: E402 - as above
from PySide6.QtGui import QPainter, QPaintEvent  # noqa: E402 - as above
from PySide6.QtTest import QTest  # noqa: E402 - as above
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - as above

from caseapp.domain.access import Role  # noqa: E402 - as above
from caseapp.services import registers  # noqa: E402 - as above
from caseapp.services.registers import NewUser  # noqa: E402 - as above
from caseapp.text.words import Lang  # noqa: E402 - as above
from caseapp.ui.arrivals.page import ArrivalsPage  # noqa: E402 - as above
from caseapp.ui.binding.rooms import session_of  # noqa: E402 - as above
from caseapp.ui.bridge import Bridge  # noqa: E402 - as above
from caseapp.ui.desktop import Desktop  # noqa: E402 - as above
from caseapp.ui.pages import Pages, Where  # noqa: E402 - as above
from caseapp.ui.people.page import PeoplePage  # noqa: E402 - as above
from caseapp.ui.preferences import Mode, Preferences  # noqa: E402 - as above
from caseapp.ui.rooms import Surroundings  # noqa: E402 - as above

TIMES, LINES = 5, 40
ROLES = frozenset({Role.SUPERVISOR, Role.FIELD_OFFICER, Role.MEDIC})


class Bare(QWidget):
    """A page of text and nothing else."""

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - as Qt calls it
        """Override: plain lines."""
        painter = QPainter(self)
        for line in range(LINES):
            painter.drawText(20, 18 * (line + 1), "Коваленко Сергій Іванович, 06.03.1990, А4160")
        painter.end()


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work took, with what it draws."""
    start = perf_counter_ns()
    work()
    QApplication.processEvents()
    return (perf_counter_ns() - start) / 1e6


def until(ready: Callable[[], bool]) -> None:
    """Go on drawing until something is there."""
    while not ready():
        QApplication.processEvents()


def measured(place: Path, size: int, desktop: Desktop) -> dict[str, list[float]]:
    """Return milliseconds by act."""
    founder = NewUser("Демо", "кавун міст рукав ліхтар папір", ROLES | {Role.ADMIN}, CHEAP)
    with ThreadPoolExecutor(max_workers=1) as work:
        opened = work.submit(registers.create, place, founder).result().opened
        work.submit(busy_stage, opened.context, size).result()
        session = work.submit(lambda: session_of(place, opened, demo=False)).result()
        around = Surroundings(
            desktop.look, Bridge(work), lambda: datetime.now(UTC), Preferences(toured=True)
        )
        built: list[Pages] = []

        def open_it() -> None:
            pages = Pages(session, around, Where())
            built.append(pages)
            pages.workspace.resize(1366, 768)
            pages.workspace.show()
            until(lambda: pages.frame.stage is not None)

        taken = {"passphrase → Today": [milliseconds(open_it) for _ in range(TIMES)]}
        pages = built[-1]
        for old in built[:-1]:
            old.workspace.close()
            old.workspace.deleteLater()
        pages.workspace.activateWindow()
        # The list of these people was made up row by row and has no differences to show.
        codes = [code for code in pages.workspace.rooms if code != "lists"]
        for code in codes:
            pages.workspace.go(code)
        taken["another room"] = [
            milliseconds(partial(pages.workspace.go, code)) for code in codes * 2
        ]
        taken["Enter at the desk → ready"] = _check_in(pages)
        taken["a person's page"] = _people(pages)
        work.submit(int).result()  # everything before it is done
        pages.workspace.close()
        work.submit(session.close).result()
    return taken


def _check_in(pages: Pages) -> list[float]:
    pages.workspace.go("arrivals")
    desk = pages.workspace.room()
    assert isinstance(desk, ArrivalsPage)
    until(lambda: desk.people.rows.rowCount() > 2)
    awaited = [
        row for row in map(desk.people.rows.row_at, range(desk.people.rows.rowCount())) if row
    ]
    taken = []
    for _ in range(min(3, len(awaited))):
        QTest.keyClick(desk.field, Qt.Key.Key_Down)
        taken.append(milliseconds(lambda: QTest.keyClick(desk.field, Qt.Key.Key_Return)))
    return taken


def _people(pages: Pages) -> list[float]:
    pages.workspace.go("people")
    page = pages.workspace.room()
    assert isinstance(page, PeoplePage)
    table = page.list.table
    until(lambda: table.model().rowCount() > TIMES)
    taken = []
    for place in range(TIMES):
        table.setCurrentIndex(table.model().index(place, 0))

        def open_one() -> None:
            before = page.here
            QTest.keyClick(QApplication.focusWidget() or table, Qt.Key.Key_Return)
            until(lambda: page.here not in (None, before))

        taken.append(milliseconds(open_one))
        page.left.emit()
        QApplication.processEvents()
    return taken


def main(sizes: tuple[int, ...]) -> int:
    """Measure and print."""
    app = QApplication([])
    desktop = Desktop(app, Lang.UK, Mode.LIGHT)
    bare = Bare()
    bare.resize(1366, 768)
    bare.show()
    floor = median(milliseconds(bare.repaint) for _ in range(TIMES))
    bare.close()
    print(f"a bare repaint: {floor:.1f} ms")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["CASEAPP_CONFIG_DIR"] = f"{folder}/config"
            for act, taken in measured(Path(folder) / "register", size, desktop).items():
                middle, slowest = median(taken), max(taken)
                print(
                    f"{size:6} people, {act}: p50 {middle:.0f} ms, slowest {slowest:.0f} ms,"
                    f" {middle / floor:.1f} x a bare repaint"
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(tuple(map(int, sys.argv[1:])) or (302,)))
