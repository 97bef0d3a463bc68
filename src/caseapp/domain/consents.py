"""Consents: what a person allows, for what and to whom (`domain.md` 4.1).

A consent is a row that is never changed: the newest row of a purpose and recipient counts. Not asked is
the absence of a row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID


class Purpose(StrEnum):
    """What the person is asked about."""

    CARE = "CARE"
    STATS = "STATS"
    HEALTH = "HEALTH"
    KIN = "KIN"
    HQ_NIB = "HQ_NIB"
    ICRC = "ICRC"
    PROS_UA = "PROS_UA"
    ICC = "ICC"
    UN = "UN"
    UNIT = "UNIT"
    RESEARCH = "RESEARCH"
    MEDIA_NAME = "MEDIA_NAME"
    MEDIA_IMAGE = "MEDIA_IMAGE"
    PHOTO_INJ = "PHOTO_INJ"


class ConsentState(StrEnum):
    """What the newest row says. NOT_ASKED and EXPIRED are never stored."""

    NOT_ASKED = "NOT_ASKED"
    GIVEN = "GIVEN"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


class ConsentForm(StrEnum):
    """How it was expressed."""

    ORAL = "oral"
    SIGNED = "signed"
    THUMB = "thumb"


class LegalBasis(StrEnum):
    """On what the processing rests (ICRC Handbook on Data Protection, 3rd ed., ch. 3)."""

    CONSENT = "consent"
    VITAL_INTEREST = "vital_interest"
    PUBLIC_INTEREST = "public_interest"
    LEGAL_OBLIGATION = "legal_obligation"


class WithdrawalChannel(StrEnum):
    """How somebody took a consent back."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    LETTER = "letter"


RECIPIENTS: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.CARE: "office",
        Purpose.STATS: "office",
        Purpose.HEALTH: "hospital",
        Purpose.KIN: "relatives",
        Purpose.HQ_NIB: "headquarters",
        Purpose.ICRC: "icrc",
        Purpose.PROS_UA: "prosecutor",
        Purpose.ICC: "icc",
        Purpose.UN: "un",
        Purpose.UNIT: "unit",
        Purpose.RESEARCH: "research",
        Purpose.MEDIA_NAME: "media",
        Purpose.MEDIA_IMAGE: "media",
        Purpose.PHOTO_INJ: "office",
    }
)
"""Whom each purpose is about where nobody else is named."""

ON_SITE = (
    Purpose.CARE,
    Purpose.STATS,
    Purpose.PROS_UA,
    Purpose.UN,
    Purpose.ICRC,
    Purpose.KIN,
)
"""What is asked at the arrival point, in this order; media are never asked there by field staff."""

TEXT_VERSION = "1"
"""The version of the explanations that are read out; a change of their words makes a new one."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One stored row. ``state`` is GIVEN, REFUSED or WITHDRAWN; times are aware UTC."""

    id: UUID
    purpose: Purpose
    recipient: str
    state: ConsentState
    decided_at: datetime
    expires_at: datetime | None = None


def standing(
    rows: Iterable[ConsentRow], now: datetime
) -> Mapping[tuple[Purpose, str], ConsentState]:
    """Return what stands per purpose and recipient: the newest row, by time and then by id."""
    found: dict[tuple[Purpose, str], ConsentState] = {}
    for row in sorted(rows, key=lambda one: (one.decided_at, one.id)):
        expired = row.expires_at is not None and row.expires_at <= now
        gone = expired and row.state is ConsentState.GIVEN
        found[row.purpose, row.recipient] = ConsentState.EXPIRED if gone else row.state
    return found


def state_of(
    rows: Iterable[ConsentRow], purpose: Purpose, now: datetime, recipient: str = ""
) -> ConsentState:
    """Return what stands for one purpose."""
    where = purpose, recipient or RECIPIENTS[purpose]
    return standing(rows, now).get(where, ConsentState.NOT_ASKED)


def may_follow(before: ConsentState, after: ConsentState) -> bool:
    """Say whether a new row may say this now: only what was given can be withdrawn."""
    if after is ConsentState.WITHDRAWN:
        return before is ConsentState.GIVEN
    return after in {ConsentState.GIVEN, ConsentState.REFUSED}
