"""The window over a real encrypted register, with a real work thread: from nothing to a closed stage."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.coded import Flag
from caseapp.services import registers
from caseapp.services.registers import NewUser
from caseapp.storage.keys.slots import KdfParameters
from caseapp.text.words import Lang
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.lists.page import ListsPage
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Mode, Preferences
from caseapp.ui.rooms import Surroundings
from caseapp.ui.stages.services import NewStage
from ui.hands import CTRL, press, type_text

CHEAP = KdfParameters(memory_kib=64 * 1024, passes=2, lanes=1)
Wait = Callable[[Callable[[], bool]], None]
LIST = (
    "№;Прізвище;Ім'я;По батькові;Дата народження;Військова частина\n"
    "1;Вигаданенко;Тарас;Дмитрович;09.03.2000;А4160\n"
    "2;Небувалий;Остап;Павлович;17.04.1986;А3483\n"
)
ROLES = frozenset({Role.ADMIN, Role.SUPERVISOR, Role.FIELD_OFFICER})


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    made = Desktop(qapp, Lang.UK, Mode.LIGHT)
    yield made
    made.undress()


@pytest.fixture
def pages(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> Iterator[Pages]:
    founder = NewUser("Кравець Олена", "кавун міст рукав ліхтар папір", ROLES, CHEAP)
    with ThreadPoolExecutor(max_workers=1) as work:
        # One thread opens the register and works on it, as in the program.
        made = work.submit(registers.create, tmp_path / "register", founder).result()
        session = session_of(tmp_path / "register", made.opened, demo=False)
        around = Surroundings(
            desktop.look, Bridge(work), lambda: datetime.now(UTC), Preferences(station="2")
        )
        built = Pages(session, around, Where())
        built.workspace.resize(1366, 768)
        with qtbot.waitActive(built.workspace):
            built.workspace.show()
        yield built
        shiboken6.delete(built.workspace)  # answers on their way find nobody who would ask again
        work.submit(session.close).result()


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    """Wait for what the work thread brings."""
    return lambda ready: qtbot.waitUntil(ready, timeout=20_000)


def test_a_team_gets_from_nothing_to_a_closed_stage(
    pages: Pages, wait: Wait, tmp_path: Path
) -> None:
    make_a_stage(pages, wait)
    take_in_a_list(pages, wait, tmp_path)
    mark_and_undo(pages, wait)
    close_the_stage(pages, wait)


def make_a_stage(pages: Pages, wait: Wait) -> None:
    pages.stages.open_new()
    form = pages.stages.form
    assert form
    form.submitted.emit(NewStage(date(2026, 3, 6), "Етап 2", "Північ"))
    wait(lambda: pages.frame.stage is not None)


def take_in_a_list(pages: Pages, wait: Wait, folder: Path) -> None:
    pages.workspace.go("lists")
    lists = pages.workspace.room()
    assert isinstance(lists, ListsPage)
    file = folder / "list.csv"
    file.write_text(LIST, "utf-8")
    lists.file_dropped.emit(file)
    wait(lists.preview.isVisible)
    assert "2 людини" in lists.preview.figures.text()
    lists.preview.take.click()
    wait(lambda: lists.table.cells.rowCount() == 1)


def mark_and_undo(pages: Pages, wait: Wait) -> None:
    pages.workspace.go("arrivals")
    desk = pages.workspace.room()
    assert isinstance(desk, ArrivalsPage)
    wait(lambda: desk.people.rows.rowCount() > 2)
    pages.workspace.activateWindow()  # offscreen nobody gives it back when a form is closed
    wait(pages.workspace.isActiveWindow)
    type_text(desk.field, "виг")
    press(desk.field, Qt.Key.Key_Return, Qt.Key.Key_F2)
    wait(lambda: "записано" in pages.workspace.quiet.text() and saved(pages))
    assert desk.just.buttons[Flag.MEDIC].isChecked()
    type_text(desk.field, "neb")
    press(desk.field, Qt.Key.Key_Return)
    wait(lambda: "Небувалий" in pages.workspace.quiet.text() and saved(pages))
    press(desk.field, Qt.Key.Key_Z, held=CTRL)
    wait(lambda: "Скасовано" in pages.workspace.quiet.text())
    wait(lambda: desk._counts.text().startswith("2 за списком · 1 "))


def close_the_stage(pages: Pages, wait: Wait) -> None:
    assert pages.frame.stage
    pages.stages.open_closing(pages.frame.stage)
    closing = pages.stages.closing
    assert closing
    wait(lambda: closing.waiting.rows.rowCount() == 1)
    press(closing, Qt.Key.Key_1)
    wait(closing.close_stage.isEnabled)
    closing.close_stage.click()
    wait(lambda: "закрито" in pages.workspace.quiet.text())


def saved(pages: Pages) -> bool:
    """Say whether everything is on the disk."""
    return pages.workspace.header.saved.text() == "збережено"
