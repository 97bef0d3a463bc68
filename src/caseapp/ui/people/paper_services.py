"""The use cases of the sheet of one person, each bound to the open register."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from caseapp.domain.ids import PersonId
from caseapp.text.words import Lang
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class PersonPaper:
    """The sheet as it was printed; ``run`` is its number in the register of printed sheets."""

    run: int
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class PaperServices:
    """`caseapp.services.person_sheet` and `outlets`; ``spool`` is None where there is no printer."""

    print_sheet: Callable[[PersonId, Lang], Change[PersonPaper]]
    require_writable: Callable[[Path], None]
    keep: Callable[[PersonPaper, Path], None]
    spool: Callable[[PersonPaper], None] | None
