"""``merge``, ``check``, ``backup``, ``restore``, ``selftest``."""

from pathlib import Path
from typing import Annotated

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who, notices_of
from caseapp.domain.errors import CheckFailed, FileRefused
from caseapp.domain.views import BackupLine
from caseapp.services import backups, checking, merging, selftest
from caseapp.text.words import Lang


def merge_command(
    copy: Annotated[Path, typer.Argument(metavar="REGISTER-COPY")],
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Take in the entries of a copy of this register that was worked on elsewhere."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals():
        with who.opened() as opened:
            done = merging.merge(opened.context, copy, who.passphrase)
        tr = terminal.words
        terminal.give(
            {"entries": done.entries, "waiting": done.waiting, "refused": done.refused},
            tr(
                "Entries taken in: {count}. Waiting: {waiting}.",
                count=done.entries,
                waiting=done.waiting,
            ),
            *(
                tr("Not taken in ({kind}): {count}.", kind=kind, count=count)
                for kind, count in sorted(done.refused.items())
            ),
        )


def check_command(
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Check file, chains, signatures, rows against journal, attachments."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals():
        with who.opened(write=False) as opened:
            found = checking.check(opened.context)
            notices = notices_of(opened, terminal)
        tr = terminal.words
        good = [tr("Clean. Entries checked: {count}.", count=found.entries)] if found.clean else []
        terminal.give(
            {
                "clean": found.clean,
                "entries": found.entries,
                "faults": list(found.faults),
                "waiting": found.waiting,
                "set_aside": found.set_aside,
                "notices": notices,
            },
            *good,
        )
        if not found.clean:
            raise CheckFailed(len(found.faults), ", ".join(sorted(set(found.faults))))


def backup_command(
    to: Annotated[
        Path | None, typer.Option("--to", help="Another folder, such as a stick.")
    ] = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Make a backup now."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals():
        with who.opened(wait=True) as opened:
            made: BackupLine = backups.back_up(opened.context, to)
            path = (to or backups.kept_in(opened.context)) / made.file_name
        terminal.give(
            {
                "file": made.file_name,
                "path": str(path.absolute()),
                "bytes": made.bytes,
                "at": made.made_at.isoformat(),
            },
            terminal.words("Backup made and checked: {file}", file=path),
        )


def restore_command(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    to: Annotated[Path, typer.Option("--to", help="Folder to be made.")],
    _unneeded: o.Unneeded = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Make a register folder out of a backup."""
    terminal = Terminal(lang, as_json)
    with terminal.refusals():
        if not file.is_file():
            raise FileRefused("missing")
        missing = backups.restore_to(file, to)
        tr = terminal.words
        lines = [tr("Restored.")]
        if missing:
            lines.append(
                tr("Attachments that were not beside the backup: {count}.", count=len(missing))
            )
        terminal.give({"restored": True, "missing": list(missing)}, *lines)


def selftest_command(
    _unneeded: o.Unneeded = None, lang: o.Language = Lang.UK, as_json: o.AsJson = False
) -> None:
    """Do the main job on a temporary register, and say how long each step took."""
    terminal = Terminal(lang, as_json)
    with terminal.refusals():
        timings = selftest.run()
        terminal.give(timings, *(f"{name}\t{seconds:.2f} s" for name, seconds in timings.items()))
