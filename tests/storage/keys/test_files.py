"""The key file on disk: either the old one or the new one, and damage is never silent."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from caseapp.domain.errors import DiskFull
from caseapp.domain.key_errors import (
    KeysDamaged,
    KeysMissing,
    KeysNewer,
    UnknownUser,
    WrongPassphrase,
)
from caseapp.storage.keys import files, keyfile_format
from caseapp.storage.keys.files import CURRENT, PREVIOUS, PREVIOUS_USED, finish, load, save
from caseapp.storage.keys.keyfile import KeyFile
from caseapp.storage.keys.keyfile_format import from_bytes, to_bytes
from caseapp.storage.keys.operations import change_passphrase, unlock
from caseapp.storage.keys.people import rotate_for_removal
from key_site import CHEAP, HERE, passphrase_of, site

SITE = site()
KEYS = SITE.keyfile
PETRO = SITE.petro.user


class Cut(BaseException):
    """The power goes."""


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    written = save(tmp_path, replace(KEYS, title="Пункт 3", demo=True))
    assert load(tmp_path) == written
    assert (written.generation, written.title, written.demo) == (1, "Пункт 3", True)
    assert load(tmp_path).notices == ()


def test_the_same_keys_give_the_same_bytes() -> None:
    data = to_bytes(KEYS)
    assert to_bytes(from_bytes(data)) == data
    assert b" " not in data.replace(b'"title":""', b"")
    assert list(json.loads(data)) == sorted(json.loads(data))


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_nobody_else_on_the_computer_may_read_the_file(tmp_path: Path) -> None:
    save(tmp_path, KEYS)
    assert (tmp_path / CURRENT).stat().st_mode & 0o777 == 0o600


def test_the_generation_before_is_kept(tmp_path: Path) -> None:
    first = save(tmp_path, KEYS)
    save(tmp_path, replace(first, title="Пункт 3"))
    assert from_bytes((tmp_path / PREVIOUS).read_bytes()) == first


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-40]),
        lambda path: path.write_bytes(path.read_bytes().replace(b'"demo":false', b'"demo":true')),
        lambda path: path.write_bytes(b"[]"),
        lambda path: path.write_bytes(b"\xff" * 100),
    ],
    ids=["gone", "empty", "cut", "changed", "a list", "noise"],
)
def test_a_damaged_file_falls_back_to_the_one_before_and_says_so(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    first = save(tmp_path, KEYS)
    save(tmp_path, first)
    damage(tmp_path / CURRENT)
    found = load(tmp_path)
    assert found == first
    assert found.notices == (PREVIOUS_USED,)
    assert save(tmp_path, found).notices == ()


def test_without_the_check_a_changed_byte_would_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = to_bytes(KEYS)
    changed = data.replace(b'"demo":false', b'"demo":true')
    with pytest.raises(KeysDamaged):
        from_bytes(changed)
    monkeypatch.setattr(keyfile_format, "_check", lambda _: json.loads(data)["check"])
    assert from_bytes(changed).demo


def test_with_no_generation_left_it_is_said_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing):
        load(tmp_path)
    (tmp_path / CURRENT).write_bytes(b"{}")
    with pytest.raises(KeysDamaged):
        load(tmp_path)
    (tmp_path / CURRENT).write_bytes(b'{"format":"caseapp-keys-2"}')
    with pytest.raises(KeysNewer):
        load(tmp_path)


def test_a_newer_file_is_not_passed_over_for_an_older_generation(tmp_path: Path) -> None:
    save(tmp_path, save(tmp_path, KEYS))
    (tmp_path / CURRENT).write_bytes(b'{"format":"caseapp-keys-2"}')
    with pytest.raises(KeysNewer):
        load(tmp_path)


def test_what_is_not_as_the_program_writes_it_is_damage() -> None:
    spaced = json.dumps(json.loads(to_bytes(KEYS)), sort_keys=True, ensure_ascii=False).encode()
    with pytest.raises(KeysDamaged):
        from_bytes(spaced)
    with pytest.raises(KeysDamaged):
        from_bytes(b"[" * 100_000)
    with pytest.raises(KeysDamaged):
        from_bytes(b" " * (keyfile_format.MAX_BYTES + 1))


FIELDS = sorted({*json.loads(to_bytes(KEYS)), "a newer field"} - {"check"})


@pytest.mark.parametrize("name", FIELDS)
def test_a_part_of_the_wrong_kind_is_damage(name: str) -> None:
    body = {**json.loads(to_bytes(KEYS)), name: ["?"]}
    body["check"] = keyfile_format._check({k: v for k, v in body.items() if k != "check"})
    data = keyfile_format._json(body)
    with pytest.raises(KeysDamaged):
        from_bytes(data)


def test_a_file_without_its_root_is_damage(tmp_path: Path) -> None:
    records = frozenset(one for one in KEYS.ring.records if one.kind != "root")
    with pytest.raises(KeysDamaged) as damage:
        from_bytes(to_bytes(replace(KEYS, ring=replace(KEYS.ring, records=records))))
    assert damage.value.what == "root"


def test_a_file_name_cannot_be_smuggled_in() -> None:
    assert KEYS.database == f"register-{KEYS.data_key.hex()}.db"
    body = {**json.loads(to_bytes(KEYS)), "data_key": "Li4vLi4"}
    body["check"] = keyfile_format._check({k: v for k, v in body.items() if k != "check"})
    with pytest.raises(KeysDamaged):
        from_bytes(keyfile_format._json(body))


def test_after_a_removal_neither_generation_opens_for_the_removed(tmp_path: Path) -> None:
    save(tmp_path, save(tmp_path, KEYS))
    gone = rotate_for_removal(KEYS, SITE.olena, PETRO, {HERE: 1}, 40)
    save(tmp_path, gone.keyfile, both=True)
    for name in (CURRENT, PREVIOUS):
        with pytest.raises(UnknownUser):
            unlock(files.read(tmp_path / name), PETRO, passphrase_of("Петро"))


def test_saved_as_one_generation_the_older_one_would_still_open(tmp_path: Path) -> None:
    first = save(tmp_path, KEYS)
    save(tmp_path, change_passphrase(first, SITE.petro, "інша фраза", CHEAP))
    assert unlock(files.read(tmp_path / PREVIOUS), PETRO, passphrase_of("Петро")) == SITE.petro


def test_after_a_change_of_passphrase_neither_generation_opens_with_the_old_one(
    tmp_path: Path,
) -> None:
    first = save(tmp_path, KEYS)
    save(tmp_path, change_passphrase(first, SITE.petro, "інша фраза", CHEAP), both=True)
    for name in (CURRENT, PREVIOUS):
        with pytest.raises(WrongPassphrase):
            unlock(files.read(tmp_path / name), PETRO, passphrase_of("Петро"))


def _cut_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the power go at the n-th flush."""
    flush, done = os.fsync, 0

    def cutting(handle: int) -> None:
        nonlocal done
        done += 1
        if done == step:
            raise Cut
        flush(handle)

    monkeypatch.setattr(os, "fsync", cutting)


@pytest.mark.parametrize("step", range(1, 5))
def test_a_power_cut_while_saving_leaves_the_old_keys_or_the_new_ones(
    tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = save(tmp_path, save(tmp_path, KEYS))
    with monkeypatch.context() as patch:
        _cut_at(step, patch)
        with pytest.raises(Cut):
            save(tmp_path, replace(old, title="нове"))
    found = load(tmp_path)
    assert found.notices == ()
    assert found.title == ("" if step < 4 else "нове")


@pytest.mark.parametrize("step", range(1, 5))
def test_a_power_cut_after_the_change_leaves_nothing_old_once_the_writer_is_back(
    tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, save(tmp_path, KEYS))
    gone = rotate_for_removal(KEYS, SITE.olena, PETRO, {HERE: 1}, 40).keyfile
    with monkeypatch.context() as patch:
        _cut_at(step, patch)
        with pytest.raises(Cut):
            save(tmp_path, gone, both=True)
    found = load(tmp_path)
    finish(tmp_path, found)
    previous = files.read(tmp_path / PREVIOUS)
    if found.data_key == gone.data_key:
        assert previous.slot_of(PETRO) is None
    else:
        assert step == 1
        assert previous.slot_of(PETRO) is not None


def test_finishing_leaves_an_ordinary_generation_alone(tmp_path: Path) -> None:
    first = save(tmp_path, KEYS)
    second = save(tmp_path, replace(first, title="нове"))
    finish(tmp_path, second)
    assert files.read(tmp_path / PREVIOUS) == first


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_changes_nothing_and_leaves_nothing_behind(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = save(tmp_path, KEYS)

    def full(_: int) -> None:
        raise OSError(number, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            save(tmp_path, replace(old, title="нове"))
    assert load(tmp_path) == old
    assert sorted(path.name for path in tmp_path.iterdir()) == [CURRENT]


def test_a_thousand_users_stay_far_below_the_limit_of_the_file() -> None:
    one = len(to_bytes(KEYS)) / len(KEYS.directory.users)
    assert one * 1000 < keyfile_format.MAX_BYTES / 2


def test_the_key_file_is_a_value() -> None:
    assert isinstance(KEYS, KeyFile)
    assert replace(KEYS) == KEYS
    assert KEYS.notices == ()
