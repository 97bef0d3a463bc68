"""Ctrl+R from every room, over a real register and in the whole window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.services.context import Context
from caseapp.ui.asking.page import AskingPage
from caseapp.ui.asking.presenter import AskingPresenter
from caseapp.ui.binding.asking import asking_services
from caseapp.ui.bridge import Bridge
from caseapp.ui.commands import carries
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages
from caseapp.ui.room import Frame
from mornings import Morning, morning, morning_template
from services.families import Family
from ui.hands import CTRL, press, show, type_text
from ui.people import NOW

__all__ = ["morning", "morning_template"]
Key = Qt.Key


@pytest.fixture
def ctx(morning: Morning) -> Iterator[Context]:
    with morning.founded.opened(Role.FIELD_OFFICER) as opened:
        yield opened


def test_ctrl_r_hides_every_room_and_esc_brings_it_back(pages: Pages) -> None:
    view = pages.workspace
    for place in view.places:
        if place.listed:
            view.go(place.code)
            press(view, Key.Key_R, held=CTRL)
            assert view.here == "asking"
            assert view.quiet.text() == ""
            press(view.room(), Key.Key_Escape)
            assert view.here == place.code


def test_the_button_of_the_relatives_room_asks_too(pages: Pages) -> None:
    pages.workspace.go("relatives")
    pages.rooms.relatives._page.asking.click()
    assert pages.workspace.here == "asking"


def test_under_the_ukrainian_layout_the_same_key_asks(pages: Pages) -> None:
    pages.workspace.go("today")
    asks = [
        each
        for each in pages.workspace.findChildren(QShortcut)
        if carries(each, "Ctrl+К")  # what the key R is called there
    ]
    assert len(asks) == 1
    asks[0].activated.emit()
    assert pages.workspace.here == "asking"


def test_over_a_register_a_mother_is_told_and_a_stranger_is_not(
    qtbot: QtBot, look: Look, bridge: Bridge, ctx: Context, morning: Morning
) -> None:
    family = Family.arrived(ctx, morning, 1)
    family.add()
    for purpose in (Purpose.CARE, Purpose.KIN):
        family.says(purpose, ConsentState.GIVEN)
    frame = Frame(look, bridge, ctx.actor, lambda _said: None, lambda _code, _to: None, lambda: NOW)
    page = AskingPage(look)
    AskingPresenter(page, frame, asking_services(ctx))
    show(qtbot, page)
    page.enter()

    def ask(name: str, phone: str) -> str:
        press(page, Key.Key_N, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
        type_text(page.name.field, name)
        page.phone.field.setFocus()
        type_text(page.phone.field, phone)
        page.sought.field.setFocus()
        type_text(page.sought.field, morning.row(ctx, 1).name)
        press(page.sought.field, Key.Key_Return)
        return page.sentence.text()

    assert "знову в Україні" in ask("Олена", "0507614371")
    assert "знову в Україні" not in ask("Олена", "0507614370")
    press(page, Key.Key_Return, held=CTRL)
    press(page, Key.Key_F2)
    one = page.hidden.list.chosen_row()
    assert one
    assert (one.asker.phone, one.person, one.by) == (
        "+380 50 761 4370",
        family.person,
        ctx.actor.name,
    )
