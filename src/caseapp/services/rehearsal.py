"""The restore drill: the newest backup is restored, opened and checked in a place of its own, and let go."""

import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from caseapp.domain.access import Permission
from caseapp.services import backups, checking
from caseapp.services.checking import CheckResult
from caseapp.services.context import Context
from caseapp.storage import opening, restore, shelf
from caseapp.storage.keys import files
from caseapp.storage.keys.unlocked import secrets_of
from caseapp.storage.opening import Site
from caseapp.storage.progress import Progress, quietly
from caseapp.storage.queries import keeping
from caseapp.storage.register import Register


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What the newest backup held. ``newer``: entries written here since; ``missing``: attachments."""

    made_at: datetime
    found: CheckResult
    newer: int
    missing: int

    @property
    def sound(self) -> bool:
        """Whether everything could be had back from it."""
        return self.found.clean and not self.missing


def rehearse(ctx: Context, progress: Progress = quietly) -> Rehearsed | None:
    """Restore the newest backup for a moment and check it; ``None`` while there is no backup.

    The register that is open is only read. What was restored is as encrypted as the backup, lies in a
    temporary folder of this account, and is deleted whatever happens.

    Raises:
        BackupRefused, PlaceRefused, DiskFull, RegisterDamaged: it cannot be restored or opened.
        Cancelled: ``progress`` said so.
    """
    ctx.require(Permission.BACK_UP)
    kept = shelf.shelf(backups.kept_in(ctx), ctx.register.id).backups
    if not kept:
        return None
    with tempfile.TemporaryDirectory(prefix="caseapp-rehearsal-") as place:
        folder = Path(place) / "register"
        made = restore.restore(kept[0].path, folder, progress)
        opened = _open(ctx, folder, Path(place) / "config")
        try:
            found = checking.check(replace(ctx, register=opened), progress)
        finally:
            opened.close()
    with ctx.register.read() as view:
        newer = keeping.counts(view).entries - found.entries
    return Rehearsed(made.manifest.made_at, found, newer, len(made.missing))


def _open(ctx: Context, folder: Path, config: Path) -> Register:
    """Open it to read, with the secrets that its own key file holds for whoever asks.

    ``config`` is none of this computer's: a copy that is looked at must not be taken for one in use.
    """
    keyfile, mine = files.load(folder), ctx.register.unlocked
    secrets = secrets_of(keyfile, mine.user, mine.identity)
    site = Site(config, ctx.now, backups.back_up_before_migration)
    return opening.open_to_read(folder, keyfile, replace(mine, secrets=secrets), site)
