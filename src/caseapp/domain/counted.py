"""One person as reports of counts see them: attributes without a name, an id or a free text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import Circumstances
from caseapp.domain.captivity import Control
from caseapp.domain.coded import Category, Destination, Sex, Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import ContactState
from caseapp.domain.dates import PartialDate
from caseapp.domain.interviews import InterviewResult, WishToTalk
from caseapp.domain.needs import NeedKind


@dataclass(frozen=True, slots=True)
class HeldAt:
    """A place of detention: its code, and where it lies."""

    code: str
    region: str = ""
    control: Control = Control.UNKNOWN


@dataclass(frozen=True, slots=True)
class Counted:
    """Somebody who arrived.

    ``circumstances`` is what rules depend on; ``answers`` are the stored states by code of the check.
    ``force`` and ``rank`` are "" where there is none or it is not known; ``urgent`` are the urgent needs
    that are still open. ``minimal``: the person lets no case be kept, so only the arrival itself may be
    used. ``consented``: their answers may stand in anonymous figures. ``consents`` is what stands for each
    purpose that they were asked about.
    """

    arrived_on: date
    circumstances: Circumstances
    force: str = ""
    rank: str = ""
    birth: PartialDate | None = None
    captured: PartialDate | None = None
    places: Collection[HeldAt] = ()
    triage: Triage | None = None
    destination: Destination | None = None
    minimal: bool = False
    consented: bool = False
    contact: ContactState = ContactState.NOT_OFFERED
    attempts: int = 0
    interview: InterviewResult | None = None
    wish: WishToTalk | None = None
    answers: Mapping[str, AnswerState] = field(default_factory=dict)
    urgent: Collection[NeedKind] = ()
    consents: Mapping[Purpose, ConsentState] = field(default_factory=dict)

    @property
    def in_figures(self) -> bool:
        """Whether the answers may stand in figures of compliance."""
        return self.consented and not self.minimal

    @property
    def category(self) -> Category:
        """Who the person is in law, as far as it is known today."""
        return self.circumstances.category

    @property
    def sex(self) -> Sex:
        """As in the papers."""
        return self.circumstances.sex
