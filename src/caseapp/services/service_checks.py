"""Service checks: whether our own side did its duty to somebody who arrived."""

from caseapp.domain.answers import ServiceAnswer
from caseapp.domain.catalogue import catalogue
from caseapp.domain.ids import ArrivalId, StageId, uuid8_of
from caseapp.services.care import require_care
from caseapp.services.context import Context, Done
from caseapp.services.stages import require_open
from caseapp.storage.tables.interviews import ServiceAnswer as Row
from caseapp.storage.tables.people import Arrival


def answer_service_check(
    ctx: Context, arrival: ArrivalId, code: str, answer: ServiceAnswer, note: str = ""
) -> Done[None]:
    """Keep whether one duty was done, in place of what was said before.

    Raises:
        CheckUnknown: there is no such duty in the catalogue.
        CareRefused: nothing more is kept about the person.
    """
    with ctx.act("answer_service_check") as work:
        came = work.get(Arrival, arrival)
        require_open(work, StageId(came.stage_id))
        require_care(work.connection, came.person_id)
        catalogue().service_check(code)
        row_id = uuid8_of("service_answer", arrival, code)
        work.put(Row, row_id, arrival_id=arrival, code=code, answer=answer.value, note=note.strip())
        return Done(None, work.commit())
