"""Papers and files of a person: kept as they were given, read by who may, taken back."""

from pathlib import Path

import pytest
from sqlalchemy import select

from arrived import Arrived, decide_care, rows_equal_journal, undone
from caseapp.domain.access import Role
from caseapp.domain.captivity import DocumentKind, DocumentState, FileKind
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.consents import ConsentState
from caseapp.domain.errors import CaseError, NotFound
from caseapp.domain.file_errors import (
    NoPicture,
    PersonFileEmpty,
    PersonFileNotSaved,
    PersonFileTooBig,
    PersonFileUnknown,
    PersonFileUnreadable,
)
from caseapp.domain.file_types import FileType, file_type
from caseapp.domain.keeping_errors import AttachmentDamaged
from caseapp.domain.paper_errors import PlaceNotWritable
from caseapp.services import checking, documents, files
from caseapp.services.documents import documents_of
from caseapp.services.files import files_of
from caseapp.storage import attachments
from caseapp.storage.tables.every import table_of

FO, SUP = Role.FIELD_OFFICER, Role.SUPERVISOR
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
PDF = b"%PDF-1.7\n" + b"x" * 2000


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, FileType.PNG),
        (b"\xff\xd8\xff\xe0rest", FileType.JPEG),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", FileType.WEBP),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", None),
        (b"\x00\x00\x00\x18ftypheic\x00", FileType.HEIF),
        (b"\x00\x00\x00\x18ftypmp42\x00", None),
        (b"II*\x00rest", FileType.TIFF),
        (PDF, FileType.PDF),
        (b"PK\x03\x04....[Content_Types].xml", FileType.OFFICE),
        (b"PK\x03\x04....setup.exe", None),
        (b"MZ\x90\x00\x03", None),
        (b"\x7fELF\x02\x01", None),
        ("розписка".encode(), FileType.TEXT),
        ("розписка".encode("cp1251"), None),
        (b"ID3\x04\x00\x00", None),
        (b"", None),
    ],
)
def test_a_file_is_what_is_in_it(content: bytes, kind: FileType | None) -> None:
    assert file_type(content) is kind


def test_a_paper_is_added_changed_removed_and_each_is_taken_back(arrived: Arrived) -> None:
    told = {
        "kind": DocumentKind.MILITARY_ID.value,
        "number": "СБ 123456",
        "state": DocumentState.REPLACEMENT_NEEDED.value,
        "note": "без обкладинки",
    }
    assert told.keys() == documents.DOCUMENT_FIELDS
    with arrived.founded.opened(FO) as ctx:
        paper = documents.add_document(ctx, arrived.person, DocumentKind.PASSPORT_BOOK).value
        for field, value in told.items():
            documents.edit_document(ctx, paper, field, value)
        [seen] = documents_of(ctx, arrived.person)
        assert {name: getattr(seen, name) for name in told} == told
        with pytest.raises(ValueError, match="lost"):
            documents.edit_document(ctx, paper, "state", "lost")
        documents.remove_document(ctx, paper)
        assert documents_of(ctx, arrived.person) == ()
        assert [undone(ctx) for _ in range(6)] == ["edit_document"] * 6
        assert documents_of(ctx, arrived.person) == ()
        assert rows_equal_journal(ctx)


def test_a_file_comes_back_byte_for_byte_and_the_log_says_who_looked(
    arrived: Arrived, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_0001.JPG"
    photo.write_bytes(PNG)  # the name is wrong; what is in it decides
    with arrived.founded.opened(FO) as ctx:
        file = files.attach(ctx, arrived.person, photo, FileKind.PHOTO, " обличчя ").value
        [seen] = files_of(ctx, arrived.person)
        assert (seen.kind, seen.title, seen.size) == (FileKind.PHOTO, "обличчя", len(PNG))
        assert seen.added_by == arrived.founded.user(FO).name
        content = files.read_file(ctx, file)
        assert (content.data, content.type) == (PNG, FileType.PNG)
        assert content.sha256 == seen.sha256
        assert photo.read_bytes() == PNG
        ctx.register.access_log.flush()
        log = table_of("access_log")
        with ctx.register.read() as view:
            looks = view.execute(select(log.c.what, log.c.subject)).all()
        assert ("file", file) in [(what, subject) for what, subject in looks]
        assert checking.check(ctx).faults == ()
    kept = [one.read_bytes() for one in arrived.founded.folder.rglob("attachments/*/*")]
    assert not any(PNG[20:60] in one for one in kept)
    kinds = {one for one in arrived.founded.folder.rglob("*") if "IMG_0001" in one.name}
    assert kinds == set()


def test_a_file_is_named_anew_and_taken_away_and_both_are_taken_back(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        file = files.attach_bytes(ctx, arrived.person, PDF, "scan.pdf", FileKind.DOCUMENT).value
        files.edit_file(ctx, file, "title", "довідка")
        files.remove_file(ctx, file)
        assert files_of(ctx, arrived.person) == ()
        with pytest.raises(NotFound):
            files.read_file(ctx, file)
        assert undone(ctx) == "remove_file"
        assert files.read_file(ctx, file).data == PDF
        assert undone(ctx) == "attach_file"
        assert files_of(ctx, arrived.person)[0].title == ""
        assert undone(ctx) == "attach_file"
        assert files_of(ctx, arrived.person) == ()
        assert rows_equal_journal(ctx)


@pytest.mark.parametrize(
    ("content", "kind", "refusal"),
    [
        (b"", FileKind.DOCUMENT, PersonFileEmpty),
        (b"MZ\x90\x00", FileKind.DOCUMENT, PersonFileUnknown),
        (PDF, FileKind.PHOTO, NoPicture),
        (PNG + b"\0" * (files.MOST_MIB << 20), FileKind.PHOTO, PersonFileTooBig),
    ],
    ids=["empty", "a program", "no picture", "too big"],
)
def test_what_is_no_file_of_a_person_is_refused_and_leaves_nothing(
    arrived: Arrived, tmp_path: Path, content: bytes, kind: FileKind, refusal: type[CaseError]
) -> None:
    source = tmp_path / "photo.png"
    source.write_bytes(content)
    with arrived.founded.opened(FO) as ctx:
        before = set(arrived.founded.folder.rglob("attachments/*/*"))
        with pytest.raises(refusal):
            files.attach(ctx, arrived.person, source, kind)
        assert set(arrived.founded.folder.rglob("attachments/*/*")) == before
        assert files_of(ctx, arrived.person) == ()


def test_a_file_becomes_a_photo_only_if_it_is_a_picture(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        picture = files.attach_bytes(ctx, arrived.person, PNG, "a", FileKind.DOCUMENT).value
        paper = files.attach_bytes(ctx, arrived.person, PDF, "b", FileKind.DOCUMENT).value
        files.edit_file(ctx, picture, "kind", FileKind.PHOTO.value)
        with pytest.raises(NoPicture):
            files.edit_file(ctx, paper, "kind", FileKind.PHOTO.value)
        kinds = {one.id: one.kind for one in files_of(ctx, arrived.person)}
        assert kinds == {picture: FileKind.PHOTO, paper: FileKind.DOCUMENT}
        by_id = {one.id: one.attachment for one in files_of(ctx, arrived.person)}
        assert files.photo_of(ctx, by_id[picture]) == PNG
        with pytest.raises(NotFound):
            files.photo_of(ctx, by_id[paper])


def test_a_copy_is_written_where_one_asks_and_nowhere_else(
    arrived: Arrived, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_place: Path, _data: bytes) -> None:
        raise OSError

    with arrived.founded.opened(FO) as ctx:
        file = files.attach_bytes(ctx, arrived.person, PDF, "a.pdf", FileKind.OTHER).value
        place = tmp_path / "copy.pdf"
        files.save_copy(ctx, file, place)
        assert place.read_bytes() == PDF
        assert place.stat().st_mode & 0o077 == 0
        with pytest.raises(PlaceNotWritable):
            files.save_copy(ctx, file, tmp_path / "nowhere" / "copy.pdf")
        monkeypatch.setattr(files, "write_whole", full)
        with pytest.raises(PersonFileNotSaved):
            files.save_copy(ctx, file, tmp_path / "full.pdf")


def test_a_file_that_is_gone_or_is_a_folder_is_refused_in_words(
    arrived: Arrived, tmp_path: Path
) -> None:
    with arrived.founded.opened(FO) as ctx:
        for source in (tmp_path / "gone.png", tmp_path):
            with pytest.raises(PersonFileUnreadable):
                files.attach(ctx, arrived.person, source, FileKind.PHOTO)


def test_a_file_that_was_changed_on_the_disk_is_not_shown(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        file = files.attach_bytes(ctx, arrived.person, PNG, "a.png", FileKind.PHOTO).value
        [seen] = files_of(ctx, arrived.person)
        with ctx.register.read() as view:
            row = table_of("attachment")
            name = view.execute(
                select(row.c.stored_name).where(row.c.id == seen.attachment)
            ).scalar_one()
        [place] = attachments.twins(arrived.founded.folder, name)
        damaged = bytearray(place.read_bytes())
        damaged[-1] ^= 1
        place.write_bytes(damaged)
        with pytest.raises(AttachmentDamaged):
            files.read_file(ctx, file)


def test_nothing_is_kept_or_read_of_who_refused_care(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        file = files.attach_bytes(ctx, arrived.person, PNG, "a.png", FileKind.PHOTO).value
        paper = documents.add_document(ctx, arrived.person, DocumentKind.ID_CARD).value
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        before = set(arrived.founded.folder.rglob("attachments/*/*"))
        for refused in (
            lambda: files.read_file(ctx, file),
            lambda: files.edit_file(ctx, file, "title", "x"),
            lambda: files.remove_file(ctx, file),
            lambda: files.attach_bytes(ctx, arrived.person, PDF, "b.pdf", FileKind.OTHER),
            lambda: documents.edit_document(ctx, paper, "number", "1"),
            lambda: documents.add_document(ctx, arrived.person, DocumentKind.ID_CARD),
            lambda: documents.remove_document(ctx, paper),
        ):
            with pytest.raises(CareRefused):
                refused()
        assert set(arrived.founded.folder.rglob("attachments/*/*")) == before
