"""A value that becomes a field where it stands: written when left, put back by Esc, never lost."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseapp.ui.look import Look
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.in_place import InPlace
from ui.hands import press, show, type_text

K = Qt.Key
COLOURS = (("", "не вказано"), ("red", "Червоний"), ("green", "Зелений"))


@pytest.fixture
def grid(qtbot: QtBot, look: Look) -> FieldGrid:
    made = FieldGrid(
        look, [InPlace(look, "Прізвище"), InPlace(look, "Колір", COLOURS), InPlace(look, "Ім’я")]
    )
    show(qtbot, made)
    made.fields[0].show_value("Дрозд")
    made.fields[1].show_value("red")
    return made


def heard(one: InPlace) -> QSignalSpy:
    return QSignalSpy(one.left)


def said(spy: QSignalSpy) -> list[str]:
    return [spy.at(n)[0] for n in range(spy.count())]


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_F2, K.Key_Space])
def test_a_key_turns_the_value_into_a_field(grid: FieldGrid, key: Qt.Key) -> None:
    one = grid.fields[0]
    one.value.setFocus()
    press(one.value, key)
    assert one.is_open()
    assert one.editor.hasFocus()
    assert one.field.text() == "Дрозд"


def test_tab_writes_and_opens_the_next_until_there_is_none(grid: FieldGrid) -> None:
    first, second, third = grid.fields
    spy = heard(first)
    first.value.click()
    type_text(first.editor, "Гай")
    press(first.editor, K.Key_Tab)
    assert said(spy) == ["Гай"]
    assert (first.is_open(), second.is_open()) == (False, True)
    press(second.editor, K.Key_Tab)
    assert third.is_open()
    press(third.editor, K.Key_Tab)
    assert not third.is_open()
    press(third.value, K.Key_F2)
    press(third.editor, K.Key_Backtab)
    assert second.is_open()


def test_what_was_not_changed_is_not_written(grid: FieldGrid) -> None:
    one = grid.fields[0]
    spy = heard(one)
    one.value.click()
    press(one.editor, K.Key_Return)
    assert (spy.count(), one.is_open()) == (0, False)


def test_esc_puts_back_and_the_next_opening_brings_back_what_was_typed(grid: FieldGrid) -> None:
    one = grid.fields[0]
    spy = heard(one)
    one.value.click()
    type_text(one.editor, "Гай")
    press(one.editor, K.Key_Escape)
    assert (one.is_open(), one.value.text(), spy.count()) == (False, "Дрозд", 0)
    press(one.value, K.Key_F2)
    assert one.field.text() == "Гай"
    press(one.editor, K.Key_Escape)
    press(one.value, K.Key_F2)
    assert one.field.text() == "Дрозд"


def test_going_to_another_window_is_not_leaving_but_a_click_elsewhere_is(grid: FieldGrid) -> None:
    one = grid.fields[0]
    spy = heard(one)
    one.value.click()
    type_text(one.editor, "Гай")
    for reason, count in (
        (Qt.FocusReason.ActiveWindowFocusReason, 0),
        (Qt.FocusReason.PopupFocusReason, 0),
        (Qt.FocusReason.MouseFocusReason, 1),
    ):
        QApplication.sendEvent(one.editor, QFocusEvent(QEvent.Type.FocusOut, reason))
        assert spy.count() == count, reason


def test_what_is_refused_stays_typed_with_the_sentence_under_it(grid: FieldGrid) -> None:
    one = grid.fields[0]
    one.refuse("x", "Так не можна.")
    assert (one.is_open(), one.field.text()) == (True, "x")
    assert one.editor.accessibleDescription() == "Так не можна."
    one.value.click()
    press(one.editor, K.Key_Escape)
    assert (one.value.text(), one.editor.accessibleDescription()) == ("Дрозд", "")


def test_arrows_look_through_codes_and_enter_takes_one(grid: FieldGrid) -> None:
    one = grid.fields[1]
    spy = heard(one)
    assert one.value.text() == "Червоний"
    one.value.click()
    press(one.editor, K.Key_Down)
    assert spy.count() == 0
    press(one.editor, K.Key_Return)
    assert said(spy) == ["green"]


def test_a_text_that_is_no_code_is_not_lost_by_looking_at_it(grid: FieldGrid) -> None:
    one = grid.fields[1]
    spy = heard(one)
    one.show_value("бурий")
    assert one.value.text() == "бурий"
    one.value.click()
    press(one.editor, K.Key_Return)
    assert (spy.count(), one.value.text()) == (0, "бурий")


def test_a_pause_in_typing_is_told_and_after_suspending_nothing_is(
    grid: FieldGrid, qtbot: QtBot
) -> None:
    one = grid.fields[0]
    with qtbot.waitSignal(one.typed, timeout=3000) as paused:
        one.value.click()
        type_text(one.editor, "Гай")
    assert paused.args == ["Гай"]
    spy = heard(one)
    one.suspend()
    press(one.editor, K.Key_Return)
    assert spy.count() == 0


def test_what_may_only_be_read_is_not_opened(grid: FieldGrid) -> None:
    one = grid.fields[0]
    one.set_open(may=False)
    one.open()
    one.resume("Гай")
    assert not one.is_open()
    assert one.value.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_columns_are_equal_and_fewer_where_it_is_narrow(grid: FieldGrid) -> None:
    grid.resize(1200, 200)
    QApplication.processEvents()
    widths = [one.width() for one in grid.fields]
    assert max(widths) - min(widths) <= 1
    grid.resize(200, 400)
    QApplication.processEvents()
    assert len({one.x() for one in grid.fields}) == 1


def test_a_screen_reader_hears_caption_and_value(grid: FieldGrid) -> None:
    assert [one.value.accessibleName() for one in grid.fields] == [
        "Прізвище: Дрозд",
        "Колір: Червоний",
        "Ім’я: –",
    ]
    assert all(one.editor.accessibleName() == one.name for one in grid.fields)
