"""Where the numbers of Today come from: who works here, the last backup, the last merge."""

from collections import Counter
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.at_work import RECENT, AtWork, Surroundings
from caseapp.services.backups import last_backup
from caseapp.services.context import Context
from caseapp.storage.queries import at_work as queries


def surroundings(ctx: Context) -> Surroundings:
    """Return who recorded something lately and at which desk, and what else the numbers rest on."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        found = queries.authors_since(view, ctx.now() - RECENT)
        merged = queries.merged_at(view)
    names: dict[UUID, str] = {
        one.id: one.name for one in ctx.register.keyfile.directory.users.values()
    }
    newest = {
        author: max(at for (who, _), at in found.items() if who == author) for author, _ in found
    }
    desks = Counter(author for author, station in found if station)
    people = [
        # Whoever sits at one desk did everything else there too.
        AtWork(names.get(author, ""), station, at if desks[author] > 1 else newest[author])
        for (author, station), at in found.items()
        if station or not desks[author]
    ]
    return Surroundings(
        tuple(sorted(people, key=lambda one: (not one.station, one.station, one.name))),
        last_backup(ctx),
        merged,
    )
