"""Users and their keys in the window."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.key_errors import CompartmentNotHeld, WrongPassphrase
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from caseapp.ui.session import Session
from caseapp.ui.settings.dialogs import NewUserQuestion, PassphraseQuestion, RemovalQuestion
from caseapp.ui.settings.page import SettingsPage
from caseapp.ui.settings.users_section import UsersSection
from ui.hands import CTRL, press, show
from ui.people import NOW
from ui.settings.office import MEDIC, Office

Key = Qt.Key


def users_of(pages: Pages) -> UsersSection:
    page = pages.workspace.rooms["settings"]
    assert isinstance(page, SettingsPage)
    page.show_section(1)
    return pages.rooms.users._section


def choose(section: UsersSection, place: int) -> UsersSection:
    section.table.selectRow(place)
    return section


def new_user(pages: Pages) -> NewUserQuestion:
    question = pages.rooms.users.question
    assert isinstance(question, NewUserQuestion)
    return question


def test_a_new_user_gets_a_passphrase_for_once_that_esc_does_not_lose(
    pages: Pages, office: Office
) -> None:
    section = users_of(pages)
    section.table.setFocus()
    press(section.table, Key.Key_N, held=CTRL)
    question = new_user(pages)
    question.act.click()
    assert question.fault.isVisible()
    question.name.field.setText("Гнатюк Іван")
    question.roles[Role.MEDIC].click()
    question.act.click()
    assert office.acts == [("add_user", ("Гнатюк Іван", frozenset({Role.MEDIC})))]
    sheet = pages.rooms.users.sheet
    assert sheet is not None
    assert sheet.secret.text() == "кавун міст рукав"
    press(sheet, Key.Key_Escape)
    assert sheet.isVisible()
    assert not sheet.close_sheet.isEnabled()
    sheet.tick.click()
    sheet.close_sheet.click()
    assert not sheet.isVisible()


def test_esc_keeps_what_was_typed_about_a_new_user(pages: Pages) -> None:
    section = users_of(pages)
    section.add.click()
    new_user(pages).name.field.setText("Гнатюк Іван")
    new_user(pages).roles[Role.MEDIC].click()
    press(new_user(pages), Key.Key_Escape)
    section.add.click()
    assert new_user(pages).chosen() == ("Гнатюк Іван", frozenset({Role.MEDIC}))


def test_a_holder_gives_and_takes_what_they_hold_and_nothing_else(
    pages: Pages, office: Office
) -> None:
    card = choose(users_of(pages), 0).card
    assert set(card.acts) == {Compartment.TRAINED}
    card.acts[Compartment.TRAINED].click()
    assert office.acts[-1] == ("access", (MEDIC.id, frozenset({Compartment.TRAINED})))
    assert "доступ надано" in pages.workspace.quiet.text()
    card.acts[Compartment.TRAINED].click()
    assert office.acts[-1] == ("access", (MEDIC.id, frozenset()))


def test_nobody_gives_to_themself_or_to_who_is_gone(pages: Pages) -> None:
    section = users_of(pages)
    for place in (1, 2):
        assert choose(section, place).card.acts == {}
        assert not section.card.remove.isVisible()


def test_what_refuses_a_grant_is_said_in_its_place(pages: Pages, office: Office) -> None:
    section = choose(users_of(pages), 0)
    office.fail = CompartmentNotHeld("trained")
    section.card.acts[Compartment.TRAINED].click()
    assert "Підготовлені" in section.fault.text()


def test_the_end_of_access_is_a_decision_whose_safe_way_out_is_the_default(
    pages: Pages, office: Office
) -> None:
    section = choose(users_of(pages), 0)
    section.card.remove.click()
    question = pages.rooms.users.question
    assert isinstance(question, RemovalQuestion)
    assert question.back.isDefault()
    press(question, Key.Key_Escape)
    assert office.acts == []
    section.card.remove.click()
    question = pages.rooms.users.question
    assert isinstance(question, RemovalQuestion)
    seen: list[bool] = []
    office.midway = lambda: seen.append(question.progress.isVisible())
    question.act.click()
    assert seen == [True]
    assert office.acts == [("remove_user", MEDIC.id)]
    assert "Новий ключ" in pages.workspace.quiet.text()
    assert not question.isVisible()


def test_a_removal_can_be_stopped_and_says_so(pages: Pages, office: Office) -> None:
    section = choose(users_of(pages), 0)
    section.card.remove.click()
    question = pages.rooms.users.question
    assert isinstance(question, RemovalQuestion)
    office.midway = question.progress.stop.click
    question.act.click()
    assert office.acts == []
    assert "Нікого не вилучено" in question.fault.text()
    assert question.isVisible()
    assert question.back.isEnabled()


def test_a_wrong_old_passphrase_is_said_and_nothing_typed_outlives_the_question(
    pages: Pages, office: Office
) -> None:
    users_of(pages).own.click()
    question = pages.rooms.users.question
    assert isinstance(question, PassphraseQuestion)
    question.old.setText("old")
    question.chooser.suggest.click()
    office.fail = WrongPassphrase()
    question.act.click()
    assert "не підходить" in question.fault.text()
    assert question.chosen() == ("old", "кавун міст рукав ліхтар папір осінь")
    office.fail = None
    question.act.click()
    assert office.acts[-1][0] == "change_passphrase"
    assert question.chosen() == ("", "")


def test_what_a_role_may_not_do_is_not_offered(
    qtbot: QtBot, look: Look, session: Session, bridge: Bridge, office: Office
) -> None:
    actor = replace(session.actor, roles=frozenset({Role.FIELD_OFFICER}))
    around = Surroundings(look, bridge, lambda: NOW, Preferences())
    pages = Pages(replace(session, actor=actor), around, Where("settings"))
    show(qtbot, pages.workspace)
    section = choose(users_of(pages), 0)
    assert not section.add.isVisible()
    assert not section.card.remove.isVisible()
    assert section.own.isVisible()
    press(section.table, Key.Key_N, held=CTRL)
    assert pages.rooms.users.question is None
