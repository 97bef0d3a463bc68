"""The lock screen and the longer ways in."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.errors import NotARegister, OpenInAnotherWindow, RegisterBusy
from caseapp.domain.ids import UserId
from caseapp.domain.keeping_errors import Cancelled
from caseapp.domain.key_errors import PauseNeeded, WrongPassphrase
from caseapp.ui.bridge import Bridge
from caseapp.ui.gate.presenter import GatePresenter, Preselected
from caseapp.ui.gate.screen import GateScreen
from caseapp.ui.gate.services import (
    DemoMade,
    Fresh,
    GateServices,
    LockName,
    Progress,
    RegisterTile,
)
from caseapp.ui.look import Look
from ui.hands import press, show, type_text
from ui.papers import judged
from ui.people import NOW

OLENA, ANDRII = UserId(UUID(int=7)), UserId(UUID(int=8))
FIRST, SECOND = Path("/registers/перший"), Path("/registers/другий")
RIGHT, SUGGESTED = "right", "кавун міст рукав"
CODE = "KD4F-9QRT-2M7X"


@dataclass
class Keys:
    """What a lock screen meets: two registers, two people, one right passphrase."""

    tiles: tuple[RegisterTile, ...] = (
        RegisterTile(FIRST, OLENA, NOW),
        RegisterTile(SECOND, ANDRII, NOW),
    )
    tried: list[Any] = field(default_factory=list)
    pause: int = 0
    left: int = 0
    fault: Exception | None = None
    stranger: Exception | None = None
    refuses: Exception | None = None

    def unlock(self, path: Path, user: UserId, secret: str) -> str:
        self.tried.append((path, user, secret))
        if self.fault:
            raise self.fault
        if self.pause:
            raise PauseNeeded(self.pause)
        if secret != RIGHT:
            raise WrongPassphrase
        return "open"

    def people_at(self, _path: Path) -> tuple[LockName, ...]:
        if self.stranger:
            raise self.stranger
        return LockName(OLENA, "Кравець Олена", True), LockName(ANDRII, "Бойко Андрій", False)

    def did(self, what: Any) -> Fresh[str]:
        self.tried.append(what)
        return Fresh("fresh", CODE, ("A1 B2",))

    def enrol(self, what: Any) -> str:
        self.tried.append(what)
        return "enrolled"

    def make_demo(self, progress: Progress) -> DemoMade:
        progress(1, 2, "demo")
        if self.refuses:
            raise self.refuses
        self.tiles = (RegisterTile(SECOND, ANDRII, None, demo=True),)
        return DemoMade(SECOND, OLENA, "public")

    def make_morning(self, progress: Progress) -> DemoMade:
        self.tried.append("morning")
        return self.make_demo(progress)

    def services(self) -> GateServices[str]:
        return GateServices(
            lambda: self.tiles,
            self.people_at,
            self.unlock,
            self.did,
            self.enrol,
            self.did,
            judged,
            lambda: SUGGESTED,
            self.make_demo,
            self.make_morning,
            Path("/registers/новий"),
            lambda *_: self.left or self.pause,
            lambda: "public",
        )


@dataclass
class Gate:
    screen: GateScreen
    presenter: GatePresenter[str]
    keys: Keys
    opened: list[str]


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def first() -> Preselected:
    return Preselected()


@pytest.fixture
def gate(qtbot: QtBot, look: Look, bridge: Bridge, keys: Keys, first: Preselected) -> Gate:
    screen = GateScreen(look, NOW)
    presenter = GatePresenter(screen, bridge, keys.services(), look, first)
    show(qtbot, screen)
    opened: list[str] = []
    presenter.opened.connect(opened.append)
    presenter.start()
    return Gate(screen, presenter, keys, opened)


def unlock(gate: Gate, secret: str) -> None:
    type_text(gate.screen.lock.secret, secret)
    press(gate.screen.lock.secret, Qt.Key.Key_Return)


def test_the_cursor_stands_in_the_passphrase_and_enter_opens(gate: Gate) -> None:
    assert gate.screen.lock.secret.hasFocus()
    unlock(gate, "right")
    assert gate.opened == ["open"]
    assert gate.keys.tried == [(FIRST, OLENA, "right")]
    assert gate.screen.lock.secret.text() == ""


def test_a_wrong_passphrase_is_said_and_the_field_is_ready_again(gate: Gate) -> None:
    unlock(gate, "wrong")
    assert gate.opened == []
    assert gate.screen.lock.fault.isVisible()
    assert gate.screen.lock.secret.text() == ""
    assert "латинські" in gate.screen.lock.notice.text(), "it may be why"
    unlock(gate, "right")
    assert gate.opened == ["open"]


def test_a_pause_is_counted_down_and_nothing_typed_is_lost(gate: Gate) -> None:
    lock = gate.screen.lock
    gate.keys.pause = 2
    unlock(gate, "wrong")
    assert "2 секунди" in lock.enter.text()
    assert not lock.enter.isEnabled()
    assert lock.secret.text() == "wrong", "it was not tried"
    press(lock.secret, Qt.Key.Key_Return)
    assert len(gate.keys.tried) == 1
    gate.keys.pause = 0
    lock._second.timeout.emit()
    assert "1 секунду" in lock.enter.text()
    lock._second.timeout.emit()
    assert lock.enter.text() == "Відкрити"
    assert not lock.fault.isVisible()
    press(lock.secret, Qt.Key.Key_Return)
    assert len(gate.keys.tried) == 2


def test_the_pause_after_a_wrong_passphrase_is_seen_before_the_next_try(gate: Gate) -> None:
    type_text(gate.screen.lock.secret, "wrong")
    gate.keys.left = 4
    press(gate.screen.lock.secret, Qt.Key.Key_Return)
    assert "не підходить" in gate.screen.lock.fault.text()
    assert "4 секунди" in gate.screen.lock.enter.text()


def test_a_pause_is_one_persons(gate: Gate) -> None:
    gate.keys.left = 4
    gate.screen.lock.people.setCurrentIndex(1)
    assert "4 секунди" in gate.screen.lock.enter.text()
    gate.keys.left = 0
    gate.screen.lock.people.setCurrentIndex(0)
    assert gate.screen.lock.enter.isEnabled()


def test_a_disk_in_the_way_costs_no_typing(gate: Gate) -> None:
    gate.keys.fault = RegisterBusy()
    unlock(gate, "right")
    assert gate.screen.lock.fault.isVisible()
    assert gate.screen.lock.secret.text() == "right"
    gate.keys.fault = OpenInAnotherWindow()
    press(gate.screen.lock.secret, Qt.Key.Key_Return)
    assert gate.screen.lock.secret.text() == "", "nobody types here next"


def test_a_folder_that_is_none_leaves_nobody_to_choose(gate: Gate) -> None:
    gate.keys.stranger = NotARegister()
    gate.presenter.add_register(Path("/elsewhere"))
    assert gate.screen.lock.fault.isVisible()
    assert gate.screen.lock.person() is None
    unlock(gate, "right")
    assert gate.keys.tried == []


def test_the_key_of_caps_lock_makes_the_notice_wait_for_the_next_letter(gate: Gate) -> None:
    type_text(gate.screen.lock.secret, "k")
    assert gate.screen.lock.notice.text()
    press(gate.screen.lock.secret, Qt.Key.Key_CapsLock)
    assert gate.screen.lock.notice.text() == ""


def test_esc_leaves_a_card_and_what_is_no_secret_stays_in_it(gate: Gate) -> None:
    founding = gate.presenter.founding
    card = founding.open_recover(FIRST)
    for edit, text in (
        (card.code.field, "CODE"),
        (card.name.field, "Дорош"),
        (card.chooser.field, "фраза"),
    ):
        edit.setText(text)
    press(card.name.field, Qt.Key.Key_Escape)
    assert not gate.screen.has_card()
    again = founding.open_recover(FIRST)
    assert again is not card
    assert again.name.field.text() == "Дорош"
    assert again.code.field.text() == again.chooser.field.text() == ""


def test_esc_does_not_leave_what_is_being_made(gate: Gate) -> None:
    card = gate.presenter.founding.open_create()
    card.set_busy(busy=True)
    press(card.name.field, Qt.Key.Key_Escape)
    assert gate.screen.has_card()


def test_many_registers_scroll_and_keep_their_height(gate: Gate, qtbot: QtBot) -> None:
    gate.keys.tiles = tuple(RegisterTile(Path(f"/r/{n}"), OLENA, NOW) for n in range(8))
    gate.presenter.start()
    lock = gate.screen.lock
    qtbot.waitUntil(lambda: lock._tiles[0][1].height() > 0)
    for _, tile in lock._tiles:
        assert tile.height() >= tile.sizeHint().height()
    assert lock._scroll.height() < 8 * lock._tiles[0][1].height()


def test_nobody_else_learns_a_passphrase_by_looking(gate: Gate) -> None:
    secret = gate.screen.lock.secret
    assert secret.echoMode() == QLineEdit.EchoMode.Password
    secret.eye.click()
    assert secret.echoMode() == QLineEdit.EchoMode.Normal


@pytest.mark.parametrize(
    ("typed", "said"), [("к", "кириличні"), ("k", "латинські"), ("K", "вимкнено")]
)
def test_the_first_letter_tells_where_it_comes_from(gate: Gate, typed: str, said: str) -> None:
    type_text(gate.screen.lock.secret, typed)
    assert said in gate.screen.lock.notice.text()


def test_a_capital_without_shift_is_caps_lock(gate: Gate) -> None:
    gate.screen.lock.secret.noticed.emit("K", True)
    assert "УВІМКНЕНО" in gate.screen.lock.notice.text()


def test_a_one_time_passphrase_asks_for_ones_own(gate: Gate) -> None:
    gate.screen.lock.people.setCurrentIndex(1)
    assert "Одноразова" in gate.screen.lock.secret_name.text()
    unlock(gate, "once")
    card = gate.presenter.founding.card
    assert card
    card.findChildren(QLineEdit)[0].setText("моя власна фраза")
    card.act.click()
    assert gate.opened == ["enrolled"]
    wanted = gate.keys.tried[-1]
    assert (wanted.user, wanted.one_time, wanted.passphrase) == (ANDRII, "once", "моя власна фраза")


def test_making_a_register_ends_with_the_code_which_cannot_be_skipped(gate: Gate) -> None:
    card = gate.presenter.founding.open_create()
    card.submitted.emit()
    assert gate.keys.tried == []
    assert "Потрібне ім’я" in card.name.said()
    name = card.name.field
    assert isinstance(name, QLineEdit)
    name.setText("Кравець Олена")
    card.chooser.suggest.click()
    card.submitted.emit()
    new = gate.keys.tried[-1]
    assert new.name == "Кравець Олена"
    assert new.passphrase == SUGGESTED
    assert Role.ADMIN in new.roles
    code = gate.presenter.founding.code
    assert code
    assert code.code.text() == CODE
    assert not code.go_on.isEnabled()
    press(code.tick, Qt.Key.Key_Return)
    assert gate.opened == []
    press(code.tick, Qt.Key.Key_Space)
    press(code.tick, Qt.Key.Key_Return)
    assert gate.opened == ["fresh"]


def test_a_passphrase_is_judged_while_it_is_typed(gate: Gate, qtbot: QtBot) -> None:
    card = gate.presenter.founding.open_create()
    card.chooser.field.setText("коротка")
    qtbot.waitUntil(lambda: "Надто слабка" in card.chooser.said())
    card.chooser.field.setText("кавун міст рукав ліхтар")
    qtbot.waitUntil(lambda: "Надійна" in card.chooser.said())


def test_the_recovery_code_makes_a_new_administrator(gate: Gate) -> None:
    card = gate.presenter.founding.open_recover(FIRST)
    for field_, text in ((card.code.field, "code"), (card.name.field, "Дорош Наталія")):
        assert isinstance(field_, QLineEdit)
        field_.setText(text)
    card.chooser.field.setText("нова довга фраза")
    card.submitted.emit()
    wanted = gate.keys.tried[-1]
    assert (wanted.code, wanted.name) == ("code", "Дорош Наталія")


def test_who_has_a_real_register_is_not_offered_the_demo(gate: Gate) -> None:
    assert not gate.screen.demo.isVisible()
    assert not gate.screen.lock.demo.isVisible()
    assert not gate.screen.drill.isVisible()
    assert gate.screen.found.isVisible()


class TestPreselected:
    """CASEAPP_REGISTER and CASEAPP_USER."""

    @pytest.fixture
    def first(self) -> Preselected:
        return Preselected(SECOND, None, "Бойко Андрій")

    def test_register_and_person_stand_there_already(self, gate: Gate) -> None:
        register, person = gate.screen.lock.register(), gate.screen.lock.person()
        assert register
        assert person
        assert (register.path, person.name) == (SECOND, "Бойко Андрій")
        assert gate.screen.lock.secret.hasFocus()


class TestTheDemoAgain:
    """The demo was locked, or the program was closed: nobody was ever told its passphrase."""

    @pytest.fixture
    def keys(self) -> Keys:
        return Keys(tiles=(RegisterTile(SECOND, ANDRII, NOW, demo=True),))

    def test_its_passphrase_is_filled_in(self, gate: Gate) -> None:
        assert gate.screen.lock.secret.text() == "public"

    def test_a_real_register_never_gets_it(self, gate: Gate, keys: Keys) -> None:
        keys.tiles = (RegisterTile(FIRST, OLENA, NOW),)
        gate.screen.lock.secret.clear()
        gate.presenter.start()
        assert gate.screen.lock.secret.text() == ""


class TestNothingYet:
    """A new computer."""

    @pytest.fixture
    def keys(self) -> Keys:
        return Keys(tiles=())

    def test_it_says_what_to_do(self, gate: Gate) -> None:
        assert not gate.screen.lock.enter.isEnabled()
        assert "ще немає реєстру" in gate.screen.lock._hint.text()

    def test_the_demo_comes_first_and_its_passphrase_is_filled_in(self, gate: Gate) -> None:
        assert gate.screen.lock.demo.hasFocus()
        assert not gate.screen.demo.isVisible()
        assert gate.screen.found.isVisible()
        assert gate.screen.browse.isVisible()
        assert not gate.screen.lock.recover.isEnabled(), "there is nothing to recover"
        press(gate.screen.lock.demo, Qt.Key.Key_Return)
        assert gate.screen.lock.secret.text() == "public"
        assert not gate.screen.progress.isVisible()
        register = gate.screen.lock.register()
        assert register
        assert register.demo
        assert not gate.screen.lock.demo.isVisible()
        assert gate.screen.demo.isVisible(), "the demo alone: it can be begun anew"
        assert gate.keys.tried == []

    def test_a_drill_begins_with_a_demo_before_its_first_bus(self, gate: Gate) -> None:
        gate.screen.drill.click()
        assert gate.keys.tried == ["morning"]
        assert gate.screen.lock.secret.text() == "public"

    def test_why_a_demo_could_not_be_made_is_said(self, gate: Gate, keys: Keys) -> None:
        keys.refuses = Cancelled("demo")
        gate.screen.lock.demo.click()
        assert gate.screen.lock.fault.text()
        assert not gate.screen.progress.isVisible()
        assert gate.screen.lock.secret.text() == ""
