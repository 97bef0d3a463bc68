"""What was done about one person: act by act, field by field, before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.acts import UNDO
from caseapp.domain.consents import ConsentState
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import FieldChange, PersonAct
from caseapp.services.context import Context
from caseapp.storage.canonical import Plain
from caseapp.storage.columns import from_cell
from caseapp.storage.journal import undo as undoing
from caseapp.storage.journal.format import Dot
from caseapp.storage.queries import person, person_history
from caseapp.storage.queries.care import refused_care
from caseapp.storage.queries.lists import partial_date
from caseapp.storage.queries.person_history import Line
from caseapp.storage.queries.stages import View
from caseapp.storage.tables.every import table_of

_DATES: Mapping[str, str] = MappingProxyType(
    {
        "birth_date": "birth_precision",
        "on_date": "on_precision",
        "from_date": "from_precision",
        "to_date": "to_precision",
    }
)
"""A date → the column that says how much of it is known: together they are one field."""
_TOLD = frozenset(
    {
        *("person", "other_name", "arrival", "arrival_flag", "capture", "detention_period"),
        *("identity_document", "relative", "contact_attempt", "need", "category_change"),
        *("consent", "interview", "call_stop"),
    }
)
"""Tables whose fields are told. Answers, findings and sealed notes have readers of their own."""
_LINKS = frozenset({"undone", "catalogue", "complete"})
"""Cells that say nothing to a reader; columns that lead to another row are left out too."""
_WITHOUT_CARE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "arrival": frozenset({"arrived_at", "triage", "destination"}),
        "consent": frozenset({"purpose", "state"}),
    }
)
"""What is still told of somebody who refused CARE."""
_REFUSALS = frozenset({ConsentState.REFUSED.value, ConsentState.WITHDRAWN.value})


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in a row before or after an entry."""

    table: str
    values: Mapping[str, Plain]

    def field(self, name: str) -> object:
        value = self.values.get(name)
        if name not in _DATES:
            return from_cell(table_of(self.table).columns[name].type, value)
        precision = self.values.get(_DATES[name])
        known = isinstance(value, str) and isinstance(precision, str)
        return partial_date(str(value), str(precision)) if known else None


def history_of(ctx: Context, which: PersonId) -> tuple[PersonAct, ...]:
    """Return the acts about a person, newest first: everybody's for who may read the trail, else one's own.

    Raises:
        NotFound: there is no such person.
    """
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("history", which)
    with ctx.register.read() as view:
        if person.person_row(view, which) is None:
            raise NotFound("person")
        return _acts(ctx, view, which)


def _acts(ctx: Context, view: View, which: PersonId) -> tuple[PersonAct, ...]:
    names: dict[UUID, str] = {u.id: u.name for u in ctx.register.keyfile.directory.users.values()}
    told = _WITHOUT_CARE if refused_care(view, which) else None
    toggled, last = undoing.last_toggles(view), undoing.last_act(view, ctx.actor.id)
    mine = None if last is None else Dot(last.replica, last.first)
    everybody = ctx.actor.may(Permission.READ_TRAIL)
    found, rows = [], dict[tuple[str, UUID], _Row]()
    acts = dict[Dot, list[Line]]()
    for line in person_history.lines_about(view, which):
        acts.setdefault(line.start, []).append(line)
    for start, written in acts.items():
        changes = _changes(rows, written, told)
        one = written[0]
        shown = everybody or one.author == ctx.actor.id
        if shown and (told is None or changes):
            found.append(
                PersonAct(
                    at=one.occurred_at,
                    recorded_at=one.recorded_at,
                    by=names.get(one.author, ""),
                    act=one.act,
                    changes=changes,
                    undone=toggled.get(start) == UNDO,
                    mine=start == mine,
                )
            )
    return tuple(reversed(found))


def _changes(
    rows: dict[tuple[str, UUID], _Row],
    written: Iterable[Line],
    told: Mapping[str, frozenset[str]] | None,
) -> tuple[FieldChange, ...]:
    """Return what an act changed, and let ``rows`` be as it left them."""
    found = []
    for line in written:
        key = line.table, line.row
        before = rows.get(key, _Row(line.table, {}))
        after = rows[key] = _Row(line.table, {**before.values, **line.values})
        if line.table in _TOLD and (told is None or _may_be_told(after, told)):
            names = [name for name in _fields(line) if told is None or name in told[line.table]]
            changes = (FieldChange(line.table, n, before.field(n), after.field(n)) for n in names)
            found += [one for one in changes if (one.before or None) != (one.after or None)]
    return tuple(found)


def _may_be_told(row: _Row, told: Mapping[str, frozenset[str]]) -> bool:
    if row.table == "consent":
        return row.values.get("state") in _REFUSALS
    return row.table in told


def _fields(line: Line) -> list[str]:
    """Return the fields that an entry wrote, in the order of the table, dates whole."""
    columns = table_of(line.table).columns
    named = {date for date, precision in _DATES.items() if precision in line.values}
    return [
        column.name
        for column in columns
        if column.name in named | line.values.keys()
        and column.name not in _LINKS | set(_DATES.values())
        and not column.name.endswith("_id")
    ]
