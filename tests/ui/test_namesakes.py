"""Namesakes of two lists in the window: one person or two, said by an officer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.coded import StageState
from caseapp.domain.errors import AlreadyArrived
from caseapp.ui.lists.page import ListsPage
from caseapp.ui.pages import Pages
from ui.fakes import Site
from ui.hands import press
from ui.papers import NAMESAKES
from ui.people import STAGE


@pytest.fixture
def site() -> Site:
    return Site(namesakes=NAMESAKES)


@pytest.fixture
def lists(pages: Pages) -> ListsPage:
    pages.workspace.go("lists")
    room = pages.workspace.room()
    assert isinstance(room, ListsPage)
    return room


def births(lists: ListsPage) -> tuple[str, str]:
    earlier, later = lists.namesakes.cells[2]
    return earlier.text(), later.text()


def test_both_sides_stand_beside_each_other_and_what_differs_stands_out(lists: ListsPage) -> None:
    card = lists.namesakes
    assert card.isVisible()
    assert card.title.text() == "Одна людина чи дві? 2 пари"
    assert births(lists) == ("1976", "—")
    assert [cell.text() for cell in card.cells[4]] == ["прибуття записано", "прибуття не записано"]
    (name, _), (birth, _) = card.cells[0], card.cells[2]
    assert birth.font().weight() > name.font().weight()


def test_the_same_person_is_joined_and_can_be_undone(
    lists: ListsPage, pages: Pages, site: Site
) -> None:
    first = NAMESAKES[0]
    press(lists, Qt.Key.Key_1)
    assert site.acts == [("join_entries", (first.earlier.line, first.later.line))]
    assert "тепер одна людина" in pages.workspace.quiet.text()
    assert pages.workspace.quiet.notice.undo
    assert births(lists) == ("1991", "1991")
    pages.workspace.quiet.undo.click()
    assert births(lists) == ("1976", "—")


def test_passing_over_writes_nothing_and_shows_the_next(lists: ListsPage, site: Site) -> None:
    press(lists, Qt.Key.Key_2)
    assert births(lists) == ("1991", "1991")
    press(lists, Qt.Key.Key_2)
    assert not lists.namesakes.isVisible()
    press(lists, Qt.Key.Key_1)
    assert site.acts == []


def test_a_refused_join_is_said_in_its_place_and_may_be_tried_again(
    lists: ListsPage, site: Site
) -> None:
    site.fail = AlreadyArrived("2026-03-06T10:00:00+00:00")
    lists.namesakes.same.click()
    assert lists.namesakes.fault.text()
    assert lists.namesakes.same.isEnabled()
    site.fail = None
    lists.namesakes.same.click()
    assert births(lists) == ("1991", "1991")


def test_a_closed_stage_offers_nothing(lists: ListsPage) -> None:
    lists.show_stage(replace(STAGE, state=StageState.CLOSED))
    assert not lists.namesakes.isVisible()
    lists.show_stage(STAGE)
    assert lists.namesakes.isVisible()


def test_nothing_is_looked_for_while_the_room_is_out_of_sight(
    lists: ListsPage, pages: Pages, site: Site
) -> None:
    pages.workspace.go("today")
    site.namesakes = NAMESAKES[1:]
    pages.rooms.lists.show_stage(STAGE)
    assert births(lists) == ("1976", "—")
    pages.workspace.go("lists")
    assert births(lists) == ("1991", "1991")


def test_without_namesakes_there_is_no_card(lists: ListsPage, site: Site, pages: Pages) -> None:
    site.namesakes = ()
    pages.rooms.lists.show_stage(STAGE)
    assert not lists.namesakes.isVisible()
    assert lists.table.isVisible()
