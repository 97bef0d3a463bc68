"""Which backups go: never the newest three, never one that a period still needs, unless there is no room."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caseapp.storage.backup_thinning import ALWAYS, DAILY, HOURLY, SHARE, WEEKLY, Shelved, surplus

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
PLENTY = 10**15
HOUR = timedelta(hours=1)


def shelf_of(ages: list[timedelta], size: int = 1_000) -> list[Shelved]:
    return [Shelved(NOW - age, f"{n:05}", size) for n, age in enumerate(ages)]


shelves = st.lists(
    st.tuples(st.integers(0, 120 * 24 * 60), st.integers(0, 10**9)), max_size=150
).map(
    lambda made: [
        Shelved(NOW - timedelta(minutes=minutes), f"{n:05}", size)
        for n, (minutes, size) in enumerate(made)
    ]
)


def kept(held: list[Shelved], free: int = PLENTY) -> set[Shelved]:
    return set(held) - surplus(held, free)


def newest_first(held: set[Shelved] | list[Shelved]) -> list[Shelved]:
    return sorted(held, key=lambda one: (one.made_at, one.name), reverse=True)


def room(held: list[Shelved], free: int) -> int:
    return (free + sum(one.size for one in held)) // SHARE


def test_four_months_of_backups_every_ten_minutes_shrink_to_what_was_promised() -> None:
    held = shelf_of([timedelta(minutes=10 * n) for n in range(6 * 24 * 120)])
    left = newest_first(kept(held))
    hours = {one.made_at.strftime("%j-%H") for one in left if NOW - one.made_at < 24 * HOUR}
    days = {one.made_at.date() for one in left if (NOW.date() - one.made_at.date()).days < DAILY}
    weeks = {one.made_at.isocalendar()[:2] for one in left}
    assert (len(hours), len(days), len(weeks)) == (HOURLY, DAILY, WEEKLY)
    assert len(left) <= HOURLY + DAILY + WEEKLY + ALWAYS


def test_weeks_without_work_do_not_push_older_backups_out() -> None:
    held = shelf_of([timedelta(days=n) for n in (0, 40, 41, 90, 300)])
    assert kept(held) == set(held)


@given(shelves)
def test_the_newest_three_stay_whatever_they_take(held: list[Shelved]) -> None:
    assert set(newest_first(held)[:ALWAYS]) <= kept(held, free=0)


@given(shelves, st.integers(0, 10**11))
def test_what_stays_fits_a_quarter_of_the_disk_or_is_the_newest_three(
    held: list[Shelved], free: int
) -> None:
    left = kept(held, free)
    assert sum(one.size for one in left) <= room(held, free) or len(left) <= ALWAYS


@given(shelves, st.integers(0, 10**11))
def test_for_want_of_room_the_oldest_go_first(held: list[Shelved], free: int) -> None:
    roomy = newest_first(kept(held))
    assert newest_first(kept(held, free)) == roomy[: len(kept(held, free))]


@given(shelves, st.integers(0, 10**11))
def test_no_more_goes_than_must(held: list[Shelved], free: int) -> None:
    roomy, left = newest_first(kept(held)), newest_first(kept(held, free))
    if len(left) < len(roomy):
        one_more = roomy[: len(left) + 1]
        assert sum(one.size for one in one_more) > room(held, free)


@given(shelves)
def test_thinning_twice_takes_nothing_more(held: list[Shelved]) -> None:
    left = list(kept(held))
    assert kept(left) == set(left)


@given(shelves, st.randoms(use_true_random=False))
def test_the_order_on_the_shelf_does_not_matter(held: list[Shelved], random: object) -> None:
    shuffled = list(held)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert surplus(shuffled, PLENTY) == surplus(held, PLENTY)


@given(shelves)
def test_the_newest_of_the_last_days_and_weeks_stays(held: list[Shelved]) -> None:
    left = kept(held)
    for count, period in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (HOURLY, "%Y-%j-%H")):
        newest: dict[str, Shelved] = {}
        for one in newest_first(held):
            newest.setdefault(one.made_at.strftime(period), one)
        assert set(list(newest.values())[:count]) <= left
