"""The people of the invented day, and of days that never were, as reports of counts see them.

Read from the recorded files by code of its own: what the program makes of a register is compared with it.
"""

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from caseapp.assets import resources
from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import Circumstances
from caseapp.domain.captivity import Control
from caseapp.domain.coded import Category, Destination, Sex, Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import ContactState
from caseapp.domain.counted import Counted, HeldAt
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.interviews import InterviewResult, WishToTalk
from caseapp.domain.needs import NeedKind

FORCES = {
    "Сухопутні війська": "army",
    "Сили територіальної оборони": "territorial",
    "Національна гвардія": "national_guard",
    "Військово-Морські Сили": "navy",
    "Державна прикордонна служба": "border_guard",
    "Десантно-штурмові війська": "air_assault",
}
NEVER_NAMED = ("surname", "unit")


def rows(name: str) -> Iterator[dict[str, str]]:
    """Return the rows of a file of the day."""
    with (Path(resources()) / "demo" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def invented() -> tuple[Counted, ...]:
    """Return everybody who came on the invented day, as it stood in the evening."""
    answers: dict[str, dict[str, AnswerState]] = defaultdict(dict)
    for row in rows("answers"):
        answers[row["key"]][row["code"]] = AnswerState(row["state"])
    consents: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows("consents"):
        consents[row["key"]][row["purpose"]] = row["state"]
    for row in rows("events"):
        if row["kind"] == "consent_withdrawn":
            consents[row["key"]][row["detail"]] = "WITHDRAWN"
    interviews = {row["key"]: InterviewResult(row["state"]) for row in rows("interviews")}
    papers = {row["key"]: row for row in rows("people")}
    calls: dict[str, list[str]] = defaultdict(list)
    tries: Counter[str] = Counter()
    for row in rows("calls"):
        calls[row["key"]].append(row["outcome"])
        tries[row["key"]] += row["attempt"] != "0"
    changed = {r["key"]: r["detail"][-3:] for r in rows("events") if r["kind"] == "category_change"}
    found = []
    for came in rows("arrivals"):
        key, paper = came["key"], papers[came["key"]]
        found.append(
            Counted(
                arrived_on=date(2026, 3, 6),
                circumstances=Circumstances(
                    Category(changed.get(key, paper["category"])),
                    Sex(paper["sex"]),
                    True if paper["rank"] else None,
                ),
                force=FORCES.get(paper["force"], ""),
                rank=paper["rank"],
                birth=PartialDate(date.fromisoformat(paper["birth_date"])),
                captured=PartialDate(
                    date.fromisoformat(paper["capture_date"]), Precision(paper["capture_precision"])
                ),
                places=frozenset(HeldAt(p.split(":")[0]) for p in paper["places"].split("|")),
                triage=Triage(came["triage"]),
                destination=Destination(came["destination"]),
                minimal=consents[key].get("CARE") == "REFUSED",
                consented=consents[key].get("STATS") == "GIVEN",
                contact=_contact(calls[key]),
                attempts=tries[key],
                interview=interviews[key],
                answers=answers[key],
                consents={
                    Purpose(purpose): ConsentState(state)
                    for purpose, state in consents[key].items()
                },
            )
        )
    return tuple(found)


def secrets() -> set[str]:
    """Return what no report of counts may hold: every surname and unit of the day."""
    named = {row[column] for row in rows("people") for column in NEVER_NAMED}
    kin = {row["name"].split()[0] for row in rows("relatives") if row["name"]}
    return {word for word in named | kin if word}


def random_people(seed: int) -> tuple[Counted, ...]:
    """Return the people of a day that never was: a few to four hundred, with small groups among them."""
    dice = random.Random(seed)  # noqa: S311 - a test must be repeatable
    codes = ["CAP-05", "REG-01", "EXT-01", "MED-01", "INT-05", "LEG-07", "CAP-04", "REL-08"]
    places = [
        HeldAt(f"П-{number:02}", f"область {number % 3}", dice.choice(list(Control)))
        for number in range(dice.randint(1, 9))
    ]
    states = [
        s for s in AnswerState if s not in {AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE}
    ]
    weights = [dice.choice((1, 3, 10, 60)) for _ in states]
    civilians = dice.choice((0.005, 0.05, 0.4))
    years = dice.randint(1, 5)

    def person() -> Counted:
        interview = dice.choices([*InterviewResult, None], [60, 8, 9, 6, 3, 4])[0]
        held = interview in {InterviewResult.COMPLETED, InterviewResult.PARTIAL}
        asked = [code for code in codes if dice.random() < 0.9] if held else []
        given = dict(zip(asked, dice.choices(states, weights, k=len(asked)), strict=True))
        return Counted(
            arrived_on=date(2026, 3, 6),
            circumstances=Circumstances(
                Category.CIV if dice.random() < civilians else Category.POW,
                dice.choices(list(Sex), [90, 8, 2])[0],
                dice.choice((True, None)),
            ),
            force=dice.choices(["army", "navy", "air_force", "police", ""], [60, 20, 6, 2, 3])[0],
            rank=dice.choice(["солдат", "сержант", "капітан", "майор", ""]),
            birth=PartialDate(date(1970 + dice.randrange(35), 5, 17)),
            captured=PartialDate(date(2022 + dice.randrange(years), 4, 1))
            if dice.random() < 0.95
            else None,
            places=frozenset(dice.sample(places, dice.randint(0, min(3, len(places))))),
            triage=dice.choices([*Triage, None], [5, 30, 60, 1, 4])[0],
            destination=dice.choice([*Destination, None]),
            minimal=dice.random() < 0.02,
            consented=dice.random() < 0.9,
            contact=dice.choice(list(ContactState)),
            attempts=dice.randrange(4),
            interview=interview,
            wish=dice.choice([*WishToTalk, None]) if held else None,
            answers=given,
            urgent=frozenset(dice.sample(list(NeedKind), dice.choice((0, 0, 0, 1, 2)))),
        )

    return tuple(
        replace(one, consents=_decided(one, dice))
        for one in [person() for _ in range(dice.choice((3, 12, 40, 120, 300)))]
    )


def _decided(one: Counted, dice: random.Random) -> dict[Purpose, ConsentState]:
    """Return what somebody of a day that never was allowed, so that it goes with the rest of them."""
    refused = (ConsentState.REFUSED, ConsentState.WITHDRAWN)
    found = {p: dice.choices([*ConsentState], [20, 60, 15, 2, 1])[0] for p in Purpose}
    if one.minimal:
        found[Purpose.CARE] = dice.choice(refused)
    elif found[Purpose.CARE] in refused:
        found[Purpose.CARE] = ConsentState.GIVEN
    return found


def _contact(outcomes: list[str]) -> ContactState:
    if set(outcomes) & {"REACHED_TALKED", "REACHED_BRIEF"}:
        return ContactState.REACHED
    if "ALREADY_IN_TOUCH" in outcomes:
        return ContactState.ALREADY_IN_TOUCH
    last = outcomes[-1] if outcomes else ""
    said = {"PERSON_DECLINED": ContactState.DECLINED, "MEDICALLY_DEFERRED": ContactState.DEFERRED}
    return said.get(last, ContactState.TRYING if last else ContactState.NOT_OFFERED)
