"""What an administrator decides about a copy that was put back."""

from caseapp.domain.access import Permission
from caseapp.services.context import Context
from caseapp.storage import opening


def go_on_as_new_replica(ctx: Context) -> None:
    """Go on working in an older copy that was put back, as a chain of its own; the history says so.

    Raises:
        NotAllowed: only an administrator decides this; the copy stays read-only.
        RegisterBusy: another process writes to it.
    """
    ctx.require(Permission.ADMINISTER)
    opening.as_new_replica(ctx.register, "older_put_back")
