"""A recorded day in the form of the invented one, made from a seed, with totals that are known beforehand.

Other people, another site, other counts: what passes on the shipped day alone proves nothing. Names are
drawn from parts that belong to nobody together; surnames are unique, so that the counts of the versions
follow from how they were made. `day_people` makes the people, `day_casework` what was done for them.
"""

import csv
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from day_casework import HEADERS, casework
from day_people import DAY, PAPERS, Someone, papers, people

__all__ = ["DAY", "SITE", "Day", "Someone", "invented_day", "make_day", "shared"]

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
LATER = frozenset({"inquiries", "sought", "sightings", "sighted", "sources", "sought_and_seen"})
"""Totals about files that a replay does not take yet."""
CASEWORK = ("relatives", "consents", "calls", "interviews", "answers", "events")
SITE = "Яворина"
ADDED, WITHDRAWN, CHANGED, ADDED_LAST = 3, 2, 4, 1
MINUTES = 480
"""In which everybody comes, however many they are."""


@dataclass(frozen=True)
class Day:
    """A folder, its people, and what ``figures`` must say after it was played."""

    folder: Path
    listed: tuple[Someone, ...]
    unexpected: tuple[Someone, ...]
    absent: frozenset[str]
    totals: dict[str, Any]
    casework: int
    """Rows of the files about relatives, consents, calls, interviews, answers and events."""

    @property
    def came(self) -> tuple[Someone, ...]:
        return tuple(p for p in self.listed if p.key not in self.absent) + self.unexpected

    @property
    def rows(self) -> int:
        """How many rows a replay acknowledges: three lists, everybody who came, all that was done."""
        return 3 + int(self.totals["arrived"]) + self.casework


def make_day(folder: Path, count: int = 60, seed: int = 7) -> Day:
    """Write a day of ``count`` listed people; four of them stay away, three come unexpected."""
    chance = random.Random(seed)  # noqa: S311 - invented people, no secret
    everybody = people(chance, count + WITHDRAWN + 3)
    listed, gone = everybody[:count], everybody[count : count + WITHDRAWN]
    unexpected = everybody[-3:]
    soldiers = [p for p in listed[: count - ADDED - ADDED_LAST] if not p.civilian]
    absent = frozenset(p.key for p in chance.sample(soldiers, 4))
    folder.mkdir(parents=True)
    second = listed[: count - ADDED_LAST]
    _list(folder, 1, [*_moved(second[:-ADDED]), *gone])
    _list(folder, 2, second)
    _list(folder, 3, listed)
    came = [p for p in listed if p.key not in absent] + unexpected
    numbers = {p.key: str(number) for number, p in enumerate(listed, 1)}
    times = [_time(place, len(came)) for place in range(len(came))]
    arrivals = [
        _coming(chance, p, numbers.get(p.key, ""), at, place)
        for place, (p, at) in enumerate(zip(came, times, strict=True))
    ]
    chance.shuffle(arrivals)
    known = enumerate([*listed, *unexpected])
    _table(folder / "people.csv", PAPERS, (papers(p, place) for place, p in known))
    _table(folder / "arrivals.csv", COMING, arrivals)
    done = casework(chance, came, times)
    for name, header in HEADERS.items():
        _table(folder / f"{name}.csv", header, done.rows[name])
    (folder / "inquiries.csv").write_text("n,inquirer\n", "utf-8")
    totals = _totals(listed, unexpected, absent, arrivals) | done.figures()
    return Day(folder, tuple(listed), tuple(unexpected), absent, totals, done.number_of_rows())


def invented_day() -> Day:
    """Return the invented day as far as a replay takes it; its list's people stay unnamed here."""
    folder = Path(__file__).resolve().parent / "data" / "day"
    totals = json.loads((folder / "totals.json").read_text("utf-8"))
    played = {key: value for key, value in totals.items() if key not in LATER}
    return Day(folder, (), (), frozenset(), played, _rows_in(folder))


def shared(figures: dict[str, Any], totals: dict[str, Any]) -> dict[str, Any]:
    """Return the figures under the keys that are known beforehand."""
    return {key: figures[key] for key in totals}


def _rows_in(folder: Path) -> int:
    count = 0
    for name in CASEWORK:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            count += sum(1 for _ in csv.DictReader(file))
    return count


def _time(place: int, count: int) -> datetime:
    """Return when somebody comes, Kyiv time as in the file: three a minute, or all in one day."""
    minute = place // 3 if count <= 3 * MINUTES else place * MINUTES // count
    return datetime(2026, 4, 14, 9, 0) + timedelta(minutes=minute)  # noqa: DTZ001 - Kyiv local


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


def _coming(
    chance: random.Random, person: Someone, number: str, at: datetime, place: int
) -> list[str]:
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


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
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
