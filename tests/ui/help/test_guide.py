"""The guide: the same in both languages, true to the program, and shut off from the network."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from caseapp.assets import resources
from caseapp.text.words import Lang
from caseapp.ui.help import guide_text
from caseapp.ui.help.guide import Guide
from caseapp.ui.help.guide_text import GuidePage, GuideText
from caseapp.ui.help.guide_view import GuideView
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages
from ui.hands import press, type_text

SOURCES = Path(guide_text.__file__).parents[1]
PICTURE = re.compile(r"!\[([^\]]+)\]\(pictures/([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
CHORD = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d+|[A-Z0-9.]|Pg(?:Up|Dn|Down)|[↑↓←→])")
MOST_BYTES = 4_000_000
WITHOUT_BINDING = {"Enter", "Esc", "Tab", "Del", "PgUp"}
"""Keys that fields, lists and buttons answer by themselves."""


@pytest.fixture(scope="module")
def texts() -> dict[Lang, GuideText]:
    return {lang: guide_text.read(lang) for lang in Lang}


def keys_of_the_program() -> set[str]:
    """Return every key that stands as a string in the source of the window, help left out."""
    return {
        key
        for file in SOURCES.rglob("*.py")
        if "help" not in file.parts
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for key in keys_in(node.value)
    }


def keys_in(text: str) -> Iterator[str]:
    """Yield the keys of a line of a card: ``1 2 3``, ``Ctrl+PgUp PgDn``, ``Alt+↑``; no prose."""
    if len(text) < 20:
        for part in re.split(r"[\s·,]+", text):
            if CHORD.fullmatch(part):
                yield part
                yield part.replace("PgDown", "PgDn")
                yield part.replace("PgUp", "PgDn")


def made_up(pages: tuple[GuidePage, ...], known: set[str]) -> set[str]:
    """Return the keys that pages name and the program does not know."""
    named = {key for page in pages for key in guide_text.KEY.findall(page.text)}
    return named - known - WITHOUT_BINDING


def test_both_languages_have_the_same_pages_and_headings(texts: dict[Lang, GuideText]) -> None:
    shape = {
        lang: [(page.code, HEADING.findall(page.text)) for page in text.pages]
        for lang, text in texts.items()
    }
    assert shape[Lang.UK] == shape[Lang.EN]
    assert 12 <= len(shape[Lang.UK]) <= 20


def test_both_languages_name_the_same_keys_and_pictures(texts: dict[Lang, GuideText]) -> None:
    for uk, en in zip(texts[Lang.UK].pages, texts[Lang.EN].pages, strict=True):
        assert guide_text.KEY.findall(uk.text) == guide_text.KEY.findall(en.text), uk.code
        pictures = [[name for _words, name in PICTURE.findall(page.text)] for page in (uk, en)]
        assert pictures[0] == pictures[1], uk.code


def test_every_page_begins_with_its_title(texts: dict[Lang, GuideText]) -> None:
    for text in texts.values():
        assert all(page.text.startswith(f"# {page.title}\n") and page.title for page in text.pages)


def lost(text: GuideText) -> set[str]:
    """Return the pictures and pages that the guide names and does not have."""
    files = {f"{place:02}-{page.code}.md" for place, page in enumerate(text.pages, start=1)}
    everything = "".join(page.text for page in text.pages)
    named = {name for _words, name in PICTURE.findall(everything)}
    return (named - set(text.pictures)) | (set(LINK.findall(everything)) - files)


def test_every_picture_and_every_page_that_is_named_is_there(texts: dict[Lang, GuideText]) -> None:
    for text in texts.values():
        assert lost(text) == set()
        everything = "".join(page.text for page in text.pages)
        assert set(text.pictures) == {name for _words, name in PICTURE.findall(everything)}


def test_a_picture_that_is_lost_would_be_seen() -> None:
    page = GuidePage("opening", "Opening", "# Opening\n![x](pictures/x.png) [on](02-day.md)")
    assert lost(GuideText((page,), {})) == {"x.png", "02-day.md"}


def test_the_guide_is_small() -> None:
    files = [file for file in (resources() / "guide").rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


def test_every_key_that_the_guide_names_is_a_key_of_the_program(
    texts: dict[Lang, GuideText],
) -> None:
    known = keys_of_the_program() | {"Alt+1", "Alt+2", "F1", "Ctrl+Shift+P"}
    for text in texts.values():
        assert made_up(text.pages, known) == set()


def test_a_key_that_the_guide_makes_up_would_be_seen() -> None:
    page = GuidePage("x", "X", "# X\n`Ctrl+J` jumps, `Ctrl+K` finds, `Enter` takes")
    assert made_up((page,), keys_of_the_program()) == {"Ctrl+J"}


@pytest.fixture
def guide(qtbot: QtBot, pages: Pages) -> Guide:
    """Return the guide, opened by two presses of F1."""
    press(pages.workspace, Qt.Key.Key_F1)
    card = pages.help.keys
    assert card
    qtbot.waitUntil(card.isActiveWindow)
    press(card, Qt.Key.Key_F1)
    made = pages.help.guide
    assert made
    assert not card.isVisible()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_f1_twice_opens_the_guide_at_its_first_page(guide: Guide) -> None:
    assert guide.isVisible()
    assert guide.here() == "opening"
    press(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_words_narrow_the_contents_and_arrows_turn_the_pages(guide: Guide) -> None:
    type_text(guide.field, "психолог")
    rows = guide.contents.rows
    assert 1 < rows.rowCount() < len(guide._pages)
    press(guide.field, Qt.Key.Key_Down)
    assert guide.here() == "calls"
    press(guide.field, Qt.Key.Key_Escape)
    assert rows.rowCount() == len(guide._pages)
    assert guide.here() == "calls"
    assert guide.isVisible()


def test_a_link_leads_to_a_page_and_back_leads_back(guide: Guide) -> None:
    guide.show_code("day")
    guide.view.follow(QUrl("03-lists.md"))
    assert guide.here() == "lists"
    press(guide, Qt.Key.Key_Left, held=Qt.KeyboardModifier.AltModifier)
    assert guide.here() == "day"
    guide.back.click()
    assert guide.here() == "opening"
    assert not guide.back.isEnabled()


OUTSIDE = (
    "http://example.org/03-lists.md",
    "https://example.org",
    "file:///etc/passwd",
    "../03-lists.md",
)


@pytest.mark.parametrize("link", OUTSIDE)
def test_no_link_leads_out(guide: Guide, link: str) -> None:
    guide.view.follow(QUrl(link))
    assert guide.here() == "opening"
    assert guide.said.text()


@pytest.mark.parametrize("name", [*OUTSIDE, "pictures/../../x.png", "file:pictures/today.png"])
def test_nothing_is_loaded_but_pictures_of_the_guide(
    look: Look, qtbot: QtBot, texts: dict[Lang, GuideText], name: str
) -> None:
    view = GuideView(look)
    view.give(texts[Lang.UK].pictures)
    image = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(image, QUrl("pictures/today.png")) is not None
    assert view.loadResource(image, QUrl(name)) is None
    sheet = QTextDocument.ResourceType.StyleSheetResource.value
    assert view.loadResource(sheet, QUrl("pictures/today.png")) is None


def test_every_page_of_the_guide_shows_its_pictures(
    look: Look, qtbot: QtBot, texts: dict[Lang, GuideText]
) -> None:
    view = GuideView(look)
    for text in texts.values():
        view.give(text.pictures)
        for page in text.pages:
            view.show_page(page)
            assert view.document().characterCount() > 300, page.code


def test_a_picture_is_never_wider_than_its_page(
    look: Look, qtbot: QtBot, texts: dict[Lang, GuideText]
) -> None:
    view = GuideView(look)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.give(texts[Lang.UK].pictures)
    image = QTextDocument.ResourceType.ImageResource.value
    shown: Any = view.loadResource(image, QUrl("pictures/today.png"))
    assert 0 < shown.width() <= view.viewport().width()
