"""Passphrases are judged in Ukrainian too, and good ones are proposed."""

import time

import pytest

from caseapp.domain.passphrase import GuessTime, Verdict, Weakness
from caseapp.storage.keys import passphrase
from caseapp.storage.keys.passphrase import judge, suggest, words

ORDER = "абвгдеєжзиіїйклмнопрстуфхцчшщьюя"


@pytest.mark.parametrize(
    ("text", "weakness"),
    [
        ("", Weakness.EMPTY),
        ("пароль123", Weakness.COMMON),
        ("parol123", Weakness.COMMON),  # transliterated
        ("gfhjkm123", Weakness.COMMON),  # the keys of пароль123
        ("ПАРОЛЬ123", Weakness.COMMON),
        ("Слава Україні!", Weakness.COMMON),
        ("SlavaUkrayini", Weakness.COMMON),
        ("йцукенгшщз", Weakness.COMMON),
        ("asdfghjkl;'", Weakness.KEYBOARD),
        ("йфяцічувс", Weakness.COMMON),  # the keys of qazwsxedc
        ("єждлорпав", Weakness.KEYBOARD),  # a row of the Ukrainian layout
        ("qqqqqqqqqqqq", Weakness.REPEAT),
        ("26021988", Weakness.DATE),
        ("Коваленко88", Weakness.NAME),
        ("Kovalenko88", Weakness.NAME),
        ("rx7#b", Weakness.SHORT),
    ],
)
def test_what_is_guessed_first_is_refused_with_the_reason(text: str, weakness: Weakness) -> None:
    verdict = judge(text, about=["Олена Коваленко"])
    assert verdict.refused
    assert verdict.weak
    assert verdict.weakness is weakness


def test_without_the_ukrainian_dresses_it_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "_dresses", lambda text: iter((text,)))
    monkeypatch.setattr(passphrase, "_frequent", lambda: ())
    monkeypatch.setattr(passphrase, "words", lambda: ())
    assert not judge("Слава Україні!").refused


def test_three_words_are_weak_and_six_are_good() -> None:
    assert not judge("кобзар вишня море").refused
    assert judge("кобзар вишня море").weak
    good = judge("кобзар вишня море годинник шафран лелека")
    assert (good.weak, good.weakness, good.time) == (False, Weakness.NONE, GuessTime.CENTURIES)


def test_the_bounds_are_forty_and_sixty_bits() -> None:
    def told(bits: float) -> tuple[bool, bool]:
        verdict = Verdict(bits, Weakness.SHORT, GuessTime.DAYS)
        return verdict.refused, verdict.weak

    assert [told(bits) for bits in (39.9, 40, 59.9, 60)] == [
        (True, True),
        (False, True),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize("text", ["4@8({[<369!1|70$5+%2" * 8, "я" * 5000, "аб1!" * 500, "🙂" * 90])
def test_a_verdict_never_keeps_anybody_waiting(text: str) -> None:
    judge("тепле коло")  # the dictionaries are loaded
    begun = time.process_time()
    judge(text)
    assert time.process_time() - begun < 5  # without the limit: over a minute


def test_proposed_passphrases_are_six_words_and_judged_good() -> None:
    proposed = [suggest() for _ in range(20)]
    assert len(set(proposed)) == 20
    assert all(len(one.split()) == 6 for one in proposed)
    assert not any(judge(one).weak for one in proposed)
    assert len(suggest(3).split()) == 3


def test_the_words_are_2048_short_plain_and_unmistakable() -> None:
    listed = words()
    assert len(set(listed)) == len(listed) == 2048
    assert all(4 <= len(word) <= 8 and set(word) <= set(ORDER) for word in listed)
    assert list(listed) == sorted(listed, key=lambda word: [ORDER.index(c) for c in word])


def test_no_two_words_are_easily_taken_for_each_other() -> None:
    listed = set(words())
    for word in listed:
        assert not listed & _neighbours(word), word
        assert not any(word[:n] in listed for n in range(4, len(word))), word


def _neighbours(word: str) -> set[str]:
    """Every word at one slip of the finger: a letter changed, left out, or two swapped."""
    places = range(len(word))
    changed = {word[:i] + c + word[i + 1 :] for i in places for c in ORDER}
    shorter = {word[:i] + word[i + 1 :] for i in places}
    swapped = {word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :] for i in places}
    return (changed | shorter | swapped) - {word}
