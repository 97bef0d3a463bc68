"""What stands on every page: classification, heading, QR, journal head, page x of y, demo mark."""

from dataclasses import dataclass, replace
from math import inf

from caseapp.reports.layout.bands import Band, Ground, Rule, Words
from caseapp.reports.layout.ink import Ink
from caseapp.reports.layout.type import (
    CLASSIFICATION,
    COPY,
    DEMO,
    DEMO_ACROSS,
    FOOT,
    LINE,
    PAGE,
    RUNNING,
    RUNNING_HEADING,
    WARN,
    Type,
)
from caseapp.reports.layout.typeset import Line, Typesetter
from caseapp.reports.model import Running

_QR = 52.0
_GAP = 8.0
_DIAGONAL = 0.95
_MOST_FOOT_LINES = 3
_MOST_LINES = 2
"""A running line takes no more lines than this; what it cuts short is printed in full in the text."""


@dataclass(frozen=True, slots=True)
class Page:
    """Size and margins of the paper, in points."""

    width: float
    height: float
    margin: float

    @property
    def measure(self) -> float:
        """Width of what is printed."""
        return self.width - 2 * self.margin


class RunningBands:
    """Head and foot of every page of one document."""

    def __init__(self, running: Running, typesetter: Typesetter, page: Page) -> None:
        self._running = running
        self._setter = typesetter
        self._page = page
        self._top = self._head()
        self._foot = self._feet()
        self._across = self._watermark()

    @property
    def room(self) -> float:
        """Height between head and foot."""
        outside = self._top.height + self._foot.height + 2 * _GAP
        return self._page.height - 2 * self._page.margin - outside

    @property
    def start(self) -> float:
        """Where the first band begins, from the lower edge of the paper."""
        return self._page.height - self._page.margin - self._top.height - _GAP

    def draw(self, ink: Ink) -> None:
        """Draw head and foot, without the number of the page."""
        page, running = self._page, self._running
        for line in self._across:
            ink.across(line, page.width, page.height)
        ink.bands([self._top], page.margin, page.height - page.margin)
        if running.seal:
            left = page.width - page.margin - _QR
            ink.qr(running.seal, left, page.height - page.margin - self._below_demo, _QR)
        ink.bands([self._foot], page.margin, page.margin + self._foot.height)

    def draw_number(self, ink: Ink, number: int, pages: int) -> None:
        """Draw which page this is, and of how many."""
        page = self._page
        text = self._running.page.format(page=number, pages=pages)
        for line in self._lines(text, PAGE, page.measure):
            words = Words(page.measure - line.width, 4, line)
            ink.words([words], page.margin, page.margin + self._foot.height)

    @property
    def _below_demo(self) -> float:
        return DEMO.leading + 6 if self._running.demo else 0.0

    def _head(self) -> Band:
        running, page = self._running, self._page
        width = page.measure - (_QR + 10 if running.seal else 0)
        top = self._below_demo
        grounds: tuple[Ground, ...] = ()
        words: list[Words] = []
        if running.demo:
            grounds = (Ground(0, 0, page.measure, top - 2, WARN),)
            demo = self._lines(running.demo, DEMO, page.measure - 8)
            words += [Words((page.measure - line.width) / 2, 2, line) for line in demo]
        copy = self._lines(running.copy, COPY, width / 3)
        words += [Words(width - line.width, top, line) for line in copy]
        for text, kind, wide in (
            (running.classification, CLASSIFICATION, width * 2 / 3 - 6),
            (running.heading, RUNNING_HEADING, width),
            (running.place, RUNNING, width),
        ):
            for line in self._lines(text, kind, wide):
                words.append(Words(0, top, line))
                top = words[-1].bottom
            top += 1.5
        height = max(top + 2, self._below_demo + (_QR if running.seal else 0)) + 2
        rules = (Rule(0, height, page.measure, height, LINE, 0.8),)
        return Band(height, tuple(words), rules=rules, grounds=grounds)

    def _feet(self) -> Band:
        number = self._setter.lines(((self._running.page.format(page=888, pages=888), PAGE),), 200)
        width = self._page.measure - max((line.width for line in number), default=0.0) - 14
        words: list[Words] = []
        top = 4.0
        for text in self._foot_texts():
            for line in self._lines(text, FOOT, width, _MOST_FOOT_LINES):
                words.append(Words(0, top, line))
                top = words[-1].bottom
        rules = (Rule(0, 0, self._page.measure, 0, LINE, 0.8),)
        return Band(max(top, 4 + PAGE.leading), tuple(words), rules=rules)

    def _foot_texts(self) -> list[str]:
        texts = list(self._running.foot)
        if self._running.seal:
            texts[-1] += " · " + self._running.seal_line.format(seal=self._running.seal)
        return texts

    def _watermark(self) -> tuple[Line, ...]:
        """Return the demo mark in a size that fills the page from corner to corner."""
        spans = ((self._running.demo, DEMO_ACROSS),)
        widest = max((line.width for line in self._setter.lines(spans, inf)), default=1.0)
        size = DEMO_ACROSS.size * min(1.0, _DIAGONAL * self._page.height / widest)
        return self._setter.lines(((self._running.demo, replace(DEMO_ACROSS, size=size)),), inf)

    def _lines(
        self, text: str, kind: Type, width: float, most: int = _MOST_LINES
    ) -> tuple[Line, ...]:
        """Return at most so many lines; one more shows as an ellipsis at the end of the last."""
        lines = self._setter.lines(((text, kind),), width)
        if len(lines) <= most:
            return lines
        kept = lines[:most]
        last = "".join(run.text for run in kept[-1].runs)
        while last:
            last = last[:-1]
            shortened = self._setter.lines(((last + "…", kind),), width)
            if len(shortened) == 1:
                return (*kept[:-1], *shortened)
        return kept
