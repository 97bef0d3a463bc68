"""The use cases that the People room calls, each bound to the open register. They run on the work thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from caseapp.domain.captivity import IdentityState
from caseapp.domain.coded import Category
from caseapp.domain.ids import AttachmentId, PersonId, StageId
from caseapp.domain.person_views import Path, PersonAct, PersonLine, PersonView
from caseapp.ui.bridge import Change
from caseapp.ui.people.columns import Arrangement
from caseapp.ui.people.field_writer import FieldServices


@dataclass(frozen=True)
class ListServices:
    """How the list is arranged stays on this computer, filters with a name in the register."""

    everybody: Callable[[], tuple[PersonLine, ...]]
    arrangement: Callable[[], Arrangement]
    keep_arrangement: Callable[[Arrangement], None]
    filters: Callable[[], Mapping[str, str]]
    keep_filters: Callable[[Mapping[str, str]], None]


@dataclass(frozen=True)
class PeopleServices:
    """`caseapp.services.people`, `person_path`, `person_history` and `person_edits`."""

    people_of: Callable[[StageId], tuple[PersonLine, ...]]
    lists: ListServices
    open_person: Callable[[PersonId], PersonView]
    timeline: Callable[[PersonId], Path]
    history_of: Callable[[PersonId], tuple[PersonAct, ...]]
    photo: Callable[[AttachmentId], bytes]
    fields: FieldServices
    add_spelling: Callable[[PersonId, str], Change[None]]
    change_category: Callable[[PersonId, Category, str], Change[None]]
    confirm_identity: Callable[[PersonId, IdentityState], Change[None]]
