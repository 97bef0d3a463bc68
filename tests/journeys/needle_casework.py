"""Plants needles by every way in which the rooms of casework take words, numbers and files."""

import contextlib
import itertools
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import needles
from caseapp.domain.answers import AnswerKey, ServiceAnswer
from caseapp.domain.captivity import Control, DocumentKind, FileKind, PlaceKind
from caseapp.domain.captivity_views import PlaceVerified
from caseapp.domain.coded import Category, Destination, Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import Outcome
from caseapp.domain.detention import PeriodFacts
from caseapp.domain.editions import Report
from caseapp.domain.errors import RuleError
from caseapp.domain.ids import ArrivalId, InterviewId, PersonId, RelativeId, StageId
from caseapp.domain.interview_views import Details, Said
from caseapp.domain.interviews import WishToTalk
from caseapp.domain.labels import LabelKind
from caseapp.domain.needs import Fitness, NeedKind
from caseapp.domain.relatives import CallDraft, RelativeDraft
from caseapp.domain.views import UnexpectedDraft
from caseapp.services import (
    answer_drafts,
    answers,
    arrivals,
    calls,
    captivity,
    consents,
    documents,
    drafts,
    files,
    gazetteer,
    handing_over,
    history,
    interviews,
    labels,
    needs,
    person_edits,
    relatives,
    service_checks,
    stage_reports,
    triage,
)
from caseapp.services.consents import Explained
from caseapp.services.context import Context
from caseapp.services.handing_over import ARRIVAL_FIELDS
from caseapp.services.labels import LabelOrder
from caseapp.storage.queries import captivity as queries
from caseapp.storage.tables.every import JOURNALLED
from caseapp.text.words import Lang

PERSON_FIELDS = (
    "force",
    "unit",
    "rank",
    "call_sign",
    "position",
    "personal_number",
    "birth_place",
    "citizenship",
    "father_given",
    "mother_given",
    "residence_before",
)
TYPED = frozenset(
    {
        "attachment.file_name",
        "capture.circumstances",
        "capture.detained_by",
        "capture.place",
        "capture.stated_reason",
        "category_change.reason",
        "check_answer.note",
        "check_answer.reason",
        "consent.capacity",
        "consent.witness",
        "contact_attempt.note",
        "detention_period.cell",
        "detention_period.conditions",
        "detention_period.moved_how",
        "identity_document.note",
        "identity_document.number",
        "medical_finding.complaints",
        "need.note",
        "need.to_whom",
        "other_name.written",
        "person_file.title",
        "place.name",
        "place.name_en",
        "place.region",
        "service_answer.note",
        "arrival.handed_over_to",
        "person.phone",
        *(f"arrival.{field}" for field in ARRIVAL_FIELDS),
        *(f"person.{field}" for field in PERSON_FIELDS),
        *(
            f"relative.{field}"
            for field in ("name", "relation", "phone", "settlement", "language", "note")
        ),
    }
)
"""Every column in which the words of casework stand: none may be passed over when needles are planted."""
_CODE, _LATER, _NEVER = "CAP-05", "CAP-06", "REL-02"


@dataclass(frozen=True)
class Words:
    """Needles in turn; after the last one the first comes again."""

    words: Iterator[str]
    phones: Iterator[str]

    def word(self) -> str:
        return next(self.words)

    def phone(self) -> str:
        return next(self.phones)


@dataclass(frozen=True)
class Guest:
    """Somebody about whom things are told."""

    stage: StageId
    person: PersonId
    arrival: ArrivalId


def plant(ctx: Context, stage: StageId, told: dict[str, Any]) -> None:
    """Plant every needle at least once, and one in every column of `TYPED`."""
    words = [*told["names"], *told["notes"]]
    source = Words(itertools.cycle(words), itertools.cycle(told["phones"]))
    for _ in range(-(-len(words) // _WORDS_A_GUEST) + 1):
        draft = UnexpectedDraft(surname=source.word(), given="Остап")
        came = arrivals.add_unexpected(ctx, stage, draft).value
        _tell(ctx, Guest(stage, came.person, came.arrival), source)
    for start in range(0, len(told["phones"]), 10):
        numbers = ", ".join(told["phones"][start : start + 10])
        relatives.add_relative(ctx, came.person, RelativeDraft(source.word(), phone=numbers))
    history.undo(ctx)
    history.redo(ctx)
    _printed(ctx, stage)


_WORDS_A_GUEST = 45
"""Fewer than `_tell` takes, so that every word has had its turn."""


def _tell(ctx: Context, guest: Guest, source: Words) -> None:
    _who(ctx, guest, source)
    _where(ctx, guest, source)
    _at_the_medic(ctx, guest, source)
    _home(ctx, guest, source)
    _talk(ctx, guest, source)
    _away(ctx, guest, source)


def _who(ctx: Context, guest: Guest, source: Words) -> None:
    for field in PERSON_FIELDS:
        person_edits.edit_field(ctx, guest.person, field, source.word())
    person_edits.edit_field(ctx, guest.person, "phone", source.phone())
    person_edits.add_spelling(ctx, guest.person, source.word())
    person_edits.change_category(ctx, guest.person, Category.POW, source.word())
    paper = documents.add_document(ctx, guest.person, DocumentKind.ID_CARD, source.word()).value
    documents.edit_document(ctx, paper, "note", source.word())
    drafts.keep(ctx, drafts.PERSON, {"unit": source.word()}, guest.person)


def _where(ctx: Context, guest: Guest, source: Words) -> None:
    for field in ("place", "circumstances", "detained_by", "stated_reason"):
        captivity.edit_capture(ctx, guest.person, field, source.word())
    stay = PeriodFacts(
        source.word(), cell=source.word(), moved_how=source.word(), conditions=source.word()
    )
    captivity.add_period(ctx, guest.person, stay)
    with ctx.register.read() as view:
        place = next(one.id for one in queries.places(view) if one.name == stay.place)
    said = PlaceVerified(
        source.word(),
        PlaceKind.PENAL_COLONY,
        Control.RUSSIA,
        name_en=source.word(),
        region=source.word(),
    )
    gazetteer.verify_place(ctx, place, said)


def _at_the_medic(ctx: Context, guest: Guest, source: Words) -> None:
    triage.set_triage(ctx, guest.arrival, Triage.GREEN, Fitness.YES)
    triage.edit_finding(ctx, guest.arrival, "complaints", source.word())
    for field in sorted(ARRIVAL_FIELDS):
        handing_over.set_arrival_field(ctx, guest.arrival, field, source.word())
    need = needs.add_need(ctx, guest.person, NeedKind.HOUSING, note=source.word()).value
    needs.edit_need(ctx, need, "to_whom", source.word())
    content = b"%PDF-1.7\n" + source.word().encode() + b"\n" + source.phone().encode()
    name, title = f"{source.word()}.pdf", source.word()
    files.attach_bytes(ctx, guest.person, content, name, FileKind.DOCUMENT, title)


def _home(ctx: Context, guest: Guest, source: Words) -> None:
    draft = RelativeDraft(
        source.word(),
        source.word(),
        source.phone(),
        source.word(),
        language=source.word(),
        note=source.word(),
    )
    called = relatives.add_relative(ctx, guest.person, draft).value
    calls.record_call(ctx, _call(ctx, guest, called, source.word()))
    relatives.edit_relative(ctx, called, {"safe_to_call": False})
    with _refused():
        calls.record_call(ctx, _call(ctx, guest, called, source.word()))
    drafts.keep(ctx, drafts.CALL_NOTE, {"note": source.word()}, guest.person)
    drafts.keep(ctx, drafts.RELATIVE, {"phone": source.phone()}, guest.person)
    calls.stop_calls(ctx, guest.person, f"{source.word()} {source.phone()}")


def _call(ctx: Context, guest: Guest, relative: RelativeId, note: str) -> CallDraft:
    return CallDraft(guest.person, Outcome.NO_ANSWER, ctx.now(), relative, note=note)


def _talk(ctx: Context, guest: Guest, source: Words) -> None:
    allowed = {Purpose.CARE: ConsentState.GIVEN, Purpose.STATS: ConsentState.GIVEN}
    how = Explained(ctx.now(), witness=source.word(), capacity=source.word())
    consents.record(ctx, guest.person, allowed, how)
    held = interviews.start(ctx, guest.stage, guest.person).value
    answers.answer(ctx, held, _CODE, Said(AnswerKey.NO, details=Details(note=source.word())))
    answers.answer(ctx, held, _NEVER, Said(None, reason=source.word()))
    _begun(ctx, held, source)
    with _refused():
        answers.answer(ctx, held, _CODE, Said(None, reason=" "))
    interviews.finish(ctx, held, WishToTalk.NOW)
    service_checks.answer_service_check(
        ctx, guest.arrival, "SRV-01", ServiceAnswer.NO, source.word()
    )


def _begun(ctx: Context, held: InterviewId, source: Words) -> None:
    """A note that is being typed, and one that was written down over it."""
    answer_drafts.keep_note(ctx, held, _LATER, source.word())
    answer_drafts.keep_note(ctx, held, _CODE, source.word())
    answers.write_details(ctx, held, _CODE, Details(note=source.word()))


def _away(ctx: Context, guest: Guest, source: Words) -> None:
    handing_over.set_destination(ctx, guest.arrival, Destination.HOSPITAL)
    handing_over.hand_over(ctx, guest.arrival, source.word())


def _printed(ctx: Context, stage: StageId) -> None:
    for report in (Report.STAGE_SUMMARY, Report.CONTACT_REGISTER, Report.COMPLIANCE):
        with _refused():  # of a handful of people no figures may be printed
            stage_reports.print_report(ctx, stage, stage_reports.wanted(report, Lang.UK))
    labels.labels(ctx, stage, Lang.UK, LabelOrder(LabelKind.STICKER))


@contextlib.contextmanager
def _refused() -> Iterator[None]:
    """Log a refusal as the program would log what it did not expect: with its trace."""
    try:
        yield
    except RuleError:
        logging.getLogger("caseapp").exception("refused")


def columns_with_needles(ctx: Context) -> set[str]:
    """Return the columns, as "table.column", in which at least one needle stands."""
    found = set[str]()
    with ctx.register.read() as view:
        for table in JOURNALLED:
            rows = view.exec_driver_sql(f"SELECT * FROM {table}").mappings()  # noqa: S608 - our own names
            for row in rows:
                found |= {f"{table}.{name}" for name, value in row.items() if _is_planted(value)}
    return found


def _is_planted(value: object) -> bool:
    return isinstance(value, str) and (needles.WORD in value or needles.PHONE in value)


def contents(ctx: Context) -> list[bytes]:
    """Return what is in every file about a person."""
    with ctx.register.read() as view:
        kept = view.exec_driver_sql("SELECT id FROM person_file").scalars().all()
    return [files.read_file(ctx, UUID(bytes=one)).data for one in kept]
