"""Lists and stages in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from caseapp.domain.coded import AbsenceReason
from caseapp.domain.errors import DiskFull
from caseapp.domain.list_columns import ListColumn
from caseapp.ui.lists.page import ListsPage
from caseapp.ui.pages import Pages
from ui.fakes import Site
from ui.hands import press
from ui.people import STAGE


@pytest.fixture
def lists(pages: Pages) -> ListsPage:
    pages.workspace.go("lists")
    room = pages.workspace.room()
    assert isinstance(room, ListsPage)
    return room


def test_a_file_is_shown_before_anything_is_written(
    lists: ListsPage, pages: Pages, site: Site, tmp_path: Path
) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"list")
    lists.file_dropped.emit(file)
    assert lists.preview.isVisible()
    assert "вилучено 1" in lists.preview.figures.text()
    assert "Коваль Остап" in lists.preview.notes.toPlainText()
    assert site.acts == []
    lists.preview.take.click()
    act, taken = site.acts[-1]
    assert (act, taken.name, taken.data) == ("take_in", "list.xlsx", b"list")
    assert taken.correction is not None
    assert not lists.preview.isVisible()
    assert "302" in pages.workspace.quiet.text()


def test_a_column_that_was_only_guessed_asks_to_be_looked_at_and_can_be_corrected(
    lists: ListsPage, pages: Pages
) -> None:
    pages.rooms.lists._preview("list.xlsx", b"list")
    assert lists.preview.unsure.isVisible()
    box = lists.preview._boxes[2][1]
    box.setCurrentIndex(box.findData(ListColumn.UNIT))
    box.activated.emit(box.currentIndex())
    assert not lists.preview.unsure.isVisible()
    assert ListColumn.UNIT in [each.currentData() for each in lists.preview.findChildren(QComboBox)]


def test_leaving_the_preview_writes_nothing(lists: ListsPage, pages: Pages, site: Site) -> None:
    pages.rooms.lists._preview("list.xlsx", b"list")
    lists.preview.back.click()
    assert site.acts == []
    assert lists.table.isVisible()


def test_a_file_that_cannot_be_read_is_said_in_its_place(lists: ListsPage, tmp_path: Path) -> None:
    lists.file_dropped.emit(tmp_path / "gone.xlsx")
    assert "не читається" in lists.fault.text()


def test_a_stage_is_closed_step_by_step(pages: Pages, site: Site) -> None:
    pages.stages.open_closing(STAGE)
    dialog = pages.stages.closing
    assert dialog
    waiting = dialog.waiting.rows.rowCount()
    assert not dialog.close_stage.isEnabled()
    press(dialog, Qt.Key.Key_1)
    assert site.acts[-1][1].reason is AbsenceReason.NOT_HANDED_OVER
    assert dialog.waiting.rows.rowCount() == waiting - 1
    for _ in range(waiting - 1):
        press(dialog, Qt.Key.Key_6)
    assert dialog.close_stage.isEnabled()
    dialog.close_stage.click()
    assert site.acts[-1] == ("close_stage", STAGE.id)
    assert "закрито" in pages.workspace.quiet.text()


def test_a_new_stage_becomes_the_chosen_one(pages: Pages) -> None:
    pages.stages.open_new()
    form = pages.stages.form
    assert form
    title = form.title.field
    assert isinstance(title, QLineEdit)
    form.save.click()
    assert "Потрібна назва" in form.title.said()
    title.setText("Етап 3")
    form.save.click()
    assert pages.frame.stage
    assert pages.frame.stage.title == "Етап 3"


def test_an_error_nobody_else_handles_is_said_in_the_quiet_bar(pages: Pages) -> None:
    pages.frame._tools.bridge.failed.emit(DiskFull())
    assert pages.workspace.quiet.notice.tone == "bad"
