"""Relatives in the room: written down, changed, ordered, taken off, with what was typed kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from caseapp.domain.contact_errors import RelativeEmpty
from caseapp.text import phones
from caseapp.ui.kin.form import RelativeForm
from ui.calls.conftest import Build, Office
from ui.calls.homes import Homes, line, relative
from ui.hands import CTRL, press, type_text

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def opened(office: Office) -> RelativeForm:
    press(office.page.queue, Key.Key_N, held=CTRL)
    form = office.page.card.kin.form
    assert form.isVisible()
    return form


def test_a_relative_is_written_down_with_keys_alone(office: Office, homes: Homes) -> None:
    form = opened(office)
    assert form.fields["relation"].field.hasFocus()
    type_text(form.fields["relation"].field, "тітка")
    type_text(form.fields["name"].field, "Ганна")
    press(form.fields["name"].field, Key.Key_Return)
    act, (person, draft) = homes.acts[-1]
    assert (act, person) == ("add", homes.lines[0].person)
    assert (draft.relation, draft.name, draft.safe_to_call) == ("тітка", "Ганна", True)
    assert not form.isVisible()
    assert office.page.queue.hasFocus()
    assert office.said[-1].undo
    chosen = office.page.card.kin.list.chosen_row()
    assert chosen
    assert chosen.row.name == "Ганна"


def test_what_is_typed_outlives_esc_and_the_next_person(office: Office, homes: Homes) -> None:
    form = opened(office)
    type_text(form.fields["name"].field, "Ганна")
    form.untold.setChecked(True)
    press(form, Key.Key_Escape)
    person = homes.lines[0].person
    assert homes.forms == {person: {"name": "Ганна", "not_to_be_told": "yes"}}
    press(office.page.queue, Key.Key_Down)
    assert opened(office).typed() == {}
    press(form, Key.Key_Escape)
    press(office.page.queue, Key.Key_Up)
    assert opened(office).typed() == {"name": "Ганна", "not_to_be_told": "yes"}


def test_a_second_after_the_last_letter_it_is_written_down(
    office: Office, homes: Homes, qtbot: QtBot
) -> None:
    form = opened(office)
    type_text(form.fields["name"].field, "Ган")
    assert homes.forms == {}
    qtbot.waitUntil(lambda: bool(homes.forms), timeout=3000)


def test_a_refusal_is_said_in_the_form_and_the_text_stays(office: Office, homes: Homes) -> None:
    form = opened(office)
    type_text(form.fields["note"].field, "десь там")
    homes.fail = RelativeEmpty()
    form.save.click()
    assert form.fault.isVisible()
    assert form.fields["note"].field.text() == "десь там"


def test_one_form_is_one_act(office: Office, homes: Homes) -> None:
    kin = office.page.card.kin
    kin.list.setFocus()
    press(kin.list, Key.Key_F2)
    form = kin.form
    assert form.fields["name"].field.text() == "Мати 1"
    form.fields["name"].field.setText("Олена")
    form.safe.setChecked(False)
    form.save.click()
    one = homes.lines[0].contact.relatives[0].id
    assert homes.acts == [("edit", (one, {"name": "Олена", "safe_to_call": False}))]


def test_nothing_changed_is_no_act(office: Office, homes: Homes) -> None:
    office.page.card.kin.list.setFocus()
    press(office.page.card.kin.list, Key.Key_F2)
    assert office.page.card.kin.form.isVisible()
    office.page.card.kin.form.save.click()
    assert homes.acts == []
    assert not office.page.card.kin.form.isVisible()


def test_alt_and_arrows_change_the_order_and_the_relative_stays_chosen(
    office: Office, homes: Homes
) -> None:
    kin = office.page.card.kin
    kin.list.setFocus()
    press(kin.list, Key.Key_Down, held=ALT)
    assert homes.acts == [("order", (relative(2).id, relative(1).id))]
    chosen = kin.list.chosen_row()
    assert chosen
    assert chosen.row.id == relative(1).id
    press(kin.list, Key.Key_Down, held=ALT)
    assert len(homes.acts) == 1


def test_del_takes_a_relative_off(office: Office, homes: Homes) -> None:
    office.page.card.kin.list.setFocus()
    press(office.page.card.kin.list, Key.Key_Delete)
    assert homes.acts == [("remove", relative(1).id)]
    assert [one.row.name for one in office.page.card.kin.lines()] == ["Андрій"]


def test_a_number_that_cannot_be_read_is_said(build: Build, homes: Homes) -> None:
    homes.lines[0] = line(0, relative(1, phone="050 76"))
    office = build()
    (shown,) = office.page.card.kin.lines()
    assert shown.unreadable
    assert "неповний" in office.page.card.kin._brush.under(shown)


def test_a_number_that_may_be_listened_to_is_asked_about(office: Office) -> None:
    form = opened(office)
    for typed in ("+7 978 123 45 67", "8 978 123-45-67", "+375 29 123 45 67", "79781234567"):
        form.fields["phone"].field.setText(typed)
        assert "слухати" in form.fields["phone"].said()
    for typed in ("0507614371", "+48 512 345 678", "+7 978"):
        form.fields["phone"].field.setText(typed)
        assert form.fields["phone"].said() == ""
    form.fields["phone"].field.setText("+7 978 123 45 67")
    form.safe.setChecked(False)
    assert form.fields["phone"].said() == ""


def test_keys_of_the_queue_are_letters_while_a_form_is_open(office: Office, homes: Homes) -> None:
    form = opened(office)
    press(form.safe, Key.Key_0, Key.Key_9, Key.Key_S)
    assert homes.acts == []
    assert not office.page.card.stop_form.isVisible()


def test_a_number_is_grouped_when_the_field_is_left(office: Office) -> None:
    phone = opened(office).phone
    phone.field.setFocus()
    type_text(phone.field, "0507614371, 067 330 14 52")
    press(phone.field, Key.Key_Tab)
    assert phone.field.text() == "+380 50 761 4371, +380 67 330 1452"
    assert phone.said() == ""


def test_what_is_wrong_with_a_number_is_said_in_place_and_the_text_is_kept(
    office: Office,
) -> None:
    form = opened(office)
    phone = form.phone
    phone.field.setFocus()
    type_text(phone.field, "0507614371; 067 330")
    press(phone.field, Key.Key_Tab)
    assert phone.field.text() == "+380 50 761 4371, 067 330"
    assert "«067 330»" in phone.said()
    assert "закороткий" in phone.said()
    type_text(phone.field, "1")
    assert phone.said() == ""
    phone.field.setText("+7 978")
    phone.left.emit("+7 978")
    assert "закороткий" in phone.said()
    press(form, Key.Key_Escape)
    assert opened(office).phone.said() == ""


def test_an_answer_about_a_number_that_was_typed_over_is_passed_over(office: Office) -> None:
    phone = opened(office).phone
    type_text(phone.field, "067 330")
    phone.show_read("0507614371", phones.phones_in("0507614371"))
    assert phone.field.text() == "067 330"


def test_a_number_is_copied_and_one_that_may_not_be_called_is_not(
    office: Office, homes: Homes
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("")
    kin = office.page.card.kin
    kin.list.setFocus()
    press(kin.list, Key.Key_C, held=CTRL)
    assert clipboard.text() == "+380 50 761 4371"
    clipboard.setText("")
    for barred in ({"safe_to_call": False}, {"not_to_be_told": True}, {"phone": ""}):
        homes.lines[0] = line(0, relative(1, **barred))
        office.page.entered.emit()
        assert not kin.copy.isEnabled()
        press(kin.list, Key.Key_C, held=CTRL)
        assert clipboard.text() == ""
        assert office.said[-1].tone == "partly"
