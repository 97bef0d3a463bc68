"""Foreign text made plain: one Unicode form, no invisible characters, no letters of another script."""

import re
import unicodedata
from datetime import date

from caseapp.intake.raw import Cell

_PLAIN = re.compile(r"[\w .,:;()/’'№\"«»+-]*")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ`][^\W\d_]+)*")
_LATIN = "aceiopxykmtABCEHIKMOPTXYË"
_CYRILLIC = "асеіорхукмтАВСЕНІКМОРТХУЁ"
_TO_CYRILLIC = str.maketrans(_LATIN + "ïëèé", _CYRILLIC + "їёеє")
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def cell_text(cell: Cell) -> str:
    """Return a cell as it would be read aloud; a whole number without ``.0``, a date as 26.02.1988."""
    match cell:
        case None:
            return ""
        case date():
            return f"{cell:%d.%m.}{cell.year:04d}"
        case float():
            return f"{cell:.10g}"
        case _:
            return clean(str(cell))


def clean(text: str) -> str:
    """Return text in Unicode form C, without control and direction characters, single-spaced."""
    if _PLAIN.fullmatch(text) and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()  # nearly every cell
    visible = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE
    )
    return _SPACES.sub(" ", visible.replace("\ufffd", "?")).strip()


_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def in_one_script(text: str) -> str:
    """Put letters of the other script that only look right into the script of their word.

    ``Kоваленко`` with a Latin K becomes Cyrillic. A word goes to the script of which it holds letters
    that the other has no twin for; if it holds none of either, to the script of most of its letters.
    """
    if not (_LATIN_LETTERS.search(text) and _CYRILLIC_LETTERS.search(text)):
        return text
    return _WORD.sub(_repaired, text)


def _repaired(word: re.Match[str]) -> str:
    letters = word[0]
    latin = sum(1 for letter in letters if letter.isascii() and letter.isalpha())
    cyrillic = sum(1 for letter in letters if "\u0400" <= letter <= "\u04ff")
    if not (latin and cyrillic):
        return letters
    to_cyrillic = letters.translate(_TO_CYRILLIC)
    to_latin = letters.translate(_TO_LATIN)
    if not _LATIN_LETTERS.search(to_cyrillic) and (cyrillic >= latin or not to_latin.isascii()):
        return to_cyrillic
    return to_latin if to_latin.isascii() else letters


_LATIN_LETTERS = re.compile(r"[A-Za-z]")
_CYRILLIC_LETTERS = re.compile(r"[\u0400-\u04ff]")


def header_key(text: str) -> str:
    """Return a header in the form in which column words are looked up: letters and digits, spaced."""
    plain = in_one_script(clean(unicodedata.normalize("NFKC", text.replace("№", " № "))))
    lower = plain.casefold().replace("ё", "е")
    # A hyphen at the end of a line parts a word («наро-⏎дження»), any other joins two.
    lower = re.sub(r"(?<=\w)-\s+(?=\w)", "", re.sub(r"[’'ʼ`´‘\"]", "", lower))
    return _SPACES.sub(" ", re.sub(r"[^\w№#]+|_+", " ", lower)).strip()
