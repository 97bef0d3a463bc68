"""A relative is asking: the rest is hidden, one sentence stands to be read, a number is taken."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseapp.domain.contact_errors import NothingAsked
from caseapp.domain.dialling import WhyNot
from caseapp.ui.asking.page import AskingPage
from caseapp.ui.asking.presenter import AskingPresenter
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.asking.desk import Desk, person
from ui.fakes import ACTOR, Later, SameThread
from ui.hands import CTRL, press, show, type_text
from ui.people import NOW

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTHING = "«Я не маю права казати ні про кого"
YES = "«Так, Тарас Дмитрович знову в Україні"


@dataclass
class Question:
    """The room in front, what it said and where it sent."""

    page: AskingPage
    presenter: AskingPresenter
    desk: Desk
    said: list[Notice] = field(default_factory=list)
    went: list[tuple[str, str]] = field(default_factory=list)

    def seek(self, words: str) -> None:
        self.page.sought.field.setFocus()
        type_text(self.page.sought.field, words)

    def enter(self) -> None:
        press(self.page.sought.field, Key.Key_Return)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def build(qtbot: QtBot, look: Look, desk: Desk) -> Callable[..., Question]:
    def made(executor: Executor | None = None) -> Question:
        said: list[Notice] = []
        went: list[tuple[str, str]] = []
        bridge = Bridge(executor or SameThread())
        frame = Frame(
            look, bridge, ACTOR, said.append, lambda code, to: went.append((code, to)), lambda: NOW
        )
        page = AskingPage(look)
        presenter = AskingPresenter(page, frame, desk.services())
        show(qtbot, page)
        page.enter()
        return Question(page, presenter, desk, said, went)

    return made


@pytest.fixture
def question(build: Callable[..., Question]) -> Question:
    return build()


def test_before_anything_is_typed_the_sentence_says_nothing(question: Question) -> None:
    assert question.page.sentence.text().startswith(NOTHING)
    assert question.page.name.field.hasFocus()
    assert question.said[-1].text == "", "the last act may name somebody"


def test_enter_leads_from_who_asks_to_whom_they_seek(question: Question) -> None:
    page = question.page
    for before, after in (
        (page.name.field, page.relation.field),
        (page.relation.field, page.phone.field),
        (page.phone.field, page.sought.field),
    ):
        assert before.hasFocus()
        press(before, Key.Key_Return)
        assert after.hasFocus()


def test_a_named_relative_is_told_by_keys_alone(question: Question) -> None:
    page = question.page
    type_text(page.name.field, "Олена")
    question.seek("коваленко")
    assert page.sentence.text().startswith(NOTHING)
    question.enter()
    assert page.sentence.text().startswith(YES)
    assert page.sought.folded


def test_whoever_was_chosen_is_chosen_no_more_when_other_words_are_typed(
    question: Question,
) -> None:
    type_text(question.page.name.field, "Олена")
    question.seek("коваленко")
    question.enter()
    type_text(question.page.sought.field, " ")
    assert question.page.sentence.text().startswith(NOTHING)
    assert question.desk.questions[-1].person is None


def test_another_caller_hears_nothing_of_whom_was_chosen(question: Question) -> None:
    page = question.page
    type_text(page.name.field, "Олена")
    question.seek("коваленко")
    question.enter()
    type_text(page.name.field, "а")
    assert page.sentence.text().startswith(NOTHING)


def seen(page: AskingPage) -> list[str]:
    """Return everything that can be read on the page, without what was typed."""
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


def test_who_is_found_and_who_is_not_look_the_same_after_enter(question: Question) -> None:
    page, looks = question.page, []
    for words in ("аваков", "ніхто ніколи", "савчук"):
        press(page, Key.Key_N, held=CTRL | SHIFT)
        question.seek(words)
        question.enter()
        looks.append((page.sought.folded, seen(page)))
    assert looks[0] == looks[1] == looks[2]
    assert all(NOTHING in " ".join(texts) for _folded, texts in looks)


def test_a_list_that_stayed_in_sight_would_be_seen(
    question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin."""
    monkeypatch.setattr(type(question.page.sought), "_fold", lambda _panel, _said: None)
    with pytest.raises(AssertionError):
        test_who_is_found_and_who_is_not_look_the_same_after_enter(question)


def test_the_list_tells_of_nobody_whether_they_arrived(question: Question) -> None:
    question.seek("коваль")
    rows = question.page.sought.list.rows
    said = [
        str(rows.data(rows.index(n), Qt.ItemDataRole.DisplayRole)) for n in range(rows.rowCount())
    ]
    assert sorted(said) == [
        "Коваль Вікторія Теофанівна, 08.09.1966",
        "Коваль Остап Павлович, 17.04.1986",
    ]


def test_arrows_choose_and_bring_the_folded_list_back(question: Question) -> None:
    page = question.page
    question.seek("коваль")
    press(page.sought.field, Key.Key_Down)
    question.enter()
    assert question.desk.questions[-1].person == person(4)
    assert page.sought.folded
    press(page.sought.field, Key.Key_Down)
    assert not page.sought.folded


def test_enter_before_the_answer_takes_nobody_of_an_earlier_search(
    build: Callable[..., Question],
) -> None:
    later = Later()
    question = build(later)
    question.seek("коваль")
    later.go_on()
    type_text(question.page.sought.field, " о")
    question.enter()
    assert not question.page.sought.folded
    later.go_on()
    assert question.desk.questions[-1].person == person(1)
    assert question.page.sought.folded


def test_an_answer_to_an_earlier_question_is_not_shown(build: Callable[..., Question]) -> None:
    later = Later()
    question = build(later)
    type_text(question.page.name.field, "Олена")
    question.seek("коваленко")
    later.go_on()
    question.enter()
    type_text(question.page.name.field, "а")
    later.go_on()
    assert question.page.sentence.text().startswith(NOTHING)


def test_a_number_is_taken_and_the_page_is_empty_for_the_next(question: Question) -> None:
    page = question.page
    type_text(page.name.field, "Марія")
    page.phone.field.setFocus()
    type_text(page.phone.field, "0507614371")
    question.seek("савчук")
    press(page.sought.field, Key.Key_Return, held=CTRL)
    (one,) = question.desk.numbers
    assert (one.asker.name, one.asker.phone, one.words) == ("Марія", "+380 50 761 4371", "савчук")
    assert page.typed() == {}
    assert page.sentence.text().startswith(NOTHING)
    assert question.said[-1].text == "Номер записано."


def test_a_refusal_stands_in_its_place_and_keeps_what_was_typed(question: Question) -> None:
    page = question.page
    type_text(page.relation.field, "мати")
    question.desk.fail = NothingAsked()
    page.take.click()
    assert "Запишіть номер" in page.fault.text()
    assert page.typed() == {"relation": "мати"}
    type_text(page.relation.field, "ч")
    assert page.fault.text() == ""


def test_what_was_typed_is_back_after_a_lock_and_nobody_is_chosen(
    question: Question, build: Callable[..., Question]
) -> None:
    type_text(question.page.name.field, "Олена")
    question.seek("коваленко")
    question.enter()
    question.page.keep()
    anew = build()
    assert anew.page.typed() == {"name": "Олена", "words": "коваленко"}
    assert anew.page.sentence.text().startswith(NOTHING)


def test_the_next_caller_reads_nothing_of_the_last(question: Question) -> None:
    type_text(question.page.name.field, "Олена")
    question.page.keep()
    press(question.page, Key.Key_N, held=CTRL | SHIFT)
    assert question.page.typed() == {}
    assert question.desk.draft == {}


def test_esc_goes_back_and_loses_nothing(question: Question, qtbot: QtBot) -> None:
    question.seek("савчук")
    with qtbot.waitSignal(question.page.left):
        press(question.page.sought.field, Key.Key_Escape)
    assert question.page.typed() == {"words": "савчук"}


# The numbers that were taken.


def taken(question: Question) -> None:
    for name in ("Перша", "Друга"):
        type_text(question.page.name.field, name)
        question.seek("коваленко")
        question.enter()
        question.page.take.click()


def shown(question: Question) -> int:
    """Return how many numbers can be read."""
    hidden = question.page.hidden
    count = hidden.list.rows.rowCount()
    assert hidden.folded is (count == 0)
    return count


def test_numbers_are_folded_until_asked_for_and_again_after_leaving(question: Question) -> None:
    taken(question)
    assert shown(question) == 0
    press(question.page, Key.Key_F2)
    assert shown(question) == 2
    press(question.page, Key.Key_Escape)
    assert shown(question) == 0
    press(question.page, Key.Key_F2)
    question.page.enter()
    assert shown(question) == 0


def test_a_number_is_done_with_and_taken_up_again_by_enter(question: Question) -> None:
    taken(question)
    press(question.page, Key.Key_F2)
    hidden = question.page.hidden
    press(hidden.list, Key.Key_Return)
    assert [one.done for one in question.desk.numbers] == [True, False]
    assert hidden.done.text() == "Знову в роботу"
    hidden.done.click()
    assert [one.done for one in question.desk.numbers] == [False, False]


def test_the_person_whom_a_number_is_about_is_opened(question: Question) -> None:
    taken(question)
    press(question.page, Key.Key_F2)
    press(question.page.hidden.list, Key.Key_F3)
    assert question.went == [("people", f"person:{person(0)}")]


def test_no_numbers_is_said(question: Question) -> None:
    press(question.page, Key.Key_F2)
    assert question.page.hidden._none.isVisible()
    assert not question.page.hidden.done.isEnabled()
    press(question.page.hidden, Key.Key_F3)
    assert question.went == []


def test_who_may_not_be_called_back_stands_with_the_reason_and_no_number(
    question: Question,
) -> None:
    taken(question)
    barred = replace(question.desk.numbers[0], why=WhyNot.UNSAFE)
    question.desk.numbers[0] = replace(barred, asker=replace(barred.asker, phone="067"))
    press(question.page, Key.Key_F2)
    rows = question.page.hidden.list.rows
    said = str(rows.data(rows.index(0), Qt.ItemDataRole.DisplayRole))
    assert "Небезпечно" in said
    assert "067" not in said
