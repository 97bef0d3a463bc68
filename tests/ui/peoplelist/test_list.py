"""The list of people in the window: columns, filters, the whole register, and back to the same row."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from caseapp.domain.errors import RegisterReadOnly
from caseapp.domain.person_views import PersonLine
from caseapp.domain.queues import Queue
from caseapp.ui.bridge import Bridge
from caseapp.ui.people import list_presenter, list_view
from caseapp.ui.people.columns import Arrangement, Column, Sort, cells
from caseapp.ui.people.list_view import PeopleList, Spot
from caseapp.ui.people.roster import Narrowing
from caseapp.ui.people.saved_filters import written
from caseapp.ui.widgets.button import Button
from caseapp.ui.widgets.table import Cell
from ui.fakes import Later
from ui.hands import CTRL, press, type_text
from ui.peoplelist.lines import Opener, Window, line
from ui.persons import Persons, person_id, view_of

K = Qt.Key


def menu(window: Window, button: Button) -> dict[str, QAction]:
    """Open a menu and return what is in it, the menus under it too."""
    tools = window.room.list.tools
    opened = tools.menu_of(button)
    opened.aboutToShow.emit()
    found = {}
    for act in opened.actions():
        found[act.text()] = act
        under = act.menu()
        for each in under.actions() if isinstance(under, QMenu) else ():
            found[f"{act.text()} › {each.text()}"] = each
    return found


def test_a_column_comes_and_goes_and_is_there_again_in_the_next_window(
    window: Window, opener: Opener, persons: Persons
) -> None:
    assert "Позивний" not in window.titles()
    menu(window, window.room.list.tools.columns)["Позивний"].trigger()
    menu(window, window.room.list.tools.columns)["В/ч"].trigger()
    assert "Позивний" in window.titles()
    assert "В/ч" not in window.titles()
    assert persons.arrangement.columns.count(Column.CALL_SIGN) == 1
    window.pages.workspace.hide()
    assert opener().titles() == window.titles()


def test_without_remembering_the_next_window_would_have_the_usual_columns(
    window: Window, opener: Opener, persons: Persons
) -> None:
    menu(window, window.room.list.tools.columns)["Позивний"].trigger()
    persons.arrangement = Arrangement()
    window.pages.workspace.hide()
    assert opener().titles() != window.titles()


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # a menu does, and there is none offscreen
def test_several_columns_are_ticked_by_keys_before_the_menu_closes(window: Window) -> None:
    press(window.room.list.field, K.Key_F7)
    opened = window.room.list.tools.menu_of(window.room.list.tools.columns)
    assert opened.isVisible()
    for title in ("Світлина", "Етап"):
        (act,) = (each for each in opened.actions() if each.text() == title)
        opened.setActiveAction(act)
        press(opened, K.Key_Space)
    assert opened.isVisible()
    assert {"Світлина", "Етап"} <= set(window.titles())
    press(opened, K.Key_Escape)
    assert not opened.isVisible()


def test_a_click_on_a_title_sorts_and_the_next_turns_it_round(
    window: Window, persons: Persons
) -> None:
    view = window.room.list
    view.choose(3)
    chosen = view.chosen()
    number = window.titles().index("№")
    view.table.head_pressed.emit(number)
    assert window.column("№") == sorted(window.column("№"), key=int)
    view.table.head_pressed.emit(number)
    assert window.column("№") == sorted(window.column("№"), key=int, reverse=True)
    assert window.titles()[number] == "№ ↓"
    assert view.chosen() == chosen
    assert persons.arrangement.sort == Sort(Column.NUMBER, down=True)


def test_the_order_is_chosen_by_keys_too(window: Window) -> None:
    menu(window, window.room.list.tools.columns)["Упорядкувати за › В/ч"].trigger()
    assert window.column("В/ч") == sorted(window.column("В/ч"))


def test_what_cannot_be_remembered_is_said_and_stays_for_now(
    window: Window, persons: Persons, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_arrangement: Arrangement) -> None:
        raise OSError

    arranger = window.presenter._arranger
    broken = replace(arranger._services, keep_arrangement=full)
    monkeypatch.setattr(arranger, "_services", broken)
    arranger.turn(Column.STAGE)
    assert "Етап" in window.titles()
    assert "запам’ятати" in window.pages.workspace.quiet.notice.text
    assert persons.arrangement == Arrangement()


def test_whoever_came_to_another_stage_is_one_key_away(window: Window, persons: Persons) -> None:
    persons.elsewhere = (replace(line(1, "Ясень Ада"), stage_number=1),)
    assert "Ясень Ада" not in window.names()
    press(window.room.list.field, K.Key_F3)
    assert "Ясень Ада" in window.names()
    assert window.column("Час")[-1].startswith("06.03.2026 ")
    assert window.room.list.field.hasFocus()
    press(window.room.list.field, K.Key_F3)
    assert "Ясень Ада" not in window.names()


def test_categories_colours_and_queues_narrow_together_and_everybody_comes_back(
    window: Window, persons: Persons
) -> None:
    persons.refuse_care(person_id(3))
    window.presenter.load()
    acts = menu(window, window.room.list.tools.narrow)
    (green,) = (act for words, act in acts.items() if words.endswith("› Зелений"))
    green.trigger()
    assert len(window.names()) == 12
    window.room.list.codes.buttons[Queue.UNFIT].click()
    assert len(window.names()) == 2
    (red,) = (
        act
        for words, act in menu(window, window.room.list.tools.narrow).items()
        if words.endswith("› Червоний")
    )
    red.trigger()
    assert window.names() == []
    assert window.room.list.unfit.isVisible()
    window.room.list.everybody.click()
    assert len(window.names()) == 12
    assert window.room.list.field.hasFocus()


def test_no_category_finds_who_refused_care(persons: Persons) -> None:
    persons.refuse_care(person_id(3))
    lines = persons.everybody()
    (refused,) = (one for one in lines if one.minimal)
    assert not any(Narrowing(category=code).fits(refused) for code in ("POW", "UNKNOWN"))


def test_a_filter_gets_a_name_and_is_there_again_in_the_next_window(
    window: Window, opener: Opener, persons: Persons
) -> None:
    type_text(window.room.list.field, "савч")
    menu(window, window.room.list.tools.saved)["Зберегти цей фільтр…"].trigger()
    dialog = window.presenter._keeper.dialog
    assert dialog
    dialog.save.click()
    assert "Дайте фільтру назву" in dialog.name.said()
    type_text(dialog.name.field, "Савчуки")
    dialog.save.click()
    assert not dialog.isVisible()
    assert set(persons.filters) == {"Савчуки"}
    window.pages.workspace.hide()
    again = opener()
    menu(again, again.room.list.tools.saved)["Савчуки\t«савч»"].trigger()
    assert again.room.list.field.text() == "савч"
    assert len(again.names()) == 2
    menu(again, again.room.list.tools.saved)["Вилучити фільтр › Савчуки"].trigger()
    assert persons.filters == {}


def test_a_name_in_use_is_refused_in_place(window: Window, persons: Persons) -> None:
    keeper = window.presenter._keeper
    keeper._keep(Narrowing(triage="red"), "Червоні")
    keeper.ask_name(Narrowing(triage="green"))
    assert keeper.dialog
    type_text(keeper.dialog.name.field, "червоні")
    keeper.dialog.save.click()
    assert "вже є" in keeper.dialog.name.said()
    assert persons.filters == {"Червоні": written(Narrowing(triage="red"))}
    keeper.dialog.reject()


def test_a_filter_that_could_not_be_kept_is_not_offered(window: Window, persons: Persons) -> None:
    persons.fail = RegisterReadOnly("media")
    window.presenter._keeper._keep(Narrowing(triage="red"), "Червоні")
    assert window.pages.workspace.quiet.notice.tone == "bad"
    assert "Збережених фільтрів ще немає" in menu(window, window.room.list.tools.saved)


def test_a_filter_of_a_later_version_is_kept_though_it_is_not_offered(
    opener: Opener, persons: Persons
) -> None:
    persons.filters = {"Аура": written(Narrowing(code="aura"))}
    window = opener()
    assert "Збережених фільтрів ще немає" in menu(window, window.room.list.tools.saved)
    window.presenter._keeper._keep(Narrowing(triage="red"), "Червоні")
    assert set(persons.filters) == {"Аура", "Червоні"}


def crowd(persons: Persons, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = tuple(line(n, f"Коваль {n:03}", str(n)) for n in range(200))
    monkeypatch.setattr(persons, "people_of", lambda _stage: lines)
    persons.seen = {one.person: replace(view_of(0), id=one.person) for one in lines}


def opened_in_the_middle(window: Window) -> Spot:
    """Open somebody in the middle of the screen, and let something be changed meanwhile."""
    view = window.room.list
    view.choose(120)
    view.choose(115)
    before = view.spot()
    press(view.field, K.Key_Return)
    assert window.room.here == before.person
    window.pages.rooms.people._changed(object(), None)
    return before


@pytest.mark.parametrize("typed", ["", "коваль"])
def test_esc_leads_back_to_the_same_row_at_the_same_height(
    opener: Opener, persons: Persons, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    crowd(persons, monkeypatch)
    window = opener()
    window.room.list.field.setText(typed)
    before = opened_in_the_middle(window)
    press(window.pages.workspace, K.Key_Escape)
    assert window.room.here is None
    assert window.room.list.field.hasFocus()
    assert before.top > 100
    assert window.room.list.spot() == before


def test_without_the_spot_it_would_lead_to_the_first_row(
    opener: Opener, persons: Persons, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(persons, monkeypatch)
    window = opener()
    opened_in_the_middle(window)
    monkeypatch.setattr(PeopleList, "spot", lambda _view: Spot())
    press(window.pages.workspace, K.Key_Escape)
    assert window.room.list.table.currentIndex().row() == 0


def test_who_left_the_queue_meanwhile_leaves_the_next_one_chosen(
    window: Window, persons: Persons
) -> None:
    view = window.room.list
    view.choose(4)
    gone, then = view.chosen(), view._people[5].person
    assert gone
    press(view.field, K.Key_Return)
    window.pages.rooms.people.leave()
    del persons.seen[gone]
    window.presenter.load()
    assert view.chosen() == then


def test_another_language_leaves_filter_and_row_as_they_were(
    window: Window, opener: Opener
) -> None:
    view = window.room.list
    window.presenter.narrow(Narrowing(code=Queue.NO_CONTACT, triage="green"))
    view.choose(7)
    state, spot = window.room.state(), view.spot()
    window.pages.workspace.hide()
    again = opener(state)
    assert again.room.list.spot().person == spot.person
    assert again.room.list.narrowing == view.narrowing


def test_after_the_lock_the_same_queue_is_shown(window: Window, opener: Opener) -> None:
    window.presenter.narrow(Narrowing(code=Queue.UNFIT, text="не для журналу"))
    record = window.room.record()
    assert record == f"queue:{Queue.UNFIT}"
    window.pages.workspace.hide()
    assert opener(record=record).room.list.narrowing == Narrowing(code=Queue.UNFIT)


def test_a_hundred_thousand_rows_are_not_made_before_they_are_seen(
    opener: Opener, persons: Persons, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: set[object] = set()

    def noting(one: PersonLine, *rest: Any, with_day: bool) -> tuple[Cell, ...]:
        made.add(one.person)
        return cells(one, *rest, with_day=with_day)

    monkeypatch.setattr(list_view, "cells", noting)
    crowd(persons, monkeypatch)
    table = opener().room.list.table
    assert table.cells.rowCount() == 200
    assert 5 < len(made) < 40


def test_enter_waits_for_those_who_fit_what_was_typed(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opener()
    later = Later()
    monkeypatch.setattr(list_presenter, "AT_ONCE", 1)
    monkeypatch.setattr(window.presenter, "_frame", _over(window, Bridge(later)))
    opened: list[object] = []
    window.presenter.opened.connect(opened.append)
    type_text(window.room.list.field, "лисенко")
    press(window.room.list.field, K.Key_Return)
    assert (opened, len(window.names())) == ([], 12)
    later.go_on()
    assert window.names() == ["Лисенко Ярослава Олегівна"]
    assert opened == [window.room.list.chosen()]


def test_few_people_are_found_while_the_work_thread_is_busy(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opener()
    monkeypatch.setattr(window.presenter, "_frame", _over(window, Bridge(Later())))
    type_text(window.room.list.field, "лисенко")
    assert window.names() == ["Лисенко Ярослава Олегівна"]


def _over(window: Window, bridge: Bridge) -> object:
    return replace(window.pages._frame, bridge=bridge)


def test_first_last_and_a_page_are_a_key_away_and_the_cursor_stays_in_the_field(
    opener: Opener, persons: Persons, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(persons, monkeypatch)
    view = opener().room.list
    press(view.field, K.Key_PageDown, held=CTRL)
    assert view.table.currentIndex().row() == 199
    press(view.field, K.Key_PageUp, held=CTRL)
    assert view.table.currentIndex().row() == 0
    press(view.field, K.Key_PageDown)
    assert 5 < view.table.currentIndex().row() < 15
    assert view.field.hasFocus()


def test_what_a_row_holds_is_told_to_a_screen_reader(window: Window) -> None:
    model = window.room.list.table.cells
    said = [
        model.index(0, n).data(Qt.ItemDataRole.AccessibleTextRole)
        for n in range(model.columnCount())
    ]
    assert said[:2] == ["95", "Аваков Сергій Юрійович"]
    tools = window.room.list.tools
    for button in (tools.everywhere, tools.narrow, tools.saved, tools.columns):
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
