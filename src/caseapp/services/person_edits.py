"""What is written about who somebody is: one field, one act, one undo."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from caseapp.domain.captivity import IdentityState, ServiceType, StatusBefore
from caseapp.domain.coded import Category, Sex
from caseapp.domain.dates import kyiv
from caseapp.domain.errors import FieldRefused, NotFound
from caseapp.domain.ids import PersonId, uuid7, uuid8_of
from caseapp.domain.lifecycles import IDENTITY_STEPS
from caseapp.domain.person_errors import (
    BirthUnreadable,
    CategoryUnchanged,
    CodeUnknown,
    IdentityStepRefused,
    RegisterNumberWrong,
    TaxNumberWrong,
    TextTooLong,
)
from caseapp.domain.person_numbers import record_number, tax_number
from caseapp.domain.typed_dates import NoDate, read_partial
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.storage.tables.captivity import CategoryChange
from caseapp.storage.tables.people import OtherName, Person
from caseapp.storage.unit_of_work import UnitOfWork

MOST_LETTERS = 200
NAMES = ("surname", "given", "patronymic")
"""What may be set right even of somebody who refused CARE: they are recognised by it."""
TEXTS = (
    *NAMES,
    "force",
    "unit",
    "rank",
    "call_sign",
    "position",
    "personal_number",
    "birth_place",
    "citizenship",
    "father_given",
    "mother_given",
    "phone",
    "residence_before",
)
CODED: Mapping[str, type[StrEnum]] = MappingProxyType(
    {"sex": Sex, "service_type": ServiceType, "status_before": StatusBefore}
)
TYPED = "typed"
"""The source of a spelling that somebody typed on the person's page."""


def edit_field(ctx: Context, which: PersonId, name: str, value: str) -> Done[None]:
    """Write one field of who somebody is, as it was typed.

    Args:
        ctx: who acts.
        which: the person.
        name: of `TEXTS`, of `CODED`, or birth_date, tax_number, register_number.
        value: a text, a code, or a date as `typed_dates` reads it; empty where it is not known.

    Raises:
        BirthUnreadable, CodeUnknown, TextTooLong, TaxNumberWrong, RegisterNumberWrong: it cannot be kept;
            nothing was changed.
        CareRefused: nothing but the name may be written about the person.
        NotFound: there is no such person.
    """
    with ctx.act("edit_person") as work:
        fields = _READERS.get(name, _text)(ctx, name, " ".join(value.split()))
        row = _person(work, which)
        if name not in NAMES:
            require_care(work.connection, which)
        for column, kept in fields.items():
            setattr(row, column, kept)
        return Done(None, work.commit())


def add_spelling(ctx: Context, which: PersonId, written: str) -> Done[None]:
    """Keep another way in which somebody's name is written, so that they are found by it.

    Raises:
        FieldRefused: it is empty.
        TextTooLong: nothing was changed.
        CareRefused: nothing more may be kept about the person.
    """
    kept = " ".join(written.split())
    if not kept:
        raise FieldRefused("name", "empty")
    _require_short(kept)
    with ctx.act("edit_person") as work:
        _person(work, which)
        require_care(work.connection, which)
        row_id = uuid8_of("other_name", which, TYPED, kept)
        work.put(OtherName, row_id, person_id=which, written=kept, source=TYPED)
        return Done(None, work.commit())


def change_category(ctx: Context, which: PersonId, category: Category, reason: str) -> Done[None]:
    """Say that somebody is of another category in law, and why.

    Which checks apply follows from the category when they are read: answers are kept.

    Raises:
        FieldRefused: no reason was given.
        TextTooLong, CategoryUnchanged: nothing was changed.
        CareRefused: nothing more may be kept about the person.
    """
    with ctx.act("change_category") as work:
        require_care(work.connection, which)
        write_category(work, which, category, reason)
        return Done(None, work.commit())


def write_category(
    work: UnitOfWork, which: PersonId, category: Category, reason: str, row_id: UUID | None = None
) -> None:
    """Write a change of category into a unit of work; ``row_id`` where two laptops must meet."""
    why = " ".join(reason.split())
    if not why:
        raise FieldRefused("reason", "empty")
    _require_short(why)
    row = _person(work, which)
    if row.category == category:
        raise CategoryUnchanged
    work.put(
        CategoryChange,
        row_id or uuid7(),
        person_id=which,
        before=row.category,
        after=category.value,
        reason=why,
    )
    row.category = category.value


def confirm_identity(ctx: Context, which: PersonId, state: IdentityState) -> Done[None]:
    """Say how sure it is that somebody is who the record says.

    Raises:
        IdentityStepRefused: `IDENTITY_STEPS` does not lead there; nothing was changed.
        CareRefused: nothing more may be kept about the person.
    """
    with ctx.act("confirm_identity") as work:
        row = _person(work, which)
        require_care(work.connection, which)
        before = IdentityState(row.identity)
        if state not in IDENTITY_STEPS[before]:
            raise IdentityStepRefused(before, state)
        row.identity = state.value
        return Done(None, work.commit())


def _person(work: UnitOfWork, which: PersonId) -> Person:
    row = work.find(Person, which)
    if row is None or row.undone:
        raise NotFound("person")
    return row


def _text(_ctx: Context, name: str, value: str) -> Mapping[str, str | None]:
    if name not in TEXTS:
        raise KeyError(name)
    _require_short(value)
    return {name: value}


def _code(_ctx: Context, name: str, value: str) -> Mapping[str, str | None]:
    if value not in {"", *CODED[name]}:
        raise CodeUnknown
    return {name: value or (Sex.UNKNOWN.value if name == "sex" else "")}


def _birth(ctx: Context, _name: str, value: str) -> Mapping[str, str | None]:
    try:
        known = read_partial(value, kyiv(ctx.now()).date())
    except NoDate:
        raise BirthUnreadable from None
    return {
        "birth_date": known.value.isoformat() if known else None,
        "birth_precision": known.precision.value if known else None,
    }


def _tax_number(_ctx: Context, name: str, value: str) -> Mapping[str, str | None]:
    kept = tax_number(value) if value else ""
    if kept is None:
        raise TaxNumberWrong
    return {name: kept}


def _register_number(_ctx: Context, name: str, value: str) -> Mapping[str, str | None]:
    kept = record_number(value) if value else ""
    if kept is None:
        raise RegisterNumberWrong
    return {name: kept}


def _require_short(text: str) -> None:
    if len(text) > MOST_LETTERS:
        raise TextTooLong(MOST_LETTERS)


Reader = Callable[[Context, str, str], Mapping[str, str | None]]
_READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "birth_date": _birth,
        "tax_number": _tax_number,
        "register_number": _register_number,
        **dict.fromkeys(CODED, _code),
    }
)
"""What reads a field that is more than a text."""
