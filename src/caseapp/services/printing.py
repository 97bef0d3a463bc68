"""Paper: the roll-call, the blank check-in sheet, the register of what was printed."""

import base64
import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.editions import PERMISSIONS
from caseapp.domain.errors import FieldRefused, NotFound
from caseapp.domain.ids import AttachmentId, StageId, uuid7
from caseapp.domain.report_figures import Figures
from caseapp.domain.roll_call import CheckInData, Imprint, StageFacts
from caseapp.domain.views import RunLine, StageView
from caseapp.reports import archive, check_in
from caseapp.reports import roll_call as roll_call_report
from caseapp.reports.render import Paper, render
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.services.earlier_issues import document_of, with_issue
from caseapp.services.identity import journal_head
from caseapp.services.roll_call_facts import roll_call_facts
from caseapp.services.stages import all_stages
from caseapp.storage import attachments
from caseapp.storage.columns import micros
from caseapp.storage.queries import keeping
from caseapp.storage.queries.stages import View
from caseapp.storage.register_secret import key_for
from caseapp.storage.tables.keeping import Attachment, ReportRun
from caseapp.text.words import Lang, Words

SEAL = "caseapp-report-seal-1"
ROLL_CALL, CHECK_IN, PERSON_SHEET = "roll-call", "check-in", "person"
NAMED = "named"
_PERMISSIONS: Mapping[str, Permission] = {
    **{report.value: permission for report, permission in PERMISSIONS.items()},
    "stickers": Permission.PRINT_ROLL_CALL,
    "wristbands": Permission.PRINT_ROLL_CALL,
    PERSON_SHEET: Permission.PRINT_NAMED,
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet as it was printed; ``run`` is its number in the register of printed reports.

    ``figures`` are the numbers that are printed on it, None where the sheet is no report of figures.
    """

    run: int
    pdf: bytes = field(repr=False)
    figures: Figures | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be set: which sheet of which stage, and which printing it will be.

    ``about`` is whom the sheet shows, where that is one person: the log of looks names them. ``act`` is
    what is done by it, and with that who may do it. ``issue`` is what a report of counts tells, kept for
    the next.
    """

    stage: StageId
    report: str
    edition: str
    lang: Lang
    cut_off: datetime
    imprint: Imprint
    about: UUID | None = None
    act: str = "print_report"
    issue: Issue | None = None


def roll_call(ctx: Context, stage: StageId, lang: Lang, edition: str = NAMED) -> Done[Printed]:
    """Print the roll-call of a stage.

    Raises:
        FieldRefused: the sheet exists in the named edition only.
    """
    if edition != NAMED:
        raise FieldRefused("edition", "unknown")
    ctx.require(Permission.PRINT_ROLL_CALL)
    words, cut_off = Words(lang), ctx.now()
    with ctx.register.read() as view:
        imprint = imprint_of(ctx, view, stage, ROLL_CALL)
        data = roll_call_facts(view, stage_view(ctx, stage), imprint, cut_off)
    return set_and_kept(
        ctx,
        Order(stage, ROLL_CALL, NAMED, lang, cut_off, imprint),
        lambda imprint: roll_call_report.build(replace(data, imprint=imprint), words),
    )


def check_in_sheet(ctx: Context, stage: StageId, lang: Lang, rows: int = 60) -> Done[Printed]:
    """Print a sheet of empty numbered rows, for when there is no power."""
    ctx.require(Permission.PRINT_ROLL_CALL)
    words, cut_off = Words(lang), ctx.now()
    with ctx.register.read() as view:
        imprint = imprint_of(ctx, view, stage, CHECK_IN)
    facts = _facts(stage_view(ctx, stage))
    return set_and_kept(
        ctx,
        Order(stage, CHECK_IN, NAMED, lang, cut_off, imprint),
        lambda imprint: check_in.build(CheckInData(facts, cut_off, imprint, rows), words),
    )


def again(ctx: Context, run: int) -> Printed:
    """Print an earlier run again, byte for byte.

    Who may print a report for the first time may print it again.

    Raises:
        NotAllowed: the roles do not include this report.
        NotFound: there is no run of this number.
        AttachmentMissing, AttachmentDamaged: its data are gone or were changed.
        CareRefused: it is of one person, who has refused since that a case is kept, or had then.
    """
    ctx.require(Permission.PRINT_ROLL_CALL)
    with ctx.register.read() as view:
        meant = [one for one in keeping.runs(view) if one.number == run]
        kept = {one.id: one for one in keeping.attachments(view)}
    if meant:
        ctx.require(permission_of(meant[-1].report))
    ctx.register.looked("print_again", detail=str(run))
    if not meant or meant[-1].attachment not in kept:
        raise NotFound("run")
    file = kept[meant[-1].attachment]
    if file.key is None:
        raise NotFound("run")
    if file.about is not None:
        with ctx.register.read() as view:
            require_care(view, file.about)
    register = ctx.register
    data = attachments.read(register.folder, file.stored_name, file.key, register.secret)
    return Printed(run, render(archive.from_bytes(document_of(data))))


def permission_of(report: str) -> Permission:
    """Return what it takes to print a report; one of a newer program is treated as one with names."""
    return _PERMISSIONS.get(report, Permission.PRINT_NAMED)


def runs(ctx: Context) -> tuple[RunLine, ...]:
    """Return what was printed, oldest first."""
    ctx.require(Permission.PRINT_ROLL_CALL)
    with ctx.register.read() as view:
        return tuple(
            RunLine(
                run=one.number,
                report=one.report,
                lang=one.lang,
                edition=one.edition,
                printed_at=one.printed_at,
                by=one.printed_by,
                copy=one.copy_number,
            )
            for one in keeping.runs(view)
        )


def set_and_kept(ctx: Context, order: Order, build: Callable[[Imprint], Paper]) -> Done[Printed]:
    """Set a sheet, seal it, and enter it into the register of printed reports.

    ``build`` makes the sheet of an imprint; it is asked twice, first for the bytes to seal.
    """
    ctx.register.looked("print", order.about or order.stage, order.report)
    sealing = archive.sealing_bytes(build(order.imprint))
    seal = _seal(ctx.register.secret, order.imprint.run, sealing)
    paper = build(replace(order.imprint, seal=seal))
    pdf = render(paper)
    document = with_issue(archive.to_bytes(paper), order.issue)
    kept = attachments.keep(ctx.register.folder, document, ctx.register.secret)
    imprint = order.imprint
    with ctx.act(order.act) as work:
        file = Attachment(
            id=AttachmentId(uuid7()),
            stored_name=kept.stored_name,
            file_name=f"{order.report}.json",
            sha256=kept.sha256,
            size=kept.size,
            about=order.about if order.report == PERSON_SHEET else None,
            key=kept.key,
        )
        work.add(file)
        work.add(
            ReportRun(
                id=uuid7(micros(imprint.printed_at) // 1000),
                number=imprint.run,
                report=order.report,
                lang=order.lang.value,
                edition=order.edition,
                stage_id=order.stage,
                cut_off=order.cut_off,
                printed_at=imprint.printed_at,
                printed_by=imprint.printed_by,
                copy_number=imprint.copy,
                attachment_id=file.id,
            )
        )
        return Done(Printed(imprint.run, pdf), work.commit())


def imprint_of(ctx: Context, view: View, stage: StageId, report: str) -> Imprint:
    """Return which printing the next one of this sheet will be, not sealed yet."""
    printed = keeping.runs(view)
    copies = [one for one in printed if one.stage == stage and one.report == report]
    return Imprint(
        run=max((one.number for one in printed), default=0) + 1,
        copy=len(copies) + 1,
        printed_at=ctx.now(),
        printed_by=ctx.actor.name,
        head=journal_head(view, ctx.register.id),
        demo=ctx.register.keyfile.demo,
    )


def _seal(secret: bytes, run: int, sealing: bytes) -> str:
    mac = hmac.new(key_for(secret, SEAL), sealing, hashlib.sha256).digest()
    return f"caseapp:{run}:{base64.b32encode(mac[:15]).decode()}"


def stage_view(ctx: Context, stage: StageId) -> StageView:
    """Return a stage by its id."""
    found = [one for one in all_stages(ctx) if one.id == stage]
    if not found:
        raise NotFound("stage")
    return found[0]


def _facts(stage: StageView) -> StageFacts:
    return StageFacts(stage.number, stage.title, stage.date, stage.site)
