"""The use cases of a relative who asks, bound to one open register."""

from functools import partial
from uuid import UUID

from caseapp.services import asking, drafts, numbers_taken
from caseapp.services.context import Context, Done
from caseapp.text import phones
from caseapp.ui.asking.services import AskingDrafts, AskingServices


def asking_services(ctx: Context) -> AskingServices:
    """Return what the room for a relative who asks needs."""

    def set_done(which: UUID, done: bool) -> Done[None]:  # noqa: FBT001 - as called
        return numbers_taken.set_done(ctx, which, done=done)

    return AskingServices(
        sought=partial(asking.sought, ctx),
        reply=partial(asking.reply, ctx),
        read_numbers=phones.phones_in,
        take=partial(numbers_taken.take_number, ctx),
        taken=partial(numbers_taken.numbers_taken, ctx),
        set_done=set_done,
        drafts=AskingDrafts(
            partial(drafts.keep, ctx, drafts.ASKING),
            partial(drafts.newest, ctx, drafts.ASKING),
            partial(drafts.drop, ctx, drafts.ASKING),
        ),
    )
