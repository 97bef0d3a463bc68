"""What was done about one person: act by act, field by field, before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.acts import UNDO
from caseapp.domain.consents import ConsentState
from caseapp.domain.dialling import Bars, WhyNot, why_not
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import ActId, FieldChange, PersonAct
from caseapp.services import history
from caseapp.services.context import Context
from caseapp.storage.canonical import Plain
from caseapp.storage.columns import from_cell
from caseapp.storage.journal import store
from caseapp.storage.journal import undo as undoing
from caseapp.storage.journal.format import NOWHERE, Dot
from caseapp.storage.queries import person, person_history, relatives
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
_TOLD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": (
            *("surname", "given", "patronymic", "sex", "birth_date", "category", "force", "unit"),
            *("rank", "call_sign", "position", "personal_number", "service_type", "birth_place"),
            *("citizenship", "tax_number", "register_number", "father_given", "mother_given"),
            *("phone", "residence_before", "status_before", "identity"),
        ),
        "other_name": ("written",),
        "category_change": ("reason",),
        "arrival": (
            *("arrived_at", "wristband", "vehicle", "station", "presented_name", "triage", "fit"),
            *("destination", "clothing", "belongings", "state_seen", "handed_over_at"),
            *("handed_over_to", "note"),
        ),
        "arrival_flag": ("flag", "raised"),
        "capture": (
            *("on_date", "place", "direction", "circumstances", "wounded", "detained_by"),
            "stated_reason",
        ),
        "detention_period": (
            *("from_date", "to_date", "cell", "moved_how", "people_in_cell", "conditions"),
            "icrc_seen",
        ),
        "identity_document": ("kind", "number", "state", "note"),
        "relative": (
            *("relation", "name", "phone", "settlement", "language", "safe_to_call"),
            *("not_to_be_told", "wish", "note"),
        ),
        "contact_attempt": ("outcome", "started_at", "call_back_at", "note"),
        "need": ("kind", "urgent", "state", "to_whom", "note"),
        "consent": ("purpose", "state"),
        "interview": ("state", "reason", "started_at"),
        "person_file": ("kind", "title"),
    }
)
"""Table → the fields that are told, in this order. Answers, findings and notes have readers of their own."""
_WITHOUT_CARE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "arrival": ("arrived_at", "triage", "destination"),
        "consent": ("purpose", "state"),
    }
)
"""What is still told of somebody who refused CARE."""
MAY_BE_READ = frozenset({None, WhyNot.NO_NUMBER})
"""What may stand against calling a relative whose numbers, old ones too, are told all the same."""
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
    minimal = refused_care(view, which)
    told = _WITHOUT_CARE if minimal else _TOLD
    toggled, last = undoing.last_toggles(view), undoing.last_act(view, ctx.actor.id)
    mine = None if last is None else Dot(last.replica, last.first)
    everybody = ctx.actor.may(Permission.READ_TRAIL)
    found, rows = [], dict[tuple[str, UUID], _Row]()
    laptops, callable_ = person_history.laptops(view), _callable(view, which)
    acts = dict[Dot, list[Line]]()
    for line in person_history.lines_about(view, which):
        acts.setdefault(line.start, []).append(line)
    for start, written in acts.items():
        changes = _changes(rows, written, told, callable_)
        one, undone = written[0], toggled.get(start) == UNDO
        shown = everybody or one.author == ctx.actor.id
        if shown and (changes or not minimal):
            found.append(
                PersonAct(
                    at=one.occurred_at,
                    recorded_at=one.recorded_at,
                    by=names.get(one.author, ""),
                    act=one.act,
                    changes=changes,
                    undone=undone,
                    mine=start == mine,
                    id=ActId(start.replica, start.seq),
                    laptop=laptops.get(one.device, 0),
                    of=_named(view, one.reference),
                    rows=frozenset(line.row for line in written),
                    offered=not undone
                    and history.offered(ctx, one.act, one.author, one.recorded_at),
                )
            )
    return tuple(reversed(found))


def _callable(view: View, which: PersonId) -> frozenset[UUID]:
    """Return the relatives whose number may be read: what cannot be read cannot be dialled by mistake."""
    kin = relatives.kin_of(view, which)
    bars = Bars(stopped=kin.stopped)
    return frozenset(one.id for one in kin.relatives if why_not(one, bars) in MAY_BE_READ)


def _named(view: View, reference: Dot) -> str:
    named = None if reference == NOWHERE else store.transaction_at(view, reference)
    return "" if named is None else named.act


def _changes(
    rows: dict[tuple[str, UUID], _Row],
    written: Iterable[Line],
    told: Mapping[str, tuple[str, ...]],
    callable_: frozenset[UUID],
) -> tuple[FieldChange, ...]:
    """Return what an act changed, and let ``rows`` be as it left them."""
    found = []
    for line in written:
        key = line.table, line.row
        before = rows.get(key, _Row(line.table, {}))
        after = rows[key] = _Row(line.table, {**before.values, **line.values})
        if told is _WITHOUT_CARE and not _stays(after):
            continue
        said = line.values.keys() | {day for day, of in _DATES.items() if of in line.values}
        if line.table == "relative" and line.row not in callable_:
            said -= {"phone"}
        names = [name for name in told.get(line.table, ()) if name in said]
        changes = (FieldChange(line.table, n, before.field(n), after.field(n)) for n in names)
        found += [one for one in changes if (one.before or None) != (one.after or None)]
    return tuple(found)


def _stays(row: _Row) -> bool:
    """Say whether a row of somebody who refused CARE is told: of consents only what was refused."""
    return row.table != "consent" or row.values.get("state") in _REFUSALS
