"""``register new`` and ``register recover``."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who, reserved, secret_from
from caseapp.services import passphrases, registers
from caseapp.services.registers import Created, NewUser
from caseapp.text.words import Lang

group = typer.Typer(no_args_is_help=True, help="Registers: new, recover.")


@group.command("new")
def new(
    path: Annotated[Path, typer.Argument(help="Folder to be made.")],
    role: o.Roles,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    recovery_file: o.RecoveryFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Make a register. Prints the recovery code once, or writes it to --recovery-file."""
    terminal, who = Terminal(lang, as_json), Who(path, user, passphrase_file, lang)
    with terminal.refusals(), reserved(recovery_file, outside=path) as write:
        founder = NewUser(who.name(), who.new_passphrase, frozenset(role))
        made = registers.create(path, founder)
        made.opened.context.register.close()
        weak = passphrases.judge(founder.passphrase).weak
        try:
            _hand_over(terminal, made, write if recovery_file else None, weak=weak)
        except OSError:
            shutil.rmtree(path)  # a register whose recovery code nobody has seen must not be used
            raise


@group.command("recover")
def recover(
    recovery_file: Annotated[Path, typer.Option("--recovery-file")],
    new_passphrase_file: Annotated[Path, typer.Option("--new-passphrase-file")],
    user: o.User = None,
    register: o.RegisterPath = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Make a new administrator with the recovery code. The code is used up; a new one is printed."""
    terminal, who = Terminal(lang, as_json), Who(register, user, new_passphrase_file, lang)
    with terminal.refusals():
        admin = NewUser(who.name(), secret_from(new_passphrase_file))
        made = registers.recover(who.folder(), secret_from(recovery_file), admin)
        made.opened.context.register.close()
        weak = passphrases.judge(admin.passphrase).weak
        _hand_over(terminal, made, None, weak=weak)


def _hand_over(
    terminal: Terminal, made: Created, write: Callable[[str], None] | None, *, weak: bool
) -> None:
    notices = ["passphrase_weak"] if weak else []
    fingerprints = list(made.fingerprints)
    if write is not None:
        write(made.recovery_code)
        terminal.give({"fingerprints": fingerprints, "notices": notices})
        return
    terminal.give(
        {
            "recovery_code": made.recovery_code,
            "fingerprints": fingerprints,
            "notices": notices,
        },
        made.recovery_code,
    )
