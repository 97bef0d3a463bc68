"""What can go wrong between a terminal and the program, before or after the work itself."""

from dataclasses import dataclass

from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class NoTerminal(RuleError):
    """A passphrase is wanted, no file holds it, and there is no terminal to ask at."""


@dataclass(eq=False)
class PassphrasesDiffer(RuleError):
    """A new passphrase was typed differently the second time."""


@dataclass(eq=False)
class TextUnreadable(RuleError):
    """What was typed or piped in is no text: bytes that are not UTF-8."""
