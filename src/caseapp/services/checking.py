"""The full check: file, chains, signatures, rows against journal, attachments."""

from dataclasses import dataclass

from caseapp.domain.access import Permission
from caseapp.services.context import Context
from caseapp.storage import attachments
from caseapp.storage.authority import directory_of
from caseapp.storage.journal import rebuild, verify
from caseapp.storage.queries import keeping
from caseapp.storage.snapshot import is_whole


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What the check found; ``clean`` when nothing. ``faults`` are codes, never values."""

    entries: int
    faults: tuple[str, ...]
    waiting: int
    set_aside: int

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong. What waits for a decision is not wrong."""
        return not self.faults


def check(ctx: Context) -> CheckResult:
    """Check everything that can be checked without another copy."""
    ctx.require(Permission.BACK_UP)
    register = ctx.register
    with register.read() as view:
        directory = directory_of(view, register.id)
        found = [] if is_whole(view) else ["file"]
        found += [f"chain:{one.what}" for one in verify.faults(view, register.id, directory)]
        found += [f"rows:{one.table}" for one in rebuild.differences(view, directory)]
        kept = keeping.attachments(view)
        counts = keeping.counts(view)
    for one in kept:
        if not attachments.twins(register.folder, one.stored_name):
            found.append("attachment")
    return CheckResult(counts.entries, tuple(found), counts.waiting, counts.set_aside)
