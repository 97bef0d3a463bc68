"""The terminal: groups of commands over the same services as the window."""

import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

import caseapp
from caseapp.cli import day, drill, figures_paper, keeping, lists, registers, stages, users
from caseapp.text.words import Lang, Words

WITH_VALUE = frozenset({"--register", "--user", "--passphrase-file", "--lang", "--stage"})
ALONE = frozenset({"--json"})
"""Options that many commands take. They may also stand before the command."""


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
        "report": figures_paper.group,
    }
    for name, group in groups.items():
        app.add_typer(group, name=name, rich_help_panel=None)
    commands: dict[str, Callable[..., None]] = {
        "arrive": day.arrive_command,
        "replay": day.replay_command,
        "demo": drill.demo_command,
        "drill": drill.drill_command,
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
    words = Words(_language(arguments))
    if not _streams_ready(words):
        return 1
    try:
        _run(options_last(arguments))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    except Exception as mistake:  # noqa: BLE001 - ours: still one sentence, and never a traceback
        sys.stderr.write(_mistaken(mistake, words) + "\n")
        return 1
    return 0


def no_screen() -> int:
    """Say that the window cannot be opened here, and what can be done instead; return 1."""
    tr = Words(Lang.UK)
    if _streams_ready(tr):
        text = tr("There is no screen here for the window. In a terminal: caseapp --help")
        sys.stderr.write(text + "\n")
    return 1


def options_last(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the options that stand before the command behind it."""
    rest, before = list(arguments), list[str]()
    while rest and (name := rest[0].partition("=")[0]) in WITH_VALUE | ALONE:
        taken = 2 if name in WITH_VALUE and "=" not in rest[0] else 1
        before += rest[:taken]
        rest = rest[taken:]
    end = rest.index("--") if "--" in rest else len(rest)
    return rest[:end] + before + rest[end:] if rest else before


def _run(arguments: list[str]) -> None:
    typer.main.get_command(build()).main(args=arguments, prog_name="caseapp")


def _language(arguments: Sequence[str]) -> Lang:
    """Return the language for what goes wrong before or outside a command."""
    joined = " ".join(arguments).replace("=", " ")
    return Lang.EN if f"--lang {Lang.EN}" in joined else Lang.UK


def _streams_ready(tr: Words) -> bool:
    """Make the streams speak UTF-8 whatever the system thinks; without an output nothing is begun.

    Names are Ukrainian on machines set to Latin, and a recovery code must not be lost.
    """
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until we end
    if sys.stdout is None:
        sys.stderr.write(tr("There is no standard output. Nothing was done.") + "\n")
        return False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return True


def _mistaken(mistake: Exception, words: Words) -> str:
    """Say where the program is wrong: the kind of fault and the line, never a value."""
    tr = words
    package = str(Path(caseapp.__file__).parent)
    ours = [
        f for f in traceback.extract_tb(mistake.__traceback__) if f.filename.startswith(package)
    ]
    where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return tr(
        "The program made a mistake ({what}). What was confirmed before is kept. Please pass this line"
        " on.",
        what=f"{type(mistake).__name__} {where}".strip(),
    )
