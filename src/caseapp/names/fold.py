"""One spelling for all spellings of a name.

`fold` brings Ukrainian, Russian and Latin spellings of a name into one small Latin alphabet, so that
Сергій, Сергей, Serhii, Sergey and Sergiy are all compared as ``sergi``. The fold is a key, never a
name: it is derived from the name as written and can be made anew at any time.

It is coarse on purpose. What the spellings cannot tell apart becomes one (г/ґ/h/g, и/і/ї/ы/й,
е/є/э/ё/йо, х/кс/x), and what one of them does not write is dropped (soft signs, apostrophes,
double letters). Given names that are different words (Микола, Николай) stay apart: that takes a
dictionary, not a fold.
"""

import re
import unicodedata

_CYRILLIC = {
    ord(letter): sound
    for letters, sounds in (
        ("абвгґдеєэжзиіїйы", "a b v g g d e e e zh z i i i i i"),
        ("клмнопрстуф", "k l m n o p r s t u f"),
        ("хцчшщюяьъ", "kh ts tch sh shtch iu ia ’ ’"),
        ("ѣђјљњћџ", "e d i l n tch zh"),
    )
    for letter, sound in zip(letters, sounds.split(), strict=True)
}
"""What a Cyrillic letter sounds like. Soft and hard signs wait as apostrophes for what follows."""

_MARKED = str.maketrans(
    dict.fromkeys("šşșŝ", "sh")
    | dict.fromkeys("čçć", "tch")
    | dict.fromkeys("žż", "zh")
    | {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "e", "ı": "i", "ё": "е"}
)
"""Letters whose mark changes the sound; every other mark is dropped."""

_APOSTROPHES = str.maketrans(dict.fromkeys("'`´ʹʺʼʻʽˈ′″‘‛“”„\"*", "’"))

_LATIN_TWINS = "aceiopxykmtABCEHIKMOPTXY"
_CYRILLIC_TWINS = "асеіорхукмтАВСЕНІКМОРТХУ"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile(r"[a-zA-Z]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
_ONLY_LATIN = re.compile(rf"(?![{_LATIN_TWINS}])[a-zA-Z]")
_ONLY_CYRILLIC = re.compile(rf"(?![{_CYRILLIC_TWINS}])[\u0400-\u04ff]")


_SOUNDS = tuple(
    (spelling, sound)
    for rules in (
        # A soft sign or apostrophe counts before e and o only: Ковальов is Ковалёв.
        "’e:ie ’o:io ’:",
        # One sound, many spellings: the English, German, French and Polish habits of older papers.
        # A capital stands for a finished sound until all are found; longer spellings come first.
        "zh:Z schtsch:SC shch:SC szcz:SC stch:SC tsch:C sch:S tch:C ch:C cz:C tC:C sh:S sz:S",
        "kh:X ks:X x:X ck:k q:k ph:f th:t tz:ts cl:kl cr:kr ct:kt c:ts ou:u h:g w:v j:i y:i",
    )
    for spelling, sound in (rule.split(":") for rule in rules.split())
)
_FINISHED = str.maketrans({"S": "sh", "C": "tch", "Z": "zh", "X": "kh"})
_E_SOUNDS = re.compile(r"(?:i+[eo]|e)+")
_DOUBLE = re.compile(r"([^\W\d_])\1+")
_BETWEEN_WORDS = re.compile(r"[^\w’]+|_+")

_ENDINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"\bol", "al"),  # Олександр, Александр
        (r"(?<=\w{3})[eo]i\b", "i"),  # Сергій, Сергей; Трубецький, Трубецкой
        (r"(?<=\w{3})aia\b", "a"),  # Білинська, Билинская
        (r"[eo]vitch\b", "evitch"),  # Іванович, Сергеевич
        (r"[eio]vna\b", "evna"),  # Іванівна, Ивановна
        (r"(?<=\w{3})of\b", "ov"),  # Petroff
        (r"(?<=\w{3})ine\b", "in"),  # Malykhine, as in passports of the 1990s
    )
)
"""Where the languages spell the same beginning or ending of a word by different rules."""


def fold(text: str) -> str:
    """Return the key under which all spellings of a name meet: words of ``a-z``, one space apart.

    Folding twice changes nothing. Any text is taken; letters of other scripts stay as they are, and
    a text that holds a letter never folds to nothing.
    """
    return _settled(text, closed=True)


def fold_beginning(text: str) -> str:
    """Return the fold of a name that may still be half typed: no ending is taken for the end.

    It grows letter by letter with the name, as `fold` does not; `caseapp.names.typed` knows where the
    next letter changes the sound before it.
    """
    return _settled(text, closed=False)


def _settled(text: str, *, closed: bool) -> str:
    """Apply the rules until they change nothing: one may make room for another."""
    before = None
    folded = text
    while folded != before:
        before = folded
        folded = _spelled(folded if folded.isascii() else _sounded(folded))
        if closed:
            for ending, sound in _ENDINGS:
                folded = ending.sub(sound, folded)
    return folded or _bare_letters(text)


def _sounded(text: str) -> str:
    """Write Cyrillic in Latin letters and drop marks, in lower case."""
    plain = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    alike = _WORD.sub(_in_one_script, plain).casefold().translate(_MARKED)
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", alike)
        if unicodedata.category(letter) not in {"Mn", "Me", "Cf"}
    ).translate(_CYRILLIC)


def _in_one_script(word: re.Match[str]) -> str:
    """Put letters of the other script that only look right into the script of the word."""
    letters = word[0]
    if not (_LATIN_LETTER.search(letters) and _CYRILLIC_LETTER.search(letters)):
        return letters
    latin, cyrillic = (len(each.findall(letters)) for each in (_ONLY_LATIN, _ONLY_CYRILLIC))
    if latin == cyrillic:
        latin, cyrillic = (len(each.findall(letters)) for each in (_LATIN_LETTER, _CYRILLIC_LETTER))
    return letters.translate(_TO_LATIN if latin > cyrillic else _TO_CYRILLIC)


def _spelled(text: str) -> str:
    """Bring what is in Latin letters, by whatever habit, to one spelling."""
    words = _BETWEEN_WORDS.sub(" ", text.translate(_APOSTROPHES).lower()).strip()
    for spelling, sound in _SOUNDS:
        words = words.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", _E_SOUNDS.sub("e", words)).translate(_FINISHED)


def _bare_letters(text: str) -> str:
    """Stand in for a fold of nothing: a lone soft sign, or a letter that is only a mark, is kept."""
    apostrophes = set(map(chr, _APOSTROPHES))
    return "".join(
        letter for letter in text.casefold() if letter.isalpha() and letter not in apostrophes
    )
