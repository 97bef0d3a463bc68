"""Hostile files by what they are: bombs, locks, macros, and what is no workbook at all."""

import struct
import zlib
from random import Random

from caseapp.domain import list_errors as e
from intake import workbooks as w
from intake.attack import Hostile, people


def flipped_bytes(rng: Random) -> Hostile:
    """Two bytes of a packed part are other bytes: only its checksum tells."""
    data = bytearray(w.openpyxl_xlsx(people(rng, 40)))
    start = data.index(b"xl/worksheets/sheet1.xml") + 40
    for _ in range(2):
        data[start + rng.randint(0, 400)] ^= rng.randint(1, 255)
    return Hostile("flipped bytes", "a.xlsx", bytes(data), (e.ListBroken,))


def zip_bomb(rng: Random) -> Hostile:
    parts = w.xlsx_parts("<sheetData/>")
    parts["xl/media/image1.png"] = bytes(rng.randint(201, 230) * 2**20)
    return Hostile("zip bomb", "a.xlsx", w.zipped(parts), (e.ListTooBig,))


def lying_zip_bomb(rng: Random) -> Hostile:
    """The directory says a few bytes; the part unpacks to many."""
    data = bytearray(w.zipped({**w.xlsx_parts("<sheetData/>"), "xl/styles.xml": bytes(30 * 2**20)}))
    size = struct.pack("<I", 30 * 2**20)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<I", rng.randint(10, 90))
    return Hostile("lying zip bomb", "a.xlsx", bytes(data), (e.ListBroken,))


def xml_bomb(rng: Random) -> Hostile:
    entities = "".join(
        f"<!ENTITY e{i} '{f'&e{i - 1};' * 10}'>" for i in range(1, rng.randint(6, 12))
    )
    bomb = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e0 'ha'>{entities}]>"
    kind = rng.randrange(4)
    if kind == 3:
        parts = w.ods_parts(w.ods_rows(people(rng, 2)))
        parts["content.xml"] = bomb + str(parts["content.xml"])
        return Hostile("xml bomb", "a.ods", w.zipped(parts), (e.ListBroken,))
    parts = w.xlsx_parts("<sheetData/>")
    name = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"][kind]
    parts[name] = bomb + str(parts[name])
    return Hostile("xml bomb", "a.xlsx", w.zipped(parts), (e.ListBroken,))


def spaces_bomb(rng: Random) -> Hostile:
    cell = f"<table:table-cell office:value-type='string'><text:p>a<text:s text:c='{rng.randint(10**6, 2 * 10**9)}'/>b</text:p></table:table-cell>"
    data = w.zipped(
        w.ods_parts(w.ods_rows(people(rng, 2)) + f"<table:table-row>{cell}</table:table-row>")
    )
    return Hostile("spaces bomb", "a.ods", data, (e.ListTooBig,))


def string_bomb(rng: Random) -> Hostile:
    """One long shared string that very many cells point to."""
    cells = "".join(f"<row r='{n}'><c r='A{n}' t='s'><v>0</v></c></row>" for n in range(1, 19_000))
    data = w.zipped(
        w.xlsx_parts(f"<sheetData>{cells}</sheetData>", ["я" * rng.randint(30_000, 3_000_000)])
    )
    return Hostile("string bomb", "a.xlsx", data, (e.ListTooBig,))


def html_in_xls(rng: Random) -> Hostile:
    start = rng.choice(
        ["<html><body>", "<!DOCTYPE html><html>", "\ufeff<table>", "<HTML xmlns:x='urn:x'>"]
    )
    return Hostile(
        "html in xls",
        "a.xls",
        f"{start}<table><tr><td>ПІБ</td></tr></table>".encode(),
        (e.NotAList,),
    )


def encrypted(rng: Random) -> Hostile:
    kind = rng.randrange(4)
    if kind == 0:
        data = w.compound(
            {"EncryptedPackage": rng.randbytes(5_000), "EncryptionInfo": b"\x04\x00\x04\x00"}
        )
        return Hostile("encrypted", "a.xlsx", data, (e.ListEncrypted,))
    if kind == 1:
        book = struct.pack("<HHHHHHHH", 0x0809, 8, 0x0600, 5, 0, 0, 0x2F, 4) + b"\x00\x00\x12\x34"
        return Hostile(
            "encrypted",
            "a.xls",
            w.compound({"Workbook": book.ljust(5_000, b"\x00")}),
            (e.ListEncrypted,),
        )
    if kind == 2:
        entry = "<manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/></manifest:file-entry>"
        data = w.zipped({**w.ods_parts("", manifest=entry), "content.xml": rng.randbytes(900)})
        return Hostile("encrypted", "a.ods", data, (e.ListEncrypted,))
    zipped = bytearray(w.openpyxl_xlsx(people(rng, 2)))
    at = zipped.index(b"PK\x01\x02")
    zipped[at + 8] |= 1
    return Hostile("encrypted", "a.xlsx", bytes(zipped), (e.ListEncrypted,))


def macro(rng: Random) -> Hostile:
    kind = rng.randrange(4)
    if kind == 0:
        data = w.zipped({**w.xlsx_parts("<sheetData/>"), "xl/vbaProject.bin": rng.randbytes(99)})
        return Hostile("macro", "a.xlsm", data, (e.ListHasMacros,))
    if kind == 1:
        data = w.zipped({**w.xlsx_parts("<sheetData/>"), "xl/macrosheets/sheet1.xml": "<x/>"})
        return Hostile("macro", "a.xlsx", data, (e.ListHasMacros,))
    if kind == 2:
        data = w.compound({"Workbook": bytes(5_000), "_VBA_PROJECT_CUR": rng.randbytes(4_100)})
        return Hostile("macro", "a.xls", data, (e.ListHasMacros,))
    data = w.zipped(
        {**w.ods_parts(w.ods_rows(people(rng, 2))), "Basic/Standard/Module1.xml": "<x/>"}
    )
    return Hostile("macro", "a.ods", data, (e.ListHasMacros,))


def pdf(rng: Random) -> Hostile:
    return Hostile(
        "pdf", rng.choice(["a.pdf", "a.xlsx"]), b"%PDF-1.7\n" + rng.randbytes(2_000), (e.NotAList,)
    )


def image(rng: Random) -> Hostile:
    chunk = b"IHDR" + struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    png = (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    )
    data = rng.choice(
        [
            png,
            b"\xff\xd8\xff\xe0" + rng.randbytes(500),
            b"GIF89a" + rng.randbytes(99),
            b"\x00\x00\x00\x18ftypheic" + rng.randbytes(99),
        ]
    )
    return Hostile("image", rng.choice(["a.png", "a.xls", "a.csv"]), data, (e.NotAList,))


def names_as_paths(rng: Random) -> Hostile:
    """Parts named like paths are never written anywhere."""
    parts = {**w.xlsx_parts(""), "../../../../tmp/evil": "x", "/etc/passwd": "x"}
    return Hostile("names as paths", "../../etc/a.xlsx", w.zipped(parts), (e.NoListFound,))


def twice_the_same_part(rng: Random) -> Hostile:
    data = w.shared_xlsx(people(rng, 2))
    return Hostile(
        "twice the same part",
        "a.xlsx",
        w.with_second_part(data, "xl/worksheets/sheet1.xml", b"<x/>"),
        (e.ListBroken,),
    )


def other_archives(rng: Random) -> Hostile:
    data = rng.choice(
        [
            w.zipped({"list.csv": "ПІБ"}),
            w.zipped({"word/document.xml": "<x/>"}),
            w.zipped({"xl/workbook.bin": b"x"}),
            b"Rar!\x1a\x07\x00",
            b"MZ" + bytes(200),
            b"{\\rtf1 x}",
        ]
    )
    return Hostile("other archives", "a.xlsx", data, (e.NotAList,))
