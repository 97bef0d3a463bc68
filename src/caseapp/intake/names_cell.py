"""A name cell taken apart: surname, given name, patronymic, call sign."""

import re
from dataclasses import dataclass

from caseapp.intake.given_names import is_given_name
from caseapp.names.fold import fold

_QUOTES = '"«»„“”‘‹›'
_MARKED = re.compile(rf"\(([^()]*)\)|\[([^\[\]]*)\]|[{_QUOTES}]([^{_QUOTES}]*)(?:[{_QUOTES}]|$)")
_CALL_SIGN_WORD = re.compile(
    r"[\s,;–—-]*\b(?:позивний|позивн\.?|позывной|поз\.|псевдо|call\s?-?sign|c/s)\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_MAIDEN = re.compile(
    r"^(?:дів\.|дівоче|уродж|раніше|до шлюбу|дев\.|урожд|née|nee|formerly)", re.IGNORECASE
)
_LEADING_NUMBER = re.compile(r"^\s*(?:№\s*)?\d{1,5}\s*[.)]?\s+(?=\D)|^\s*\d{1,5}[.)]\s*")
_DASH_IN_NAME = re.compile(r"(?<=[^\W\d_])\s*[-‐‑‒–—]\s*(?=[^\W\d_])")
_GLUED_INITIALS = re.compile(r"(?<![^\W\d_])([^\W\d_])\.\s*([^\W\d_])\.?(?![^\W\d_])")

_PATRONYMIC = re.compile(
    r"(?:ович|евич|йович|івна|ївна|овна|евна|ична|інична|ьич|лліч|кузьмич|лукич|хомич|фомич|ильич|яківна"
    r"|ovych|evych|yovych|iovych|ovich|evich|yevich|ievich|yovich|ivna|yivna|iivna|ovna|evna|yevna|ichna|ychna|owicz)$",
    re.IGNORECASE,
)
_TURKIC = frozenset(
    {"огли", "оглы", "кизи", "кызы", "oglu", "ogly", "oglы", "kyzy", "oghlu", "qizi"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name; ``note`` is what else stood in brackets, as «поранений»."""

    surname: str
    given: str
    patronymic: str
    call_sign: str = ""
    note: str = ""


def take_call_sign(text: str) -> tuple[str, str, str]:
    """Part a name cell into the bare name, the call sign, and whatever else stood in brackets.

    A call sign stands in brackets or quotation marks, or behind the word for it.
    """
    bare = text
    signs: list[str] = []
    notes: list[str] = []
    while found := _MARKED.search(bare):
        inner = next(part for part in found.groups() if part is not None).strip(_QUOTES + " ,;.")
        rest = f"{bare[: found.start()]} {bare[found.end() :]}"
        (signs if not signs and _is_call_sign(inner, rest) else notes).append(inner)
        bare = rest
    before, named, after = _parted(bare)
    if named and not signs and before.strip():
        bare, signs = before, [after.strip(_QUOTES + " ,;.")]
    elif named:
        bare = f"{before} {after}"
    sign = _CALL_SIGN_WORD.sub("", signs[0]).strip(_QUOTES + " ,") if signs else ""
    note = ", ".join(note for note in notes if note)
    return re.sub(r"\s+", " ", bare).strip(" ,;-–—"), sign, note


def _parted(text: str) -> tuple[str, bool, str]:
    found = _CALL_SIGN_WORD.search(text)
    return (text[: found.start()], True, text[found.end() :]) if found else (text, False, "")


def _is_call_sign(inner: str, name: str) -> bool:
    """Not every bracket holds a call sign: there are maiden names, spellings, «син», «поранений»."""
    if _MAIDEN.match(inner) or not re.search(r"[^\W\d_]", inner) or _NO_CALL_SIGN.match(inner):
        return False
    return not set(fold(inner).split()) & set(fold(name).split())


_NO_CALL_SIGN = re.compile(
    r"(?:ст|старший|мол|молодший|син|батько|брат|сестра|дружина|чол|жін|ч|ж|поранен\w*|важко\w*|помер\w*|загинув|тіло|300|200"
    r"|цив\w*|вп|військов\w*|пол?к|сын|отец|ранен\w*|умер\w*|гражд\w*|jr|sr|wounded|deceased|female|male|civilian|pow)\b\.?",
    re.IGNORECASE,
)


def take_birth(text: str) -> tuple[str, str]:
    """Return a name cell without the birth date behind the name, and the date as written."""
    if found := _BIRTH_BEHIND.search(text):
        return text[: found.start()].strip(" ,;("), found[1].strip(" ,;()")
    return text, ""


_BIRTH_BEHIND = re.compile(
    r"[\s,;(]+((?:(?:д\.?\s*н|р\.?\s*н|нар|born|b)\.?:?\s*)?"
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}\s+[^\W\d_]{3,12}\s+\d{4}|(?:19|20)\d{2})"
    r"(?:\s*(?:р|г)\.?\s*(?:н|р)?\.?|\s+року(?:\s+народження)?)?)[\s,;).]*$",
    re.IGNORECASE,
)


def strip_unit(text: str) -> str:
    """Return a unit without «в/ч» before it: the column says that already."""
    return _UNIT_PREFIX.sub("", text)


_UNIT_PREFIX = re.compile(
    r"^(?:військов\w+ частин\w+|войсков\w+ част\w+|воинск\w+ част\w+|military unit|в\s*[/\\.]\s*ч\.?|вч)\s*(?:№\s*)?(?=[A-ZА-ЯІЇЄҐ]?\s?-?\d)",
    re.IGNORECASE,
)


def without_number(text: str) -> str:
    """Return a name cell without the number that some lists put before the name."""
    return _LEADING_NUMBER.sub("", text)


def split_name(text: str, *, given_first: bool = False) -> Name:
    """Take a one-cell name apart; surname first unless the name itself or ``given_first`` says other.

    The surname stands first if a comma or a patronymic at the end says so; it stands last if the
    patronymic is in the middle or if it alone is in capitals.
    """
    bare, call_sign, note = take_call_sign(without_number(text))
    bare = _DASH_IN_NAME.sub("-", bare)
    bare = _GLUED_INITIALS.sub(r" \1. \2. ", bare)
    head, comma, tail = bare.partition(",")
    if comma and tail.strip():
        surname, rest = " ".join(head.split()), tail.replace(",", " ").split()
        if len(rest) > 0 and not (len(head.split()) > 1 and len(rest) == 1):
            given, patronymic = _given_and_patronymic(rest)
            return Name(surname, given, patronymic, call_sign, note)
    words = bare.replace(",", " ").replace(";", " ").split()
    surname, rest = _surname_of(words, given_first=given_first)
    given, patronymic = _given_and_patronymic(rest)
    return Name(surname, given, patronymic, call_sign, note)


def split_given(text: str) -> tuple[str, str]:
    """Take a cell with given name and patronymic, or initials, apart."""
    return _given_and_patronymic(_GLUED_INITIALS.sub(r" \1. \2. ", text).split())


def _surname_of(words: list[str], *, given_first: bool) -> tuple[str, list[str]]:
    if len(words) <= 1:
        return " ".join(words), []
    if _surname_stands_last(words, given_first=given_first):
        return words[-1], words[:-1]
    return words[0], words[1:]


def _surname_stands_last(words: list[str], *, given_first: bool) -> bool:
    shown = surname_is_last(words)
    return given_first if shown is None else shown


def surname_is_last(words: list[str]) -> bool | None:
    """Whether the surname stands last, as patronymic, initials, capitals or a known name show."""
    first, last = words[0], words[-1]
    if _in_capitals(last) != _in_capitals(first):
        return _in_capitals(last)  # a surname may end like a patronymic: Mykola BAIKOVYCH
    if is_patronymic(last) or last.lower() in _TURKIC or _is_initial(last):
        return False
    if _is_initial(first) or (len(words) > 2 and any(map(is_patronymic, words[1:-1]))):  # noqa: PLR2004 - given, patronymic, surname
        return True
    if is_given_name(first) != is_given_name(last):
        return is_given_name(first)
    return None


def name_words(text: str) -> list[str]:
    """Return the words of a one-cell name, without number, call sign and glued initials."""
    bare, _, _ = take_call_sign(without_number(text))
    bare = _GLUED_INITIALS.sub(r" \1. \2. ", _DASH_IN_NAME.sub("-", bare))
    return bare.replace(",", " ").replace(";", " ").split()


def _in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1 and not _is_initial(word)


def _is_initial(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_]\.|[^\W\d_]", word))


def is_patronymic(word: str) -> bool:
    """Whether a word is formed like a patronymic (Іванович, Сергіївна, Ivanovych)."""
    return bool(_PATRONYMIC.search(word)) and len(word) > 4  # noqa: PLR2004 - «Івна» alone is a slip


def _given_and_patronymic(words: list[str]) -> tuple[str, str]:
    if not words:
        return "", ""
    if len(words) > 2 and words[-1].lower() in _TURKIC:  # noqa: PLR2004 - given, father's name, огли
        return " ".join(words[:-2]), " ".join(words[-2:])
    if len(words) == 1:
        return words[0], ""
    return " ".join(words[:-1]), words[-1]
