"""``report roll-call`` and ``report check-in``."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from caseapp.cli import options as o
from caseapp.cli.session import OWNER_ONLY, Terminal, Who
from caseapp.domain.terminal_errors import OutputRefused
from caseapp.services import printing, stages
from caseapp.services.context import Context
from caseapp.services.printing import Printed
from caseapp.text.words import Lang

group = typer.Typer(no_args_is_help=True, help="Reports on paper.")
Out = Annotated[Path, typer.Option("--out", help="PDF to be written.")]
Run = Annotated[int | None, typer.Option("--run", help="Print an earlier run again.")]
Edition = Annotated[str, typer.Option("--edition", help="named is the only one there is.")]


@group.command("roll-call")
def roll_call(
    out: Out,
    run: Run = None,
    edition: Edition = printing.NAMED,
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Print the roll-call sheet of a stage to a PDF."""

    def work(ctx: Context) -> Printed:
        if run is not None:
            return printing.again(ctx, run)
        return printing.roll_call(ctx, stages.chosen(ctx, stage).id, lang, edition).value

    _print(Terminal(lang, as_json), Who(register, user, passphrase_file, lang), out, work)


@group.command("check-in")
def check_in(
    out: Out,
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Print a blank check-in sheet, for when there is no power."""

    def work(ctx: Context) -> Printed:
        return printing.check_in_sheet(ctx, stages.chosen(ctx, stage).id, lang).value

    _print(Terminal(lang, as_json), Who(register, user, passphrase_file, lang), out, work)


def _print(terminal: Terminal, who: Who, out: Path, work: Callable[[Context], Printed]) -> None:
    with terminal.refusals():
        _require_place(out)
        with who.opened(wait=True) as opened:
            printed = work(opened.context)
        _write(out, printed.pdf)
        terminal.give(
            {"run": printed.run, "bytes": len(printed.pdf)},
            terminal.words("Printed as run {run}.", run=printed.run),
        )


def _require_place(out: Path) -> None:
    """Refuse before a run is registered: a printed sheet that nobody has would be a false entry."""
    if out.is_dir() or not os.access(out if out.exists() else out.parent, os.W_OK):
        raise OutputRefused


def _write(out: Path, pdf: bytes) -> None:
    """Write whole or not at all, for the owner alone; what is no file (/dev/stdout) as it comes."""
    if out.exists() and not out.is_file():
        out.write_bytes(pdf)
        return
    part = out.with_name(out.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as file:
            file.write(pdf)
        part.replace(out)
    except OSError:
        part.unlink(missing_ok=True)
        raise
