"""The words of a drill."""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.drill import Part
from caseapp.text.coded_labels import Key
from caseapp.text.words import N_, Words

DRILL: Mapping[type[StrEnum], Mapping[str, Key]] = {
    Part: {
        Part.ARRIVALS: N_("Marking arrivals"),
        Part.CALLS: N_("Calling families"),
        Part.INTERVIEWS: N_("Consents and interviews"),
    },
}


def figure_name(code: str, tr: Words) -> str:
    """Return the word for a figure of the debrief."""
    return {
        "arrived": tr("Arrived"),
        "reached": tr("Families in touch"),
        "attempts": tr("Calls tried"),
        "completed": tr("Interviews completed"),
        "partial": tr("Interviews completed in part"),
        "declined": tr("Interviews declined"),
    }[code]
