"""What it costs to keep one arrival, and whether a slow disk lets a whole day through in time.

``python benchmarks/save.py``  prints three measures, on the disk of the temporary folder:

- one arrival at the desk (two rows, their journal entries, a signature, one commit of its own) against the
  floor: the same two rows in a plain SQLite file with the same care for power cuts (WAL, FULL);
- a replay of 302 people with every commit held for 10 ms more, which must take at most 30 s;
- bytes of the file for each journal entry together with its row.
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from uuid import uuid4

from sqlalchemy import Connection, event

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from caseapp.domain.access import Role  # noqa: E402 - after the path is set
from caseapp.domain.ids import LineId, StageId  # noqa: E402
from caseapp.services import arrivals, figures, lists, registers, stages  # noqa: E402
from caseapp.services.computer import CONFIG_VARIABLE  # noqa: E402
from caseapp.services.context import Context  # noqa: E402
from caseapp.services.day.replay import replay  # noqa: E402
from caseapp.services.registers import NewUser  # noqa: E402
from caseapp.storage.queries import keeping  # noqa: E402
from days import invented_day, shared  # noqa: E402
from registers import CHEAP  # noqa: E402

SLOW_COMMIT_SECONDS = 0.01
ALLOWED_SECONDS = 30


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        os.environ[CONFIG_VARIABLE] = str(place / "config")
        floor = median(plain(place / "plain.db"))
        ours, entry = one_by_one(place / "desk")
        print(f"one arrival, plain SQLite  {floor * 1000:6.2f} ms")
        print(f"one arrival, caseapp       {ours * 1000:6.2f} ms  {ours / floor:.1f} times")
        print(f"an entry with its row      {entry:6.0f} bytes")
        seconds = slowly(place / "slow")
        print(f"302 people, commits +10 ms {seconds:6.2f} s   (at most {ALLOWED_SECONDS})")
        assert seconds <= ALLOWED_SECONDS, "too slow for a bus that is waiting"


def plain(file: Path, count: int = 302) -> list[float]:
    """Return the seconds of each commit of two bare rows."""
    times = []
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE person (id BLOB PRIMARY KEY, name TEXT, birth TEXT)")
        database.execute("CREATE TABLE arrival (id BLOB PRIMARY KEY, person BLOB, at TEXT)")
        for number in range(count):
            one, two = uuid4().bytes, uuid4().bytes
            begun = time.perf_counter()
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO person VALUES (?, ?, '')", (one, f"name {number}"))
            database.execute("INSERT INTO arrival VALUES (?, ?, 'now')", (two, one))
            database.execute("COMMIT")
            times.append(time.perf_counter() - begun)
    return times


def one_by_one(place: Path) -> tuple[float, float]:
    """Mark the whole list at the desk; return seconds (median) and bytes of an entry with its row."""
    ctx = founded(place)
    stage, lines = expected(ctx)
    size, entries = size_of(ctx), entries_of(ctx)
    times = [timed(partial(arrivals.mark_arrived, ctx, stage, line)) for line in lines]
    grown = (size_of(ctx) - size) / (entries_of(ctx) - entries)
    ctx.register.close()
    return median(times), grown


def slowly(place: Path) -> float:
    """Replay the invented day on a disk whose commits take 10 ms longer; return seconds."""
    ctx = founded(place)
    day = invented_day()

    def wait(_connection: Connection) -> None:
        time.sleep(SLOW_COMMIT_SECONDS)

    event.listen(ctx.register.engine, "commit", wait)
    seconds = timed(lambda: replay(ctx, day.folder, lambda _file, _row: None))
    told = figures.figures(ctx, stages.chosen(ctx).id)
    assert shared(told, day.totals) == day.totals, "fast, but not right"
    ctx.register.close()
    return seconds


def founded(place: Path) -> Context:
    """Make a register and return it open."""
    roles = frozenset({Role.SUPERVISOR})
    founder = NewUser("Олена", "п’ять сірих лелек над вечірнім ставом", roles, CHEAP)
    return registers.create(place, founder).opened.context


def expected(ctx: Context) -> tuple[StageId, list[LineId]]:
    """Open a stage, take its list in, and return the lines."""
    stage = stages.new_stage(ctx, date(2026, 3, 6), "етап 2", "").value
    file = invented_day().folder / "list-v3.xlsx"
    lists.take_in(ctx, stage, file.read_bytes(), file.name)
    return stage, [entry.line for entry in lists.latest(ctx, stage)]


def size_of(ctx: Context) -> int:
    """Return the bytes of the database, with nothing left beside it."""
    with ctx.register.past_the_journal() as connection:
        pages, free, size = (
            int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
            for name in ("page_count", "freelist_count", "page_size")
        )
    return (pages - free) * size


def entries_of(ctx: Context) -> int:
    """Return how many entries the journal holds."""
    with ctx.register.read() as view:
        return keeping.counts(view).entries


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
