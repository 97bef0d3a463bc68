"""What takes away wins over what gives, whatever the order of arrival."""

from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.storage.keys.compartments import grant_compartment
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.pen import Pen
from caseapp.storage.keys.people import rotate_for_removal
from caseapp.storage.keys.records import Record
from caseapp.storage.keys.rightful import Refusal
from caseapp.storage.keys.secret import KeyKind, Secret
from caseapp.storage.keys.unlocked import Unlocked
from key_site import HERE, THERE, joined, site

SITE = site()
REGISTER = SITE.keyfile.register
OLENA, PETRO, IRYNA = SITE.olena.user, SITE.petro.user, SITE.iryna.user


def _pen(author: Unlocked, keyfile: KeyFile = SITE.keyfile, clock: int = 50) -> Pen:
    return Pen(keyfile.directory, author.user, author.identity, clock)


def _with(*records: Record) -> Directory:
    return Directory.of(SITE.keyfile.ring.records | set(records), REGISTER)


def test_removing_wins_over_adding_in_every_order() -> None:
    """Iryna removes Petro while Olena, who has not heard of it, makes him a medic."""
    removal = _pen(SITE.iryna).removal(PETRO, {HERE: 7})
    grant = _pen(SITE.olena).grant(PETRO, {Role.MEDIC})
    for records in ((removal, grant), (grant, removal)):
        directory = _with(*records)
        assert directory.roles_now(PETRO) == frozenset()
        assert not directory.holds(PETRO, KeyKind.DATA)


def test_a_revocation_wins_over_a_grant_that_had_not_heard_of_it() -> None:
    keyfile = grant_compartment(SITE.keyfile, SITE.olena, PETRO, Compartment.SPECIALIST, 60)
    taken = _pen(SITE.olena, keyfile, 61).revocation(PETRO, {Compartment.SPECIALIST})
    again = _pen(SITE.olena, keyfile, 99).grant(PETRO, {Compartment.SPECIALIST})
    after = keyfile.having([taken, again])
    assert after.directory.compartments_of(PETRO) == frozenset()
    known = _pen(SITE.olena, after, 62).grant(PETRO, {Compartment.SPECIALIST})
    assert after.having([known]).directory.compartments_of(PETRO) == {Compartment.SPECIALIST}


def test_what_a_removed_admin_signs_later_gives_nothing_and_what_was_signed_before_stays() -> None:
    before, maria = joined(SITE.keyfile, SITE.iryna, "Марія", [Role.MEDIC], 40)
    removed = rotate_for_removal(before, SITE.olena, IRYNA, {HERE: 5}, 41).keyfile
    assert removed.directory.roles_now(maria.user) == {Role.MEDIC}
    later = _pen(SITE.iryna, before, 42).grant(PETRO, {Role.ADMIN})
    after = removed.having([later])
    assert after.directory.refused == {later.id: Refusal.ENDED}
    assert after.directory.roles_now(PETRO) == {Role.FIELD_OFFICER}


def test_an_admin_whose_role_was_revoked_gives_nothing_later() -> None:
    taken = _pen(SITE.olena).revocation(IRYNA, {Role.ADMIN})
    later = _pen(SITE.iryna).grant(PETRO, {Role.MEDIC})
    directory = _with(taken, later)
    assert directory.refused == {later.id: Refusal.ENDED}
    assert directory.roles_of(IRYNA) == {Role.ADMIN}  # old entries are judged by it
    assert directory.roles_now(IRYNA) == frozenset()


def test_a_removed_admin_cannot_take_the_removal_back_by_removing_the_remover() -> None:
    removal = _pen(SITE.olena).removal(IRYNA, {})
    revenge = _pen(SITE.iryna).removal(OLENA, {})
    directory = _with(removal, revenge)
    assert directory.removed(IRYNA)
    assert directory.removed(OLENA)  # both stand: the recovery code makes the next admin
    assert directory.recovery_now == SITE.code.id
    assert directory.contested == {removal.id, revenge.id}  # and people are told
    assert _with(removal).contested == frozenset()


def test_entries_count_up_to_what_every_remover_had_seen() -> None:
    first = _pen(SITE.olena).removal(PETRO, {HERE: 7, THERE: 3})
    second = _pen(SITE.iryna).removal(PETRO, {HERE: 9})
    one, both = _with(first), _with(first, second)
    assert [one.allows(PETRO, HERE, seq) for seq in (7, 8)] == [True, False]
    assert [one.allows(PETRO, THERE, seq) for seq in (3, 4)] == [True, False]
    assert not one.allows(PETRO, UUID(int=0xC), 1)  # nothing of that replica had been seen
    assert [both.allows(PETRO, HERE, seq) for seq in (7, 8)] == [True, False]
    assert not both.allows(PETRO, THERE, 1)
    assert one.sign_key_of(PETRO) == SITE.petro.identity.public().sign


def test_without_the_removal_the_later_entries_would_count() -> None:
    assert SITE.keyfile.directory.allows(PETRO, HERE, 10**6)


def test_of_two_current_keys_the_higher_clock_is_written_with() -> None:
    olena = SITE.olena
    low, high, even = (Secret.fresh(KeyKind.SPECIALIST) for _ in range(3))
    records = [
        _pen(olena, clock=70).key(low),
        _pen(olena, clock=71).key(high),
        _pen(olena, clock=71).key(even),
    ]
    current = _with(*records).current_key(KeyKind.SPECIALIST)
    assert current is not None
    assert current.key == max(high.id, even.id)
    assert all(_with(*records).vouches_for(secret) for secret in (low, high, even))
