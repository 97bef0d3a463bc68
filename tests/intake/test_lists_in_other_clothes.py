"""The same people from different senders, in every file format, come out the same."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from caseapp.domain.expected import ListRow
from caseapp.intake.lists import read_list
from caseapp.names.latin import latin
from intake import invented, workbooks
from intake.clothes import WARDROBE, Clothes
from intake.invented import Person
from sizes import sized

TODAY = date(2026, 3, 6)


def text_of(cell: object) -> str:
    if cell is None:
        return ""
    return f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell)


def quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if "\n" in text or '"' in text else text


def delimited(separator: str, encoding: str) -> Callable[[Clothes], bytes]:
    def made(worn: Clothes) -> bytes:
        lines = [separator.join(quoted(text_of(cell)) for cell in row) for row in worn.rows]
        # Old encodings have no «»; whoever typed such a list used straight quotation marks.
        text = "\r\n".join(lines)
        return (text.translate({171: 34, 187: 34}) if encoding == "koi8-u" else text).encode(
            encoding, "replace"
        )

    return made


def as_text(worn: Clothes) -> list[list[object]]:
    return [[None if cell is None else text_of(cell) for cell in row] for row in worn.rows]


FORMATS: dict[str, Callable[[Clothes], bytes]] = {
    "a.xlsx": lambda worn: workbooks.openpyxl_xlsx(
        worn.rows, sheets={"Довідка": [["Аркуш не містить списку"]]}
    ),
    "shared.xlsx": lambda worn: workbooks.shared_xlsx(as_text(worn)),
    "a.xls": lambda worn: workbooks.xls(as_text(worn)),
    "a.ods": lambda worn: workbooks.ods(as_text(worn)),
    "a.csv": delimited(";", "utf-8-sig"),
    "b.csv": delimited(";", "cp1251"),
    "c.csv": delimited("|", "koi8-u"),
    "a.txt": delimited("\t", "utf-16"),
    "b.txt": delimited("\t", "utf-16-be"),
}


WORN = [(dress, name) for dress in WARDROBE for name in FORMATS]
TRIED = WORN[:: 1 if sized(0, 1) else 4]


@pytest.mark.parametrize(
    ("dress", "file_name"), TRIED, ids=lambda worn: getattr(worn, "__name__", worn)
)
def test_a_list_is_read_whatever_it_wears(
    dress: Callable[[list[Person]], Clothes], file_name: str
) -> None:
    for seed in range(sized(1, 10)):
        group = invented.people(Random(seed), 40)  # noqa: S311 - invented people, no secrets
        worn = dress(group)
        read = read_list(FORMATS[file_name](worn), file_name, today=TODAY)
        assert read.clear
        compare_people(worn, group, read.rows)


def test_a_short_run_tries_every_sender_and_every_format() -> None:
    tried = WORN[::4]
    assert {dress for dress, _ in tried} == set(WARDROBE)
    assert {name for _, name in tried} == set(FORMATS)


def compare_people(worn: Clothes, group: list[Person], rows: tuple[ListRow, ...]) -> None:
    assert len(rows) == len(group)
    by_name = {key(row.surname, row.given, row.patronymic): row for row in rows}
    for person in group:
        parts = (person.surname, person.given, person.patronymic)
        if worn.latin:
            row = (
                by_name[key(latin(parts[0]), latin(parts[1]), "")]
                if len(by_name) == len(group)
                else None
            )
        else:
            row = by_name[key(*parts)]
        if row is not None:
            compare_fields(worn, person, row)


def key(*parts: str) -> tuple[str, ...]:
    return tuple(part.casefold() for part in parts)


def compare_fields(worn: Clothes, person: Person, row: ListRow) -> None:
    gives = worn.gives
    if "birth" in gives:
        assert row.birth is not None
        assert row.birth.date is not None
        assert row.birth.date.code == person.born.isoformat()
        assert not row.birth.doubtful
    if "year" in gives:
        assert row.birth is not None
        assert row.birth.date is not None
        assert row.birth.date.code == str(person.born.year)
    if "rank" in gives:
        assert (row.rank or "") == person.rank
    if "unit" in gives:
        assert row.unit == person.unit
    if "category" in gives:
        assert row.category is person.category
    if "call_sign" in gives:
        assert (row.call_sign or "") == person.call_sign
