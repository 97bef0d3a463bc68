"""A Ukrainian name in Latin letters, as it stands in a passport.

The table of the Cabinet of Ministers' resolution No. 55 of 27 January 2010. It is for show and for
paper; names are compared by `caseapp.names.fold`, which knows every other habit too.
"""

import re
import unicodedata

_LETTERS = {
    letter: sound
    for letters, sounds in (
        ("абвгґдеєжзиіїй", "a b v h g d e ie zh z y i i i"),
        ("клмнопрстуф", "k l m n o p r s t u f"),
        ("хцчшщьюя", "kh ts ch sh shch - iu ia"),
        ("ыэёъ", "y e io -"),
    )
    for letter, sound in zip(letters, sounds.split(), strict=True)
}
"""The table inside a word; the last four letters are Russian and follow its habit."""

_FIRST_LETTERS = _LETTERS | {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya", "ё": "yo"}

_STRESS = "\u0301"  # stays apart from a Cyrillic letter only
_APOSTROPHE = "['’ʼ`′]"
_WORD = re.compile(rf"[\u0400-\u04ff]+(?:{_APOSTROPHE}[\u0400-\u04ff]+)*")
_SOUND = re.compile(rf"зг|{_APOSTROPHE}|.", re.IGNORECASE)


def latin(text: str) -> str:
    """Return the text with its Cyrillic words in Latin letters; all else stays as it is.

    A word begins anew after a hyphen; apostrophe and soft sign are dropped; зг is ``zgh``, so that it
    is not read as ж (``zh``). Capitals stay capitals.
    """
    composed = unicodedata.normalize("NFC", text)
    return _WORD.sub(_word, composed.replace(_STRESS, ""))


def _word(found: re.Match[str]) -> str:
    word = found[0]
    shouted = len(word) > 1 and word.isupper()
    return "".join(
        _sound(each[0], first=each.start() == 0, shouted=shouted) for each in _SOUND.finditer(word)
    )


def _sound(letters: str, *, first: bool, shouted: bool) -> str:
    small = letters.lower()
    table = _FIRST_LETTERS if first else _LETTERS
    sound = "zgh" if small == "зг" else table.get(small, "" if len(small) == 1 else small)
    sound = sound.strip("-")
    if shouted:
        return sound.upper()
    return sound.capitalize() if letters[0].isupper() else sound
