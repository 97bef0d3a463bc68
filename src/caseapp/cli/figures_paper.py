"""``report stage-summary``, ``report contact-register`` and ``report compliance``."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from caseapp.cli import options as o
from caseapp.cli import paper
from caseapp.cli.paper import Out, Run
from caseapp.cli.session import Terminal, Who
from caseapp.domain.editions import EDITIONS, Report
from caseapp.services import outlets, printing, stage_reports, stages
from caseapp.services.context import Context
from caseapp.services.printing import Printed
from caseapp.text.words import Lang

Edition = Annotated[
    str | None, typer.Option("--edition", help="named, restricted or public; see the command.")
]
FiguresFile = Annotated[
    Path | None,
    typer.Option("--figures-json", help="File for the numbers that are printed, hidden ones null."),
]
_HELP = {
    Report.STAGE_SUMMARY: "Print counts of who arrived to a PDF.",
    Report.CONTACT_REGISTER: "Print who was reached and who is still to be called to a PDF, by name.",
    Report.COMPLIANCE: "Print the report on respect for the Geneva Conventions to a PDF.",
}


def command(report: Report) -> Callable[..., None]:
    """Return the command that prints a report."""

    def run_command(
        out: Out,
        figures_json: FiguresFile = None,
        run: Run = None,
        edition: Edition = None,
        stage: o.Stage = None,
        register: o.RegisterPath = None,
        user: o.User = None,
        passphrase_file: o.PassphraseFile = None,
        lang: o.Language = Lang.UK,
        as_json: o.AsJson = False,
    ) -> None:
        if run is not None and figures_json is not None:
            raise typer.BadParameter("an earlier run has its numbers on paper only")

        def work(ctx: Context) -> Printed:
            if run is not None:
                return printing.again(ctx, run)
            order = stage_reports.wanted(report, lang, edition)
            return stage_reports.print_report(ctx, stages.chosen(ctx, stage).id, order).value

        terminal = Terminal(lang, as_json)
        with terminal.refusals():
            for place in filter(None, (out, figures_json)):
                outlets.require_writable(place)
            with Who(register, user, passphrase_file, lang).opened(wait=True) as opened:
                printed = work(opened.context)
            outlets.keep(printed, out)
            if figures_json is not None:
                outlets.keep_figures(printed, figures_json)
            terminal.give(
                {"run": printed.run, "bytes": len(printed.pdf)},
                terminal.words("Printed as run {run}.", run=printed.run),
            )

    return run_command


group = paper.group
"""The commands of ``report``, those of this module among them."""
for _report, _said in _HELP.items():
    _editions = ", ".join(edition.value for edition in EDITIONS[_report])
    group.command(_report.value, help=f"{_said} Editions: {_editions}.")(command(_report))
