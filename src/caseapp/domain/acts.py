"""The acts of the work: what each needs, and which tables it may write.

Services ask for the permission before they act; `storage.merge` asks again for every act of another
laptop. An act that is not here comes from a newer program and waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caseapp.domain.access import Permission

_P = Permission


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act.

    ``permission`` is ``None`` where the rows prove themselves (signed records of the directory) or
    where anybody may do it. ``undoable`` acts can be taken back by Ctrl+Z.
    """

    permission: Permission | None
    tables: frozenset[str]
    undoable: bool = True


def _act(permission: Permission | None, *tables: str, undoable: bool = True) -> Act:
    return Act(permission, frozenset(tables), undoable)


_CAPTIVITY = ("capture", "detention_period", "place")
_PERSON = ("person", "other_name", "arrival", "arrival_flag", *_CAPTIVITY, "origin")
_REPORT = ("report_run", "attachment")

ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "create_register": _act(None, "directory_record", "register_secret", undoable=False),
        "write_directory": _act(None, "directory_record", undoable=False),
        "rotate_secret": _act(_P.ADMINISTER, "register_secret", undoable=False),
        "note_replica": _act(None, "replica_notice", undoable=False),
        "new_stage": _act(_P.RUN_STAGE, "exchange_event", "exchange_stage", "origin"),
        "close_stage": _act(_P.RUN_STAGE, "exchange_stage", undoable=False),
        "reopen_stage": _act(_P.RUN_STAGE, "exchange_stage", undoable=False),
        "import_list": _act(
            _P.IMPORT_LIST,
            "expected_list",
            "expected_entry",
            "list_sender",
            "attachment",
            "origin",
        ),
        "join_entries": _act(_P.IMPORT_LIST, "expected_entry", "arrival"),
        "set_absent": _act(_P.RUN_STAGE, "absence"),
        "mark_arrived": _act(_P.CHECK_IN, *_PERSON),
        "mark_unexpected": _act(_P.CHECK_IN, *_PERSON),
        "set_flag": _act(_P.CHECK_IN, "arrival_flag"),
        "settle_match": _act(_P.CHECK_IN, "match_verdict", "arrival"),
        "settle_conflict": _act(_P.CHECK_IN, "person", "arrival", "arrival_flag", "match_verdict"),
        "edit_person": _act(_P.CHECK_IN, "person", "other_name"),
        "confirm_identity": _act(_P.CHANGE_IDENTITY, "person"),
        "change_category": _act(_P.CHANGE_IDENTITY, "person", "category_change", "origin"),
        "edit_captivity": _act(_P.CHECK_IN, *_CAPTIVITY),
        "verify_place": _act(_P.JOIN_RECORDS, "place"),
        "edit_document": _act(_P.CHECK_IN, "identity_document"),
        "attach_file": _act(_P.CHECK_IN, "person_file", "attachment"),
        "remove_file": _act(_P.CHECK_IN, "person_file"),
        "edit_arrival": _act(_P.CHECK_IN, "arrival"),
        "set_triage": _act(_P.TRIAGE, "arrival", "medical_finding"),
        "hand_over": _act(_P.CHECK_IN, "arrival"),
        "edit_need": _act(_P.CHECK_IN, "need"),
        "edit_relatives": _act(_P.CALL_RELATIVES, "relative", "origin"),
        "record_call": _act(_P.CALL_RELATIVES, "contact_attempt", "origin"),
        "stop_calls": _act(_P.CALL_RELATIVES, "call_stop", "contact_attempt", "sealed_record"),
        "lift_call_stop": _act(_P.SEALED_NOTE, "call_stop", "sealed_record"),
        "record_consent": _act(_P.RECORD_CONSENT, "consent", "origin"),
        "withdraw_consent": _act(_P.RECORD_CONSENT, "consent", "origin"),
        "offer_interview": _act(_P.INTERVIEW, "interview"),
        "start_interview": _act(_P.INTERVIEW, "interview"),
        "answer_check": _act(_P.INTERVIEW, "check_answer"),
        "clear_answer": _act(_P.INTERVIEW, "check_answer"),
        "pause_interview": _act(_P.INTERVIEW, "interview"),
        "stop_interview": _act(_P.INTERVIEW, "interview"),
        "finish_interview": _act(_P.INTERVIEW, "interview", "need"),
        "transcribe_interview": _act(
            _P.TRANSCRIBE, "interview", "check_answer", "arrival", "origin"
        ),
        "review_interview": _act(_P.REVIEW_INTERVIEW, "interview"),
        "answer_service_check": _act(_P.CHECK_IN, "service_answer"),
        "write_note": _act(_P.SEALED_NOTE, "sealed_record"),
        "print_report": _act(_P.PRINT_ROLL_CALL, *_REPORT, undoable=False),
        "print_named_report": _act(_P.PRINT_NAMED, *_REPORT, undoable=False),
        "print_compliance": _act(_P.PRINT_COMPLIANCE, *_REPORT, undoable=False),
    }
)

UNDO, REDO = "undo", "redo"
"""Acts that name the act they take back or put back; they may write the rows which that one wrote."""
