"""What a computer remembers between starts: language, theme, text size, idle time. Nothing about people."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from caseapp.text.words import Lang


class Mode(StrEnum):
    """Which theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


IDLE_MINUTES = (1, 2, 3, 4, 5)
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Percent of the type scale, on top of what the system asks for."""


@dataclass(frozen=True)
class Preferences:
    """Chosen by whoever sits at this computer."""

    lang: Lang = Lang.UK
    mode: Mode = Mode.SYSTEM
    idle_minutes: int = 2
    station: str = ""
    text: int = 100
    """One of `TEXT_SIZES`."""
    toured: bool = False
    """Whether the first steps were seen on this computer, or skipped."""


def read(file: Path) -> Preferences:
    """Return what is remembered; the defaults where there is nothing, or nothing readable.

    What an older version did not remember yet has its default.
    """
    try:
        kept = json.loads(file.read_text("utf-8"))
        found = Preferences(
            Lang(kept["lang"]),
            Mode(kept["mode"]),
            int(kept["idle_minutes"]),
            str(kept["station"]),
            int(kept.get("text", 100)),
            toured=bool(kept.get("toured", False)),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Preferences()
    return replace(
        found,
        idle_minutes=found.idle_minutes if found.idle_minutes in IDLE_MINUTES else 2,
        text=found.text if found.text in TEXT_SIZES else 100,
    )


def write(file: Path, preferences: Preferences) -> None:
    """Remember. The file is replaced whole, so that a power cut leaves the old or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(preferences)), "utf-8")
    fresh.replace(file)
