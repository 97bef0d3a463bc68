"""What earlier issues of a report told: read before the next is printed, so that both together tell no more.

It is kept in the file of the run, on a line of its own after the document, encrypted like all files.
"""

import json

from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.editions import THRESHOLDS, Edition, Report
from caseapp.domain.ids import StageId
from caseapp.domain.keeping_errors import AttachmentMissing
from caseapp.domain.masthead import Earlier
from caseapp.services.context import Context
from caseapp.storage import attachments
from caseapp.storage.queries import keeping
from caseapp.storage.queries.keeping import KeptFile
from caseapp.storage.queries.stages import View

_NEWLINE = b"\n"


def with_issue(document: bytes, issue: Issue | None) -> bytes:
    """Return what is kept of a run: the canonical document, then what it told."""
    if issue is None:
        return document
    told = json.dumps(issue.plain(), ensure_ascii=True, separators=(",", ":"))
    return document + _NEWLINE + told.encode("ascii")


def document_of(kept: bytes) -> bytes:
    """Return the document alone."""
    return kept.partition(_NEWLINE)[0]


def earlier(ctx: Context, view: View, stage: StageId, report: Report, edition: Edition) -> Earlier:
    """Return what was told by the newest issue of a report whose file is here.

    Raises:
        AttachmentDamaged: its file was changed.
    """
    if edition not in THRESHOLDS:
        return Earlier()
    kept = {one.id: one for one in keeping.attachments(view)}
    unread: list[int] = []
    for run in reversed(keeping.runs(view)):
        if (run.stage, run.report, run.edition) != (stage, report.value, edition.value):
            continue
        issue = _issue(ctx, kept.get(run.attachment))
        if issue is not None:
            return Earlier(run.number, issue, tuple(unread))
        unread.append(run.number)
    return Earlier(unread=tuple(unread))


def _issue(ctx: Context, file: KeptFile | None) -> Issue | None:
    if file is None or file.key is None:
        return None
    register = ctx.register
    try:
        kept = attachments.read(register.folder, file.stored_name, file.key, register.secret)
    except AttachmentMissing:
        return None
    told = kept.partition(_NEWLINE)[2]
    return Issue.of_plain(json.loads(told)) if told else None
