"""Files and bytes of this release, which every later one must read and verify.

`docs/key-file-format.md` explains them. They are not made anew when the program changes: a test that
fails here says that registers in the field would no longer open.
"""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from caseapp.domain.access import Role
from caseapp.domain.ids import UserId
from caseapp.storage.keys.fact_reader import read_fact
from caseapp.storage.keys.facts import KINDS, Root, body_of, user_id
from caseapp.storage.keys.identity import Identity
from caseapp.storage.keys.keyfile_format import from_bytes, to_bytes
from caseapp.storage.keys.operations import unlock
from caseapp.storage.keys.people import enrol
from caseapp.storage.keys.records import Record, register_id, sign, signed_bytes
from caseapp.storage.keys.recovery import RecoveryCode
from caseapp.storage.keys.secret import KeyKind, Secret
from caseapp.storage.keys.slots import KdfParameters, kek_of, slot_aad
from caseapp.storage.keys.unlocked import opened_by_code
from caseapp.storage.keys.wraps import Wrap, open_wrap, wrap_info
from key_site import CHEAP

FOLDER = Path(__file__).parent / "golden"
VECTORS = json.loads((FOLDER / "vectors.json").read_text(encoding="utf-8"))
FILE = (FOLDER / "keys.json").read_bytes()


def _hex(part: str, name: str) -> bytes:
    return bytes.fromhex(VECTORS[part][name])


def test_the_recovery_code_and_its_keys() -> None:
    code, told = RecoveryCode(_hex("recovery", "entropy")), VECTORS["recovery"]
    public = code.identity().public()
    assert (code.text, code.fingerprint) == (told["text"], told["fingerprint"])
    assert (public.box.hex(), public.sign.hex(), code.id.hex) == (
        told["box"],
        told["sign"],
        told["id"],
    )


def test_the_check_value_of_a_secret() -> None:
    kind = KeyKind(VECTORS["secret"]["kind"])
    secret = Secret(_hex("secret", "id"), kind, _hex("secret", "value"))
    assert secret.check_value == _hex("secret", "check")


def test_the_key_that_a_passphrase_makes() -> None:
    told = VECTORS["kek"]
    cost = KdfParameters(told["memory_kib"], told["passes"], told["lanes"])
    assert kek_of(told["passphrase"], _hex("kek", "salt"), cost) == _hex("kek", "kek")


def test_what_a_slot_authenticates() -> None:
    told = VECTORS["slot_aad"]
    aad = slot_aad(UUID(told["register"]), UUID(told["user"]), CHEAP)
    assert aad == _hex("slot_aad", "aad")


def test_a_wrap() -> None:
    told, secret = VECTORS["wrap"], VECTORS["secret"]
    identity = Identity.unpacked(_hex("wrap", "private"))
    wrap = Wrap(
        _hex("secret", "id"),
        KeyKind(secret["kind"]),
        UUID(told["holder"]),
        identity.public().box,
        _hex("wrap", "sealed"),
    )
    assert wrap_info(UUID(told["register"]), wrap) == _hex("wrap", "info")
    opened = open_wrap(UUID(told["register"]), wrap, identity)
    assert opened is not None
    assert opened.value == _hex("secret", "value")


def test_the_root_record_and_the_ids_it_makes() -> None:
    told, admin = VECTORS["root"], Identity.unpacked(_hex("root", "private"))
    root = read_fact("root", _hex("root", "body"))
    assert isinstance(root, Root)
    assert body_of(root) == _hex("root", "body")
    register = register_id(root)
    assert (register.hex, user_id(root.admin).hex) == (told["register"], told["user"])
    record = sign(register, root, user_id(root.admin), admin)  # Ed25519 is deterministic
    assert signed_bytes(register, record) == _hex("root", "signed")
    assert (record.signature, record.id.hex) == (_hex("root", "signature"), told["record"])


def test_a_grant_that_the_recovery_code_signed() -> None:
    told, register = VECTORS["grant"], UUID(VECTORS["root"]["register"])
    code = RecoveryCode(_hex("recovery", "entropy"))
    record = Record("grant", _hex("grant", "body"), code.id, _hex("grant", "signature"))
    assert signed_bytes(register, record) == _hex("grant", "signed")
    assert record.is_signed_by(register, code.identity().public())
    assert (record.signer.hex, record.id.hex) == (told["signer"], told["record"])


def test_a_whole_key_file_with_every_kind_of_record() -> None:
    keyfile, told = from_bytes(FILE), VECTORS["file"]
    assert to_bytes(keyfile) == FILE
    assert {record.kind for record in keyfile.ring.records} == set(KINDS)
    assert (keyfile.register.hex, keyfile.database) == (told["register"], told["database"])
    assert (keyfile.generation, keyfile.title) == (7, "Пункт «Калина»")
    directory = keyfile.directory
    assert directory.refused == {}
    removed, replica = UUID(told["removed"]), UUID(told["seen"]["replica"])
    assert directory.removed(removed)
    allowed = [directory.allows(removed, replica, told["seen"]["seq"] + n) for n in (0, 1)]
    assert allowed == [True, False]


@pytest.mark.parametrize("person", VECTORS["file"]["people"], ids=lambda p: p["user"])
def test_everybody_in_the_file_opens_what_is_theirs(person: dict[str, Any]) -> None:
    keyfile, user = from_bytes(FILE), UserId(UUID(person["user"]))
    unlocked = unlock(keyfile, user, person["passphrase"])
    opened = {one.hex(): secret.value.hex() for one, secret in unlocked.secrets.items()}
    assert opened == person["secrets"]
    assert keyfile.directory.users[user].name == person["name"]
    assert keyfile.directory.roles_now(user) == set(map(Role, person["roles"]))
    assert sorted(keyfile.directory.compartments_of(user)) == person["compartments"]


def test_the_code_on_the_sheet_and_the_one_time_passphrase_still_work() -> None:
    keyfile, told = from_bytes(FILE), VECTORS["file"]
    recovery = opened_by_code(keyfile, RecoveryCode.parse(told["recovery"]))
    assert keyfile.data_key in recovery.secrets
    one_time = told["one_time"]
    done = enrol(keyfile, UUID(one_time["user"]), one_time["passphrase"], "нова фраза", CHEAP)
    assert keyfile.data_key in done.unlocked.secrets
