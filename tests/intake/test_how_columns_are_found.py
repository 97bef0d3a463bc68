"""Where a list stands in a file, what its columns are, and which rows are people."""

from collections.abc import Sequence
from datetime import date

import pytest

from caseapp.domain.coded import Category
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.list_errors import MappingDoesNotFit, NoListFound
from caseapp.intake.column_words import column_of
from caseapp.intake.lists import ReadList, understood
from caseapp.intake.mapping import Mapping, Table
from caseapp.intake.plain_text import header_key
from caseapp.intake.raw import Area, Cell, RawRow, RawSheet, RawTables

Rows = Sequence[Sequence[Cell]]
PEOPLE: Rows = [
    [1, "Вигадченко Іван Петрович", "26.02.1988"],
    [2, "Небувала Олена Юріївна", "1990"],
]
HEADER: Sequence[Cell] = ["№", "ПІБ", "Дата народження"]


def sheet(
    rows: Rows, index: int = 1, *, name: str = "", visible: bool = True, merged: Sequence[Area] = ()
) -> RawSheet:
    kept = tuple(
        RawRow(n, tuple(row)) for n, row in enumerate(rows, 1) if any(c is not None for c in row)
    )
    return RawSheet(index, name, visible, kept, tuple(merged))


def read(*sheets: RawSheet, mapping: Mapping | None = None) -> ReadList:
    return understood(RawTables("xlsx", "", "", sheets), "", mapping, today=date(2026, 3, 6))


def names(found: ReadList) -> list[str]:
    return [row.surname for row in found.rows]


def codes(found: ReadList) -> set[str]:
    return {warning.code for warning in found.warnings}


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("№ з/п", "number"), ("№ п/п", "number"), ("No.", "number"),
        ("П.І.Б.", "full_name"), ("ПIБ", "full_name"), ("Прізвище,\nім'я,\nпо батькові", "full_name"), ("Ф.И.О.", "full_name"),
        ("Прізвище, власне ім’я, по батькові (за наявності) військовополоненого", "full_name"), ("Full name", "full_name"),
        ("ПІБ, рік народження", "full_name"), ("Прізвище", "surname"), ("Фамилия", "surname"), ("Family name", "surname"),
        ("Власне ім’я", "given"), ("First name", "given"), ("По батькові", "patronymic"), ("Отчество", "patronymic"),
        ("Ім’я, по батькові", "given_patronymic"), ("Д.н.", "birth"), ("Дата\nнаро-\nдження", "birth"), ("Г.р.", "birth"),
        ("Рік нар.", "birth"), ("DOB", "birth"), ("Date of birth (dd/mm/yyyy)", "birth"), ("Дата і місце народження", "birth"),
        ("Звання, ПІБ", "rank_and_name"), ("в/зв", "rank"), ("Військове звання, посада", "rank"), ("Rank", "rank"),
        ("в/ч", "unit"), ("Військова частина", "unit"), ("№ в/ч", "unit"), ("Military unit", "unit"), ("Вид (рід військ)", "force"),
        ("Складова Сил оборони", "force"), ("Род войск", "force"), ("Статус", "category"), ("Категорія особи", "category"),
        ("Позивний", "call_sign"), ("Call sign", "call_sign"), ("Стать", "sex"), ("Прим.", "remark"), ("Примечание", "remark"),
        ("Дата полонення", "other"), ("ПІБ рідних", "other"), ("Місце народження", "other"), ("Телефон", "other"), ("ПІБ (англ.)", "other"),
        ("Дата смерті", "other"),
    ],
)  # fmt: skip
def test_a_heading_is_known(heading: str, column: str) -> None:
    assert column_of(header_key(heading)) == ListColumn(column)


@pytest.mark.parametrize(
    "text", ["", "Вигадченко Іван Петрович", "26.02.1988", "СПИСОК", "слово " * 30]
)
def test_what_is_no_heading_is_none(text: str) -> None:
    assert column_of(header_key(text)) is None


def test_a_list_under_titles_and_over_signatures() -> None:
    rows: Rows = [
        ["СПИСОК"],
        ["етап 5"],
        [None],
        HEADER,
        [1, 2, 3],
        *PEOPLE,
        [None, "Разом: 2"],
        ["Склав: майор Підписенко"],
    ]
    found = read(sheet(rows))
    assert names(found) == ["Вигадченко", "Небувала"]
    assert (found.header_row, found.title_lines) == (4, ("СПИСОК", "етап 5"))
    assert [one.kind.value for one in found.skipped] == ["numbering", "total", "signature"]


def test_a_telephone_table_on_another_sheet_is_no_part_of_the_list() -> None:
    staff = sheet([["ПІБ", "Телефон"], ["Черговенко Петро Іванович", "0-00"]], 2)
    assert names(read(sheet([HEADER, *PEOPLE]), staff)) == ["Вигадченко", "Небувала"]


def test_different_people_on_two_sheets_are_one_list_and_the_sheets_say_who_they_are() -> None:
    soldiers = sheet([HEADER, PEOPLE[0]], 1, name="Військовополонені")
    civilians = sheet([HEADER, PEOPLE[1]], 2, name="Цивільні")
    assert [row.category for row in read(soldiers, civilians).rows] == [Category.POW, Category.CIV]


def test_a_second_copy_of_the_same_people_is_passed_over_and_said_so() -> None:
    found = read(sheet([HEADER, *PEOPLE], 1), sheet([HEADER, *PEOPLE], 2))
    assert len(found.rows) == 2
    assert "sheet_passed_over" in codes(found)


def test_a_hidden_sheet_is_read_only_when_no_other_holds_a_list() -> None:
    hidden = sheet([HEADER, *PEOPLE], 1, visible=False)
    assert len(read(hidden).rows) == 2
    other: Rows = [HEADER, [1, "Ніхтоїв Олег Олегович", "1970"]]
    assert names(read(hidden, sheet(other, 2))) == ["Ніхтоїв"]


def test_a_cell_merged_over_rows_stands_in_each() -> None:
    rows: Rows = [["В/ч", "ПІБ", "Д.н."], ["А1234", *PEOPLE[0][1:]], [None, *PEOPLE[1][1:]]]
    assert [row.unit for row in read(sheet(rows, merged=[Area(2, 1, 3, 1)])).rows] == [
        "А1234",
        "А1234",
    ]
    assert [row.unit for row in read(sheet(rows)).rows] == ["А1234", ""]


def test_names_in_turned_order_are_turned_and_warned_of() -> None:
    found = read(sheet([HEADER, *PEOPLE, [3, "Геннадій Ніхтоїв", "1970"]]))
    assert (found.rows[2].surname, found.rows[2].given) == ("Ніхтоїв", "Геннадій")
    assert "name_order" in codes(found)


def test_latin_letters_inside_a_cyrillic_name_are_read_as_cyrillic_and_kept_as_written() -> None:
    found = read(sheet([HEADER, [1, "Kазковський Iван Петрович", "1970"]]))
    assert (found.rows[0].surname, found.rows[0].given) == ("Казковський", "Іван")
    assert found.rows[0].written_name == "Kазковський Iван Петрович"
    assert codes(found) == {"look_alikes"}


def test_signs_that_cannot_be_seen_are_taken_out() -> None:
    found = read(sheet([HEADER, [1, "Вигад\u202eченко\u00a0Іван\u200b Петрович", "1988"]]))
    assert found.rows[0].written_name == "Вигадченко Іван Петрович"


@pytest.mark.parametrize(
    ("cell", "surname", "given", "patronymic", "call_sign", "note"),
    [
        ("Вигадченко Іван Петрович (Сокіл)", "Вигадченко", "Іван", "Петрович", "Сокіл", None),
        ("Вигадченко «Сокіл» Іван", "Вигадченко", "Іван", "", "Сокіл", None),
        ("Вигадченко Іван, позивний Сокіл", "Вигадченко", "Іван", "", "Сокіл", None),
        ("Вигадченко І.П.", "Вигадченко", "І.", "П.", None, None),
        ("І. П. Вигадченко", "Вигадченко", "І.", "П.", None, None),
        ("VYHADCHENKO, Ivan Petrovych", "VYHADCHENKO", "Ivan", "Petrovych", None, None),
        ("Ivan VYHADCHENKO", "VYHADCHENKO", "Ivan", "", None, None),
        ("Ніхтоїв Раміз Алі огли", "Ніхтоїв", "Раміз", "Алі огли", None, None),
        ("Нечуй - Вигаданий Іван", "Нечуй-Вигаданий", "Іван", "", None, None),
        ("Небувала (дів. Мареник) Олена", "Небувала", "Олена", "", None, "дів. Мареник"),
        ("Вигадченко (Vyhadchenko) Іван", "Вигадченко", "Іван", "", None, "Vyhadchenko"),
        ("Вигадченко Іван (поранений)", "Вигадченко", "Іван", "", None, "поранений"),
        ("12. Вигадченко Іван", "Вигадченко", "Іван", "", None, None),
    ],
)  # fmt: skip
def test_a_name_cell_is_taken_apart(
    cell: str, surname: str, given: str, patronymic: str, call_sign: str | None, note: str | None
) -> None:
    row = read(sheet([["ПІБ", "Д.н."], [cell, "1988"]])).rows[0]
    assert (row.surname, row.given, row.patronymic) == (surname, given, patronymic)
    assert (row.call_sign, row.remark) == (call_sign, note)


def test_repeats_doubts_and_what_cannot_be_are_warned_of_by_row_and_refuse_nothing() -> None:
    rows: Rows = [
        ["ПІБ", "Д.н.", "Статус"],
        ["Вигадченко Іван Петрович", "31.02.1988", "ВП"],
        ["Ніхтоїв Олег Іванович", "26.02.88", "хтозна"],
        ["Ніхтоїв Олег Петрович", "1.1.1988", "ц"],
        ["Вигадченко Іван Петрович", "1977", ""],
        ["Самотній", "1977", "ВП"],
        [None, "1977", "ВП"],
    ]
    found = read(sheet(rows))
    assert len(found.rows) == 5
    assert {(w.code, w.row) for w in found.warnings} == {
        ("birth_impossible", 2), ("birth_doubtful", 3), ("category_unknown", 3), ("same_name_and_year", 4),
        ("name_repeated", 5), ("one_name", 6), ("no_name", 7),
    }  # fmt: skip
    assert found.rows[0].birth is not None
    assert found.rows[0].birth.written == "31.02.1988"


@pytest.mark.parametrize(
    "surname", ["Військовий", "Мирний", "Секретарьов", "Десантний", "Громадянський"]
)
def test_a_surname_that_means_something_is_no_group_heading(surname: str) -> None:
    rows: Rows = [
        ["ПІБ", "Д.н.", "Звання"],
        *([f"Ніхтоїв{n} Олег", "1970", "солдат"] for n in range(3)),
    ]
    found = read(sheet([*rows, [f"{surname} Іван Петрович", None, None]]))
    assert names(found)[-1] == surname


def test_names_without_a_header_are_read_with_a_warning() -> None:
    found = read(sheet(PEOPLE))
    assert (len(found.rows), found.header_row, codes(found)) == (2, 0, {"no_header"})
    assert found.clear


def test_words_that_may_be_names_are_not_clear() -> None:
    assert not read(sheet([["Зелений Гай"], ["Біла Церква"], ["Кривий Ріг"]])).clear


def test_a_table_of_goods_is_no_list() -> None:
    with pytest.raises(NoListFound):
        read(sheet([["Артикул", "Ціна"], ["А-1", 10], ["А-2", 20]]))


def test_a_correction_is_kept_as_json_and_fits_the_next_file_of_the_sender() -> None:
    rows: Rows = [["Код", "ПІБ", "Дата народження", "Щось"], ["Х-1", *PEOPLE[0][1:], "солдат"]]
    guess = read(sheet(rows)).mapping
    table = guess.tables[0]
    columns = tuple((at, ListColumn.RANK if at == 4 else kind) for at, kind in table.columns)
    corrected = Mapping((Table(1, table.header, table.first_row, columns, table.signature),))
    kept = Mapping.from_json(corrected.as_json())
    assert kept == corrected
    assert kept.signature == guess.signature != ""
    longer: Rows = [["СПИСОК"], [None], *rows, ["Х-2", *PEOPLE[1][1:], "сержант"]]
    found = read(sheet([["Довідка"]], 1), sheet(longer, 2), mapping=kept)
    assert [row.rank for row in found.rows] == ["солдат", "сержант"]
    assert (found.header_row, found.clear) == (3, True)


def test_a_mapping_that_does_not_fit_is_refused() -> None:
    mapping = read(sheet([HEADER, *PEOPLE])).mapping
    with pytest.raises(MappingDoesNotFit):
        read(sheet([["Прізвище", "Ім’я"], ["Вигадченко", "Іван"]]), mapping=mapping)
    nameless = Mapping((Table(1, 1, 2, ((1, ListColumn.NUMBER),)),))
    with pytest.raises(MappingDoesNotFit):
        read(sheet([HEADER, *PEOPLE]), mapping=nameless)
