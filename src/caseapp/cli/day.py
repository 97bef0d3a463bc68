"""``arrive``, ``replay``, ``figures``, ``find``: the work of the day."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who
from caseapp.domain.terminal_errors import TextUnreadable
from caseapp.domain.views import Found, Marked
from caseapp.services import arrivals, figures, find, stages
from caseapp.services.context import Context
from caseapp.services.day.folder import left_over
from caseapp.services.day.replay import replay
from caseapp.text.dates import clock, partial_date, when
from caseapp.text.words import Lang, Words

STDIN = "-"


def arrive_command(
    who_came: Annotated[str, typer.Argument(metavar="NUMBER-OR-NAME")],
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Mark somebody of the list arrived, now."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)

    def work(ctx: Context) -> Marked:
        found = stages.chosen(ctx, stage)
        line = find.line_meant(ctx, found.id, who_came)
        return arrivals.mark_arrived(ctx, found.id, line).value

    with terminal.refusals():
        marked: Marked = who.change(work)
        terminal.give(
            {
                "arrival": str(marked.arrival),
                "number": marked.number,
                "name": marked.name,
                "at": marked.at.isoformat(),
            },
            terminal.words(
                "{name}: arrival at {time} recorded.", name=marked.name, time=clock(marked.at)
            ),
        )


def replay_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A recorded day.")],
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Play a recorded day; prints `ok FILE ROW` for each row that is safely on the disk."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)

    def acknowledge(file: str, row: int) -> None:
        if not as_json:
            sys.stdout.write(f"ok {file} {row}\n")
            sys.stdout.flush()

    with terminal.refusals(), who.opened() as opened:
        done = replay(opened.context, folder, acknowledge)
        later = left_over(folder)
        tr = terminal.words
        lines = [tr("Left for a later version: {files}", files=", ".join(later))] if later else []
        terminal.give({"played": done.played, "before": done.before, "left": later}, *lines)


def figures_command(
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Print the figures of a stage."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals(), who.opened(write=False) as opened:
        ctx = opened.context
        found = figures.figures(ctx, stages.chosen(ctx, stage).id)
        terminal.give(found, *_lines(found, terminal.words))


def find_command(
    text: Annotated[str, typer.Argument(help="A name or number; - reads standard input.")],
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Find people by name, in any of three spellings, or by number."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals():
        wanted = _piped_in() if text == STDIN else text
        with who.opened(write=False) as opened:
            hits = find.people(opened.context, wanted.strip())
        tr = terminal.words
        terminal.give([_plain(hit) for hit in hits], *(_line(hit, tr) for hit in hits))


def _lines(found: dict[str, Any], tr: Words) -> list[str]:
    return [
        tr("Listed {count}", count=found["listed"]),
        tr("Arrived {count}", count=found["arrived"]),
        tr("Not arrived {count}", count=found["not_arrived"]),
        tr("Not on the list {count}", count=found["unexpected"]),
        *(f"{name} {count}" for name, count in sorted(found["arrived_by_category"].items())),
    ]


def _piped_in() -> str:
    if sys.stdin is None:
        raise TextUnreadable
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TextUnreadable from None


def _plain(hit: Found) -> dict[str, Any]:
    return {
        "name": hit.name,
        "latin": hit.latin,
        "number": hit.number,
        "birth_date": hit.birth.code if hit.birth else None,
        "unit": hit.unit,
        "arrived_at": hit.arrived_at.isoformat() if hit.arrived_at else None,
    }


def _line(hit: Found, tr: Words) -> str:
    born = partial_date(hit.birth, tr) if hit.birth else ""
    came = when(hit.arrived_at) if hit.arrived_at else ""
    return f"{hit.number}\t{hit.name}\t{born}\t{hit.unit}\t{came}"
