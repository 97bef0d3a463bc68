"""The registers that were open on this computer, for the lock screen: paths and ids, no names."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from caseapp.domain.ids import UserId
from caseapp.services.computer import config_folder, utc_now
from caseapp.storage.durable import write_whole
from caseapp.storage.file_faults import translated

FILE = "registers.json"
KEPT = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """A register that was open here: where, who opened it last, when."""

    path: Path
    user: UserId | None
    opened_at: datetime


def recent() -> tuple[Recent, ...]:
    """Return the registers that are still there, the last used first."""
    try:
        kept = json.loads((config_folder() / FILE).read_bytes())
        found = [
            Recent(Path(one["path"]), _user(one["user"]), datetime.fromisoformat(one["at"]))
            for one in kept
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return ()  # a convenience: without it the lock screen asks for the folder
    return tuple(one for one in found if (one.path / "keys.json").is_file())


def remember(path: Path, user: UUID) -> None:
    """Put a register on top."""
    here = Recent(path.resolve(), UserId(user), utc_now())
    others = [one for one in recent() if one.path != here.path]
    text = json.dumps(
        [
            {
                "path": str(one.path),
                "user": str(one.user) if one.user else None,
                "at": one.opened_at.isoformat(),
            }
            for one in [here, *others][:KEPT]
        ]
    )
    with translated():
        config_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(config_folder() / FILE, text.encode())


def _user(text: str | None) -> UserId | None:
    return UserId(UUID(text)) if text else None
