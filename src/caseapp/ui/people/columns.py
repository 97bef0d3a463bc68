"""The columns of the list of people: what stands in each, and in which order it puts people."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import partial
from types import MappingProxyType

from caseapp.domain.dates import kyiv
from caseapp.domain.person_views import PersonLine
from caseapp.names.order import sort_key
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.text.labels import short_label
from caseapp.text.words import Lang, Words
from caseapp.ui import times
from caseapp.ui.people.list_words import contact_word, interview_word, place_word
from caseapp.ui.people.person_words import COLOURS
from caseapp.ui.widgets.table import Cell, Head

Place = tuple[int, str]
"""Where somebody stands in an order; ``None``: behind everybody, whichever way it runs."""
_NUMBER = re.compile(r"\d+")


class Column(StrEnum):
    """What can be seen of everybody, in the order in which it stands."""

    NUMBER = "number"
    PHOTO = "photo"
    NAME = "name"
    LATIN = "latin"
    BORN = "born"
    UNIT = "unit"
    CALL_SIGN = "call_sign"
    CATEGORY = "category"
    TRIAGE = "triage"
    CONTACT = "contact"
    INTERVIEW = "interview"
    NEXT_PLACE = "next_place"
    STAGE = "stage"
    CAME = "came"


USUAL = (
    Column.NUMBER,
    Column.NAME,
    Column.BORN,
    Column.UNIT,
    Column.CATEGORY,
    Column.TRIAGE,
    Column.CONTACT,
    Column.INTERVIEW,
    Column.NEXT_PLACE,
    Column.CAME,
)
"""Shown until somebody chooses."""
_MOST = 10_000_000


@dataclass(frozen=True)
class Sort:
    """By which column, and which way."""

    column: Column = Column.NAME
    down: bool = False


@dataclass(frozen=True)
class Arrangement:
    """How whoever sits at this computer wants the list; the name always stands in it."""

    columns: tuple[Column, ...] = USUAL
    sort: Sort = Sort()

    def turned(self, column: Column) -> "Arrangement":
        """Return the same with one column more, or one less."""
        shown = set(self.columns) ^ {column} | {Column.NAME}
        return Arrangement(tuple(each for each in Column if each in shown), self.sort)

    def sorted_by(self, column: Column) -> "Arrangement":
        """Return the same sorted by a column; the second time the other way."""
        again = column is self.sort.column
        return Arrangement(self.columns, Sort(column, again and not self.sort.down))


def title(column: Column, tr: Words) -> str:
    """Return what stands over a column."""
    return {
        Column.NUMBER: tr("No."),
        Column.PHOTO: tr("Photo"),
        Column.NAME: tr("Name"),
        Column.LATIN: tr.sense("column", "In Latin letters"),
        Column.BORN: tr.sense("column", "Born"),
        Column.UNIT: tr.sense("column", "Unit"),
        Column.CALL_SIGN: tr.sense("column", "Call sign"),
        Column.CATEGORY: tr.sense("column", "Category"),
        Column.TRIAGE: tr.sense("column", "Triage"),
        Column.CONTACT: tr.sense("column", "Call home"),
        Column.INTERVIEW: tr.sense("column", "Interview"),
        Column.NEXT_PLACE: tr.sense("column", "Next place"),
        Column.STAGE: tr.sense("column", "Stage"),
        Column.CAME: tr.sense("column", "Came"),
    }[column]


_LETTERS: Mapping[Column, int] = MappingProxyType(
    {
        Column.NUMBER: 5,
        Column.PHOTO: 7,
        Column.LATIN: 28,
        Column.BORN: 10,
        Column.UNIT: 7,
        Column.CALL_SIGN: 10,
        Column.CATEGORY: 7,
        Column.TRIAGE: 9,
        Column.CONTACT: 15,
        Column.INTERVIEW: 13,
        Column.NEXT_PLACE: 12,
        Column.STAGE: 5,
        Column.CAME: 6,
    }
)
_NAME_LEAST = 24
_WITH_DAY = 15
"""Letters of a day and a time."""


def heads(arrangement: Arrangement, tr: Words, *, with_day: bool) -> tuple[Head, ...]:
    """Return the columns; the one that sorts says which way. ``with_day``: people of many days."""
    return tuple(
        _head(column, arrangement.sort, tr, with_day=with_day) for column in arrangement.columns
    )


def _head(column: Column, sort: Sort, tr: Words, *, with_day: bool) -> Head:
    letters = _LETTERS.get(column, 0)
    if column is Column.CAME and with_day:
        letters = _WITH_DAY
    said = title(column, tr)
    if column is sort.column:
        said += " ↓" if sort.down else " ↑"
    least = _NAME_LEAST if column is Column.NAME else 0
    return Head(said, letters, right=column is Column.CAME, least=least)


def cells(
    one: PersonLine, columns: Sequence[Column], tr: Words, *, with_day: bool = False
) -> tuple[Cell, ...]:
    """Return one person as a row; of who refused CARE only what is kept."""
    return tuple(
        _came(one, tr, with_day=with_day) if column is Column.CAME else _CELLS[column](one, tr)
        for column in columns
    )


def _came(one: PersonLine, _tr: Words, *, with_day: bool) -> Cell:
    if not with_day:
        return Cell(dates.clock(one.arrived_at))
    day = dates.day(kyiv(one.arrived_at).date())
    return Cell(f"{day} {dates.clock(one.arrived_at)}")


def _name(one: PersonLine, tr: Words) -> Cell:
    name = one.latin if tr.lang is Lang.EN and one.latin else one.name
    return Cell(name or tr("Name not known"), "strong")


def _photo(one: PersonLine, tr: Words) -> Cell:
    return Cell("") if one.photo is None else Cell(tr("Photo"), picture=one.photo)


def _triage(one: PersonLine, tr: Words) -> Cell:
    if one.triage is None:
        return Cell("")
    return Cell(word_for(one.triage, tr), hue=COLOURS[one.triage])


def _contact(one: PersonLine, tr: Words) -> Cell:
    if one.minimal:
        return Cell(tr.sense("list", "no case"))
    return Cell(contact_word(one.contact, tr) if one.contact is not None else "")


def _interview(one: PersonLine, tr: Words) -> Cell:
    return Cell(interview_word(one.interview, tr) if one.interview is not None else "")


_CELLS: Mapping[Column, Callable[[PersonLine, Words], Cell]] = MappingProxyType(
    {
        Column.NUMBER: lambda one, _tr: Cell(one.number, "strong"),
        Column.PHOTO: _photo,
        Column.NAME: _name,
        Column.LATIN: lambda one, _tr: Cell(one.latin),
        Column.BORN: lambda one, tr: Cell(times.partly_known(one.birth, tr)),
        Column.UNIT: lambda one, _tr: Cell(one.unit),
        Column.CALL_SIGN: lambda one, _tr: Cell(one.call_sign),
        Column.CATEGORY: lambda one, tr: Cell("" if one.minimal else short_label(one.category, tr)),
        Column.TRIAGE: _triage,
        Column.CONTACT: _contact,
        Column.INTERVIEW: _interview,
        Column.NEXT_PLACE: lambda one, tr: Cell(
            place_word(one.destination, tr) if one.destination else ""
        ),
        Column.STAGE: lambda one, _tr: Cell(str(one.stage_number) if one.stage_number else ""),
    }
)


def placing(column: Column, lang: Lang) -> Callable[[PersonLine], Place | None]:
    """Return by what a column orders people.

    Words stand in Ukrainian order, numbers by their worth, states in the order in which they follow one
    another, colours of triage with the most pressing first.
    """
    if column in _WORDS:
        return partial(_word_place, _WORDS[column], lang)
    if column in _STATES:
        return partial(_state_place, _STATES[column])
    return _PLACES[column]


def _word_place(
    word: Callable[[PersonLine, Lang], str], lang: Lang, one: PersonLine
) -> Place | None:
    said = word(one, lang)
    return (0, sort_key(said)) if said else None


def _state_place(state: Callable[[PersonLine], Enum | None], one: PersonLine) -> Place | None:
    found = state(one)
    return None if found is None else (_RANKS[type(found)][found], "")


class _Ranks(dict[type[Enum], dict[Enum, int]]):
    def __missing__(self, kind: type[Enum]) -> dict[Enum, int]:
        ranks = self[kind] = {each: place for place, each in enumerate(kind)}
        return ranks


_RANKS = _Ranks()
_WORDS: Mapping[Column, Callable[[PersonLine, Lang], str]] = MappingProxyType(
    {
        Column.NAME: lambda one, lang: one.latin if lang is Lang.EN and one.latin else one.name,
        Column.LATIN: lambda one, _lang: one.latin,
        Column.CALL_SIGN: lambda one, _lang: one.call_sign,
    }
)
_STATES: Mapping[Column, Callable[[PersonLine], Enum | None]] = MappingProxyType(
    {
        Column.CATEGORY: lambda one: None if one.minimal else one.category,
        Column.TRIAGE: lambda one: one.triage,
        Column.CONTACT: lambda one: one.contact,
        Column.INTERVIEW: lambda one: one.interview,
        Column.NEXT_PLACE: lambda one: one.destination,
    }
)


def _numbered(text: str) -> Place | None:
    """Order 9 before 60, and А0666 before А2170."""
    if not text:
        return None
    found = _NUMBER.search(text)
    before = sort_key(text[: found.start()]) if found else sort_key(text)
    worth = min(int(found[0]), _MOST) if found else _MOST
    return (worth, sort_key(text)) if not before else (_MOST + 1, f"{before} {worth:08}")


_PLACES: Mapping[Column, Callable[[PersonLine], Place | None]] = MappingProxyType(
    {
        Column.NUMBER: lambda one: _numbered(one.number),
        Column.PHOTO: lambda one: None if one.photo is None else (0, ""),
        Column.BORN: lambda one: (0, one.birth.value.isoformat()) if one.birth else None,
        Column.UNIT: lambda one: _numbered(one.unit),
        Column.STAGE: lambda one: (one.stage_number, "") if one.stage_number else None,
        Column.CAME: lambda one: (0, one.arrived_at.isoformat()),
    }
)
