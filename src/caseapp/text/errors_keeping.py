"""Sentences for the errors of `caseapp.domain.keeping_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import keeping_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

_BACKUP: Mapping[str, Callable[[Words], str]] = {
    "unreadable": lambda tr: tr(
        "This file is no backup of a register, or it is cut off. Nothing was changed; choose another."
    ),
    "newer": lambda tr: tr(
        "This backup was made by a newer version of the program. Please install that version; nothing"
        " was changed."
    ),
    "altered": lambda tr: tr(
        "This backup is damaged: what it holds is not what it held when it was made. Nothing was"
        " changed; choose another."
    ),
    "unreachable": lambda tr: tr(
        "The disk or stick with the backup cannot be reached. Nothing was changed; plug it in and"
        " repeat."
    ),
    "integrity": lambda tr: tr(
        "The backup was not kept: the copy did not pass its check. The register is unchanged; check"
        " it, then back it up to another disk."
    ),
    "head": lambda tr: tr(
        "The backup was not kept: the copy ends elsewhere than the register. The register is"
        " unchanged; repeat."
    ),
    "rows": lambda tr: tr(
        "The backup was not kept: the copy has other rows than the register. The register is"
        " unchanged; repeat."
    ),
    "chain": lambda tr: tr(
        "The backup was not kept: the journal in the copy does not pass its check. Do not work on this"
        " register: check it and restore an earlier backup."
    ),
}

_SWAP: Mapping[str, Callable[[Words], str]] = {
    "open_elsewhere": lambda tr: tr(
        "The data key was not changed: another program has the register open. Close it and repeat."
    ),
    "exists": lambda tr: tr(
        "The data key was not changed: the new file is there already. Close the program, open the"
        " register again and repeat."
    ),
    "integrity": lambda tr: tr(
        "The data key was not changed: the new file did not pass its check. The register is"
        " unchanged; check the disk and repeat."
    ),
    "head": lambda tr: tr(
        "The data key was not changed: the new file ends elsewhere than the register. The register is"
        " unchanged; repeat."
    ),
    "rows": lambda tr: tr(
        "The data key was not changed: the new file has other rows than the register. The register is"
        " unchanged; repeat."
    ),
    "key_file": lambda tr: tr(
        "The data key was not changed: the key file was not written. The register is unchanged;"
        " repeat."
    ),
}

_STOPPED: Mapping[str, Callable[[Words], str]] = {
    "backup": lambda tr: tr("Stopped. No backup was made; the earlier ones are kept."),
    "restore": lambda tr: tr("Stopped. Nothing was restored; the backup is unchanged."),
    "check": lambda tr: tr("Stopped. The register was not checked to the end; check it later."),
    "removal": lambda tr: tr("Stopped. Nobody was removed; the register is as it was."),
    "demo": lambda tr: tr("Stopped. Nothing of the demo was kept."),
}

SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.DatabaseUnreachable: lambda _, tr: tr(
        "The register’s database is not there, or it may not be opened. Nothing was changed; check the"
        " folder and who may open it, or restore a backup."
    ),
    e.AttachmentMissing: lambda _, tr: tr(
        "The file kept with this record is not there. The record is unchanged; restore the newest"
        " backup that lies beside its register, or take the file in again."
    ),
    e.AttachmentDamaged: lambda _, tr: tr(
        "The file kept with this record is damaged and was not opened. The record is unchanged;"
        " take the file in again."
    ),
    e.BackupRefused: lambda x, tr: _BACKUP[x.reason](tr),
    e.SwapRefused: lambda x, tr: _SWAP[x.reason](tr),
    e.MigrationFailed: lambda x, tr: tr(
        "The register could not be brought to version {version}. It is unchanged, and a backup was"
        " made; use the earlier version of the program and report this.",
        version=x.version,
    ),
    e.Cancelled: lambda x, tr: _STOPPED[x.what](tr),
}
