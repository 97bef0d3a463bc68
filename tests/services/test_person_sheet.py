"""The sheet of one person: what stands on it, who prints it, and what a refusal leaves."""

import pytest

from arrived import Arrived, decide_care, rows_equal_journal
from caseapp.domain.access import Role
from caseapp.domain.captivity import Direction
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.consents import ConsentState
from caseapp.domain.errors import NotAllowed, NotFound
from caseapp.domain.ids import PersonId, uuid7
from caseapp.domain.relatives import RelativeDraft
from caseapp.services import person_edits, person_sheet, printing, relatives, typed_fields
from caseapp.services.context import Context
from caseapp.text.words import Lang
from reports.pages import whole

FO, SUP = Role.FIELD_OFFICER, Role.SUPERVISOR


def told(ctx: Context, arrived: Arrived) -> None:
    person_edits.edit_field(ctx, arrived.person, "unit", "А4160")
    person_edits.edit_field(ctx, arrived.person, "phone", "+380501112233")
    typed_fields.write_capture(ctx, arrived.person, "direction", Direction.MARIUPOL.value)
    typed_fields.write_capture(ctx, arrived.person, "place", "Азовсталь")
    draft = RelativeDraft(name="Мати Тестова", relation="мати", phone="+380671112233")
    relatives.add_relative(ctx, arrived.person, draft)


@pytest.mark.parametrize("lang", Lang)
def test_it_says_who_it_is_and_tells_nobody_the_way_to_the_family(
    arrived: Arrived, lang: Lang
) -> None:
    with arrived.founded.opened(SUP) as ctx:
        told(ctx, arrived)
        printed = person_sheet.print_sheet(ctx, arrived.person, lang).value
        assert printing.again(ctx, printed.run).pdf == printed.pdf
        assert rows_equal_journal(ctx)
        (line,) = printing.runs(ctx)
    assert (line.report, line.edition, line.lang) == ("person", "named", lang)
    said = whole(printed.pdf)
    for word in ("А4160", "Азовсталь"):
        assert word in said
    for word in ("501112233", "671112233", "МатиТестова"):
        assert word not in said


def test_who_refused_care_gets_the_least_and_the_fuller_sheet_is_printed_no_more(
    arrived: Arrived,
) -> None:
    with arrived.founded.opened(SUP) as ctx:
        told(ctx, arrived)
        full = person_sheet.print_sheet(ctx, arrived.person, Lang.UK).value
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        least = person_sheet.print_sheet(ctx, arrived.person, Lang.UK).value
        with pytest.raises(CareRefused):
            printing.again(ctx, full.run)
    said = whole(least.pdf)
    assert "А4160" not in said
    assert "Азовсталь" not in said


def test_with_that_question_switched_off_the_fuller_sheet_would_come_again(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "require_care", lambda _view, _person: None)
    with arrived.founded.opened(SUP) as ctx:
        full = person_sheet.print_sheet(ctx, arrived.person, Lang.UK).value
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        assert printing.again(ctx, full.run).pdf == full.pdf


def test_it_is_for_who_prints_by_name_and_of_who_came(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx, pytest.raises(NotAllowed):
        person_sheet.print_sheet(ctx, arrived.person, Lang.UK)
    with arrived.founded.opened(SUP) as ctx, pytest.raises(NotFound):
        person_sheet.print_sheet(ctx, PersonId(uuid7()), Lang.UK)


def test_its_name_as_a_file_names_nobody(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        printed = person_sheet.print_sheet(ctx, arrived.person, Lang.EN).value
        name = arrived.morning.row(ctx, 1).surname
    assert name.encode() not in printed.pdf
