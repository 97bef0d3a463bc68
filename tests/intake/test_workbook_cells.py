"""Cells of real workbooks: dates in both systems, numbers, formulas, merged headings, blanks."""

import io
from datetime import date, datetime

import openpyxl
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from caseapp.intake.child import read_raw
from caseapp.intake.lists import ReadList, read_list
from intake import workbooks as w

BORN = date(1988, 2, 26)
HEADER = ["№", "ПІБ", "Дата народження"]


def births(found: ReadList) -> list[str]:
    return [row.birth.date.code for row in found.rows if row.birth and row.birth.date]


def test_dates_of_both_calendars_of_excel() -> None:
    for epoch in (None, CALENDAR_MAC_1904):
        book = openpyxl.Workbook()
        if epoch:
            book.epoch = epoch
        page = book.active
        page.append(HEADER)
        page.append([1, "Вигадченко Іван Петрович", BORN])
        page.append([2, "Ніхтоїв Олег Іванович", datetime(1990, 5, 12, 10, 30)])  # noqa: DTZ001 - a cell has no zone
        page["C3"].number_format = "DD.MM.YY"
        packed = io.BytesIO()
        book.save(packed)
        assert births(read_list(packed.getvalue(), "a.xlsx")) == ["1988-02-26", "1990-05-12"]


def test_dates_of_an_old_workbook() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("Список")
    style = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for column, text in enumerate(HEADER):
        page.write(0, column, text)
    page.write(1, 0, 1)
    page.write(1, 1, "Вигадченко Іван Петрович")
    page.write(1, 2, BORN, style)
    packed = io.BytesIO()
    book.save(packed)
    found = read_list(packed.getvalue(), "a.xls")
    assert (births(found), found.rows[0].number) == (["1988-02-26"], "1")


def test_dates_numbers_and_repeats_of_an_ods() -> None:
    row = (
        "<table:table-row><table:table-cell office:value-type='float' office:value='1'><text:p>1</text:p></table:table-cell>"
        + w.ods_cell("Вигадченко Іван Петрович")
        + "<table:table-cell office:value-type='date' office:date-value='1988-02-26'><text:p>26.02.88</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='16381'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048574'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    )
    found = read_list(w.zipped(w.ods_parts(w.ods_rows([HEADER]) + row)), "a.ods")
    assert (births(found), found.rows[0].number) == (["1988-02-26"], "1")


def test_a_formula_gives_its_kept_result_and_without_one_a_warning() -> None:
    head = "".join(f"<c t='inlineStr'><is><t>{text}</t></is></c>" for text in HEADER[1:])
    kept = "<c t='str'><f>A9</f><v>Вигадченко Іван Петрович</v></c><c><f>1987+1</f><v>1988</v></c>"
    lost = "<c t='inlineStr'><is><t>Ніхтоїв Олег Іванович</t></is></c><c><f>1989+1</f></c>"
    rows = f"<row r='1'>{head}</row><row r='2'>{kept}</row><row r='3'>{lost}</row>"
    found = read_list(w.zipped(w.xlsx_parts(f"<sheetData>{rows}</sheetData>")), "a.xlsx")
    assert births(found) == ["1988"]
    assert [(x.code, x.fields["count"]) for x in found.warnings] == [("formulas_without_value", 1)]


def test_merged_cells_rows_and_columns_keep_their_places() -> None:
    rows: w.Rows = [
        [None, None, None],
        [None, "ПІБ", None],
        [None, "Вигадченко Іван", None, "кінець"],
    ]
    raw = read_raw(w.openpyxl_xlsx(rows, merged=["B2:C2"]), file_name="a.xlsx")
    page = raw.sheets[0]
    assert [(row.number, row.cells) for row in page.rows] == [
        (2, (None, "ПІБ")),
        (3, (None, "Вигадченко Іван", None, "кінець")),
    ]
    assert [(area.top, area.left, area.right) for area in page.merged] == [(2, 2, 3)]


def test_shared_and_inline_strings_read_alike() -> None:
    rows: w.Rows = [HEADER, [1, "Вигадченко Іван Петрович", "26.02.1988"]]
    shared, inline = (make(rows) for make in (w.shared_xlsx, w.openpyxl_xlsx))
    assert b"inlineStr" not in shared
    both = [read_list(data, "a.xlsx").rows[0] for data in (shared, inline)]
    assert both[0] == both[1]
