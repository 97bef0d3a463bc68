"""Battery, free disk, last backup and clock: in sight all day, loud only when they matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from caseapp.text import dates
from caseapp.text.words import Words
from caseapp.ui.frame.services import Signs
from caseapp.ui.look import Look
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import column, holder, label, row

_LOW_BATTERY_PERCENT = 20
_LOW_DISK_BYTES = 2_000_000_000
_GIGABYTE = 1_000_000_000
_OLD_BACKUP = timedelta(minutes=40)
"""Backups are made every 10 minutes, of a large register every 30."""


@dataclass(frozen=True)
class Sign:
    """One sign in words; ``bad``: something should be done."""

    text: str
    bad: bool = False


def in_words(signs: Signs, now: datetime, tr: Words, *, clock_off: bool) -> tuple[Sign, ...]:
    """Return what to show, the loud ones first."""
    made = []
    if clock_off:
        made.append(Sign(tr("Check the clock: the last entry is later than now"), bad=True))
    if signs.battery_percent is not None:
        low = signs.on_battery and signs.battery_percent <= _LOW_BATTERY_PERCENT
        made.append(Sign(tr("Battery {percent} %", percent=signs.battery_percent), bad=low))
    free = f"{signs.free_bytes / _GIGABYTE:.0f}"
    made.append(Sign(tr("{free} GB free", free=free), bad=signs.free_bytes < _LOW_DISK_BYTES))
    if signs.last_backup is None:
        made.append(Sign(tr("No backup yet"), bad=True))
    else:
        old = now - signs.last_backup > _OLD_BACKUP
        made.append(Sign(tr("Backup {time}", time=dates.recent(signs.last_backup, now)), bad=old))
    return tuple(sorted(made, key=lambda sign: not sign.bad))


class SignBoard(QWidget):
    """A few small lines at the foot of the rail."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lay = column(margins=(20, 0, 8, 0), gap=4)
        self.setLayout(self._lay)

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Replace what is shown."""
        while item := self._lay.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for sign in signs:
            text = label(self._look, sign.text, "caption", "bad" if sign.bad else "2", wrap=True)
            parts = (Picture(self._look, "triangle-alert", 16, "bad"), 4) if sign.bad else ()
            line = row(*parts)
            line.addWidget(text, 1)
            self._lay.addWidget(holder(line))
        self.setAccessibleName(". ".join(sign.text for sign in signs))
