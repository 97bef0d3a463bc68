"""The name of a row, from one cell or several, with what else stands in the same cell."""

from collections.abc import Callable
from dataclasses import dataclass

from caseapp.domain.list_columns import ListColumn
from caseapp.domain.ranks import leading_rank
from caseapp.intake.names_cell import (
    Name,
    is_patronymic,
    split_given,
    split_name,
    take_birth,
    take_call_sign,
    without_number,
)
from caseapp.intake.plain_text import in_one_script


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name; the rank before it and the birth date behind it, if they share its cell.

    ``turned`` says that this name, other than the list, puts the given name first.
    """

    name: Name
    rank: str = ""
    birth: str = ""
    turned: bool = False


def found_name(text_of: Callable[[ListColumn], str | None], *, given_first: bool) -> FoundName:
    """Return the name of a row.

    Args:
        text_of: returns the text of a column, None if the list has no such column.
        given_first: one-cell names of this list put the given name before the surname.
    """
    whole = text_of(ListColumn.FULL_NAME) or text_of(ListColumn.RANK_AND_NAME)
    if whole:
        return _one_cell(in_one_script(whole), given_first=given_first)
    surname, call_sign, note = take_call_sign(in_one_script(text_of(ListColumn.SURNAME) or ""))
    given, patronymic = _given_columns(text_of)
    if not given and " " in surname:
        return _one_cell(surname, given_first=given_first)
    given, other_sign, other_note = take_call_sign(given)
    return FoundName(Name(surname, given, patronymic, call_sign or other_sign, note or other_note))


def _one_cell(text: str, *, given_first: bool) -> FoundName:
    bare, birth = take_birth(without_number(text))
    rank, bare = leading_rank(bare)
    name = split_name(bare, given_first=given_first)
    first = bare.split()[0].strip(",") if bare.split() else ""
    turned = not given_first and bool(name.given) and first == name.given.split()[0] != name.surname
    return FoundName(name, rank, birth, turned)


def _given_columns(text_of: Callable[[ListColumn], str | None]) -> tuple[str, str]:
    if both := text_of(ListColumn.GIVEN_PATRONYMIC):
        return split_given(in_one_script(both))
    given = in_one_script(text_of(ListColumn.GIVEN) or "")
    patronymic = text_of(ListColumn.PATRONYMIC)
    if patronymic is None and is_patronymic(given.rpartition(" ")[2]):
        return split_given(given)
    return given, in_one_script(patronymic or "")
