"""Why a list is not taken in. Nothing was written when one of these is raised.

``where`` is a place in the file: sheet number, cell, archive member; never what stands there.
"""

from dataclasses import dataclass

from caseapp.domain.errors import EnvironmentFault, RuleError


@dataclass(eq=False)
class ListTooBig(RuleError):
    """Over a limit. ``what``: file, unpacked, members, sheets, rows, columns, text, memory, time.

    ``limit`` is in megabytes, rows, columns or seconds, whichever ``what`` asks for.
    """

    what: str
    limit: int
    where: str = ""


@dataclass(eq=False)
class ListEncrypted(RuleError):
    """The file asks for a password. ``kind`` is what it is."""

    kind: str


@dataclass(eq=False)
class ListHasMacros(RuleError):
    """The file carries programs; it is not opened. ``where`` is the part that holds them."""

    where: str


@dataclass(eq=False)
class ListBroken(RuleError):
    """The file is damaged. ``kind`` is what it is, ``where`` the part that cannot be read."""

    kind: str
    where: str = ""


@dataclass(eq=False)
class NotAList(RuleError):
    """The file is something else.

    ``kind``: pdf, image, html, xml, document, archive, program, old_excel, xlsb, empty, unknown.
    """

    kind: str


@dataclass(eq=False)
class NoListFound(RuleError):
    """The file could be read but holds no list of people; ``sheets`` were looked through."""

    sheets: int


@dataclass(eq=False)
class MappingDoesNotFit(RuleError):
    """The columns that were chosen are not in this file, or no name is among them."""


@dataclass(eq=False)
class ReaderCannotStart(EnvironmentFault):
    """The program that reads lists could not be started on this computer."""
