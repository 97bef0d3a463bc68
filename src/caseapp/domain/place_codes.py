"""What the code or name of a place of detention says: РФ-ВК-03 is a penal colony in Russia."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caseapp.domain.captivity import Control, PlaceKind

_CODE = re.compile(r"(?:РФ|ТОТ|РБ)-[^\W\d_]+-\d+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

_TERRITORIES: Mapping[str, Control] = MappingProxyType(
    {"рф": Control.RUSSIA, "тот": Control.OCCUPIED, "рб": Control.BELARUS}
)
_KINDS: Mapping[str, PlaceKind] = MappingProxyType(
    {
        "вк": PlaceKind.PENAL_COLONY,
        "ік": PlaceKind.PENAL_COLONY,
        "ик": PlaceKind.PENAL_COLONY,
        "колонія": PlaceKind.PENAL_COLONY,
        "колония": PlaceKind.PENAL_COLONY,
        "сізо": PlaceKind.REMAND_CENTRE,
        "сизо": PlaceKind.REMAND_CENTRE,
        "тюрма": PlaceKind.PRISON,
        "тюрьма": PlaceKind.PRISON,
        "лік": PlaceKind.HOSPITAL,
        "лікарня": PlaceKind.HOSPITAL,
        "госпіталь": PlaceKind.HOSPITAL,
        "шпиталь": PlaceKind.HOSPITAL,
        "фт": PlaceKind.FILTRATION,
        "підвал": PlaceKind.UNOFFICIAL,
        "гараж": PlaceKind.UNOFFICIAL,
    }
)
"""Words that stand for a kind in codes and in how people name places, Ukrainian and Russian."""


@dataclass(frozen=True, slots=True)
class PlaceMeaning:
    """What is known about a place by its code or name alone."""

    code: str
    name: str
    kind: PlaceKind
    control: Control


def meaning_of(written: str) -> PlaceMeaning:
    """Return what a code or a name says; what it does not say is unknown.

    A code stands as code and as name is empty; anything else is a name without a code.
    """
    told = " ".join(written.split())
    words = [word.casefold() for word in _WORD.findall(told)]
    kind = next((_KINDS[word] for word in words if word in _KINDS), PlaceKind.UNKNOWN)
    if not _CODE.fullmatch(told):
        return PlaceMeaning("", told, kind, Control.UNKNOWN)
    return PlaceMeaning(told.upper(), "", kind, _TERRITORIES[words[0]])


def key_of(written: str) -> str:
    """Return what makes two spellings of a code or name one place: case and spaces do not count."""
    return " ".join(written.split()).casefold()
