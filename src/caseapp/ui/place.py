"""Where the user was in every room when the window locked, as texts that a draft can hold.

It may hold names that were typed, so it goes into the encrypted register and never to the next process.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from caseapp.domain.ids import StageId
from caseapp.ui.room import State

_STAGE = "stage"
_IN = "/"


@dataclass(frozen=True)
class PlaceServices:
    """`caseapp.services.drafts`: ``kept`` was read, and forgotten, when the register was opened."""

    kept: Mapping[str, str]
    keep: Callable[[Mapping[str, str]], object]


def written(stage: StageId | None, states: tuple[tuple[str, State], ...]) -> Mapping[str, str]:
    """Return stage and rooms as one flat row of texts."""
    flat = {f"{code}{_IN}{name}": text for code, room in states for name, text in room.items()}
    return {_STAGE: str(stage or ""), **flat}


def readable(kept: Mapping[str, str]) -> tuple[StageId | None, tuple[tuple[str, State], ...]]:
    """Return what `written` wrote."""
    rooms: dict[str, dict[str, str]] = {}
    for name, text in kept.items():
        code, inside, what = name.partition(_IN)
        if inside:
            rooms.setdefault(code, {})[what] = text
    stage = kept.get(_STAGE)
    return StageId(UUID(stage)) if stage else None, tuple(rooms.items())
