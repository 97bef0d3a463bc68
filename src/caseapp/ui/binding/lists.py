"""The use cases of lists, bound to one open register."""

import json
from dataclasses import replace
from functools import partial

from caseapp.domain.ids import StageId
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.views import ListTaken
from caseapp.services import lists, namesakes
from caseapp.services.context import Context, Done
from caseapp.services.lists import ListPreview
from caseapp.ui.lists.services import (
    ColumnLine,
    ListFile,
    ListServices,
    Preview,
    VersionLine,
)


def list_services(ctx: Context) -> ListServices:
    """Return the use cases of lists."""
    return ListServices(
        versions=partial(_versions, ctx),
        preview=lambda file: _as_shown(_previewed(ctx, file)),
        take_in=partial(_take_in, ctx),
        unjoined=partial(namesakes.unjoined, ctx),
        join=partial(namesakes.join_entries, ctx),
    )


def _versions(ctx: Context, stage: StageId) -> tuple[VersionLine, ...]:
    made = []
    for each in lists.versions(ctx, stage):
        figures = json.loads(each.diff)
        made.append(VersionLine(each.version, each.received_at, each.row_count, **figures))
    return tuple(made)


def _previewed(ctx: Context, file: ListFile) -> ListPreview:
    seen = lists.preview(ctx, file.stage, file.data, file.name)
    if file.correction is None:
        return seen
    said = dict(file.correction.columns)
    tables = []
    for table in seen.read.mapping.tables:
        shown = {at: kind for (sheet, at), kind in said.items() if sheet == table.sheet}
        columns = {**dict(table.columns), **shown}
        kept = tuple(
            (at, kind) for at, kind in sorted(columns.items()) if kind is not ListColumn.OTHER
        )
        tables.append(replace(table, columns=kept))
    mapping = replace(
        seen.read.mapping, tables=tuple(tables), given_first=file.correction.given_first
    )
    return lists.preview(ctx, file.stage, file.data, file.name, mapping)


def _take_in(ctx: Context, file: ListFile) -> Done[ListTaken]:
    mapping = _previewed(ctx, file).read.mapping if file.correction else None
    return lists.take_in(ctx, file.stage, file.data, file.name, mapping)


def _as_shown(seen: ListPreview) -> Preview:
    read, found = seen.read, seen.comparison
    return Preview(
        version=seen.version,
        same_file=seen.same_file,
        clear=read.clear,
        origin=(read.kind, read.encoding, read.separator.replace("\t", "Tab"), read.sheet_name),
        given_first=read.mapping.given_first,
        columns=tuple(
            ColumnLine(each.sheet, each.column, each.heading, each.kind, each.sure, each.examples)
            for each in read.columns
        ),
        rows=read.rows,
        added=tuple(read.rows[place] for place in found.added),
        withdrawn=tuple(seen.before[place] for place in found.withdrawn),
        changed=found.changed,
        same=found.same,
        skipped=len(read.skipped),
        warnings=read.warnings,
    )
