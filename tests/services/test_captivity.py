"""How somebody was taken and held is told once, found again, and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from arrived import Arrived, decide_care, rows_equal_journal, undone
from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerKey
from caseapp.domain.captivity import Control, Direction, PlaceKind
from caseapp.domain.captivity_errors import DateNotYet, NumberOutOfRange, PlaceUnnamed
from caseapp.domain.captivity_views import PlaceVerified, PlaceView
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.consents import ConsentState
from caseapp.domain.dates import PartialDate, Precision, kyiv
from caseapp.domain.detention import CaptureFacts, PeriodFacts, TimelineFault
from caseapp.domain.place_codes import meaning_of
from caseapp.services import (
    captivity,
    care,
    conflicts,
    documents,
    files,
    gazetteer,
    merging,
    needs,
    triage,
)
from caseapp.services.captivity import Told, open_captivity
from caseapp.services.context import Context
from caseapp.storage.tables.captivity import DetentionPeriod

FO, SUP, MED = Role.FIELD_OFFICER, Role.SUPERVISOR, Role.MEDIC
TAKEN = PartialDate(date(2022, 4, 1), Precision.MONTH)
MOVED = PartialDate(date(2024, 1, 5))


@pytest.mark.parametrize(
    ("written", "kind", "control"),
    [
        ("РФ-ВК-03", PlaceKind.PENAL_COLONY, Control.RUSSIA),
        ("тот-сізо-04", PlaceKind.REMAND_CENTRE, Control.OCCUPIED),
        ("РФ-ЛІК-01", PlaceKind.HOSPITAL, Control.RUSSIA),
        ("СИЗО-2, Таганрог", PlaceKind.REMAND_CENTRE, Control.UNKNOWN),
        ("підвал школи", PlaceKind.UNOFFICIAL, Control.UNKNOWN),
        ("Оленівка", PlaceKind.UNKNOWN, Control.UNKNOWN),
    ],
)
def test_a_code_says_kind_and_territory_and_a_name_no_more_than_it_does(
    written: str, kind: PlaceKind, control: Control
) -> None:
    meant = meaning_of(written)
    assert (meant.kind, meant.control) == (kind, control)
    assert (meant.code or meant.name).casefold() == written.casefold()


def test_each_field_of_the_capture_is_one_act_and_is_taken_back(arrived: Arrived) -> None:
    told: dict[str, Told] = {
        "on": TAKEN,
        "place": "Маріуполь",
        "direction": Direction.MARIUPOL.value,
        "circumstances": "поранений, без свідомості",
        "wounded": True,
        "detained_by": "",
        "stated_reason": "",
    }
    assert told.keys() == captivity.CAPTURE_FIELDS
    with arrived.founded.opened(FO) as ctx:
        for field, value in told.items():
            if value != "":
                captivity.edit_capture(ctx, arrived.person, field, value)
        assert open_captivity(ctx, arrived.person).capture == CaptureFacts(**told)  # type: ignore[arg-type] # a value of each field
        captivity.edit_capture(ctx, arrived.person, "on", None)
        assert open_captivity(ctx, arrived.person).capture.on is None
        assert undone(ctx) == "edit_captivity"
        assert open_captivity(ctx, arrived.person).capture.on == TAKEN
        assert open_captivity(ctx, arrived.other).capture == CaptureFacts()
        assert rows_equal_journal(ctx)


def test_places_stand_in_order_with_the_hole_between_them(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        second = PeriodFacts("Оленівка", PartialDate(date(2024, 2, 1)), people_in_cell=40)
        captivity.add_period(ctx, arrived.person, second)
        captivity.add_period(ctx, arrived.person, PeriodFacts("РФ-ВК-03", TAKEN, MOVED, cell="12"))
        captivity.edit_capture(ctx, arrived.person, "on", TAKEN)
        seen = open_captivity(ctx, arrived.person)
        assert [one.place.shown for one in seen.stays] == ["РФ-ВК-03", "Оленівка"]
        assert [(one.fault, one.days) for one in seen.faults] == [(TimelineFault.GAP, 26)]
        assert seen.held is not None
        assert seen.held.first == date(2022, 4, 1)
        assert seen.returned == kyiv(ctx.now()).date()


def test_a_period_is_changed_field_by_field_removed_and_put_back(arrived: Arrived) -> None:
    told: dict[str, Told] = {
        "place": "РФ-СІЗО-01",
        "start": TAKEN,
        "end": MOVED,
        "cell": "7",
        "moved_how": "автозаком",
        "people_in_cell": 16,
        "conditions": "без опалення",
        "icrc_seen": False,
    }
    assert told.keys() == captivity.PERIOD_FIELDS
    with arrived.founded.opened(FO) as ctx:
        period = captivity.add_period(ctx, arrived.person, PeriodFacts("Оленівка")).value
        for field, value in told.items():
            captivity.edit_period(ctx, period, field, value)
        [stay] = open_captivity(ctx, arrived.person).stays
        assert stay.place.code == "РФ-СІЗО-01"
        assert {name: getattr(stay, name) for name in told if name != "place"} == {
            name: value for name, value in told.items() if name != "place"
        }
        captivity.remove_period(ctx, period)
        assert open_captivity(ctx, arrived.person).stays == ()
        assert undone(ctx) == "edit_captivity"
        assert len(open_captivity(ctx, arrived.person).stays) == 1
        assert undone(ctx) == "edit_captivity"
        assert open_captivity(ctx, arrived.person).stays[0].icrc_seen is None
        assert rows_equal_journal(ctx)


def test_what_cannot_be_is_refused_and_nothing_is_written(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        tomorrow = PartialDate(kyiv(ctx.now()).date() + timedelta(days=1))
        with pytest.raises(PlaceUnnamed):
            captivity.add_period(ctx, arrived.person, PeriodFacts("  "))
        with pytest.raises(DateNotYet):
            captivity.edit_capture(ctx, arrived.person, "on", tomorrow)
        with pytest.raises(NumberOutOfRange):
            captivity.add_period(ctx, arrived.person, PeriodFacts("Оленівка", people_in_cell=0))
        assert open_captivity(ctx, arrived.person).stays == ()
        assert gazetteer.find_places(ctx, "") == ()


def test_a_place_is_found_by_code_and_by_any_spelling_of_its_name(arrived: Arrived) -> None:
    def found(typed: str) -> list[str]:
        return [one.shown for one in gazetteer.find_places(ctx, typed)]

    with arrived.founded.opened(SUP) as ctx:
        for place in ("РФ-ВК-03", "РФ-ВК-12", "Оленівка", "ТОТ-СІЗО-04"):
            captivity.add_period(ctx, arrived.person, PeriodFacts(place))
        assert found("рф-вк") == ["РФ-ВК-03", "РФ-ВК-12"]
        assert found("Olen") == ["Оленівка"]
        assert found("Оленив") == ["Оленівка"]
        assert found("сізо") == ["ТОТ-СІЗО-04"]
        assert len(found("")) == 4
        colony: PlaceView = gazetteer.find_places(ctx, "РФ-ВК-03")[0]
        assert not colony.verified
        said = PlaceVerified("Колонія №10", PlaceKind.PENAL_COLONY, Control.RUSSIA, "Мордовія")
        gazetteer.verify_place(ctx, colony.id, said)
        assert found("мордов") == found("колонія") == ["РФ-ВК-03, Колонія №10"]
        assert found("")[0] == "РФ-ВК-03, Колонія №10"
        assert undone(ctx) == "verify_place"
        assert found("мордов") == []


def test_a_place_that_a_supervisor_verified_is_not_overwritten(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        captivity.add_period(ctx, arrived.person, PeriodFacts("Оленівка"))
        [place] = gazetteer.find_places(ctx, "")
        said = PlaceVerified("Оленівка", PlaceKind.PENAL_COLONY, Control.OCCUPIED)
        gazetteer.verify_place(ctx, place.id, said)
        with pytest.raises(PlaceUnnamed):
            gazetteer.verify_place(
                ctx, place.id, PlaceVerified("", PlaceKind.UNKNOWN, Control.RUSSIA)
            )
        captivity.add_period(ctx, arrived.other, PeriodFacts(" оленівка "))
        [place] = gazetteer.find_places(ctx, "")
        assert (place.verified, place.kind) == (True, PlaceKind.PENAL_COLONY)


def test_a_place_is_also_known_by_the_name_that_a_supervisor_gave_it(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        captivity.add_period(ctx, arrived.person, PeriodFacts("РФ-ВК-03"))
        [place] = gazetteer.find_places(ctx, "")
        said = PlaceVerified("Колонія №10", PlaceKind.PENAL_COLONY, Control.RUSSIA)
        gazetteer.verify_place(ctx, place.id, said)
        captivity.add_period(ctx, arrived.other, PeriodFacts("колонія №10"))
        assert gazetteer.find_places(ctx, "") == (replace(place, name=said.name, verified=True),)


def test_the_timeline_answers_a_check_only_once_its_places_are_verified(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        today = PartialDate(kyiv(ctx.now()).date())
        captivity.edit_capture(ctx, arrived.person, "on", MOVED)
        captivity.add_period(ctx, arrived.person, PeriodFacts("РФ-ВК-03", MOVED, today))

        def answer() -> AnswerKey | None:
            with ctx.register.read() as view:
                return captivity.answer_from_timeline(view, arrived.person, "LIV-01")

        assert answer() is None
        [place] = gazetteer.find_places(ctx, "")
        said = PlaceVerified("", PlaceKind.PENAL_COLONY, Control.RUSSIA)
        gazetteer.verify_place(ctx, place.id, said)
        assert answer() is AnswerKey.YES


CAPTURE = CaptureFacts(on=TAKEN, direction=Direction.MARIUPOL.value)
PERIODS = (PeriodFacts("РФ-ВК-03", TAKEN, MOVED), PeriodFacts("РФ-СІЗО-02", MOVED))


def test_papers_written_twice_are_the_same_rows(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        for _ in range(2):
            with ctx.act("edit_captivity") as work:
                captivity.write_captivity(work, arrived.person, CAPTURE, PERIODS)
                work.commit()
        seen = open_captivity(ctx, arrived.person)
        assert seen.capture == CAPTURE
        assert [one.place.code for one in seen.stays] == ["РФ-ВК-03", "РФ-СІЗО-02"]
        with ctx.act("edit_captivity") as work:
            assert len(work.all(DetentionPeriod)) == 2
        assert rows_equal_journal(ctx)


def test_who_refused_care_has_no_captivity_papers_files_or_needs_to_be_seen(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: tuple[Callable[[Context], object], ...] = (
        lambda ctx: open_captivity(ctx, arrived.person),
        lambda ctx: documents.documents_of(ctx, arrived.person),
        lambda ctx: files.files_of(ctx, arrived.person),
        lambda ctx: needs.needs_of(ctx, arrived.person),
        lambda ctx: triage.findings(ctx, arrived.arrival),
        lambda ctx: captivity.edit_capture(ctx, arrived.person, "place", "Маріуполь"),
        lambda ctx: captivity.add_period(ctx, arrived.person, PeriodFacts("Оленівка")),
    )
    with arrived.founded.opened(MED) as ctx:
        captivity.add_period(ctx, arrived.person, PeriodFacts("Оленівка"))
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        for read in reads:
            with pytest.raises(CareRefused):
                read(ctx)
        assert open_captivity(ctx, arrived.other).stays == ()
        for module in (captivity, documents, files, needs, triage):
            monkeypatch.setattr(module, "require_care", lambda _view, _person: None)
        for read in reads:
            read(ctx)
        monkeypatch.undo()
        decide_care(ctx, arrived.person, ConsentState.GIVEN)
        assert open_captivity(ctx, arrived.person).stays


def test_a_refusal_that_was_taken_back_hides_nothing(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        with ctx.register.read() as view, pytest.raises(CareRefused):
            care.require_care(view, arrived.person)
        assert undone(ctx) == "record_consent"
        open_captivity(ctx, arrived.person)


def test_papers_written_on_two_laptops_meet_as_the_same_rows(
    arrived: Arrived, tmp_path: Path
) -> None:
    other = arrived.founded.laptop(tmp_path / "other")
    for laptop in (arrived.founded, other):
        with laptop.opened(FO) as ctx, ctx.act("edit_captivity") as work:
            captivity.write_captivity(work, arrived.person, CAPTURE, PERIODS)
            work.commit()
    with arrived.founded.opened(FO) as ctx:
        merging.merge(ctx, other.folder, arrived.founded.user(FO).passphrase)
        seen = open_captivity(ctx, arrived.person)
        assert seen.capture == CAPTURE
        assert [one.place.code for one in seen.stays] == ["РФ-ВК-03", "РФ-СІЗО-02"]
        assert conflicts.conflicts(ctx) == ()
        assert rows_equal_journal(ctx)
