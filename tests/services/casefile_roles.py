"""Rows of the table of roles (`test_roles`) on captivity, papers, files, triage, needs and hand-over."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.arrival_views import Findings
from caseapp.domain.captivity import Control, DocumentKind, FileKind, PlaceKind
from caseapp.domain.captivity_views import PlaceVerified
from caseapp.domain.coded import Destination, Triage
from caseapp.domain.detention import PeriodFacts
from caseapp.domain.ids import ArrivalId, PersonId
from caseapp.domain.needs import Fitness, NeedKind, NeedState
from caseapp.services import (
    captivity,
    documents,
    files,
    gazetteer,
    handing_over,
    needs,
    triage,
    typed_fields,
)
from caseapp.services.context import Context
from caseapp.storage.queries import arrival_work
from caseapp.storage.queries import captivity as queries
from mornings import Morning

CHECK_IN = (Role.FIELD_OFFICER, Role.MEDIC, Role.PSYCHOLOGIST, Role.SUPERVISOR)
MED, SUP = Role.MEDIC, Role.SUPERVISOR
READ_MEDICAL = (MED, Role.PSYCHOLOGIST, SUP)
PDF = b"%PDF-1.7\n"
COLONY = PlaceVerified("Колонія", PlaceKind.PENAL_COLONY, Control.RUSSIA)


class Scene(Protocol):
    """As much of the scene as these rows need."""

    @property
    def came(self) -> ArrivalId: ...
    @property
    def person(self) -> PersonId: ...
    @property
    def morning(self) -> Morning: ...


def prepare(ctx: Context, scene: Scene) -> None:
    """Let there be one of each for the rows to work on; ``ctx`` is a medic's."""
    captivity.add_period(ctx, scene.person, PeriodFacts("РФ-ВК-03"))
    documents.add_document(ctx, scene.person, DocumentKind.PASSPORT_BOOK)
    files.attach_bytes(ctx, scene.person, PDF, "a.pdf", FileKind.DOCUMENT)
    needs.add_need(ctx, scene.person, NeedKind.MEDICAL)
    handing_over.set_destination(ctx, scene.came, Destination.HOSPITAL)


def period(ctx: Context, scene: Scene) -> UUID:
    with ctx.register.read() as view:
        return queries.stays_of(view, scene.person)[0].id


def paper(ctx: Context, scene: Scene) -> UUID:
    with ctx.register.read() as view:
        return queries.documents_of(view, scene.person)[0].id


def file(ctx: Context, scene: Scene) -> UUID:
    with ctx.register.read() as view:
        return queries.files_of(view, scene.person, {})[0].id


def need(ctx: Context, scene: Scene) -> UUID:
    with ctx.register.read() as view:
        return arrival_work.needs_of(view, scene.person)[0].id


def verify(ctx: Context, _scene: Scene) -> object:
    with ctx.register.read() as view:
        place = queries.places(view)[0].id
    return gazetteer.verify_place(ctx, place, COLONY)


ROWS: Mapping[str, tuple[tuple[Role, ...], Callable[[Context, Any], Any]]] = {
    # Captivity
    "see captivity": (CHECK_IN, lambda ctx, s: captivity.open_captivity(ctx, s.person)),
    "write the capture": (
        CHECK_IN,
        lambda ctx, s: typed_fields.write_capture(ctx, s.person, "on", "04.2022"),
    ),
    "add a place of detention": (
        CHECK_IN,
        lambda ctx, s: captivity.add_period(ctx, s.person, PeriodFacts("Оленівка")),
    ),
    "change a place of detention": (
        CHECK_IN,
        lambda ctx, s: typed_fields.write_period(ctx, period(ctx, s), "cell", "7"),
    ),
    "remove a place of detention": (
        CHECK_IN,
        lambda ctx, s: captivity.remove_period(ctx, period(ctx, s)),
    ),
    "find a place": (CHECK_IN, lambda ctx, _s: gazetteer.find_places(ctx, "РФ")),
    "verify a place": ((SUP,), verify),
    # Papers and files
    "see papers": (CHECK_IN, lambda ctx, s: documents.documents_of(ctx, s.person)),
    "add a paper": (
        CHECK_IN,
        lambda ctx, s: documents.add_document(ctx, s.person, DocumentKind.ID_CARD),
    ),
    "change a paper": (
        CHECK_IN,
        lambda ctx, s: documents.edit_document(ctx, paper(ctx, s), "number", "1"),
    ),
    "remove a paper": (CHECK_IN, lambda ctx, s: documents.remove_document(ctx, paper(ctx, s))),
    "see files": (CHECK_IN, lambda ctx, s: files.files_of(ctx, s.person)),
    "add a file": (
        CHECK_IN,
        lambda ctx, s: files.attach_bytes(ctx, s.person, PDF, "b.pdf", FileKind.OTHER),
    ),
    "look at a file": (CHECK_IN, lambda ctx, s: files.read_file(ctx, file(ctx, s))),
    "save a copy of a file": (
        CHECK_IN,
        lambda ctx, s: files.save_copy(ctx, file(ctx, s), ctx.register.config / "copy.pdf"),
    ),
    "name a file": (
        CHECK_IN,
        lambda ctx, s: files.edit_file(ctx, file(ctx, s), "title", "довідка"),
    ),
    "remove a file": (CHECK_IN, lambda ctx, s: files.remove_file(ctx, file(ctx, s))),
    # Triage
    "write a triage colour": (
        (MED,),
        lambda ctx, s: triage.set_triage(
            ctx, s.came, Triage.RED, Fitness.NO, Findings(weight_kg=58)
        ),
    ),
    "write fitness": ((MED,), lambda ctx, s: triage.set_fitness(ctx, s.came, Fitness.YES)),
    "write what was found": (
        (MED,),
        lambda ctx, s: typed_fields.write_finding(ctx, s.came, "height_cm", "179"),
    ),
    "read what was found": (READ_MEDICAL, lambda ctx, s: triage.findings(ctx, s.came)),
    # Arrival, needs, hand-over
    "see an arrival": (CHECK_IN, lambda ctx, s: handing_over.open_arrival(ctx, s.person)),
    "write belongings": (
        CHECK_IN,
        lambda ctx, s: handing_over.set_arrival_field(ctx, s.came, "belongings", "рюкзак"),
    ),
    "say where somebody goes": (
        CHECK_IN,
        lambda ctx, s: handing_over.set_destination(ctx, s.came, Destination.UNIT_OR_HOME),
    ),
    "hand somebody over": (CHECK_IN, lambda ctx, s: handing_over.hand_over(ctx, s.came)),
    "see needs": (CHECK_IN, lambda ctx, s: needs.needs_of(ctx, s.person)),
    "add a need": (CHECK_IN, lambda ctx, s: needs.add_need(ctx, s.person, NeedKind.HOUSING)),
    "take help on": (
        CHECK_IN,
        lambda ctx, s: needs.step_need(ctx, need(ctx, s), NeedState.AGREED),
    ),
    "call a need urgent": (
        CHECK_IN,
        lambda ctx, s: needs.set_urgent(ctx, need(ctx, s), urgent=True),
    ),
    "write who helps": (
        CHECK_IN,
        lambda ctx, s: needs.edit_need(ctx, need(ctx, s), "to_whom", "госпіталь"),
    ),
    "remove a need": (CHECK_IN, lambda ctx, s: needs.remove_need(ctx, need(ctx, s))),
}
