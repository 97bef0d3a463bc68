"""How fast the arrivals desk answers a key press, as a ratio to a plain scan.

``python benchmarks/desk.py``  prints, for 302 and 10,000 invented people, each key press on the way to
a whole name in three spellings.

The floor is what could be done without an index: every name, casefolded beforehand, asked with ``in``
for the casefolded text. It finds one spelling only, ranks nothing and underlines nothing. The budget of
a key press is one frame of a 60 Hz screen, 16 ms.
"""

import csv
import random
import sys
from collections.abc import Callable, Iterable
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median
from time import process_time_ns

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from caseapp.names.desk import DeskEntry, DeskIndex  # noqa: E402 - after the path is set
from caseapp.names.latin import latin  # noqa: E402

SIZES = (302, 10_000)
TYPED = 60
SHOWN = 50
ENDINGS = ("енко", "чук", "ський", "юк", "ець", "ак", "ишин", "ів", "ко", "ар", "ник", "ович")
GIVEN = ("Сергій", "Олександр", "Андрій", "Іван", "Тарас", "Євген", "Юрій", "Дмитро", "Тетяна")
PATRONYMICS = ("Іванович", "Сергійович", "Олександрович", "Юрійович", "Петрович", "Ігорович")
RUSSIAN = str.maketrans("іїєґІЇЄҐ’'", "ииегИИЕГъъ")


def people(count: int) -> list[DeskEntry[int]]:
    """Return invented people: about as many surnames as a list of this length has."""
    with (ROOT / "tests" / "names" / "spellings.csv").open(encoding="utf-8") as file:
        stems = [row["ukrainian"][:-2].capitalize() for row in csv.DictReader(file)]
    chance = random.Random(count)  # noqa: S311 - the same people every time
    surnames = [stem + ending for stem, ending in product(stems, ENDINGS)]
    return [
        DeskEntry(
            number,
            chance.choice(surnames),
            chance.choice(GIVEN),
            chance.choice(PATRONYMICS),
            number=str(number + 1),
            unit=f"А{chance.randrange(1000, 5000)}",
        )
        for number in range(count)
    ]


def key_presses(entries: list[DeskEntry[int]]) -> list[str]:
    """Return what stands in the field after each key, for some people in each of three spellings."""
    chosen = random.Random(1).sample(entries, TYPED)  # noqa: S311 - the same every time
    texts = [f"{entry.surname} {entry.given[:3]}" for entry in chosen]
    spelt = [
        spelling for text in texts for spelling in (text, text.translate(RUSSIAN), latin(text))
    ]
    return [text[:size] for text in spelt for size in range(1, len(text) + 1)]


def milliseconds(work: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """Return how long the work took for each text, sorted."""
    taken = []
    for text in texts:
        start = process_time_ns()
        work(text)
        taken.append((process_time_ns() - start) / 1e6)
    return sorted(taken)


def scan(names: list[str], text: str) -> list[int]:
    """Return the rows that hold the text: the floor."""
    small = text.casefold()
    return [row for row, name in enumerate(names) if small in name]


def main() -> int:
    """Measure and print."""
    for size in SIZES:
        entries = people(size)
        start = process_time_ns()
        index = DeskIndex(entries)
        built = (process_time_ns() - start) / 1e6
        texts = key_presses(entries)
        found = milliseconds(partial(index.find, limit=SHOWN), texts)
        scanned = milliseconds(partial(scan, [entry.name.casefold() for entry in entries]), texts)
        print(
            f"{size:6} people, {len(texts)} key presses: p50 {median(found):.2f} ms,"
            f" p95 {found[int(len(found) * 0.95)]:.2f} ms, slowest {found[-1]:.2f} ms,"
            f" {median(found) / median(scanned):.1f} x a plain scan ({median(scanned):.2f} ms);"
            f" index built in {built:.0f} ms"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
