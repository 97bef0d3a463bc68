"""After a removal: who can open what, in every combination of old and new."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from caseapp.domain.coded import Compartment
from caseapp.domain.errors import NotAllowed, NotFound
from caseapp.domain.key_errors import (
    CompartmentNotHeld,
    KeysDamaged,
    OwnRemoval,
    UnknownUser,
)
from caseapp.storage.keys.compartments import (
    awaiting_rotation,
    complete_wraps,
    grant_compartment,
    revoke_compartment,
)
from caseapp.storage.keys.directory import Directory
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.operations import unlock
from caseapp.storage.keys.people import (
    data_key_due,
    forget_data_keys,
    rotate_data_key,
    rotate_for_removal,
)
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.unlocked import Unlocked, opened_by_code, secrets_of
from caseapp.storage.keys.wraps import make_wrap, open_wrap
from key_site import HERE, passphrase_of, site

SITE = site()
OLD = SITE.keyfile
OLENA, PETRO, IRYNA = SITE.olena.user, SITE.petro.user, SITE.iryna.user
GONE = rotate_for_removal(OLD, SITE.olena, PETRO, {HERE: 12}, 40)
NEW = GONE.keyfile


def _reachable(keyfile: KeyFile, known: Unlocked) -> set[bytes]:
    """Return every data key that somebody's private keys open in a key file, allowed or not."""
    opened = (open_wrap(keyfile.register, wrap, known.identity) for wrap in keyfile.ring.wraps)
    return {secret.id for secret in opened if secret and secret.kind is KeyKind.DATA}


def test_the_register_moves_to_a_new_data_key() -> None:
    assert NEW.data_key != OLD.data_key
    assert NEW.database == f"register-{NEW.data_key.hex()}.db"
    assert NEW.data_key in GONE.unlocked.secrets


@pytest.mark.parametrize("keys", ["passphrase on the old file", "kept private keys"])
def test_the_removed_user_reaches_the_old_data_key_with_the_old_file_and_never_the_new_one(
    keys: str,
) -> None:
    """The old file, register and backup stay readable to them, as the program says in words."""
    old = unlock(OLD, PETRO, passphrase_of("Петро")) if "old" in keys else SITE.petro
    assert _reachable(OLD, old) == {OLD.data_key}
    assert _reachable(NEW, old) == set()
    assert NEW.data_key not in old.secrets


@pytest.mark.parametrize(
    "file",
    [
        lambda: NEW,
        lambda: NEW.taking_in(OLD),
        lambda: OLD.taking_in(NEW),
        lambda: replace(OLD.taking_in(NEW), data_key=NEW.data_key),
        lambda: NEW.having(slots=OLD.ring.slots, wraps=OLD.ring.wraps),
    ],
    ids=["new", "new with old", "old with new", "old naming the new database", "old parts put in"],
)
def test_the_old_passphrase_opens_no_file_that_knows_of_the_removal(
    file: Callable[[], KeyFile],
) -> None:
    with pytest.raises(UnknownUser):
        unlock(file(), PETRO, passphrase_of("Петро"))
    assert _reachable(file(), SITE.petro) == set()


def test_an_old_file_that_is_made_to_name_the_new_database_does_not_open_it() -> None:
    """The old key file, without the removal, beside the new register."""
    with pytest.raises(KeysDamaged):
        unlock(replace(OLD, data_key=NEW.data_key), PETRO, passphrase_of("Петро"))


def test_without_the_removal_of_wraps_the_file_would_still_hold_the_old_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("caseapp.storage.keys.keyfile._ended", lambda *_: False)
    leaky = rotate_for_removal(OLD, SITE.olena, PETRO, {HERE: 12}, 40).keyfile
    assert _reachable(leaky, SITE.petro) == {OLD.data_key}


def test_without_the_check_of_grants_the_removed_user_would_get_the_new_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Directory, "holds", lambda *_: True)
    monkeypatch.setattr("caseapp.storage.keys.keyfile._ended", lambda *_: False)
    leaky = rotate_for_removal(OLD, SITE.olena, PETRO, {HERE: 12}, 40).keyfile
    assert NEW.data_key not in _reachable(leaky, SITE.petro)
    assert leaky.data_key in _reachable(leaky, SITE.petro)


def test_everybody_else_opens_the_new_register_with_their_own_passphrase() -> None:
    for user, name in ((OLENA, "Олена"), (IRYNA, "Ірина")):
        assert NEW.data_key in unlock(NEW, user, passphrase_of(name)).secrets
    assert NEW.data_key in opened_by_code(NEW, SITE.code).secrets


def test_backups_under_the_old_data_key_stay_readable_until_the_last_is_gone() -> None:
    assert OLD.data_key in unlock(NEW, IRYNA, passphrase_of("Ірина")).secrets
    kept = forget_data_keys(NEW, [OLD.data_key])
    assert kept == NEW
    bare = unlock(forget_data_keys(NEW, []), IRYNA, passphrase_of("Ірина"))
    assert OLD.data_key not in bare.secrets
    assert NEW.data_key in bare.secrets


def test_a_copy_that_hears_of_the_removal_needs_a_new_data_key_too() -> None:
    assert not data_key_due(OLD)
    assert not data_key_due(NEW)
    here = OLD.taking_in(NEW)
    assert data_key_due(here)
    renewed = rotate_data_key(here, SITE.iryna, 50)
    assert not data_key_due(renewed.keyfile)
    assert renewed.keyfile.data_key not in (OLD.data_key, NEW.data_key)


def test_only_an_admin_removes_and_nobody_themself_and_nobody_twice() -> None:
    with pytest.raises(NotAllowed):
        rotate_for_removal(OLD, SITE.petro, IRYNA, {}, 40)
    with pytest.raises(OwnRemoval):
        rotate_for_removal(OLD, SITE.olena, OLENA, {}, 40)
    with pytest.raises(UnknownUser):
        rotate_for_removal(NEW, GONE.unlocked, PETRO, {}, 41)
    with pytest.raises(NotAllowed):
        rotate_data_key(OLD, SITE.petro, 40)


def test_a_removed_holder_costs_the_compartment_a_new_key() -> None:
    with_petro = grant_compartment(OLD, SITE.olena, PETRO, Compartment.SPECIALIST, 30)
    gone = rotate_for_removal(with_petro, SITE.olena, PETRO, {}, 40)
    fresh = gone.keyfile.directory.current_key(KeyKind.SPECIALIST)
    was = OLD.directory.current_key(KeyKind.SPECIALIST)
    assert fresh is not None
    assert was is not None
    assert (was.generation, fresh.generation) == (1, 2)
    assert {was.key, fresh.key} <= gone.unlocked.secrets.keys()  # older notes stay readable
    assert gone.waiting == frozenset()


def test_an_admin_without_the_compartment_leaves_its_new_key_to_a_holder() -> None:
    with_petro = grant_compartment(OLD, SITE.olena, PETRO, Compartment.SPECIALIST, 30)
    gone = rotate_for_removal(with_petro, SITE.iryna, PETRO, {}, 40)
    assert gone.waiting == {Compartment.SPECIALIST}
    assert awaiting_rotation(gone.keyfile.directory) == {Compartment.SPECIALIST}
    assert gone.unlocked.of_kind(KeyKind.SPECIALIST) == ()
    olena = unlock(gone.keyfile, OLENA, passphrase_of("Олена"))
    done = complete_wraps(gone.keyfile, olena, 41)
    assert awaiting_rotation(done.keyfile.directory) == frozenset()
    assert len(done.unlocked.of_kind(KeyKind.SPECIALIST)) == 2
    assert complete_wraps(done.keyfile, done.unlocked, 42).keyfile == done.keyfile


def test_who_loses_a_compartment_keeps_what_they_knew_and_gets_nothing_new() -> None:
    granted = grant_compartment(OLD, SITE.olena, PETRO, Compartment.SPECIALIST, 30)
    before = unlock(granted, PETRO, passphrase_of("Петро"))
    assert len(before.of_kind(KeyKind.SPECIALIST)) == 1
    taken = revoke_compartment(granted, SITE.olena, PETRO, Compartment.SPECIALIST, 31)
    after = unlock(taken.keyfile, PETRO, passphrase_of("Петро"))
    assert after.of_kind(KeyKind.SPECIALIST) == ()
    assert secrets_of(taken.keyfile.taking_in(granted), PETRO, SITE.petro.identity) == (
        after.secrets
    )
    fresh = set(taken.unlocked.of_kind(KeyKind.SPECIALIST)) - set(before.secrets.values())
    assert len(fresh) == 1


def test_only_a_holder_or_the_recovery_code_takes_a_compartment() -> None:
    with pytest.raises(CompartmentNotHeld):
        revoke_compartment(OLD, SITE.iryna, OLENA, Compartment.SPECIALIST, 31)
    with pytest.raises(NotFound):
        revoke_compartment(OLD, SITE.olena, PETRO, Compartment.SPECIALIST, 31)
    recovery = opened_by_code(OLD, SITE.code)
    taken = revoke_compartment(OLD, recovery, OLENA, Compartment.SPECIALIST, 31)
    assert taken.keyfile.directory.compartments_of(OLENA) == frozenset()


def test_a_false_wrap_is_found_by_its_check_value(monkeypatch: pytest.MonkeyPatch) -> None:
    false = replace(SITE.olena.secrets[OLD.data_key], value=bytes(32))
    keys = SITE.petro.identity.public()
    forged = OLD.having(wraps=[make_wrap(OLD.register, false, PETRO, keys)])
    assert unlock(forged, PETRO, passphrase_of("Петро")) == SITE.petro
    monkeypatch.setattr(Directory, "vouches_for", lambda *_: True)
    found = {
        secrets_of(
            replace(forged, ring=replace(forged.ring, wraps=frozenset({wrap}))),
            PETRO,
            SITE.petro.identity,
        )[OLD.data_key].value
        for wrap in forged.ring.wraps
        if wrap.holder == PETRO and wrap.key == OLD.data_key
    }
    assert bytes(32) in found  # the check switched off: the false one would be believed


def test_a_wrap_without_a_grant_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = SITE.olena.of_kind(KeyKind.SPECIALIST)[0]
    given = OLD.having(wraps=[make_wrap(OLD.register, sealed, PETRO, SITE.petro.identity.public())])
    assert unlock(given, PETRO, passphrase_of("Петро")).of_kind(KeyKind.SPECIALIST) == ()
    monkeypatch.setattr(Directory, "holds", lambda *_: True)
    assert unlock(given, PETRO, passphrase_of("Петро")).of_kind(KeyKind.SPECIALIST) == (sealed,)
