"""Expected lists: previewed, and taken in as versions."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from caseapp.assets import resources
from caseapp.domain.access import Permission
from caseapp.domain.errors import ColumnsUnclear, DemoTakesNoList
from caseapp.domain.expected import ListRow
from caseapp.domain.ids import EntryId, LineId, ListId, StageId, uuid7, uuid8_of
from caseapp.domain.list_diff import Comparison, carried, compare
from caseapp.domain.views import ListTaken, RowWarning
from caseapp.intake.lists import ReadList, read_list
from caseapp.intake.mapping import Mapping
from caseapp.services.context import Context, Done
from caseapp.services.stages import require_open
from caseapp.storage import attachments
from caseapp.storage.attachments import Kept
from caseapp.storage.queries import lists as queries
from caseapp.storage.queries.lists import Entry, ListVersion
from caseapp.storage.queries.stages import View
from caseapp.storage.tables.keeping import Attachment
from caseapp.storage.tables.lists import ExpectedEntry, ExpectedList, ListSender
from caseapp.storage.unit_of_work import UnitOfWork

_FIGURES = ("added", "withdrawn", "changed", "same")


@dataclass(frozen=True, slots=True)
class ListPreview:
    """A list as it was understood and what it would change; nothing has been written."""

    read: ReadList
    comparison: Comparison
    before: tuple[ListRow, ...]
    version: int
    same_file: bool


def preview(
    ctx: Context, stage: StageId, data: bytes, file_name: str, mapping: Mapping | None = None
) -> ListPreview:
    """Read a list and compare it with the version before.

    Args:
        ctx: who asks.
        stage: whose list it is.
        data: the file, or pasted text as UTF-8.
        file_name: as sent.
        mapping: a corrected reading; by default the one remembered from this sender.

    Raises:
        DemoTakesNoList: the register is the invented one, the list is not.
        RuleError: one of `caseapp.domain.list_errors`; the file is no list that can be read.
    """
    ctx.require(Permission.IMPORT_LIST)
    if ctx.register.keyfile.demo and hashlib.sha256(data).hexdigest() not in demo_lists():
        raise DemoTakesNoList
    with ctx.register.read() as view:
        read = _read(view, data, file_name, mapping)
        versions = queries.versions(view, stage)
        latest = queries.entries(view, versions[-1].id) if versions else ()
    before = tuple(entry.row for entry in latest)
    known = any(version.sha256 == read.sha256 for version in versions)
    return ListPreview(read, compare(before, read.rows), before, len(versions) + 1, known)


def take_in(
    ctx: Context, stage: StageId, data: bytes, file_name: str, mapping: Mapping | None = None
) -> Done[ListTaken]:
    """Take a list in as the next version. The same file again changes nothing.

    Raises:
        RuleError: as `preview`; also `ColumnsUnclear` when nobody has looked at a doubtful reading.
    """
    seen = preview(ctx, stage, data, file_name, mapping)
    if not seen.read.clear:
        raise ColumnsUnclear(seen.read.header_row)
    with ctx.act("import_list") as work:
        require_open(work, stage)
        kept = None
        if not seen.same_file:
            kept = attachments.keep(ctx.register.folder, data, ctx.register.secret)
        taken = add_version(work, stage, seen.read, file_name, kept)
        return Done(taken, work.commit())


def add_version(
    work: UnitOfWork, stage: StageId, read: ReadList, file_name: str, kept: Kept | None
) -> ListTaken:
    """Write a version and its entries into a unit of work; ``kept`` is the file itself."""
    versions = queries.versions(work.connection, stage)
    for version in versions:
        if version.sha256 == read.sha256:
            return _as_it_was(version)
    latest = queries.entries(work.connection, versions[-1].id) if versions else ()
    found = compare([entry.row for entry in latest], read.rows)
    list_id = ListId(uuid8_of("list", stage, bytes.fromhex(read.sha256)))
    taken = ListTaken(
        version=len(versions) + 1,
        rows=len(read.rows),
        added=len(found.added),
        withdrawn=len(found.withdrawn),
        changed=found.changed,
        same=found.same,
        warnings=(*read.warnings, *_namesakes(found, read.rows)),
    )
    work.put(
        ExpectedList,
        list_id,
        stage_id=stage,
        version=taken.version,
        file_name=file_name,
        sha256=read.sha256,
        kind=read.kind,
        encoding=read.encoding,
        row_count=taken.rows,
        columns=json.dumps(sorted({column.kind.value for column in read.columns})),
        diff=json.dumps({k: getattr(taken, k) for k in _FIGURES}),
        warnings=json.dumps([asdict(one) for one in taken.warnings], ensure_ascii=False),
    )
    if kept is not None:
        _keep_file(work, kept, file_name, list_id)
    _keep_entries(work, stage, list_id, read.rows, latest, found)
    _remember_sender(work, read.mapping)
    return taken


def versions(ctx: Context, stage: StageId) -> tuple[ListVersion, ...]:
    """Return the versions of a stage's list, oldest first."""
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        return queries.versions(view, stage)


def latest(ctx: Context, stage: StageId) -> tuple[Entry, ...]:
    """Return the entries of the latest version in the order of the file."""
    ctx.require(Permission.READ_PEOPLE)
    ctx.register.looked("list", stage)
    with ctx.register.read() as view:
        found = queries.versions(view, stage)
        return queries.entries(view, found[-1].id) if found else ()


def demo_lists() -> frozenset[str]:
    """Return the SHA-256 of the invented lists, the only ones that the demo register takes."""
    files = (resources() / "demo").glob("list-*")
    return frozenset(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _read(view: View, data: bytes, file_name: str, mapping: Mapping | None) -> ReadList:
    read = read_list(data, file_name, mapping)
    if mapping is None and read.mapping.signature:
        kept = queries.mapping_of(view, _sender(read.mapping))
        if kept is not None and (remembered := Mapping.from_json(json.loads(kept))) != read.mapping:
            return read_list(data, file_name, remembered)
    return read


def _as_it_was(version: ListVersion) -> ListTaken:
    return ListTaken(
        version=version.version,
        rows=version.row_count,
        added=0,
        withdrawn=0,
        changed=0,
        same=version.row_count,
        warnings=(),
        same_file=True,
    )


def _namesakes(found: Comparison, rows: Sequence[ListRow]) -> tuple[RowWarning, ...]:
    return tuple(
        RowWarning("namesakes", rows[place].sheet, rows[place].row)
        for group in found.ambiguous
        for place in group.new
    )


def _keep_file(work: UnitOfWork, kept: Kept, file_name: str, about: ListId) -> None:
    row = Attachment(
        id=uuid7(),
        stored_name=kept.stored_name,
        file_name=file_name,
        sha256=kept.sha256,
        size=kept.size,
        about=about,
        key=kept.key,
    )
    work.add(row)


def _keep_entries(
    work: UnitOfWork,
    stage: StageId,
    list_id: ListId,
    rows: Sequence[ListRow],
    latest: Sequence[Entry],
    found: Comparison,
) -> None:
    paired = {pair.new: latest[pair.old] for pair in found.pairs}
    came_back = _came_back(work, stage, rows, latest, found)
    for place, row in enumerate(rows):
        entry_id = EntryId(uuid8_of("entry", list_id, row.sheet, row.row))
        before = paired.get(place) or came_back.get(place)
        known = carried(before.row, row) if place in paired and before else row
        line = before.line if before else LineId(entry_id)
        work.put(ExpectedEntry, entry_id, list_id=list_id, line_id=line, **_fields(known))


def _came_back(
    work: UnitOfWork,
    stage: StageId,
    rows: Sequence[ListRow],
    latest: Sequence[Entry],
    found: Comparison,
) -> dict[int, Entry]:
    """Return by position the added rows whom an earlier version had: they keep their line."""
    here = {entry.line for entry in latest}
    gone = [
        entry
        for line, entry in queries.last_entries(work.connection, stage).items()
        if line not in here
    ]
    added = [rows[place] for place in found.added]
    again = compare([entry.row for entry in gone], added)
    return {found.added[pair.new]: gone[pair.old] for pair in again.pairs}


def _fields(row: ListRow) -> dict[str, object]:
    birth = row.birth
    return {
        "sheet": row.sheet,
        "sheet_row": row.row,
        "number": row.number,
        "written_name": row.written_name,
        "surname": row.surname,
        "given": row.given,
        "patronymic": row.patronymic,
        "call_sign": row.call_sign,
        "birth_written": None if birth is None else birth.written,
        "birth_date": birth.date.value.isoformat() if birth and birth.date else None,
        "birth_precision": birth.date.precision.value if birth and birth.date else None,
        "birth_doubtful": bool(birth and birth.doubtful),
        "sex": row.sex,
        "category": None if row.category is None else row.category.value,
        "force": row.force,
        "unit": row.unit,
        "rank": row.rank,
        "remark": row.remark,
    }


def _remember_sender(work: UnitOfWork, mapping: Mapping) -> None:
    if not mapping.signature:
        return
    kept = json.dumps(mapping.as_json(), sort_keys=True)
    work.put(ListSender, _sender(mapping), mapping=kept)


def _sender(mapping: Mapping) -> UUID:
    return uuid8_of("list_sender", mapping.signature)
