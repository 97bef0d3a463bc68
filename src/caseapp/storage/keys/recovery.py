"""The recovery code: 128 bits on paper, and the two key pairs that it makes.

Seven groups of four characters, Crockford base 32: 26 characters carry the bits, the last two are check
letters. Reading is forgiving: case, spaces and hyphens make no difference, O is 0, I and L are 1, and
Cyrillic letters count as the Latin ones they look like.

The check letters are those of a Reed-Solomon code over GF(32) (Reed and Solomon 1960; 28 of at most 31
symbols): one wrong character, or two neighbours swapped, is not only noticed but found.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caseapp.domain.key_errors import RecoveryCodeWrong
from caseapp.storage.keys.facts import recovery_id
from caseapp.storage.keys.identity import KEY_BYTES, Identity

ENTROPY_BYTES = 16
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
DATA_SYMBOLS = 26
SYMBOLS = 28
_SPARE_BITS = DATA_SYMBOLS * 5 - ENTROPY_BYTES * 8

_FORGIVEN = str.maketrans("OILАВСЕНКМОРТХІЇУ", "011ABCEHKM0PTX11Y")
_SEPARATORS = re.compile(r"[\s\-–—‐‑−.]+")

_ORDER = 31
_POWERS = [1]
for _ in range(_ORDER - 1):
    _POWERS.append(_POWERS[-1] << 1 ^ (0b100101 if _POWERS[-1] & 16 else 0))  # x^5 + x^2 + 1
_LOGS = {power: exponent for exponent, power in enumerate(_POWERS)}


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """128 random bits; they show only through `text`."""

    entropy: bytes = field(repr=False)

    @classmethod
    def fresh(cls) -> Self:
        """Return a new code."""
        return cls(secrets.token_bytes(ENTROPY_BYTES))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code as somebody typed it.

        Raises:
            RecoveryCodeWrong: with the group to look at again, 0 where that cannot be told.
        """
        symbols = _symbols(text)
        if _syndromes(symbols) != (0, 0):
            raise RecoveryCodeWrong(_wrong_group(symbols))
        number = 0
        for symbol in symbols[:DATA_SYMBOLS]:
            number = number << 5 | symbol
        if number & (1 << _SPARE_BITS) - 1:
            raise RecoveryCodeWrong(0)
        return cls((number >> _SPARE_BITS).to_bytes(ENTROPY_BYTES, "big"))

    @property
    def text(self) -> str:
        """The code as it stands on paper: seven groups of four with hyphens."""
        number = int.from_bytes(self.entropy, "big") << _SPARE_BITS
        data = [number >> 5 * place & 31 for place in reversed(range(DATA_SYMBOLS))]
        letters = "".join(ALPHABET[symbol] for symbol in (*data, *_check_symbols(data)))
        return "-".join(letters[i : i + GROUP] for i in range(0, SYMBOLS, GROUP))

    def identity(self) -> Identity:
        """Return the key pairs: HKDF-SHA256 of the code, 32 bytes each for X25519 and Ed25519."""
        derived = HKDF(SHA256(), 2 * KEY_BYTES, salt=None, info=b"caseapp-recovery-1")
        return Identity.unpacked(derived.derive(self.entropy))

    @property
    def id(self) -> UUID:
        """The id under which the code signs and holds wraps."""
        return recovery_id(self.identity().public())

    @property
    def fingerprint(self) -> str:
        """The short form of its public keys, for the sheet."""
        return self.identity().public().fingerprint


def _symbols(text: str) -> list[int]:
    """Return 28 values of 0-31, or raise `RecoveryCodeWrong` with the group that cannot be one."""
    groups = [part for part in _SEPARATORS.split(text.upper().translate(_FORGIVEN)) if part]
    letters = "".join(groups)
    for place, letter in enumerate(letters):
        if letter not in ALPHABET:
            raise RecoveryCodeWrong(place // GROUP + 1)
    if len(letters) != SYMBOLS:
        odd = (number for number, part in enumerate(groups, 1) if len(part) != GROUP)
        raise RecoveryCodeWrong(next(odd, 0) if len(groups) > 1 else 0)
    return [ALPHABET.index(letter) for letter in letters]


def _times(one: int, other: int) -> int:
    return _POWERS[(_LOGS[one] + _LOGS[other]) % _ORDER] if one and other else 0


def _over(one: int, other: int) -> int:
    return _POWERS[(_LOGS[one] - _LOGS[other]) % _ORDER] if one else 0


def _syndromes(symbols: Sequence[int]) -> tuple[int, int]:
    """Evaluate the word at α and α²; both are zero for a code word."""
    first = second = 0
    for place, symbol in enumerate(symbols):
        first ^= _times(symbol, _POWERS[place % _ORDER])
        second ^= _times(symbol, _POWERS[2 * place % _ORDER])
    return first, second


def _check_symbols(data: Sequence[int]) -> tuple[int, int]:
    """Return the two symbols that make a code word: both syndromes are linear in them."""
    first, second = _syndromes(data)
    one, other = _POWERS[DATA_SYMBOLS], _POWERS[DATA_SYMBOLS + 1]
    check = _over(second ^ _times(first, other), _times(one, one ^ other))
    return check, _over(first ^ _times(check, one), other)


def _wrong_group(symbols: list[int]) -> int:
    """Return the group that one wrong character or one swap of neighbours explains, else 0."""
    first, second = _syndromes(symbols)
    suspects = set()
    if first and second:
        place = (_LOGS[second] - _LOGS[first]) % _ORDER
        if place < SYMBOLS:
            suspects.add(place // GROUP + 1)
    for place in range(SYMBOLS - 1):
        swapped = [*symbols]
        swapped[place], swapped[place + 1] = symbols[place + 1], symbols[place]
        if _syndromes(swapped) == (0, 0):
            suspects.add(place // GROUP + 1)
    return suspects.pop() if len(suspects) == 1 else 0
