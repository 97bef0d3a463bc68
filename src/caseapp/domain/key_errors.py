"""What can go wrong with passphrases, codes, grants and the key file."""

from dataclasses import dataclass

from caseapp.domain.errors import EnvironmentFault, RuleError


@dataclass(eq=False)
class WrongPassphrase(RuleError):
    """The passphrase does not open this user's slot."""


@dataclass(eq=False)
class PauseNeeded(RuleError):
    """Too many wrong passphrases in a row; the next try is possible in ``seconds``."""

    seconds: int


@dataclass(eq=False)
class PassphraseTooWeak(RuleError):
    """An estimator finds fewer than 40 bits in the passphrase (``bits``, rounded down)."""

    bits: int


@dataclass(eq=False)
class RecoveryCodeWrong(RuleError):
    """A recovery code was mistyped. ``group`` counts from 1; 0: too short, too long, or unclear."""

    group: int


@dataclass(eq=False)
class RecoveryCodeRefused(RuleError):
    """The code is well formed but is not the one in force: used before, or of another register."""


@dataclass(eq=False)
class NotEnrolled(RuleError):
    """The user has not yet chosen a passphrase: the one-time passphrase must be used first."""


@dataclass(eq=False)
class EnrolledAlready(RuleError):
    """The one-time passphrase was used up; the user has a passphrase of their own."""


@dataclass(eq=False)
class UnknownUser(RuleError):
    """The key file has no slot for this user: never added, or removed."""


@dataclass(eq=False)
class UserNameTaken(RuleError):
    """Two users of one register cannot show the same name at the lock screen."""


@dataclass(eq=False)
class CompartmentNotHeld(RuleError):
    """Only who holds a compartment, or the recovery code, can grant or take it (``compartment``)."""

    compartment: str


@dataclass(eq=False)
class OwnRemoval(RuleError):
    """Nobody removes themself; another administrator does."""


@dataclass(eq=False)
class KdfRefused(EnvironmentFault):
    """A slot asks for a key derivation outside the bounds; ``what`` is memory, passes or lanes."""

    what: str


@dataclass(eq=False)
class KeysMissing(EnvironmentFault):
    """The folder has no key file."""


@dataclass(eq=False)
class KeysDamaged(EnvironmentFault):
    """The key file and its last generation do not pass their check.

    ``what`` is a code: file, root, slot or wrap.
    """

    what: str


@dataclass(eq=False)
class KeysForeign(EnvironmentFault):
    """The key file is of another register than was expected."""


@dataclass(eq=False)
class KeysNewer(EnvironmentFault):
    """The key file was written by a newer program."""


@dataclass(eq=False)
class NotEnoughMemory(EnvironmentFault):
    """The key derivation needs ``mebibytes`` of memory, and there are not so many free."""

    mebibytes: int
