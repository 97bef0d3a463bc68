"""Photos and other files about a person: encrypted, never changed, read back into memory only."""

from pathlib import Path
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.captivity import FileKind
from caseapp.domain.captivity_views import Content, FileView
from caseapp.domain.errors import NotFound
from caseapp.domain.file_errors import (
    NoPicture,
    PersonFileEmpty,
    PersonFileNotSaved,
    PersonFileTooBig,
    PersonFileUnknown,
    PersonFileUnreadable,
)
from caseapp.domain.file_types import file_type
from caseapp.domain.ids import AttachmentId, PersonId, uuid7
from caseapp.services import outlets
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.storage import attachments
from caseapp.storage.durable import write_whole
from caseapp.storage.queries import captivity as queries
from caseapp.storage.queries.captivity import KeptFile
from caseapp.storage.tables.captivity import PersonFile
from caseapp.storage.tables.keeping import Attachment
from caseapp.storage.tables.people import Person

MOST_MIB = 20
"""Photos of telephones and scans of a few pages; a register must still fit on a stick."""
_MIB = 1 << 20
FILE_FIELDS = frozenset({"title", "kind"})


def files_of(ctx: Context, person: PersonId) -> tuple[FileView, ...]:
    """Return which files there are about somebody, the newest first; not what is in them.

    Raises:
        CareRefused: nothing of it may be shown.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("files", person)
    names: dict[UUID, str] = {u.id: u.name for u in ctx.register.keyfile.directory.users.values()}
    with ctx.register.read() as view:
        require_care(view, person)
        return queries.files_of(view, person, names)


def attach(
    ctx: Context, person: PersonId, source: Path, kind: FileKind, title: str = ""
) -> Done[UUID]:
    """Keep a file about somebody, byte for byte; the source stays where it is.

    Raises:
        PersonFileUnreadable, PersonFileEmpty, PersonFileTooBig, PersonFileUnknown, NoPicture: nothing
            was kept.
        CareRefused: nothing may be kept about the person.
        DiskFull: nothing was kept.
    """
    ctx.require(Permission.CHECK_IN)
    return attach_bytes(ctx, person, _read(source), source.name, kind, title)


def attach_bytes(
    ctx: Context, person: PersonId, data: bytes, file_name: str, kind: FileKind, title: str = ""
) -> Done[UUID]:
    """Keep what is in memory already; else as `attach`."""
    register = ctx.register
    with ctx.act("attach_file") as work:
        work.get(Person, person)
        require_care(work.connection, person)
        _require_kept_kind(data, kind)
        kept = attachments.keep(register.folder, data, register.secret)
        file = Attachment(
            id=uuid7(),
            stored_name=kept.stored_name,
            file_name=file_name,
            sha256=kept.sha256,
            size=kept.size,
            about=person,
            key=kept.key,
        )
        work.add(file)
        row_id = uuid7()
        work.add(
            PersonFile(
                id=row_id,
                person_id=person,
                attachment_id=file.id,
                kind=kind.value,
                title=title.strip(),
            )
        )
        return Done(row_id, work.commit())


def read_file(ctx: Context, file: UUID) -> Content:
    """Return what is in a file, checked against what was kept; the log says who looked.

    Raises:
        NotFound: the file was taken away, or its key was erased.
        AttachmentMissing, AttachmentDamaged: it lies here no more, or was changed.
        CareRefused: nothing of it may be shown.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("file", file)
    with ctx.register.read() as view:
        found = queries.kept_file(view, file)
    data = _bytes_of(ctx, found)
    known = file_type(data)
    if found is None or known is None:
        raise PersonFileUnknown
    return Content(found.file_name, known, data, found.sha256)


def photo_of(ctx: Context, attachment: AttachmentId) -> bytes:
    """Return the bytes of a photo that a page shows beside the name; who opened the page is logged there.

    Raises:
        NotFound, AttachmentMissing, AttachmentDamaged: there is none to show.
        CareRefused: nothing of it may be shown.
    """
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        found = queries.kept_photo(view, attachment)
    return _bytes_of(ctx, found)


def save_copy(ctx: Context, file: UUID, place: Path) -> None:
    """Write a copy of a file outside the register, whole or not at all, for its owner alone.

    The copy is not encrypted any more; whoever asks for it is told so, and the log says who it was.

    Raises:
        PlaceNotWritable, PersonFileNotSaved: nothing was written.
        NotFound, AttachmentMissing, AttachmentDamaged, CareRefused: as `read_file`.
    """
    outlets.require_writable(place)
    content = read_file(ctx, file)
    ctx.register.looked("file_copied", file)
    try:
        write_whole(place, content.data)
    except OSError:
        raise PersonFileNotSaved from None


def edit_file(ctx: Context, file: UUID, field: str, typed: str) -> Done[None]:
    """Write what a file shows (title) or what it is (kind); its content never changes.

    Raises:
        NoPicture: it cannot be a photo; nothing was changed.
        CareRefused: nothing may be written about the person.
    """
    if field not in FILE_FIELDS:
        raise KeyError(field)
    with ctx.act("attach_file") as work:
        row = work.get(PersonFile, file)
        require_care(work.connection, row.person_id)
        if field == "title":
            row.title = typed.strip()
        else:
            kind = FileKind(typed)
            _require_kept_kind(_bytes_of(ctx, queries.kept_file(work.connection, file)), kind)
            row.kind = kind.value
        return Done(None, work.commit())


def remove_file(ctx: Context, file: UUID) -> Done[None]:
    """Take a file off a person; Ctrl+Z puts it back, and the journal keeps that it was there."""
    with ctx.act("remove_file") as work:
        row = work.get(PersonFile, file)
        require_care(work.connection, row.person_id)
        row.undone = True
        return Done(None, work.commit())


def _bytes_of(ctx: Context, found: KeptFile | None) -> bytes:
    if found is None or found.key is None:
        raise NotFound("file")
    register = ctx.register
    with register.read() as view:
        require_care(view, found.person)
    return attachments.read(register.folder, found.stored_name, found.key, register.secret)


def _read(source: Path) -> bytes:
    """Read no more than may be kept: a size that is told can be wrong, and a device has none."""
    try:
        if not source.is_file():
            raise PersonFileUnreadable
        with source.open("rb") as file:
            return file.read(MOST_MIB * _MIB + 1)
    except OSError as error:
        raise PersonFileUnreadable from error


def _require_kept_kind(data: bytes, kind: FileKind) -> None:
    if not data:
        raise PersonFileEmpty
    if len(data) > MOST_MIB * _MIB:
        raise PersonFileTooBig(MOST_MIB)
    known = file_type(data)
    if known is None:
        raise PersonFileUnknown
    if kind is FileKind.PHOTO and not known.can_be_shown:
        raise NoPicture
