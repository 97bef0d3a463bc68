"""Zip containers: sizes first, then health, then whether there is a workbook in it."""

import io
import zipfile
import zlib
from zipfile import ZipFile

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.refusal import Refused

_MOST_MEMBERS = 2_000
_CHUNK = 2**16
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def checked_zip(data: bytes) -> tuple[str, bytes]:
    """Return the kind of a workbook and its bytes, fit for calamine.

    Raises:
        Refused: over a limit, broken, encrypted, with macros, or no workbook.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            kind = _kind(archive)
            _check_health(archive)
            return kind, data
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Refused("broken", kind="zip") from error


def _check_sizes(archive: ZipFile) -> None:
    """Believe nothing but refuse early: the directory alone shows an honest bomb."""
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise Refused("too_big", what="members", limit=_MOST_MEMBERS)
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise Refused("too_big", what="unpacked", limit=limits.UNPACKED_BYTES // limits.MEGABYTE)
    if any(member.flag_bits & 1 for member in members):
        raise Refused("encrypted", kind="zip")


def _kind(archive: ZipFile) -> str:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise Refused("not_a_list", kind="xlsb")
    if "content.xml" in names and archive.read("mimetype").startswith(_ODS):
        return "ods"
    if "word/document.xml" in names or "content.xml" in names:
        raise Refused("not_a_list", kind="document")
    raise Refused("not_a_list", kind="archive")


def _check_health(archive: ZipFile) -> None:
    """Read every member to its end: the zip module compares length and checksum, calamine does not."""
    for member in archive.infolist():
        with archive.open(member) as stream:
            while stream.read(_CHUNK):
                pass
