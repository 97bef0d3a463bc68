"""A wrap gives one secret to one holder, and is good for nothing else."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from caseapp.storage.keys import wraps
from caseapp.storage.keys.identity import Identity, PublicKeys
from caseapp.storage.keys.secret import KeyKind, Secret
from caseapp.storage.keys.wraps import Wrap, make_wrap, open_wrap

REGISTER, HOLDER = UUID(int=1), UUID(int=2)
SECRET = Secret.fresh(KeyKind.SPECIALIST)
IDENTITY = Identity.fresh()
WRAP = make_wrap(REGISTER, SECRET, HOLDER, IDENTITY.public())

CHANGES: dict[str, Callable[[Wrap], Wrap]] = {
    "key id": lambda w: replace(w, key=bytes(16)),
    "kind": lambda w: replace(w, kind=KeyKind.TRAINED),
    "holder": lambda w: replace(w, holder=UUID(int=9)),
    "public key": lambda w: replace(w, box=Identity.fresh().public().box),
}


def test_the_holder_opens_the_wrap() -> None:
    assert open_wrap(REGISTER, WRAP, IDENTITY) == SECRET


def test_nobody_else_opens_it() -> None:
    assert open_wrap(REGISTER, WRAP, Identity.fresh()) is None


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_changed_around_a_wrap_it_does_not_open(
    change: Callable[[Wrap], Wrap],
) -> None:
    assert open_wrap(REGISTER, change(WRAP), IDENTITY) is None


def test_a_wrap_of_another_register_does_not_open() -> None:
    assert open_wrap(UUID(int=9), WRAP, IDENTITY) is None


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_bound_context_is_what_refuses_it(
    change: Callable[[Wrap], Wrap], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wraps, "wrap_info", lambda *_: b"")
    loose = make_wrap(REGISTER, SECRET, HOLDER, IDENTITY.public())
    opened = open_wrap(REGISTER, change(loose), IDENTITY)
    assert opened is not None
    assert opened.value == SECRET.value


def test_the_suite_byte_comes_first_and_an_unknown_one_is_not_guessed_at() -> None:
    assert WRAP.sealed[:1] == b"\x01"
    assert open_wrap(REGISTER, replace(WRAP, sealed=b"\x02" + WRAP.sealed[1:]), IDENTITY) is None
    assert open_wrap(REGISTER, replace(WRAP, sealed=b""), IDENTITY) is None


@pytest.mark.parametrize("place", [1, 20, 40, 80])
def test_a_flipped_bit_is_found(place: int) -> None:
    sealed = bytearray(WRAP.sealed)
    sealed[place] ^= 1
    assert open_wrap(REGISTER, replace(WRAP, sealed=bytes(sealed)), IDENTITY) is None


@pytest.mark.parametrize("box", [bytes(32), b"\x01" + bytes(31)])
def test_a_public_key_of_low_order_is_no_key(box: bytes) -> None:
    with pytest.raises(ValueError, match="shared key"):
        PublicKeys(box, IDENTITY.public().sign)


def test_the_check_value_tells_a_false_secret() -> None:
    assert SECRET.matches(SECRET.check_value)
    assert not replace(SECRET, value=bytes(32)).matches(SECRET.check_value)
    assert not replace(SECRET, id=bytes(16)).matches(SECRET.check_value)
