"""What stands in the Convention compliance report, frozen, suppressed and masked for its edition.

Every count is a `Shown`: what the edition hides is not in these values at all. They hold codes, no
sentence of either language. ``domain.md`` 1.2 and 3; the figures are accounts of people, not findings.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from caseapp.domain.answers import AnswerState
from caseapp.domain.editions import Edition
from caseapp.domain.interviews import WishToTalk
from caseapp.domain.masthead import Compared
from caseapp.domain.printed_numbers import Share, Shown
from caseapp.domain.roll_call import Imprint, StageFacts


class Participation(StrEnum):
    """Why somebody's answers stand in the figures, or why they do not; everybody has exactly one."""

    COUNTED = "counted"
    NO_CONSENT = "no_consent"  # interviewed, but no consent to anonymous figures
    DECLINED = "declined"  # the interview, or the keeping of a case
    UNFIT = "unfit"
    NO_TIME = "no_time"  # or no private room
    NOT_YET = "not_yet"


class Dimension(StrEnum):
    """By what answers are broken down."""

    PLACE = "place"
    YEAR = "year"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check: base A, the eight states, N, rates over N, coverage N of A.

    ``states`` are in the order of `AnswerState`; ``rates`` those of respected, partly, not respected.
    """

    code: str
    applicable: Shown
    answered: Shown
    states: tuple[tuple[AnswerState, Shown], ...]
    rates: tuple[Share, Share, Share]
    coverage: Share


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of a breakdown.

    ``name`` is the code of a place or category, a year or two joined by "–", or "" where it is not
    known; ``region`` says that several small places of a region are meant, ``with_unknown`` that people
    of whom it is not known are joined to the group. ``shares``: for each check of the breakdown those
    of N who answered that it was partly or not respected; empty for a group that is too small.
    """

    name: str
    people: Shown
    counted: Shown
    shares: tuple[Share, ...] = ()
    region: bool = False
    with_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Groups of one dimension. ``merged``: small groups lost their line and stand in the total only.

    ``lines`` may be empty: then every group but one was too small. ``codes`` are the checks of the
    shares.
    """

    dimension: Dimension
    codes: tuple[str, ...]
    lines: tuple[GroupLine, ...]
    merged: bool = False


@dataclass(frozen=True, slots=True)
class ComplianceData:
    """All that the report says.

    ``base`` is everybody who arrived; ``took_part`` adds up to it, ``completed`` and ``partial`` to the
    counted ones. ``unasked``: checks that nobody was asked. ``left_out``: checks whose base is a small
    group. ``grave``: categories of possible grave breaches with the number of people whose accounts
    touch them; none in the public edition. ``wishes`` (None: not asked) add up to the counted ones.
    ``hidden`` is how many numbers are printed as a sign.
    """

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    edition: Edition
    threshold: int
    catalogue: str
    base: Shown
    took_part: tuple[tuple[Participation, Share], ...]
    completed: Shown
    partial: Shown
    checks: tuple[CheckLine, ...]
    unasked: tuple[str, ...]
    left_out: tuple[str, ...]
    breakdowns: tuple[Breakdown, ...]
    grave: tuple[tuple[str, Shown], ...]
    wishes: tuple[tuple[WishToTalk | None, Shown], ...]
    hidden: int
    compared: Compared
