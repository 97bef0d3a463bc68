"""What a key means on each of the 71 checks, and what is read from the catalogue's file."""

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from caseapp.assets import resources
from caseapp.domain import catalogue as reader
from caseapp.domain.answers import AnswerKey, AnswerState, NotAskedReason, ServiceAnswer
from caseapp.domain.catalogue import VERSION, Catalogue, catalogue, core_form, visible
from caseapp.domain.catalogue_errors import CatalogueMissing, CheckUnknown
from caseapp.domain.checks import Bilingual, Check, Polarity, Tier, key_of, state_of
from caseapp.domain.interviews import WishToTalk
from domain.catalogue_faults import rows
from domain.catalogue_sheet import CORE, PROHIBITIONS, STATES, THEMES

WHOLE = catalogue()
FILE = resources() / "catalogue" / f"catalogue-{VERSION}.json"
CODES = [check.code for check in WHOLE.checks]


def wrong_meanings(whole: Catalogue) -> list[str]:
    """Return the checks on which a key does not mean what the sheet says."""
    return [check.code for check in whole.checks if meanings(check) != wanted(check)]


def meanings(check: Check) -> list[AnswerState | None]:
    return [state_of(check, key) for key in AnswerKey]


def wanted(check: Check) -> list[AnswerState | None]:
    yes, no = AnswerState.RESPECTED, AnswerState.NOT_RESPECTED
    if check.code in PROHIBITIONS:
        yes, no = no, yes
    partly = AnswerState.PARTLY if check.plain[1] else None
    others = (AnswerState.DOES_NOT_KNOW, AnswerState.DECLINED, AnswerState.POSTPONED)
    return [yes, partly, no, *others]


def flipped(check: Check) -> Check:
    yes, partly, no = check.states
    return replace(check, states=(no, partly, yes))


def test_a_key_means_the_same_on_all_71_checks_as_in_the_sheet() -> None:
    assert len(WHOLE.checks) == 71
    assert wrong_meanings(WHOLE) == []


@pytest.mark.parametrize("code", CODES)
def test_a_flipped_polarity_is_seen_on_every_check(code: str) -> None:
    spoilt = tuple(flipped(check) if check.code == code else check for check in WHOLE.checks)
    assert wrong_meanings(replace(WHOLE, checks=spoilt)) == [code]


def test_the_polarity_of_the_file_says_the_same_as_its_states() -> None:
    found = {check.code for check in WHOLE.checks if check.polarity is Polarity.PROHIBITION}
    assert found == set(PROHIBITIONS)


@pytest.mark.parametrize("code", CODES)
def test_the_key_that_was_pressed_is_known_from_the_state(code: str) -> None:
    check = WHOLE.check(code)
    working = [key for key in AnswerKey if state_of(check, key)]
    assert [key_of(check, state) for key in working if (state := state_of(check, key))] == working
    assert key_of(check, AnswerState.NOT_ASKED) is None
    assert key_of(check, AnswerState.NOT_APPLICABLE) is None


def test_partly_is_off_where_one_act_is_a_full_answer() -> None:
    off = [check for check in WHOLE.checks if check.plain[1] is None]
    assert len(off) == 19
    for check in off:
        assert state_of(check, AnswerKey.PARTLY) is None
        assert key_of(check, AnswerState.PARTLY) is None
        assert check.partly_means is None


def test_states_count_as_in_the_sheet_and_in_the_file() -> None:
    said = {state: (state.is_in_denominator, state.is_applicable) for state in AnswerState}
    assert said == {code: (counts, applies) for code, (counts, applies, _) in STATES.items()}
    for state, (_, _, keys) in STATES.items():
        for check in WHOLE.checks:
            key = key_of(check, AnswerState(state))
            if state != "PARTLY" or check.plain[1]:
                assert key == (keys and keys[check.polarity.value])


def test_the_site_asks_its_twelve_checks_and_one_last_question() -> None:
    form = core_form(WHOLE)
    assert [check.code for check in form.checks] == CORE
    assert {check.tier for check in form.checks} == {Tier.ON_SITE}
    assert form.closing.question.en.startswith("Would you like to speak, now or later")
    assert len(form.closing.plain) == len(WishToTalk)


def test_themes_hold_their_checks_in_order() -> None:
    assert {theme.code: len(WHOLE.of_theme(theme.code)) for theme in WHOLE.themes} == THEMES
    assert [check for theme in WHOLE.themes for check in WHOLE.of_theme(theme.code)] == [
        *WHOLE.checks
    ]


def test_a_check_for_specialists_is_not_there_for_others() -> None:
    officer = visible(WHOLE, {Tier.ON_SITE})
    trained = visible(WHOLE, {Tier.ON_SITE, Tier.TRAINED})
    specialist = visible(WHOLE, set(Tier))
    assert [len(seen.checks) for seen in (officer, trained, specialist)] == [33, 69, 71]
    for code in ("INT-03", "MED-05"):
        assert specialist.check(code).tier is Tier.SPECIALIST
        assert code not in {check.code for check in trained.of_theme(code[:3])}
        with pytest.raises(CheckUnknown):
            trained.check(code)
    assert core_form(officer) == core_form(WHOLE)


def test_a_check_that_the_catalogue_does_not_have_is_refused() -> None:
    for ask in (WHOLE.check, WHOLE.service_check):
        with pytest.raises(CheckUnknown):
            ask("CAP-99")
    assert WHOLE.service_check("SRV-05").question.en.startswith("Kept out of cameras")


def test_service_checks_have_an_answer_for_each_key() -> None:
    assert [answer.code for answer in WHOLE.service_answers] == list(ServiceAnswer)
    assert {len(check.plain) for check in WHOLE.service} == {len(ServiceAnswer)}


def test_the_coded_lists_are_those_of_the_file() -> None:
    assert list(WHOLE.states) == list(AnswerState)
    assert list(WHOLE.keys) == list(AnswerKey)
    assert list(WHOLE.not_asked) == list(NotAskedReason)


def test_things_have_their_own_states_when_taken_and_when_given_back() -> None:
    taken, returned = (
        [state.code for state in WHOLE.item_states_of(WHOLE.check(code))]
        for code in ("CAP-05", "REL-06")
    )
    assert taken == ["KEPT", "RECEIPT", "TAKEN"]
    assert returned == ["RETURNED", "NOT_RETURNED"]
    assert WHOLE.item_states_of(WHOLE.check("LIV-05")) == ()


def test_forced_nudity_leads_to_a_specialist() -> None:
    routes = {option.route_to for check in WHOLE.checks for option in check.options}
    assert routes == {None, "INT-03"}


def test_every_text_of_the_file_is_read() -> None:
    in_file = written(json.loads(FILE.read_text("utf-8")))
    assert in_file - read(WHOLE) == set()
    assert len(in_file) > 900
    assert sum(check.lawyer_note is not None for check in WHOLE.checks) == 8


def written(data: object) -> set[str]:
    found = (text for row in rows(data) for lang in ("uk", "en") for text in strings(row.get(lang)))
    return {text.replace("'", "’") for text in found}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (text for text in value if text)


def read(value: object) -> set[str]:
    """Return every text that can be reached from a value."""
    if isinstance(value, Bilingual):
        return {value.uk, value.en}
    if dataclasses.is_dataclass(value):
        parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
        return set().union(*map(read, parts))
    if isinstance(value, dict):
        return set().union(*map(read, value.values()))
    return set().union(*map(read, value)) if isinstance(value, tuple) else set()


def test_people_read_the_printers_apostrophe() -> None:
    assert WHOLE.states[AnswerState.DOES_NOT_KNOW].in_("uk") == "Не знає / не пам’ятає"
    assert not any("'" in text for text in read(WHOLE))


def test_a_text_is_there_in_two_languages_only() -> None:
    with pytest.raises(KeyError):
        WHOLE.themes[0].label.in_("ru")


def test_the_newest_catalogue_is_the_one_of_new_interviews_and_read_once() -> None:
    assert catalogue() is catalogue(VERSION)
    assert WHOLE.version == VERSION


@pytest.mark.parametrize("version", ["8", "", "draft-3", "../catalogue/catalogue-7", "٧"])
def test_a_version_that_is_not_shipped_is_refused(version: str) -> None:
    with pytest.raises(CatalogueMissing):
        catalogue(version)


def test_what_is_no_version_is_not_repeated_in_the_error() -> None:
    with pytest.raises(CatalogueMissing) as refused:
        catalogue("Коваленко")
    assert refused.value.version == "?"


def test_an_old_interview_has_the_words_it_was_held_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = FILE.read_text("utf-8").replace("Was there enough drinking water?", "Enough to drink?")
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "catalogue-600.json").write_text(older, "utf-8")
    monkeypatch.setattr(reader, "resources", lambda: tmp_path)
    assert catalogue("600").version == "600"
    assert catalogue("600").check("LIV-05").question.en == "Enough to drink?"
    assert WHOLE.check("LIV-05").question.en == "Was there enough drinking water?"
