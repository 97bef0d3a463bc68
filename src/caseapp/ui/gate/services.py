"""The use cases of the gate. They run on the work thread; ``S`` is the open register, opaque here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from caseapp.domain.access import Role
from caseapp.domain.ids import UserId
from caseapp.domain.passphrase import Verdict

S = TypeVar("S")
Progress = Callable[[int, int, str], bool]
"""Called with (done, of, code of what); False stops."""


@dataclass(frozen=True)
class RegisterTile:
    """A register that was open on this computer."""

    path: Path
    user: UserId | None
    opened_at: datetime | None
    demo: bool = False


@dataclass(frozen=True)
class LockName:
    """A name at the lock screen; not ``enrolled``: no passphrase of their own yet."""

    user: UserId
    name: str
    enrolled: bool


@dataclass(frozen=True)
class NewRegister:
    """A register to be made, and its first user."""

    path: Path
    name: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class Enrolment:
    """Somebody chooses a passphrase of their own."""

    path: Path
    user: UserId
    one_time: str = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class Recovery:
    """A new administrator by the recovery code."""

    path: Path
    code: str = field(repr=False)
    name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class Fresh(Generic[S]):
    """A register with a new recovery code, which is shown once."""

    session: S
    code: str = field(repr=False)
    fingerprints: tuple[str, ...]


@dataclass(frozen=True)
class DemoMade:
    """The register of invented people; its passphrase is public."""

    path: Path
    user: UserId
    passphrase: str


@dataclass(frozen=True)
class GateServices(Generic[S]):
    """`caseapp.services.registers`, `recent`, `passphrases` and `demo`."""

    registers: Callable[[], tuple[RegisterTile, ...]]
    people_at: Callable[[Path], tuple[LockName, ...]]
    unlock: Callable[[Path, UserId, str], S]
    create: Callable[[NewRegister], Fresh[S]]
    enrol: Callable[[Enrolment], S]
    recover: Callable[[Recovery], Fresh[S]]
    judge: Callable[[str], Verdict]
    suggest: Callable[[], str]
    make_demo: Callable[[Progress], DemoMade]
    make_morning: Callable[[Progress], DemoMade]
    """The demo before its first bus, for a drill."""
    default_place: Path
    pause_left: Callable[[Path, UserId], int]
    """Seconds until the next try after several wrong passphrases; 0: now."""
    demo_passphrase: Callable[[], str] = str
    """Public; empty: it is not offered."""
