"""Finding a person in the whole register, and the one row at the desk that somebody means."""

from caseapp.domain.access import Permission
from caseapp.domain.errors import NotFound, SeveralMatch
from caseapp.domain.ids import LineId, StageId
from caseapp.domain.views import DeskRow, Found
from caseapp.names.desk import DeskEntry, DeskIndex
from caseapp.names.fold import fold
from caseapp.names.latin import latin
from caseapp.services.context import Context
from caseapp.services.desk import desk_of
from caseapp.storage.queries import people as queries
from caseapp.storage.queries import stages

LIMIT = 50


def people(ctx: Context, text: str, limit: int = LIMIT) -> tuple[Found, ...]:
    """Return who fits a text: names in any of three spellings and any order, or a number.

    Searched are everybody who ever arrived and the latest list of every stage.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("find")
    found = everybody(ctx)
    index = DeskIndex(
        DeskEntry(key=one, surname=one.name, number=one.number, unit=one.unit) for one in found
    )
    return tuple(hit.key for hit in index.find(text, limit))


def everybody(ctx: Context) -> tuple[Found, ...]:
    """Return everybody who can be found."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        rows = [row for s in stages.all_stages(view) for row in desk_of(view, s.id)]
        seen = {row.person for row in rows}
        others = [one for one in queries.people(view) if one.id not in seen]
    found = [
        Found(
            person=row.person,
            line=row.line,
            name=row.name,
            latin=row.latin,
            birth=row.birth,
            unit=row.unit,
            number=row.number,
            arrived_at=row.arrived_at,
        )
        for row in rows
    ]
    for one in others:
        name = " ".join(part for part in (one.surname, one.given, one.patronymic) if part)
        found.append(Found(one.id, None, name, latin(name), one.birth, one.unit, "", None))
    return tuple(found)


def line_meant(ctx: Context, stage: StageId, text: str) -> LineId:
    """Return the one line of the latest list that a number or a name means.

    Raises:
        NotFound: nobody on the list fits.
        SeveralMatch: more than one does; nothing is guessed.
    """
    ctx.require(Permission.CHECK_IN)
    with ctx.register.read() as view:
        listed = [row for row in desk_of(view, stage) if row.on_list and row.line]
    rows = [row for row in listed if row.number == text.strip()] or _named(listed, text)
    if not rows:
        raise NotFound("entry")
    if len(rows) > 1:
        raise SeveralMatch(len(rows))
    line = rows[0].line
    if line is None:
        raise NotFound("entry")
    return line


def _named(rows: list[DeskRow], text: str) -> list[DeskRow]:
    whole = [row for row in rows if fold(row.name) == fold(text)]
    if whole:
        return whole
    index = DeskIndex(
        DeskEntry(key=row, surname=row.surname, given=row.given, patronymic=row.patronymic)
        for row in rows
    )
    return [hit.key for hit in index.find(text, len(rows))]
