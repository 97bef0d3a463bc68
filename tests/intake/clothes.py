"""Honest lists in other clothes: the same invented people as different offices would send them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from caseapp.domain.coded import Category
from caseapp.names.latin import latin
from intake.invented import ENGLISH_RANKS, RANKS, Person

Row = list[object]


@dataclass(frozen=True)
class Clothes:
    """A sender: how the header reads, how each person is written, what may be asked of the reading."""

    name: str
    rows: Sequence[Row]
    gives: frozenset[str]
    latin: bool = False


def _dots(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def orderly(group: list[Person]) -> Clothes:
    words = {Category.POW: "ВП", Category.CIV: "Ц"}
    rows: list[Row] = [
        [
            "№ з/п",
            "Прізвище, ім’я, по батькові",
            "Дата народження",
            "Військове звання",
            "В/ч",
            "Категорія",
            "Позивний",
        ]
    ]
    rows += [
        [n, p.name, p.born, p.rank, p.unit, words[p.category], p.call_sign]
        for n, p in enumerate(group, 1)
    ]
    return Clothes(
        "orderly", rows, frozenset({"name", "birth", "rank", "unit", "category", "call_sign"})
    )


def under_titles(group: list[Person]) -> Clothes:
    rows: list[Row] = [
        ["ЗАТВЕРДЖУЮ"], ["Додаток 1 до розпорядження"], [], ["СПИСОК", None, "осіб (етап 5, 01.03.2026)"], [],
        ["№\nп/п", "П.І.Б.", "Звання", "Д.н.", "Вій-\nськова частина", "Прим."], [1, 2, 3, 4, 5, 6],
    ]  # fmt: skip
    rows += [
        [f"{n}.", p.name.upper(), RANKS.get(p.rank, ""), _dots(p.born), p.unit, None]
        for n, p in enumerate(group, 1)
    ]
    rows += [["Разом:", len(group)], [], ["Начальник відділу", None, None, "О. Підписенко"]]
    return Clothes("under titles", rows, frozenset({"name", "birth", "rank", "unit"}))


def two_row_header(group: list[Person]) -> Clothes:
    rows: list[Row] = [
        ["№", "Особа", None, None, "Народження", "Служба", None],
        [None, "Прізвище", "Ім'я", "По батькові", "дата", "звання", "в/ч"],
    ]
    rows += [
        [n, p.surname, p.given, p.patronymic, _dots(p.born), p.rank, p.unit]
        for n, p in enumerate(group, 1)
    ]
    return Clothes("two-row header", rows, frozenset({"name", "birth", "rank", "unit"}))


def russian(group: list[Person]) -> Clothes:
    rows: list[Row] = [["№ п/п", "Фамилия", "Имя", "Отчество", "Г.р.", "Статус"]]
    words = {Category.POW: "военнопленный", Category.CIV: "гражданский"}
    rows += [
        [n, p.surname, p.given, p.patronymic, f"{p.born.year} г.р.", words[p.category]]
        for n, p in enumerate(group, 1)
    ]
    return Clothes("russian", rows, frozenset({"name", "year", "category"}))


def english(group: list[Person]) -> Clothes:
    rows: list[Row] = [["No.", "Name", "Date of Birth", "Rank", "Unit", "Status"]]
    words = {Category.POW: "Prisoner of war", Category.CIV: "Civilian"}
    rows += [
        [
            n,
            f"{latin(p.given)} {latin(p.surname).upper()}",
            p.born.isoformat(),
            ENGLISH_RANKS.get(p.rank, ""),
            p.unit,
            words[p.category],
        ]
        for n, p in enumerate(group, 1)
    ]
    return Clothes(
        "english", rows, frozenset({"short_name", "birth", "unit", "category"}), latin=True
    )


def english_split(group: list[Person]) -> Clothes:
    rows: list[Row] = [["#", "Given names", "Family name", "DOB", "Call sign"]]
    rows += [
        [n, latin(p.given), latin(p.surname), f"{p.born:%d %B %Y}", p.call_sign]
        for n, p in enumerate(group, 1)
    ]
    return Clothes(
        "english split", rows, frozenset({"short_name", "birth", "call_sign"}), latin=True
    )


def grouped(group: list[Person]) -> Clothes:
    header: Row = ["№", "ПІБ", "Рік народження", "Звання"]
    soldiers = [p for p in group if p.category is Category.POW]
    civilians = [p for p in group if p.category is Category.CIV]
    rows: list[Row] = [header, ["ВІЙСЬКОВОПОЛОНЕНІ"]]
    for n, p in enumerate(soldiers, 1):
        rows.append([n, p.name, p.born.year, p.rank])
        if n % 10 == 0:
            rows += [[f"Сторінка {n // 10} з 9"], [], header]
    rows += [["Усього військовополонених: ", len(soldiers)], ["Цивільні особи:"]]
    rows += [[n, p.name, f"{p.born.year} р.н.", ""] for n, p in enumerate(civilians, 1)]
    rows.append(["ВСЬОГО", None, len(group), None])
    return Clothes("grouped", rows, frozenset({"name", "year", "rank", "category"}))


def side_by_side(group: list[Person]) -> Clothes:
    half = -(-len(group) // 2)
    left, right = group[:half], group[half:]
    rows: list[Row] = [["№", "ПІБ", "Дата нар.", None, "№", "ПІБ", "Дата нар."]]
    for n in range(half):
        row: Row = [n + 1, left[n].name, _dots(left[n].born), None]
        if n < len(right):
            row += [half + n + 1, right[n].name, _dots(right[n].born)]
        rows.append(row)
    return Clothes("side by side", rows, frozenset({"name", "birth"}))


def stacked(group: list[Person]) -> Clothes:
    half = len(group) // 2
    rows: list[Row] = [["Перша група"], ["№", "ПІБ", "Дата народження", "Звання"]]
    rows += [[n, p.name, p.born, p.rank] for n, p in enumerate(group[:half], 1)]
    rows += [[], ["Друга група"], ["Звання", "Прізвище", "Ім’я", "По батькові", "Д.н."]]
    rows += [[p.rank, p.surname, p.given, p.patronymic, _dots(p.born)] for p in group[half:]]
    return Clothes("stacked", rows, frozenset({"name", "birth", "rank"}))


def rank_before_name(group: list[Person]) -> Clothes:
    rows: list[Row] = [["№", "Військове звання, П.І.Б.", "Народився", "Підрозділ"]]
    rows += [
        [n, f"{p.rank} {p.name}".strip(), _dots(p.born), f"в/ч {p.unit}" if p.unit else ""]
        for n, p in enumerate(group, 1)
    ]
    return Clothes("rank before name", rows, frozenset({"name", "birth", "rank", "unit"}))


def call_signs_in_the_name(group: list[Person]) -> Clothes:
    marks = ["{} ({})", "{} «{}»", '{} "{}"', "{} позивний {}"]
    rows: list[Row] = [["ПІБ (позивний)", "Дата народження"]]
    rows += [
        [marks[n % 4].format(p.name, p.call_sign) if p.call_sign else p.name, f"{p.born:%d/%m/%Y}"]
        for n, p in enumerate(group)
    ]
    return Clothes("call signs in the name", rows, frozenset({"name", "call_sign"}))


def without_header(group: list[Person]) -> Clothes:
    rows: list[Row] = [[n, p.name, _dots(p.born), p.rank or "-"] for n, p in enumerate(group, 1)]
    return Clothes("without header", rows, frozenset({"name", "birth"}))


def pasted_lines(group: list[Person]) -> Clothes:
    rows: list[Row] = [[f"{n}. {p.name}, {_dots(p.born)} р.н."] for n, p in enumerate(group, 1)]
    return Clothes("pasted lines", rows, frozenset({"name", "birth"}))


def with_other_columns(group: list[Person]) -> Clothes:
    rows: list[Row] = [
        [
            "id",
            "Дата полонення",
            "ПІБ",
            "ПІБ рідних",
            "Телефон рідних",
            "Дата, місце народження",
            "Звання",
            "В/Ч",
            "Вид (рід військ)",
        ]
    ]
    rows += [
        [
            f"Х-{n}",
            "01.04.2022",
            p.name,
            "Родиченко Марія Іванівна",
            "+380000000000",
            f"{_dots(p.born)}, м. Ніде",
            RANKS.get(p.rank, ""),
            p.unit,
            "СВ ЗСУ",
        ]
        for n, p in enumerate(group, 1)
    ]
    return Clothes("with other columns", rows, frozenset({"name", "birth", "rank", "unit"}))


WARDROBE: tuple[Callable[[list[Person]], Clothes], ...] = (
    orderly, under_titles, two_row_header, russian, english, english_split, grouped, side_by_side, stacked,
    rank_before_name, call_signs_in_the_name, without_header, pasted_lines, with_other_columns,
)  # fmt: skip
