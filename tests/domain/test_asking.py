"""What may be said to a relative who asks: nothing, unless everything allows it."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from caseapp.domain import asking
from caseapp.domain.asking import CONDITIONS, Caller, Ground, Reply, Say, what_to_say
from caseapp.domain.consents import ConsentState
from caseapp.text.asking_words import read_aloud
from caseapp.text.words import Lang, Words

YES_NO = (True, False)
EVERYTHING = Ground(
    alone=True,
    arrived=True,
    care=ConsentState.GIVEN,
    kin=ConsentState.GIVEN,
    stopped=False,
    declined=False,
    caller=Caller.NAMED,
)
ALL = tuple(
    Ground(*values)
    for values in product(YES_NO, YES_NO, ConsentState, ConsentState, YES_NO, YES_NO, Caller)
)
"""Every combination there is: 1,600."""
ONE_WRONG: Mapping[str, tuple[Ground, ...]] = {
    "alone": (replace(EVERYTHING, alone=False),),
    "arrived": (replace(EVERYTHING, arrived=False),),
    "care": tuple(
        replace(EVERYTHING, care=state) for state in ConsentState if state is not ConsentState.GIVEN
    ),
    "kin": tuple(
        replace(EVERYTHING, kin=state) for state in ConsentState if state is not ConsentState.GIVEN
    ),
    "stopped": (replace(EVERYTHING, stopped=True),),
    "declined": (replace(EVERYTHING, declined=True),),
    "caller": tuple(replace(EVERYTHING, caller=one) for one in Caller if one is not Caller.NAMED),
}
"""One thing stands against it, by the condition that it breaks."""


def test_of_all_combinations_one_alone_may_be_said() -> None:
    assert len(ALL) == len(set(ALL)) == 1600
    assert [ground for ground in ALL if what_to_say(ground) is not Say.NOTHING] == [EVERYTHING]


def test_every_condition_is_tried_alone() -> None:
    assert ONE_WRONG.keys() == CONDITIONS.keys()
    for grounds in ONE_WRONG.values():
        assert all(what_to_say(ground) is Say.NOTHING for ground in grounds)


@pytest.mark.parametrize("switched_off", CONDITIONS)
def test_without_one_condition_a_forbidden_sentence_appears(
    switched_off: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin of each condition."""
    others = {name: rule for name, rule in CONDITIONS.items() if name != switched_off}
    monkeypatch.setattr(asking, "CONDITIONS", others)
    assert all(what_to_say(one) is Say.HAS_RETURNED for one in ONE_WRONG[switched_off])


@pytest.mark.parametrize("lang", Lang)
def test_nothing_sounds_the_same_whatever_the_reason_and_names_nobody(lang: Lang) -> None:
    tr = Words(lang)
    nothing = read_aloud(Reply(), tr)
    # A reply that says nothing has no reason in it; one that was filled in by mistake reads no name.
    filled = replace(Reply(), called="Сергій Юрійович", latin="Serhii Yuriiovych")
    assert read_aloud(filled, tr) == nothing
    assert "{" not in nothing


@pytest.mark.parametrize(
    ("lang", "name", "other"),
    [(Lang.UK, "Сергій Юрійович", "Serhii"), (Lang.EN, "Serhii Yuriiovych", "Сергій")],
)
def test_what_may_be_said_calls_the_person_in_the_letters_of_the_language(
    lang: Lang, name: str, other: str
) -> None:
    said = read_aloud(Reply(Say.HAS_RETURNED, "Сергій Юрійович", "Serhii Yuriiovych"), Words(lang))
    assert name in said
    assert other not in said
