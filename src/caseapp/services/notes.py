"""The psychologist's notes: sealed for their compartment, unreadable to everybody else."""

from dataclasses import dataclass, field
from datetime import datetime

from caseapp.domain.access import Permission
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import PersonId, uuid7
from caseapp.domain.key_errors import CompartmentNotHeld
from caseapp.services.context import Context, Done
from caseapp.storage import sealing
from caseapp.storage.canonical import as_list, as_text, canonical, read
from caseapp.storage.queries import sealed
from caseapp.storage.tables.people import Person, SealedRecord
from caseapp.storage.unit_of_work import UnitOfWork

KIND = "psychologist_note"
STOP_KIND = "call_stop_note"
"""What an officer heard that stopped the calls."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the clear, for who holds its compartment.

    ``stops_calls``: an officer handed it in. ``readable`` is false for one that was handed in before
    the reader held the compartment: others, or the recovery code, can still open it.
    """

    written_at: datetime
    text: str = field(repr=False)
    stops_calls: bool = False
    readable: bool = True


def write_note(ctx: Context, person: PersonId, text: str) -> Done[None]:
    """Keep a note about a person, sealed for specialists.

    Raises:
        CompartmentNotHeld: the writer does not hold the compartment; nothing was kept.
    """
    with ctx.act("write_note") as work:
        work.get(Person, person)
        row_id = uuid7()
        content = canonical([KIND, text])
        ciphertext = sealing.seal(ctx.register, Compartment.SPECIALIST, row_id, content)
        work.add(
            SealedRecord(
                id=row_id,
                person_id=person,
                compartment=Compartment.SPECIALIST.value,
                sealed=ciphertext,
            )
        )
        return Done(None, work.commit())


def keep_call_stop_note(ctx: Context, work: UnitOfWork, person: PersonId, text: str) -> None:
    """Hand in what was heard, into an act that stops the calls; the writer cannot read it again.

    It is handed in also where nothing was written, so that its presence says nothing.

    Raises:
        NobodyCanRead: nobody ever could.
    """
    row_id, compartment = uuid7(), Compartment.SPECIALIST
    content = canonical([STOP_KIND, text.strip()])
    ciphertext = sealing.hand_in(ctx.register, compartment, row_id, content)
    work.add(
        SealedRecord(id=row_id, person_id=person, compartment=compartment.value, sealed=ciphertext)
    )


def reseal_handed_in(ctx: Context, work: UnitOfWork, person: PersonId) -> None:
    """Put handed-in notes about a person under the compartment's key, as part of an act.

    What this user cannot open stays as it is, for those who can.

    Raises:
        RegisterDamaged: one was changed; nothing is written.
    """
    for record in sealed.records_about(work.connection, person):
        if not sealing.was_handed_in(record):
            continue
        try:
            content = sealing.unseal(ctx.register, record)
            sealed_anew = sealing.seal(ctx.register, Compartment.SPECIALIST, record.id, content)
        except CompartmentNotHeld:
            continue
        work.get(SealedRecord, record.id).sealed = sealed_anew


def notes_about(ctx: Context, person: PersonId) -> tuple[Note, ...]:
    """Return the notes about a person, oldest first.

    Raises:
        NotAllowed: the roles do not include it.
        CompartmentNotHeld: the compartment was never granted.
    """
    ctx.require(Permission.SEALED_NOTE)
    ctx.register.looked("notes", person)
    with ctx.register.read() as view:
        rows = sealed.records_about(view, person)
    found = (_note(ctx, row) for row in rows)
    return tuple(note for note in found if note is not None)


def _note(ctx: Context, row: sealed.Sealed) -> Note | None:
    try:
        kind, text = as_list(read(sealing.unseal(ctx.register, row)))
    except CompartmentNotHeld:
        if not sealing.was_handed_in(row):
            raise
        return Note(row.written_at, "", stops_calls=True, readable=False)
    if as_text(kind) not in (KIND, STOP_KIND):
        return None
    return Note(row.written_at, as_text(text), stops_calls=as_text(kind) == STOP_KIND)
