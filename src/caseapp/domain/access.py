"""Who may do what: roles, permissions and the acts they cover (`domain.md` 2.6).

The table is enforced in `services` when an act is done and by `storage.merge` when an act of another
laptop is taken in, so that a changed program elsewhere gains nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from caseapp.domain.errors import NotAllowed
from caseapp.domain.ids import UserId


class Role(StrEnum):
    """A user may hold several; what they may do adds up."""

    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    FIELD_OFFICER = "field_officer"
    MEDIC = "medic"
    PSYCHOLOGIST = "psychologist"
    AUDITOR = "auditor"


class Permission(StrEnum):
    """One thing a person at the keyboard may be trusted with."""

    CHECK_IN = "check_in"
    READ_PEOPLE = "read_people"
    TRIAGE = "triage"
    READ_MEDICAL = "read_medical"  # everybody sees colour and fitness
    SEALED_NOTE = "sealed_note"
    CALL_RELATIVES = "call_relatives"
    RECORD_CONSENT = "record_consent"
    INTERVIEW = "interview"  # checks of tier 1; one reads one's own
    TRANSCRIBE = "transcribe"  # copy in what was said and written down elsewhere
    READ_INTERVIEWS = "read_interviews"
    REVIEW_INTERVIEW = "review_interview"
    IMPORT_LIST = "import_list"
    RUN_STAGE = "run_stage"
    UNDO_OWN = "undo_own"
    UNDO_OTHERS = "undo_others"
    JOIN_RECORDS = "join_records"
    CHANGE_IDENTITY = "change_identity"
    PRINT_ROLL_CALL = "print_roll_call"
    PRINT_NAMED = "print_named"
    PRINT_COMPLIANCE = "print_compliance"
    BACK_UP = "back_up"
    ADMINISTER = "administer"  # restore, users, devices, keys, catalogue
    READ_TRAIL = "read_trail"  # everybody's; one's own is always open
    READ_TECHNICAL_TRAIL = "read_technical_trail"


_P = Permission
_FIELD = {
    _P.CHECK_IN,
    _P.READ_PEOPLE,
    _P.CALL_RELATIVES,
    _P.RECORD_CONSENT,
    _P.UNDO_OWN,
    _P.BACK_UP,
}

GRANTED: Mapping[Role, frozenset[Permission]] = {
    Role.FIELD_OFFICER: frozenset(
        _FIELD | {_P.INTERVIEW, _P.TRANSCRIBE, _P.IMPORT_LIST, _P.PRINT_ROLL_CALL}
    ),
    Role.MEDIC: frozenset(_FIELD | {_P.TRIAGE, _P.READ_MEDICAL}),
    Role.PSYCHOLOGIST: frozenset(
        _FIELD | {_P.SEALED_NOTE, _P.READ_MEDICAL, _P.INTERVIEW, _P.TRANSCRIBE, _P.READ_INTERVIEWS}
    ),
    Role.SUPERVISOR: frozenset(
        _FIELD
        | {
            _P.IMPORT_LIST,
            _P.RUN_STAGE,
            _P.UNDO_OTHERS,
            _P.JOIN_RECORDS,
            _P.CHANGE_IDENTITY,
            _P.PRINT_ROLL_CALL,
            _P.PRINT_NAMED,
            _P.PRINT_COMPLIANCE,
            _P.READ_MEDICAL,
            _P.TRANSCRIBE,
            _P.READ_INTERVIEWS,
            _P.REVIEW_INTERVIEW,
            _P.READ_TRAIL,
        }
    ),
    Role.ADMIN: frozenset({_P.ADMINISTER, _P.BACK_UP, _P.UNDO_OWN, _P.READ_TECHNICAL_TRAIL}),
    Role.AUDITOR: frozenset({_P.BACK_UP, _P.READ_TRAIL}),
}


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Return what several roles allow together."""
    return frozenset().union(*(GRANTED[role] for role in roles))


@dataclass(frozen=True, slots=True)
class Actor:
    """The person at the keyboard."""

    id: UserId
    name: str
    roles: frozenset[Role]

    def may(self, permission: Permission) -> bool:
        """Say whether one of the roles grants the permission."""
        return permission in permissions_of(self.roles)

    def require(self, permission: Permission) -> None:
        """Raise `NotAllowed` unless one of the roles grants the permission."""
        if not self.may(permission):
            raise NotAllowed(permission.value)
