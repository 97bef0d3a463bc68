"""The places of detention that are known: found as one types, new ones until a supervisor verified them."""

from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.captivity_errors import PlaceUnnamed
from caseapp.domain.captivity_views import PlaceVerified, PlaceView
from caseapp.domain.ids import PlaceId, uuid8_of
from caseapp.domain.place_codes import key_of, meaning_of
from caseapp.names.desk import DeskEntry, DeskIndex
from caseapp.services.context import Context, Done
from caseapp.storage.queries import captivity as queries
from caseapp.storage.tables.captivity import Place
from caseapp.storage.unit_of_work import UnitOfWork


def find_places(ctx: Context, typed: str, most: int = 12) -> tuple[PlaceView, ...]:
    """Return the known places whose code begins so, then those whose name fits in any spelling.

    Where nothing is typed yet: verified places first.
    """
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        known = queries.places(view)
    key = key_of(typed)
    if not key:
        return tuple(sorted(known, key=lambda one: (not one.verified, one.shown))[:most])
    index = DeskIndex(
        DeskEntry(key=one, surname=one.name, spellings=(one.code, one.name_en, one.region))
        for one in known
    )
    begun = [one for one in known if key_of(one.code).startswith(key)]
    named = [hit.key for hit in index.find(typed, most)]
    return tuple({one.id: one for one in (*begun, *named)}.values())[:most]


def verify_place(ctx: Context, place: PlaceId, said: PlaceVerified) -> Done[None]:
    """Say that a place exists and what it is.

    Raises:
        PlaceUnnamed: it has neither code nor name then; nothing was changed.
    """
    with ctx.act("verify_place") as work:
        row = work.get(Place, place)
        name = " ".join(said.name.split())
        if not (name or row.code):
            raise PlaceUnnamed
        row.name, row.name_en = name, said.name_en.strip()
        row.kind, row.control = said.kind.value, said.control.value
        row.region, row.verified = said.region.strip(), True
        return Done(None, work.commit())


def place_named(work: UnitOfWork, written: str) -> UUID:
    """Return the place of a code or name; one that is new begins here, unverified.

    The id is made of what was written, so that two laptops that meet the same new place agree; what a
    supervisor has said about a known one is never overwritten.

    Raises:
        PlaceUnnamed: nothing was written.
    """
    key = key_of(written)
    if not key:
        raise PlaceUnnamed
    row_id = uuid8_of("place", key)
    known = work.find(Place, row_id) or _of_this_name(work, key)
    if known is None:
        meant = meaning_of(written)
        work.add(
            Place(
                id=row_id,
                code=meant.code,
                name=meant.name,
                kind=meant.kind.value,
                control=meant.control.value,
            )
        )
        return row_id
    known.undone = False
    return known.id


def _of_this_name(work: UnitOfWork, key: str) -> Place | None:
    """Return the place that a supervisor has given this name since."""
    known = work.all(Place)
    return next((one for one in known if key in {key_of(one.code), key_of(one.name)}), None)
