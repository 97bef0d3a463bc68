"""A scanner's code goes to the desk from anywhere, in any layout; what fingers type stays where it is."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseapp.domain.wristband import Code, LabelNumber, check_letters
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.frame import scanner as module
from caseapp.ui.frame.scanner import GAP_MS, Scanner
from caseapp.ui.keys import bind
from caseapp.ui.pages import Pages
from ui.fakes import Site
from ui.hands import NONE, press, show, type_text
from ui.people import STAGE, desk_row

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
UKRAINIAN = str.maketrans("ABCEHKMX", "ФИСУРЛЬЧ")
LETTERS = check_letters(112, STAGE.id)
EARLIER = UUID("01958a11-0000-7000-8000-00000000b113")
CODE = LabelNumber(112, STAGE.id).code
ENDS = {"\r": Key.Key_Return, "\n": Key.Key_unknown, "\t": Key.Key_Tab}


class Keyboard:
    """Presses keys at times of its own; ``gap`` are milliseconds between two of them."""

    def __init__(self) -> None:
        self.now = 1000

    def press(self, text: str, gap: int, *, enter: bool = False, end: str = "\r") -> None:
        for letter in text:
            self.now += gap
            shift = SHIFT if letter.isupper() else NONE
            self._send(ord(letter.upper()), letter, shift)
        if enter:
            self.now += gap
            self._send(ENDS[end].value, end, NONE)

    def _send(self, key: int, text: str, held: Qt.KeyboardModifier) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, held, text)
        event.setTimestamp(self.now)
        target = QApplication.focusWidget()
        assert target is not None
        QApplication.sendEvent(target, event)


class Ears:
    """A window with one field, a scanner, and everything it reported."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.field = QLineEdit(self.window)
        show(qtbot, self.window)
        self.field.setFocus()
        self.heard: list[tuple[str, bool]] = []
        self.scanner = Scanner(self.window)
        self.scanner.scanned.connect(lambda code, entered: self.heard.append((code, entered)))
        self.keyboard = Keyboard()


@pytest.fixture
def ears(qtbot: QtBot) -> Ears:
    return Ears(qtbot)


@pytest.mark.parametrize("code", [CODE, f"--112{LETTERS.translate(UKRAINIAN)}", "--7AA"])
def test_a_fast_code_is_heard_whole_and_nothing_of_it_is_typed(ears: Ears, code: str) -> None:
    ears.keyboard.press(code, 4, enter=True)
    assert ears.heard == [(code, True)]
    assert ears.field.text() == ""


@pytest.mark.parametrize("end", ENDS)
def test_whatever_a_scanner_ends_with_is_enter(ears: Ears, end: str) -> None:
    ears.keyboard.press(CODE, 4, enter=True, end=end)
    assert ears.heard == [(CODE, True)]
    assert ears.field.text() == ""


def test_a_scanner_without_enter_is_heard_after_a_moment(ears: Ears, qtbot: QtBot) -> None:
    ears.keyboard.press(CODE, 4)
    assert ears.heard == []
    qtbot.waitUntil(lambda: ears.heard == [(CODE, False)])
    assert ears.field.text() == ""


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        (CODE, GAP_MS + 1),
        ("--", 4),
        ("--11", 4),
        ("-112", 4),
        (f"{CODE}7", 4),
        (f"-{CODE}!", 4),
        ("2024-2026 -", 90),
        ("Нечуй-Левицький", 4),
    ],
)
def test_what_is_no_scan_is_typed_in_its_order(
    ears: Ears, qtbot: QtBot, text: str, gap: int
) -> None:
    ears.keyboard.press(text, gap)
    qtbot.waitUntil(lambda: ears.field.text() == text)
    assert ears.heard == []


def test_ears_that_do_not_mind_the_time_would_take_fingers_for_a_scanner(
    ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GAP_MS", 10_000)
    ears.keyboard.press(CODE, 200, enter=True)
    assert ears.heard == [(CODE, True)]


def test_a_code_after_typed_letters_leaves_them(ears: Ears) -> None:
    ears.keyboard.press("Нотатка -", 90)
    ears.keyboard.now += 200
    ears.keyboard.press(CODE, 4, enter=True)
    assert ears.heard == [(CODE, True)]
    assert ears.field.text() == "Нотатка -"


@pytest.mark.parametrize(("listening", "answered"), [(True, []), (False, ["1", "1"])])
def test_keys_of_a_code_answer_no_question(
    ears: Ears, *, listening: bool, answered: list[str]
) -> None:
    pressed: list[str] = []
    button = QPushButton(ears.window)
    button.show()
    button.setFocus()
    bind(ears.window, "1", lambda: pressed.append("1"))
    if not listening:
        application().removeEventFilter(ears.scanner)
    press(button, Key.Key_Minus, Key.Key_Minus, Key.Key_1, Key.Key_1, Key.Key_2)
    assert pressed == answered


def test_a_dialog_keeps_its_keys(ears: Ears, qtbot: QtBot) -> None:
    dialog = QDialog(ears.window)
    field = QLineEdit(dialog)
    dialog.open()
    qtbot.waitActive(dialog)
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    ears.keyboard.press(CODE, 4)
    assert field.text() == CODE
    dialog.accept()


def marked(site: Site) -> list[str]:
    return [site.rows[what].number for act, what in site.acts if act == "mark_arrived"]


def desk(pages: Pages) -> ArrivalsPage:
    room = pages.workspace.rooms["arrivals"]
    assert isinstance(room, ArrivalsPage)
    return room


@pytest.mark.parametrize("letters", [LETTERS, LETTERS.translate(UKRAINIAN)])
def test_a_scan_at_the_desk_marks_and_the_next_can_be_scanned(
    pages: Pages, site: Site, letters: str
) -> None:
    pages.workspace.go("arrivals")
    keyboard = Keyboard()
    keyboard.press(f"--112{letters}", 4, enter=True)
    assert marked(site) == ["112"]
    keyboard.press(LabelNumber(200, STAGE.id).code, 4, enter=True)
    assert marked(site) == ["112", "200"]
    assert desk(pages).field.text() == ""


def test_a_scan_in_another_room_shows_who_that_is_and_marks_nobody(
    pages: Pages, site: Site
) -> None:
    pages.workspace.go("settings")
    Keyboard().press(CODE, 4, enter=True)
    assert pages.workspace.here == "arrivals"
    chosen = desk(pages).people.chosen_row()
    assert chosen is not None
    assert getattr(chosen, "row").number == "112"  # noqa: B009 - a line, not a heading
    assert marked(site) == []
    type_text(desk(pages).field, "лис")
    assert desk(pages).field.text() == "лис"


def test_somebody_scanned_who_is_here_is_shown_and_not_marked(pages: Pages, site: Site) -> None:
    pages.workspace.go("arrivals")
    Keyboard().press(LabelNumber(10, STAGE.id).code, 4, enter=True)
    assert marked(site) == []
    assert "13:12" in pages.workspace.quiet.text()


@pytest.mark.parametrize("way", ["typed", "scanned"])
def test_wrong_letters_are_said_and_mark_nobody(pages: Pages, site: Site, way: str) -> None:
    pages.workspace.go("arrivals")
    page = desk(pages)
    wrong = f"113{LETTERS}"
    if way == "typed":
        type_text(page.field, wrong)
        press(page.field, Key.Key_Return)
    else:
        Keyboard().press(f"--{wrong}", 4, enter=True)
    assert "Літери не від цього номера" in pages.workspace.quiet.text()
    assert page.people.rows.rowCount() == 0
    assert marked(site) == []


def test_a_desk_that_does_not_check_letters_would_mark_somebody_else(
    pages: Pages, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Code, "is_of", lambda code, label: code.number == label.number)
    pages.workspace.go("arrivals")
    type_text(desk(pages).field, f"200{LETTERS}")
    press(desk(pages).field, Key.Key_Return)
    assert marked(site) == ["200"]


def test_a_label_of_an_earlier_list_shows_its_person_and_asks_for_the_arrow(
    build: Callable[[], Pages], site: Site
) -> None:
    earlier = LabelNumber(200, EARLIER)
    row = desk_row(10)
    assert row.line is not None
    site.rows[row.line] = replace(row, labels=(*row.labels, earlier))
    pages = build()
    pages.workspace.go("arrivals")
    type_text(desk(pages).field, earlier.code)
    press(desk(pages).field, Key.Key_Return)
    assert marked(site) == []
    press(desk(pages).field, Key.Key_Down, Key.Key_Return)
    assert marked(site) == ["112"]


def test_two_lists_that_give_two_people_one_code_ask_which_is_meant(
    build: Callable[[], Pages], site: Site
) -> None:
    other = desk_row(11)
    assert other.line is not None
    same = LabelNumber(112, UUID(int=STAGE.id.int + 61))
    assert same.code == CODE
    site.rows[other.line] = replace(other, labels=(*other.labels, same))
    pages = build()
    pages.workspace.go("arrivals")
    type_text(desk(pages).field, CODE)
    press(desk(pages).field, Key.Key_Return)
    assert marked(site) == []
    assert desk(pages).people.rows.rowCount() == 3  # a heading and both


def test_the_number_of_a_wristband_that_is_worn_does_not_mark_its_new_bearer(
    build: Callable[[], Pages], site: Site
) -> None:
    here = next(row for row in site.rows.values() if row.number == "10")
    assert here.line is not None
    site.rows[here.line] = replace(here, labels=(*here.labels, LabelNumber(112, STAGE.id)))
    pages = build()
    pages.workspace.go("arrivals")
    type_text(desk(pages).field, "112")
    press(desk(pages).field, Key.Key_Return)
    assert marked(site) == []


@pytest.mark.parametrize("typed", [f"112{LETTERS}", f"112 {LETTERS.lower()}", f"0112{LETTERS}"])
def test_a_typed_code_is_one_key_from_marking(pages: Pages, site: Site, typed: str) -> None:
    pages.workspace.go("arrivals")
    type_text(desk(pages).field, typed)
    press(desk(pages).field, Key.Key_Return)
    assert marked(site) == ["112"]


def test_namesakes_ask_for_the_arrow_even_by_code(pages: Pages, site: Site) -> None:
    pages.workspace.go("arrivals")
    type_text(desk(pages).field, f"60{check_letters(60, STAGE.id)}")
    press(desk(pages).field, Key.Key_Return)
    assert marked(site) == []
    press(desk(pages).field, Key.Key_Down, Key.Key_Return)
    assert marked(site) == ["60"]


def test_a_number_that_nobody_bears_finds_nobody(pages: Pages, site: Site) -> None:
    pages.workspace.go("arrivals")
    type_text(desk(pages).field, LabelNumber(4711, STAGE.id).code)
    press(desk(pages).field, Key.Key_Return)
    assert desk(pages).people.rows.rowCount() == 0
    assert marked(site) == []


def test_the_ears_go_with_their_room(qtbot: QtBot) -> None:
    room, gone = QWidget(), list[bool]()
    Scanner(room).destroyed.connect(lambda: gone.append(True))
    room.deleteLater()
    QApplication.sendPostedEvents(room, QEvent.Type.DeferredDelete.value)
    assert gone == [True]


def application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
