"""Rows of the table of roles (`test_roles`) on consents, interviews, answers and service checks."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from caseapp.domain.access import Permission, Role
from caseapp.domain.answers import AnswerKey, ServiceAnswer
from caseapp.domain.coded import Triage
from caseapp.domain.consents import ConsentState, Purpose, WithdrawalChannel
from caseapp.domain.ids import ArrivalId, InterviewId, PersonId
from caseapp.domain.interview_views import Details, Said
from caseapp.domain.interviews import NotOffered, WishToTalk
from caseapp.domain.needs import Fitness
from caseapp.services import answer_drafts, answers, consents, interviews, service_checks, triage
from caseapp.services import interview_reading as reading
from caseapp.services.consents import Explained
from caseapp.services.context import Context
from caseapp.storage.queries import interviews as queries
from mornings import Morning
from registers import Founded

FO, PSY, SUP = Role.FIELD_OFFICER, Role.PSYCHOLOGIST, Role.SUPERVISOR
CHECK_IN = (FO, Role.MEDIC, PSY, SUP)
INTERVIEW = (FO, PSY)
READ = (PSY, SUP)
CODE = "CAP-05"
ALLOWED = {Purpose.CARE: ConsentState.GIVEN}


class Scene(Protocol):
    """As much of the scene as these rows need; the stranger's interview is the officer's, left in part."""

    @property
    def founded(self) -> Founded: ...
    @property
    def came(self) -> ArrivalId: ...
    @property
    def person(self) -> PersonId: ...
    @property
    def stranger(self) -> ArrivalId: ...
    @property
    def stopped(self) -> PersonId: ...
    @property
    def morning(self) -> Morning: ...


def prepare(scene: Scene) -> None:
    """Let both people be well enough and asked, and one interview be held."""
    with scene.founded.opened(Role.MEDIC) as ctx:
        for arrival, person in ((scene.came, scene.person), (scene.stranger, scene.stopped)):
            triage.set_triage(ctx, arrival, Triage.GREEN, Fitness.YES)
            consents.record(ctx, person, ALLOWED, Explained(at=ctx.now()))
    with scene.founded.opened(FO) as ctx:
        held = interviews.start(ctx, scene.morning.stage, scene.stopped).value
        answers.answer(ctx, held, CODE, Said(AnswerKey.NO))
        interviews.finish(ctx, held, WishToTalk.NO)


def officers(ctx: Context, scene: Scene) -> InterviewId:
    """Return the interview that the field officer held, also for who may not read it."""
    with ctx.register.read() as view:
        return queries.of_person(view, scene.stopped)[0].id


def talk(ctx: Context, scene: Scene) -> InterviewId:
    """Return an interview of one's own; who may hold none has the officer's before them."""
    if not ctx.actor.may(Permission.INTERVIEW):
        return officers(ctx, scene)
    return interviews.start(ctx, scene.morning.stage, scene.person).value


def answered(ctx: Context, scene: Scene) -> InterviewId:
    """Return an interview in which something was answered."""
    which = talk(ctx, scene)
    if ctx.actor.may(Permission.INTERVIEW):
        answers.answer(ctx, which, CODE, Said(AnswerKey.YES))
    return which


ROWS: Mapping[str, tuple[tuple[Role, ...], Callable[[Context, Any], Any]]] = {
    # Consent record, withdrawal
    "see consents": (CHECK_IN, lambda ctx, s: consents.standing(ctx, s.person)),
    "record a consent": (
        CHECK_IN,
        lambda ctx, s: consents.record(
            ctx, s.person, {Purpose.UN: ConsentState.GIVEN}, Explained(at=ctx.now())
        ),
    ),
    "take a consent back": (
        CHECK_IN,
        lambda ctx, s: consents.withdraw(ctx, s.person, Purpose.CARE, WithdrawalChannel.PHONE),
    ),
    # T1 interview
    "see who waits for an interview": (
        CHECK_IN,
        lambda ctx, s: reading.queue(ctx, s.morning.stage),
    ),
    "see how an interview stands": (CHECK_IN, lambda ctx, s: reading.checks_of(ctx, s.stopped)),
    "read the officer's interview": (
        (FO, *READ),
        lambda ctx, s: reading.interview_of(ctx, officers(ctx, s)),
    ),
    "offer an interview": (
        INTERVIEW,
        lambda ctx, s: interviews.offer(ctx, s.morning.stage, s.person),
    ),
    "record that it was declined": (
        INTERVIEW,
        lambda ctx, s: interviews.decline(ctx, s.morning.stage, s.person),
    ),
    "put an interview off": (
        INTERVIEW,
        lambda ctx, s: interviews.postpone(ctx, s.morning.stage, s.person),
    ),
    "record that it was not offered": (
        INTERVIEW,
        lambda ctx, s: interviews.not_offered(ctx, s.morning.stage, s.person, NotOffered.NO_TIME),
    ),
    "begin an interview": (
        INTERVIEW,
        lambda ctx, s: interviews.start(ctx, s.morning.stage, s.person),
    ),
    "answer a check": (
        INTERVIEW,
        lambda ctx, s: answers.answer(ctx, talk(ctx, s), CODE, Said(AnswerKey.YES)),
    ),
    "write beside an answer": (
        INTERVIEW,
        lambda ctx, s: answers.write_details(ctx, answered(ctx, s), CODE, Details(note="так")),
    ),
    "clear an answer": (INTERVIEW, lambda ctx, s: answers.clear(ctx, answered(ctx, s), CODE)),
    "keep a note that was begun": (
        INTERVIEW,
        lambda ctx, s: answer_drafts.keep_note(ctx, talk(ctx, s), CODE, "так"),
    ),
    "take a break": (INTERVIEW, lambda ctx, s: interviews.pause(ctx, talk(ctx, s))),
    "stop an interview": (INTERVIEW, lambda ctx, s: interviews.stop(ctx, talk(ctx, s))),
    "finish an interview": (
        INTERVIEW,
        lambda ctx, s: interviews.finish(ctx, talk(ctx, s), WishToTalk.LATER),
    ),
    "review an interview": ((SUP,), lambda ctx, s: interviews.review(ctx, officers(ctx, s))),
    # Service checks
    "answer a service check": (
        CHECK_IN,
        lambda ctx, s: service_checks.answer_service_check(
            ctx, s.came, "SRV-01", ServiceAnswer.YES
        ),
    ),
}
