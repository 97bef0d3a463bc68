"""The use cases of paper, users and backups, bound to one open register."""

from functools import partial

from caseapp.domain.access import Role
from caseapp.domain.ids import StageId
from caseapp.services import backups, checking, passphrases, printing, users
from caseapp.services.context import Context, Done
from caseapp.services.printing import Printed
from caseapp.text.words import Lang
from caseapp.ui.reports.services import ReportServices, Sheet
from caseapp.ui.settings.services import CheckLine, KeepingServices, OneTimeSheet, UserServices


def report_services(ctx: Context) -> ReportServices:
    """Return the use cases of printing."""

    def roll_call(stage: StageId, lang: Lang) -> Done[Sheet]:
        return _sheet(printing.roll_call(ctx, stage, lang))

    def check_in(stage: StageId, lang: Lang) -> Done[Sheet]:
        return _sheet(printing.check_in_sheet(ctx, stage, lang))

    def again(run: int) -> Sheet:
        made = printing.again(ctx, run)
        return Sheet(made.run, made.pdf)

    return ReportServices(roll_call, check_in, again, partial(printing.runs, ctx))


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

    def check() -> CheckLine:
        found = checking.check(ctx)
        return CheckLine(found.entries, found.faults)

    return KeepingServices(
        backups=partial(backups.backups, ctx),
        back_up=lambda progress: backups.back_up(ctx, progress=progress),
        check=check,
    )


def _sheet(done: Done[Printed]) -> Done[Sheet]:
    return Done(Sheet(done.value.run, done.value.pdf), done.touched)
