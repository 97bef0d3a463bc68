"""Any arrival is taken back from the desk, by key and by mouse."""

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.errors import UndoRefused
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.pages import Pages
from ui.fakes import Site
from ui.hands import press, type_text

Key = Qt.Key


@pytest.fixture
def page(pages: Pages) -> ArrivalsPage:
    """Two people are marked: Хохряков first."""
    pages.workspace.go("arrivals")
    room = pages.workspace.room()
    assert isinstance(room, ArrivalsPage)
    for name in ("хохр", "лисен"):
        type_text(room.field, name)
        press(room.field, Key.Key_Return)
    return room


def here(site: Site) -> set[str]:
    """Return the numbers of whoever is here by what was done in this test."""
    marked = {what for act, what in site.acts if act == "mark_arrived"}
    return {row.number for key, row in site.rows.items() if row.arrived_at and key in marked}


def test_not_only_the_last_arrival_is_taken_back(
    page: ArrivalsPage, site: Site, pages: Pages
) -> None:
    before = here(site)
    assert len(before) == 2
    type_text(page.field, "хохр")
    assert page.card.back.isVisible()
    press(page.field, Key.Key_F9)
    assert before - here(site) == {"112"}
    said = pages.workspace.quiet.text()
    assert said.startswith("Хохряков Михайло Аркадійович: прибуття о 13:30 скасовано.")
    assert not page.card.back.isVisible()
    press(page.field, Key.Key_Return)
    assert here(site) == before


def test_the_mouse_takes_it_back_too(page: ArrivalsPage, site: Site) -> None:
    type_text(page.field, "хохр")
    page.card.back.click()
    assert "112" not in here(site)


def test_nobody_who_has_not_come_is_taken_back(
    page: ArrivalsPage, site: Site, pages: Pages
) -> None:
    before = here(site)
    press(page.field, Key.Key_F9)
    assert here(site) == before
    assert pages.workspace.quiet.text().endswith("Нічого не змінено.")


def test_a_refusal_says_why_and_changes_nothing(
    page: ArrivalsPage, site: Site, pages: Pages
) -> None:
    site.fail = UndoRefused("depended_on", "mark_arrived")
    type_text(page.field, "хохр")
    press(page.field, Key.Key_F9)
    assert "112" in here(site)
    assert pages.workspace.quiet.text()
    assert "скасовано." not in pages.workspace.quiet.text()
