"""Runs as somebody could sign them who has changed the program: their own key, other content."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from caseapp.storage.journal.format import Entry, Transaction, chained, first_prev
from caseapp.storage.journal.store import Replica
from caseapp.storage.merge.runs import Run
from copies import Copy

Signed = tuple[Transaction, tuple[Entry, ...]]


def own_run(copy: Copy) -> Run:
    """Return what a copy has written itself."""
    (run,) = [run for run in copy.runs() if run.replica == copy.replica]
    return run


def rewritten(copy: Copy, change: Callable[[Entry], Entry]) -> Run:
    """Return a copy's own run with every entry changed, chained and signed again by its author."""
    run = own_run(copy)
    changed = [(made, [change(entry) for entry in entries]) for made, entries in run.transactions]
    return signed(copy, run.replica, changed)


def signed(
    copy: Copy, replica: Replica, acts: Sequence[tuple[Transaction, Sequence[Entry]]]
) -> Run:
    """Return acts as one run whose hashes and signatures are right."""
    prev = first_prev(copy.register, replica.id, replica.parent, replica.parent_hash)
    done: list[Signed] = []
    for made, entries in acts:
        linked = chained(entries, prev)
        prev = linked[-1].hash if linked else prev
        unsigned = replace(made, last_hash=prev, signature=b"")
        done.append((resigned(copy, unsigned), linked))
    return Run(replica, tuple(done))


def resigned(copy: Copy, made: Transaction, author: UUID | None = None) -> Transaction:
    """Return a transaction signed as it stands."""
    key = copy.book.keys[author or made.author]
    return replace(made, signature=replace(made, signature=b"").sign(copy.register, key))
