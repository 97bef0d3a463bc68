"""Every code has its word, in both languages."""

from enum import StrEnum

import pytest

from caseapp.domain import access, coded, dates, likeness
from caseapp.domain.acts import ACTS
from caseapp.domain.coded import Category, Flag, Force
from caseapp.domain.roll_call import Differing
from caseapp.storage.tables.lists import Absence, ExpectedEntry
from caseapp.storage.tables.people import Arrival, ArrivalFlag, MatchVerdict, Person
from caseapp.storage.tables.rows import Journalled
from caseapp.text.labels import act_label, field_label, group_label, label, short_label
from caseapp.text.words import Lang, Words

BOTH = (Words(Lang.UK), Words(Lang.EN))
UK = BOTH[0]

CODED = [
    value
    for module in (coded, access, dates, likeness)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    for value in kind
]


def latin_letters(text: str) -> str:
    return "".join(letter for letter in text if "a" <= letter.lower() <= "z")


@pytest.mark.parametrize("value", CODED, ids=lambda value: f"{type(value).__name__}.{value.name}")
def test_every_coded_value_has_a_word_in_both_languages(value: StrEnum) -> None:
    ukrainian, english = (label(value, words) for words in BOTH)
    assert ukrainian
    assert not latin_letters(ukrainian)
    assert english
    assert english.isascii() or "’" in english
    assert ukrainian[0].isupper()
    assert english[0].isupper()


def test_a_value_of_no_coded_list_is_not_passed_over() -> None:
    class Weather(StrEnum):
        COLD = "cold"

    with pytest.raises(KeyError):
        label(Weather.COLD, UK)


def test_equal_codes_of_two_lists_keep_their_own_words() -> None:
    assert Flag.MEDIC.value == access.Role.MEDIC.value
    assert label(Flag.MEDIC, UK) == label(access.Role.MEDIC, UK) == "Медик"
    assert label(Category.UNKNOWN, UK) != label(coded.Sex.UNKNOWN, UK)


def test_values_of_one_list_are_told_apart() -> None:
    for words in BOTH:
        for kind in {type(value) for value in CODED}:
            assert len({label(value, words) for value in kind}) == len(kind)
        assert len({short_label(category, words) for category in Category}) == len(Category)


def test_forces_bear_the_names_of_the_communiques() -> None:
    assert label(Force.AIR_ASSAULT, UK) == "Десантно-штурмові війська"
    assert label(Force.NAVY, UK) == "Військово-Морські Сили"
    assert label(Force.TRANSPORT_SERVICE, UK) == "Державна спеціальна служба транспорту"


def test_every_category_has_a_group_and_every_group_a_word() -> None:
    for words in BOTH:
        assert len({group_label(category.group, words) for category in Category}) == 3


def test_every_field_that_a_person_can_see_or_settle_has_a_name() -> None:
    hidden = {*Journalled.model_fields, "sheet_row"}
    seen = {
        field
        for table in (Person, Arrival, ArrivalFlag, MatchVerdict, ExpectedEntry, Absence)
        for field in table.model_fields
        if not field.endswith("_id")
    }
    for field in seen - hidden | set(Differing):
        assert not latin_letters(field_label(field, UK))
        assert field_label(field, BOTH[1])


ACTS_OF_THE_WORK = {
    *("create_register", "add_user", "enrol_user", "remove_user", "grant_compartment"),
    *("revoke_grant", "change_passphrase", "recover", "new_stage", "close_stage", "reopen_stage"),
    *("import_list", "join_entries", "mark_arrived", "mark_unexpected", "set_flag", "set_absent"),
    *("settle_match", "edit_person", "write_note", "print_report", "undo", "redo", "restore"),
    *("new_replica", "merge"),
}


@pytest.mark.parametrize("act", sorted(ACTS_OF_THE_WORK | set(ACTS)))
def test_every_act_says_what_was_done(act: str) -> None:
    ukrainian, english = (act_label(act, words) for words in BOTH)
    assert not latin_letters(ukrainian)
    assert "newer program" not in english


def test_an_act_of_a_newer_program_is_shown_as_one() -> None:
    assert act_label("mark_departed", UK) == "Дія новішої версії програми (mark_departed)"


def test_an_arrival_is_recorded_without_saying_he_or_she() -> None:
    assert act_label("mark_arrived", UK) == "Прибуття записано"
