"""Zip containers: sizes first, then what they are, then every part to its end, then packed anew."""

import io
import zipfile
import zlib
from typing import NamedTuple
from zipfile import ZipFile

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.extent import Extent
from caseapp.intake.foreign.messages import Message
from caseapp.intake.foreign.ods_content import OdsContent
from caseapp.intake.foreign.refusal import Refused
from caseapp.intake.foreign.repack import Cut, repacked
from caseapp.intake.foreign.xlsx_parts import WORKBOOK, shared_string_lengths, sheet_parts
from caseapp.intake.foreign.xlsx_sheet import XlsxSheet
from caseapp.intake.foreign.xml_walk import walk

_MOST_MEMBERS = 2_000
_CHUNK = 2**16
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("xl/macrosheets/", "basic/", "scripts/")
_CALAMINE_READS = frozenset(
    {
        "[content_types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedstrings.xml",
        "xl/styles.xml",
    }
)
_READ_OF_ODS = ("mimetype", "content.xml", "META-INF/manifest.xml")


class Checked(NamedTuple):
    """A workbook fit for calamine, and what was noticed on the way."""

    kind: str
    data: bytes
    notes: list[Message]


def checked_zip(data: bytes) -> Checked:
    """Look through a zip container.

    Raises:
        Refused: over a limit, broken, encrypted, with macros, or no workbook.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            kind = _kind(archive)
            _check_health(archive)
            return _xlsx(archive) if kind == "xlsx" else _ods(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
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
    if len({member.filename.lower() for member in members}) != len(members):
        raise Refused("broken", kind="zip")  # two parts of one name: which would be read?


def _kind(archive: ZipFile) -> str:
    names = {name.lower() for name in archive.namelist()}
    for name in names:
        if name.endswith(_MACROS) or name.startswith(_MACRO_FOLDERS):
            raise Refused("macros", part=name)
    if WORKBOOK in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise Refused("not_a_list", kind="xlsb")
    if "content.xml" in names and "mimetype" in names:
        with archive.open("mimetype") as stream:
            if stream.read(100).startswith(_ODS):
                return "ods"
    if any(name.startswith(("word/", "ppt/")) for name in names) or "content.xml" in names:
        raise Refused("not_a_list", kind="document")
    raise Refused("not_a_list", kind="archive")


def _check_health(archive: ZipFile) -> None:
    """Read every part to its end: the zip module compares length and checksum, calamine does not."""
    for member in archive.infolist():
        try:
            with archive.open(member) as stream:
                while stream.read(_CHUNK):
                    pass
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise Refused("broken", kind="zip", part=member.filename[:100]) from error


def _xlsx(archive: ZipFile) -> Checked:
    strings = shared_string_lengths(archive)
    cuts: dict[str, list[Cut]] = {}
    notes: list[Message] = []
    parts = sheet_parts(archive)
    for number, member in parts:
        extent = Extent(number)
        sheet = XlsxSheet(extent, strings, member)
        with archive.open(member) as stream:
            walk(stream, sheet, member)
        cuts[member] = sheet.cuts
        notes += extent.notes()
        if count := sheet.formulas_without_value:
            notes.append(
                {"note": "formulas_without_value", "sheet": number, "row": 0, "count": count}
            )
    sheets = {member for _, member in parts}
    wanted = [
        name
        for name in archive.namelist()
        if name in sheets or name.lower() in _CALAMINE_READS or _is_relation_of(name, sheets)
    ]
    return Checked("xlsx", repacked(archive, wanted, cuts), notes)


def _is_relation_of(name: str, sheets: set[str]) -> bool:
    folder, _, file = name.rpartition("/_rels/")
    return f"{folder}/{file.removesuffix('.rels')}" in sheets


def _ods(archive: ZipFile) -> Checked:
    names = archive.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(_READ_OF_ODS[2]):
        raise Refused("encrypted", kind="ods")
    content = OdsContent("content.xml")
    with archive.open("content.xml") as stream:
        walk(stream, content, "content.xml")
    wanted = [name for name in _READ_OF_ODS if name in names]
    return Checked("ods", repacked(archive, wanted, {"content.xml": content.cuts}), content.notes)
