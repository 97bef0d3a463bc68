"""Plain text to lines: measured, broken at spaces, every sign either printed or named.

A sign that neither the face nor its spare can print appears as ``[U+1F600]``: a reader must see that
something stood there, and what.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from caseapp.reports.layout.clean import clean
from caseapp.reports.layout.fonts import SPARE, Face, widths
from caseapp.reports.layout.type import Type

_MAY_BREAK_AFTER = re.compile(r"(?<=[-‐–/])")


class Run(NamedTuple):
    """Text in one face; ``face`` differs from ``type.face`` where the spare steps in."""

    face: Face
    type: Type
    text: str
    width: float


class Line(NamedTuple):
    """What stands on one line."""

    runs: tuple[Run, ...]
    width: float
    leading: float


class _Piece(NamedTuple):
    """What is not broken while it fits: a word. ``glued``: no space before it."""

    runs: tuple[Run, ...]
    width: float
    glued: bool = False


Span = tuple[str, Type]


class Typesetter:
    """Breaks text into lines. Made anew for each document.

    It remembers what it has measured, and with that people's names: so it must go when the document
    is drawn, and nothing here may be a cache of the process.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[Span, ...], float], tuple[Line, ...]] = {}

    def lines(self, spans: tuple[Span, ...], width: float) -> tuple[Line, ...]:
        """Return the lines of spans that run on after one another, none wider than ``width`` points.

        A word wider than that is broken after a hyphen or slash of its own, else between signs,
        without adding anything. Empty text has no lines.
        """
        key = (spans, width)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(_filled(spans, width))
        return found

    def widest_word(self, text: str, kind: Type) -> float:
        """Return how wide the widest word is, in points."""
        return max((piece.width for piece in _pieces(text, kind)), default=0.0)


def _filled(spans: tuple[Span, ...], width: float) -> Iterator[Line]:
    texts = [(clean(text), kind) for text, kind in spans]
    if line := _at_once([span for span in texts if span[0]], width):
        yield line
        return
    current: list[_Piece] = []
    used = 0.0
    for text, kind in texts:
        for word in _pieces(text, kind):
            for piece in _fitting(word, width):
                gap = _space(piece) if current and not piece.glued else 0.0
                if current and used + gap + piece.width > width:
                    yield _line(current)
                    current, used, gap = [], 0.0, 0.0
                current.append(piece)
                used += gap + piece.width
    if current:
        yield _line(current)


def _at_once(spans: list[Span], width: float) -> Line | None:
    """Return the one line that nearly all text is, or None if it takes more thought."""
    runs = []
    used = 0.0
    for number, (text, kind) in enumerate(spans):
        shown = " " + text if number else text
        measure = widths(kind.face)
        try:
            wide = sum(map(measure.__getitem__, shown)) * kind.size
        except KeyError:
            return None
        used += wide
        runs.append(Run(kind.face, kind, shown, wide))
    if not runs or used > width:
        return None
    return Line(tuple(runs), used, max(run.type.leading for run in runs))


def _pieces(text: str, kind: Type) -> Iterator[_Piece]:
    for word in clean(text).split(" "):
        if word:
            runs = _runs(word, kind)
            yield _Piece(runs, sum(run.width for run in runs))


def _runs(word: str, kind: Type) -> tuple[Run, ...]:
    """Split a word where the face changes, naming signs that nobody has."""
    main, other = widths(kind.face), SPARE[kind.face]
    done: list[tuple[Face, str]] = []
    for sign in word:
        face, shown = kind.face, sign
        if sign not in main:
            face = other if sign in widths(other) else kind.face
            shown = sign if face is other else f"[U+{ord(sign):04X}]"
        if done and done[-1][0] is face:
            done[-1] = (face, done[-1][1] + shown)
        else:
            done.append((face, shown))
    return tuple(_run(face, kind, text) for face, text in done)


def _run(face: Face, kind: Type, text: str) -> Run:
    return Run(face, kind, text, sum(map(widths(face).__getitem__, text)) * kind.size)


def _fitting(piece: _Piece, width: float) -> Iterator[_Piece]:
    """Yield a piece, or the parts of it that fit into ``width``."""
    if piece.width <= width:
        yield piece
        return
    glued = False
    for run in piece.runs:
        for part in _MAY_BREAK_AFTER.split(run.text):
            for text in _cut(part, run, width):
                runs = (_run(run.face, run.type, text),)
                yield _Piece(runs, runs[0].width, glued)
                glued = True


def _space(piece: _Piece) -> float:
    return widths(piece.runs[0].face)[" "] * piece.runs[0].type.size


def _cut(text: str, run: Run, width: float) -> Iterator[str]:
    """Yield text whole if it fits, else as many signs at a time as do (at least one)."""
    measure = widths(run.face)
    start, used = 0, 0.0
    for position, sign in enumerate(text):
        wide = measure[sign] * run.type.size
        if position > start and used + wide > width:
            yield text[start:position]
            start, used = position, 0.0
        used += wide
    if start < len(text):
        yield text[start:]


def _line(pieces: list[_Piece]) -> Line:
    """Join the pieces of a line into as few runs as possible."""
    done: list[Run] = []
    for piece in pieces:
        for number, run in enumerate(piece.runs):
            gap = " " if done and number == 0 and not piece.glued else ""
            last = done[-1] if done else None
            if last and (last.face, last.type) == (run.face, run.type):
                done[-1] = _run(run.face, run.type, last.text + gap + run.text)
            else:
                done.append(_run(run.face, run.type, gap + run.text) if gap else run)
    return Line(tuple(done), sum(run.width for run in done), max(r.type.leading for r in done))
