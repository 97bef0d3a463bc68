"""The use cases of history: what was done about somebody, and taking one act of it back."""

from collections.abc import Callable
from dataclasses import dataclass

from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import ActId, PersonAct
from caseapp.domain.views import Undone
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class RecordServices:
    """`caseapp.services.person_history` and `history.undo_act`; None: this user takes nothing back."""

    history_of: Callable[[PersonId], tuple[PersonAct, ...]]
    undo_act: Callable[[ActId], Change[Undone]] | None
