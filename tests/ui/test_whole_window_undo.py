"""Ctrl+Z works for every act but those below, and has words for what it took back in both languages."""

from collections.abc import Mapping

import pytest

from caseapp.domain.acts import ACTS, Act
from caseapp.text.labels import act_label
from caseapp.text.words import Lang, Words

NEVER_UNDONE = {
    "create_register": "there is no register without it",
    "write_directory": "who may do what is signed; another signed record replaces it",
    "rotate_secret": "whoever should no longer read would read again",
    "note_replica": "the program's own note, no act of a person",
    "close_stage": "opened again by an act of its own, with its reason",
    "reopen_stage": "closed again by an act of its own, with every obstacle looked at",
    "print_report": "the paper is in somebody's hands",
    "print_named_report": "the paper is in somebody's hands",
    "print_compliance": "the paper is in somebody's hands",
}
"""Act → why Ctrl+Z passes it over."""


def unexplained(acts: Mapping[str, Act]) -> set[str]:
    """Return the acts that cannot be taken back and have no reason, and reasons that have no act."""
    never = {name for name, act in acts.items() if not act.undoable}
    return never ^ set(NEVER_UNDONE)


def test_every_act_can_be_taken_back_or_has_a_reason() -> None:
    assert unexplained(ACTS) == set()


def test_an_act_that_lost_its_undo_would_be_found() -> None:
    taken = {**ACTS, "mark_arrived": Act(None, frozenset(), undoable=False)}
    assert unexplained(taken) == {"mark_arrived"}


@pytest.mark.parametrize("lang", Lang)
def test_what_was_undone_is_said_in_words(lang: Lang) -> None:
    words = Words(lang)
    said = {name: act_label(name, words) for name, act in ACTS.items() if act.undoable}
    assert [name for name, label in said.items() if not label or label == name] == []
