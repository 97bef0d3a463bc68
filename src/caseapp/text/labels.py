"""The words for every code: coded values, fields of a record, acts in the history."""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.coded import Category
from caseapp.text.answer_labels import ANSWER_LABELS
from caseapp.text.casework_labels import CASEWORK
from caseapp.text.coded_labels import GROUPS, LABELS, SHORT, Key, sense
from caseapp.text.compliance_labels import COMPLIANCE
from caseapp.text.drill_labels import DRILL
from caseapp.text.people_labels import PEOPLE
from caseapp.text.queue_labels import QUEUES
from caseapp.text.report_labels import REPORT_LABELS
from caseapp.text.words import N_, Words

_LABELS = {
    **LABELS,
    **CASEWORK,
    **ANSWER_LABELS,
    **COMPLIANCE,
    **PEOPLE,
    **REPORT_LABELS,
    **QUEUES,
    **DRILL,
}

_FIELDS: Mapping[str, Key] = {
    "name": N_("Name"),
    "written_name": N_("Full name"),
    "full_name": N_("Full name"),
    "given_patronymic": N_("Given name and patronymic"),
    "rank_and_name": N_("Rank and full name"),
    "surname": N_("Surname"),
    "given": N_("Given name"),
    "patronymic": N_("Patronymic"),
    "latin": N_("In Latin letters"),
    "spelling": N_("Other spelling"),
    "written": N_("Other spelling"),
    "purpose": N_("Purpose"),
    "call_sign": N_("Call sign"),
    "birth": N_("Born"),
    "birth_date": N_("Birth date"),
    "birth_written": N_("Birth date as written"),
    "birth_precision": N_("How exact the birth date is"),
    "birth_doubtful": N_("Birth date is doubtful"),
    "age": N_("Age"),
    "sex": N_("Sex"),
    "category": sense("field", "Category"),
    "recorded_category": N_("Category on arrival"),
    "force": N_("Force or service"),
    "unit": N_("Unit"),
    "rank": N_("Rank"),
    "remark": N_("Remark"),
    "note": N_("Note"),
    "number": N_("Number on the list"),
    "wristband": N_("Wristband"),
    "vehicle": N_("Vehicle"),
    "station": N_("Desk"),
    "presented_name": N_("Name as given on arrival"),
    "arrived_at": N_("Time of arrival"),
    "triage": N_("Medical triage"),
    "destination": N_("Next place"),
    "flag": N_("Flag"),
    "raised": N_("Flag is up"),
    "reason": N_("Reason"),
    "state": sense("field", "State"),
    "same": N_("Same person"),
    "line": N_("Row of the list"),
    "stage": N_("Stage"),
    "title": N_("Title"),
    "site": N_("Site"),
    "date": N_("Date"),
    "sheet": N_("Sheet"),
    "row": N_("Row"),
    "role": N_("Role"),
    "roles": N_("Roles"),
    "compartment": N_("Compartment"),
    "passphrase": N_("Passphrase"),
    "papers": N_("Papers"),
    "edition": N_("Edition"),
    "other": N_("Not taken over"),
    "position": N_("Position"),
    "personal_number": N_("Personal number"),
    "service_type": N_("Type of service"),
    "birth_place": N_("Place of birth"),
    "citizenship": N_("Citizenship"),
    "tax_number": N_("Taxpayer’s number (RNOKPP)"),
    "register_number": N_("Demographic register no. (UNZR)"),
    "father_given": N_("Father’s given name"),
    "mother_given": N_("Mother’s given name"),
    "phone": N_("Phone"),
    "residence_before": N_("Residence before captivity"),
    "status_before": N_("Status before return"),
    "identity": N_("Identity"),
    "fit": N_("Fit for an interview"),
    "triage_revised": N_("Triage revised"),
    "clothing": N_("Clothing"),
    "belongings": N_("Belongings"),
    "state_seen": N_("State on arrival"),
    "handed_over_at": N_("Handed over at"),
    "handed_over_to": N_("Handed over to"),
    "weight_kg": N_("Weight now, kg"),
    "weight_before_kg": N_("Weight at capture, kg"),
    "height_cm": N_("Height, cm"),
    "complaints": N_("Complaints"),
    "infection_risk": N_("Risk of infection"),
    "kind": N_("Kind"),
    "urgent": N_("Urgent"),
    "to_whom": N_("To whom"),
    "capture_date": N_("Date of capture"),
    "on_date": N_("Date of capture"),
    "on_precision": N_("How exact the date of capture is"),
    "place": N_("Place"),
    "direction": N_("Front"),
    "circumstances": N_("Circumstances"),
    "wounded": N_("Wounded when taken"),
    "detained_by": N_("Detained by"),
    "stated_reason": N_("Reason that was given"),
    "cell": N_("Cell"),
    "from_date": N_("From"),
    "from_precision": N_("How exact the beginning is"),
    "to_date": N_("Until"),
    "to_precision": N_("How exact the end is"),
    "moved_how": N_("How moved there"),
    "people_in_cell": N_("People in the cell"),
    "conditions": N_("Conditions"),
    "icrc_seen": N_("ICRC seen there"),
    "relation": N_("Relation"),
    "settlement": N_("Settlement"),
    "language": N_("Language"),
    "safe_to_call": N_("Safe to call"),
    "not_to_be_told": N_("Must not be told"),
    "wish": N_("Place in the order"),
    "outcome": N_("Outcome"),
    "channel": N_("Channel"),
    "started_at": N_("Begun at"),
    "seconds": N_("Seconds"),
    "call_back_at": N_("Call back at"),
}

_ACTS: Mapping[str, Key] = {
    "create_register": N_("Register created"),
    "write_directory": N_("Users and keys changed"),
    "rotate_secret": N_("Register’s own secret renewed"),
    "note_replica": N_("Copy of the register noted"),
    "new_replica": N_("Copy of the register began its own journal"),
    "add_user": N_("User added"),
    "enrol_user": N_("User enrolled"),
    "remove_user": N_("User removed"),
    "grant_compartment": N_("Compartment granted"),
    "revoke_grant": N_("Grant revoked"),
    "change_passphrase": N_("Passphrase changed"),
    "recover": N_("Register recovered with the recovery code"),
    "new_stage": N_("Stage created"),
    "close_stage": N_("Stage closed"),
    "reopen_stage": N_("Stage opened again"),
    "import_list": N_("List taken in"),
    "join_entries": N_("Rows of the list joined"),
    "mark_arrived": N_("Arrival recorded"),
    "mark_unexpected": N_("Arrival without the list recorded"),
    "set_flag": N_("Flag changed"),
    "set_absent": N_("Reason for not arriving recorded"),
    "settle_match": N_("Likely match settled"),
    "settle_conflict": N_("Conflict settled"),
    "edit_person": N_("Person’s details changed"),
    "change_category": N_("Category changed"),
    "confirm_identity": N_("Identity settled"),
    "edit_captivity": N_("Captivity changed"),
    "verify_place": N_("Place verified"),
    "edit_document": N_("Papers changed"),
    "attach_file": N_("File attached"),
    "remove_file": N_("File removed"),
    "edit_arrival": N_("Details of the arrival changed"),
    "set_triage": N_("Triage recorded"),
    "hand_over": N_("Handing over recorded"),
    "edit_need": N_("Need recorded"),
    "edit_relatives": N_("Relatives changed"),
    "record_call": N_("Call recorded"),
    "stop_calls": N_("Calls stopped: ask the psychologist"),
    "lift_call_stop": N_("Calls allowed again"),
    "record_consent": N_("Consent recorded"),
    "withdraw_consent": N_("Withdrawal of a consent recorded"),
    "offer_interview": N_("Interview offered"),
    "start_interview": N_("Interview begun"),
    "answer_check": N_("Answer recorded"),
    "clear_answer": N_("Answer taken out"),
    "pause_interview": N_("Break in the interview"),
    "stop_interview": N_("Interview stopped"),
    "finish_interview": N_("Interview finished"),
    "transcribe_interview": N_("Interview copied in"),
    "review_interview": N_("Interview reviewed"),
    "answer_service_check": N_("Service on arrival recorded"),
    "print_named_report": N_("Named report printed"),
    "print_compliance": N_("Compliance report printed"),
    "write_note": N_("Psychologist’s note written"),
    "print_report": N_("Report printed"),
    "undo": N_("Act undone"),
    "redo": N_("Act done again"),
    "restore": N_("Register restored from a backup"),
    "merge": N_("Records of another copy taken in"),
}


def label(value: StrEnum, words: Words) -> str:
    """Return the word for a coded value, fit to stand alone: it begins with a capital.

    Raises:
        KeyError: the value belongs to no coded list; a test keeps that from being shipped.
    """
    return _said(_LABELS[type(value)][value], words)


def short_label(category: Category, words: Words) -> str:
    """Return the category in a few letters, for a narrow column."""
    return _said(SHORT[category], words)


def group_label(group: str, words: Words) -> str:
    """Return the word for `Category.group` (POW, CIV, UNKNOWN), in the plural, for figures.

    Raises:
        KeyError: no such group.
    """
    return _said(GROUPS[group], words)


def field_label(code: str, words: Words) -> str:
    """Return the name of a field of a record, as it stands before a value.

    Raises:
        KeyError: no such field; a test goes through the fields of every table a user sees.
    """
    return _said(_FIELDS[code], words)


def act_label(act: str, words: Words) -> str:
    """Return what an act did, for the history and the quiet bar, fit to stand alone.

    An act that this program does not know was done by a newer one on another laptop: the history
    shows it under its code.
    """
    if act not in _ACTS:
        return words("Act of a newer program ({act})", act=act)
    return _said(_ACTS[act], words)


def _said(key: Key, words: Words) -> str:
    return words(key) if isinstance(key, str) else words.sense(*key)
