"""The use cases of settings, each bound to the open register. They run on the work thread."""

from collections.abc import Callable
from dataclasses import dataclass, field

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId
from caseapp.domain.passphrase import Verdict
from caseapp.domain.views import BackupLine, UserLine
from caseapp.ui.bridge import Change


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
class UserServices:
    """`caseapp.services.users` and `passphrases`."""

    all_users: Callable[[], tuple[UserLine, ...]]
    add_user: Callable[[str, frozenset[Role]], Change[OneTimeSheet]]
    remove_user: Callable[[UserId], Change[object]]
    change_passphrase: Callable[[str, str], Change[None]]
    grant: Callable[[UserId, Compartment], Change[None]]
    revoke: Callable[[UserId, Compartment], Change[None]]
    judge: Callable[[str], Verdict]
    suggest: Callable[[], str]


@dataclass(frozen=True)
class KeepingServices:
    """`caseapp.services.backups` and `checking`."""

    backups: Callable[[], tuple[BackupLine, ...]]
    back_up: Callable[[Callable[[int, int, str], bool]], BackupLine]
    check: Callable[[], CheckLine]
