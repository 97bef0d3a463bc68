"""What a report of counts says about itself, and about the issue before it."""

from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.roll_call import Imprint, StageFacts


@dataclass(frozen=True, slots=True)
class Earlier:
    """Earlier issues of the same report, edition and stage.

    ``run`` is the newest that can be read here, with what was ``told`` so far; ``unread`` are newer
    ones whose files are not on this computer, so that nothing could be compared with them.
    """

    run: int | None = None
    told: Issue | None = None
    unread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What the paper says of earlier issues: ``hidden`` numbers changed too little since ``run``."""

    run: int | None = None
    hidden: int = 0
    unread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a report says about itself: its stage, when it was true, which printing it is."""

    stage: StageFacts
    cut_off: datetime
    imprint: Imprint
    earlier: Earlier = Earlier()

    def compared(self, hidden: int) -> Compared:
        """Return what to say of earlier issues, ``hidden`` numbers having been hidden for their sake."""
        return Compared(self.earlier.run, hidden, self.earlier.unread)
