"""Files beside the database: under their own keys, named by nobody's name, never written twice."""

import shutil
import stat
from pathlib import Path

import pytest

from caseapp.domain.keeping_errors import AttachmentDamaged, AttachmentMissing
from caseapp.storage import attachments
from caseapp.storage.attachments import adopt, keep, name_of, read, sweep, twins
from caseapp.storage.durable import PART
from caseapp.storage.stream import sealed
from storage.keeping.kept import SECRET, answer, files

LIST = "Коваленко Іван, Бойко Олена".encode() * 10_000


def only_file(register: Path) -> Path:
    [found] = (path for path in register.rglob("*") if path.is_file())
    return found


def test_what_was_kept_is_read_back_and_nothing_of_it_is_seen(tmp_path: Path) -> None:
    kept = keep(tmp_path, LIST, SECRET)
    assert read(tmp_path, kept.stored_name, kept.key, SECRET) == LIST
    assert kept.size == len(LIST)
    file = only_file(tmp_path)
    assert file.relative_to(tmp_path).parts == (
        "attachments",
        kept.stored_name[:2],
        kept.stored_name,
    )
    assert "Коваленко".encode() not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_key_stays_out_of_representations(tmp_path: Path) -> None:
    kept = keep(tmp_path, LIST, SECRET)
    assert repr(kept.key) not in repr(kept)
    assert kept.key.hex() not in str(kept)


def test_a_name_says_nothing_without_the_register_s_secret() -> None:
    assert name_of(LIST, SECRET) == name_of(LIST, SECRET)
    assert name_of(LIST, SECRET) != name_of(LIST, bytes(32))
    assert (
        name_of(b"caseapp", SECRET)
        == "c0691aa4dbc850812fe71cb7af0fa968901ba98278fa883c38f7787d1a71111a"
    )


def test_the_same_content_on_two_laptops_is_readable_under_both_keys(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    ours, theirs = keep(here, LIST, SECRET), keep(there, LIST, SECRET)
    assert adopt(there, here, theirs.stored_name)
    assert ours.stored_name == theirs.stored_name
    for key in (ours.key, theirs.key):
        assert read(here, ours.stored_name, key, SECRET) == LIST


def test_what_is_here_already_is_not_taken_over_again(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    kept = keep(here, LIST, SECRET)
    shutil.copytree(here, there)
    assert adopt(there, here, kept.stored_name)
    assert len(twins(here, kept.stored_name)) == 1
    assert not adopt(there, here, "ab" * 32)


def test_a_file_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    kept = keep(tmp_path, LIST, SECRET)
    only_file(tmp_path).unlink()
    with pytest.raises(AttachmentMissing):
        read(tmp_path, kept.stored_name, kept.key, SECRET)


@pytest.mark.parametrize("name", ["../../keys.json", "/etc/passwd", "", "ab" * 31, "AB" * 32])
def test_a_name_out_of_a_foreign_row_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "keys.json").write_text("{}")
    with pytest.raises(AttachmentMissing):
        read(tmp_path, name, bytes(32), SECRET)
    assert not adopt(tmp_path, tmp_path / "other", name)


def test_a_changed_or_cut_file_is_refused(tmp_path: Path) -> None:
    kept = keep(tmp_path, LIST, SECRET)
    file = only_file(tmp_path)
    whole = file.read_bytes()
    for broken in (whole[:-1], whole[:-20_000], b"", whole[:100] + b"\0" + whole[101:]):
        file.write_bytes(broken)
        with pytest.raises(AttachmentDamaged):
            read(tmp_path, kept.stored_name, kept.key, SECRET)


def test_a_file_under_the_name_of_another_content_is_refused(tmp_path: Path) -> None:
    key, content, name = bytes(32), b"true content", name_of(b"another content", SECRET)
    folder = tmp_path / "attachments" / name[:2]
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"".join(sealed(content, key, name.encode())))
    with pytest.raises(AttachmentDamaged):
        read(tmp_path, name, key, SECRET)


def test_the_sweep_takes_what_nothing_names_and_what_is_half_written(tmp_path: Path) -> None:
    named, unnamed = keep(tmp_path, LIST, SECRET), keep(tmp_path, b"rolled back", SECRET)
    half = twins(tmp_path, named.stored_name)[0].with_name(f".x{PART}")
    half.write_bytes(b"half")
    foreign = half.with_name("note.txt")
    foreign.write_bytes(b"not ours")
    assert sweep(tmp_path, {named.stored_name}) == 1
    assert not half.exists()
    assert foreign.exists()
    assert twins(tmp_path, unnamed.stored_name) == ()
    assert read(tmp_path, named.stored_name, named.key, SECRET) == LIST


def test_a_full_disk_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    content, register = tmp_path / "content", tmp_path / "register"
    content.write_bytes(LIST)
    said = answer("full_child.py", "0,5,70000,10000000", "attachment", register, content)
    assert said.split() == ["DiskFull", "DiskFull", "DiskFull", "done"]
    assert len(files(register)) == 1


# The broken twins.


def test_without_the_second_look_at_the_name_another_content_would_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, name = bytes(32), name_of(b"another content", SECRET)
    folder = tmp_path / "attachments" / name[:2]
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"".join(sealed(b"x", key, name.encode())))
    monkeypatch.setattr(attachments, "name_of", lambda _content, _secret: name)
    assert read(tmp_path, name, key, SECRET) == b"x"


def test_without_twins_one_of_two_keys_would_open_nothing(tmp_path: Path) -> None:
    first = keep(tmp_path, LIST, SECRET)
    only_file(tmp_path).unlink()
    keep(tmp_path, LIST, SECRET)
    with pytest.raises(AttachmentDamaged):
        read(tmp_path, first.stored_name, first.key, SECRET)
