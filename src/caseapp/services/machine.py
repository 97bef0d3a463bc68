"""The state of the computer, as far as it can spoil a day."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from caseapp.services.backups import last_backup
from caseapp.services.context import Context

_POWER = Path("/sys/class/power_supply")
"""Where Linux tells of batteries; other systems are not asked yet."""


@dataclass(frozen=True, slots=True)
class MachineState:
    """``battery_percent`` is ``None`` where there is no battery or the system does not tell."""

    battery_percent: int | None
    on_battery: bool
    free_bytes: int
    last_backup: datetime | None


def state(ctx: Context) -> MachineState:
    """Return power, free disk and the age of the last backup."""
    percent, discharging = _battery()
    return MachineState(
        battery_percent=percent,
        on_battery=discharging,
        free_bytes=shutil.disk_usage(ctx.register.folder).free,
        last_backup=last_backup(ctx),
    )


def _battery() -> tuple[int | None, bool]:
    for supply in sorted(_POWER.glob("BAT*")):
        try:
            percent = int((supply / "capacity").read_text("ascii"))
            status = (supply / "status").read_text("ascii").strip()
        except (OSError, ValueError):
            continue
        return percent, status == "Discharging"
    return None, False
