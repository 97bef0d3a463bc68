"""The use cases of consents and interviews, bound to one open register."""

from functools import partial

from caseapp.domain.ids import InterviewId, PersonId, StageId
from caseapp.services import answer_drafts, answers, consents, interviews, service_checks
from caseapp.services import interview_reading as reading
from caseapp.services.consents import Explained
from caseapp.services.context import Context, Done
from caseapp.services.interview_access import seen_by
from caseapp.services.interviews import Sitting
from caseapp.ui.compliance.services import (
    AnswerServices,
    ComplianceServices,
    ConsentServices,
    Decided,
    StepServices,
)


def compliance_services(ctx: Context) -> ComplianceServices:
    """Return what the room of interviews and the sections about them call."""
    return ComplianceServices(
        catalogue=partial(seen_by, ctx.actor),
        queue=partial(reading.queue, ctx),
        interview=partial(reading.interview_of, ctx),
        checks=partial(reading.checks_of, ctx),
        consents=_consents(ctx),
        steps=_steps(ctx),
        answers=AnswerServices(
            answer=partial(answers.answer, ctx),
            write_details=partial(answers.write_details, ctx),
            clear=partial(answers.clear, ctx),
            service=partial(service_checks.answer_service_check, ctx),
            notes=partial(answer_drafts.notes_of, ctx),
            keep_note=partial(answer_drafts.keep_note, ctx),
            place=partial(answer_drafts.place, ctx),
            keep_place=partial(answer_drafts.keep_place, ctx),
        ),
    )


def _consents(ctx: Context) -> ConsentServices:
    def record(said: Decided) -> Done[None]:
        how = Explained(
            at=ctx.now(),
            lang=said.lang,
            form=said.form,
            witness=said.witness,
            capacity=said.capacity,
        )
        return consents.record(ctx, said.person, said.decisions, how)

    return ConsentServices(
        standing=partial(consents.standing, ctx),
        record=record,
        withdraw=partial(consents.withdraw, ctx),
    )


def _steps(ctx: Context) -> StepServices:
    def start(
        stage: StageId,
        person: PersonId,
        lang: str,
        brought_up: bool,  # noqa: FBT001 - as the room calls it
    ) -> Done[InterviewId]:
        return interviews.start(ctx, stage, person, Sitting(lang=lang, brought_up=brought_up))

    return StepServices(
        offer=partial(interviews.offer, ctx),
        decline=partial(interviews.decline, ctx),
        postpone=partial(interviews.postpone, ctx),
        not_offered=partial(interviews.not_offered, ctx),
        start=start,
        pause=partial(interviews.pause, ctx),
        stop=partial(interviews.stop, ctx),
        finish=partial(interviews.finish, ctx),
        review=partial(interviews.review, ctx),
    )
