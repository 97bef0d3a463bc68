"""The pages of the user guide, read from the resources."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from caseapp.assets import resources
from caseapp.text.words import Lang

KEY = re.compile(r"`([^`]+)`")
"""What stands in back-ticks on a page is a key, and nothing else is."""


@dataclass(frozen=True)
class GuidePage:
    """``code``: the file without its number and ending, the same in both languages."""

    code: str
    title: str
    text: str


@dataclass(frozen=True)
class GuideText:
    """The guide in one language: its pages in order, and its pictures by file name."""

    pages: tuple[GuidePage, ...]
    pictures: Mapping[str, bytes]


def folder(lang: Lang) -> Path:
    """Return where the pages of one language lie."""
    return resources() / "guide" / lang.value


def read(lang: Lang) -> GuideText:
    """Read everything; a page begins with its title as a heading of the first order."""
    place = folder(lang)
    pages = tuple(_page(file) for file in sorted(place.glob("*.md")))
    pictures = {file.name: file.read_bytes() for file in (place / "pictures").glob("*.png")}
    return GuideText(pages, pictures)


def _page(file: Path) -> GuidePage:
    text = file.read_text("utf-8")
    code = file.stem.partition("-")[2]
    return GuidePage(code, text.partition("\n")[0].removeprefix("# ").strip(), text)
