"""The use cases for a person's relatives, bound to the open register. They run on the work thread."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from caseapp.domain.ids import PersonId, RelativeId
from caseapp.domain.relatives import Contact, RelativeDraft
from caseapp.text.phones import Phone
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class FormDrafts:
    """`caseapp.services.drafts` of a form about a person: texts by the names of its fields."""

    keep: Callable[[PersonId, Mapping[str, str]], object]
    newest: Callable[[PersonId], Mapping[str, str]]
    drop: Callable[[PersonId], object]


@dataclass(frozen=True)
class KinServices:
    """`caseapp.services.relatives`, and where contact stands.

    ``unreadable`` returns which numbers are none; ``read_numbers`` each number of a text.
    """

    contact: Callable[[PersonId], Contact]
    add: Callable[[PersonId, RelativeDraft], Change[RelativeId]]
    edit: Callable[[RelativeId, Mapping[str, str | bool]], Change[None]]
    order: Callable[[PersonId, Sequence[RelativeId]], Change[None]]
    remove: Callable[[RelativeId], Change[None]]
    unreadable: Callable[[Collection[str]], frozenset[str]]
    read_numbers: Callable[[str], tuple[Phone, ...]]
    drafts: FormDrafts
