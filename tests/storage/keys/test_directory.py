"""What the directory says depends on the set of its records alone, and only the right may say it."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import NotAllowed
from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import CompartmentNotHeld
from caseapp.storage.canonical import NotCanonical, canonical
from caseapp.storage.keys import rightful
from caseapp.storage.keys.compartments import grant_compartment, revoke_compartment
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.fact_reader import read_fact
from caseapp.storage.keys.facts import (
    NOBODY,
    Enrolment,
    Fact,
    Grant,
    Key,
    Removal,
    Revocation,
    Right,
    Root,
    User,
)
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.pen import Pen
from caseapp.storage.keys.people import rotate_for_removal
from caseapp.storage.keys.records import Record, sign
from caseapp.storage.keys.rightful import Refusal
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.unlocked import Unlocked, opened_by_code
from key_site import HERE, named, site

SITE = site()
REGISTER = SITE.keyfile.register
OLENA, PETRO, IRYNA = SITE.olena.user, SITE.petro.user, SITE.iryna.user


def _pen(author: Unlocked, keyfile: KeyFile = SITE.keyfile, clock: int = 50) -> Pen:
    return Pen(keyfile.directory, author.user, author.identity, clock)


def _said(author: Unlocked, fact: Fact) -> Record:
    """Sign a fact without asking whether one may."""
    return sign(REGISTER, fact, author.user, author.identity)


def _with(*records: Record) -> Directory:
    return Directory.of(SITE.keyfile.ring.records | set(records), REGISTER)


def _grants(user: UUID) -> list[UUID]:
    grants = SITE.keyfile.directory.standing.counting(Grant).items()
    return [one for one, grant in grants if grant.user == user]


def _told(directory: Directory) -> object:
    return (
        dict(directory.users),
        {user: directory.rights_now(user) for user in directory.users},
        {user: directory.roles_of(user) for user in directory.users},
        {kind: directory.current_key(kind) for kind in KeyKind},
        dict(directory.refused),
        directory.recovery_now,
        {user: directory.allows(user, HERE, 8) for user in directory.users},
    )


def test_a_new_register_knows_its_people() -> None:
    directory = SITE.keyfile.directory
    assert directory.refused == {}
    assert directory.roles_now(OLENA) == {Role.ADMIN, Role.PSYCHOLOGIST}
    assert directory.compartments_of(OLENA) == {Compartment.SPECIALIST}
    assert directory.roles_now(PETRO) == {Role.FIELD_OFFICER}
    assert directory.compartments_of(IRYNA) == frozenset()
    assert directory.sign_key_of(PETRO) == SITE.petro.identity.public().sign
    assert directory.recovery_now == SITE.code.id


def test_a_stranger_is_nobody() -> None:
    directory = SITE.keyfile.directory
    assert directory.sign_key_of(UUID(int=7)) is None
    assert not directory.allows(UUID(int=7), HERE, 1)
    assert directory.roles_of(UUID(int=7)) == frozenset()


def _history() -> list[Record]:
    """A site's records with a grant, a revocation, a new grant, a removal and a forgery."""
    keyfile = grant_compartment(SITE.keyfile, SITE.olena, IRYNA, Compartment.SPECIALIST, 60)
    keyfile = revoke_compartment(keyfile, SITE.olena, IRYNA, Compartment.SPECIALIST, 61).keyfile
    keyfile = grant_compartment(keyfile, SITE.olena, IRYNA, Compartment.SPECIALIST, 62)
    keyfile = rotate_for_removal(keyfile, SITE.iryna, PETRO, {HERE: 5}, 63).keyfile
    forged = _said(SITE.petro, Grant(PETRO, frozenset({Role.ADMIN}), 64, frozenset(), NOBODY))
    return sorted((*keyfile.ring.records, forged), key=lambda record: record.id)


HISTORY = _history()
WHOLE = _told(Directory.of(HISTORY, REGISTER))


@given(st.permutations(HISTORY))
def test_the_order_of_arrival_makes_no_difference(records: list[Record]) -> None:
    assert _told(Directory.of(records, REGISTER)) == WHOLE


@given(st.sets(st.sampled_from(HISTORY)))
def test_a_part_of_the_records_never_removes_less_than_the_whole(part: set[Record]) -> None:
    """Whoever is removed by some records stays removed by more."""
    some, every = Directory.of(part, REGISTER), Directory.of(HISTORY, REGISTER)
    assert all(every.removed(user) for user in some.users if some.removed(user))


def test_the_history_ends_as_it_was_meant() -> None:
    directory = Directory.of(HISTORY, REGISTER)
    assert directory.compartments_of(IRYNA) == {Compartment.SPECIALIST}
    assert directory.removed(PETRO)
    assert list(directory.refused.values()) == [Refusal.UNFOUNDED]


FORGERIES: dict[str, Fact] = {
    "roles for himself": Grant(PETRO, frozenset({Role.ADMIN}), 90, frozenset(), NOBODY),
    "a compartment": Grant(PETRO, frozenset({Compartment.TRAINED}), 90, frozenset(), NOBODY),
    "a user": User(Identity.fresh().public(), "Хтось", own=False, under=NOBODY),
    "a removal": Removal(OLENA, {}, frozenset(), NOBODY),
    "a revocation": Revocation(OLENA, frozenset({Role.ADMIN}), frozenset(), NOBODY),
    "a data key": Key(bytes(16), KeyKind.DATA, bytes(32), 9, 99, frozenset(), NOBODY),
    "a sealed key": Key(bytes(16), KeyKind.TRAINED, bytes(32), 9, 99, frozenset(), NOBODY),
    "keys for another": Enrolment(IRYNA, Identity.fresh().public()),
    "another root": Root(bytes(16), Identity.fresh().public(), SITE.petro.identity.public()),
}


@pytest.mark.parametrize("fact", FORGERIES.values(), ids=FORGERIES)
def test_what_a_field_officer_forges_does_not_count(fact: Fact) -> None:
    before = _told(SITE.keyfile.directory)
    every = [NOBODY, *SITE.keyfile.directory.standing.counting(Grant)]
    for under in every:
        changed = {"under": under} if hasattr(fact, "under") else {}
        forged = _said(SITE.petro, _replaced(fact, changed))
        directory = _with(forged)
        assert directory.refused == {forged.id: Refusal.UNFOUNDED}
        assert _told(directory)[:4] == before[:4]  # type: ignore[index] # tuples


def _replaced(fact: Fact, changed: dict[str, UUID]) -> Fact:
    fields = {name: getattr(fact, name) for name in type(fact).__slots__}
    return type(fact)(**{**fields, **changed})


def test_without_the_check_of_rights_the_forged_grant_would_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rightful, "_holder_may_say", lambda *_: True)
    under = _grants(PETRO)[0]
    forged = _said(SITE.petro, Grant(PETRO, frozenset({Role.ADMIN}), 90, frozenset(), under))
    assert Role.ADMIN in _with(forged).roles_now(PETRO)


def test_a_record_signed_with_another_key_or_for_another_register_does_not_count() -> None:
    grant = Grant(PETRO, frozenset({Role.ADMIN}), 90, frozenset(), _grants(OLENA)[0])
    with_other_key = sign(REGISTER, grant, OLENA, SITE.petro.identity)
    for_elsewhere = sign(UUID(int=5), grant, OLENA, SITE.olena.identity)
    directory = _with(with_other_key, for_elsewhere)
    assert set(directory.refused) == {with_other_key.id, for_elsewhere.id}
    assert Role.ADMIN not in directory.roles_now(PETRO)


def test_without_the_check_of_signatures_it_would(monkeypatch: pytest.MonkeyPatch) -> None:
    under = next(one for one in _grants(OLENA) if Role.ADMIN in _granted(one))
    grant = Grant(PETRO, frozenset({Role.ADMIN}), 90, frozenset(), under)
    forged = sign(REGISTER, grant, OLENA, SITE.petro.identity)
    monkeypatch.setattr(Record, "is_signed_by", lambda *_: True)
    assert Role.ADMIN in _with(forged).roles_now(PETRO)


def _granted(grant: UUID) -> frozenset[Right]:
    return SITE.keyfile.directory.standing.counting(Grant)[grant].rights


def test_an_admin_without_a_compartment_cannot_grant_it() -> None:
    with pytest.raises(CompartmentNotHeld):
        grant_compartment(SITE.keyfile, SITE.iryna, PETRO, Compartment.SPECIALIST, 60)
    for under in _grants(IRYNA):
        rights = frozenset[Right]({Compartment.SPECIALIST})
        forged = _said(SITE.iryna, Grant(PETRO, rights, 60, frozenset(), under))
        directory = _with(forged)
        assert directory.refused == {forged.id: Refusal.UNFOUNDED}
        assert directory.compartments_of(PETRO) == frozenset()


def test_an_admin_cannot_slip_a_compartment_in_with_a_role() -> None:
    rights = frozenset[Right]({Role.MEDIC, Compartment.SPECIALIST})
    forged = _said(SITE.iryna, Grant(PETRO, rights, 60, frozenset(), _grants(IRYNA)[0]))
    assert _with(forged).rights_now(PETRO) == {Role.FIELD_OFFICER}


def test_a_holder_who_is_no_admin_gives_the_compartment_and_no_role() -> None:
    keyfile = grant_compartment(SITE.keyfile, SITE.olena, PETRO, Compartment.SPECIALIST, 60)
    keyfile = grant_compartment(keyfile, SITE.petro, IRYNA, Compartment.SPECIALIST, 61)
    assert keyfile.directory.compartments_of(IRYNA) == {Compartment.SPECIALIST}
    with pytest.raises(NotAllowed):
        _pen(SITE.petro, keyfile).grant(PETRO, {Role.ADMIN})


def test_the_recovery_code_gives_compartments_and_makes_admins_and_nothing_else() -> None:
    recovery = opened_by_code(SITE.keyfile, SITE.code)
    keyfile = grant_compartment(SITE.keyfile, recovery, PETRO, Compartment.TRAINED, 60)
    assert keyfile.directory.compartments_of(PETRO) == {Compartment.TRAINED}
    medic = _said(recovery, Grant(PETRO, frozenset({Role.MEDIC}), 60, frozenset(), NOBODY))
    removal = _said(recovery, Removal(PETRO, {}, frozenset(), NOBODY))
    directory = _with(medic, removal)
    assert set(directory.refused) == {medic.id, removal.id}


def test_a_second_root_is_not_this_registers() -> None:
    stranger, code = Identity.fresh(), Identity.fresh()
    root = Root(bytes(16), code.public(), stranger.public())
    mine = sign(REGISTER, root, SITE.petro.user, stranger)
    assert _with(mine).refused == {mine.id: Refusal.UNFOUNDED}


def test_a_user_enrolled_twice_is_marked() -> None:
    olena = SITE.olena
    enrolling = Identity.fresh()
    user = _pen(olena).user(enrolling.public(), "Марія")
    marked: list[bool] = []
    twice: list[Record] = [user]
    for _ in range(2):
        fact = Enrolment(read_user(user), Identity.fresh().public())
        twice.append(sign(REGISTER, fact, read_user(user), enrolling))
        marked.append(_with(*twice).users[named_in(_with(*twice), "Марія")].disputed)
    assert marked == [False, True]


def read_user(record: Record) -> UUID:
    fact = read_fact(record.kind, record.body)
    assert isinstance(fact, User)
    return fact.user


def named_in(directory: Directory, name: str) -> UserId:
    return next(user for user, listed in directory.users.items() if listed.name == name)


def test_facts_are_read_as_they_were_written_and_in_no_other_way() -> None:
    for record in HISTORY:
        fact = read_fact(record.kind, record.body)
        assert canonical(fact.plain()) == record.body
        with pytest.raises(NotCanonical):
            read_fact("of a newer program", record.body)
        with pytest.raises(NotCanonical):
            read_fact(record.kind, canonical({**fact.plain(), "newer field": 1}))
        with pytest.raises(NotCanonical):
            read_fact(record.kind, canonical({}))


def test_a_record_of_a_newer_program_waits_unread() -> None:
    newer = Record("hand_over", canonical({"user": OLENA.bytes}), OLENA, bytes(64))
    assert _with(newer).refused == {newer.id: Refusal.UNREADABLE}


def test_names_find_people() -> None:
    assert named(SITE.keyfile, "Петро") == PETRO
