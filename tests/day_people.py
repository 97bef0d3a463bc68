"""People of a day that never was: unique surnames, and papers of the kind the invented day has."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

SYLLABLES = ("Вер", "Дуб", "Яс", "Кал", "Гра", "Бере", "Тер", "Лип", "Оси", "Вільх", "Чор", "Мор")
MIDDLES = ("", "ко", "ма", "ри")
MORE_MIDDLES = ("бо", "ву", "ги", "да", "жи", "ло", "ні", "пе", "са", "ту", "фе", "хо")
"""For days of thousands, where the short names do not suffice."""
ENDINGS = ("енко", "чук", "ський", "ало", "ишин", "овець", "няк", "ура", "ець", "айло")
GIVEN = (("Остап", "M"), ("Лесь", "M"), ("Мирон", "M"), ("Орися", "F"), ("Захар", "M"))
PATRONYMICS = {"M": ("Юхимович", "Гнатович", "Лукич"), "F": ("Юхимівна", "Гнатівна")}
RANKS = ("солдат", "старший солдат", "сержант", "майстер-сержант")
FORCES = ("Національна гвардія", "Сухопутні війська", "Повітряні Сили")
PLACES = ("РФ-ВК-03", "РФ-СІЗО-02", "ТОТ-ВК-01", "РФ-ВК-12")
DIRECTIONS = ("Донецький", "Луганський", "Харківський", "Маріуполь")
STATUSES = ("confirmed_icrc", "missing", "nib_only", "unknown")
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
    "capture_date",
    "capture_precision",
    "direction",
    "status_before",
    "places",
)
DAY = date(2026, 4, 14)


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


def people(chance: random.Random, count: int) -> list[Someone]:
    """Return people of whom no two share a surname."""
    surnames = _surnames(MIDDLES)
    if count > len(surnames):
        surnames = _surnames([a + b for a, b in product([*MIDDLES, *MORE_MIDDLES], MORE_MIDDLES)])
    chance.shuffle(surnames)
    found = []
    for place, surname in enumerate(surnames[:count], 1):
        given, sex = chance.choice(GIVEN)
        found.append(
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
    return found


def papers(person: Someone, place: int) -> list[str]:
    """Return a row of ``people.csv``; every eleventh person has no word about their captivity."""
    captured = date(2022, 3, 1) + timedelta(days=17 * (place % 60))
    moved = captured + timedelta(days=90)
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
        *(["", "", "", "", ""] if place % 11 == 0 else _captivity(place, captured, moved)),
    ]


def _surnames(middles: Iterable[str]) -> list[str]:
    return [a + b + c for a in SYLLABLES for b in middles for c in ENDINGS]


def _captivity(place: int, captured: date, moved: date) -> list[str]:
    first, second = PLACES[place % len(PLACES)], PLACES[(place + 1) % len(PLACES)]
    return [
        captured.isoformat(),
        ("day", "month", "year")[place % 3],
        DIRECTIONS[place % len(DIRECTIONS)],
        STATUSES[place % len(STATUSES)],
        f"{first}:{captured}:{moved}|{second}:{moved}:" + ("" if place % 5 == 0 else str(DAY)),
    ]
