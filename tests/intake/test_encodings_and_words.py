"""Encodings and separators are guessed and told; every code has its words in both languages."""

import re
from pathlib import Path

import pytest

from caseapp.domain.list_columns import ListColumn
from caseapp.domain.views import RowWarning
from caseapp.intake.foreign.refusal import Refused
from caseapp.intake.foreign.text_encoding import decode
from caseapp.intake.lists import read_list
from caseapp.intake.row_kinds import RowKind
from caseapp.intake.titles import title_facts
from caseapp.text import list_words
from caseapp.text.words import Lang, Words

LINES = (
    "№;ПІБ;Дата народження;Звання",
    "1;Вигадченко Їлля Єгорович;26.02.1988;солдат",
    "2;Ґудзь Іван Петрович;1990;сержант",
)
SOURCE = Path(list_words.__file__).parents[1] / "intake"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1251", "cp1251"), ("koi8-u", "koi8-u"), ("utf-16-le", "utf-16-le"),
     ("utf-16-be", "utf-16-be"), ("utf-16", "utf-16-le")],
)  # fmt: skip
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encoding_and_separator_are_guessed_and_told(
    encoding: str, told: str, separator: str
) -> None:
    lines = LINES if encoding != "koi8-u" else tuple(line.replace("№", "N") for line in LINES)
    data = "\r\n".join(lines).replace(";", separator).encode(encoding)
    found = read_list(data, "a.csv")
    assert (found.encoding, found.separator) == (told, separator)
    assert [row.surname for row in found.rows] == ["Вигадченко", "Ґудзь"]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u"])
def test_capitals_do_not_mislead_the_guess(encoding: str) -> None:
    assert (
        decode("ВИГАДЧЕНКО СЕРГІЙ ПЕТРОВИЧ\nНІХТОЇВ ОЛЕГ ІВАНОВИЧ\n".encode(encoding)).encoding
        == encoding
    )


def test_a_few_broken_bytes_are_counted_and_not_hidden() -> None:
    data = (
        "\n".join([*LINES, *(f"{n};Мареник Іван Іванович;1970;солдат" for n in range(3, 60))])
    ).encode()
    broken = data.replace("Ґудзь".encode(), b"\xd2\xff\xd1\x83\xd0\xb4\xd0\xb7\xd1\x8c")
    found = read_list(broken, "a.csv")
    assert [w.code for w in found.warnings if w.row == 0] == ["broken_bytes"]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Refused):
        decode(bytes(range(1, 32)) * 20)


def test_one_quotation_mark_too_many_does_not_swallow_the_list() -> None:
    lines = ["ПІБ;Дата народження", *(f"Вигадченко{n} Іван Петрович;1988" for n in range(20))]
    lines[3] = '"' + lines[3]
    assert len(read_list("\n".join(lines).encode(), "a.csv").rows) == 20


def test_a_table_parted_by_spaces_is_read() -> None:
    text = "№    ПІБ                        Д.н.\n1    Вигадченко Іван Петрович   26.02.1988\n2    Ніхтоїв Олег Іванович      1990\n"
    assert [row.number for row in read_list(text.encode(), "pasted.txt").rows] == ["1", "2"]


def test_a_title_may_name_stage_date_version_and_site() -> None:
    found = title_facts(
        ["СПИСОК", "71 етап, 6 березня 2026 року, редакція 4", "Місце прибуття: ППр «Вигадане»"]
    )
    assert found.number == 71
    assert found.date is not None
    assert (found.date.isoformat(), found.version, found.site) == (
        "2026-03-06",
        4,
        "ППр «Вигадане»",
    )


@pytest.mark.parametrize("lang", list(Lang))
def test_every_code_has_its_words(lang: Lang) -> None:
    words = Words(lang)
    fields: dict[str, str | int] = {
        "column": 1,
        "cell": "A1",
        "count": 2,
        "text": "х",
        "read": "х",
        "first": 1,
        "surname": "х",
    }
    said = [
        list_words.warning(RowWarning(code, 1, row, fields), words)
        for code in list_words.WARNING_CODES
        for row in (0, 3)
    ]
    said += [list_words.column(kind, words) for kind in ListColumn]
    said += [list_words.passed_over(kind.value, words) for kind in RowKind]
    assert all(said)


def test_every_warning_that_reading_gives_is_worded() -> None:
    source = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    given = set(re.findall(r'(?:_warn|RowWarning)\(\s*"(\w+)"', source)) | set(
        re.findall(r'"note": "(\w+)"', source)
    )
    assert len(given) > 10
    assert given <= list_words.WARNING_CODES
    assert "no_such_code" not in list_words.WARNING_CODES
