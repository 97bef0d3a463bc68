"""The full check: file, chains, signatures, rows against journal, attachments."""

from dataclasses import dataclass

from caseapp.domain.access import Permission
from caseapp.domain.keeping_errors import AttachmentDamaged, AttachmentMissing
from caseapp.services.context import Context
from caseapp.storage import access_log, attachments
from caseapp.storage.authority import directory_of
from caseapp.storage.journal import rebuild, verify
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


def check(ctx: Context) -> CheckResult:
    """Check everything that can be checked without another copy."""
    ctx.require(Permission.BACK_UP)
    register = ctx.register
    with register.read() as view:
        directory = directory_of(view, register.id)
        found = [] if is_whole(view) else ["file"]
        found += [f"chain:{one.what}" for one in verify.faults(view, register.id, directory)]
        found += [f"rows:{one.table}" for one in rebuild.differences(view, directory)]
        found += [] if access_log.chain_holds(view) else ["access_log"]
        kept = keeping.attachments(view)
        counts = keeping.counts(view)
    found += [fault for one in kept if (fault := _fault_of(register, one))]
    return CheckResult(counts.entries, tuple(found), counts.waiting, counts.set_aside)


def _fault_of(register: Register, file: keeping.KeptFile) -> str:
    if file.key is None:
        return ""  # erased by law
    try:
        attachments.read(register.folder, file.stored_name, file.key, register.secret)
    except (AttachmentMissing, AttachmentDamaged) as fault:
        return f"attachment:{type(fault).__name__}"
    return ""
