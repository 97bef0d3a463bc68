"""The gate built anew in another language or theme: nothing that was chosen or typed is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseapp.domain.key_errors import WrongPassphrase
from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.gate.cards import CreateCard, EnrolCard
from caseapp.ui.gate.presenter import GatePresenter, Preselected
from caseapp.ui.gate.screen import GateScreen
from caseapp.ui.gate.services import Enrolment
from ui.hands import press, show, type_text
from ui.people import NOW
from ui.test_gate import ANDRII, CODE, FIRST, SECOND, Gate, Keys

Anew = Callable[[Gate], Gate]


@pytest.fixture
def begin(qtbot: QtBot, desktop: Desktop, bridge: Bridge) -> Callable[[Keys], Gate]:
    def begun(keys: Keys) -> Gate:
        screen = GateScreen(desktop.look, NOW)
        gate = GatePresenter(screen, bridge, keys.services(), desktop.look, Preselected())
        show(qtbot, screen)
        opened: list[str] = []
        gate.opened.connect(opened.append)
        return Gate(screen, gate, keys, opened)

    return begun


@pytest.fixture
def gate(begin: Callable[[Keys], Gate]) -> Gate:
    made = begin(Keys())
    made.presenter.start()
    return made


@pytest.fixture
def anew(begin: Callable[[Keys], Gate], desktop: Desktop) -> Anew:
    """Build it in English as the shell does."""

    def built(before: Gate) -> Gate:
        desktop.speak(Lang.EN)
        made = begin(before.keys)
        made.presenter.go_on(before.presenter.kept())
        made.presenter.start()
        return made

    return built


def test_register_person_and_letters_stay(gate: Gate, anew: Anew) -> None:
    gate.screen.lock._tiles[1][1].click()
    gate.screen.lock.people.setCurrentIndex(1)
    type_text(gate.screen.lock.secret, "пів фрази")
    lock = anew(gate).screen.lock
    register, person = lock.register(), lock.person()
    assert register
    assert person
    assert (register.path, person.user, lock.secret.text()) == (SECOND, ANDRII, "пів фрази")
    assert lock.secret.hasFocus()


def test_without_handing_it_on_it_would_be_lost(
    gate: Gate, begin: Callable[[Keys], Gate], desktop: Desktop
) -> None:
    type_text(gate.screen.lock.secret, "пів фрази")
    desktop.speak(Lang.EN)
    assert begin(gate.keys).screen.lock.secret.text() == ""


def test_a_folder_that_was_opened_stays_on_top(gate: Gate, anew: Anew) -> None:
    gate.presenter.add_register(Path("/elsewhere/третій"))
    register = anew(gate).screen.lock.register()
    assert register
    assert register.path == Path("/elsewhere/третій")


def test_what_was_wrong_is_said_in_the_new_language(gate: Gate, anew: Anew) -> None:
    gate.presenter._refused(WrongPassphrase())
    assert "does not fit" in anew(gate).screen.lock.fault.text()


def test_a_card_stays_in_front_with_all_that_stands_in_it(gate: Gate, anew: Anew) -> None:
    card = gate.presenter.founding.open_create()
    card.name.field.setText("Кравець Олена")
    card.chooser.field.setText("кавун міст")
    medic = list(card.roles.values())[3]
    medic.click()
    again = anew(gate).presenter.founding.card
    assert isinstance(again, CreateCard)
    assert again.name.field.text() == "Кравець Олена"
    assert again.chooser.field.text() == "кавун міст"
    assert again.chosen_roles() == card.chosen_roles()
    assert again.name.field.hasFocus(), "not the passphrase of the lock card behind it"


def test_whoever_enrols_is_not_forgotten(gate: Gate, anew: Anew) -> None:
    gate.presenter.founding.open_enrol(Enrolment(FIRST, ANDRII, "once", ""))
    after = anew(gate)
    card = after.presenter.founding.card
    assert isinstance(card, EnrolCard)
    card.chooser.field.setText("моя власна фраза")
    card.act.click()
    assert after.keys.tried[-1].one_time == "once"


def test_the_recovery_code_is_shown_until_it_is_written_down(gate: Gate, anew: Anew) -> None:
    card = gate.presenter.founding.open_create()
    card.name.field.setText("Кравець Олена")
    card.act.click()
    after = anew(anew(gate))
    code = after.presenter.founding.code
    assert code
    assert code.code.text() == CODE
    press(code.tick, Qt.Key.Key_Space)
    press(code.tick, Qt.Key.Key_Return)
    assert after.opened == ["fresh"]


def test_nothing_typed_stands_in_what_a_log_could_show(gate: Gate) -> None:
    card = gate.presenter.founding.open_create()
    card.chooser.field.setText("кавун міст")
    type_text(gate.screen.lock.secret, "пів фрази")
    said = repr(gate.presenter.kept())
    assert "кавун" not in said
    assert "пів фрази" not in said
