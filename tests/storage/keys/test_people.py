"""Adding, enrolling and recovering: who gets what, and when the old ways in end."""

from dataclasses import replace

import pytest

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import NotAllowed
from caseapp.domain.key_errors import (
    EnrolledAlready,
    KeysDamaged,
    NotEnrolled,
    RecoveryCodeRefused,
    UserNameTaken,
    WrongPassphrase,
)
from caseapp.storage.keys import completing, unlocked
from caseapp.storage.keys.compartments import (
    grant_compartment,
)
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.operations import change_passphrase, create, unlock
from caseapp.storage.keys.people import (
    add_user,
    enrol,
    recover,
    rotate_for_removal,
)
from caseapp.storage.keys.secret import KeyKind, Secret
from caseapp.storage.keys.unlocked import opened_by_code
from key_site import CHEAP, HERE, joined, passphrase_of, site

SITE = site()
OLD = SITE.keyfile
OLENA, PETRO, IRYNA = SITE.olena.user, SITE.petro.user, SITE.iryna.user
GONE = rotate_for_removal(OLD, SITE.olena, PETRO, {HERE: 12}, 40)
NEW = GONE.keyfile


def test_an_added_user_enrols_and_the_one_time_passphrase_ends() -> None:
    added = add_user(OLD, SITE.iryna, "  Марія   Тиха ", frozenset({Role.MEDIC}), CHEAP, 30)
    assert added.must_still_grant == frozenset()
    with pytest.raises(NotEnrolled):
        unlock(added.keyfile, added.user, added.one_time)
    with pytest.raises(WrongPassphrase):
        enrol(added.keyfile, added.user, "не та", "моя власна", CHEAP)
    done = enrol(added.keyfile, added.user, added.one_time, "моя власна", CHEAP)
    listed = done.keyfile.directory.users[added.user]
    assert (listed.name, listed.enrolled, listed.disputed) == ("Марія Тиха", True, False)
    assert unlock(done.keyfile, added.user, "моя власна") == done.unlocked
    with pytest.raises(EnrolledAlready):
        enrol(done.keyfile, added.user, added.one_time, "чужа", CHEAP)
    assert [slot.version for slot in done.keyfile.ring.slots if slot.user == added.user] == [1]


def test_the_enrolment_does_not_come_back_with_an_older_copy() -> None:
    added = add_user(OLD, SITE.iryna, "Марія", frozenset({Role.MEDIC}), CHEAP, 30)
    done = enrol(added.keyfile, added.user, added.one_time, "моя власна", CHEAP)
    merged = added.keyfile.taking_in(done.keyfile)
    with pytest.raises(EnrolledAlready):
        enrol(merged, added.user, added.one_time, "чужа", CHEAP)
    assert merged.ring == done.keyfile.ring


def test_an_admin_who_is_no_holder_adds_a_psychologist_and_is_told_who_must_still_grant() -> None:
    added = add_user(OLD, SITE.iryna, "Марія", frozenset({Role.PSYCHOLOGIST}), CHEAP, 30)
    assert added.must_still_grant == {Compartment.SPECIALIST}
    assert added.keyfile.directory.compartments_of(added.user) == frozenset()


def test_a_psychologist_whom_a_holder_added_has_the_compartment_from_the_first_unlock() -> None:
    keyfile, maria = joined(OLD, SITE.olena, "Марія", [Role.PSYCHOLOGIST])
    assert maria.of_kind(KeyKind.SPECIALIST) == SITE.olena.of_kind(KeyKind.SPECIALIST)
    assert keyfile.directory.compartments_of(maria.user) == {Compartment.SPECIALIST}


def test_a_compartment_is_not_wrapped_for_a_passphrase_that_another_admin_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Iryna knows the one-time passphrase of whom she adds, and must not get at the compartment."""
    added = add_user(OLD, SITE.iryna, "Марія", frozenset({Role.PSYCHOLOGIST}), CHEAP, 30)

    def given() -> set[KeyKind]:
        granted = grant_compartment(
            added.keyfile, SITE.olena, added.user, Compartment.SPECIALIST, 31
        )
        return {wrap.kind for wrap in granted.ring.wraps if wrap.holder == added.user}

    assert given() == {KeyKind.DATA, KeyKind.REGISTER}
    monkeypatch.setattr(
        completing, "_enrolment_keys", lambda d, u, *_: d.standing.known.enrolling.get(u.id)
    )
    assert KeyKind.SPECIALIST in given()


def test_two_users_cannot_show_the_same_name_but_a_removed_ones_name_is_free() -> None:
    with pytest.raises(UserNameTaken):
        add_user(OLD, SITE.olena, " петро ", frozenset({Role.MEDIC}), CHEAP, 30)
    added = add_user(NEW, GONE.unlocked, "Петро", frozenset({Role.MEDIC}), CHEAP, 41)
    assert added.user != PETRO


def test_only_an_admin_adds_users() -> None:
    with pytest.raises(NotAllowed):
        add_user(OLD, SITE.petro, "Марія", frozenset({Role.ADMIN}), CHEAP, 30)


def test_a_changed_passphrase_rewrites_one_slot_and_nothing_else() -> None:
    changed = change_passphrase(OLD, SITE.petro, "зовсім інша", CHEAP)
    assert changed.ring.wraps == OLD.ring.wraps
    assert changed.ring.records == OLD.ring.records
    assert len(changed.ring.slots ^ OLD.ring.slots) == 2
    assert unlock(changed, PETRO, "зовсім інша") == SITE.petro
    with pytest.raises(WrongPassphrase):
        unlock(changed, PETRO, passphrase_of("Петро"))


def test_the_recovery_code_makes_an_admin_and_is_used_up() -> None:
    made = recover(OLD, SITE.code, "Надія", "нова парольна фраза", CHEAP, 40)
    directory = made.keyfile.directory
    assert directory.roles_now(made.unlocked.user) == {Role.ADMIN}
    assert unlock(made.keyfile, made.unlocked.user, "нова парольна фраза") == made.unlocked
    assert made.unlocked.secrets[OLD.data_key] == SITE.olena.secrets[OLD.data_key]
    assert made.unlocked.of_kind(KeyKind.SPECIALIST) == ()
    with pytest.raises(RecoveryCodeRefused):
        opened_by_code(made.keyfile, SITE.code)
    with pytest.raises(RecoveryCodeRefused):
        recover(made.keyfile, SITE.code, "Віра", "фраза", CHEAP, 41)
    assert {s.kind for s in opened_by_code(made.keyfile, made.code).secrets.values()} == set(
        KeyKind
    )
    assert all(wrap.holder != SITE.code.id for wrap in made.keyfile.ring.wraps)


def test_the_new_code_works_in_its_turn_and_the_first_admin_stays() -> None:
    first = recover(OLD, SITE.code, "Надія", "фраза Надії", CHEAP, 40)
    second = recover(first.keyfile, first.code, "Віра", "фраза Віри", CHEAP, 41)
    keyfile, maria = joined(second.keyfile, second.unlocked, "Марія", [Role.MEDIC], 42)
    assert keyfile.directory.refused == {}
    assert OLD.data_key in maria.secrets
    assert unlock(keyfile, OLENA, passphrase_of("Олена")).user == OLENA


def test_a_used_code_cannot_make_another_admin_on_an_older_copy() -> None:
    """Both uses of one code fall when they meet: neither gives anything."""
    honest = recover(OLD, SITE.code, "Надія", "фраза Надії", CHEAP, 40)
    forged = recover(OLD, SITE.code, "Хтось", "фраза когось", CHEAP, 5)
    directory = honest.keyfile.taking_in(forged.keyfile).directory
    assert directory.roles_now(forged.unlocked.user) == frozenset()
    assert directory.roles_now(honest.unlocked.user) == frozenset()
    assert directory.roles_now(OLENA) == {Role.ADMIN, Role.PSYCHOLOGIST}
    assert directory.recovery_now is None


def test_a_code_of_another_register_is_refused() -> None:
    other = create("Олена", frozenset({Role.ADMIN}), "інший", CHEAP, 1)
    with pytest.raises(RecoveryCodeRefused):
        opened_by_code(OLD, other.code)


def test_new_records_are_the_ones_that_go_into_the_journal() -> None:
    added = add_user(OLD, SITE.olena, "Марія", frozenset({Role.PSYCHOLOGIST}), CHEAP, 30)
    kinds = sorted(record.kind for record in added.keyfile.records_since(OLD))
    assert kinds == ["grant", "grant", "user"]
    assert OLD.records_since(added.keyfile) == ()


def test_the_first_user_is_an_admin_and_trained_is_off() -> None:
    made = create("Лікарка", frozenset({Role.MEDIC}), "фраза", CHEAP, 1)
    directory = made.keyfile.directory
    assert directory.roles_now(made.unlocked.user) == {Role.ADMIN, Role.MEDIC}
    assert directory.compartments_of(made.unlocked.user) == frozenset()
    kinds = {secret.kind for secret in made.unlocked.secrets.values()}
    assert kinds == {KeyKind.DATA, KeyKind.REGISTER}


def test_a_slot_without_a_wrap_of_the_data_key_says_so() -> None:
    bare = OLD.with_ring(wraps=frozenset())
    with pytest.raises(KeysDamaged) as damage:
        unlock(bare, PETRO, passphrase_of("Петро"))
    assert damage.value.what == "wrap"


def test_a_secret_of_another_kind_does_not_pass_for_the_data_key() -> None:
    other = Secret.fresh(KeyKind.REGISTER)
    held = replace(SITE.petro, secrets={OLD.data_key: replace(other, id=OLD.data_key)})
    with pytest.raises(KeysDamaged):
        unlocked.require_data_key(OLD, held)


def test_unlocking_with_somebody_elses_keys_in_the_slot_is_impossible() -> None:
    assert Identity.unpacked(SITE.petro.identity.packed()) == SITE.petro.identity
    with pytest.raises(ValueError, match="32"):
        Identity.unpacked(b"short")
