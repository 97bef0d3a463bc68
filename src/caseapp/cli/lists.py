"""``list import`` and ``list show``."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who, read_file
from caseapp.domain.expected import ListRow
from caseapp.domain.views import ListTaken
from caseapp.services import lists, stages
from caseapp.services.context import Context
from caseapp.text import list_words
from caseapp.text.words import Lang

group = typer.Typer(no_args_is_help=True, help="Expected lists.")


@group.command("import")
def take_in(
    file: Annotated[Path, typer.Argument(help="xlsx, xls, ods, csv or text.")],
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Take a list in as the next version of a stage's list."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)

    def work(ctx: Context) -> ListTaken:
        found = stages.chosen(ctx, stage)
        return lists.take_in(ctx, found.id, read_file(file), _name_of(file)).value

    with terminal.refusals():
        taken: ListTaken = who.change(work)
        tr = terminal.words
        warnings = [{**asdict(one), "text": list_words.warning(one, tr)} for one in taken.warnings]
        first = (
            tr(
                "This very file is version {version} already. Nothing was changed.",
                version=taken.version,
            )
            if taken.same_file
            else tr(
                "Version {version}: rows {rows}, added {added}, withdrawn {withdrawn}, changed"
                " {changed}, same {same}.",
                version=taken.version,
                rows=taken.rows,
                added=taken.added,
                withdrawn=taken.withdrawn,
                changed=taken.changed,
                same=taken.same,
            )
        )
        terminal.give(
            {
                "version": taken.version,
                "rows": taken.rows,
                "added": taken.added,
                "withdrawn": taken.withdrawn,
                "changed": taken.changed,
                "same": taken.same,
                "same_file": taken.same_file,
                "warnings": warnings,
            },
            first,
            *(str(one["text"]) for one in warnings),
        )


@group.command("show")
def show(
    stage: o.Stage = None,
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Print the entries of the latest version."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    with terminal.refusals(), who.opened(write=False) as opened:
        ctx = opened.context
        entries = lists.latest(ctx, stages.chosen(ctx, stage).id)
        shown = [_plain(entry.row) for entry in entries]
        terminal.give(
            shown,
            *(
                f"{one['number'] or '-'}\t{one['surname']} {one['given']} {one['patronymic']}\t"
                f"{one['birth_date'] or ''}\t{one['category']}"
                for one in shown
            ),
        )


def _name_of(file: Path) -> str:
    """Return a file's name as text; sticks carry names in encodings that are none."""
    return os.fsencode(file.name).decode("utf-8", "replace")


def _plain(row: ListRow) -> dict[str, Any]:
    birth = row.birth.date if row.birth else None
    return {
        "number": row.number,
        "surname": row.surname,
        "given": row.given,
        "patronymic": row.patronymic,
        "birth_date": birth.code if birth else None,
        "birth_precision": birth.precision.value if birth else None,
        "category": row.category.group if row.category else "UNKNOWN",
        "rank": row.rank,
        "unit": row.unit,
        "call_sign": row.call_sign,
        "remark": row.remark,
    }
