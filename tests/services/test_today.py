"""The chart of a day shows that day."""

from datetime import UTC, datetime, timedelta

from caseapp.services.today import _of_one_day, _quarters

NOON = datetime(2026, 3, 6, 12, 40, tzinfo=UTC)


def test_quarters_run_from_the_first_arrival_to_the_last_with_the_empty_ones() -> None:
    times = [NOON, NOON + timedelta(minutes=4), NOON + timedelta(minutes=40)]
    assert _quarters(times) == (
        (NOON.replace(minute=30), 2),
        (NOON.replace(minute=45), 0),
        (NOON.replace(hour=13, minute=0), 0),
        (NOON.replace(hour=13, minute=15), 1),
    )


def test_nobody_has_no_quarters() -> None:
    assert _quarters(_of_one_day([])) == ()


def test_somebody_marked_weeks_later_does_not_stretch_the_day() -> None:
    day = [NOON + timedelta(minutes=minute) for minute in range(50)]
    late = NOON + timedelta(days=200)
    assert len(_quarters(_of_one_day([*day, late]))) == 4
    assert len(_quarters([*day, late])) > 10_000  # without the rule


def test_a_day_that_goes_on_after_midnight_is_one() -> None:
    night = [NOON + timedelta(hours=hour) for hour in range(14)]
    assert _of_one_day(night) == night
