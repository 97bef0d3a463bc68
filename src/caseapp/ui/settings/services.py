"""The use cases of settings, each bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId
from caseapp.domain.passphrase import Verdict
from caseapp.domain.roll_call import JournalHead
from caseapp.domain.views import BackupLine, HistoryLine, UserLine
from caseapp.ui.bridge import Change
from caseapp.ui.long_work import Progress


@dataclass(frozen=True)
class OneTimeSheet:
    """What a new user is handed on paper, once. Some compartments only a holder can grant."""

    passphrase: str = field(repr=False)
    fingerprint: str
    must_still_grant: frozenset[Compartment]


@dataclass(frozen=True)
class CheckLine:
    """What the check of a register found; ``faults`` are codes."""

    entries: int
    faults: tuple[str, ...]


@dataclass(frozen=True)
class RestoreOrder:
    """A register folder that is to be made out of a backup."""

    file: Path
    to: Path


@dataclass(frozen=True)
class DrillLine:
    """What the restore drill found in the newest backup; ``newer``: entries since, ``missing``: files."""

    made_at: datetime
    found: CheckLine
    newer: int
    missing: int


@dataclass(frozen=True)
class ProgramFacts:
    """Which program and which register; two copies with the same head hold the same records."""

    program: str
    register: UUID
    head: JournalHead


@dataclass(frozen=True)
class PartLine:
    """One part the program is made of; fonts and pictures have no version."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True)
class UserServices:
    """`caseapp.services.users` and `passphrases`."""

    all_users: Callable[[], tuple[UserLine, ...]]
    add_user: Callable[[str, frozenset[Role]], Change[OneTimeSheet]]
    remove_user: Callable[[UserId, Progress], Change[frozenset[str]]]
    change_passphrase: Callable[[str, str], Change[None]]
    grant: Callable[[UserId, Compartment], Change[None]]
    revoke: Callable[[UserId, Compartment], Change[None]]
    judge: Callable[[str], Verdict]
    suggest: Callable[[], str]


@dataclass(frozen=True)
class KeepingServices:
    """`caseapp.services.backups` and `checking`."""

    backups: Callable[[], tuple[BackupLine, ...]]
    back_up: Callable[[Path | None, Progress], BackupLine]
    """Here, or in another place."""
    check: Callable[[Progress], CheckLine]
    rehearse: Callable[[Progress], DrillLine | None]
    """Restores the newest backup for a moment; None while there is none."""
    restore: Callable[[RestoreOrder, Progress], tuple[str, ...]]
    """Gives the attachments that were not found beside the backup."""
    kept_in: Path


@dataclass(frozen=True)
class TrailServices:
    """`caseapp.services.history` and `identity`: what happened, and where."""

    recent: Callable[[], tuple[HistoryLine, ...]]
    facts: Callable[[], ProgramFacts]
    parts: Callable[[], tuple[PartLine, ...]]
    licence: Callable[[str], str]
    """The text of a part's licence; empty where it ships none."""
