"""The bytes of version 1, which every later release must write, read and verify.

`docs/journal-format.md` explains them. They are not made anew when the program changes: a test that
fails here says that registers in the field would no longer verify.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.ids import UserId, uuid7, uuid8_of
from caseapp.storage import sealing
from caseapp.storage.canonical import NotCanonical, canonical, read
from caseapp.storage.columns import moment_of
from caseapp.storage.journal.clock import HybridClock, milliseconds
from caseapp.storage.journal.format import (
    NOWHERE,
    Dot,
    Entry,
    Secret,
    Transaction,
    first_prev,
    pack_cells,
    pack_secrets,
    unpack_cells,
    unpack_secrets,
)
from caseapp.storage.journal.store import Replica
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.keyfile import KeyFile, Ring
from caseapp.storage.keys.secret import KeyKind
from caseapp.storage.keys.secret import Secret as Key
from caseapp.storage.keys.unlocked import Unlocked
from caseapp.storage.merge.runs import Run, pack, unpack
from caseapp.storage.merge.take_in import Verdict
from caseapp.storage.queries.sealed import Sealed
from caseapp.storage.register import Register
from copies import Book, Copy
from storage.journal import second_implementation as second

GOLDEN = Path(__file__).parent / "golden"
VECTORS: dict[str, Any] = json.loads((GOLDEN / "vectors.json").read_text("utf-8"))
CHAINS: dict[str, Any] = json.loads((GOLDEN / "runs.json").read_text("utf-8"))
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.binary(max_size=300)
    | st.text(max_size=300),
    lambda part: st.lists(part, max_size=30) | st.dictionaries(st.text(max_size=9), part),
    max_leaves=40,
)


def _hex(part: str, name: str) -> bytes:
    return bytes.fromhex(VECTORS[part][name])


def _id(part: str, name: str) -> UUID:
    return UUID(VECTORS[part][name])


def _entry() -> Entry:
    return Entry(
        dot=Dot(_id("entry", "replica"), VECTORS["entry"]["seq"]),
        clock=VECTORS["entry"]["clock"],
        act=VECTORS["entry"]["act"],
        author=_id("entry", "author"),
        table=VECTORS["entry"]["table"],
        row=_id("entry", "row"),
        cells=unpack_cells(_hex("entry", "cells")),
        secrets=unpack_secrets(_hex("entry", "payload")),
        prev=_hex("entry", "prev"),
    )


def _transaction() -> Transaction:
    entry, told = _entry(), VECTORS["transaction"]
    return Transaction(
        replica=entry.dot.replica,
        first=1,
        last=1,
        last_hash=entry.hash,
        act=entry.act,
        author=entry.author,
        device=UUID(told["device"]),
        occurred_at=told["occurred_at"],
        recorded_at=told["recorded_at"],
        reference=NOWHERE,
        signature=bytes.fromhex(told["signature"]),
    )


@pytest.mark.parametrize("vector", VECTORS["canonical"], ids=lambda one: one["bytes"])
def test_canonical_bytes(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["bytes"])
    assert canonical(vector["value"]) == data
    assert read(data) == vector["value"]


@given(PLAIN)
def test_a_second_implementation_writes_and_reads_the_same_bytes(value: Any) -> None:
    assert canonical(value) == second.encode(value)
    assert second.decode(canonical(value)) == value == read(second.encode(value))


@pytest.mark.parametrize(
    "data",
    [
        "1801",  # 1 in two bytes
        "f93c00",  # a float
        "c101",  # a tag
        "9f01ff",  # an array without a length
        "a2616201616102",  # keys out of order
        "a2616101616102",  # a key twice
        "a10102",  # a key that is no text
        "0101",  # something behind it
        "62c328",  # no UTF-8
        "5840",  # cut
        "1bffffffffffffffff00",
        "",
    ],
)
def test_other_ways_of_writing_are_refused(data: str) -> None:
    with pytest.raises(NotCanonical):
        read(bytes.fromhex(data))


def test_the_commitment_of_a_cell() -> None:
    kept = Secret(_hex("cell", "salt"), canonical(VECTORS["cell"]["value"]))
    assert kept.value == _hex("cell", "value_bytes")
    assert kept.commitment == _hex("cell", "commitment")


@pytest.mark.parametrize("name", ["first_prev", "grown_prev"])
def test_where_a_chain_begins(name: str) -> None:
    parent = Dot(_id(name, "parent_replica"), VECTORS[name]["parent_seq"])
    found = first_prev(
        _id(name, "register"), _id(name, "replica"), parent, _hex(name, "parent_hash")
    )
    assert found == _hex(name, "prev")


def test_the_hash_of_an_entry() -> None:
    entry = _entry()
    assert entry.hash == _hex("entry", "hash")
    assert pack_cells(entry.cells) == _hex("entry", "cells")
    assert pack_secrets(entry.secrets) == _hex("entry", "payload")
    assert entry.keeps_its_word()


def test_the_signature_of_a_transaction() -> None:
    made, register = _transaction(), _id("first_prev", "register")
    key = Ed25519PrivateKey.from_private_bytes(_hex("transaction", "private"))
    assert made.signed_bytes(register) == _hex("transaction", "signed_bytes")
    assert made.sign(register, key) == made.signature
    assert made.is_signed_by(register, key.public_key().public_bytes_raw())
    assert not made.is_signed_by(uuid7(), key.public_key().public_bytes_raw())


def test_the_bytes_of_a_run() -> None:
    replica = Replica(_id("entry", "replica"), NOWHERE, bytes(32))
    run = Run(replica, ((_transaction(), (_entry(),)),))
    data = bytes.fromhex(VECTORS["run"])
    assert pack(run) == data
    assert unpack(data) == replace(
        run, transactions=((_transaction(), (replace(_entry(), prev=b""),)),)
    )


def test_the_hybrid_clock() -> None:
    told = VECTORS["clock"]
    clock = HybridClock(lambda: moment_of(told["milliseconds"] * 1000))
    ticks = [clock.tick() for _ in range(told["counter"] + 1)]
    assert ticks[-1] == told["value"]
    assert milliseconds(ticks[-1]) == told["milliseconds"]


@pytest.mark.parametrize("vector", VECTORS["row_ids"], ids=lambda one: one["kind"])
def test_the_ids_of_rows_that_two_laptops_make(vector: dict[str, Any]) -> None:
    kinds: dict[str, Any] = {"uuid": UUID, "int": int, "text": str, "bytes": bytes.fromhex}
    parts = [kinds[kind](value) for kind, value in vector["parts"]]
    assert uuid8_of(vector["kind"], *parts) == UUID(vector["id"])


def test_a_sealed_value() -> None:
    key_id, value = _hex("sealed", "key_id"), _hex("sealed", "key")
    keys = Unlocked(
        UserId(uuid7()), Identity.fresh(), {key_id: Key(key_id, KeyKind.SPECIALIST, value)}
    )
    keyfile = KeyFile(_id("sealed", "register"), bytes(16), Ring())
    register = Register(Path(), Path(), keyfile, keys, None, lambda: datetime.now(UTC))  # type: ignore[arg-type] # no database is asked
    sealed = Sealed(
        _id("sealed", "row"),
        Compartment.SPECIALIST.value,
        _hex("sealed", "sealed"),
        datetime.now(UTC),
    )
    content = _hex("sealed", "content")
    assert canonical([VECTORS["sealed"]["kind"], VECTORS["sealed"]["text"]]) == content
    assert sealing.padded(content) == _hex("sealed", "padded")
    assert sealing.unseal(register, sealed) == content
    assert len(sealed.ciphertext) == 16 + 12 + 64 + 16


class _GoldenBook(Book):
    """The directory of the golden chains: public keys are all that is left of their authors."""

    def sign_key_of(self, user: UUID) -> bytes | None:
        found = CHAINS["authors"].get(user.hex)
        return None if found is None else bytes.fromhex(found)

    def allows(self, user: UUID, *_: object) -> bool:
        return user.hex in CHAINS["authors"]

    def as_known_here(self) -> Book:
        return self


def test_two_golden_chains_are_taken_in_and_verify(tmp_path: Path) -> None:
    roles = {UUID(user): frozenset(map(Role, named)) for user, named in CHAINS["roles"].items()}
    copy = Copy(
        tmp_path / "register.db", UUID(CHAINS["register"]), _GoldenBook(roles=roles), uuid7()
    )
    outcomes = copy.take(unpack(bytes.fromhex(run)) for run in CHAINS["runs"])
    assert [one.verdict for one in outcomes] == [Verdict.TAKEN, Verdict.TAKEN]
    assert copy.faults() == []
    assert copy.differences() == []
    assert [pack(run).hex() for run in copy.runs()] == sorted(CHAINS["runs"], key=_replica)
    copy.close()


def test_the_second_implementation_reads_the_golden_chains() -> None:
    register = bytes.fromhex(CHAINS["register"])
    keys = {bytes.fromhex(u): bytes.fromhex(k) for u, k in CHAINS["authors"].items()}
    for run, says in zip(CHAINS["runs"], CHAINS["says"], strict=True):
        entries = second.entries_of(register, keys, bytes.fromhex(run))
        assert [_shown(entry) for entry in entries] == says


def test_the_second_implementation_refuses_a_changed_byte() -> None:
    register = bytes.fromhex(CHAINS["register"])
    keys = {bytes.fromhex(u): bytes.fromhex(k) for u, k in CHAINS["authors"].items()}
    data = bytearray.fromhex(CHAINS["runs"][0])
    at = data.index("Новий".encode())
    data[at + 1] ^= 1
    with pytest.raises(second.Refused):
        second.entries_of(register, keys, bytes(data))


def _replica(run: str) -> bytes:
    return unpack(bytes.fromhex(run)).replica.id.bytes


def _shown(entry: dict[str, Any]) -> dict[str, Any]:
    values = {
        field: value.hex() if isinstance(value, bytes) else value
        for field, value in entry["values"].items()
    }
    return {
        "seq": entry["seq"],
        "act": entry["act"],
        "table": entry["table"],
        "row": entry["row"].hex(),
        "prev": entry["prev"].hex(),
        "values": values,
    }
