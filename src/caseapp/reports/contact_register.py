"""The contact register: who was reached, who is still to be called. `domain.md` section 3, report 4.

It has one edition, the named one.
"""

from caseapp.domain.contact_register import (
    RegisterData,
    RegisterPart,
    RegisterRow,
    Try,
)
from caseapp.reports import imprint
from caseapp.reports.model import (
    Align,
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
    Total,
    Totals,
)
from caseapp.text import paper_words
from caseapp.text.labels import label
from caseapp.text.words import Words

_NAME_COLUMN = 1


def build(data: RegisterData, words: Words) -> Doc:
    """Return the register; the same data in the same language gives the same document."""
    tr = words
    name = tr("Contact with relatives")
    stage = imprint.stage_name(data.stage, tr)
    place = imprint.place_and_time(data.stage, paper_words.moment(data.cut_off), tr)
    return Doc(
        lang=tr.lang.value,
        title=f"{name} · {stage}",
        running=imprint.running(f"{name} · {stage}", place, _short(data, tr), data.imprint, tr),
        blocks=(
            Title(name),
            Prose(Text(f"{stage} · {place}")),
            Boxed(
                (
                    Text(
                        tr(
                            "No telephone number and no relative’s name is on this sheet: a lost copy must not"
                            " lead to anybody’s family. Call from the program, which knows whom not to call."
                        ),
                        Style.BODY,
                    ),
                )
            ),
            _totals(data, tr),
            *_sections(data, tr),
            imprint.signatures(data.imprint.printed_by, tr),
        ),
    )


def _short(data: RegisterData, tr: Words) -> str:
    totals = data.totals
    return tr(
        "Arrived {arrived}. Call offered {offered}: reached {reached}, not reached {not_reached}, declined"
        " {declined}, put off {deferred}. Attempts {attempts}: calls and messages to relatives.",
        arrived=totals.arrived,
        offered=totals.offered,
        reached=totals.reached,
        not_reached=totals.not_reached,
        declined=totals.declined,
        deferred=totals.deferred,
        attempts=totals.attempts,
    )


def _totals(data: RegisterData, tr: Words) -> Totals:
    totals = data.totals
    items = (
        (
            totals.offered,
            tr.sense("contact", "Offered"),
            tr(
                "A call home was offered, asked for or begun; of {arrived} who arrived.",
                arrived=totals.arrived,
            ),
        ),
        (
            totals.reached,
            tr.sense("contact", "Reached"),
            tr("Spoke with a relative, or was in touch before."),
        ),
        (
            totals.not_reached,
            tr.sense("contact", "Not reached"),
            tr("Tried, and nobody has been reached yet."),
        ),
        (totals.declined, tr.sense("contact", "Declined"), tr("Does not wish to call home now.")),
        (
            totals.deferred,
            tr.sense("contact", "Put off"),
            tr("For medical reasons; to be offered again."),
        ),
        (
            totals.attempts,
            tr.sense("contact", "Attempts"),
            tr("Calls and messages to relatives, whatever came of them."),
        ),
        (
            totals.unsafe,
            tr.sense("contact", "Not to be called"),
            tr("Relatives whom it is not safe to call. The program dials none of them."),
        ),
    )
    return Totals(tuple(Total(str(count), term, meaning) for count, term, meaning in items))


def _sections(data: RegisterData, tr: Words) -> list[Block]:
    sections: list[Block] = []
    for part in RegisterPart:
        rows = data.of(part)
        if rows:
            sections.append(_table(part, rows, tr))
    return sections or [Prose(Text(tr("Nobody has arrived.")))]


def _table(part: RegisterPart, rows: tuple[RegisterRow, ...], tr: Words) -> Table:
    columns = [
        Column(tr.sense("sheet", "No."), 14, Align.RIGHT),
        Column(tr.sense("sheet", "Surname and given names"), 76),
    ]
    if part is not RegisterPart.NO_CASE:
        columns += [Column(tr("What was tried"), 97)]
    return Table(
        heading=f"{label(part, tr)} · {len(rows)}",
        columns=tuple(columns),
        rows=tuple(_row(row, tr) for row in rows),
        notes_from=_NAME_COLUMN,
    )


def _row(row: RegisterRow, tr: Words) -> Row:
    rest = " ".join(part for part in (row.given, row.patronymic) if part)
    cells = [
        Cell(((Text(row.number, Style.VALUE),),)),
        Cell(((Text(row.surname, Style.NAME), Text(rest, Style.NAME_REST)),)),
    ]
    if row.part is RegisterPart.NO_CASE:
        return Row(tuple(cells))
    tries = tuple((Text(_try(one, tr), Style.DETAIL),) for one in row.tries)
    nothing = label(row.part, tr) if row.part is RegisterPart.DECLINED else "–"
    cells.append(Cell(tries or ((Text(nothing, Style.DETAIL),),)))
    return Row(tuple(cells), tuple(_notes(row, tr)))


def _try(one: Try, tr: Words) -> str:
    said = label(one.outcome, tr)
    of = f"{said} ({one.relation})" if one.relation else said
    at = paper_words.hour(one.at)
    return f"{one.number}. {at} · {of}" if one.number else f"{at} · {of}"


def _notes(row: RegisterRow, tr: Words) -> list[str]:
    notes = []
    if row.part is RegisterPart.STOPPED:
        return [tr("Stop: ask the psychologist before anybody calls.")]
    if row.part is RegisterPart.TO_TRY:
        if row.next_try is None:
            notes.append(tr("Next try: as soon as possible"))
        else:
            notes.append(tr("Next try: {at}", at=paper_words.moment(row.next_try)))
    if row.unsafe:
        notes.append(
            tr.many(
                "{count} relative: not safe to call",
                "{count} relatives: not safe to call",
                row.unsafe,
            )
        )
    if row.untold:
        notes.append(
            tr.many(
                "{count} relative must not be told",
                "{count} relatives must not be told",
                row.untold,
            )
        )
    if row.part is RegisterPart.EXHAUSTED and not row.relatives:
        notes.append(tr("No relative is known"))
    return notes
