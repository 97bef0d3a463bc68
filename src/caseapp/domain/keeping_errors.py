"""What can go wrong with the files around the register: attachments, backups, swaps, migrations."""

from dataclasses import dataclass

from caseapp.domain.errors import EnvironmentFault, RuleError


@dataclass(eq=False)
class DatabaseUnreachable(EnvironmentFault):
    """The database file is not where the key file says, or this user may not open it."""


@dataclass(eq=False)
class AttachmentMissing(EnvironmentFault):
    """The file of an attachment is not there. ``stored_name`` is its HMAC, never a file's own name."""

    stored_name: str


@dataclass(eq=False)
class AttachmentDamaged(EnvironmentFault):
    """The file of an attachment was cut, reordered or changed; nothing of it was used."""

    stored_name: str


@dataclass(eq=False)
class BackupRefused(EnvironmentFault):
    """A backup does not count.

    ``reason``: unreadable, newer, altered, unreachable, integrity, head, rows, chain. When it was being made, the
    register is as it was and no file is left; when it was being restored, no folder is.
    """

    reason: str


@dataclass(eq=False)
class SwapRefused(EnvironmentFault):
    """The change to a new data key was not made; the register is as it was.

    ``reason``: open_elsewhere, exists, integrity, head, rows, key_file.
    """

    reason: str


@dataclass(eq=False)
class MigrationFailed(EnvironmentFault):
    """The step to schema ``version`` did not go through and was rolled back whole."""

    version: int


@dataclass(eq=False)
class Cancelled(RuleError):
    """The user stopped it; ``what``: backup, restore, check, removal, demo."""

    what: str
