"""The use cases of a relative who asks, bound to the open register. They run on the work thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from caseapp.domain.asking import Asking, NumberTaken, Reply, Sought
from caseapp.text.phones import Phone
from caseapp.ui.bridge import Change


@dataclass(frozen=True)
class AskingDrafts:
    """`caseapp.services.drafts` of what a caller has said so far: texts by the names of fields."""

    keep: Callable[[Mapping[str, str]], object]
    newest: Callable[[], Mapping[str, str]]
    drop: Callable[[], object]


@dataclass(frozen=True)
class AskingServices:
    """`caseapp.services.asking` and `caseapp.services.numbers_taken`."""

    sought: Callable[[str], tuple[Sought, ...]]
    reply: Callable[[Asking], Reply]
    read_numbers: Callable[[str], tuple[Phone, ...]]
    take: Callable[[Asking], Change[UUID]]
    taken: Callable[[], tuple[NumberTaken, ...]]
    set_done: Callable[[UUID, bool], Change[None]]
    drafts: AskingDrafts
