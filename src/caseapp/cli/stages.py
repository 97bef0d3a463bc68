"""``stage new`` and ``stage close``."""

from datetime import datetime
from typing import Annotated

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who
from caseapp.domain.errors import StageUnresolved
from caseapp.domain.views import StageView
from caseapp.services import stages
from caseapp.services.context import Context
from caseapp.text.words import Lang

group = typer.Typer(no_args_is_help=True, help="Stages of an exchange.")


@group.command("new")
def new(
    date: Annotated[datetime, typer.Option("--date", formats=["%Y-%m-%d"])],
    title: Annotated[str, typer.Option("--title")],
    site: Annotated[str, typer.Option("--site")],
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Make a stage, open; the event of that title and site is made or continued."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)

    def work(ctx: Context) -> StageView:
        made = stages.new_stage(ctx, date.date(), title, site).value
        return next(one for one in stages.all_stages(ctx) if one.id == made)

    with terminal.refusals():
        made: StageView = who.change(work)
        terminal.give(
            {"stage": made.number, "id": str(made.id)},
            terminal.words("Stage {number} is open.", number=made.number),
        )


@group.command("close")
def close(
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Close a stage; refused, with a list, while anything waits for a decision."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)

    def work(ctx: Context) -> StageView:
        found = stages.chosen(ctx, stage)
        try:
            stages.close_stage(ctx, found.id)
        except StageUnresolved:
            _list_obstacles(terminal, ctx, found)
            raise
        return found

    with terminal.refusals():
        closed: StageView = who.change(work)
        terminal.give(
            {"stage": closed.number, "closed": True},
            terminal.words("Stage {number} is closed.", number=closed.number),
        )


def _list_obstacles(terminal: Terminal, ctx: Context, stage: StageView) -> None:
    left = stages.obstacles(ctx, stage.id)
    tr = terminal.words
    said = {
        "awaited": tr("awaited, without a reason"),
        "doubtful": tr("may be somebody on the list"),
        "conflict": tr("two values to choose from"),
    }
    terminal.give(
        {
            "unresolved": [
                {"kind": one.kind, "number": one.row.number if one.row else ""} for one in left
            ]
        },
        *(
            f"{one.row.number} {one.row.name}: {said[one.kind]}" if one.row else said[one.kind]
            for one in left
        ),
    )
