"""Rows that hold no person: totals, groups, repeated headers, page numbers, signatures."""

import re
from collections.abc import Sequence
from enum import StrEnum

from caseapp.domain.ranks import rank_of
from caseapp.intake.coded_words import category_of, is_force
from caseapp.intake.column_words import EXACT
from caseapp.intake.given_names import is_given_name
from caseapp.intake.names_cell import is_patronymic
from caseapp.intake.plain_text import header_key


class RowKind(StrEnum):
    """Why a row is passed over."""

    TOTAL = "total"
    GROUP = "group"
    HEADER = "header"
    PAGE = "page"
    NUMBERING = "numbering"
    SIGNATURE = "signature"
    NO_NAME = "no_name"


_TOTAL = re.compile(
    r"^(у?сього|всього|разом|итого|всего|загалом|підсумок|загальна кількість|total|grand total|sum|кількість|количество|в тому числі|у тому числі|з них|из них|of whom)\b"
)
_PAGE = re.compile(
    r"^(сторінка|стор|аркуш|арк|страница|стр|лист|page|sheet|p)?\s*(№\s*)?\d{1,4}(\s*(з|із|из|of|/)\s*\d{1,4})?$"
)
_SIGNATURE = re.compile(
    r"^(склав|склала|підготув|виконав|начальник|командир|погоджено|затверджую|затверджен|перевір|підпис|составил|исполнитель|утвержда"
    r"|проверил|подпись|prepared|signed|signature|approved|м п|дата складання|станом на|відповідальн|ответственн|примітка|примечание|note\b|секретар"
    r"|керівник|руководител|представник|представитель|від сторони|прийняв|передав|здав|принял|сдал|продовження|далі буде|кінець списку|end of)"
)
_LIST_WORD = re.compile(
    r"^(список|перелік|реєстр|list|перечень|реестр|додаток|приложение|annex|таблиця)\b"
)


def kind_of_row(cells: Sequence[str], name: str, expected: int) -> RowKind | None:
    """Return why a row is no person, or None if it is one.

    Args:
        cells: the words of the row in the columns of its list (and only there).
        name: the words of its name columns.
        expected: how many cells a row of this list usually fills.
    """
    filled = [cell for cell in cells if cell]
    first = header_key(filled[0])
    if _TOTAL.match(first) or _TOTAL.match(header_key(name)):
        return RowKind.TOTAL
    if _is_numbering(filled):
        return RowKind.NUMBERING
    if _repeats_header(filled):
        return RowKind.HEADER
    if len(set(filled)) == 1:
        return _alone(filled[0], name, expected)
    if _SIGNATURE.match(first) and len(filled) < expected and not _is_person(name):
        return RowKind.SIGNATURE
    return None if _holds_name(name) else RowKind.NO_NAME


def _repeats_header(filled: Sequence[str]) -> bool:
    if len(filled) < 2 or any(cell[0].isdigit() for cell in filled):  # noqa: PLR2004 - one word may be a name
        return False
    return sum(1 for cell in filled if header_key(cell) in EXACT) * 2 > len(filled)


def _is_numbering(filled: Sequence[str]) -> bool:
    return len(filled) > 2 and all(  # noqa: PLR2004 - 1 2 may be a row
        cell.strip(".) (") == str(at)
        for at, cell in enumerate(filled, int(filled[0]) if filled[0] in {"0", "1", "2"} else 1)
    )


def _alone(text: str, name: str, expected: int) -> RowKind | None:
    """Judge a row of which only one text is filled: a group heading, or a person of whom no more is known."""
    key = header_key(text)
    if name and _is_person(name):
        return None  # Мирний, Військовий and Секретар are surnames too
    if _PAGE.match(key):
        return RowKind.PAGE
    if _SIGNATURE.match(key):
        return RowKind.SIGNATURE
    if EXACT.get(key):
        return RowKind.HEADER
    if not name or (expected > 2 and is_group(text)) or text.endswith(":") or _LIST_WORD.match(key):  # noqa: PLR2004 - a list with more than names
        return RowKind.GROUP
    return None if _holds_name(name) and not is_group(text) else RowKind.GROUP


def _is_person(name: str) -> bool:
    """Whether words are a name beyond doubt: few, all capitalised, one a patronymic or known name."""
    words = name.split()
    return (
        1 < len(words) <= 4  # noqa: PLR2004 - surname, given name, patronymic in two words
        and all(word[0].isupper() and word[-1].isalpha() for word in words)
        and any(is_patronymic(word) or is_given_name(word) for word in words)
    )


def is_group(text: str) -> bool:
    """Whether a lone text heads a group: a force, a category, a rank, a unit, anything with digits."""
    key = header_key(text)
    if any(letter.isdigit() for letter in text) or len(key.split()) > 6:  # noqa: PLR2004 - no name has so many words
        return True
    if len(text.split()) == 1 and text.istitle() and not _PLURAL.search(key):
        return False
    understood = category_of(text)
    return (
        is_force(text)
        or (understood[1] and key != "")
        or bool(rank_of(text))
        or bool(_PLURAL.search(key))
    )


_PLURAL = re.compile(
    r"військовополонені|цивільні|військовослужбовці|солдати|сержанти|офіцери|особи|поранені|жінки|чоловіки|военнопленные|гражданские|военнослужащие|офицеры|рядовой|раненые"
    r"|civilians|prisoners|officers|soldiers|women|men\b|wounded|склад\b|бригада|полк\b|батальйон|область|група|группа|group|бригади"
)


def _holds_name(name: str) -> bool:
    letters = sum(1 for letter in name if letter.isalpha())
    return letters > 1 and letters * 2 > sum(1 for letter in name if not letter.isspace())
