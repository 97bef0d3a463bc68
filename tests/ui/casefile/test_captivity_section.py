"""Captivity on the person's page: what is told, typed in place, in the order of time."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.captivity import Control, PlaceKind
from caseapp.domain.captivity_errors import DateUnreadable
from caseapp.domain.captivity_views import CaptivityView, PlaceVerified
from caseapp.domain.detention import PeriodFacts
from caseapp.ui.people.captivity_section import CaptivitySection
from caseapp.ui.people.captivity_services import CaptivityServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.casefile.told import (
    COLONY,
    FIRST,
    OLENIVKA,
    OTHER,
    PERSON,
    SECOND,
    Asked,
    captivity,
    uid,
    words_on,
)
from ui.hands import press, type_text

K = Qt.Key


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def told() -> list[CaptivityView]:
    """What the register says next; the last is said again and again."""
    return [captivity(FIRST, SECOND)]


@pytest.fixture
def make(
    frame_for: Callable[..., Frame],
    shown: Callable[[QWidget], None],
    asked: Asked,
    told: list[CaptivityView],
) -> Callable[[Role], CaptivitySection]:
    def made(role: Role) -> CaptivitySection:
        services = CaptivityServices(
            open=lambda _person: told[-1],
            capture=asked.fields("capture"),
            period=asked.fields("period"),
            find_places=lambda typed: (COLONY, OLENIVKA) if typed else (),
            add_period=asked.act("add", uid(12)),
            remove_period=asked.act("remove"),
            verify_place=asked.act("verify") if role is Role.SUPERVISOR else None,
        )
        section = CaptivitySection(frame_for(role), services)
        shown(section)
        section.show_person(PERSON)
        return section

    return made


@pytest.fixture
def section(make: Callable[[Role], CaptivitySection]) -> CaptivitySection:
    return make(Role.FIELD_OFFICER)


def rows(section: CaptivitySection) -> list[str]:
    model = section.list.rows
    return [str(model.index(n).data()) for n in range(model.rowCount())]


def test_places_stand_in_order_with_the_hole_in_words_between_them(
    section: CaptivitySection,
) -> None:
    first, hole, second = rows(section)
    assert first.startswith("квітень 2022 – 11.10.2024, Оленівка")
    assert hole == "Невідомо, де: щонайменше 34 дні"
    assert "РФ-ВК-07" in second
    assert second.endswith("місце не перевірено")
    assert section.held.text() == "3 роки 10 місяців у неволі"


def test_a_field_of_the_capture_is_written_when_it_is_left(
    section: CaptivitySection, asked: Asked
) -> None:
    place = section.capture.fields["place"]
    place.value.setFocus()
    press(place.value, K.Key_Return)
    type_text(place.editor, "Азовсталь")
    press(place.editor, K.Key_Tab)
    assert asked.acts == [("capture", PERSON, "place", "Азовсталь")]
    assert section.capture.fields["wounded"].is_open()


def test_a_date_that_cannot_be_read_stays_typed_with_the_reason_under_it(
    section: CaptivitySection, asked: Asked
) -> None:
    asked.fail = DateUnreadable()
    begun = section.stay.fields["start"]
    begun.open()
    type_text(begun.editor, "навесні")
    press(begun.editor, K.Key_Return)
    assert begun.is_open()
    assert begun.field.text() == "навесні"
    assert "Це не дата" in begun.editor.accessibleDescription()


def test_the_chosen_stay_stands_below_as_fields_and_arrows_choose_another(
    section: CaptivitySection, asked: Asked
) -> None:
    fields = section.stay.fields
    assert (fields["place"].value.text(), fields["start"].value.text()) == ("Оленівка", "04.2022")
    section.enter()
    section.list.step(1)
    assert fields["people_in_cell"].value.text() == "16"
    assert fields["icrc_seen"].value.text() == "ні"
    fields["cell"].open()
    type_text(fields["cell"].editor, "7")
    press(fields["cell"].editor, K.Key_Return)
    assert asked.acts == [("period", SECOND.id, "cell", "7")]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_place_is_typed_and_its_beginning_comes_next(
    section: CaptivitySection, asked: Asked, told: list[CaptivityView]
) -> None:
    told.append(captivity(FIRST, SECOND))
    section.add.setFocus()
    type_text(section.add, "РФ-ВК-07")
    press(section.add, K.Key_Escape, K.Key_Return)
    assert asked.acts == [("add", PERSON, PeriodFacts("РФ-ВК-07"))]
    assert section.add.text() == ""
    assert section.stay.fields["start"].is_open()
    assert section.stay.fields["start"].field.text() == "15.11.2024"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_known_places_are_offered_while_one_types(section: CaptivitySection, asked: Asked) -> None:
    section.add.setFocus()
    type_text(section.add, "ко")
    completer = section.add.completer()
    popup, model = completer.popup(), completer.completionModel()
    assert popup is not None
    offered = [str(model.index(n, 0).data()) for n in range(model.rowCount())]
    assert offered == ["РФ-ВК-07 · Виправна колонія", "Оленівка · Виправна колонія"]
    assert popup.isVisible()
    press(popup, K.Key_Down, K.Key_Return)
    assert asked.acts == [("add", PERSON, PeriodFacts("РФ-ВК-07"))]


def test_a_stay_is_removed_with_one_key_and_can_be_taken_back(
    section: CaptivitySection, asked: Asked, said: list[Notice]
) -> None:
    section.enter()
    press(section.list, K.Key_Delete)
    assert asked.acts == [("remove", FIRST.id)]
    assert said[-1].undo


def test_only_a_supervisor_says_what_a_place_is(
    make: Callable[[Role], CaptivitySection], asked: Asked
) -> None:
    assert not make(Role.FIELD_OFFICER).verdict.isVisible()
    section = make(Role.SUPERVISOR)
    assert section.verdict.isVisible()
    assert not section.verdict.button.isVisible()
    section.list.step(1)
    section.verdict.button.click()
    kept = PlaceVerified("", PlaceKind.PENAL_COLONY, Control.RUSSIA)
    assert asked.acts == [("verify", COLONY.id, kept)]
    name = section.verdict.fields["name"]
    name.open()
    type_text(name.editor, "Колонія №10")
    press(name.editor, K.Key_Return)
    changed = PlaceVerified("Колонія №10", PlaceKind.PENAL_COLONY, Control.RUSSIA)
    assert asked.acts[-1] == ("verify", COLONY.id, changed)


def test_nothing_of_the_last_person_stays_when_the_next_one_comes(
    section: CaptivitySection, told: list[CaptivityView]
) -> None:
    secrets = ("Маріуполь", "поранений", "автобусом", "Оленівка")
    assert all(any(secret in word for word in words_on(section)) for secret in secrets)
    section.add.setText("Оленівка")
    section.show_person(None)
    left = [word for word in words_on(section) if any(secret in word for secret in secrets)]
    assert left == []
    assert rows(section) == []
    told.append(captivity())
    section.show_person(OTHER)
    assert section.none.isVisible()


def test_everything_has_a_name_for_who_does_not_see_it(section: CaptivitySection) -> None:
    for each in (*section.capture.fields.values(), *section.stay.fields.values()):
        assert each.value.accessibleName().startswith(each.name)
    assert section.list.accessibleName() == "Місця тримання"
    assert section.add.accessibleName() == "Додати місце"


def test_what_gets_the_keyboard_comes_into_sight(section: CaptivitySection, qtbot: QtBot) -> None:
    section.resize(800, 260)
    inside = section.stay.fields["conditions"]
    assert not inside.value.visibleRegion().boundingRect().height()
    inside.open()
    qtbot.waitUntil(lambda: inside.editor.visibleRegion().boundingRect().height() > 0)


def test_the_row_that_arrows_choose_comes_into_sight(
    section: CaptivitySection, qtbot: QtBot
) -> None:
    section.resize(800, 220)
    section.list.setFocus()
    section.list.choose(2)
    row = section.list.visualRect(section.list.currentIndex())
    qtbot.waitUntil(lambda: section.list.visibleRegion().contains(row.center()))
