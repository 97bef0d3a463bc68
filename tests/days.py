"""A recorded day in the form of the invented one, made from a seed, with totals that are known beforehand.

Other people, another site, other counts: what passes on the shipped day alone proves nothing. Names are
drawn from parts that belong to nobody together; surnames are unique, so that the counts of the versions
follow from how they were made.
"""

import csv
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

SYLLABLES = ("Вер", "Дуб", "Яс", "Кал", "Гра", "Бере", "Тер", "Лип", "Оси", "Вільх", "Чор", "Мор")
ENDINGS = ("енко", "чук", "ський", "ало", "ишин", "овець", "няк", "ура", "ець", "айло")
GIVEN = (("Остап", "M"), ("Лесь", "M"), ("Мирон", "M"), ("Орися", "F"), ("Захар", "M"))
PATRONYMICS = {"M": ("Юхимович", "Гнатович", "Лукич"), "F": ("Юхимівна", "Гнатівна")}
RANKS = ("солдат", "старший солдат", "сержант", "майстер-сержант")
FORCES = ("Національна гвардія", "Сухопутні війська", "Повітряні Сили")
HEADER = (
    "№ з/п",
    "Прізвище, ім’я, по батькові",
    "Дата народження",
    "Військове звання",
    "Складова",
    "Військова частина",
    "Категорія",
    "Примітка",
)
PAPERS = (
    "key",
    "surname",
    "given",
    "patronymic",
    "sex",
    "birth_date",
    "category",
    "force",
    "unit",
    "rank",
)
COMING = (
    "key",
    "list_no",
    "arrived_at",
    "vehicle",
    "station",
    "presented_name",
    "recorded_category",
    "triage",
    "destination",
)
PLAYED = (
    "listed",
    "arrived",
    "not_arrived",
    "unexpected",
    "arrived_by_category",
    "triage",
    "destinations",
    "lists",
    "list_diffs",
)
DAY = date(2026, 4, 14)
SITE = "Яворина"
ADDED, WITHDRAWN, CHANGED, ADDED_LAST = 3, 2, 4, 1


@dataclass(frozen=True)
class Someone:
    """One person of the day."""

    key: str
    surname: str
    given: str
    patronymic: str
    sex: str
    birth: date
    civilian: bool
    force: str
    unit: str
    rank: str

    @property
    def name(self) -> str:
        return f"{self.surname} {self.given} {self.patronymic}"

    @property
    def category(self) -> str:
        return "CIV" if self.civilian else "POW"


@dataclass(frozen=True)
class Day:
    """A folder, its people, and what ``figures`` must say after it was played."""

    folder: Path
    listed: tuple[Someone, ...]
    unexpected: tuple[Someone, ...]
    absent: frozenset[str]
    totals: dict[str, Any]

    @property
    def came(self) -> tuple[Someone, ...]:
        return tuple(p for p in self.listed if p.key not in self.absent) + self.unexpected

    @property
    def rows(self) -> int:
        """How many rows a replay acknowledges: three lists and everybody who came."""
        return 3 + int(self.totals["arrived"])


def make_day(folder: Path, count: int = 60, seed: int = 7) -> Day:
    """Write a day of ``count`` listed people; four of them stay away, three come unexpected."""
    chance = random.Random(seed)  # noqa: S311 - invented people, no secret
    people = _people(chance, count + WITHDRAWN + 3)
    listed, gone, unexpected = people[:count], people[count : count + WITHDRAWN], people[-3:]
    absent = frozenset(p.key for p in chance.sample(listed[: count - ADDED - ADDED_LAST], 4))
    folder.mkdir(parents=True)
    second = listed[: count - ADDED_LAST]
    _list(folder, 1, [*_moved(second[:-ADDED]), *gone])
    _list(folder, 2, second)
    _list(folder, 3, listed)
    came = [p for p in listed if p.key not in absent] + unexpected
    numbers = {p.key: str(number) for number, p in enumerate(listed, 1)}
    arrivals = [_coming(chance, p, numbers.get(p.key, ""), at) for at, p in enumerate(came)]
    chance.shuffle(arrivals)
    _table(folder / "people.csv", PAPERS, (_papers(p) for p in [*listed, *unexpected]))
    _table(folder / "arrivals.csv", COMING, arrivals)
    (folder / "calls.csv").write_text("key,attempt\n", "utf-8")
    totals = _totals(listed, unexpected, absent, arrivals)
    return Day(folder, tuple(listed), tuple(unexpected), absent, totals)


def invented_day() -> Day:
    """Return the invented day as far as a replay takes it; its list's people stay unnamed here.

    A change of category that evening is not played yet, so one person more is a prisoner of war.
    """
    folder = Path(__file__).resolve().parent / "data" / "day"
    totals = json.loads((folder / "totals.json").read_text("utf-8"))
    totals["arrived_by_category"] = {"POW": 300, "CIV": 2}
    played = {key: totals[key] for key in PLAYED}
    return Day(folder, (), (), frozenset(), played)


def shared(figures: dict[str, Any], totals: dict[str, Any]) -> dict[str, Any]:
    """Return the figures under the keys that are known beforehand."""
    return {key: figures[key] for key in totals}


def _people(chance: random.Random, count: int) -> list[Someone]:
    surnames = [a + b + c for a in SYLLABLES for b in ("", "ко", "ма", "ри") for c in ENDINGS]
    chance.shuffle(surnames)
    people = []
    for place, surname in enumerate(surnames[:count], 1):
        given, sex = chance.choice(GIVEN)
        people.append(
            Someone(
                key=f"X{place:03}",
                surname=surname,
                given=given,
                patronymic=chance.choice(PATRONYMICS[sex]),
                sex=sex,
                birth=date(1970, 1, 1) + timedelta(days=chance.randrange(12000)),
                civilian=place % 9 == 0,
                force=chance.choice(FORCES),
                unit=f"А{chance.randrange(1000, 5000)}",
                rank=chance.choice(RANKS),
            )
        )
    return people


def _moved(people: Sequence[Someone]) -> list[tuple[Someone, str]]:
    """Return people with the unit that the first version gives: another one for the first few."""
    return [(p, "А9999" if place < CHANGED else p.unit) for place, p in enumerate(people)]


def _list(folder: Path, version: int, people: Iterable[Someone | tuple[Someone, str]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"Поіменний список. Етап 7, {DAY:%d.%m.%Y}, місце прибуття: {SITE}"])
    sheet.append([f"версія {version}"])
    sheet.append(HEADER)
    for number, one in enumerate(people, 1):
        person, unit = one if isinstance(one, tuple) else (one, one.unit)
        sheet.append(
            [
                number,
                person.name,
                f"{person.birth:%d.%m.%Y}",
                "" if person.civilian else person.rank,
                "" if person.civilian else person.force,
                unit,
                "цивільна особа" if person.civilian else "ВП",
                "",
            ]
        )
    book.save(folder / f"list-v{version}.xlsx")


def _papers(person: Someone) -> list[str]:
    return [
        person.key,
        person.surname,
        person.given,
        person.patronymic,
        person.sex,
        person.birth.isoformat(),
        person.category,
        person.force,
        person.unit,
        person.rank,
    ]


def _coming(chance: random.Random, person: Someone, number: str, place: int) -> list[str]:
    at = datetime(2026, 4, 14, 9, 0) + timedelta(minutes=place // 3)  # noqa: DTZ001 - Kyiv local, as in the file
    return [
        person.key,
        number,
        at.isoformat(timespec="minutes"),
        f"автобус {place % 4 + 1}",
        str(place % 3 + 1),
        person.name,
        person.category,
        chance.choice(("red", "yellow", "green")),
        chance.choice(("hospital", "reintegration_centre", "unit_or_home")),
    ]


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows(rows)


def _totals(
    listed: Sequence[Someone],
    unexpected: Sequence[Someone],
    absent: frozenset[str],
    arrivals: Sequence[Sequence[str]],
) -> dict[str, Any]:
    count = len(listed)
    second = count - ADDED_LAST
    came = [p for p in listed if p.key not in absent] + list(unexpected)
    return {
        "listed": count,
        "arrived": len(came),
        "not_arrived": len(absent),
        "unexpected": len(unexpected),
        "arrived_by_category": dict(Counter(p.category for p in came)),
        "triage": dict(Counter(row[-2] for row in arrivals)),
        "destinations": dict(Counter(row[-1] for row in arrivals)),
        "lists": {"v1": second - ADDED + WITHDRAWN, "v2": second, "v3": count},
        "list_diffs": {
            "v1_v2": {
                "added": ADDED,
                "withdrawn": WITHDRAWN,
                "changed": CHANGED,
                "same": second - ADDED - CHANGED,
            },
            "v2_v3": {"added": ADDED_LAST, "withdrawn": 0, "changed": 0, "same": second},
        },
    }
