"""Why a file about a person is not kept."""

from dataclasses import dataclass

from caseapp.domain.errors import EnvironmentFault, RuleError


@dataclass(eq=False)
class PersonFileTooBig(RuleError):
    """A file is bigger than ``most`` MiB."""

    most: int


@dataclass(eq=False)
class PersonFileEmpty(RuleError):
    """A file has no content."""


@dataclass(eq=False)
class PersonFileUnknown(RuleError):
    """What is in a file is none of the kinds that are kept, whatever its name says."""


@dataclass(eq=False)
class NoPicture(RuleError):
    """A photo must be a picture by what is in it."""


@dataclass(eq=False)
class PersonFileUnreadable(RuleError):
    """A file that was chosen cannot be read from where it lies."""


@dataclass(eq=False)
class PersonFileNotSaved(EnvironmentFault):
    """A copy of a file could not be written where it should go."""
