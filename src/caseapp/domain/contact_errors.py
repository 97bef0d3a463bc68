"""Why a relative, a call or a stop is not recorded. Nothing was written when one of these is raised."""

from dataclasses import dataclass

from caseapp.domain.contact import Outcome
from caseapp.domain.dialling import WhyNot
from caseapp.domain.errors import RuleError


@dataclass(eq=False)
class NotDialable(RuleError):
    """This relative may not be called: no call was made and none is recorded."""

    reason: WhyNot


@dataclass(eq=False)
class OutcomeRefused(RuleError):
    """An outcome says nothing here. ``reason``: needs_relative, needs_nobody, needs_time, has_act."""

    outcome: Outcome
    reason: str


@dataclass(eq=False)
class CallsStopped(RuleError):
    """Nobody calls for this person before the psychologist has spoken."""


@dataclass(eq=False)
class CallsNotStopped(RuleError):
    """There is no stop to lift."""


@dataclass(eq=False)
class RelativeEmpty(RuleError):
    """Neither name nor relation nor number was said: nobody could tell who is meant."""


@dataclass(eq=False)
class OtherPerson(RuleError):
    """The relative belongs to somebody else."""


@dataclass(eq=False)
class RelativesChanged(RuleError):
    """An order names other relatives than there are now: somebody added or removed one meanwhile."""


@dataclass(eq=False)
class NobodyCanRead(RuleError):
    """Nobody holds the ``compartment`` and there is no recovery code: the note could never be read."""

    compartment: str


@dataclass(eq=False)
class NothingAsked(RuleError):
    """Neither a number nor a name of who asks, nor whom they seek: there is nothing to write down."""
