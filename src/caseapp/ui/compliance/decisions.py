"""What a person decides about each purpose, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseapp.domain.consents import ON_SITE, ConsentState, Purpose
from caseapp.domain.interview_rules import REFUSED


@dataclass
class Decisions:
    """What stood when the asking began, and what was said since."""

    before: dict[Purpose, ConsentState] = field(
        default_factory=lambda: dict.fromkeys(ON_SITE, ConsentState.NOT_ASKED)
    )
    now: dict[Purpose, ConsentState] = field(init=False)

    def __post_init__(self) -> None:
        self.now = dict(self.before)

    @property
    def refuses(self) -> bool:
        """Whether no case may be kept."""
        return self.now[Purpose.CARE] in REFUSED

    @property
    def allows(self) -> bool:
        """Whether a case may be kept."""
        return self.now[Purpose.CARE] is ConsentState.GIVEN

    def decide(self, purpose: Purpose, state: ConsentState) -> None:
        """Take what was said; not asked leaves what stood before."""
        unasked = state is ConsentState.NOT_ASKED
        self.now[purpose] = self.before[purpose] if unasked else state

    def taken_back(self) -> tuple[Purpose, ...]:
        """Return what was given before and is refused now: each is a withdrawal."""
        return tuple(
            each
            for each, state in self.now.items()
            if state is ConsentState.REFUSED and self.before[each] is ConsentState.GIVEN
        )

    def to_record(self) -> Mapping[Purpose, ConsentState]:
        """Return the decisions that are new; without a case nothing is recorded as allowed."""
        taken_back = self.taken_back()
        return {
            each: state
            for each, state in self.now.items()
            if state is not self.before[each]
            and each not in taken_back
            and not (self.refuses and state is ConsentState.GIVEN)
        }
