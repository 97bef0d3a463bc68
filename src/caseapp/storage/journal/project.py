"""From the entries of a row to the row: heads, values, conflicts.

The same function serves merge and rebuild, and the unit of work's heads; so a live row can only differ
from a rebuilt one if somebody wrote past the journal, which is what `check` looks for.

Causal bases, not clocks, decide what overwrites what (a multi-value register, as in DeCandia et al.,
"Dynamo", 2007): the heads of a cell are the cells that no other has seen and replaced.
"""

from collections.abc import Collection, Mapping
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


def heads(entries: Collection[Entry]) -> dict[str, tuple[Dot, ...]]:
    """Return field → cells that nobody replaced, in order of their dots."""
    replaced = {(c.field, base) for e in entries for c in e.cells for base in c.bases}
    found: dict[str, list[Dot]] = {}
    for entry in entries:
        for cell in entry.cells:
            if (cell.field, entry.dot) not in replaced:
                found.setdefault(cell.field, []).append(entry.dot)
    return {field: tuple(sorted(dots)) for field, dots in found.items()}


def row_state(held: Collection[Held]) -> RowState:
    """Return what a row looks like; ``held`` are its projected entries, at least one."""
    by_dot = {one.entry.dot: one for one in held}
    current = heads([one.entry for one in held])
    values: dict[str, Plain] = {}
    forked: dict[str, tuple[Dot, ...]] = {}
    contested: set[str] = set()
    table = next(iter(held)).entry.table
    for field, dots in current.items():
        said = {dot: by_dot[dot].entry.values().get(field) for dot in dots}
        values[field] = said[max(dots, key=lambda dot: _order(by_dot[dot]))]
        if len(dots) > 1:
            forked[field] = dots
            if (
                len({_comparable(v) for v in said.values()}) > 1
                and (
                    table,
                    field,
                )
                not in SEALED_FIELDS
            ):
                contested.add(field)
    ordered = sorted(held, key=_order)
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
