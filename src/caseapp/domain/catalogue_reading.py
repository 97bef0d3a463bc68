"""Rows of a catalogue's file to the values of `caseapp.domain.checks`.

The files are shipped with the program and checked by its tests; a row that does not fit raises KeyError
or ValueError and is a bug of the release.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from caseapp.domain.answers import AnswerState
from caseapp.domain.checks import (
    AnswerKind,
    Articles,
    Bilingual,
    Check,
    ClosingQuestion,
    Coded,
    GraveCategory,
    ItemState,
    Number,
    Option,
    Polarity,
    Regime,
    ServiceCheck,
    Theme,
    Tier,
)

Row = Mapping[str, Any]


def bilingual(row: Row) -> Bilingual:
    """Read ``uk`` and ``en``. The files keep the typewriter's apostrophe; people read the printer's."""
    return Bilingual(uk=row["uk"].replace("'", "’"), en=row["en"].replace("'", "’"))


def coded(row: Row) -> Coded:
    """Read a code and its words."""
    return Coded(row["code"], bilingual(row))


def theme(row: Row) -> Theme:
    """Read a chapter."""
    return Theme(row["code"], bilingual(row), intro=bilingual(row["intro"]))


def grave_category(row: Row) -> GraveCategory:
    """Read a category of grave breach; ``regimes`` of the file says the same as its articles."""
    return GraveCategory(row["code"], bilingual(row), gc3=row["gc3"], gc4=row["gc4"])


def item_state(row: Row) -> ItemState:
    """Read what may have become of a thing."""
    return ItemState(row["code"], bilingual(row), used_by=tuple(row["used_by"]))


def closing_question(row: Row) -> ClosingQuestion:
    """Read the question that ends the talk on site."""
    return ClosingQuestion(bilingual(row), _every(row["plain"]))


def service_check(row: Row) -> ServiceCheck:
    """Read a duty of our own side."""
    return ServiceCheck(row["code"], bilingual(row), _every(row["plain"]))


def check(row: Row, units: Mapping[str, Coded]) -> Check:
    """Read a Geneva check; ``units`` by code."""
    yes, partly, no = _pairs(row["plain"])
    states = row["state_of"]
    return Check(
        code=row["code"],
        theme=row["code"].partition("-")[0],
        regime=Regime(row["regime"]),
        polarity=Polarity(row["polarity"]),
        tier=Tier(row["tier"]),
        core=row["core"],
        question=bilingual(row),
        articles=Articles(row["gc3"], row["gc4"], row["extra"]),
        plain=(bilingual(yes), _perhaps(partly), bilingual(no)),
        states=(
            AnswerState(states["1"]),
            AnswerState(states["2"]) if states["2"] else None,
            AnswerState(states["3"]),
        ),
        partly_means=_perhaps(row["partly_means"]),
        not_applicable_when=tuple((row["not_applicable_when"] or {}).items()),
        answer=AnswerKind(row["answer"]),
        numbers=tuple(_number(number, units) for number in row.get("numbers", ())),
        options=tuple(_option(option) for option in row.get("options", ())),
        items=tuple(map(coded, row.get("items", ()))),
        derived_from=_perhaps(row.get("derived_from")),
        grave=tuple(row["grave"].split()),
        follow=tuple(row["follow"]),
        officer_note=_perhaps(row["officer_note"]),
        lawyer_note=row["lawyer_note"],
    )


def _perhaps(row: Row | None) -> Bilingual | None:
    return bilingual(row) if row and row["uk"] else None


def _pairs(plain: Mapping[str, list[str | None]]) -> Iterable[Row]:
    texts = zip(plain["uk"], plain["en"], strict=True)
    return [{"uk": ukrainian, "en": english} for ukrainian, english in texts]


def _every(plain: Mapping[str, list[str | None]]) -> tuple[Bilingual, ...]:
    return tuple(map(bilingual, _pairs(plain)))


def _number(row: Row, units: Mapping[str, Coded]) -> Number:
    unit = units[row["unit"]]
    return Number(row["code"], bilingual(row), unit=unit, minimum=row["min"], maximum=row["max"])


def _option(row: Row) -> Option:
    return Option(row["code"], bilingual(row), route_to=row.get("route_to"))
