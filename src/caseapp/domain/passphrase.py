"""What the estimator says of a passphrase, in codes that `text` puts into words."""

from dataclasses import dataclass
from enum import StrEnum

REFUSED_BELOW_BITS = 40
WEAK_BELOW_BITS = 60


class Weakness(StrEnum):
    """What makes a passphrase easiest to guess."""

    EMPTY = "empty"
    COMMON = "common"  # it is, or is made of, words that are tried first
    KEYBOARD = "keyboard"  # neighbouring keys
    SEQUENCE = "sequence"  # abc, 123
    REPEAT = "repeat"  # aaa, abcabc
    DATE = "date"
    NAME = "name"  # the user's own name or the register's title
    SHORT = "short"
    NONE = "none"


class GuessTime(StrEnum):
    """How long 100,000 guesses a second need: a large rented machine against our key derivation."""

    SECONDS = "seconds"
    HOURS = "hours"
    DAYS = "days"
    YEARS = "years"
    CENTURIES = "centuries"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The strength of a passphrase. ``bits`` is the base-2 logarithm of the guesses needed."""

    bits: float
    weakness: Weakness
    time: GuessTime

    @property
    def refused(self) -> bool:
        """Whether it may not be used."""
        return self.bits < REFUSED_BELOW_BITS

    @property
    def weak(self) -> bool:
        """Whether to warn of it."""
        return self.bits < WEAK_BELOW_BITS
