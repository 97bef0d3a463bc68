"""The sections on captivity, arrival and files, bound to one open register."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from caseapp.domain.access import Permission
from caseapp.domain.coded import Destination
from caseapp.domain.ids import ArrivalId, PersonId
from caseapp.services import (
    captivity,
    documents,
    drafts,
    files,
    gazetteer,
    handing_over,
    history,
    needs,
    person_history,
    triage,
    typed_fields,
)
from caseapp.services.context import Context, Done
from caseapp.ui.binding.person_paper import person_paper_services
from caseapp.ui.people.captivity_services import CaptivityServices
from caseapp.ui.people.casefile_services import CasefileServices
from caseapp.ui.people.field_writer import FieldServices
from caseapp.ui.people.files_services import FilesServices, PapersAndFiles
from caseapp.ui.people.on_site_services import NeedServices, OnSiteServices, TriageServices
from caseapp.ui.people.record_services import RecordServices

Write = Callable[[UUID, str, str], Done[None]]


def casefile_services(ctx: Context) -> CasefileServices:
    """Return how the sections reach the register."""
    return CasefileServices(
        captivity_services(ctx),
        on_site_services(ctx),
        files_services(ctx),
        record_services(ctx),
        person_paper_services(ctx),
    )


def record_services(ctx: Context) -> RecordServices:
    """Return how history is read and one act taken back."""
    may_undo = ctx.actor.may(Permission.UNDO_OWN)
    return RecordServices(
        history_of=partial(person_history.history_of, ctx),
        undo_act=partial(history.undo_act, ctx) if may_undo else None,
    )


def captivity_services(ctx: Context) -> CaptivityServices:
    """Return how the section on captivity reaches the register."""

    def capture(person: UUID, field: str, typed: str) -> Done[None]:
        return typed_fields.write_capture(ctx, PersonId(person), field, typed)

    may_verify = ctx.actor.may(Permission.JOIN_RECORDS)
    return CaptivityServices(
        open=partial(captivity.open_captivity, ctx),
        capture=_fields(ctx, drafts.CAPTURE, capture),
        period=_fields(ctx, drafts.RECORD, partial(typed_fields.write_period, ctx)),
        find_places=partial(gazetteer.find_places, ctx),
        add_period=partial(captivity.add_period, ctx),
        remove_period=partial(captivity.remove_period, ctx),
        verify_place=partial(gazetteer.verify_place, ctx) if may_verify else None,
    )


def on_site_services(ctx: Context) -> OnSiteServices:
    """Return how the section on arrival and needs reaches the register."""
    may = ctx.actor.may
    return OnSiteServices(
        open=partial(handing_over.open_arrival, ctx),
        fields=_fields(ctx, drafts.RECORD, partial(_write_arrival, ctx)),
        hand_over=partial(handing_over.hand_over, ctx),
        needs=_needs(ctx),
        triage=_triage(ctx),
        medic=may(Permission.TRIAGE),
        findings=partial(triage.findings, ctx) if may(Permission.READ_MEDICAL) else None,
    )


def files_services(ctx: Context) -> FilesServices:
    """Return how the section on papers and files reaches the register."""

    def opened(person: PersonId) -> PapersAndFiles:
        return PapersAndFiles(documents.documents_of(ctx, person), files.files_of(ctx, person))

    return FilesServices(
        open=opened,
        add_paper=partial(documents.add_document, ctx),
        remove_paper=partial(documents.remove_document, ctx),
        paper_fields=_fields(ctx, drafts.RECORD, partial(documents.edit_document, ctx)),
        attach=partial(files.attach, ctx),
        read=partial(files.read_file, ctx),
        save_copy=partial(files.save_copy, ctx),
        remove_file=partial(files.remove_file, ctx),
        file_fields=_fields(ctx, drafts.RECORD, partial(files.edit_file, ctx)),
    )


def _triage(ctx: Context) -> TriageServices:
    def finding(arrival: UUID, field: str, typed: str) -> Done[None]:
        return typed_fields.write_finding(ctx, ArrivalId(arrival), field, typed)

    return TriageServices(
        set_colour=partial(triage.set_triage, ctx),
        set_fitness=partial(triage.set_fitness, ctx),
        findings=_fields(ctx, drafts.FINDING, finding),
    )


def _needs(ctx: Context) -> NeedServices:
    def urgent(need: UUID, on: bool) -> Done[None]:  # noqa: FBT001 - as called
        return needs.set_urgent(ctx, need, urgent=on)

    return NeedServices(
        add=partial(needs.add_need, ctx),
        step=partial(needs.step_need, ctx),
        set_urgent=urgent,
        remove=partial(needs.remove_need, ctx),
        fields=_fields(ctx, drafts.RECORD, partial(needs.edit_need, ctx)),
    )


def _write_arrival(ctx: Context, arrival: UUID, field: str, typed: str) -> Done[None]:
    if field != "destination":
        return handing_over.set_arrival_field(ctx, ArrivalId(arrival), field, typed)
    destination = Destination(typed) if typed else None
    return handing_over.set_destination(ctx, ArrivalId(arrival), destination)


def _fields(ctx: Context, kind: str, write: Write) -> FieldServices:
    def keep(record: UUID, typed: Mapping[str, str]) -> None:
        drafts.keep(ctx, kind, typed, record)

    return FieldServices(
        write=write,
        keep_draft=keep,
        newest_draft=partial(_newest, ctx, kind),
        drop_draft=partial(drafts.drop, ctx, kind),
    )


def _newest(ctx: Context, kind: str, record: UUID) -> Mapping[str, str]:
    return drafts.newest(ctx, kind, record)
