"""The full check: file, chains, signatures, rows against journal, attachments."""

from dataclasses import dataclass

from caseapp.domain.access import Permission
from caseapp.domain.keeping_errors import AttachmentDamaged, AttachmentMissing, Cancelled
from caseapp.services.context import Context
from caseapp.storage import access_log, attachments
from caseapp.storage.authority import directory_of
from caseapp.storage.journal import rebuild, verify
from caseapp.storage.progress import Progress, quietly
from caseapp.storage.queries import keeping
from caseapp.storage.register import Register
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


_PARTS = ("file", "chains", "rows", "access_log")
"""What is checked before the attachments, one after the other."""


def check(ctx: Context, progress: Progress = quietly) -> CheckResult:
    """Check everything that can be checked without another copy.

    Args:
        ctx: who asks, and the register.
        progress: told of each part and each attachment that is done; may stop it.

    Raises:
        RegisterDamaged: not even the users can be read from the journal.
        Cancelled: ``progress`` said so; nothing is said about the register.
    """
    ctx.require(Permission.BACK_UP)
    register = ctx.register
    with register.read() as view:
        kept = keeping.attachments(view)
        steps = _Steps(progress, len(_PARTS) + len(kept))
        directory = directory_of(view, register.id)
        found = [] if is_whole(view) else ["file"]
        steps.done("file")
        chain = [one.what for one in verify.faults(view, register.id, directory)]
        found += [f"chain:{what}" for what in chain]
        steps.done("chains")
        if "unreadable" not in chain:  # of cells that cannot be read no row can be made
            found += [f"rows:{one.table}" for one in rebuild.differences(view, directory)]
        steps.done("rows")
        found += [] if access_log.chain_holds(view) else ["access_log"]
        steps.done("access_log")
        counts = keeping.counts(view)
    for one in kept:
        if fault := _fault_of(register, one):
            found.append(fault)
        steps.done("attachment")
    return CheckResult(counts.entries, tuple(found), counts.waiting, counts.set_aside)


class _Steps:
    """Counts what is done, and ends the check when it is told to stop."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress, self._of, self._count = progress, of, 0

    def done(self, what: str) -> None:
        self._count += 1
        if not self._progress(self._count, self._of, what):
            raise Cancelled("check")


def _fault_of(register: Register, file: keeping.KeptFile) -> str:
    if file.key is None:
        return ""  # erased by law
    try:
        attachments.read(register.folder, file.stored_name, file.key, register.secret)
    except (AttachmentMissing, AttachmentDamaged) as fault:
        return f"attachment:{type(fault).__name__}"
    return ""
