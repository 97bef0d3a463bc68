"""Taking in another copy of this register, which was worked on elsewhere."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from caseapp.domain.key_errors import KeysForeign
from caseapp.services.context import Context
from caseapp.services.lock_names import keyfile_at
from caseapp.storage import attachments, keyring, opening
from caseapp.storage.authority import directory_of
from caseapp.storage.journal import store
from caseapp.storage.journal.rebuild import reproject_all
from caseapp.storage.keys import operations
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.merge.runs import Run, runs_since
from caseapp.storage.merge.take_in import Outcome, Taker, Verdict
from caseapp.storage.queries import keeping
from caseapp.storage.register import Register

TRY_AGAIN = frozenset({Verdict.GAP, Verdict.STRANGER})
"""What another run may mend: they come in any order."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What taking in a copy did. ``refused`` counts runs by verdict: gap, stranger, broken, fork."""

    entries: int
    waiting: int
    refused: dict[str, int]


def merge(ctx: Context, copy: Path, passphrase: str) -> Merged:
    """Take in the entries, key file and attachments of a copy of this register.

    Nothing here is overwritten: two values of one field are both kept and shown. Doing it again
    changes nothing. The copy is only read.

    Args:
        ctx: open for writing.
        copy: the folder of the other copy.
        passphrase: one's own, as it is in that copy.

    Raises:
        KeysForeign: it is a copy of another register; nothing was changed.
        WrongPassphrase, UnknownUser: it does not open there; nothing was changed.
    """
    register = ctx.register
    register.require_writing()
    theirs = keyfile_at(copy)
    if theirs.register != register.id:
        raise KeysForeign
    with _opened(ctx, copy, passphrase) as other:
        with register.read() as view:
            held = store.version_vector(view)
        with other.read() as view:
            runs = list(runs_since(view, held))
            files = keeping.attachments(view)
        for file in files:
            attachments.adopt(copy, register.folder, file.stored_name)
        outcomes = take(register, runs)
    _unite_keys(register, theirs)
    entries = sum(outcome.entries for outcome in outcomes)
    if entries:
        opening.note(register, "merged", {"entries": entries})
    with register.read() as view:
        waiting = keeping.counts(view).waiting
    kept = {Verdict.TAKEN, Verdict.KNOWN}
    refused = Counter(one.verdict.value for one in outcomes if one.verdict not in kept)
    return Merged(entries, waiting, dict(refused))


def _unite_keys(register: Register, theirs: KeyFile) -> None:
    """Take in slots, wraps and records; what the journals did not bring may change who may do what."""
    united = register.keyfile.taking_in(theirs)
    if united.ring == register.keyfile.ring:
        return
    keyring.put(register, united)
    with register.past_the_journal() as connection:
        reproject_all(connection, directory_of(connection, register.id))
        connection.commit()


def take(register: Register, runs: list[Run]) -> list[Outcome]:
    """Take in runs, each in a transaction of its own, until another round brings nothing new."""
    final: list[Outcome] = []
    ahead = runs
    while ahead:
        again: list[Run] = []
        waiting: list[Outcome] = []
        for run in ahead:
            outcome = _take_one(register, run)
            (waiting if outcome.verdict in TRY_AGAIN else final).append(outcome)
            if outcome.verdict in TRY_AGAIN:
                again.append(run)
        if len(again) == len(ahead):
            return final + waiting
        ahead = again
    return final


def _take_one(register: Register, run: Run) -> Outcome:
    with register.past_the_journal() as connection:
        taker = Taker(
            connection, register.id, lambda more: directory_of(connection, register.id, more)
        )
        outcome = taker.take(run)
        if outcome.verdict in {Verdict.TAKEN, Verdict.FORK}:
            connection.commit()
    register.require_writing().journal.clock.adopt(outcome.highest_clock)
    return outcome


@contextmanager
def _opened(ctx: Context, copy: Path, passphrase: str) -> Iterator[Register]:
    keyfile = keyfile_at(copy)
    unlocked = operations.unlock(keyfile, ctx.actor.id, passphrase)
    site = opening.Site(ctx.register.config, ctx.register.now, lambda _register: None)
    other = opening.open_to_read(copy, keyfile, unlocked, site)
    try:
        yield other
    finally:
        other.close()
