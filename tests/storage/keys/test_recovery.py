"""The recovery code on paper: read with forgiveness, and a mistake is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.key_errors import RecoveryCodeWrong
from caseapp.storage.keys import recovery
from caseapp.storage.keys.recovery import ALPHABET, GROUP, SYMBOLS, RecoveryCode

CODES = st.binary(min_size=16, max_size=16).map(RecoveryCode)
PLACES = st.integers(0, SYMBOLS - 1)


def _letters(code: RecoveryCode) -> list[str]:
    return list(code.text.replace("-", ""))


def test_a_code_is_seven_groups_of_four() -> None:
    assert [len(group) for group in RecoveryCode.fresh().text.split("-")] == [4] * 7


def test_codes_are_random() -> None:
    assert len({RecoveryCode.fresh().text for _ in range(50)}) == 50


@given(CODES)
def test_what_is_printed_is_read(code: RecoveryCode) -> None:
    assert RecoveryCode.parse(code.text) == code


@given(CODES)
def test_case_spaces_hyphens_and_look_alike_letters_make_no_difference(code: RecoveryCode) -> None:
    for typed in (
        code.text.lower(),
        code.text.replace("-", ""),
        f"  {code.text.replace('-', ' – ')}\n",
        code.text.replace("0", "O").replace("1", "l"),
        code.text.replace("0", "О").replace("1", "І"),  # Cyrillic
        code.text.translate(str.maketrans("ABCEHKMPTX", "АВСЕНКМРТХ")),  # Cyrillic
    ):
        assert RecoveryCode.parse(typed) == code


@given(CODES, PLACES, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_and_never_read_as_another_code(
    code: RecoveryCode, place: int, letter: str
) -> None:
    letters = _letters(code)
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(RecoveryCodeWrong) as wrong:
        RecoveryCode.parse("".join(letters))
    assert wrong.value.group in (place // GROUP + 1, 0)


def test_nearly_every_wrong_character_is_traced_to_its_group() -> None:
    traced = tried = 0
    for seed in range(8):
        code = RecoveryCode(bytes([seed * 31 % 256] * 15 + [seed]))
        for place in range(SYMBOLS):
            letters = _letters(code)
            letters[place] = ALPHABET[(ALPHABET.index(letters[place]) + 7) % 32]
            with pytest.raises(RecoveryCodeWrong) as wrong:
                RecoveryCode.parse("".join(letters))
            traced += wrong.value.group == place // GROUP + 1
            tried += 1
    assert traced / tried > 0.9


@given(CODES, st.integers(0, SYMBOLS - 2))
def test_two_neighbours_swapped_are_found(code: RecoveryCode, place: int) -> None:
    letters = _letters(code)
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    with pytest.raises(RecoveryCodeWrong):
        RecoveryCode.parse("".join(letters))


def test_without_the_check_letters_a_mistake_would_make_another_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = RecoveryCode(bytes(range(16)))
    letters = _letters(code)
    letters[3] = "Z"
    monkeypatch.setattr(recovery, "_syndromes", lambda _: (0, 0))
    assert RecoveryCode.parse("".join(letters)) != code


@pytest.mark.parametrize(
    ("change", "group"),
    [
        (lambda text: text[:-1], 7),
        (lambda text: text[:6] + text[7:], 2),
        (lambda text: text + "-7777", 0),
        (lambda text: text.replace("-", "")[:-1], 0),
        (lambda _: "", 0),
        (lambda text: text[:10] + "ґ" + text[11:], 3),
        (lambda text: "*" + text[1:], 1),
    ],
)
def test_a_code_of_another_shape_is_refused_with_the_group_where_it_shows(
    change: object, group: int
) -> None:
    assert callable(change)
    with pytest.raises(RecoveryCodeWrong) as wrong:
        RecoveryCode.parse(change(RecoveryCode(bytes(range(16))).text))
    assert wrong.value.group == group


def test_the_code_makes_the_same_keys_every_time() -> None:
    code = RecoveryCode(bytes(range(16)))
    assert code.identity() == RecoveryCode.parse(code.text).identity()
    assert code.id == RecoveryCode.parse(code.text).id
    assert code.fingerprint == code.identity().public().fingerprint
    assert code.id != RecoveryCode(bytes(16)).id
