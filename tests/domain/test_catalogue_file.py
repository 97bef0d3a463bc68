"""The shipped files of the catalogue are without fault, and no version is ever changed."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from caseapp.assets import resources
from caseapp.domain.catalogue import VERSION
from domain import catalogue_faults as look

FOLDER = resources() / "catalogue"
FILES = sorted(FOLDER.glob("catalogue-*.json"))
RELEASED = {
    "catalogue-7.json": "d3b4bb2d05735433bc58baed1000ed8b92ec09133c5db7fc4e1a1ebcc17ec068",
}
"""SHA-256 of each version. A talk was recorded with its words: new wording is a new file."""


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of a file's pairs; a key that stands twice would be lost without a sound."""
    assert len(pairs) == len(dict(pairs)), pairs
    return dict(pairs)


def shipped(name: str = f"catalogue-{VERSION}.json") -> look.Data:
    data: look.Data = json.loads((FOLDER / name).read_text("utf-8"), object_pairs_hook=once)
    return data


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_a_shipped_catalogue_has_no_fault(name: str) -> None:
    assert look.faults(shipped(name)) == []


def test_a_version_is_still_what_it_was() -> None:
    assert {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FILES} == RELEASED


def test_new_interviews_take_a_version_that_is_shipped() -> None:
    assert f"catalogue-{VERSION}.json" in RELEASED


# The broken twins: a fault is planted, and the rule it breaks is the one that sees it.


class Planted:
    """A catalogue's data with a way to its rows, for spoiling them."""

    def __init__(self, data: look.Data) -> None:
        self.data = data

    def __getitem__(self, code: str) -> look.Data:
        [found] = [row for row in look.rows(self.data) if row.get("code") == code]
        return found


PLANTS: dict[str, tuple[look.Rule, Callable[[Planted], object]]] = {
    "a check without its numbers": (look.fields, lambda all_: all_["LIV-04"].pop("numbers")),
    "a check with numbers it cannot have": (
        look.fields,
        lambda all_: all_["LIV-05"].update(numbers=all_["LIV-04"]["numbers"]),
    ),
    "a check lost": (look.codes, lambda all_: all_.data["items"].pop(5)),
    "a service check lost": (look.codes, lambda all_: all_.data["service"].pop()),
    "themes in another order": (look.codes, lambda all_: all_.data["themes"].reverse()),
    "a code that stands twice": (
        look.codes,
        lambda all_: all_["INT-01"]["options"].insert(0, dict(all_["INT-01"]["options"][1])),
    ),
    "one code with two meanings": (
        look.meanings,
        lambda all_: all_["LAB-02"]["options"][0].update(en="Upkeep"),
    ),
    "a tier raised": (look.counts, lambda all_: all_["MED-05"].update(tier=2)),
    "a check too many on site": (look.counts, lambda all_: all_["LIV-05"].update(core=True)),
    "the states of a right turned round": (
        look.polarity,
        lambda all_: all_["LIV-05"]["state_of"].update({"1": "NOT_RESPECTED", "3": "RESPECTED"}),
    ),
    "a prohibition made a right, states and all": (
        look.polarity,
        lambda all_: all_["INT-05"].update(
            polarity="R", state_of={"1": "RESPECTED", "2": None, "3": "NOT_RESPECTED"}
        ),
    ),
    "partly without a meaning": (
        look.partly,
        lambda all_: all_["EXT-04"].update(partly_means=None),
    ),
    "partly for a single act": (
        look.partly,
        lambda all_: all_["INT-01"]["plain"]["uk"].__setitem__(1, "Частково"),
    ),
    "yes and no swapped": (look.answers, lambda all_: all_["LIV-05"]["plain"]["uk"].reverse()),
    "an answer that shows the sex": (
        look.answers,
        lambda all_: all_["LIV-06"]["plain"]["uk"].__setitem__(0, "Так, мав"),
    ),
    "two answers that read the same": (
        look.answers,
        lambda all_: all_["LIV-06"]["plain"]["en"].__setitem__(1, "Yes, all of it"),
    ),
    "a service answer lost": (look.answers, lambda all_: all_["SRV-01"]["plain"]["uk"].pop()),
    "a refusal in the denominator": (
        look.states,
        lambda all_: all_.data["answer_states"][4].update(in_denominator=True),
    ),
    "a check of prisoners of war open to civilians": (
        look.conditions,
        lambda all_: all_["CAP-01"].update(not_applicable_when=None),
    ),
    "a condition nobody knows": (
        look.conditions,
        lambda all_: all_["LAB-02"].update(not_applicable_when={"lazy": True}),
    ),
    "a condition with an impossible value": (
        look.conditions,
        lambda all_: all_["LAB-02"].update(not_applicable_when={"never_worked": 1}),
    ),
    "unlawful confinement of a prisoner of war": (
        look.grave,
        lambda all_: all_["CAP-01"].update(grave="UC"),
    ),
    "hostages under the Third Convention": (look.grave, lambda all_: all_["HO"].update(gc3="130")),
    "a range turned round": (
        look.numbers,
        lambda all_: all_["LIV-04"]["numbers"][0].update(min=300, max=20),
    ),
    "a unit nobody knows": (
        look.numbers,
        lambda all_: all_["LIV-04"]["numbers"][0].update(unit="lb"),
    ),
    "a list without other": (look.lists, lambda all_: all_["INT-07"]["options"].pop()),
    "a route to a check for everybody": (
        look.lists,
        lambda all_: all_["INT-04"]["options"][0].update(route_to="INT-05"),
    ),
    "things without a state": (
        look.lists,
        lambda all_: [state["used_by"].clear() for state in all_.data["item_states"]],
    ),
    "a follow-up nobody knows": (look.follow, lambda all_: all_["LIV-05"].update(follow="PTZ")),
    "an answer too long for its button": (
        look.lengths,
        lambda all_: all_["CAP-02"]["plain"]["en"].__setitem__(0, "Yes, " + "it was given " * 3),
    ),
    "a Latin letter in a Ukrainian word": (
        look.letters,
        lambda all_: all_["CAP-02"]["plain"]["uk"].__setitem__(2, "Ні, не в\u0069дали"),
    ),
    "a Cyrillic letter in an English word": (
        look.letters,
        lambda all_: all_["CAP-02"]["plain"]["en"].__setitem__(2, "N\u043e, it was not given"),
    ),
    "a Russian letter": (
        look.letters,
        lambda all_: all_["CAP-02"]["plain"]["uk"].__setitem__(0, "Так, дали вы"),
    ),
    "a printer's apostrophe": (
        look.letters,
        lambda all_: all_["EXT-01"].update(uk=all_["EXT-01"]["uk"].replace("'", "\u2019")),
    ),
    "a text in one language": (look.pairs, lambda all_: all_["CAP-05"]["items"][0].pop("uk")),
}


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_seen(name: str) -> None:
    data = shipped()
    rule, plant = PLANTS[name]
    assert list(rule(data)) == []
    plant(Planted(data))
    assert list(rule(data)) != []


def test_each_rule_is_shown_to_see_something() -> None:
    assert {rule for rule, _ in PLANTS.values()} == set(look.RULES)


def test_a_key_that_stands_twice_is_seen() -> None:
    with pytest.raises(AssertionError):
        json.loads('{"code": "CAP-01", "code": "CAP-02"}', object_pairs_hook=once)
