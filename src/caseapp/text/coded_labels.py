"""The words of every coded list, as data for `caseapp.text.labels`.

Tables are kept per type because members of different `StrEnum` classes with the same code are equal
(the flag and the role ``medic``).
"""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.access import Permission, Role
from caseapp.domain.coded import (
    AbsenceReason,
    Category,
    Compartment,
    Destination,
    EntryState,
    Flag,
    Force,
    Sex,
    StageState,
    Triage,
)
from caseapp.domain.dates import Precision
from caseapp.domain.keeping import BackupKind, ClockDoubt, Finding
from caseapp.domain.labels import LabelKind
from caseapp.domain.likeness import Likeness
from caseapp.text.words import N_

Key = str | tuple[str, str]
"""An English sentence, or a sense and a sentence."""


def sense(sense: str, sentence: str) -> tuple[str, str]:
    """Mark a sentence that is ambiguous in English where it stands as data."""
    return sense, sentence


LABELS: Mapping[type[StrEnum], Mapping[str, Key]] = {
    Category: {
        Category.POW: N_("Prisoner of war"),
        Category.RETAINED: N_("Retained medical or religious personnel"),
        Category.CIV: N_("Civilian"),
        Category.CIV_INTERNEE: N_("Civilian, interned"),
        Category.CIV_ACCUSED: N_("Civilian, accused or convicted"),
        Category.UNKNOWN: N_("Category not known"),
    },
    Sex: {
        Sex.MALE: N_("Male"),
        Sex.FEMALE: N_("Female"),
        Sex.UNKNOWN: sense("sex", "Not known"),
    },
    StageState: {
        StageState.PLANNED: sense("stage", "Planned"),
        StageState.OPEN: sense("stage", "Open"),
        StageState.CLOSED: sense("stage", "Closed"),
        StageState.ARCHIVED: sense("stage", "Archived"),
    },
    EntryState: {
        EntryState.EXPECTED: sense("entry", "Awaited"),
        EntryState.MATCHED: sense("entry", "Arrived"),
        EntryState.NOT_ARRIVED: sense("entry", "Did not arrive"),
        EntryState.WITHDRAWN: sense("entry", "Withdrawn from the list"),
    },
    AbsenceReason: {
        AbsenceReason.NOT_HANDED_OVER: N_("Not handed over"),
        AbsenceReason.TOOK_ANOTHER_ROUTE: N_("Took another route"),
        AbsenceReason.IN_HOSPITAL_EARLIER: N_("Taken to hospital earlier"),
        AbsenceReason.LISTED_IN_ERROR: N_("Listed in error"),
        AbsenceReason.DIED: N_("Died"),
        AbsenceReason.NOT_KNOWN: N_("Reason not known"),
    },
    Flag: {
        Flag.MEDIC: sense("flag", "Medic"),
        Flag.WHEELCHAIR: sense("flag", "Wheelchair"),
        Flag.HOSPITAL_BUS: sense("flag", "Hospital bus"),
        Flag.WANTS_CALL: sense("flag", "Wants to call home"),
        Flag.NOT_WELL_ENOUGH: sense("flag", "Not well enough to talk"),
    },
    Triage: {
        Triage.RED: sense("triage", "Red"),
        Triage.YELLOW: sense("triage", "Yellow"),
        Triage.GREEN: sense("triage", "Green"),
        Triage.BLACK: sense("triage", "Black"),
    },
    Destination: {
        Destination.HOSPITAL: N_("Hospital"),
        Destination.REINTEGRATION_CENTRE: N_("Reintegration centre"),
        Destination.UNIT_OR_HOME: N_("Unit or home"),
    },
    Compartment: {
        Compartment.TRAINED: N_("Trained interviewers"),
        Compartment.SPECIALIST: N_("Specialists"),
    },
    Force: {
        Force.ARMY: N_("Ground Forces"),
        Force.AIR_FORCE: N_("Air Force"),
        Force.NAVY: N_("Navy"),
        Force.AIR_ASSAULT: N_("Air Assault Forces"),
        Force.TERRITORIAL: N_("Territorial Defence Forces"),
        Force.UNMANNED: N_("Unmanned Systems Forces"),
        Force.NATIONAL_GUARD: N_("National Guard"),
        Force.BORDER_GUARD: N_("State Border Guard Service"),
        Force.TRANSPORT_SERVICE: N_("State Special Transport Service"),
        Force.POLICE: N_("National Police"),
        Force.RESCUE_SERVICE: N_("State Emergency Service"),
        Force.SPECIAL_OPERATIONS: N_("Special Operations Forces"),
        Force.SECURITY_SERVICE: N_("Security Service of Ukraine"),
        Force.INTELLIGENCE: N_("Defence Intelligence"),
        Force.MEDICAL_FORCES: N_("Medical Forces"),
        Force.LOGISTICS_FORCES: N_("Logistics Forces"),
        Force.SUPPORT_FORCES: N_("Support Forces"),
        Force.SIGNAL_TROOPS: N_("Signal Troops"),
        Force.VOLUNTEER_FORMATION: N_("Volunteer territorial formation"),
        Force.OTHER: sense("force", "Other"),
    },
    Role: {
        Role.ADMIN: N_("Administrator"),
        Role.SUPERVISOR: N_("Supervisor"),
        Role.FIELD_OFFICER: N_("Field officer"),
        Role.MEDIC: sense("role", "Medic"),
        Role.PSYCHOLOGIST: N_("Psychologist"),
        Role.AUDITOR: N_("Auditor"),
    },
    Permission: {
        Permission.CHECK_IN: N_("Record arrivals"),
        Permission.READ_PEOPLE: N_("See people and their arrivals"),
        Permission.TRIAGE: N_("Record medical triage"),
        Permission.READ_MEDICAL: N_("See what the medic found"),
        Permission.SEALED_NOTE: N_("Write the psychologist’s note"),
        Permission.CALL_RELATIVES: N_("Look after relatives and calls"),
        Permission.RECORD_CONSENT: N_("Record consents"),
        Permission.INTERVIEW: N_("Hold first-day interviews"),
        Permission.TRANSCRIBE: N_("Copy in interviews from paper"),
        Permission.READ_INTERVIEWS: N_("Read interviews of others"),
        Permission.REVIEW_INTERVIEW: N_("Review interviews"),
        Permission.IMPORT_LIST: N_("Take in lists"),
        Permission.RUN_STAGE: N_("Open and close a stage"),
        Permission.UNDO_OWN: N_("Undo one’s own acts"),
        Permission.UNDO_OTHERS: N_("Undo acts of others"),
        Permission.JOIN_RECORDS: N_("Join or part two records"),
        Permission.CHANGE_IDENTITY: N_("Change identity or category"),
        Permission.PRINT_ROLL_CALL: N_("Print the roll-call"),
        Permission.PRINT_NAMED: N_("Print other reports with names"),
        Permission.PRINT_COMPLIANCE: N_("Print the compliance report"),
        Permission.BACK_UP: N_("Back up and check"),
        Permission.ADMINISTER: N_("Look after users, keys and copies"),
        Permission.READ_TRAIL: N_("Read the history of all"),
        Permission.READ_TECHNICAL_TRAIL: N_("Read the technical history"),
    },
    Precision: {
        Precision.DAY: sense("precision", "Exact day"),
        Precision.MONTH: sense("precision", "Month"),
        Precision.SEASON: sense("precision", "Season"),
        Precision.YEAR: sense("precision", "Year"),
        Precision.ABOUT: sense("precision", "About"),
    },
    Likeness: {
        Likeness.SAME_NAME: N_("Same surname and given name"),
        Likeness.NAMES_SWAPPED: N_("Surname and given name swapped"),
        Likeness.ONE_LETTER: N_("One letter differs"),
        Likeness.SAME_SURNAME: N_("Same surname"),
        Likeness.SAME_GIVEN: N_("Same given name"),
        Likeness.SAME_INITIAL: N_("Same initial"),
        Likeness.SAME_PATRONYMIC: N_("Same patronymic"),
        Likeness.SAME_BIRTH: N_("Same birth date"),
        Likeness.SWAPPED_DAY_MONTH: N_("Day and month swapped"),
        Likeness.SAME_DAY_MONTH: N_("Same day and month of birth"),
        Likeness.SAME_BIRTH_YEAR: N_("Same birth year"),
        Likeness.SAME_UNIT: N_("Same unit"),
        Likeness.SAME_CALL_SIGN: N_("Same call sign"),
        Likeness.OTHER_PATRONYMIC: N_("Other patronymic"),
        Likeness.OTHER_BIRTH: N_("Other birth date"),
    },
    BackupKind: {
        BackupKind.AUTOMATIC: sense("backup", "Automatic"),
        BackupKind.COMMAND: sense("backup", "By hand"),
        BackupKind.BEFORE_MIGRATION: N_("Before a new version of the program"),
        BackupKind.BEFORE_REMOVAL: N_("Before the data key was changed"),
    },
    Finding: {
        Finding.SAME: N_("This is the register that was open here last."),
        Finding.UNWITNESSED: N_(
            "This computer no longer remembers how far this register was, so an older copy would not"
            " have been noticed this time."
        ),
        Finding.NEW_LAPTOP: N_(
            "The register is open on this computer for the first time. What is recorded here is kept"
            " as a line of its own in the journal."
        ),
        Finding.COPIED: N_(
            "This is a copy of the register. What is recorded here is kept as a line of its own in"
            " the journal, so that both copies can be joined."
        ),
        Finding.RESTORED: N_(
            "The register was restored from a backup. What was recorded after that backup is not in"
            " it."
        ),
        Finding.OLDER_PUT_BACK: N_(
            "An older copy of the register was put in this place: what was recorded here last is"
            " missing. It can be read; find the newer one, or an administrator has work go on here."
        ),
        Finding.FORKED: N_(
            "The register in this place is not the one that was open here last: its journal differs."
            " It can be read; an administrator decides how work goes on."
        ),
    },
    ClockDoubt: {
        ClockDoubt.BEHIND: N_(
            "The computer’s clock is behind the last record of the register. Check date and time."
        ),
        ClockDoubt.YEAR_OFF: N_(
            "The computer’s clock is a year or more away from the last record. Check date and time."
        ),
    },
    LabelKind: {
        LabelKind.STICKER: N_("Sticker"),
        LabelKind.WRISTBAND: N_("Wristband"),
    },
}

SHORT: Mapping[str, Key] = {
    Category.POW: sense("short", "POW"),
    Category.RETAINED: sense("short", "retained"),
    Category.CIV: sense("short", "civ."),
    Category.CIV_INTERNEE: sense("short", "civ. int."),
    Category.CIV_ACCUSED: sense("short", "civ. acc."),
    Category.UNKNOWN: sense("short", "not known"),
}

GROUPS: Mapping[str, Key] = {
    "POW": sense("group", "Prisoners of war"),
    "CIV": sense("group", "Civilians"),
    "UNKNOWN": sense("group", "Category not known"),
}
