"""A relative is asking: who fits what they say, and what may be said to them.

Every look is written down. Nothing here says why nothing may be said: who reads the sentence does not need
it, and who stands at the table may read it on the screen.
"""

import re

from caseapp.domain.access import Permission
from caseapp.domain.asking import Asker, Asking, Caller, Ground, Reply, Say, Sought, what_to_say
from caseapp.domain.consents import Purpose, state_of
from caseapp.domain.contact import ContactState
from caseapp.domain.relatives import RelativeRow
from caseapp.domain.views import Found
from caseapp.names.desk import DeskEntry, DeskIndex
from caseapp.names.fold import fold
from caseapp.services import find
from caseapp.services.contacts import contact_from
from caseapp.services.context import Context
from caseapp.storage.queries import consents
from caseapp.storage.queries import relatives as queries
from caseapp.storage.queries.stages import View
from caseapp.text import phones

LIMIT = 20
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_CALLED_BY = 2
"""Surname and given name: who shares them is told apart by more than a name."""


def sought(ctx: Context, words: str) -> tuple[Sought, ...]:
    """Return who fits what a caller says: names in any spelling and order, a year of birth, a number.

    Searched is everybody who came or is expected, and nothing tells the one from the other.
    """
    ctx.require(Permission.CALL_RELATIVES)
    ctx.register.looked("asking")
    return tuple(
        Sought(one.person, one.name, one.latin, one.birth, one.number)
        for one in _who_fits(find.everybody(ctx), words)[:LIMIT]
    )


def reply(ctx: Context, asking: Asking) -> Reply:
    """Return what may be read aloud to who asks (`domain.asking`): nothing, unless everything holds."""
    ctx.require(Permission.CALL_RELATIVES)
    ctx.register.looked("asking", asking.person)
    if asking.person is None:
        return Reply()
    everybody = find.everybody(ctx)
    chosen = [one for one in everybody if one.person == asking.person]
    if not chosen:
        return Reply()
    with ctx.register.read() as view:
        ground = _ground(ctx, view, asking, everybody, chosen)
    if what_to_say(ground) is Say.NOTHING:
        return Reply()
    one = chosen[0]
    return Reply(Say.HAS_RETURNED, _called(one.name), _called(one.latin))


def _ground(
    ctx: Context,
    view: View,
    asking: Asking,
    everybody: tuple[Found, ...],
    chosen: list[Found],
) -> Ground:
    person = chosen[0].person
    assert person is not None  # noqa: S101 - chosen by it
    now, kin = ctx.now(), queries.kin_of(view, person)
    contact = contact_from(kin, now, {})
    said = [stored.row for stored in consents.of_person(view, person)]
    return Ground(
        alone=_alone(chosen[0], _who_fits(everybody, asking.words)),
        arrived=any(one.arrived_at is not None for one in chosen),
        care=state_of(said, Purpose.CARE, now),
        kin=state_of(said, Purpose.KIN, now),
        stopped=kin.stopped,
        declined=contact.state is ContactState.DECLINED,
        caller=caller_among(asking.asker, kin.relatives),
    )


def _who_fits(everybody: tuple[Found, ...], words: str) -> tuple[Found, ...]:
    """Return who fits; a year among other words is the year of birth, and who has none known still fits."""
    years = {int(year) for year in _YEAR.findall(words)}
    rest = _YEAR.sub(" ", words).strip()
    if not rest:  # a number alone
        years, rest = set(), words
    index = DeskIndex(
        DeskEntry(key=one, surname=one.name, number=one.number, unit=one.unit) for one in everybody
    )
    hits = (hit.key for hit in index.find(rest, len(everybody)))
    found: dict[object, Found] = {}
    for one in hits:
        if not years or one.birth is None or one.birth.value.year in years:
            found.setdefault(one.person or one.line, one)
    return tuple(found.values())


def _alone(chosen: Found, fitting: tuple[Found, ...]) -> bool:
    """Say whether they fit what was said, and nobody else of the same name does."""
    meant = {one.person or one.line for one in fitting if _alike(one.name, chosen.name)}
    return meant == {chosen.person}


def _alike(one: str, other: str) -> bool:
    pairs = zip(one.split()[:_CALLED_BY], other.split()[:_CALLED_BY], strict=False)
    return all(fold(a) == fold(b) for a, b in pairs)


def _called(name: str) -> str:
    """Return given name and patronymic; where there is one word alone, that."""
    words = name.split()
    return " ".join(words[1:]) or name


def caller_among(asker: Asker, relatives: tuple[RelativeRow, ...]) -> Caller:
    """Return who asks, by what the person said of their relatives.

    Somebody is taken for a relative whom the person named only where both the number and the name are
    the ones written down: names of mothers can be read on the internet. For the one who must hear
    nothing it is enough that either fits.
    """
    if any(one.not_to_be_told and _may_be(asker, one) for one in relatives):
        return Caller.UNTOLD
    theirs = [one for one in relatives if _is(asker, one)]
    if phones.watched(asker.phone) or any(not one.safe_to_call for one in theirs):
        return Caller.UNSAFE
    return Caller.NAMED if any(not one.contested for one in theirs) else Caller.UNKNOWN


def _is(asker: Asker, one: RelativeRow) -> bool:
    named = _same(asker.name, one.name) if one.name else _same(asker.relation, one.relation)
    return named and bool(numbers_in(asker.phone) & numbers_in(one.phone))


def _may_be(asker: Asker, one: RelativeRow) -> bool:
    by_name = _same(asker.name, one.name) if one.name else _same(asker.relation, one.relation)
    return by_name or bool(numbers_in(asker.phone) & numbers_in(one.phone))


def _same(said: str, kept: str) -> bool:
    """Say whether two names may be of one person: one holds every word of the other, in any spelling."""
    a, b = ({fold(word) for word in _WORD.findall(text)} for text in (said, kept))
    return bool(a and b) and (a <= b or b <= a)


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a text that can be read, each in one form."""
    return frozenset(phone.shown for phone in phones.phones_in(text) if phone.readable)
