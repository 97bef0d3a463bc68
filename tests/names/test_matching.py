"""Who on the list may be the person at the desk, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.likeness import Likeness
from caseapp.names import matching
from caseapp.names.identity import Identity, likenesses
from caseapp.names.matching import LIKELY, WEIGHTS, Match, candidates
from sizes import sized

BORN = PartialDate(date(1988, 3, 6))
PERSON = Identity("person", "Коваленко", "Сергій", "Олександрович", BORN, unit="А3214")
L = Likeness


def born(year: int, month: int = 1, day: int = 1, kind: Precision = Precision.DAY) -> PartialDate:
    return PartialDate(date(year, month, day), kind)


def only(probe: Identity[str], pool: list[Identity[str]]) -> Match[str]:
    (match,) = candidates(probe, pool)
    return match


@pytest.mark.parametrize(
    "listed",
    [
        Identity("row", "КОВАЛЕНКО", "Сергей", "Александрович", BORN),
        Identity("row", "Kovalenko", "Serhii", "", BORN),
        Identity("row", "Коваленко", "Сергій", "О.", BORN),
        Identity("row", "Коваленко", "Сергей", "А.", BORN),
        Identity("row", "Сергій", "Коваленко", "", BORN),
        Identity("row", "Ковалінко", "Сергій", "", BORN, spellings=("Коваленко Сергій О.",)),
    ],
)
def test_the_same_name_and_birth_date_are_certain_in_any_spelling(listed: Identity[str]) -> None:
    match = only(PERSON, [listed])
    assert match.certain
    assert {L.SAME_NAME, L.SAME_BIRTH} <= set(match.reasons)


def test_two_such_people_are_both_likely_and_neither_is_certain() -> None:
    twins = [replace(PERSON, key="one"), replace(PERSON, key="two")]
    assert [match.certain for match in candidates(PERSON, twins)] == [False, False]
    assert only(PERSON, twins[:1]).certain


@pytest.mark.parametrize(
    "listed",
    [
        replace(PERSON, birth_doubtful=True),
        replace(PERSON, patronymic="Васильович"),
        replace(PERSON, birth=born(1988, 1, 1, Precision.YEAR)),
        replace(PERSON, birth=None),
        replace(PERSON, given="С."),
    ],
    ids=["doubtful date", "other patronymic", "year only", "no date", "initial"],
)
def test_what_leaves_a_doubt_is_likely_but_not_certain(listed: Identity[str]) -> None:
    assert not only(PERSON, [listed]).certain


def test_two_initials_are_not_a_name() -> None:
    short = replace(PERSON, given="С.", patronymic="О.")
    match = only(short, [short])
    assert not match.certain
    assert L.SAME_INITIAL in match.reasons


def test_without_the_guards_a_doubtful_match_would_pass_as_certain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching, "_is_same", lambda *pair: {L.SAME_NAME, L.SAME_BIRTH} <= pair[2])
    assert only(PERSON, [replace(PERSON, birth_doubtful=True)]).certain
    assert only(PERSON, [replace(PERSON, patronymic="Васильович")]).certain


@pytest.mark.parametrize(
    ("listed", "reasons"),
    [
        (replace(PERSON, birth=born(1988, 6, 3)), {L.SAME_NAME, L.SWAPPED_DAY_MONTH}),
        (replace(PERSON, birth=born(1989, 3, 6)), {L.SAME_NAME, L.SAME_DAY_MONTH}),
        (replace(PERSON, birth=born(1988, 11, 30)), {L.SAME_NAME, L.SAME_BIRTH_YEAR}),
        (replace(PERSON, surname="Ковалинко"), {L.ONE_LETTER, L.SAME_GIVEN, L.SAME_BIRTH}),
        (replace(PERSON, surname="Ковалекно"), {L.ONE_LETTER, L.SAME_GIVEN, L.SAME_BIRTH}),
        (replace(PERSON, given="Микола"), {L.SAME_SURNAME, L.SAME_BIRTH}),
        (replace(PERSON, given="С", patronymic=""), {L.SAME_SURNAME, L.SAME_INITIAL}),
        (replace(PERSON, surname="Іваненко"), {L.SAME_GIVEN, L.SAME_PATRONYMIC, L.SAME_BIRTH}),
        (replace(PERSON, unit="в/ч A 3214"), {L.SAME_NAME, L.SAME_UNIT}),
        (replace(PERSON, birth=born(1970, 1, 2)), {L.SAME_NAME, L.OTHER_BIRTH}),
        (replace(PERSON, patronymic="Ігорович"), {L.SAME_NAME, L.OTHER_PATRONYMIC}),
    ],
)
def test_a_likely_match_says_why(listed: Identity[str], reasons: set[Likeness]) -> None:
    match = only(PERSON, [listed])
    assert reasons <= set(match.reasons)
    assert match.score == sum(WEIGHTS[reason] for reason in match.reasons)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (born(1988, 1, 1, Precision.YEAR), born(1988, 1, 1, Precision.YEAR), L.SAME_BIRTH_YEAR),
        (born(1988, 1, 1, Precision.YEAR), born(1989, 5, 1), L.OTHER_BIRTH),
        (born(1988, 1, 1, Precision.ABOUT), born(1990, 5, 1), None),
        (born(1988, 1, 1, Precision.ABOUT), born(1991, 5, 1), L.OTHER_BIRTH),
        (born(1988, 3, 1, Precision.MONTH), born(1988, 3, 6), L.SAME_BIRTH_YEAR),
    ],
)
def test_a_vague_birth_date_says_no_more_than_it_knows(
    one: PartialDate, other: PartialDate, found: Likeness | None
) -> None:
    of_births = {L.SAME_BIRTH, L.SAME_BIRTH_YEAR, L.OTHER_BIRTH, L.SAME_DAY_MONTH}
    said = likenesses(replace(PERSON, birth=one), replace(PERSON, birth=other)) & of_births
    assert said == ({found} if found else set())


@pytest.mark.parametrize(
    "listed",
    [
        Identity("row", "Шевченко", "Олег", "Іванович", BORN, unit="А3214"),
        Identity("row", "Коваленко", "Олег", "Іванович", born(1970)),
        Identity("row", "", "", "", BORN, unit="А3214"),
        Identity("row", "Мельник", "Сергій", "Олександрович", born(1988, 7, 7)),
    ],
    ids=["only date and unit", "only the surname", "no name", "only the given name"],
)
def test_chance_alone_is_no_match(listed: Identity[str]) -> None:
    assert candidates(PERSON, [listed]) == ()


def test_who_knows_only_a_call_sign_and_a_unit_is_found() -> None:
    probe = Identity("probe", "", call_sign="Сокіл", unit="А3214")
    listed = replace(PERSON, call_sign="«Сокол»"[1:-1])
    assert candidates(probe, [listed]) == ()
    assert only(probe, [replace(listed, call_sign="Sokil")]).reasons[0] is L.SAME_CALL_SIGN


def test_the_certain_one_stands_first_and_then_the_better_explained() -> None:
    pool = [
        replace(PERSON, key="year", birth=born(1988, 1, 1, Precision.YEAR), unit=""),
        replace(PERSON, key="swapped", birth=born(1988, 6, 3)),
        replace(PERSON, key="same"),
        Identity("nobody", "Бойко", "Іван"),
    ]
    matches = candidates(PERSON, pool)
    assert [match.key for match in matches] == ["same", "swapped", "year"]
    assert [match.certain for match in matches] == [True, False, False]


def test_every_likeness_has_a_weight() -> None:
    assert set(WEIGHTS) == set(Likeness)
    assert WEIGHTS[L.SAME_SURNAME] + WEIGHTS[L.SAME_BIRTH_YEAR] == LIKELY


def identities() -> st.SearchStrategy[Identity[str]]:
    surnames = st.sampled_from(["Коваленко", "Ковалинко", "Kovalenko", "Шевченко", "Сергій", ""])
    given_names = st.sampled_from(["Сергій", "Сергей", "С.", "Олег", "Коваленко", ""])
    births = st.sampled_from([None, BORN, born(1988, 6, 3), born(1988, 1, 1, Precision.YEAR)])
    return st.builds(
        Identity,
        key=st.just("x"),
        surname=surnames,
        given=given_names,
        patronymic=st.sampled_from(["", "О.", "Олегович", "Ігорович"]),
        birth=births,
        birth_doubtful=st.booleans(),
        unit=st.sampled_from(["", "А3214", "A3214", "59 бригада"]),
        spellings=st.sampled_from([(), ("Коваленко Олег",), ("Сергій Коваленко", "Шевченко")]),
    )


def _pairs_differ(one: Identity[str], other: Identity[str]) -> Iterator[str]:
    there, back = candidates(one, [other]), candidates(other, [one])
    if there != back:
        yield f"{there} {back}"


@given(identities(), identities())
@settings(max_examples=sized(300, 20_000), deadline=None)
def test_it_does_not_matter_who_is_compared_with_whom(
    one: Identity[str], other: Identity[str]
) -> None:
    assert list(_pairs_differ(one, other)) == []


def test_a_one_sided_rule_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        matching, "likenesses", lambda one, _: frozenset({L.SAME_NAME} if one.birth else ())
    )
    assert list(_pairs_differ(PERSON, replace(PERSON, birth=None)))
