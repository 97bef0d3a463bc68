"""Groups of one topic of the stage summary before suppression: which have a line, which stand together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseapp.domain.disclosure.groups import merge_groups
from caseapp.domain.stage_summary import NOT_KNOWN, OTHER, Topic


@dataclass(frozen=True)
class Sizes:
    """A topic before suppression: code → people. ``shown``: which of them have a line."""

    topic: Topic
    sizes: Mapping[str, int]
    shown: frozenset[str]
    merged: bool = False
    with_unknown: str | None = None

    @property
    def unknown(self) -> str | None:
        """The code under which those of whom it is not known are counted, None where there are none."""
        codes = (self.with_unknown, NOT_KNOWN, OTHER)
        return next((code for code in codes if code in self.sizes), None)


def every(topic: Topic, found: Counter[str], always: Sequence[str], seldom: Sequence[str]) -> Sizes:
    """Give every code a line: the usual ones always, the others where there is anybody."""
    codes = [*always, *(code for code in seldom if found[code])]
    sizes = {str(code): found[code] for code in codes}
    return Sizes(topic, sizes, frozenset(sizes))


def or_merged(topic: Topic, sizes: Mapping[str, int], k: int) -> Sizes:
    """Give groups a line unless they are small: those are merged into the total and not named."""
    kept = merge_groups(sizes, k)
    shown = frozenset(code for code in kept.stay if sizes[code] or not kept.merged)
    return Sizes(topic, sizes, shown, bool(kept.merged))


def with_unknown(sizes: Sizes, unknown: int, k: int) -> Sizes:
    """Join those of whom it is not known to the largest group where they are few."""
    if not unknown:
        return sizes
    counts = dict(sizes.sizes)
    if unknown >= k or not sizes.shown:
        counts[NOT_KNOWN] = unknown
        shown = sizes.shown | {NOT_KNOWN} if sizes.shown else sizes.shown
        return Sizes(sizes.topic, counts, shown, sizes.merged)
    most = max(counts, key=lambda code: counts[code])
    counts[most] += unknown
    return Sizes(sizes.topic, counts, sizes.shown, sizes.merged, most)


def pooled(
    topic: Topic, found: Mapping[str, int], order: Sequence[str], unknown: int, k: int
) -> Sizes:
    """Put small groups together, and those of whom it is not known with them."""
    large = {code: found[code] for code in order if code != OTHER and found.get(code, 0) >= k}
    rest = sum(found.values()) + unknown - sum(large.values())
    sizes = {**large, **({OTHER: rest} if rest else {})}
    merged = any(0 < found.get(code, 0) < k for code in order if code != OTHER)
    return Sizes(topic, sizes, frozenset(sizes), merged)
