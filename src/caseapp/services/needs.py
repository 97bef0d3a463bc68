"""What somebody needs, and how help comes, step by step."""

from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.arrival_errors import NeedStepRefused
from caseapp.domain.arrival_views import NeedView
from caseapp.domain.ids import PersonId, uuid7
from caseapp.domain.needs import NEED_STEPS, NeedKind, NeedState
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.storage.queries import arrival_work as queries
from caseapp.storage.tables.needs import Need
from caseapp.storage.tables.people import Person

NEED_TEXTS = frozenset({"to_whom", "note"})


def may_step(before: NeedState, after: NeedState) -> bool:
    """Say whether help may go from one state to another."""
    return after in NEED_STEPS[before]


def needs_of(ctx: Context, person: PersonId) -> tuple[NeedView, ...]:
    """Return somebody's needs, urgent ones first.

    Raises:
        CareRefused: nothing of it may be shown.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("needs", person)
    with ctx.register.read() as view:
        require_care(view, person)
        return queries.needs_of(view, person)


def add_need(
    ctx: Context, person: PersonId, kind: NeedKind, *, urgent: bool = False, note: str = ""
) -> Done[UUID]:
    """Propose help; the person agrees or declines next.

    Raises:
        CareRefused: nothing may be kept about the person.
    """
    with ctx.act("edit_need") as work:
        work.get(Person, person)
        require_care(work.connection, person)
        row_id = uuid7()
        work.add(
            Need(id=row_id, person_id=person, kind=kind.value, urgent=urgent, note=note.strip())
        )
        return Done(row_id, work.commit())


def step_need(ctx: Context, need: UUID, after: NeedState, to_whom: str = "") -> Done[None]:
    """Take help one step on; ``to_whom`` says who gives it, where that is known now.

    Raises:
        NeedStepRefused: the state does not follow; nothing was changed.
        CareRefused: nothing may be kept about the person.
    """
    with ctx.act("edit_need") as work:
        row = work.get(Need, need)
        require_care(work.connection, row.person_id)
        before = NeedState(row.state)
        if not may_step(before, after):
            raise NeedStepRefused(before, after)
        row.state = after.value
        row.to_whom = to_whom.strip() or row.to_whom
        return Done(None, work.commit())


def set_urgent(ctx: Context, need: UUID, *, urgent: bool) -> Done[None]:
    """Say whether a need is urgent."""
    with ctx.act("edit_need") as work:
        row = work.get(Need, need)
        require_care(work.connection, row.person_id)
        row.urgent = urgent
        return Done(None, work.commit())


def edit_need(ctx: Context, need: UUID, field: str, text: str) -> Done[None]:
    """Write who helps or a note; ``field`` is one of `NEED_TEXTS`."""
    if field not in NEED_TEXTS:
        raise KeyError(field)
    with ctx.act("edit_need") as work:
        row = work.get(Need, need)
        require_care(work.connection, row.person_id)
        setattr(row, field, text.strip())
        return Done(None, work.commit())


def remove_need(ctx: Context, need: UUID) -> Done[None]:
    """Take away a need that was written down by mistake; Ctrl+Z puts it back."""
    with ctx.act("edit_need") as work:
        row = work.get(Need, need)
        require_care(work.connection, row.person_id)
        row.undone = True
        return Done(None, work.commit())
