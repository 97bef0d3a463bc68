"""``user add``, ``enrol``, ``grant``, ``revoke-grant``, ``remove``, ``passphrase``."""

from pathlib import Path
from typing import Annotated

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who, reserved, secret_from
from caseapp.services import registers, users
from caseapp.services.context import Context
from caseapp.services.registers import NewUser
from caseapp.text.labels import label
from caseapp.text.words import Lang

group = typer.Typer(no_args_is_help=True, help="Users and what they may open.")
Name = Annotated[str, typer.Argument(help="Name as shown at the lock screen.")]


@group.command("add")
def add(
    name: Name,
    role: o.Roles,
    one_time_file: Annotated[Path, typer.Option("--one-time-file")],
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Add a user. The one-time passphrase is written to --one-time-file."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals(), reserved(one_time_file, outside=who.folder()) as write:
        made = who.change(lambda ctx: users.add_user(ctx, name, frozenset(role))).value
        write(made.passphrase)
        tr = terminal.words
        lines = [tr("Added. Fingerprint: {fingerprint}", fingerprint=made.fingerprint)]
        lines += [
            tr("Somebody who holds “{name}” must still grant it.", name=label(one, tr))
            for one in sorted(made.must_still_grant)
        ]
        terminal.give(
            {
                "user": str(made.user),
                "fingerprint": made.fingerprint,
                "must_still_grant": sorted(made.must_still_grant),
            },
            *lines,
        )


@group.command("enrol")
def enrol(
    name: Name,
    one_time_file: Annotated[Path, typer.Option("--one-time-file")],
    register: o.RegisterPath = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Choose a passphrase of one's own with the one-time passphrase."""
    terminal, who = Terminal(lang, as_json), Who(register, name, passphrase_file, lang)
    with terminal.refusals():
        chosen = NewUser(name, who.new_passphrase)
        opened = registers.enrol(who.folder(), who.user_id(), secret_from(one_time_file), chosen)
        opened.context.register.close()
        terminal.give({"enrolled": True}, terminal.words("The passphrase is set."))


@group.command("grant")
def grant(
    name: Name,
    compartment: o.CompartmentName,
    recovery_file: o.RecoveryFile = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Give a user a compartment: by who holds it, or with the recovery code."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)

    def work(ctx: Context) -> None:
        code = secret_from(recovery_file) if recovery_file else ""
        users.grant(ctx, users.user_named(ctx, name), compartment, code)

    with terminal.refusals():
        who.change(work)
        terminal.give({"granted": compartment.value}, terminal.words("Granted."))


@group.command("revoke-grant")
def revoke_grant(
    name: Name,
    compartment: o.CompartmentName,
    recovery_file: o.RecoveryFile = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Take a compartment from a user."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)

    def work(ctx: Context) -> None:
        code = secret_from(recovery_file) if recovery_file else ""
        users.revoke_grant(ctx, users.user_named(ctx, name), compartment, code)

    with terminal.refusals():
        who.change(work)
        terminal.give({"revoked": compartment.value}, terminal.words("Revoked."))


@group.command("remove")
def remove(
    name: Name,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Remove a user; the register moves to a new key."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals():
        waiting = who.change(lambda ctx: users.remove_user(ctx, users.user_named(ctx, name))).value
        terminal.give(
            {"removed": True, "waiting": sorted(waiting)},
            terminal.words(
                "Removed. Copies and backups that this user already has stay readable to them."
            ),
        )


@group.command("passphrase")
def passphrase(
    new_passphrase_file: Annotated[Path, typer.Option("--new-passphrase-file")],
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Change one's own passphrase."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals():
        new = secret_from(new_passphrase_file)
        who.change(lambda ctx: users.change_passphrase(ctx, who.passphrase, new))
        terminal.give({"changed": True}, terminal.words("The passphrase is changed."))
