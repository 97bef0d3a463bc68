"""The desk with keys, over a small site in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseapp.domain.coded import Flag, StageState
from caseapp.domain.errors import DiskFull
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from ui.fakes import Later, Site
from ui.hands import CTRL, press, show, type_text
from ui.people import NOW, desk_row

Key = Qt.Key


@pytest.fixture
def page(pages: Pages) -> ArrivalsPage:
    pages.workspace.go("arrivals")
    room = pages.workspace.room()
    assert isinstance(room, ArrivalsPage)
    return room


def marked(site: Site) -> list[str]:
    return [site.rows[what].number for act, what in site.acts if act == "mark_arrived"]


def test_one_key_after_the_letters_of_the_surname_marks_a_person(
    page: ArrivalsPage, site: Site, pages: Pages
) -> None:
    type_text(page.field, "хохр")
    press(page.field, Key.Key_Return)
    assert marked(site) == ["112"]
    assert page.field.text() == ""
    assert pages.workspace.quiet.text() == (
        "Хохряков Михайло Аркадійович: прибуття о 13:30 записано."
    )


def test_somebody_further_down_takes_six_keys_at_most(page: ArrivalsPage, site: Site) -> None:
    type_text(page.field, "ков")
    press(page.field, *[Key.Key_Down] * 5, Key.Key_Return)
    assert len(marked(site)) == 1


def test_namesakes_ask_for_the_arrow_first(page: ArrivalsPage, site: Site, pages: Pages) -> None:
    type_text(page.field, "савчук")
    press(page.field, Key.Key_Return)
    assert marked(site) == []
    assert "↓" in pages.workspace.quiet.text()
    press(page.field, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert len(marked(site)) == 1


def test_somebody_who_is_here_is_shown_and_not_marked(
    page: ArrivalsPage, site: Site, pages: Pages
) -> None:
    type_text(page.field, "10")
    press(page.field, Key.Key_Return)
    assert marked(site) == []
    said = pages.workspace.quiet.text()
    assert "13:12" in said
    assert "стіл 2" in said


def test_enter_on_an_empty_field_marks_nobody(page: ArrivalsPage, site: Site) -> None:
    press(page.field, Key.Key_Return)
    assert site.acts == []


def test_flags_go_to_whoever_was_marked_last(page: ArrivalsPage, site: Site) -> None:
    type_text(page.field, "хохр")
    press(page.field, Key.Key_Return)
    arrival = site.rows[desk_row(10).line].arrival  # type: ignore[index] # it has one
    press(page.field, Key.Key_F2, Key.Key_F6, Key.Key_F2)
    flags = [what for act, what in site.acts if act == "set_flag"]
    assert flags == [
        (arrival, Flag.MEDIC, True),
        (arrival, Flag.WANTS_CALL, True),
        (arrival, Flag.MEDIC, False),
    ]
    assert page.just.buttons[Flag.WANTS_CALL].isChecked()
    assert not page.just.buttons[Flag.MEDIC].isChecked()


def test_a_flag_before_anybody_was_marked_says_so(page: ArrivalsPage, pages: Pages) -> None:
    press(page.field, Key.Key_F2)
    assert "останнім" in pages.workspace.quiet.text()


def test_undo_works_in_the_field_and_leaves_what_was_typed(
    page: ArrivalsPage, site: Site, pages: Pages
) -> None:
    type_text(page.field, "хохр")
    press(page.field, Key.Key_Return)
    type_text(page.field, "ков")
    press(page.field, Key.Key_Z, held=CTRL)
    assert marked(site) == []
    assert page.field.text() == "ков"
    assert not page.just.isVisible()
    assert "Хохряков" in pages.workspace.quiet.text()


def test_what_cannot_be_written_is_awaited_again_and_said(
    page: ArrivalsPage, site: Site, pages: Pages
) -> None:
    site.fail = DiskFull()
    type_text(page.field, "хохр")
    press(page.field, Key.Key_Return)
    assert "Диск" in pages.workspace.quiet.text() or "диск" in pages.workspace.quiet.text()
    assert not page.just.isVisible()
    type_text(page.field, "112")
    assert page.card.take.isEnabled()


def test_somebody_not_on_the_list_is_recorded_with_what_is_known(
    page: ArrivalsPage, pages: Pages, site: Site
) -> None:
    type_text(page.field, "Гнатюк")
    press(page.field, Key.Key_N, held=CTRL)
    assert pages.rooms.arrivals
    form = pages.rooms.arrivals.unexpected.form
    assert form
    assert form.fields["surname"].field.property("text") == "Гнатюк"
    type_text(form.fields["birth"].field, "1990")
    form.save.click()
    act, draft = site.acts[-1]
    assert act == "add_unexpected"
    assert draft.birth.value == date(1990, 1, 1)
    assert page.just.isVisible()


def test_a_date_that_is_none_is_said_in_its_place_and_nothing_is_lost(
    page: ArrivalsPage, pages: Pages, site: Site
) -> None:
    page.unlisted_wanted.emit()
    assert pages.rooms.arrivals
    form = pages.rooms.arrivals.unexpected.form
    assert form
    type_text(form.fields["birth"].field, "31.02.1990")
    form.save.click()
    assert site.acts == []
    assert "Це не дата" in form.fields["birth"].said()
    assert form.fields["birth"].field.property("text") == "31.02.1990"


def test_a_likely_match_marks_that_person_instead(
    page: ArrivalsPage, pages: Pages, site: Site
) -> None:
    type_text(page.field, "Лис")
    page.unlisted_wanted.emit()
    assert pages.rooms.arrivals
    form = pages.rooms.arrivals.unexpected.form
    assert form
    match = form.matches.rows.row_at(0)
    assert match is not None
    form.matches.taken.emit(match)
    assert marked(site) == ["200"]


def test_while_a_commit_hangs_ten_people_are_marked(qtbot: QtBot, look: Look, site: Site) -> None:
    disk = Later()
    pages = Pages(
        site.session(),
        Surroundings(look, Bridge(disk), lambda: NOW, Preferences()),
        Where("arrivals"),
    )
    show(qtbot, pages.workspace)
    disk.go_on()
    page = pages.workspace.room()
    assert isinstance(page, ArrivalsPage)
    for number in ("179", "229", "95", "41", "7", "275", "112", "200"):
        type_text(page.field, number)
        press(page.field, Key.Key_Return)
    for _ in range(2):
        type_text(page.field, "савчук")
        press(page.field, Key.Key_Down, Key.Key_Return)
    press(page.field, Key.Key_F3)
    assert site.acts == []
    assert pages.workspace.header.saved.text() != look.words("saved")
    assert "зберіга" in pages.workspace.quiet.text()
    disk.go_on()
    assert len(marked(site)) == 10
    assert [what[1:] for act, what in site.acts if act == "set_flag"] == [(Flag.WHEELCHAIR, True)]
    assert pages.workspace.header.saved.text() == look.words("saved")


def test_buttons_of_the_desk_do_not_take_the_cursor_by_a_click(page: ArrivalsPage) -> None:
    for button in page.findChildren(QPushButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_a_stage_that_is_closed_marks_nobody(build: Callable[[], Pages], site: Site) -> None:
    site.stages[0] = replace(site.stages[0], state=StageState.CLOSED)
    pages = build()
    pages.workspace.go("arrivals")
    page = pages.workspace.room()
    assert isinstance(page, ArrivalsPage)
    type_text(page.field, "хохр")
    press(page.field, Key.Key_Return)
    assert site.acts == []
    assert page.fault.isVisible()


def test_an_empty_desk_offers_the_way_to_the_lists(
    page: ArrivalsPage, site: Site, pages: Pages
) -> None:
    site.rows.clear()
    page.stage_shown.emit(site.stages[0])
    offered = [one for one in page._nobody.findChildren(QPushButton) if one.isVisible()]
    offered[0].click()
    assert pages.workspace.room() is not page
