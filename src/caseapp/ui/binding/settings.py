"""The use cases of users, backups and history, bound to one open register."""

from functools import partial
from importlib.metadata import version
from pathlib import Path

from caseapp.domain.access import Role
from caseapp.domain.views import BackupLine
from caseapp.services import (
    backups,
    checking,
    components,
    history,
    identity,
    passphrases,
    rehearsal,
    users,
)
from caseapp.services.context import Context, Done
from caseapp.ui.long_work import Progress
from caseapp.ui.settings.services import (
    CheckLine,
    DrillLine,
    KeepingServices,
    OneTimeSheet,
    PartLine,
    ProgramFacts,
    RestoreOrder,
    TrailServices,
    UserServices,
)

_ACTS_SHOWN = 200


def user_services(ctx: Context) -> UserServices:
    """Return the use cases of users."""

    def add(name: str, roles: frozenset[Role]) -> Done[OneTimeSheet]:
        done = users.add_user(ctx, name, roles)
        made = done.value
        sheet = OneTimeSheet(made.passphrase, made.fingerprint, made.must_still_grant)
        return Done(sheet, done.touched)

    return UserServices(
        all_users=partial(users.all_users, ctx),
        add_user=add,
        remove_user=partial(users.remove_user, ctx),
        change_passphrase=partial(users.change_passphrase, ctx),
        grant=partial(users.grant, ctx),
        revoke=partial(users.revoke_grant, ctx),
        judge=passphrases.judge,
        suggest=passphrases.suggest,
    )


def keeping_services(ctx: Context) -> KeepingServices:
    """Return the use cases of backups."""

    def back_up(to: Path | None, progress: Progress) -> BackupLine:
        return backups.back_up(ctx, to, progress)

    def check(progress: Progress) -> CheckLine:
        found = checking.check(ctx, progress)
        return CheckLine(found.entries, found.faults)

    def rehearse(progress: Progress) -> DrillLine | None:
        said = rehearsal.rehearse(ctx, progress)
        if said is None:
            return None
        found = CheckLine(said.found.entries, said.found.faults)
        return DrillLine(said.made_at, found, said.newer, said.missing)

    def restore(order: RestoreOrder, progress: Progress) -> tuple[str, ...]:
        return backups.restore_to(order.file, order.to, progress)

    return KeepingServices(
        backups=partial(backups.backups, ctx),
        back_up=back_up,
        check=check,
        rehearse=rehearse,
        restore=restore,
        kept_in=backups.kept_in(ctx),
    )


def trail_services(ctx: Context) -> TrailServices:
    """Return the use cases of history, and the facts about program and register."""

    def facts() -> ProgramFacts:
        known = identity.identity(ctx)
        return ProgramFacts(version("caseapp"), known.id, known.head)

    def parts() -> tuple[PartLine, ...]:
        made_of = components.components()
        return tuple(PartLine(one.name, one.version, one.licence) for one in made_of)

    return TrailServices(
        partial(history.recent, ctx, _ACTS_SHOWN), facts, parts, components.licence_text
    )
