"""Backups: made, listed, thinned, restored."""

from datetime import datetime
from pathlib import Path

from caseapp.domain.access import Permission
from caseapp.domain.keeping import BackupKind
from caseapp.domain.views import BackupLine
from caseapp.services.context import Context
from caseapp.storage import attachments, backup, keyring, restore, shelf, snapshot
from caseapp.storage.authority import chains_hold
from caseapp.storage.backup import Backup, Source
from caseapp.storage.keys import people
from caseapp.storage.keys.unlocked import require_data_key
from caseapp.storage.places import BACKUPS, KEYS
from caseapp.storage.progress import Progress, quietly
from caseapp.storage.queries import keeping
from caseapp.storage.register import Register


def back_up(ctx: Context, to: Path | None = None, progress: Progress = quietly) -> BackupLine:
    """Make a backup now, here or in another place such as a stick.

    Raises:
        BackupRefused, DiskFull, Cancelled: nothing that could be taken for a backup is left.
    """
    ctx.require(Permission.BACK_UP)
    return _line(_make(ctx.register, BackupKind.COMMAND, to, progress))


def kept_in(ctx: Context) -> Path:
    """Return the folder where this register keeps its own backups."""
    return _folder(ctx.register)


def back_up_if_due(ctx: Context) -> BackupLine | None:
    """Make an automatic backup when one is due: every 10 minutes if something changed."""
    register = ctx.register
    kept = shelf.shelf(_folder(register), register.id).backups
    last = kept[0].manifest.made_at if kept else None
    database = register.folder / register.keyfile.database
    with register.read() as view:  # heads, not times: the clock may have been set back
        changed = not kept or snapshot.heads(view) != kept[0].manifest.measure.heads
    if not backup.due(last, changed, database.stat().st_size, register.now()):
        return None
    return _line(_make(register, BackupKind.AUTOMATIC, None, quietly))


def backups(ctx: Context) -> tuple[BackupLine, ...]:
    """Return the backups of this register, newest first."""
    found = shelf.shelf(_folder(ctx.register), ctx.register.id)
    return tuple(map(_line, found.backups))


def last_backup(ctx: Context) -> datetime | None:
    """Return when the newest backup of this register was made."""
    return shelf.shelf(_folder(ctx.register), ctx.register.id).last


def restore_to(file: Path, to: Path, progress: Progress = quietly) -> tuple[str, ...]:
    """Make a register folder out of a backup; return the attachments that were not found beside it.

    Anybody who has the file may do this: it opens with the passphrases of its day and nothing else.
    """
    return restore.restore(file, to, progress).missing


def back_up_before_migration(register: Register) -> object:
    """Make the backup that a migration wants first."""
    return _make(register, BackupKind.BEFORE_MIGRATION, None, quietly)


def back_up_before_removal(ctx: Context) -> BackupLine:
    """Make a backup before the data key changes."""
    return _line(_make(ctx.register, BackupKind.BEFORE_REMOVAL, None, quietly))


def _make(register: Register, kind: BackupKind, to: Path | None, progress: Progress) -> Backup:
    key = require_data_key(register.keyfile, register.unlocked)
    source = Source(
        register.engine,
        register.id,
        key.id,
        key.value,
        (register.folder / KEYS).read_bytes(),
    )

    made = backup.back_up(
        source, to or _folder(register), kind, register.now(), chains_hold(register.id), progress
    )
    if to is not None:
        backup.carry_attachments(register.folder, made)  # a stick must stand alone
    else:
        shelf.thin(_folder(register), register.id)
        _tidy(register)
    return made


def _tidy(register: Register) -> None:
    """Let go of what only thinned backups needed: wraps of old data keys, files that nothing names.

    While a backup cannot be read, what it needs is not known, and everything is kept.
    """
    kept = shelf.shelf(_folder(register), register.id)
    if kept.unreadable or register.writing is None:
        return
    with register.read() as view:
        named = {file.stored_name for file in keeping.attachments(view)}
    attachments.sweep(register.folder, named | kept.attachments)
    after = people.forget_data_keys(register.keyfile, kept.key_ids)
    if after.ring != register.keyfile.ring:
        keyring.put(register, after)


def _folder(register: Register) -> Path:
    return register.folder / BACKUPS


def _line(made: Backup) -> BackupLine:
    return BackupLine(made.path.name, made.manifest.made_at, made.size, made.manifest.kind.value)
