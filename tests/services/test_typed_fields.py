"""What an officer types becomes what is kept, or is refused in words."""

from datetime import date

import pytest

from arrived import Arrived
from caseapp.domain.access import Role
from caseapp.domain.captivity_errors import (
    DateNotYet,
    DateUnreadable,
    NumberOutOfRange,
    NumberUnreadable,
)
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.detention import PeriodFacts
from caseapp.services import captivity, triage, typed_fields


def test_dates_numbers_and_yes_or_no_are_read(arrived: Arrived) -> None:
    with arrived.founded.opened(Role.MEDIC) as ctx:
        typed_fields.write_capture(ctx, arrived.person, "on", " 04.2022 ")
        typed_fields.write_capture(ctx, arrived.person, "wounded", typed_fields.YES)
        typed_fields.write_capture(ctx, arrived.person, "place", " Маріуполь ")
        period = captivity.add_period(ctx, arrived.person, PeriodFacts("РФ-ВК-03")).value
        typed_fields.write_period(ctx, period, "end", "≈2024")
        typed_fields.write_period(ctx, period, "people_in_cell", "16")
        typed_fields.write_period(ctx, period, "icrc_seen", typed_fields.NO)
        typed_fields.write_finding(ctx, arrived.arrival, "weight_kg", "58")
        typed_fields.write_finding(ctx, arrived.arrival, "complaints", "кашель")
        seen = captivity.open_captivity(ctx, arrived.person)
        assert seen.capture.on == PartialDate(date(2022, 4, 1), Precision.MONTH)
        assert (seen.capture.wounded, seen.capture.place) == (True, "Маріуполь")
        [stay] = seen.stays
        assert stay.end == PartialDate(date(2024, 1, 1), Precision.ABOUT)
        assert (stay.people_in_cell, stay.icrc_seen) == (16, False)
        found = triage.findings(ctx, arrived.arrival)
        assert (found.weight_kg, found.complaints) == (58, "кашель")
        typed_fields.write_capture(ctx, arrived.person, "on", "")
        typed_fields.write_capture(ctx, arrived.person, "wounded", "")
        typed_fields.write_finding(ctx, arrived.arrival, "weight_kg", "")
        emptied = captivity.open_captivity(ctx, arrived.person).capture
        assert (emptied.on, emptied.wounded) == (None, None)
        assert triage.findings(ctx, arrived.arrival).weight_kg is None


def test_what_cannot_be_read_is_refused_and_nothing_changes(arrived: Arrived) -> None:
    with arrived.founded.opened(Role.MEDIC) as ctx:
        period = captivity.add_period(ctx, arrived.person, PeriodFacts("РФ-ВК-03")).value
        for typed, refusal in (("навесні", DateUnreadable), ("01.01.2999", DateNotYet)):
            with pytest.raises(refusal):
                typed_fields.write_period(ctx, period, "start", typed)
        for typed, refused in (("багато", NumberUnreadable), ("0", NumberOutOfRange)):
            with pytest.raises(refused):
                typed_fields.write_period(ctx, period, "people_in_cell", typed)
        with pytest.raises(NumberUnreadable):
            typed_fields.write_finding(ctx, arrived.arrival, "weight_kg", "58 кг")
        [stay] = captivity.open_captivity(ctx, arrived.person).stays
        assert (stay.start, stay.people_in_cell) == (None, None)
