"""Backups, the check, restoring, the history and this computer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from caseapp.domain.errors import DiskFull
from caseapp.ui.pages import Pages
from caseapp.ui.settings.backups_section import BackupsSection
from caseapp.ui.settings.codes_section import CodesSection
from caseapp.ui.settings.look_section import LookSection
from caseapp.ui.settings.page import SettingsPage
from caseapp.ui.settings.restoring import RestoreQuestion
from caseapp.ui.settings.services import CheckLine, DrillLine, RestoreOrder
from ui.hands import press
from ui.people import NOW
from ui.settings.office import REGISTER, Office


@pytest.fixture
def section(pages: Pages) -> BackupsSection:
    settings(pages, 2)
    return pages.rooms.backups._section


def settings(pages: Pages, place: int) -> SettingsPage:
    page = pages.workspace.rooms["settings"]
    assert isinstance(page, SettingsPage)
    page.show_section(place)
    return page


def cells(table: object) -> list[str]:
    model = table.model()  # type: ignore[attr-defined] # a view
    return [
        model.index(row, column).data() or ""
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def test_a_backup_is_made_here_or_elsewhere_with_its_progress(
    pages: Pages, section: BackupsSection, office: Office
) -> None:
    seen: list[tuple[bool, bool]] = []
    office.midway = lambda: seen.append((section.progress.isVisible(), section.make.isEnabled()))
    section.make.click()
    assert "Копію зроблено" in pages.workspace.quiet.text()
    pages.rooms.backups.back_up(Path("/media/stick"))
    assert "/media/stick" in pages.workspace.quiet.text()
    assert office.acts == [("back_up", None), ("back_up", Path("/media/stick"))]
    assert seen == [(True, False)] * 2
    assert section.make.isEnabled()


@pytest.mark.parametrize("act", ["make", "check", "drill"])
def test_stop_ends_it_with_its_sentence(section: BackupsSection, office: Office, act: str) -> None:
    office.midway = section.progress.stop.click
    getattr(section, act).click()
    assert office.acts == []
    assert section.fault.text().startswith("Зупинено")
    assert section.make.isEnabled()


def test_a_full_disk_is_said_in_its_place(section: BackupsSection, office: Office) -> None:
    office.fail = DiskFull()
    section.make.click()
    assert "Диск" in section.fault.text()


def test_the_check_says_in_words_whether_the_register_is_sound(
    section: BackupsSection, office: Office
) -> None:
    section.check.click()
    assert "1204" in section.said.text()
    assert not section.fault.isVisible()


def test_faults_of_the_check_are_said_and_nothing_is_called_sound(
    section: BackupsSection, office: Office
) -> None:
    section.check.click()
    office.faults = ("rows:person",)
    section.check.click()
    assert "rows:person" in section.fault.text()
    assert not section.said.isVisible()


def test_restoring_asks_for_both_and_keeps_what_was_typed(
    pages: Pages, section: BackupsSection, office: Office
) -> None:
    section.restore.click()
    question = pages.rooms.backups.question
    assert isinstance(question, RestoreQuestion)
    question.file.field.setText("/media/stick/a.caseapp-backup")
    question.act.click()
    assert "Потрібна тека" in question.to.said()
    press(question, Qt.Key.Key_Escape)
    section.restore.click()
    question = pages.rooms.backups.question
    assert isinstance(question, RestoreQuestion)
    assert question.typed() == ("/media/stick/a.caseapp-backup", "")
    question.to.field.setText("/registers/restored")
    question.act.click()
    order = RestoreOrder(Path("/media/stick/a.caseapp-backup"), Path("/registers/restored"))
    assert office.acts == [("restore", order)]
    assert "бракувало 1 вкладення" in pages.workspace.quiet.text()


def test_the_history_shows_one_time_or_two_and_what_was_taken_back(pages: Pages) -> None:
    settings(pages, 3)
    table = pages.rooms.trail._history.table
    shown = cells(table)
    assert shown[1] == ""
    assert "Хохряков Михайло" in shown
    assert "скасовано" in shown
    assert "06.03.2026" in shown[7]


def test_the_facts_hold_the_register_and_its_head(pages: Pages) -> None:
    page = settings(pages, 5)
    settings(pages, 0)
    settings(pages, 5)
    said = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    for part in (str(REGISTER), "765286b0", "JB2YYNVWF7BL", "Apache-2.0", "Qt 6"):
        assert said.count(part) == 1


def test_the_desk_is_renamed_without_building_the_rooms_anew(pages: Pages) -> None:
    section = settings(pages, 0).findChild(LookSection)
    assert section is not None
    section.station.setText("Намет 3")
    section.station.editingFinished.emit()
    assert pages._frame.station == "Намет 3"


def test_arrows_go_through_the_sections(pages: Pages) -> None:
    page = settings(pages, 0)
    page.enter()
    press(page._buttons[0], Qt.Key.Key_Down)
    assert page.state() == {"section": "1"}


def test_the_newest_backup_is_tried_and_what_was_found_is_said(
    section: BackupsSection, office: Office
) -> None:
    seen: list[bool] = []
    office.midway = lambda: seen.append(section.progress.isVisible())
    section.drill.click()
    assert seen == [True]
    assert "ціла" in section.said.text()
    assert "3 записи" in section.said.text()
    assert not section.fault.isVisible()


@pytest.mark.parametrize("faults", [("rows:person",), ()])
def test_a_backup_that_is_not_whole_is_not_called_whole(
    section: BackupsSection, office: Office, faults: tuple[str, ...]
) -> None:
    office.drill = DrillLine(NOW, CheckLine(1204, faults), 0, 0 if faults else 2)
    section.drill.click()
    assert "не ціла" in section.fault.text()
    assert not section.said.isVisible()


def test_without_a_backup_there_is_nothing_to_try(section: BackupsSection, office: Office) -> None:
    office.drill = None
    section.drill.click()
    assert "Ще немає" in section.fault.text()


def test_what_the_program_is_made_of_stands_there_with_the_text_of_each_licence(
    pages: Pages,
) -> None:
    settings(pages, 5)
    about = pages.rooms.trail._about
    assert cells(about.parts) == ["caseapp", "0.1.0", "Apache-2.0", "Lucide", "", "ISC"]
    about.parts.setCurrentIndex(about.parts.cells.index(1, 0))
    about.read.click()
    read = pages.rooms.trail.licence
    assert read is not None
    assert read.text.toPlainText() == "ISC License"
    press(read, Qt.Key.Key_Escape)
    about.parts.setCurrentIndex(about.parts.cells.index(0, 0))
    about.read.click()
    assert pages.rooms.trail.licence is not read
    assert pages.rooms.trail.licence is not None
    assert "тексту" in pages.rooms.trail.licence.text.toPlainText()


def test_a_code_is_found_by_any_of_its_words_in_either_language(pages: Pages) -> None:
    section = settings(pages, 4).findChild(CodesSection)
    assert section is not None
    every = section.table.model().rowCount()
    assert every > 100
    for typed in ("reached", "hospital", "лікарня"):
        section.sought.setText(typed)
        assert 0 < section.table.model().rowCount() < every, typed
    section.sought.setText("немає такого")
    assert section.table.model().rowCount() == 0
    assert section.found.text().startswith("0 ")
