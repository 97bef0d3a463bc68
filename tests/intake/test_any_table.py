"""Whatever stands in a table, reading ends in a list or in its error, and a mapping reads the same again."""

import itertools
from datetime import date
from random import Random

import pytest

from caseapp.domain.errors import CaseError
from caseapp.domain.list_diff import compare
from caseapp.intake.lists import ReadList, understood
from caseapp.intake.mapping import Mapping
from caseapp.intake.raw import Area, Cell, RawRow, RawSheet, RawTables
from sizes import sized

TODAY = date(2026, 3, 6)
HEADINGS = (
    "№",
    "ПІБ",
    "Прізвище",
    "Ім'я",
    "По батькові",
    "Дата народження",
    "Звання",
    "в/ч",
    "Категорія",
)
CELLS: tuple[Cell, ...] = (
    *HEADINGS, "Примітка", "?", "-", "Вигадченко", "Вигадченко Сергій Іванович", "І.П. Ніхтоїв", "(Сокіл)", "«", '"', ",", ".",
    "1988 р.н.", "26.02.1988", "31.02.88", "00.00.1988", "0", "99999", "²", "٣", "1.", "Ⅷ", "²².²².2000", "солдат", "ВП", "Усього:",
    "Національна гвардія", 1, 2, 3.5, 32199, 1e300, -1, date(1, 1, 1), TODAY, date(9999, 12, 31), "а" * 200, "\u202e", "=1+1",
    "Алі огли", "огли", "- -", "позивний", "()", "(())", "в/ч", "№ 5", "Name", "Surname", "Сторінка 1", "ПІБ, рік народження",
)  # fmt: skip


def table(rng: Random) -> RawTables:
    """Return a sheet of cells that stand anywhere."""
    width = rng.randint(1, 8)
    rows = [
        [rng.choice(CELLS) if rng.random() < 0.8 else None for _ in range(width)]
        for _ in range(rng.randint(0, 14))
    ]
    rows.insert(min(len(rows), rng.randint(0, 2)), list(rng.sample(HEADINGS, rng.randint(1, 7))))
    areas = tuple(
        Area(top, left, top + rng.randint(0, 3), left + rng.randint(0, 3))
        for top, left in ((rng.randint(1, 9), rng.randint(1, 6)) for _ in range(rng.randint(0, 3)))
    )
    kept = tuple(
        RawRow(n, tuple(row)) for n, row in enumerate(rows, 1) if any(c is not None for c in row)
    )
    return RawTables(
        "xlsx",
        "",
        "",
        (RawSheet(1, rng.choice(["А", "Цивільні"]), visible=True, rows=kept, merged=areas),),
    )


def end_of(raw: RawTables, mapping: Mapping | None = None) -> ReadList | None:
    try:
        return understood(raw, "", mapping, today=TODAY)
    except CaseError:
        return None


def test_any_table_ends_in_a_list_or_in_its_error() -> None:
    read = []
    for seed in range(sized(300, 20_000)):
        raw = table(Random(seed))  # noqa: S311 - the same tables each time, no secrets
        if found := end_of(raw):
            again = end_of(raw, Mapping.from_json(found.mapping.as_json()))
            assert again is not None
            assert again.rows == found.rows
            read.append(found.rows)
    assert len(read) > 50
    for old, new in itertools.pairwise(read):
        done = compare(old, new)
        assert len(done.pairs) + len(done.added) == len(new)
        assert len(done.pairs) + len(done.withdrawn) == len(old)


def test_a_bug_in_the_reading_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broken twin: an error that is not one of ours escapes."""
    monkeypatch.setattr("caseapp.intake.lists.repeats", lambda _: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        test_any_table_ends_in_a_list_or_in_its_error()
