"""Who may see which interview, and which checks of the catalogue are there for them.

One reads one's own; whoever may read interviews reads all. A check of a tier that a user has no right to
is not there for them, not even greyed.
"""

from uuid import UUID

from caseapp.domain.access import Actor, Permission
from caseapp.domain.catalogue import Catalogue, catalogue, visible
from caseapp.domain.checks import Tier
from caseapp.domain.errors import NotAllowed

_SEALED = frozenset({Tier.ON_SITE, Tier.TRAINED, Tier.SPECIALIST})
_READING = frozenset({Tier.ON_SITE, Tier.TRAINED})
_FIELD = frozenset({Tier.ON_SITE})


def tiers_of(actor: Actor) -> frozenset[Tier]:
    """Return the tiers whose checks a user may see."""
    if actor.may(Permission.SEALED_NOTE):
        return _SEALED
    if actor.may(Permission.READ_INTERVIEWS):
        return _READING
    return _FIELD


def seen_by(actor: Actor, version: str | None = None) -> Catalogue:
    """Return a version of the catalogue as a user may see it.

    Raises:
        CatalogueMissing: this program does not carry the version.
    """
    return visible(catalogue(version), tiers_of(actor))


def may_read(actor: Actor, holder: UUID | None) -> bool:
    """Say whether a user may read an interview that somebody holds."""
    if actor.may(Permission.READ_INTERVIEWS):
        return True
    return actor.may(Permission.INTERVIEW) and holder == actor.id


def require_reader(actor: Actor, holder: UUID | None) -> None:
    """Raise `NotAllowed` unless the user may read an interview that somebody holds."""
    if not may_read(actor, holder):
        raise NotAllowed(Permission.READ_INTERVIEWS.value)


def require_holder(actor: Actor, holder: UUID | None) -> None:
    """Raise `NotAllowed` unless the user holds the interview: nobody writes into another's."""
    actor.require(Permission.INTERVIEW)
    if holder != actor.id:
        raise NotAllowed(Permission.INTERVIEW.value)
