"""Relatives: who they are, in the order the person wishes, and who must not be told."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from caseapp.domain.contact_errors import RelativeEmpty, RelativesChanged
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId, RelativeId, uuid7
from caseapp.domain.relatives import SIGNS, TEXTS, RelativeDraft
from caseapp.services import drafts
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.storage.queries import drafts as kept
from caseapp.storage.queries import relatives as queries
from caseapp.storage.tables.people import Person
from caseapp.storage.tables.relatives import Relative
from caseapp.storage.unit_of_work import UnitOfWork
from caseapp.text import phones


def add_relative(ctx: Context, person: PersonId, draft: RelativeDraft) -> Done[RelativeId]:
    """Write down a relative, last in the person's order.

    A number that cannot be read is kept as it was typed.

    Raises:
        CareRefused: nothing about the person is used.
        RelativeEmpty: neither name nor relation nor number.
    """
    with ctx.act("edit_relatives") as work:
        work.get(Person, person)
        require_care(work.connection, person)
        if not any((draft.name.strip(), draft.relation.strip(), draft.phone.strip())):
            raise RelativeEmpty
        (made,) = write_relatives(work, person, (draft,))
        # In the same commit: a kill between the two would offer a relative who is written down.
        kept.drop(work.connection, drafts.id_of(ctx, drafts.RELATIVE, person))
        return Done(made, work.commit())


def write_relatives(
    work: UnitOfWork, person: PersonId, wished: Sequence[RelativeDraft]
) -> tuple[RelativeId, ...]:
    """Write relatives into a unit of work, in this order, after those who are there."""
    work.get(Person, person)
    last = max((one.wish for one in work.all(Relative, person_id=person)), default=0)
    made = []
    for wish, draft in enumerate(wished, last + 1):
        texts = {name: getattr(draft, name).strip() for name in TEXTS}
        tidy = replace(draft, **texts | {"phone": phones.written(draft.phone)})
        row = Relative(id=uuid7(), person_id=person, wish=wish, **asdict(tidy))
        work.add(row)
        made.append(RelativeId(row.id))
    return tuple(made)


def edit_relative(
    ctx: Context, relative: RelativeId, changes: Mapping[str, str | bool]
) -> Done[None]:
    """Change fields of a relative: one act.

    The same value again settles what two laptops disagree about; otherwise it changes nothing.

    Raises:
        CareRefused: nothing about the person is used.
        NotFound: the relative was removed, or has no such field.
        RelativeEmpty: nothing would be left that says who is meant.
    """
    with ctx.act("edit_relatives") as work:
        row = _present(work, relative)
        person = PersonId(row.person_id)
        work.get(Person, person)
        require_care(work.connection, person)
        kin = queries.kin_of(work.connection, person)
        disputed = next((one.contested for one in kin.relatives if one.id == relative), ())
        for name, given in changes.items():
            value = _tidy(name, given)
            if name in disputed or getattr(row, name) != value:
                work.confirm(row, name, value)
        if not (row.name or row.relation or row.phone):
            raise RelativeEmpty
        return Done(None, work.commit())


def order_relatives(ctx: Context, person: PersonId, order: Sequence[RelativeId]) -> Done[None]:
    """Put a person's relatives into the order they wish: one act.

    Raises:
        CareRefused: nothing about the person is used.
        RelativesChanged: these are not the relatives there are now.
    """
    with ctx.act("edit_relatives") as work:
        work.get(Person, person)
        require_care(work.connection, person)
        rows = {one.id: one for one in work.all(Relative, person_id=person)}
        if sorted(rows) != sorted(order):
            raise RelativesChanged
        for wish, one in enumerate(order, 1):
            rows[one].wish = wish
        return Done(None, work.commit())


def remove_relative(ctx: Context, relative: RelativeId) -> Done[None]:
    """Take a relative off; calls that were made to them stay."""
    with ctx.act("edit_relatives") as work:
        row = _present(work, relative)
        require_care(work.connection, row.person_id)
        row.undone = True
        return Done(None, work.commit())


def _tidy(name: str, value: str | bool) -> str | bool:  # noqa: FBT001 - the value of a field
    if isinstance(value, bool):
        if name in SIGNS:
            return value
    elif name in TEXTS:
        return phones.written(value) if name == "phone" else value.strip()
    raise NotFound("field")


def _present(work: UnitOfWork, relative: RelativeId) -> Relative:
    row = work.get(Relative, relative)
    if row.undone:
        raise NotFound("relative")
    return row
