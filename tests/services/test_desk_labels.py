"""The desk's labels over a real register: set for who may print, refused to others."""

import pytest

from caseapp.domain.access import Role
from caseapp.services import arrivals, outlets, printing
from caseapp.text.words import Lang
from caseapp.ui.arrivals.services import LabelWanted
from caseapp.ui.binding.reports import label_services
from mornings import Morning
from reports.pages import whole


def test_a_sticker_of_one_arrival_is_set_registered_and_spooled(
    morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[printing.Printed] = []
    monkeypatch.setattr(outlets, "has_printer", lambda: True)
    monkeypatch.setattr(outlets, "spool", sent.append)
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        row = morning.row(ctx, 4)
        assert row.line is not None
        came = arrivals.mark_arrived(ctx, morning.stage, row.line).value
        bound = label_services(ctx)
        assert bound is not None
        label = bound.set_label(LabelWanted(morning.stage, came.arrival, 24, Lang.UK)).value
        bound.spool(label)
        assert [run.report for run in printing.runs(ctx)] == ["stickers"]
    assert (label.run, label.next_place) == (1, 1)
    assert sent == [printing.Printed(1, label.pdf)]
    assert row.surname in whole(label.pdf)


@pytest.mark.parametrize(
    ("role", "printer"), [(Role.FIELD_OFFICER, False), (Role.AUDITOR, True), (Role.MEDIC, True)]
)
def test_without_a_printer_or_the_right_the_desk_offers_none(
    morning: Morning, monkeypatch: pytest.MonkeyPatch, role: Role, *, printer: bool
) -> None:
    monkeypatch.setattr(outlets, "has_printer", lambda: printer)
    with morning.founded.opened(role) as ctx:
        assert label_services(ctx) is None
