"""The sheet of one person on paper, entered into the register of printed sheets."""

from dataclasses import replace

from caseapp.domain.access import Permission
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.errors import NotFound, SeveralMatch
from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.needs import NeedKind, NeedState
from caseapp.domain.person_sheet import PersonSheet, SheetNeed
from caseapp.domain.roll_call import StageFacts
from caseapp.reports import person_sheet as report
from caseapp.services.captivity import captivity_of
from caseapp.services.context import Context, Done
from caseapp.services.desk import desk_of
from caseapp.services.people import open_person
from caseapp.services.printing import (
    NAMED,
    PERSON_SHEET,
    Order,
    Printed,
    imprint_of,
    set_and_kept,
    stage_view,
)
from caseapp.storage.queries import consents, person
from caseapp.storage.queries.stages import View
from caseapp.text.words import Lang, Words

_REFUSALS = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})


def print_sheet(ctx: Context, which: PersonId, lang: Lang) -> Done[Printed]:
    """Set the sheet of one person; of who refused CARE only what may be kept stands on it.

    Raises:
        NotAllowed: the roles do not print by name.
        NotFound: there is no such person, or they never arrived.
    """
    ctx.require(Permission.PRINT_NAMED)
    seen = open_person(ctx, which)
    if seen.arrival is None:
        raise NotFound("arrival")
    stage, cut_off = stage_view(ctx, seen.arrival.stage), ctx.now()
    with ctx.register.read() as view:
        imprint = imprint_of(ctx, view, stage.id, PERSON_SHEET)
        data = PersonSheet(
            stage=StageFacts(stage.number, stage.title, stage.date, stage.site),
            cut_off=cut_off,
            imprint=imprint,
            seen=seen,
            captivity=None if seen.minimal else captivity_of(view, which),
            needs=() if seen.minimal else _needs(view, which),
            consents=_consents(view, which, minimal=seen.minimal),
        )
    words = Words(lang)
    return set_and_kept(
        ctx,
        Order(
            stage.id,
            PERSON_SHEET,
            NAMED,
            lang,
            cut_off,
            imprint,
            about=which,
            act="print_named_report",
        ),
        lambda imprint: report.build(replace(data, imprint=imprint), words),
    )


def who_came(ctx: Context, stage: StageId, number: str) -> PersonId:
    """Return who of a stage bears a number of the list or wristband.

    Raises:
        NotFound: nobody who came bears it.
        SeveralMatch: more than one does; nothing is guessed.
    """
    ctx.require(Permission.READ_PEOPLE)
    with ctx.register.read() as view:
        came = {row.person for row in desk_of(view, stage) if row.number == number.strip()}
    found = [one for one in came if one is not None]
    if not found:
        raise NotFound("arrival")
    if len(found) > 1:
        raise SeveralMatch(len(found))
    return found[0]


def _needs(view: View, which: PersonId) -> tuple[SheetNeed, ...]:
    return tuple(
        SheetNeed(NeedKind(one.kind), one.urgent, NeedState(one.state))
        for one in person.needs_of(view, which)
    )


def _consents(
    view: View, which: PersonId, *, minimal: bool
) -> tuple[tuple[Purpose, ConsentState], ...]:
    """Return the newest word for each purpose, in the order of the purposes."""
    newest: dict[Purpose, ConsentState] = {}
    for one in consents.of_person(view, which):
        newest.setdefault(one.row.purpose, one.row.state)
    said = [(purpose, newest[purpose]) for purpose in Purpose if purpose in newest]
    return tuple(one for one in said if not minimal or one[1] in _REFUSALS)
