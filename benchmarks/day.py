"""What a whole day costs: playing it, its figures and its sheets, for one, ten and thirty times the people.

``python benchmarks/day.py [PEOPLE ...]``  by default 302, 3,000 and 10,000 (the last plays for about a
quarter of an hour). Growth is printed as the ratio to the first size, per person: 1.0 means that somebody
more costs as much as the first did. The budgets are 30 s for the replay at 302 and 300 ms for the figures
at 10,000. Times are of the wall; the processor's own stand behind them, for a machine that is busy.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from caseapp.domain.access import Role  # noqa: E402 - after the path is set
from caseapp.domain.editions import Edition, Report  # noqa: E402 - as above
from caseapp.domain.ids import StageId  # noqa: E402 - as above
from caseapp.services import figures, registers, stage_reports, stages  # noqa: E402 - as above
from caseapp.services.context import Context  # noqa: E402 - as above
from caseapp.services.day.replay import replay  # noqa: E402 - as above
from caseapp.services.registers import NewUser  # noqa: E402 - as above
from caseapp.storage.keys.slots import KdfParameters  # noqa: E402 - as above
from caseapp.text.words import Lang  # noqa: E402 - as above
from days import Day, make_day, shared  # noqa: E402 - as above

SIZES = (302, 3_000, 10_000)
TIMES = 5
CHEAP = KdfParameters(memory_kib=64 * 1024, passes=2, lanes=1)
SHEETS = (
    (Report.STAGE_SUMMARY, Edition.RESTRICTED),
    (Report.CONTACT_REGISTER, Edition.NAMED),
    (Report.COMPLIANCE, Edition.RESTRICTED),
    (Report.COMPLIANCE, Edition.PUBLIC),
)


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall and of the processor."""

    wall: float
    processor: float


def cost_of(work: Callable[[], object]) -> Cost:
    """Return what one run of something costs."""
    wall, processor = perf_counter(), process_time()
    work()
    return Cost(perf_counter() - wall, process_time() - processor)


def usual_cost_of(work: Callable[[], object]) -> Cost:
    """Return the median of some runs."""
    costs = [cost_of(work) for _ in range(TIMES)]
    return Cost(median(c.wall for c in costs), median(c.processor for c in costs))


def measured(size: int, place: Path) -> dict[str, Cost]:
    """Play a day of that many people and return what each thing cost."""
    day = make_day(place / "day", size, seed=size)
    os.environ["CASEAPP_CONFIG_DIR"] = str(place / "config")
    user = NewUser("Вимір", "вимір береза сонях криниця", frozenset(Role), CHEAP)
    ctx = registers.create(place / "register", user).opened.context
    try:
        costs = {"replay": cost_of(lambda: replay(ctx, day.folder, lambda _file, _row: None))}
        stage = stages.chosen(ctx).id
        costs["figures"] = usual_cost_of(lambda: exact(ctx, stage, day))
        for report, edition in SHEETS:
            order = stage_reports.wanted(report, Lang.UK, edition)
            costs[f"{report}, {edition}"] = cost_of(
                lambda order=order: stage_reports.print_report(ctx, stage, order)  # type: ignore[misc] # bound now
            )
    finally:
        ctx.register.close()
    return costs


def exact(ctx: Context, stage: StageId, day: Day) -> None:
    """Read the figures, which must be the day's: a fast wrong answer is none."""
    if shared(figures.figures(ctx, stage), day.totals) != day.totals:
        raise AssertionError(day.folder)


def main(sizes: tuple[int, ...]) -> int:
    """Measure and print."""
    first: dict[str, Cost] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="caseapp-bench-") as place:
            found = measured(size, Path(place))
        print(f"{size} people")
        for what, cost in found.items():
            before = first.setdefault(what, cost)
            growth = (cost.wall / size) / (before.wall / sizes[0])
            print(
                f"  {what:27} {cost.wall:9.3f} s  (processor {cost.processor:8.3f} s),"
                f"  per person {growth:5.2f} of {sizes[0]}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(tuple(map(int, sys.argv[1:])) or SIZES))
