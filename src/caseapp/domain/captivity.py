"""Who a person was before, how they were taken and where they were held: the coded lists (2.2, 2.3)."""

from enum import StrEnum


class StatusBefore(StrEnum):
    """What was known about a person before the return."""

    CONFIRMED_ICRC = "confirmed_icrc"
    NIB_ONLY = "nib_only"
    MISSING = "missing"
    CIVILIAN_CONFIRMED = "civilian_confirmed"
    UNKNOWN = "unknown"


class IdentityState(StrEnum):
    """How sure it is that somebody is who the record says."""

    UNVERIFIED = "UNVERIFIED"
    PROVISIONAL = "PROVISIONAL"
    CONFIRMED = "CONFIRMED"
    DISPUTED = "DISPUTED"


class ServiceType(StrEnum):
    """On what terms somebody served."""

    CONTRACT = "contract"
    MOBILISED = "mobilised"
    CONSCRIPT = "conscript"
    RESERVE = "reserve"
    TERRITORIAL_VOLUNTEER = "territorial_volunteer"


class Direction(StrEnum):
    """Front, as the communiqués name it."""

    DONETSK = "donetsk"
    LUHANSK = "luhansk"
    KHARKIV = "kharkiv"
    ZAPORIZHZHIA = "zaporizhzhia"
    KHERSON = "kherson"
    MARIUPOL = "mariupol"
    KYIV = "kyiv"
    CHERNIHIV = "chernihiv"
    SUMY = "sumy"
    MYKOLAIV = "mykolaiv"
    KURSK = "kursk"
    CRIMEA = "crimea"
    SEA = "sea"
    OTHER = "other"


class DocumentKind(StrEnum):
    """Papers that say who somebody is."""

    PASSPORT_BOOK = "passport_book"
    ID_CARD = "id_card"
    MILITARY_ID = "military_id"
    RESERVE_PLUS = "reserve_plus"
    DRIVING_LICENCE = "driving_licence"
    RELEASE_CERTIFICATE = "release_certificate"
    NONE = "none"


class DocumentState(StrEnum):
    """What became of a paper."""

    HELD = "held"
    TAKEN = "taken"
    RETURNED = "returned"
    REPLACEMENT_NEEDED = "replacement_needed"


class PlaceKind(StrEnum):
    """What kind of place somebody was held in."""

    FRONT_LINE = "front_line"
    FILTRATION = "filtration"
    REMAND_CENTRE = "remand_centre"
    PENAL_COLONY = "penal_colony"
    PRISON = "prison"
    POLICE_STATION = "police_station"
    MILITARY_BASE = "military_base"
    UNOFFICIAL = "unofficial"
    HOSPITAL = "hospital"
    TRANSIT = "transit"
    UNKNOWN = "unknown"


class Control(StrEnum):
    """Where a place lies."""

    OCCUPIED = "occupied"
    RUSSIA = "russia"
    BELARUS = "belarus"
    UNKNOWN = "unknown"


class FileKind(StrEnum):
    """What an attached file is."""

    PHOTO = "photo"
    DOCUMENT = "document"
    CONSENT = "consent"
    OTHER = "other"
