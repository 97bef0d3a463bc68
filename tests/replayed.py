"""Which rows of a recorded day stand in a register, told by what is in them and not by their origins."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import select

from caseapp.domain.ids import PersonId, StageId
from caseapp.services.casework import counted_as
from caseapp.services.context import Context
from caseapp.services.day.folder import (
    ANSWERS,
    ARRIVALS,
    CALLS,
    CONSENTS,
    EVENTS,
    INTERVIEWS,
    PEOPLE,
    RELATIVES,
    DayRow,
    lists_of,
    rows_of,
)
from caseapp.storage.queries import casework, lists, people
from caseapp.storage.queries.people import Papers
from caseapp.storage.queries.stages import View, all_stages
from caseapp.storage.tables.every import table_of
from days import Day

Row = tuple[str, int]
"""File and row: 1 is the first below the header, 0 a whole list."""
Fact = tuple[object, ...]
"""What a row says, its person first; the same on paper and in the register."""
Named = dict[PersonId, tuple[str, ...]]


def rows_kept(ctx: Context, day: Day) -> Counter[Row]:
    """Return how often each row of the day is in the register.

    A check that was not asked leaves no answer: its row is there when its interview is.
    """
    with ctx.register.read() as view:
        found = Counter[Row]()
        for stage in all_stages(view):
            found += _kept_of(view, stage.id, day)
    return found


def _kept_of(view: View, stage: StageId, day: Day) -> Counter[Row]:
    found = Counter[Row]()
    names = {sha256(path.read_bytes()).hexdigest(): path.name for path in lists_of(day.folder)}
    for version in lists.versions(view, stage):
        assert len(lists.entries(view, version.id)) == version.row_count
        found[names[version.sha256], 0] += 1
    wanted = facts_of(day)
    who = {one.person.id: identity(one.person) for one in people.arrivals(view, stage)}
    held = set()
    for fact in stored(view, stage, who):
        found[wanted[fact]] += 1
        if fact[0] == INTERVIEWS:
            held.add(fact[1])
    for fact, row in wanted.items():
        if fact[0] == ANSWERS and fact[-1] == "NOT_ASKED" and fact[1] in held:
            found[row] += 1
    return found


def stored(view: View, stage: StageId, who: Named) -> Iterator[Fact]:
    """Yield what the register says, as `facts_of` says it."""
    yield from ((ARRIVALS, name) for name in who.values())
    for person, kin in casework.relatives(view, stage).items():
        # The register writes a number in groups; the file has it as one word.
        yield from ((RELATIVES, who[person], r.wish, r.name, r.phone.replace(" ", "")) for r in kin)
    for person, tries in casework.attempts(view, stage).items():
        yield from ((CALLS, who[person], one.number, one.at, one.outcome) for one in tries)
    for row in view.execute(select(table_of("category_change"))):
        yield EVENTS, who[row.person_id], f"{row.before}>{row.after}"
    yield from _decided(view, stage, who)
    yield from _answered(view, stage, who)


def _decided(view: View, stage: StageId, who: Named) -> Iterator[Fact]:
    for person, decisions in casework.consents(view, stage).items():
        for row in decisions:
            if row.state == "WITHDRAWN":
                yield EVENTS, who[person], row.purpose
            else:
                yield CONSENTS, who[person], row.purpose, row.state


def _answered(view: View, stage: StageId, who: Named) -> Iterator[Fact]:
    answers = casework.answers(view, stage)
    for person, interviews in casework.interviews(view, stage).items():
        for one in interviews:
            yield INTERVIEWS, who[person], counted_as(one)
            for code, state in answers.get(one.id, {}).items():
                yield ANSWERS, who[person], code, state


def identity(person: Papers) -> tuple[str, ...]:
    """Return what tells people apart who came: no two of a day share it."""
    birth = person.birth.code if person.birth else ""
    return person.surname, person.given, person.patronymic, birth


def facts_of(day: Day) -> dict[Fact, Row]:
    """Return what each row says, and where it stands."""
    papers = {row.get("key"): _identity_on_paper(row) for row in rows_of(day.folder, PEOPLE)}
    found = dict[Fact, Row]()
    for name, columns in _COLUMNS.items():
        for row in rows_of(day.folder, name):
            fact = (name, papers[row.get("key")], *(_cell(row, column) for column in columns))
            assert fact not in found, "two rows of the day say the same"
            found[fact] = (name, row.number)
    return found


def _identity_on_paper(row: DayRow) -> tuple[str, ...]:
    return tuple(row.get(name) for name in ("surname", "given", "patronymic", "birth_date"))


def _cell(row: DayRow, column: str) -> object:
    match column:
        case "order" | "attempt":
            return int(row.get(column))
        case "at":
            return row.moment("at")
        case _:
            return row.get(column)


_COLUMNS = {
    ARRIVALS: (),
    RELATIVES: ("order", "name", "phone"),
    CONSENTS: ("purpose", "state"),
    CALLS: ("attempt", "at", "outcome"),
    INTERVIEWS: ("state",),
    ANSWERS: ("code", "state"),
    EVENTS: ("detail",),
}
