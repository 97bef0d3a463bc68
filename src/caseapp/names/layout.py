"""What was meant when the wrong keyboard layout was on: ``rjd`` is ``ков``, ``лщм`` is ``kov``."""

_KEYS_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.\\"
_KEYS_UKRAINIAN = "’йцукенгшщзхїфівапролджєячсмитьбюґ"
_KEYS_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю\\"

_TO_UKRAINIAN = str.maketrans(
    _KEYS_LATIN + _KEYS_LATIN.upper() + '{}:"<>|~',
    _KEYS_UKRAINIAN + _KEYS_UKRAINIAN + "хїжєбюґ’",
)
_TO_LATIN = str.maketrans(
    _KEYS_RUSSIAN + _KEYS_RUSSIAN.upper() + _KEYS_UKRAINIAN + _KEYS_UKRAINIAN.upper(),
    (_KEYS_LATIN + _KEYS_LATIN) * 2,
)


def other_layout(text: str) -> str:
    """Return what the same keys write under the other layout; the same text if there is none.

    A text with a Cyrillic letter is read as typed on the Ukrainian or Russian layout, any other as
    typed on the English one.
    """
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in text)
    return text.translate(_TO_LATIN if cyrillic else _TO_UKRAINIAN)
