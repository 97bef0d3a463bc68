"""Who may be called: one pure rule, asked by every screen and again by every service.

A wrong call can kill. A number in occupied territory is watched; somebody a person fled from asks
politely. So the rule names what forbids a call and has no case in which nothing was looked at.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from caseapp.domain.contact import Channel


class WhyNot(StrEnum):
    """What forbids a call, the strongest first."""

    CARE_REFUSED = "care_refused"
    STOPPED = "stopped"
    NOT_TO_BE_TOLD = "not_to_be_told"
    UNSAFE = "unsafe"
    NO_NUMBER = "no_number"


class Callee(Protocol):
    """What the rule looks at in a relative."""

    @property
    def phone(self) -> str:
        """The number, or numbers, as kept; empty where none is known."""

    @property
    def safe_to_call(self) -> bool:
        """Whether a call puts nobody at risk."""

    @property
    def not_to_be_told(self) -> bool:
        """Whether the person asked that this relative hears nothing."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What stands before every call for one person."""

    care_refused: bool = False
    stopped: bool = False


NO_BARS = Bars()


def why_not(callee: Callee, bars: Bars, channel: Channel = Channel.PHONE) -> WhyNot | None:
    """Return what forbids reaching a relative, or ``None``: then, and only then, it is allowed.

    Args:
        callee: the relative.
        bars: what stands before every call for the person.
        channel: how; who stands at the gate needs no number.
    """
    forbidding = {
        WhyNot.CARE_REFUSED: bars.care_refused,
        WhyNot.STOPPED: bars.stopped,
        WhyNot.NOT_TO_BE_TOLD: callee.not_to_be_told,
        WhyNot.UNSAFE: not callee.safe_to_call,
        WhyNot.NO_NUMBER: channel is not Channel.IN_PERSON and not callee.phone.strip(),
    }
    return next((reason for reason, holds in forbidding.items() if holds), None)
