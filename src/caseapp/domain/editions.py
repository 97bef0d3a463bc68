"""The editions of a report: who may read it, and from how many people on a number may be printed.

Each edition has its own builder and its own frozen data, so that no flag can put a name on the wrong
paper. A report lacks the editions it does not name; asking for one is refused.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.access import Permission
from caseapp.domain.disclosure.suppress import INSIDE, PUBLIC


class Edition(StrEnum):
    """For whom a sheet is made."""

    NAMED = "named"
    RESTRICTED = "restricted"
    PUBLIC = "public"


class Report(StrEnum):
    """The sheets that there are; the register of printed sheets knows them by these codes."""

    ROLL_CALL = "roll-call"
    CHECK_IN = "check-in"
    STAGE_SUMMARY = "stage-summary"
    CONTACT_REGISTER = "contact-register"
    COMPLIANCE = "compliance"


THRESHOLDS: Mapping[Edition, int] = MappingProxyType(
    {Edition.RESTRICTED: INSIDE, Edition.PUBLIC: PUBLIC}
)
"""A count of fewer people than this is not printed (`domain.md` 3.2)."""

_NAMED = (Edition.NAMED,)
_COUNTED = (Edition.RESTRICTED, Edition.PUBLIC)
EDITIONS: Mapping[Report, tuple[Edition, ...]] = MappingProxyType(
    {
        Report.ROLL_CALL: _NAMED,
        Report.CHECK_IN: _NAMED,
        Report.STAGE_SUMMARY: _COUNTED,
        Report.CONTACT_REGISTER: _NAMED,
        Report.COMPLIANCE: _COUNTED,
    }
)
"""Report → its editions; the first is the one that is printed unless another is asked for."""

PERMISSIONS: Mapping[Report, Permission] = MappingProxyType(
    {
        Report.ROLL_CALL: Permission.PRINT_ROLL_CALL,
        Report.CHECK_IN: Permission.PRINT_ROLL_CALL,
        Report.STAGE_SUMMARY: Permission.PRINT_ROLL_CALL,
        Report.CONTACT_REGISTER: Permission.PRINT_NAMED,
        Report.COMPLIANCE: Permission.PRINT_COMPLIANCE,
    }
)
"""What it takes to print a report, for the first time or again."""
