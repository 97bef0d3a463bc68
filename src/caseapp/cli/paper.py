"""``report roll-call``, ``report check-in``, ``report labels`` and ``report person``."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who
from caseapp.domain.labels import LabelKind
from caseapp.services import labels, outlets, person_sheet, printing, stages
from caseapp.services.context import Context
from caseapp.services.labels import LabelOrder, PrintedLabels
from caseapp.services.printing import Printed
from caseapp.text.words import Lang, Words

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


@group.command("labels")
def labels_command(
    out: Out,
    kind: Annotated[LabelKind, typer.Option("--kind", help="What to print.")] = LabelKind.STICKER,
    person: Annotated[
        int | None, typer.Option("--person", help="Number of one person; else everybody.")
    ] = None,
    start: Annotated[
        int, typer.Option("--start", help="Place of the first label on a sheet used before.")
    ] = 1,
    run: Run = None,
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Print stickers (with names) or wristbands (without) with check letters and QR."""
    terminal, made = Terminal(lang, as_json), list[PrintedLabels]()

    def work(ctx: Context) -> Printed:
        if run is not None:
            return printing.again(ctx, run)
        order = LabelOrder(kind, start, person)
        made.append(labels.labels(ctx, stages.chosen(ctx, stage).id, lang, order).value)
        return made[0].printed

    def more() -> tuple[dict[str, object], str]:
        if not made:
            return {}, ""
        counts = {"labels": made[0].count, "left_out": made[0].left_out}
        return {**counts, "next_place": made[0].next_place}, _left_out(made[0], terminal.words)

    _print(terminal, Who(register, user, passphrase_file, lang), out, work, more)


@group.command("person")
def person_command(
    out: Out,
    person: Annotated[str | None, typer.Option("--person", help="Number of who came.")] = None,
    run: Run = None,
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Print the sheet of one person to a PDF."""
    if (person is None) == (run is None):
        raise typer.BadParameter("give either --person or --run")

    def work(ctx: Context) -> Printed:
        if run is not None:
            return printing.again(ctx, run)
        who = person_sheet.who_came(ctx, stages.chosen(ctx, stage).id, person or "")
        return person_sheet.print_sheet(ctx, who, lang).value

    _print(Terminal(lang, as_json), Who(register, user, passphrase_file, lang), out, work)


def _left_out(made: PrintedLabels, tr: Words) -> str:
    if not made.left_out:
        return ""
    return tr.many(
        "{count} person has no number of one to six figures and got no label.",
        "{count} people have no number of one to six figures and got no label.",
        made.left_out,
    )


def _print(
    terminal: Terminal,
    who: Who,
    out: Path,
    work: Callable[[Context], Printed],
    more: Callable[[], tuple[dict[str, object], str]] = lambda: ({}, ""),
) -> None:
    with terminal.refusals():
        outlets.require_writable(out)
        with who.opened(wait=True) as opened:
            printed = work(opened.context)
        outlets.keep(printed, out)
        facts, said = more()
        terminal.give(
            {"run": printed.run, "bytes": len(printed.pdf), **facts},
            " ".join((terminal.words("Printed as run {run}.", run=printed.run), said)).strip(),
        )
