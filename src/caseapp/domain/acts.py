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


_PERSON = ("person", "other_name", "arrival", "arrival_flag", "origin")

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
        "change_category": _act(_P.CHANGE_IDENTITY, "person", "arrival"),
        "write_note": _act(_P.SEALED_NOTE, "sealed_record"),
        "print_report": _act(_P.PRINT_ROLL_CALL, "report_run", "attachment", undoable=False),
    }
)

UNDO, REDO = "undo", "redo"
"""Acts that name the act they take back or put back; they may write the rows which that one wrote."""
