"""Bands: strips of a page with everything that stands on them, and how they fall on pages.

A band knows its height and its content at fixed places, so the number of pages is known before the
first is drawn. A band that `keep`s stays on the page of the next one; `head` is repeated above a band
that comes first on a page. All lengths are points, measured from the left top of the band.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from caseapp.reports.layout.type import HAIRLINE, Colour
from caseapp.reports.layout.typeset import Line
from caseapp.reports.model import Mark

_WORTH_BEGINNING = 0.25
"""A band cut in slices begins on a page that still has this part of its height free."""


class Words(NamedTuple):
    """A line of text; ``top`` is the upper edge of its leading."""

    x: float
    top: float
    line: Line

    @property
    def bottom(self) -> float:
        """The lower edge of its leading."""
        return self.top + self.line.leading


class Square(NamedTuple):
    """A square to tick."""

    x: float
    top: float
    size: float
    mark: Mark


class Rule(NamedTuple):
    """A straight line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour = HAIRLINE
    weight: float = 0.5


class Ground(NamedTuple):
    """A filled rectangle."""

    x: float
    top: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of a page."""

    height: float
    words: tuple[Words, ...] = ()
    squares: tuple[Square, ...] = ()
    rules: tuple[Rule, ...] = ()
    grounds: tuple[Ground, ...] = ()
    keep: bool = False
    head: "Band | None" = None


def stacked(lines: tuple[Line, ...], x: float, top: float) -> list[Words]:
    """Place lines under one another, the first at (x, top)."""
    words = []
    for line in lines:
        words.append(Words(x, top, line))
        top += line.leading
    return words


def kept(bands: list[Band]) -> list[Band]:
    """Return bands that stay on one page with the band that follows them."""
    return [replace(band, keep=True) for band in bands]


def together(bands: list[Band]) -> list[Band]:
    """Return bands that stay on one page with one another."""
    return kept(bands[:-1]) + bands[-1:]


def paginated(bands: list[Band], height: float) -> list[list[Band]]:
    """Return the pages, each a list of bands that fits into ``height``; at least one page.

    Bands that keep together move to the next page together; where even an empty page is too low for
    them the wish is dropped, and a single band that is too high is cut between its lines.
    """
    book = _Book(height)
    for cluster in _clusters(bands):
        wanted = _height(cluster)
        if wanted > book.room and wanted + _height(_head(cluster[0])) <= height:
            book.turn()
        for band in cluster:
            book.place(band)
    return book.pages


class _Book:
    """Pages being filled."""

    def __init__(self, height: float) -> None:
        self.pages: list[list[Band]] = [[]]
        self.room = height
        self._height = height

    def turn(self) -> None:
        """Begin a page, unless this one is empty."""
        if self.pages[-1]:
            self.pages.append([])
            self.room = self._height

    def place(self, band: Band) -> None:
        """Put a band on this page or the next, or in slices on as many as it takes."""
        whole_page = self._height - _height(_head(band))
        if band.height > whole_page:
            begun = self.pages[-1] and self.room >= self._height * _WORTH_BEGINNING
            for part in _slices(band, self.room if begun else whole_page, whole_page):
                self._put(part)
        else:
            self._put(band)

    def _put(self, band: Band) -> None:
        if band.height > self.room:
            self.turn()
        placed = [band] if self.pages[-1] else [*_head(band), band]
        self.pages[-1] += placed
        self.room -= _height(placed)


def _clusters(bands: list[Band]) -> Iterator[list[Band]]:
    """Yield the runs of bands that want to stay on one page."""
    cluster: list[Band] = []
    for band in bands:
        cluster.append(band)
        if not band.keep:
            yield cluster
            cluster = []
    if cluster:
        yield cluster


def _height(bands: list[Band]) -> float:
    return sum(band.height for band in bands)


def _head(band: Band) -> list[Band]:
    return [band.head] if band.head else []


def _slices(band: Band, first: float, limit: float) -> Iterator[Band]:
    """Yield a band in parts of whole lines, the first not higher than ``first``, then ``limit``."""
    rest = band.words
    pad = min(words.top for words in rest)
    squares = band.squares
    while rest:
        start = min(words.top for words in rest) - pad
        end = max(start + first - pad, min(words.bottom for words in rest))
        part = [words for words in rest if words.bottom <= end]
        rest = tuple(words for words in rest if words.bottom > end)
        height = max(words.bottom for words in part) - start + pad
        yield replace(
            band,
            height=height,
            words=tuple(words._replace(top=words.top - start) for words in part),
            squares=squares,
            rules=tuple(_stretched(band, height, last=not rest)),
        )
        squares, first = (), limit


def _stretched(band: Band, height: float, *, last: bool) -> Iterator[Rule]:
    """Yield the rules of a band as its slice has them: the one at its foot only under the last."""
    for rule in band.rules:
        if rule.x1 == rule.x2:
            yield rule._replace(y2=height)
        elif last:
            yield rule._replace(y1=height, y2=height)
