"""Which encoding a text is in, guessed from its bytes and from how Ukrainian and Russian look."""

import codecs
import re
from typing import NamedTuple

from caseapp.intake.foreign.refusal import Refused


class Decoded(NamedTuple):
    """A text, the name of its encoding, and how many bytes of it could not be read."""

    text: str
    encoding: str
    broken: int


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1251", "koi8-u", "cp866")
_SAMPLE = 200_000
_FREQUENT = {
    letter: weight
    for letters, weight in (("оаиніе", 4), ("рвтлскйм", 3), ("дупчьяєы", 2), ("бгзхїжюшцщ", 1))
    for letter in letters
}
_CASE_BREAK = re.compile(r"[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_KNOWN_WORDS = re.compile(
    r"прізвище|звання|народження|категорія|піб\b|фамилия|отчество|рождения|звание|примітка",
    re.IGNORECASE,
)
_STRANGE = re.compile(
    r"[\u0080-\u009f\u2500-\u25ff\u00a4-\u00af\u0402\u0403\u040b\u040f\u0452\u045b]"
)
_MOST_BROKEN = 0.01


def decode(data: bytes) -> Decoded:
    """Return the text of a file.

    Raises:
        Refused: it is no text in any encoding that lists come in (``not_a_list``).
    """
    decoded = _decoded(data)
    sample = decoded.text[:_SAMPLE]
    control = sum(1 for letter in sample if letter < " " and letter not in "\t\r\n\x0b\x0c")
    if control > len(sample) // 100 + 2:
        raise Refused("not_a_list", kind="unknown")
    return decoded


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], encoding)
    if wide := _without_mark(data):
        return _tolerant(data, wide)
    try:
        return Decoded(codecs.getincrementaldecoder("utf-8")().decode(data), "utf-8", 0)
    except UnicodeDecodeError:
        mostly = _tolerant(data, "utf-8")
    many = sum(1 for byte in data if byte >= 0xC2)  # noqa: PLR2004 - the lead bytes of UTF-8
    if many and mostly.broken / many < _MOST_BROKEN:
        return mostly
    return _one_byte(data)


def _tolerant(data: bytes, encoding: str) -> Decoded:
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    text = data.decode(name, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _without_mark(data: bytes) -> str:
    """Recognise UTF-16 by its high bytes: 00 (Latin) and 04 (Cyrillic) on every other place."""
    sample = data[:_SAMPLE]
    if len(sample) < 8:  # noqa: PLR2004 - four letters say nothing
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if (high.count(0) + high.count(4) + high.count(0x20)) / len(high) > 0.9 and (  # noqa: PLR2004 - nine of ten
            high.count(0) + high.count(4) > 0.5 * len(high)
        ):
            return encoding
    return ""


def _one_byte(data: bytes) -> Decoded:
    best = Decoded("", "", 0)
    top = float("-inf")
    for encoding in _ONE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (score := _looks_like_words(text[:_SAMPLE])) > top:
            best, top = Decoded(text, encoding, 0), score
    if not best.encoding:
        return _tolerant(data, "cp1251")
    return best


def _looks_like_words(text: str) -> float:
    lower = text.lower()
    return (
        sum(_FREQUENT.get(letter, 0) for letter in lower)
        - 8 * len(_CASE_BREAK.findall(text))
        - 8 * len(_STRANGE.findall(text))
        + 100 * len(_KNOWN_WORDS.findall(lower))
    )
