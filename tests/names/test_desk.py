"""Three letters at the arrivals desk leave a handful, the right person among them."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.names import lookup
from caseapp.names.desk import DeskEntry, DeskIndex, Hit
from caseapp.names.fold import fold
from caseapp.names.latin import latin
from caseapp.names.lookup import Rank
from sizes import sized

PEOPLE = (
    DeskEntry("sergii", "Коваленко", "Сергій", "Олександрович", number="1", unit="А3214"),
    DeskEntry("tetiana", "Ковальчук", "Тетяна", "Іванівна", number="12", wristband="S2-0017"),
    DeskEntry("taras", "Ковтун", "Тарас", "Григорович", number="112", call_sign="Сокіл"),
    DeskEntry("shcherbak", "Щербак", "Євген", "Юрійович", number="4", spellings=("Щербань",)),
    DeskEntry("shevchenko", "Шевченко", "Олег", "Михайлович", number="5"),
    DeskEntry("maksym", "Лук'янець", "Максим", "Петрович", number="6"),
    DeskEntry("ivan", "Іванов", "Іван", "Іванович", number="7"),
    DeskEntry("ivanenko", "Іваненко", "Петро", "Сергійович", number="8"),
    DeskEntry("makovii", "Маковій", "Ігор", "Васильович", number="9"),
    DeskEntry("hryts", "Нечуй-Левицький", "Грицько", "", number="10"),
    DeskEntry("olex", "Хоменко", "Олександр", "Тимофійович", number="11"),
    DeskEntry("tymofii", "Тимофієнко", "Яким", "", number="13"),
)
NAMES = {entry.key: entry.name for entry in PEOPLE}
DESK = DeskIndex(PEOPLE)


def found(text: str) -> list[str]:
    return [hit.key for hit in DESK.find(text, 20)]


def underlined(hit: Hit[str]) -> list[str]:
    return [NAMES[hit.key][start:end] for start, end in hit.spans]


@pytest.mark.parametrize("text", ["ков", "КОВ", "kov", "Kow", " ков ", "ков.", "кoв"])
def test_three_letters_in_any_spelling_find_the_surnames_in_order(text: str) -> None:
    assert found(text)[:3] == ["sergii", "tetiana", "taras"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        *(("щер", "shcherbak"), ("Shc", "shcherbak"), ("Shch", "shcherbak")),
        *(("шев", "shevchenko"), ("Szewcz", "shevchenko"), ("šev", "shevchenko")),
        *(("лукя", "maksym"), ("лук’я", "maksym"), ("Lukia", "maksym"), ("Лукья", "maksym")),
        *(("хом", "olex"), ("kho", "olex"), ("xom", "olex"), ("серг", "sergii")),
        *(("Сергей", "sergii"), ("серге", "sergii"), ("Sergey", "sergii"), ("Александр", "olex")),
        *(("макси", "maksym"), ("maxi", "maksym"), ("Євг", "shcherbak"), ("yevh", "shcherbak")),
        *(("евг", "shcherbak"), ("левиц", "hryts"), ("Lewic", "hryts"), ("тимофі", "tymofii")),
    ],
)
def test_other_spellings_of_what_stands_on_the_list(text: str, first: str) -> None:
    assert found(text)[0] == first


def test_sch_may_be_one_letter_or_the_other() -> None:
    assert found("Sche") == ["shevchenko", "shcherbak"]


def test_surnames_stand_before_given_names_and_these_before_letters_inside() -> None:
    assert [hit.rank for hit in DESK.find("ков", 20)] == [
        *[Rank.SURNAME] * 3,
        Rank.INSIDE,
    ]
    assert [(hit.key, hit.rank) for hit in DESK.find("іва", 20)][:2] == [
        ("ivanenko", Rank.SURNAME),
        ("ivan", Rank.SURNAME),
    ]
    assert DESK.find("тар", 20)[0].rank is Rank.GIVEN
    assert DESK.find("григ", 20)[0].rank is Rank.OTHER


@pytest.mark.parametrize("text", ["ков тар", "тар ков", "tar kov", "кoв тарас григ"])
def test_several_words_fit_in_any_order(text: str) -> None:
    assert found(text) == ["taras"]


def test_every_typed_word_needs_a_word_of_its_own() -> None:
    assert found("іван іван") == ["ivan"]
    assert found("іван іван іван іван") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1", ["sergii", "tetiana", "taras", "hryts", "tymofii", "olex"]),
        ("12", ["tetiana"]),
        ("012", ["tetiana"]),
        ("11", ["olex", "taras"]),
        ("S2-0017", ["tetiana"]),
        ("s20017", ["tetiana"]),
        ("3214", ["sergii"]),
        ("а3214", ["sergii"]),
        ("ков 12", ["tetiana"]),
    ],
)
def test_a_number_finds_its_bearer_first_and_then_longer_ones(text: str, keys: list[str]) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *(("rjd", "sergii"), ("Rjdfktyrj", "sergii"), ("RJDFK", "sergii"), ("лщм", "sergii")),
        *(
            ("ytxeq-", "hryts"),
            ("oth,", "shcherbak"),
            ("'du", "shcherbak"),
            ("лщме ефкфі", "taras"),
        ),
    ],
)
def test_the_wrong_keyboard_layout_is_understood(text: str, key: str) -> None:
    hits = {hit.key: hit.rank for hit in DESK.find(text, 20)}
    assert hits[key] is Rank.OTHER_LAYOUT


def test_the_other_layout_is_silent_while_something_begins_as_typed() -> None:
    assert all(hit.rank is not Rank.OTHER_LAYOUT for hit in DESK.find("ков", 20))


@pytest.mark.parametrize(
    "text", ["кавален", "коавле", "шеченко", "ковтурн", "ховтун", "кавтун тарас"]
)
def test_one_slip_of_the_finger_is_forgiven_where_nothing_else_fits(text: str) -> None:
    hits = DESK.find(text, 20)
    assert hits
    assert {hit.rank for hit in hits} == {Rank.SLIP}


def test_call_sign_unit_and_other_spelling_are_found_and_underline_nothing() -> None:
    for text, key in (("сокі", "taras"), ("sok", "taras"), ("щербань", "shcherbak")):
        (hit,) = [hit for hit in DESK.find(text, 20) if hit.key == key]
        assert hit.rank is Rank.OTHER
    assert DESK.find("сокі", 20)[0].spans == ()


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ков", ["Ков"]),
        ("kovale", ["Ковале"]),
        ("серге", ["Сергі"]),
        ("Shch", ["Щ"]),
        ("maxi", ["Макси"]),
        ("lukia", ["Лук'я"]),
        ("тар ков", ["Ков", "Тар"]),
        ("іван іван", ["Іван", "Іван"]),
        ("левиц", ["Левиц"]),
        ("rjdfk", ["Ковал"]),
        ("112", []),
    ],
)
def test_the_letters_that_answer_are_underlined(text: str, letters: list[str]) -> None:
    assert underlined(DESK.find(text, 20)[0]) == letters


def test_letters_inside_a_word_are_underlined_where_they_stand() -> None:
    (hit,) = [hit for hit in DESK.find("ков", 20) if hit.rank is Rank.INSIDE]
    assert hit.key == "makovii"
    assert hit.spans == ((2, 5),)


@pytest.mark.parametrize("text", ["", "   ", "’", "-", "xyzzyxyzzy", "ъ"])
def test_nothing_typed_and_nothing_known_find_nobody(text: str) -> None:
    assert found(text) == []


def test_no_more_than_asked_for_are_shown() -> None:
    assert len(DESK.find("о", 2)) <= 2
    assert [hit.key for hit in DESK.find("ков", 2)] == found("ков")[:2]


def test_short_letters_inside_a_word_are_noise_and_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert all(hit.rank is not Rank.INSIDE for hit in DESK.find("ко", 20))
    monkeypatch.setattr(lookup, "_SHORTEST_PART", 1)
    assert any(hit.rank is Rank.INSIDE for hit in DESK.find("ко", 20))


@given(st.text(max_size=20))
@settings(max_examples=sized(150, 10_000), deadline=None)
def test_whatever_is_typed_the_desk_answers(text: str) -> None:
    for hit in DESK.find(text, 5):
        assert all(0 <= start < end <= len(NAMES[hit.key]) for start, end in hit.spans)


def surnames() -> list[str]:
    with (Path(__file__).parent / "spellings.csv").open(encoding="utf-8") as file:
        written = [row["ukrainian"].capitalize() for row in csv.DictReader(file)]
    hard = [
        "Білоус",
        "Корольов",
        "Ігнатчук",
        "Счастлива",
        "Дем’янчук",
        "Тьомкін",
        "Нечуй-Вітер",
        "Олекшій",
    ]
    return written[: sized(60, 420)] + hard


def russian(name: str) -> str:
    return name.replace("ький", "кий").translate(str.maketrans("іїєґІЇЄҐ’", "ииегИИЕГъ"))


def vanished(names: list[str]) -> list[str]:
    """Return what was typed when the person was no longer found, on the way to the whole name."""
    index = DeskIndex(DeskEntry(name, name) for name in names)
    spellings = [(name, spelt) for name in names for spelt in (name, russian(name), latin(name))]
    return [
        spelt[:size]
        for name, spelt in spellings
        for size in range(1, len(spelt) + 1)
        if not any(
            hit.key == name and hit.rank is Rank.SURNAME
            for hit in index.find(spelt[:size], len(names))
        )
    ]


def test_nobody_vanishes_while_the_name_is_typed_in_any_of_the_three_spellings() -> None:
    assert vanished(surnames()) == []


def test_without_the_keys_for_half_typed_words_some_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caseapp.names.desk.word_keys", lambda word: frozenset([fold(word)]))
    assert vanished(["Білоус", "Корольов", "Матвій", "Олексюк"])


@given(st.text(alphabet="аіовекнуАБ1 ’", max_size=6))
def test_a_list_finds_the_same_people_in_the_same_order_without_their_letters(typed: str) -> None:
    assert DESK.keys(typed) == tuple(hit.key for hit in DESK.find(typed, len(PEOPLE)))
