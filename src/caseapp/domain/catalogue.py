"""The catalogue of checks: versioned data in ``resources/catalogue``, read when it is first asked for.

An answer keeps the version and the code it was given to. A code is never reused and a version never
changed: new wording is a new version, and an old interview is printed with the words that were used.
"""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, cached_property

from caseapp.assets import resources
from caseapp.domain import catalogue_reading as reading
from caseapp.domain.answers import AnswerKey, AnswerState, NotAskedReason
from caseapp.domain.catalogue_errors import CatalogueMissing, CheckUnknown
from caseapp.domain.checks import (
    Bilingual,
    Check,
    ClosingQuestion,
    Coded,
    GraveCategory,
    ItemState,
    ServiceCheck,
    Theme,
    Tier,
)

VERSION = "7"
"""The version that new interviews are recorded with."""


@dataclass(frozen=True)
class Catalogue:
    """One version of the catalogue, whole or what a user may see of it (`visible`).

    ``edition`` is the file's own name for its wording. ``conditions``, ``grave`` and ``follow`` are by
    the codes that checks name; ``keys``, ``states`` and ``not_asked`` hold the words of the coded lists.
    """

    version: str
    edition: str
    themes: tuple[Theme, ...]
    checks: tuple[Check, ...]
    service: tuple[ServiceCheck, ...]
    closing: ClosingQuestion
    keys: Mapping[AnswerKey, Bilingual]
    states: Mapping[AnswerState, Bilingual]
    not_asked: Mapping[NotAskedReason, Bilingual]
    service_answers: tuple[Coded, ...]
    item_states: tuple[ItemState, ...]
    conditions: Mapping[str, Bilingual]
    said_conditions: frozenset[str]
    grave: Mapping[str, GraveCategory]
    grave_note: Bilingual
    follow: Mapping[str, Bilingual]

    @cached_property
    def _by_code(self) -> Mapping[str, Check]:
        return {check.code: check for check in self.checks}

    def check(self, code: str) -> Check:
        """Return the check with a code.

        Raises:
            CheckUnknown: the catalogue has none, or the user may not see it.
        """
        if code not in self._by_code:
            raise CheckUnknown(self.version)
        return self._by_code[code]

    def service_check(self, code: str) -> ServiceCheck:
        """Return the service check with a code.

        Raises:
            CheckUnknown: the catalogue has none.
        """
        for check in self.service:
            if check.code == code:
                return check
        raise CheckUnknown(self.version)

    def of_theme(self, theme: str) -> tuple[Check, ...]:
        """Return the checks of a theme, in order."""
        return tuple(check for check in self.checks if check.theme == theme)

    def item_states_of(self, check: Check) -> tuple[ItemState, ...]:
        """Return what may be written down about each thing that a check lists."""
        return tuple(state for state in self.item_states if check.code in state.used_by)


@dataclass(frozen=True, slots=True)
class CoreForm:
    """The short form of the site: twelve checks in the order of the catalogue, then one question."""

    checks: tuple[Check, ...]
    closing: ClosingQuestion


def catalogue(version: str | None = None) -> Catalogue:
    """Return a version of the catalogue, by default the one for new interviews.

    Raises:
        CatalogueMissing: this program does not carry the version.
    """
    return _shipped(VERSION if version is None else version)


@cache
def _shipped(version: str) -> Catalogue:
    if not (version.isascii() and version.isdecimal()):  # from a journal: it becomes part of a path
        raise CatalogueMissing("?")
    path = resources() / "catalogue" / f"catalogue-{version}.json"
    if not path.is_file():
        raise CatalogueMissing(version)
    return catalogue_of(json.loads(path.read_text("utf-8")), version)


def catalogue_of(data: reading.Row, version: str) -> Catalogue:
    """Return what a file holds as a version of the catalogue."""
    units = {row["code"]: reading.coded(row) for row in data["units"]}
    return Catalogue(
        version=version,
        edition=data["version"],
        themes=tuple(map(reading.theme, data["themes"])),
        checks=tuple(reading.check(row, units) for row in data["items"]),
        service=tuple(map(reading.service_check, data["service"])),
        closing=reading.closing_question(data["closing_question"]),
        keys={AnswerKey(row["key"]): reading.bilingual(row) for row in data["answer_keys"]},
        states={AnswerState(row["code"]): reading.bilingual(row) for row in data["answer_states"]},
        not_asked={
            NotAskedReason(row["code"]): reading.bilingual(row) for row in data["not_asked_reasons"]
        },
        service_answers=tuple(map(reading.coded, data["service_answers"])),
        item_states=tuple(map(reading.item_state, data["item_states"])),
        conditions={row["code"]: reading.bilingual(row) for row in data["conditions"]},
        said_conditions=frozenset(
            row["code"] for row in data["conditions"] if row["set_by"] == "answer"
        ),
        grave={row["code"]: reading.grave_category(row) for row in data["grave_labels"]},
        grave_note=reading.bilingual(data["grave_note"]),
        follow={row["code"]: reading.bilingual(row) for row in data["follow_labels"]},
    )


def visible(whole: Catalogue, tiers: AbstractSet[Tier]) -> Catalogue:
    """Return what a user with the right to these tiers may see: other checks are not there at all."""
    return replace(whole, checks=tuple(check for check in whole.checks if check.tier in tiers))


def core_form(whole: Catalogue) -> CoreForm:
    """Return the short form of the site."""
    return CoreForm(tuple(check for check in whole.checks if check.core), whole.closing)
