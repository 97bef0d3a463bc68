"""The cards on F1 as a test reads them: what is printed on a key cap, and the chords that it means."""

import re
from collections.abc import Iterable

_NAMES = {
    "Enter": "Return",
    "Esc": "Escape",
    "PgDn": "PageDown",
    "PgUp": "PageUp",
    "Del": "Delete",
    "Backspace": "Backspace",
    "↓": "Down",
    "↑": "Up",
    "←": "Left",
    "→": "Right",
}
_RANGE = re.compile(r"(\w)…(\w)")


def chords_of(cap: str) -> tuple[str, ...]:
    """Return the chords of a key cap: ``Ctrl+PgUp PgDn`` are two, ``Alt+1…3`` are three.

    They are named as `journeys.keyboard.Keyboard` wants them. What is held before the first key of a cap
    is held for the others too.
    """
    found, held = list[str](), ""
    for word in re.split(r"[\s,·/]+", cap):
        if not word:
            continue
        *before, key = word.split("+") if word != "+" else ("+",)
        held = "".join(f"{each}+" for each in before) or held
        found += [held + each for each in _keys(key)]
    return tuple(found)


def _keys(key: str) -> Iterable[str]:
    if match := _RANGE.fullmatch(key):
        first, last = map(ord, match.groups())
        return map(chr, range(first, last + 1))
    return (_NAMES.get(key, key),)
