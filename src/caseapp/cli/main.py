"""The terminal: groups of commands over the same services as the window."""

from collections.abc import Callable

import typer

from caseapp.cli import day, keeping, lists, paper, registers, stages, users


def build() -> typer.Typer:
    """Return the command line."""
    app = typer.Typer(
        name="caseapp",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Case management for the site where freed people arrive.",
    )
    groups = {
        "register": registers.group,
        "user": users.group,
        "stage": stages.group,
        "list": lists.group,
        "report": paper.group,
    }
    for name, group in groups.items():
        app.add_typer(group, name=name, rich_help_panel=None)
    commands: dict[str, Callable[..., None]] = {
        "arrive": day.arrive_command,
        "replay": day.replay_command,
        "figures": day.figures_command,
        "find": day.find_command,
        "merge": keeping.merge_command,
        "check": keeping.check_command,
        "backup": keeping.backup_command,
        "restore": keeping.restore_command,
        "selftest": keeping.selftest_command,
    }
    for name, command in commands.items():
        app.command(name)(command)
    return app


def main(arguments: list[str]) -> int:
    """Run one command; return the exit status: 0, 1 for a refusal, 2 for wrong usage."""
    command = typer.main.get_command(build())
    try:
        result = command.main(args=arguments, prog_name="caseapp", standalone_mode=True)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return result if isinstance(result, int) else 0
