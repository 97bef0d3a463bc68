"""The papers that say who somebody is, and what became of each."""

from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.captivity import DocumentKind, DocumentState
from caseapp.domain.captivity_views import DocumentView
from caseapp.domain.ids import PersonId, uuid7
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.storage.queries import captivity as queries
from caseapp.storage.tables.captivity import IdentityDocument
from caseapp.storage.tables.people import Person
from caseapp.storage.unit_of_work import UnitOfWork

DOCUMENT_FIELDS = frozenset({"kind", "number", "state", "note"})


def documents_of(ctx: Context, person: PersonId) -> tuple[DocumentView, ...]:
    """Return somebody's papers, the oldest first.

    Raises:
        CareRefused: nothing of it may be shown.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("documents", person)
    with ctx.register.read() as view:
        require_care(view, person)
        return queries.documents_of(view, person)


def add_document(
    ctx: Context,
    person: PersonId,
    kind: DocumentKind,
    number: str = "",
    state: DocumentState = DocumentState.HELD,
) -> Done[UUID]:
    """Add one paper."""
    with ctx.act("edit_document") as work:
        _require_writable(work, person)
        row_id = uuid7()
        work.add(
            IdentityDocument(
                id=row_id,
                person_id=person,
                kind=kind.value,
                number=number.strip(),
                state=state.value,
            )
        )
        return Done(row_id, work.commit())


def edit_document(ctx: Context, document: UUID, field: str, value: str) -> Done[None]:
    """Write one field of a paper; ``field`` is one of `DOCUMENT_FIELDS`, codes come as their value."""
    if field not in DOCUMENT_FIELDS:
        raise KeyError(field)
    checked = {"kind": DocumentKind, "state": DocumentState}.get(field, str)(value)
    with ctx.act("edit_document") as work:
        row = work.get(IdentityDocument, document)
        _require_writable(work, PersonId(row.person_id))
        setattr(row, field, str(checked).strip())
        return Done(None, work.commit())


def remove_document(ctx: Context, document: UUID) -> Done[None]:
    """Take away a paper that was written down by mistake; Ctrl+Z puts it back."""
    with ctx.act("edit_document") as work:
        row = work.get(IdentityDocument, document)
        _require_writable(work, PersonId(row.person_id))
        row.undone = True
        return Done(None, work.commit())


def _require_writable(work: UnitOfWork, person: PersonId) -> None:
    work.get(Person, person)
    require_care(work.connection, person)
