"""Two copies of a register become one in any order, and what was removed stays removed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.key_errors import KeysForeign, UnknownUser, WrongPassphrase
from caseapp.storage.keys import keyfile as keyfile_module
from caseapp.storage.keys.compartments import (
    complete_wraps,
    grant_compartment,
    revoke_compartment,
)
from caseapp.storage.keys.keyfile import KeyFile, Ring, united
from caseapp.storage.keys.operations import change_passphrase, create, unlock
from caseapp.storage.keys.people import add_user, recover, rotate_for_removal
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.slots import Owner, seal_slot
from key_site import CHEAP, HERE, joined, passphrase_of, site
from sizes import sized

SITE = site()
BASE, REGISTER = SITE.keyfile, SITE.keyfile.register


def _copies() -> list[KeyFile]:
    """Copies that went separate ways: one change each, and some that rest on others."""
    added = add_user(BASE, SITE.olena, "Марія", frozenset({Role.PSYCHOLOGIST}), CHEAP, 30)
    with_maria, _ = joined(BASE, SITE.iryna, "Софія", [Role.MEDIC], 31)
    granted = grant_compartment(BASE, SITE.olena, SITE.petro.user, Compartment.SPECIALIST, 32)
    return [
        BASE,
        added.keyfile,
        with_maria,
        granted,
        revoke_compartment(
            granted, SITE.olena, SITE.petro.user, Compartment.SPECIALIST, 33
        ).keyfile,
        change_passphrase(BASE, SITE.petro, "зовсім інша", CHEAP),
        rotate_for_removal(BASE, SITE.olena, SITE.petro.user, {HERE: 3}, 34).keyfile,
        rotate_for_removal(BASE, SITE.iryna, SITE.petro.user, {}, 35).keyfile,
        recover(BASE, SITE.code, "Надія", passphrase_of("Надія"), CHEAP, 36).keyfile,
    ]


COPIES = _copies()


def _parts(keyfile: KeyFile) -> st.SearchStrategy[Ring]:
    """Any part of a copy: records may arrive before those they rest on."""
    ring = keyfile.ring
    return st.builds(
        Ring,
        st.frozensets(st.sampled_from(sorted(ring.slots, key=lambda slot: slot.sealed))),
        st.frozensets(st.sampled_from(sorted(ring.wraps)), max_size=6),
        st.frozensets(st.sampled_from(sorted(ring.records, key=lambda record: record.id))),
    )


RINGS = st.one_of(
    st.sampled_from([copy.ring for copy in COPIES]), st.sampled_from(COPIES).flatmap(_parts)
)


@settings(max_examples=sized(40, 1000))
@given(RINGS, RINGS)
def test_it_makes_no_difference_which_copy_takes_in_which(one: Ring, other: Ring) -> None:
    assert united(REGISTER, one, other) == united(REGISTER, other, one)


@settings(max_examples=sized(40, 1000))
@given(RINGS, RINGS, RINGS)
def test_it_makes_no_difference_which_two_meet_first(one: Ring, two: Ring, three: Ring) -> None:
    left = united(REGISTER, united(REGISTER, one, two), three)
    assert left == united(REGISTER, one, united(REGISTER, two, three))


@settings(max_examples=sized(40, 1000))
@given(RINGS, RINGS)
def test_taking_in_the_same_again_changes_nothing(one: Ring, other: Ring) -> None:
    both = united(REGISTER, one, other)
    assert united(REGISTER, both, other) == both
    assert united(REGISTER, both, both) == both


def test_the_newer_slot_stays() -> None:
    newer = change_passphrase(BASE, SITE.petro, "зовсім інша", CHEAP)
    for merged in (BASE.taking_in(newer), newer.taking_in(BASE)):
        assert unlock(merged, SITE.petro.user, "зовсім інша") == SITE.petro
        with pytest.raises(WrongPassphrase):
            unlock(merged, SITE.petro.user, passphrase_of("Петро"))


def test_without_the_version_the_older_slot_could_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    newer = change_passphrase(BASE, SITE.petro, "зовсім інша", CHEAP)
    monkeypatch.setattr(keyfile_module, "_age", lambda slot: -slot.version)
    assert unlock(newer.taking_in(BASE), SITE.petro.user, passphrase_of("Петро")) == SITE.petro


def test_a_slot_that_somebody_else_signed_is_not_taken_for_newer() -> None:
    owner = Owner(REGISTER, SITE.petro.user, 99)
    forged = seal_slot(owner, SITE.olena.identity, "від Олени", CHEAP)
    claimed = replace(forged, keys=SITE.petro.identity.public())
    for slot in (forged, claimed):
        merged = BASE.having(slots=[slot])
        assert unlock(merged, SITE.petro.user, passphrase_of("Петро")) == SITE.petro


@pytest.mark.parametrize("order", [lambda a, b: (a, b), lambda a, b: (b, a)])
def test_a_removed_user_does_not_come_back_with_an_old_copy(
    order: Callable[[KeyFile, KeyFile], tuple[KeyFile, KeyFile]],
) -> None:
    removed = rotate_for_removal(BASE, SITE.olena, SITE.petro.user, {HERE: 3}, 40).keyfile
    one, other = order(removed, BASE)
    merged = one.taking_in(other)
    with pytest.raises(UnknownUser):
        unlock(merged, SITE.petro.user, passphrase_of("Петро"))
    assert all(wrap.holder != SITE.petro.user for wrap in merged.ring.wraps)
    assert all(slot.user != SITE.petro.user for slot in merged.ring.slots)


def test_each_copy_keeps_its_own_database_and_can_still_open_it() -> None:
    removed = rotate_for_removal(BASE, SITE.olena, SITE.petro.user, {HERE: 3}, 40).keyfile
    merged = BASE.taking_in(removed)
    assert merged.database == BASE.database
    assert BASE.data_key in unlock(merged, SITE.iryna.user, passphrase_of("Ірина")).secrets


def test_after_a_merge_a_holder_completes_what_the_other_copy_could_not() -> None:
    """Iryna adds a psychologist on one copy; Olena, on the other, holds the compartment."""
    there, maria = joined(BASE, SITE.iryna, "Марія", [Role.PSYCHOLOGIST], 30)
    assert maria.of_kind(KeyKind.SPECIALIST) == ()
    here = BASE.taking_in(there)
    here = grant_compartment(here, SITE.olena, maria.user, Compartment.SPECIALIST, 31)
    here = complete_wraps(here, SITE.olena, 32).keyfile
    opened = unlock(there.taking_in(here), maria.user, passphrase_of("Марія"))
    assert opened.of_kind(KeyKind.SPECIALIST) == SITE.olena.of_kind(KeyKind.SPECIALIST)


def test_a_key_file_of_another_register_is_not_taken_in() -> None:
    other = create("Олена", frozenset({Role.ADMIN}), "інший реєстр", CHEAP, 1)
    with pytest.raises(KeysForeign):
        BASE.taking_in(other.keyfile)
