"""Words that exist nowhere else, and a search for them in files and in the memory of processes.

All words of a kind begin alike, so that one pass for the beginning finds every word, and also a torn one.
"""

import base64
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LETTERS = "абвдеклмнопрст"
WORD, PHONE = "Ґжеґєц", "+3800017"
"""How every planted word and number begins."""
LAST_LETTER, LAST_DIGIT = "ж", "7"
"""How they end: base64 may hold the last bits of a text together with what stands behind it."""
LONGEST = 600
"""Bytes behind a beginning in which the rest of a word stands, in the longest encoding."""
CHUNK = 1 << 22


@dataclass(frozen=True)
class Needles:
    """What is planted: surnames, telephone numbers, and words for notes, remarks and titles."""

    names: tuple[str, ...]
    phones: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def every(self) -> frozenset[str]:
        return frozenset({*self.names, *self.phones, *self.notes})


def made(count: int, *, after: int = 0) -> Needles:
    """Return ``count`` needles, a third of each kind, none of which is of the first ``after``."""
    third, end = count // 3, after + count
    return Needles(
        names=tuple(WORD + _letters(n) for n in range(after, after + third)),
        phones=tuple(f"{PHONE}{n:05}{LAST_DIGIT}" for n in range(after, after + third)),
        notes=tuple(WORD + _letters(n) for n in range(after + third, end - third)),
    )


def _letters(number: int) -> str:
    """Return a number in letters: of one length, so that no word begins another."""
    text = ""
    for _ in range(4):
        number, rest = divmod(number, len(LETTERS))
        text = LETTERS[rest] + text
    return text + LAST_LETTER


def _base64(shift: int) -> Callable[[str], bytes]:
    """Return how a text reads in base64 when ``shift`` bytes stand before it, cut to what is certain."""

    def encode(text: str) -> bytes:
        data = text.encode()
        whole = base64.b64encode(bytes(shift) + data)
        first = -(-shift * 8 // 6)
        return whole[first : (shift + len(data)) * 8 // 6]

    return encode


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode(),
    "UTF-16LE": lambda text: text.encode("utf-16-le"),
    "cp1251": lambda text: text.encode("cp1251"),
    "JSON escapes": lambda text: json.dumps(text)[1:-1].encode(),
    **{f"base64 after {shift}": _base64(shift) for shift in range(3)},
}


@cache
def _beginnings() -> re.Pattern[bytes]:
    forms = {encode(text) for encode in ENCODINGS.values() for text in (WORD, PHONE)}
    return re.compile(b"|".join(re.escape(form) for form in sorted(forms)))


def found_in(data: bytes, needles: Iterable[str]) -> set[str]:
    """Return the needles that stand in some bytes, in any encoding; ``""`` for a torn one."""
    found = set[str]()
    for match in _beginnings().finditer(data):
        here = data[match.start() : match.start() + LONGEST]
        whole = {n for n in needles if any(here.startswith(form) for form in _forms(n))}
        found |= whole or {""}
    return found


@cache
def _forms(needle: str) -> tuple[bytes, ...]:
    return tuple(encode(needle) for encode in ENCODINGS.values())


def found_in_files(folders: Iterable[Path], needles: frozenset[str]) -> dict[Path, set[str]]:
    """Return which files below some folders hold needles, in their content or their name."""
    found = {}
    for path in (path for folder in folders for path in folder.rglob("*")):
        data = os.fsencode(path.name) + (path.read_bytes() if path.is_file() else b"")
        if hits := found_in(data, needles):
            found[path] = hits
    return found


def found_in_memory(process: int, needles: frozenset[str]) -> set[str]:
    """Return the needles in everything that a process can write to (Linux, as root)."""
    found = set[str]()
    for data in _memory(process):
        found |= found_in(data, needles)
    return found


def _memory(process: int) -> Iterator[bytes]:
    maps = Path(f"/proc/{process}/maps").read_text("ascii", "replace")
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in maps.splitlines():
            area, rights = line.split()[:2]
            if "w" not in rights or "[v" in line:
                continue
            start, end = (int(place, 16) for place in area.split("-"))
            yield from _pieces(memory.fileno(), start, end)


def _pieces(memory: int, start: int, end: int) -> Iterator[bytes]:
    """Yield an area in pieces that overlap, so that no word is cut between two."""
    for place in range(start, end, CHUNK):
        try:
            yield os.pread(memory, min(CHUNK + LONGEST, end - place), place)
        except OSError:
            continue  # pages of a device
