"""The psychologist's note: sealed for its compartment, unreadable to everybody else."""

from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.access import Permission
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import PersonId, uuid7
from caseapp.services.context import Context, Done
from caseapp.storage import sealing
from caseapp.storage.canonical import as_list, as_text, canonical, read
from caseapp.storage.queries import sealed
from caseapp.storage.tables.people import Person, SealedRecord

KIND = "psychologist_note"


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the clear, for who holds its compartment."""

    written_at: datetime
    text: str


def write_note(ctx: Context, person: PersonId, text: str) -> Done[None]:
    """Keep a note about a person, sealed for specialists.

    Raises:
        CompartmentNotHeld: the writer does not hold the compartment; nothing was kept.
    """
    register = ctx.register
    with ctx.act("write_note") as work:
        work.get(Person, person)
        row_id = uuid7()
        content = canonical([KIND, text])
        ciphertext = sealing.seal(register, Compartment.SPECIALIST, row_id, content)
        work.add(
            SealedRecord(
                id=row_id,
                person_id=person,
                compartment=Compartment.SPECIALIST.value,
                sealed=ciphertext,
            )
        )
        return Done(None, work.commit())


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
    found = []
    for row in rows:
        kind, text = as_list(read(sealing.unseal(ctx.register, row)))
        if as_text(kind) == KIND:
            found.append(Note(row.written_at, as_text(text)))
    return tuple(found)
