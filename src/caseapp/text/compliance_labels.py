"""The words of the coded lists around an interview that stand alone: in queues and on chips."""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.interview_rules import Hindrance
from caseapp.text.coded_labels import Key, sense
from caseapp.text.words import N_

COMPLIANCE: Mapping[type[StrEnum], Mapping[str, Key]] = {
    Hindrance: {
        Hindrance.CARE_REFUSED: N_("No case allowed"),
        Hindrance.NO_TRIAGE: N_("Waits for triage"),
        Hindrance.UNFIT: sense("hindrance", "Not well enough"),
        Hindrance.LATER: N_("Medic: later"),
        Hindrance.NOT_JUDGED: N_("Waits for the medic’s word"),
        Hindrance.NO_CONSENT: N_("Consent comes first"),
    },
}
