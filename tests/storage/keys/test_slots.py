"""A slot opens with its passphrase, in its register, for its user, at its cost: and not otherwise."""

import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from caseapp.domain.key_errors import KdfRefused, KeysDamaged, WrongPassphrase
from caseapp.storage.keys import slots
from caseapp.storage.keys.cost import calibrated, free_memory_mib, seconds_of
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.slots import MEBI_KIB, KdfParameters, Owner, Slot, open_slot, seal_slot
from key_site import CHEAP

REGISTER, USER = UUID(int=1), UUID(int=2)
SEALED_FOR = Owner(REGISTER, USER, 3)
IDENTITY = Identity.fresh()
SLOT = seal_slot(SEALED_FOR, IDENTITY, "тиха вода", CHEAP)


def test_the_passphrase_opens_the_keys() -> None:
    assert open_slot(REGISTER, SLOT, "тиха вода") == IDENTITY


def test_a_wrong_passphrase_opens_nothing() -> None:
    with pytest.raises(WrongPassphrase):
        open_slot(REGISTER, SLOT, "тиха водa")  # with a Latin a


def test_a_passphrase_typed_in_decomposed_letters_is_the_same() -> None:
    slot = seal_slot(SEALED_FOR, IDENTITY, "їжак й ґанок", CHEAP)
    typed = unicodedata.normalize("NFD", "їжак й ґанок")
    assert typed != "їжак й ґанок"
    assert open_slot(REGISTER, slot, typed) == IDENTITY


@pytest.mark.parametrize(
    ("register", "slot"),
    [
        (UUID(int=9), SLOT),
        (REGISTER, replace(SLOT, user=UUID(int=9))),
        (REGISTER, replace(SLOT, kdf=replace(CHEAP, memory_kib=CHEAP.memory_kib + 8))),
        (REGISTER, replace(SLOT, kdf=replace(CHEAP, passes=3))),
        (REGISTER, replace(SLOT, kdf=replace(CHEAP, lanes=2))),
        (REGISTER, replace(SLOT, salt=bytes(16))),
        (REGISTER, replace(SLOT, sealed=SLOT.sealed[:-1] + bytes([SLOT.sealed[-1] ^ 1]))),
    ],
    ids=["register", "user", "memory", "passes", "lanes", "salt", "seal"],
)
def test_whatever_is_changed_in_a_slot_it_does_not_open(register: UUID, slot: Slot) -> None:
    with pytest.raises(WrongPassphrase):
        open_slot(register, slot, "тиха вода")


def test_the_authenticated_data_is_what_refuses_another_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(slots, "slot_aad", lambda *_: b"")
    slot = seal_slot(SEALED_FOR, IDENTITY, "тиха вода", CHEAP)
    assert open_slot(UUID(int=9), replace(slot, user=UUID(int=9)), "тиха вода") == IDENTITY


def test_keys_that_do_not_belong_to_the_public_ones_are_damage() -> None:
    with pytest.raises(KeysDamaged):
        open_slot(REGISTER, replace(SLOT, keys=Identity.fresh().public()), "тиха вода")


@pytest.mark.parametrize(
    "change",
    [
        lambda s: replace(s, version=4),
        lambda s: replace(s, user=UUID(int=9)),
        lambda s: replace(s, kdf=replace(s.kdf, passes=3)),
        lambda s: replace(s, salt=bytes(16)),
        lambda s: replace(s, sealed=s.sealed[:-1] + b"x"),
        lambda s: replace(s, keys=replace(s.keys, box=Identity.fresh().public().box)),
    ],
    ids=["version", "user", "cost", "salt", "seal", "box"],
)
def test_a_slot_is_signed_with_its_version(change: Callable[[Slot], Slot]) -> None:
    assert SLOT.is_signed(REGISTER)
    assert not SLOT.is_signed(UUID(int=9))
    assert not change(SLOT).is_signed(REGISTER)


def test_a_slot_of_another_shape_is_no_slot() -> None:
    with pytest.raises(ValueError, match="92"):
        replace(SLOT, sealed=b"")
    with pytest.raises(ValueError, match="16"):
        replace(SLOT, salt=b"")


OUT_OF_BOUNDS = [
    (KdfParameters(64 * MEBI_KIB - 1), "memory"),
    (KdfParameters(1024 * MEBI_KIB + 1), "memory"),
    (KdfParameters(passes=1), "passes"),
    (KdfParameters(passes=11), "passes"),
    (KdfParameters(lanes=0), "lanes"),
    (KdfParameters(lanes=5), "lanes"),
]


def _derived(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    asked: list[int] = []

    class Spy:
        def __init__(self, **cost: int) -> None:
            asked.append(cost["memory_cost"])

        def derive(self, _typed: bytes) -> bytes:
            return bytes(32)

    monkeypatch.setattr(slots, "Argon2id", Spy)
    return asked


@pytest.mark.parametrize(("cost", "what"), OUT_OF_BOUNDS)
def test_a_cost_outside_the_bounds_is_refused_before_anything_is_derived(
    cost: KdfParameters, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _derived(monkeypatch)
    with pytest.raises(KdfRefused) as refused:
        open_slot(REGISTER, replace(SLOT, kdf=cost), "тиха вода")
    assert (refused.value.what, asked) == (what, [])


def test_without_the_check_of_the_bounds_the_cost_would_be_paid(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = _derived(monkeypatch)
    monkeypatch.setattr(KdfParameters, "require_bounds", lambda _: None)
    with pytest.raises(WrongPassphrase):
        open_slot(REGISTER, replace(SLOT, kdf=OUT_OF_BOUNDS[1][0]), "тиха вода")
    assert asked == [1024 * MEBI_KIB + 1]


def test_the_default_cost_is_the_one_of_the_design_and_opens() -> None:
    """The one test at real cost."""
    cost = KdfParameters()
    assert cost == KdfParameters(256 * MEBI_KIB, 3, 2)
    slot = seal_slot(SEALED_FOR, IDENTITY, "тиха вода", cost)
    assert open_slot(REGISTER, slot, "тиха вода") == IDENTITY


def test_a_fast_machine_pays_more_and_a_slow_one_never_less() -> None:
    default = KdfParameters()
    assert calibrated(lambda _: 0.5, 8000) == replace(default, passes=6)
    assert calibrated(lambda _: 0.01, 8000) == replace(default, passes=10)
    assert calibrated(lambda _: 9.0, 8000) == default


def test_where_memory_is_short_the_memory_goes_down_to_the_bound_and_no_further() -> None:
    assert calibrated(lambda _: 1.0, 400).memory_kib == 128 * MEBI_KIB
    poor = calibrated(lambda _: 0.2, 10)
    assert poor == KdfParameters(64 * MEBI_KIB, 10, 2)
    poor.require_bounds()


def test_this_machine_tells_its_memory_and_its_speed() -> None:
    assert (free_memory_mib() or 0) > 64
    assert seconds_of(CHEAP) > 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits a process through setrlimit")
def test_too_little_memory_is_said_and_not_a_crash() -> None:
    script = (
        "import resource\n"
        "from caseapp.domain.key_errors import NotEnoughMemory\n"
        "from caseapp.storage.keys.slots import KdfParameters, kek_of\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20, 400 * 2**20))\n"
        "try:\n"
        "    kek_of('a', bytes(16), KdfParameters(1024 * 1024, 2, 1))\n"
        "except NotEnoughMemory as error:\n"
        "    print(error.mebibytes)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert told.stdout.strip() == "1024", told.stderr
