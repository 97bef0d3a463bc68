"""From the entries of a row to the row: heads, values, conflicts.

The same function serves merge and rebuild, and the unit of work's heads; so a live row can only differ
from a rebuilt one if somebody wrote past the journal, which is what `check` looks for.

Causal bases, not clocks, decide what overwrites what (a multi-value register, as in DeCandia et al.,
"Dynamo", 2007): the heads of a cell are the cells that no other has seen and replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from caseapp.storage.canonical import Plain
from caseapp.storage.journal.format import Dot, Entry
from caseapp.storage.journal.store import Held

SEALED_FIELDS = frozenset({("sealed_record", "sealed")})
"""Cells whose values are ciphertext: the same text sealed twice differs, so only who holds the key can
say whether two heads differ. No mark is shown to others."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When (microseconds), by whom and on what device."""

    at: int
    by: UUID
    on: UUID


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as the journal has it. ``forked`` holds only cells with more than one head."""

    values: Mapping[str, Plain]
    forked: Mapping[str, tuple[Dot, ...]]
    contested: frozenset[str]
    created: Stamp
    updated: Stamp


@dataclass(frozen=True, slots=True)
class RowEntries:
    """Everything that is held about one row: what counts, and what waits.

    An entry that waits shows nothing and overwrites nothing by itself. But who wrote on top of it while
    it still counted had seen what it replaced, so causality passes through it.
    """

    counted: tuple[Held, ...]
    waiting: tuple[Held, ...] = ()

    def heads(self) -> dict[str, tuple[Dot, ...]]:
        """Return field → cells that nobody replaced, in order of their dots."""
        replaced = self._replaced()
        found: dict[str, list[Dot]] = {}
        for held in self.counted:
            for cell in held.entry.cells:
                if (cell.field, held.entry.dot) not in replaced:
                    found.setdefault(cell.field, []).append(held.entry.dot)
        return {field: tuple(sorted(dots)) for field, dots in found.items()}

    def and_also(self, held: Held) -> "RowEntries":
        """Return the same with one more entry that counts."""
        return RowEntries((*self.counted, held), self.waiting)

    def _replaced(self) -> set[tuple[str, Dot]]:
        through = {
            (cell.field, held.entry.dot): cell.bases
            for held in self.waiting
            for cell in held.entry.cells
        }
        ahead = [
            (cell.field, base)
            for held in self.counted
            for cell in held.entry.cells
            for base in cell.bases
        ]
        replaced: set[tuple[str, Dot]] = set()
        while ahead:
            field, dot = ahead.pop()
            if (field, dot) not in replaced:
                replaced.add((field, dot))
                ahead += [(field, base) for base in through.get((field, dot), ())]
        return replaced


def row_state(entries: RowEntries) -> RowState:
    """Return what a row looks like; at least one entry must count."""
    by_dot = {one.entry.dot: one for one in entries.counted}
    values: dict[str, Plain] = {}
    forked: dict[str, tuple[Dot, ...]] = {}
    contested: set[str] = set()
    table = entries.counted[0].entry.table
    for field, dots in entries.heads().items():
        said = {dot: by_dot[dot].entry.values().get(field) for dot in dots}
        values[field] = said[max(dots, key=lambda dot: _order(by_dot[dot]))]
        if len(dots) > 1:
            forked[field] = dots
            differ = len({_comparable(v) for v in said.values()}) > 1
            if differ and (table, field) not in SEALED_FIELDS:
                contested.add(field)
    ordered = sorted(entries.counted, key=_order)
    return RowState(values, forked, frozenset(contested), _stamp(ordered[0]), _stamp(ordered[-1]))


def is_creation(entry: Entry) -> bool:
    """Say whether an entry begins a row: its ``undone`` cell, which every row has, replaces nothing."""
    return any(cell.field == "undone" and not cell.bases for cell in entry.cells)


def _order(held: Held) -> tuple[int, Dot]:
    return held.entry.clock, held.entry.dot


def _stamp(held: Held) -> Stamp:
    return Stamp(held.recorded_at, held.entry.author, held.device)


def _comparable(value: Plain) -> tuple[str, object]:
    return type(value).__name__, tuple(value) if isinstance(value, list) else value
