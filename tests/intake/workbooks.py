"""Workbooks made by hand, where no library writes what a test needs."""

import io
import struct
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt

Rows = Sequence[Sequence[object]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def xlsx_parts(
    sheet: str, strings: Sequence[str] = (), **more: str | bytes
) -> dict[str, str | bytes]:
    """Return the parts of a minimal workbook with this inner XML of its only sheet."""
    items = "".join(f"<si><t xml:space='preserve'>{escape(text)}</t></si>" for text in strings)
    return {
        "[Content_Types].xml": f"<Types xmlns='{_PACKAGE}/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        f"<Override PartName='/xl/workbook.xml' ContentType='{_TYPES}.sheet.main+xml'/>"
        f"<Override PartName='/xl/worksheets/sheet1.xml' ContentType='{_TYPES}.worksheet+xml'/>"
        f"<Override PartName='/xl/sharedStrings.xml' ContentType='{_TYPES}.sharedStrings+xml'/></Types>",
        "_rels/.rels": f"<Relationships xmlns='{_PACKAGE}/relationships'><Relationship Id='r1' "
        f"Type='{_OFFICE}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{_MAIN}' xmlns:r='{_OFFICE}'><sheets>"
        "<sheet name='Список' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{_PACKAGE}/relationships'>"
        f"<Relationship Id='r1' Type='{_OFFICE}/worksheet' Target='worksheets/sheet1.xml'/>"
        f"<Relationship Id='r2' Type='{_OFFICE}/sharedStrings' Target='sharedStrings.xml'/></Relationships>",
        "xl/sharedStrings.xml": f"<sst xmlns='{_MAIN}'>{items}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{_MAIN}'>{sheet}</worksheet>",
        **more,
    }


def shared_xlsx(rows: Rows, extra: str = "") -> bytes:
    """Return a workbook with shared strings, as Excel writes them; ``extra`` are further rows."""
    strings: list[str] = []
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row):
            if value is None:
                continue
            strings.append(str(value))
            cells.append(
                f"<c r='{letters(column + 1)}{number}' t='s'><v>{len(strings) - 1}</v></c>"
            )
        lines.append(f"<row r='{number}'>{''.join(cells)}</row>")
    return zipped(xlsx_parts(f"<sheetData>{''.join(lines)}{extra}</sheetData>", strings))


def inline(cell: str, text: str) -> str:
    """Return a row with one inline string."""
    number = "".join(letter for letter in cell if letter.isdigit())
    return f"<row r='{number}'><c r='{cell}' t='inlineStr'><is><t xml:space='preserve'>{escape(text)}</t></is></c></row>"


def letters(column: int) -> str:
    """Return the letters of a column: 702 is ZZ."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def openpyxl_xlsx(
    rows: Rows, merged: Sequence[str] = (), sheets: Mapping[str, Rows] | None = None
) -> bytes:
    """Return a workbook as openpyxl writes it; ``sheets`` are put before the list."""
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Список"
    for name, lines in (sheets or {}).items():
        other = book.create_sheet(name, 0)
        for line in lines:
            other.append(list(line))
    for row in rows:
        first.append(list(row))
    for area in merged:
        first.merge_cells(area)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def xls(rows: Rows, places: Mapping[tuple[int, int], str] | None = None) -> bytes:
    """Return an old workbook; ``places`` are further cells by row and column from 0."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Список")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    for (number, column), text in (places or {}).items():
        sheet.write(number, column, text)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


_ODS = (
    "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'><office:body><office:spreadsheet>"
    "<table:table table:name={name}>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
)


def ods_parts(rows: str, name: str = "Список", manifest: str = "") -> dict[str, str | bytes]:
    """Return the parts of a minimal .ods with these rows."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": _ODS.format(name=quoteattr(name), rows=rows),
        "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:"
        f"xmlns:manifest:1.0'>{manifest}</manifest:manifest>",
    }


def ods_rows(rows: Rows) -> str:
    """Return rows of an .ods."""
    return "".join(
        "<table:table-row>" + "".join(ods_cell(value) for value in row) + "</table:table-row>"
        for row in rows
    )


def ods_cell(value: object, repeats: int = 1) -> str:
    """Return a cell of an .ods."""
    times = f" table:number-columns-repeated='{repeats}'" if repeats > 1 else ""
    if value is None:
        return f"<table:table-cell{times}/>"
    return f"<table:table-cell office:value-type='string'{times}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def ods(rows: Rows) -> bytes:
    """Return an .ods."""
    return zipped(ods_parts(ods_rows(rows)))


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with these streams, each of at least 4,096 bytes or padded to it."""
    body = b""
    fat: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0)]
    for name, data in streams.items():
        padded = data.ljust(4_096, b"\x00")
        sectors = -(-len(padded) // 512)
        start = len(fat)
        fat += [*range(start + 1, start + sectors), _END]
        body += padded.ljust(sectors * 512, b"\x00")
        entries.append(_entry(name, 2, start, len(padded)))
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\x00")
    at = len(fat)
    count = len(directory) // 512
    fat += [*range(at + 1, at + count), _END]
    at_fat = len(fat)
    fat.append(_FAT)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, at, 0, 4_096, _END, 0, _END, 0, at_fat
    )
    header = header.ljust(512, b"\xff")
    return header + body + directory + struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")


_END = 0xFFFFFFFE
_FAT = 0xFFFFFFFD


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\x00\x00"
    head = wide.ljust(64, b"\x00") + struct.pack("<HBB", len(wide), kind, 1)
    return (
        head
        + struct.pack("<III", _NONE, _NONE, _NONE)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )


_NONE = 0xFFFFFFFF


def with_second_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return an archive in which a part stands twice under one name."""
    packed = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, content)
    return packed.getvalue()


def patched_record(data: bytes, kind: int, body: bytes) -> bytes:
    """Return an .xls in which the first record of a kind and length holds something else."""
    head = struct.pack("<HH", kind, len(body) + 2)
    at = data.index(head)
    return data[: at + 4] + body + data[at + 4 + len(body) :]
