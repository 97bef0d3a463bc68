"""The sheet of one person: who it is, captivity as they tell it, arrival, needs, consents.

It has one edition, the named one. Of somebody who refused CARE it says what may be kept, and no more.
"""

from collections.abc import Iterator, Sequence

from caseapp.domain.dates import PartialDate
from caseapp.domain.person_sheet import FIELDS, PersonSheet
from caseapp.reports import imprint
from caseapp.reports.model import (
    Block,
    Boxed,
    Cell,
    Column,
    Doc,
    Prose,
    Row,
    Style,
    Table,
    Text,
    Title,
)
from caseapp.text import dates, paper_words
from caseapp.text.labels import field_label, label
from caseapp.text.words import Words

Line = tuple[str, str]
_LEFT, _RIGHT = 52, 135


def build(data: PersonSheet, words: Words) -> Doc:
    """Return the sheet; the same data in the same language gives the same document."""
    tr, seen = words, data.seen
    name = tr("Sheet of one person")
    stage = imprint.stage_name(data.stage, tr)
    place = imprint.place_and_time(data.stage, paper_words.moment(data.cut_off), tr)
    note = tr("What is told of captivity is the person’s own account, not a finding.")
    return Doc(
        lang=tr.lang.value,
        title=f"{name} · {tr('stage {number}', number=data.stage.number)}",
        running=imprint.running(f"{name} · {stage}", place, note, data.imprint, tr),
        blocks=(
            Title(seen.name or tr("Name not known")),
            Prose(Text(" · ".join(part for part in (seen.latin, stage, place) if part))),
            Boxed((Text(_promise(data, tr), Style.BODY),)),
            *_blocks(data, tr),
            imprint.signatures(data.imprint.printed_by, tr),
        ),
    )


def _promise(data: PersonSheet, tr: Words) -> str:
    if data.seen.minimal:
        return tr(
            "This person refused that a case is kept. Only arrival, triage colour, next place and the"
            " refusals stand here."
        )
    return tr(
        "No telephone number, no relative, no medical finding and no answer of an interview is on this"
        " sheet: a lost copy must not harm anybody."
    )


def _blocks(data: PersonSheet, tr: Words) -> Iterator[Block]:
    parts: tuple[tuple[str, Sequence[Line]], ...] = (
        (tr.sense("sheet", "Who it is"), [*_who(data, tr)]),
        (tr("Captivity, as the person tells it"), [*_captivity(data, tr)]),
        (tr.sense("sheet", "Arrival"), [*_arrival(data, tr)]),
        (tr.sense("sheet", "Needs"), [*_needs(data, tr)]),
        (tr.sense("sheet", "Consents"), [*_consents(data, tr)]),
    )
    for heading, lines in parts:
        if lines:
            yield _table(heading, lines)


def _table(heading: str, lines: Sequence[Line]) -> Table:
    return Table(
        heading="",  # the head of the columns says it, on every page
        columns=(Column(heading, _LEFT), Column("", _RIGHT)),
        rows=tuple(
            Row((Cell(((Text(left, Style.DETAIL),),)), Cell(((Text(right, Style.VALUE),),))))
            for left, right in lines
        ),
    )


def _who(data: PersonSheet, tr: Words) -> Iterator[Line]:
    seen = data.seen
    if seen.number:
        yield tr("Number on the list"), seen.number
    if seen.birth is not None:
        yield field_label("birth_date", tr), dates.partial_date(seen.birth, tr)
    for code, kind in FIELDS.items():
        if value := seen.fields.get(code, ""):
            yield field_label(code, tr), label(kind(value), tr) if kind else value


def _captivity(data: PersonSheet, tr: Words) -> Iterator[Line]:
    told = data.captivity
    if told is None:
        return
    capture = [told.capture.place, _day(told.capture.on, tr)]
    if any(capture):
        yield tr.sense("sheet", "Taken"), ", ".join(part for part in capture if part)
    for stay in told.stays:
        where = f"{label(stay.place.kind, tr)}, {stay.place.shown}".rstrip(", ")
        when = " – ".join(_day(one, tr) or "…" for one in (stay.start, stay.end))
        yield when, where


def _arrival(data: PersonSheet, tr: Words) -> Iterator[Line]:
    came = data.seen.arrival
    if came is None:
        return
    yield field_label("arrived_at", tr), paper_words.moment(came.at)
    if came.triage is not None:
        yield field_label("triage", tr), label(came.triage, tr)
    if came.fit is not None and not data.seen.minimal:
        yield field_label("fit", tr), label(came.fit, tr)
    if came.destination is not None:
        yield field_label("destination", tr), label(came.destination, tr)
    if came.handed_over_at is not None and not data.seen.minimal:
        yield field_label("handed_over_at", tr), paper_words.moment(came.handed_over_at)
    if data.seen.contact is not None:
        yield tr.sense("sheet", "Contact with home"), label(data.seen.contact, tr)


def _needs(data: PersonSheet, tr: Words) -> Iterator[Line]:
    for need in data.needs:
        state = label(need.state, tr)
        yield label(need.kind, tr), f"{state}, {tr('urgent')}" if need.urgent else state


def _consents(data: PersonSheet, tr: Words) -> Iterator[Line]:
    for purpose, state in data.consents:
        yield label(purpose, tr), label(state, tr)


def _day(day: PartialDate | None, tr: Words) -> str:
    return "" if day is None else dates.partial_date(day, tr)
