"""The coded lists of the work. Codes are kept; the words for them live in `caseapp.text.labels`."""

from enum import StrEnum


class Category(StrEnum):
    """Who a person is in law (Geneva Convention III article 4, IV article 4)."""

    POW = "POW"
    RETAINED = "RETAINED"  # medical or religious personnel, III art. 33
    CIV = "CIV"  # civilian, not yet known which: a list cannot say more
    CIV_INTERNEE = "CIV_INTERNEE"
    CIV_ACCUSED = "CIV_ACCUSED"
    UNKNOWN = "UNKNOWN"

    @property
    def group(self) -> str:
        """POW, CIV or UNKNOWN: what lists and figures print."""
        match self:
            case Category.POW | Category.RETAINED:
                return "POW"
            case Category.UNKNOWN:
                return "UNKNOWN"
            case _:
                return "CIV"


class Sex(StrEnum):
    """As in the person's papers."""

    MALE = "M"
    FEMALE = "F"
    UNKNOWN = "U"


class StageState(StrEnum):
    """Life-cycle of a stage: planned, open, closed, archived."""

    PLANNED = "PLANNED"
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"


class EntryState(StrEnum):
    """What became of an expected entry. Derived, never stored: arrivals and reasons decide."""

    EXPECTED = "EXPECTED"
    MATCHED = "MATCHED"
    NOT_ARRIVED = "NOT_ARRIVED"
    WITHDRAWN = "WITHDRAWN_FROM_LIST"


class AbsenceReason(StrEnum):
    """Why a listed person did not come."""

    NOT_HANDED_OVER = "not_handed_over"
    TOOK_ANOTHER_ROUTE = "another_route"
    IN_HOSPITAL_EARLIER = "hospital_earlier"
    LISTED_IN_ERROR = "listed_in_error"
    DIED = "died"
    NOT_KNOWN = "not_known"


class Flag(StrEnum):
    """What one key adds about the person just marked (F2 F3 F4 F6 F7)."""

    MEDIC = "medic"
    WHEELCHAIR = "wheelchair"
    HOSPITAL_BUS = "hospital_bus"
    WANTS_CALL = "wants_call"
    NOT_WELL_ENOUGH = "not_well_enough"


class Triage(StrEnum):
    """Medical triage colour."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLACK = "black"


class Destination(StrEnum):
    """Where the person goes next."""

    HOSPITAL = "hospital"
    REINTEGRATION_CENTRE = "reintegration_centre"
    UNIT_OR_HOME = "unit_or_home"


class Compartment(StrEnum):
    """A sealed compartment and who it is for."""

    TRAINED = "trained"
    SPECIALIST = "specialist"


class Force(StrEnum):
    """Branch, as named in the exchange communiqués of the Coordination Headquarters."""

    ARMY = "army"
    AIR_FORCE = "air_force"
    NAVY = "navy"
    AIR_ASSAULT = "air_assault"
    TERRITORIAL = "territorial"
    UNMANNED = "unmanned"
    NATIONAL_GUARD = "national_guard"
    BORDER_GUARD = "border_guard"
    TRANSPORT_SERVICE = "transport_service"
    POLICE = "police"
    RESCUE_SERVICE = "rescue_service"
    SPECIAL_OPERATIONS = "special_operations"
    SECURITY_SERVICE = "security_service"
    INTELLIGENCE = "intelligence"
    MEDICAL_FORCES = "medical_forces"
    LOGISTICS_FORCES = "logistics_forces"
    SUPPORT_FORCES = "support_forces"
    SIGNAL_TROOPS = "signal_troops"
    VOLUNTEER_FORMATION = "volunteer_formation"
    OTHER = "other"
