"""The words of the coded lists about a person's page and the lists of people."""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.person_views import StepKind
from caseapp.text.coded_labels import Key, sense
from caseapp.text.words import N_

PEOPLE: Mapping[type[StrEnum], Mapping[str, Key]] = {
    StepKind: {
        StepKind.CAPTURE: N_("Capture"),
        StepKind.STAY: N_("Place of detention"),
        StepKind.GAP: N_("Not known where held"),
        StepKind.OVERLAP: N_("Two places at once"),
        StepKind.RELEASE: N_("Freed"),
        StepKind.ARRIVAL: N_("Arrival"),
        StepKind.TRIAGE: N_("Medical triage"),
        StepKind.CALL: N_("Call home"),
        StepKind.INTERVIEW: sense("step", "Interview"),
        StepKind.CONSENT: sense("step", "Consent"),
        StepKind.CATEGORY: N_("Change of category"),
        StepKind.NEED: sense("step", "Need"),
        StepKind.HAND_OVER: N_("Handed over"),
    },
}
