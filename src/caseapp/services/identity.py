"""Which register this is and where its journal stands, for the foot of a sheet and for support."""

import base64
from dataclasses import dataclass
from uuid import UUID

from caseapp.domain.roll_call import JournalHead
from caseapp.services.context import Context
from caseapp.storage.journal import store
from caseapp.storage.queries.stages import View


@dataclass(frozen=True, slots=True)
class RegisterIdentity:
    """Two copies with the same id and the same head hold the same records."""

    id: UUID
    head: JournalHead


def identity(ctx: Context) -> RegisterIdentity:
    """Return the register's id and the head of its journal; anybody who opened it may know both."""
    with ctx.register.read() as view:
        return RegisterIdentity(ctx.register.id, journal_head(view, ctx.register.id))


def journal_head(view: View, register: UUID) -> JournalHead:
    """Return where the journal stands: the tip of the replica with the most recent entry."""
    tips = [(store.tip(view, register, one), one.id) for one in store.replicas(view)]
    newest, replica = max(tips, key=lambda one: (one[0].clock, one[1]))
    code = base64.b32encode(newest.hash).decode()[:20]
    return JournalHead(replica.hex[-8:], newest.seq, code)
