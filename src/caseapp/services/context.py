"""What a use case needs: who acts, on which open register, and when it is."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from caseapp.domain.access import Actor, Permission
from caseapp.domain.acts import ACTS
from caseapp.storage.journal.format import NOWHERE, Dot
from caseapp.storage.register import Register
from caseapp.storage.unit_of_work import Touched, UnitOfWork

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a change gives back, and what it touched."""

    value: T
    touched: Touched


@dataclass(frozen=True, slots=True)
class Context:
    """One signed-in person and the register in front of them."""

    actor: Actor
    register: Register

    def now(self) -> datetime:
        """Return the time, aware UTC."""
        return self.register.now()

    def require(self, permission: Permission) -> None:
        """Raise `NotAllowed` unless the actor may."""
        self.actor.require(permission)

    @contextmanager
    def act(
        self, name: str, occurred_at: datetime | None = None, reference: Dot = NOWHERE
    ) -> Iterator[UnitOfWork]:
        """Yield a unit of work for an act that the actor may do.

        Raises:
            NotAllowed: the roles do not include it; nothing was opened.
            RegisterReadOnly: nothing can be written.
        """
        act = ACTS.get(name)
        if act is not None and act.permission is not None:
            self.require(act.permission)
        with self.register.unit_of_work(name, occurred_at, reference) as unit:
            yield unit

    def batch(self) -> AbstractContextManager[None]:
        """Let several acts share one commit."""
        return self.register.batch()
