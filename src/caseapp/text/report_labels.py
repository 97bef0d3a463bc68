"""The words of the coded lists that stand in reports of counts."""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.compliance_report import Dimension, Participation
from caseapp.domain.contact_register import RegisterPart
from caseapp.domain.editions import Edition, Report
from caseapp.domain.rank_category import RankCategory
from caseapp.domain.stage_summary import ContactResult, Described, Topic
from caseapp.text.coded_labels import Key, sense
from caseapp.text.words import N_

REPORT_LABELS: Mapping[type[StrEnum], Mapping[str, Key]] = {
    Edition: {
        Edition.NAMED: sense("edition", "With names"),
        Edition.RESTRICTED: sense("edition", "Internal, counts only"),
        Edition.PUBLIC: sense("edition", "Public, counts only"),
    },
    Report: {
        Report.ROLL_CALL: N_("Roll-call"),
        Report.CHECK_IN: N_("Empty check-in sheet"),
        Report.STAGE_SUMMARY: N_("Stage summary"),
        Report.CONTACT_REGISTER: N_("Contact with relatives"),
        Report.COMPLIANCE: N_("Report on respect for the Geneva Conventions"),
    },
    Participation: {
        Participation.COUNTED: N_("Interviewed, answers counted"),
        Participation.NO_CONSENT: N_("Interviewed, no consent to anonymous figures"),
        Participation.DECLINED: N_("Declined the interview or the keeping of a case"),
        Participation.UNFIT: N_("Not offered: medically unfit"),
        Participation.NO_TIME: N_("Not offered: no time or no private room"),
        Participation.NOT_YET: N_("Interview not held yet"),
    },
    Dimension: {
        Dimension.PLACE: N_("By place of detention"),
        Dimension.YEAR: N_("By year of capture"),
        Dimension.CATEGORY: N_("By category"),
    },
    RankCategory: {
        RankCategory.PRIVATE: N_("Privates and sailors"),
        RankCategory.JUNIOR_SERGEANT: N_("Junior sergeants"),
        RankCategory.SENIOR_SERGEANT: N_("Senior sergeants"),
        RankCategory.HIGHER_SERGEANT: N_("Master sergeants"),
        RankCategory.LEGACY: N_("Older ranks (warrant officers)"),
        RankCategory.JUNIOR_OFFICER: N_("Junior officers"),
        RankCategory.SENIOR_OFFICER: N_("Senior officers"),
        RankCategory.GENERAL: N_("Generals and admirals"),
    },
    Topic: {
        Topic.CATEGORY: sense("summary", "Category"),
        Topic.SEX: sense("summary", "Sex"),
        Topic.FORCE: N_("Force or service"),
        Topic.RANK: N_("Rank category"),
        Topic.YEAR: N_("Year of capture"),
        Topic.TRIAGE: N_("Medical triage"),
        Topic.DESTINATION: N_("Next place"),
        Topic.CONTACT: N_("Contact with relatives"),
        Topic.INTERVIEW: N_("Interviews on the Conventions"),
        Topic.NEED: N_("Urgent needs, still open"),
    },
    ContactResult: {
        ContactResult.REACHED: N_("Relatives reached, or in touch before"),
        ContactResult.NOT_REACHED: N_("Not reached yet"),
        ContactResult.DECLINED: N_("Does not wish to call"),
        ContactResult.DEFERRED: N_("Call put off"),
        ContactResult.OFFERED: N_("Call offered, not tried yet"),
        ContactResult.NOT_OFFERED: N_("Call home not offered yet"),
    },
    RegisterPart: {
        RegisterPart.STOPPED: N_("Stop: ask the psychologist"),
        RegisterPart.TO_TRY: N_("To be called"),
        RegisterPart.EXHAUSTED: N_("Not reached, nobody left to call"),
        RegisterPart.DEFERRED: N_("Put off for medical reasons"),
        RegisterPart.TO_OFFER: N_("Not offered yet"),
        RegisterPart.REACHED: sense("contact", "Reached"),
        RegisterPart.DECLINED: N_("Does not wish to call"),
        RegisterPart.NO_CASE: N_("Lets no case be kept: nothing else is shown"),
    },
    Described: {
        Described.AGE: N_("Age on arrival, years"),
        Described.MONTHS: N_("Time in captivity, months"),
    },
}
