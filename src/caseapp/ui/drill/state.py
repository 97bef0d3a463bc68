"""Where a drill stands, in one line that survives a lock: times and choices, nobody's name."""

import json
from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.drill import Leave, Part


@dataclass(frozen=True)
class DrillState:
    """``at`` is the drill's time, ``since`` the real one at which it began; both aware UTC."""

    at: datetime
    speed: int
    leave: Leave
    since: datetime
    running: bool


def write(state: DrillState) -> str:
    """Return the state as one line."""
    return json.dumps(
        {
            "at": state.at.isoformat(),
            "speed": state.speed,
            "parts": sorted(state.leave.parts),
            "station": state.leave.station,
            "since": state.since.isoformat(),
            "running": state.running,
        }
    )


def read(text: str) -> DrillState | None:
    """Return what was written; None for an empty line or one that is not ours."""
    try:
        kept = json.loads(text)
        return DrillState(
            at=datetime.fromisoformat(kept["at"]),
            speed=int(kept["speed"]),
            leave=Leave(frozenset(map(Part, kept["parts"])), str(kept["station"])),
            since=datetime.fromisoformat(kept["since"]),
            running=bool(kept["running"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def paused(text: str) -> str:
    """Return the same state standing still, as a drill is found again after a lock."""
    if (state := read(text)) is None:
        return ""
    return write(DrillState(state.at, state.speed, state.leave, state.since, running=False))
