"""Judges a passphrase and proposes one.

zxcvbn (Wheeler 2016) estimates the guesses. It knows English words and Latin keyboards, so the text is
judged in every dress that a guesser would try: as typed, transliterated, and as the same keys give it on
the other layout; the weakest counts. Frequent Ukrainian passwords and the words that `suggest` draws
from are added to its dictionaries.
"""

import math
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from caseapp.assets import resources
from caseapp.domain.passphrase import WEAK_BELOW_BITS, GuessTime, Verdict, Weakness

WORDS = 6
GUESSES_A_SECOND = 1e5
LONGEST = 64
_LONGEST_SPELT_ODDLY = 20
_MOST_SUBSTITUTIONS = 64

_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_JCUKEN = "йцукенгшщзхїфівапролджєячсмитьбю.ґ"
_KEYS_OF_CYRILLIC = str.maketrans(_JCUKEN + "ыэъё", _QWERTY + "s']`")
_CYRILLIC_OF_KEYS = str.maketrans(_QWERTY, _JCUKEN)
_LATIN = str.maketrans(
    dict(zip("абвгґдезийіклмнопрстуфыэ", "abvhgdezyiiklmnoprstufye", strict=True))
    | {"є": "ye", "ж": "zh", "ї": "yi", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh"}
    | {"щ": "shch", "ю": "yu", "я": "ya", "ё": "yo", "ь": "", "ъ": "", "’": "", "'": ""}
)

_WEAKNESS = MappingProxyType(
    {
        "dictionary": Weakness.COMMON,
        "spatial": Weakness.KEYBOARD,
        "repeat": Weakness.REPEAT,
        "sequence": Weakness.SEQUENCE,
        "regex": Weakness.DATE,
        "date": Weakness.DATE,
        "bruteforce": Weakness.SHORT,
    }
)
_TIMES = (
    (3600, GuessTime.SECONDS),
    (24 * 3600, GuessTime.HOURS),
    (365 * 24 * 3600, GuessTime.DAYS),
    (100 * 365 * 24 * 3600, GuessTime.YEARS),
)


def judge(text: str, about: Iterable[str] = ()) -> Verdict:
    """Estimate how hard a passphrase is to guess.

    Args:
        text: as typed.
        about: words that an attacker would try first: the user's name, the register's title.
    """
    if not text:
        return Verdict(0.0, Weakness.EMPTY, GuessTime.SECONDS)
    names = [part for one in about for part in (one, *one.split()) if part]
    known = [*names, *map(_latin, names), *_frequent(), *words()]
    found = [_estimated(dress, known) for dress in _dresses(text)]
    result = min(found, key=lambda one: float(one["guesses"]))
    bits = math.log2(float(result["guesses"]))
    return Verdict(bits, _weakness(bits, result["sequence"], names), _time(bits))


def suggest(words_: int = WORDS) -> str:
    """Return random words, 11 bits each, with a space between."""
    return " ".join(secrets.choice(words()) for _ in range(words_))


@cache
def words() -> tuple[str, ...]:
    """Return the 2,048 words that `suggest` draws from (`resources/words/README.md`)."""
    return _lines("suggest-uk.txt")


@cache
def _frequent() -> tuple[str, ...]:
    """Return what people type, the most frequent first, and its transliteration."""
    typed = _lines("frequent-uk.txt")
    return tuple(dict.fromkeys(form for one in typed for form in (one, _latin(one))))


def _lines(name: str) -> tuple[str, ...]:
    text = (resources() / "words" / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _dresses(text: str) -> Iterator[str]:
    lower = text.lower()
    yield from dict.fromkeys(
        (
            text,
            _latin(lower),
            lower.translate(_KEYS_OF_CYRILLIC),
            lower.translate(_CYRILLIC_OF_KEYS),
        )
    )


def _latin(text: str) -> str:
    return text.lower().translate(_LATIN)


def _estimated(text: str, known: Sequence[str]) -> dict[str, Any]:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its dictionaries take 80 ms, only needed for a new one

    result: dict[str, Any] = zxcvbn(_judged_part(text), user_inputs=known, max_length=LONGEST)
    return result


def _judged_part(text: str) -> str:
    """Return a beginning that is judged in time: what follows it can only make guessing harder.

    zxcvbn tries every combination of the letters that odd characters may stand for (4 and @ for a …),
    which takes seconds for a long text that has all of them.
    """
    from zxcvbn.matching import L33T_TABLE  # noqa: PLC0415 - as above

    present = Counter(letter for letter, odd in L33T_TABLE.items() for one in odd if one in text)
    combinations = math.prod(present.values())
    return text[: LONGEST if combinations <= _MOST_SUBSTITUTIONS else _LONGEST_SPELT_ODDLY]


def _weakness(bits: float, matches: Iterable[dict[str, Any]], names: Sequence[str]) -> Weakness:
    if bits >= WEAK_BELOW_BITS:
        return Weakness.NONE
    covered: Counter[Weakness] = Counter()
    own = {form for name in names for form in (name.lower(), _latin(name))}
    for match in matches:
        named = match.get("matched_word") in own
        reason = Weakness.NAME if named else _WEAKNESS[match["pattern"]]
        covered[reason] += len(match["token"])
    return covered.most_common(1)[0][0]


def _time(bits: float) -> GuessTime:
    seconds = 2**bits / 2 / GUESSES_A_SECOND
    return next((time for limit, time in _TIMES if seconds < limit), GuessTime.CENTURIES)
