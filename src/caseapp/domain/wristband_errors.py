"""What can go wrong with a label: read at the desk, or set for paper."""

from dataclasses import dataclass

from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class WrongLetters(RuleError):
    """Nobody at this stage bears the number with these letters; nothing was marked."""


@dataclass(eq=False)
class NoPlainNumber(RuleError):
    """Nobody who was chosen has a number that can bear check letters; no label was set."""


@dataclass(eq=False)
class NoSuchPlace(RuleError):
    """The first label would lie beside the sheet, which has ``places`` of them; none was set."""

    places: int
