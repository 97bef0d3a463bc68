"""Whole groups that are too small for a line of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Groups(Generic[G]):
    """A breakdown: the groups that keep their line (none: leave the breakdown out) and the merged ones.

    Where ``merged`` is not empty the report says "categories merged". The merged groups stay in the
    report's `Table` with ``printed=False`` wherever a reader could subtract the others from a total.
    """

    stay: tuple[G, ...]
    merged: tuple[G, ...]


def merge_groups(sizes: Mapping[G, int], k: int) -> Groups[G]:
    """Merge each group with fewer than ``k`` people into the total, everywhere in the report.

    ``sizes`` holds the people of each group, in the order of the report. A group of nobody keeps its
    line. Where merging leaves a single group with people, its line would be the total less the merged
    ones, so all are merged and the breakdown goes.
    """
    small = tuple(group for group, size in sizes.items() if 0 < size < k)
    stay = tuple(group for group in sizes if group not in small)
    if small and sum(sizes[group] > 0 for group in stay) < 2:  # noqa: PLR2004 - a line alone is no breakdown
        return Groups((), tuple(sizes))
    return Groups(stay, small)
