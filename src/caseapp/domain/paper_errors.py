"""What can go wrong when a sheet leaves the register: as a file, or to the printer."""

from dataclasses import dataclass

from caseapp.domain.errors import EnvironmentFault


@dataclass(eq=False)
class PlaceNotWritable(EnvironmentFault):
    """The place that was chosen for a sheet cannot be written; no sheet was set."""


@dataclass(eq=False)
class SheetNotKept(EnvironmentFault):
    """The sheet was set and stands in the register of printed sheets as ``run``, but in no file."""

    run: int


@dataclass(eq=False)
class PrinterRefused(EnvironmentFault):
    """The sheet stands in the register of printed sheets as ``run``, but on no paper.

    ``reason``: refused, silent.
    """

    run: int
    reason: str
