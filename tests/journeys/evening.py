"""What the figures and the report of a day must say, given what was done."""

from collections.abc import Mapping
from typing import Any

from caseapp.domain.answers import AnswerState
from caseapp.domain.editions import THRESHOLDS, Edition

ANSWERED = (
    AnswerState.RESPECTED,
    AnswerState.PARTLY,
    AnswerState.NOT_RESPECTED,
    AnswerState.DOES_NOT_KNOW,
    AnswerState.DECLINED,
    AnswerState.POSTPONED,
)


def require_same(said: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Hold the figures to the tally."""
    assert {name: said[name] for name in wanted} == wanted


def require_rule(
    printed: Mapping[str, Any],
    counts: Mapping[str, Mapping[str, int]],
) -> None:
    """Hold the numbers of the report to the rule: the true number or none, and none of few people.

    Args:
        printed: the report's own numbers, hidden ones None.
        counts: check → state → people, of everybody who is counted.
    """
    threshold = THRESHOLDS[Edition.RESTRICTED]
    assert printed["arrived"] == 10
    assert {code for code, found in counts.items() if found} <= set(printed["checks"])
    for code, found in counts.items():
        check = printed["checks"][code]
        assert set(check["rates"].values()) == {None}, "no rate of fewer than ten"
        for state in ANSWERED:
            count, shown = found.get(state.value, 0), check["states"][state.value]
            assert shown in ({None} if 0 < count < threshold else {None, count}), (code, state)
