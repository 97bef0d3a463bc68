"""A number that was misread, misheard or mistyped is refused; the right one is read under any layout."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from caseapp.domain import wristband
from caseapp.domain.wristband import (
    LETTERS,
    PREFIX,
    Code,
    LabelNumber,
    check_letters,
    is_scan,
    may_become_scan,
    parse,
    plain_number,
)
from caseapp.names.layout import other_layout

LIST = UUID("01958f3a-0000-7000-8000-00000000a007")
EARLIER = UUID("01958a11-0000-7000-8000-00000000b113")
MOST = 9_999
UKRAINIAN = str.maketrans(LETTERS, "АВСЕНКМХ")


def slips(number: int) -> Iterator[int]:
    """Yield every number with one other digit, and every one with two neighbours out of turn."""
    digits = str(number)
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                yield int(digits[:place] + other + digits[place + 1 :])
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1]:
            turned = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            yield int(turned)


def let_through(scope: UUID) -> list[tuple[int, int]]:
    """Return the pairs of numbers one slip apart that share their letters."""
    letters = {number: check_letters(number, scope) for number in range(MOST + 1)}
    return [
        (number, slip)
        for number in range(1, MOST + 1)
        for slip in slips(number)
        if letters[slip] == letters[number]
    ]


@pytest.mark.parametrize("scope", [LIST, EARLIER])
def test_one_wrong_digit_and_two_out_of_turn_are_always_caught(scope: UUID) -> None:
    assert not let_through(scope)


@pytest.mark.parametrize("modulus", [60, 63])
def test_letters_without_a_prime_would_let_some_through(
    monkeypatch: pytest.MonkeyPatch, modulus: int
) -> None:
    monkeypatch.setattr(wristband, "_PRIME", modulus)
    assert let_through(LIST)


@pytest.mark.parametrize("number", [1, 17, 302, 4_096, 999_999])
def test_a_code_is_read_as_it_is_drawn_in_either_script_and_under_any_layout(number: int) -> None:
    letters = check_letters(number, LIST)
    scanned = f"{PREFIX}{number}{letters}"
    assert LabelNumber(number, LIST).code == scanned
    latin_keys = other_layout(letters.translate(UKRAINIAN).lower())
    for text in (
        scanned,
        scanned.lower(),
        f"{number} {letters}",
        f" {number}{letters.lower()} ",
        f"{number}-{letters.translate(UKRAINIAN)}",
        f"{number}{letters.translate(UKRAINIAN).lower()}",
        f"{PREFIX}{number}{_under_cyrillic(letters)}",
        f"{PREFIX}{number}{_under_cyrillic(letters).upper()}",
        f"{number}{latin_keys}",
        f"{number:06}{letters}",
    ):
        assert parse(text) == Code(number, letters), text


def test_a_letter_read_in_two_ways_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    meant = dict(wristband._MEANT)
    monkeypatch.setattr(wristband, "_MEANT", {**meant, "ф": "M"})
    number = next(n for n in range(1, 99) if "A" in check_letters(n, LIST))
    read = parse(f"{number}{_under_cyrillic(check_letters(number, LIST))}")
    assert read is not None
    assert not read.is_of(LabelNumber(number, LIST))


def test_no_sign_stands_for_two_letters() -> None:
    rows = wristband._KEYS
    for sign in set("".join(rows)):
        assert len({LETTERS[row.index(sign)] for row in rows if sign in row}) == 1, sign


def test_only_one_pair_of_letters_goes_with_a_number() -> None:
    label = LabelNumber(17, LIST)
    codes = [Code(17, first + second) for first in LETTERS for second in LETTERS]
    assert [code for code in codes if code.is_of(label)] == [Code(17, label.letters)]


def test_the_same_number_of_an_earlier_list_is_another_label() -> None:
    code = parse(LabelNumber(17, EARLIER).code)
    assert code is not None
    assert code.is_of(LabelNumber(17, EARLIER))
    assert not code.is_of(LabelNumber(17, LIST))


@pytest.mark.parametrize(
    "text", ["", "17", "AB", "17A", "17ABC", "Савчук", "17 Кар", "1234567AB", "--"]
)
def test_a_name_or_a_bare_number_is_no_code(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(("17", 17), (" 017 ", 17), ("999999", 999_999)),
        *(
            ("", None),
            ("0", None),
            ("17а", None),
            ("S2-0017", None),
            ("1000000", None),
            ("٣", None),
        ),
    ],
)
def test_only_a_plain_number_bears_letters(written: str, number: int | None) -> None:
    assert plain_number(written) == number


def test_a_scan_is_known_from_its_first_key_to_its_last() -> None:
    code = f"{PREFIX}17{_under_cyrillic(check_letters(17, LIST))}"
    assert all(may_become_scan(code[:length]) for length in range(1, len(code) + 1))
    assert [is_scan(code[:length]) for length in range(1, len(code) + 1)] == [False] * 5 + [True]
    for typed in ("", "1", "-1", "---", "--a", "--17ABC", "--17AB1", "-- 17"):
        assert not may_become_scan(typed), typed
    assert not is_scan(code.removeprefix(PREFIX))


def _under_cyrillic(letters: str) -> str:
    """Return what the keys of Latin letters write while a Ukrainian layout is on."""
    under = str.maketrans("ABCEHKMX", "фисурльч")
    assert other_layout(letters.lower()) == letters.translate(under)
    return letters.translate(under)
