"""How much work Today is after every change: the bar and all queues, read at once on the work thread.

``python benchmarks/today.py``  for 302 and 3,000 invented people in the middle of their day, every one of
them listed, a hundredth of the list still awaited, a hundredth come without it. The budget is 50 ms at 302.
"""

import os
import random
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time_ns
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tests")]

from benchmarks.desk import people  # noqa: E402 - after the path is set

from busy_days import put_to_work  # noqa: E402 - as above
from caseapp.domain.access import Role  # noqa: E402 - as above
from caseapp.domain.ids import ArrivalId, PersonId, StageId, uuid7  # noqa: E402 - as above
from caseapp.domain.views import Marked  # noqa: E402 - as above
from caseapp.services import registers, stages, today  # noqa: E402 - as above
from caseapp.services.context import Context  # noqa: E402 - as above
from caseapp.services.registers import NewUser  # noqa: E402 - as above
from caseapp.storage.keys.slots import KdfParameters  # noqa: E402 - as above
from caseapp.storage.tables.lists import ExpectedEntry, ExpectedList  # noqa: E402 - as above
from caseapp.storage.tables.people import Arrival, Person  # noqa: E402 - as above

SIZES = (302, 3_000)
TIMES = 9
CHEAP = KdfParameters(memory_kib=64 * 1024, passes=2, lanes=1)


def busy_stage(ctx: Context, size: int) -> StageId:
    """Make a stage of that many people, at every point of every path."""
    stage = stages.new_stage(ctx, ctx.now().date(), "етап 1", "").value
    came = []
    listed = uuid7()
    with ctx.act("import_list") as work:
        work.add(
            ExpectedList(
                id=listed,
                stage_id=stage,
                version=1,
                row_count=size,
                diff="{}",
                warnings="[]",
                file_name="",
                sha256="",
                kind="xlsx",
                encoding="",
                columns="[]",
            )
        )
        for place, who in enumerate(people(size)):
            line, person, arrival = uuid7(), PersonId(uuid7()), ArrivalId(uuid7())
            named: dict[str, Any] = {
                "surname": who.surname,
                "given": who.given,
                "patronymic": who.patronymic,
            }
            work.add(
                ExpectedEntry(
                    id=line,
                    list_id=listed,
                    line_id=line,
                    sheet=1,
                    sheet_row=place,
                    written_name=who.name,
                    **named,
                )
            )
            if place % 100 == 0:
                continue
            work.add(Person(id=person, category="POW", **named))
            work.add(
                Arrival(
                    id=arrival,
                    person_id=person,
                    stage_id=stage,
                    line_id=None if place % 100 == 1 else line,
                    arrived_at=ctx.now(),
                    station=str(place % 5 + 1),
                )
            )
            came.append(Marked(arrival, person, "", who.name, ctx.now()))
        work.commit()
    put_to_work(ctx, stage, came, random.Random(size))  # noqa: S311 - the same every time
    return stage


def milliseconds(ctx: Context, stage: StageId) -> list[float]:
    """Return how long the reading took, each time."""
    taken = []
    for _ in range(TIMES):
        start = process_time_ns()
        today.day(ctx, stage)
        taken.append((process_time_ns() - start) / 1e6)
    return sorted(taken)


def main() -> int:
    """Measure and print."""
    before = 0.0
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="caseapp-bench-") as place:
            os.environ["CASEAPP_CONFIG_DIR"] = f"{place}/config"
            user = NewUser("Вимір", "вимір береза сонях криниця", frozenset(Role), CHEAP)
            ctx = registers.create(Path(place) / "register", user).opened.context
            taken = milliseconds(ctx, busy_stage(ctx, size))
            ctx.register.close()
        growth = f", {median(taken) / before:.1f} x" if before else ""
        before = median(taken)
        print(f"{size:6} people: p50 {before:.0f} ms, slowest {taken[-1]:.0f} ms{growth}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
