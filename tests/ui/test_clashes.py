"""A field with two values after a merge is settled while the stage is closed."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.ids import PersonId
from caseapp.text.words import Lang, Words
from caseapp.ui.pages import Pages
from caseapp.ui.stages.clash import clash_field, clash_value
from caseapp.ui.stages.closing import ClosingDialog
from caseapp.ui.stages.services import Claim, Clash
from ui.fakes import Site
from ui.hands import press, type_text
from ui.people import NOW, STAGE

PERSON = PersonId(UUID(int=4711))


@pytest.fixture
def dialog(pages: Pages, site: Site) -> ClosingDialog:
    """The closing of a stage in which nobody is awaited and one person has two disputed fields."""
    from dataclasses import replace

    one = replace(next(r for r in site.rows.values() if r.arrived_at), person=PERSON)
    assert one.line
    site.rows = {one.line: one}
    site.clashes = [
        Clash(
            "person", PERSON, "unit", (Claim("А4160", "Олена", NOW), Claim("А3483", "Тарас", NOW))
        ),
        Clash("person", PERSON, "sex", (Claim("M", "Олена", NOW), Claim("U", "Тарас", NOW))),
    ]
    pages.stages.open_closing(STAGE)
    assert pages.stages.closing
    return pages.stages.closing


def test_both_values_stand_there_with_who_and_when_and_one_key_takes_one(
    dialog: ClosingDialog, site: Site
) -> None:
    assert not dialog.close_stage.isEnabled()
    assert dialog.height() <= 700, "it fits a small laptop"
    first, second = (each.text() for each in dialog.clash.choices)
    assert "А4160" in first
    assert "Олена" in first
    assert "А3483" in second
    assert "Тарас" in second
    press(dialog, Qt.Key.Key_2)
    assert site.acts == [("settle_clash", ("unit", "А3483"))]
    assert not dialog.close_stage.isEnabled()
    press(dialog, Qt.Key.Key_1)
    assert site.acts[-1] == ("settle_clash", ("sex", "M"))
    assert dialog.close_stage.isEnabled()


def test_a_third_value_is_written_by_hand_and_esc_keeps_it_typed(
    dialog: ClosingDialog, site: Site
) -> None:
    other = dialog.clash.other.field
    other.setFocus()
    type_text(other, "А1")
    press(other, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.waiting.hasFocus()
    assert other.text() == "А1"
    dialog.clash.take.click()
    assert site.acts == [("settle_clash", ("unit", "А1"))]
    assert not dialog.clash.take.isVisible(), "nobody writes a code by hand"


def test_enter_and_esc_settle_nothing(dialog: ClosingDialog, site: Site) -> None:
    press(dialog.waiting, Qt.Key.Key_Return)
    dialog.clash.take.click()
    assert "ще нічого" in dialog.clash.other.said()
    press(dialog.waiting, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert site.acts == []


@pytest.mark.parametrize("lang", Lang)
def test_every_field_that_can_clash_and_its_values_have_words(lang: Lang) -> None:
    from caseapp.storage.tables.people import Arrival, Person
    from caseapp.storage.tables.rows import Journalled

    own = {*Person.model_fields, *Arrival.model_fields} - {*Journalled.model_fields}
    words = Words(lang)
    for name in {*own, "undone"}:
        assert clash_field(name, words)
    assert clash_value("undone", True, words) != clash_value("undone", False, words)
    assert clash_value("sex", "M", words) != "M"
    assert clash_value("birth_date", "1988-02-26", words) == "26.02.1988"
    assert clash_value("unit", "", words)
