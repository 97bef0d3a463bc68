"""``report roll-call`` and ``report check-in``."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who
from caseapp.services import outlets, printing, stages
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
        outlets.require_writable(out)
        with who.opened(wait=True) as opened:
            printed = work(opened.context)
        outlets.keep(printed, out)
        terminal.give(
            {"run": printed.run, "bytes": len(printed.pdf)},
            terminal.words("Printed as run {run}.", run=printed.run),
        )
