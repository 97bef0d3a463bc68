"""Any command is found by its words, in either language, and does what its key does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseapp.text.words import Lang, Words
from caseapp.ui.commands import Command, of_room
from caseapp.ui.desktop import Desktop
from caseapp.ui.errands import SUMMARY_KEY
from caseapp.ui.help.palette import Palette
from caseapp.ui.help.search import found
from caseapp.ui.keys import twins
from caseapp.ui.pages import Pages
from ui.fakes import Site
from ui.hands import CTRL, press, type_text

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def opened(pages: Pages) -> Palette:
    press(pages.workspace, Qt.Key.Key_P, held=CTRL_SHIFT)
    assert pages.help.palette
    return pages.help.palette


def typed(pages: Pages, text: str) -> Palette:
    palette = opened(pages)
    type_text(palette.field, text)
    return palette


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    "words", ["знайти люд", "find person", "людину знай", "FIND A PER", "ctrl+k"]
)
def test_a_command_is_found_by_words_of_either_language(
    desktop: Desktop, build: Callable[[], Pages], lang: Lang, words: str
) -> None:
    desktop.speak(lang)
    pages = build()
    palette = typed(pages, words)
    chosen = palette.found.chosen_row()
    assert chosen
    assert chosen.key == "Ctrl+K"
    press(palette.field, Qt.Key.Key_Return)
    assert pages.frame.find
    assert not palette.isVisible()


def test_the_wrong_layout_finds_the_same() -> None:
    words = Words(Lang.EN)
    there = (Command("lock", lambda: None), Command("find a person", lambda: None))
    assert found(there, "дщсл", words) == there[:1]
    assert found(there, "pyfqnb", words) == there[1:]  # знайти


def test_half_a_sentence_in_each_language_finds_nothing() -> None:
    there = (Command("find a person", lambda: None),)
    assert found(there, "find людину", Words(Lang.EN)) == ()


def test_words_that_begin_so_stand_before_words_that_hold_it() -> None:
    within, begins = Command("unlock", lambda: None), Command("lock", lambda: None)
    assert found((within, begins), "lock", Words(Lang.EN)) == (begins, within)


@pytest.mark.parametrize("lang", Lang)
def test_every_command_of_every_room_has_words_in_both_languages(
    desktop: Desktop, build: Callable[[], Pages], lang: Lang
) -> None:
    desktop.speak(lang)
    pages, words = build(), Words(lang)
    assert alone(pages.help.everywhere, words) == []
    for code in pages.workspace.rooms:
        pages.workspace.go(code)
        by_key = [each for each in of_room(pages.workspace.room()) if each.key]
        assert alone(by_key, words) == [], code


def alone(commands: "tuple[Command, ...] | list[Command]", words: Words) -> list[str]:
    """Return what is known in one language only."""
    return [each.said for each in commands if not (words.elsewhere(each.said) or each.also)]


def test_a_command_without_the_other_language_would_be_seen() -> None:
    made = (Command("no sentence of this program", lambda: None),)
    assert alone(made, Words(Lang.EN)) == ["no sentence of this program"]


def test_every_page_and_act_of_the_frame_is_reachable(pages: Pages) -> None:
    said = {each.said for each in pages.help.everywhere}
    tr = Words(Lang.UK)
    wanted = (
        *(place.name for place in pages.workspace.places if place.listed),
        *map(tr, ("find a person", "undo the last act", "do it again", "lock", "New stage…")),
        *map(
            tr, ("Light or dark", "change to English", "choose a stage", "User guide", "this card")
        ),
        *map(tr, ("print today’s summary", "First steps", "take in a file")),
    )
    assert set(wanted) <= said
    assert tr("print: {sheet}", sheet=tr("Wristbands")) in said


def test_a_command_of_the_room_does_what_its_key_does(pages: Pages, site: Site) -> None:
    pages.workspace.go("arrivals")
    palette = typed(pages, "not on the list")
    press(palette.field, Qt.Key.Key_Return)
    desk = pages.rooms.arrivals
    assert desk
    assert desk.unexpected.form is not None


def test_what_cannot_be_done_now_is_shown_and_not_done(qtbot: QtBot, desktop: Desktop) -> None:
    from PySide6.QtWidgets import QWidget

    over, done = QWidget(), list[str]()
    qtbot.addWidget(over)
    there = (
        Command("lock", lambda: done.append("lock"), may=lambda: False),
        Command("lock up", lambda: done.append("lock up")),
    )
    palette = Palette(desktop.look, there, over)
    type_text(palette.field, "lock")
    press(palette.field, Qt.Key.Key_Return)
    assert done == ["lock up"]
    palette = Palette(desktop.look, there[:1], over)
    type_text(palette.field, "lock")
    press(palette.field, Qt.Key.Key_Return)
    palette.found.taken.emit(there[0])
    assert done == ["lock up"]


def test_enter_alone_does_nothing(pages: Pages, site: Site) -> None:
    before = list(site.acts)
    palette = opened(pages)
    press(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    press(palette.field, Qt.Key.Key_Down)
    assert palette.found.chosen_row()
    assert site.acts == before


def test_esc_leaves_everything_as_it_was(pages: Pages, site: Site) -> None:
    before = list(site.acts)
    palette = opened(pages)
    press(palette, Qt.Key.Key_Escape)
    assert site.acts == before
    assert pages.workspace.here == "today"


def test_todays_summary_is_printed_with_one_chord_and_at_most_four_keys_more(pages: Pages) -> None:
    asked: list[str] = []
    pages.workspace.go("reports")
    page = pages.rooms.reports._page
    page.choice.print.setEnabled(True)
    page.print_wanted.disconnect()
    page.print_wanted.connect(lambda: asked.append(page.sheet()))
    pages.workspace.go("today")
    press(pages.workspace, Qt.Key.Key_S, held=CTRL_SHIFT)
    assert asked == ["stage-summary"]
    assert len(twins(SUMMARY_KEY)) == 3
