"""The roll-call sheet: who was expected, who came, who came without being expected.

`domain.md` section 3, report 1. It has one edition, the named one. A builder of another edition would
be another module, so that no flag can put a name on the wrong paper.
"""

from caseapp.domain.coded import EntryState
from caseapp.domain.roll_call import RollCallData, RollCallRow
from caseapp.reports import imprint
from caseapp.reports.model import (
    Align,
    Block,
    Cell,
    Column,
    Doc,
    Legend,
    Mark,
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
from caseapp.text.words import Words

_MARKS = {
    EntryState.EXPECTED: Mark.EMPTY,
    EntryState.MATCHED: Mark.TICKED,
    EntryState.NOT_ARRIVED: Mark.CROSSED,
    EntryState.WITHDRAWN: Mark.CROSSED,
}
_NAME_COLUMN = 2


def build(data: RollCallData, words: Words) -> Doc:
    """Return the sheet; the same data in the same language gives the same document."""
    tr = words
    name = tr("Roll-call of arrivals")
    stage = imprint.stage_name(data.stage, tr)
    place = imprint.place_and_time(data.stage, paper_words.moment(data.cut_off), tr)
    return Doc(
        lang=tr.lang.value,
        title=f"{name} · {stage}",
        running=imprint.running(f"{name} · {stage}", place, _short(data, tr), data.imprint, tr),
        blocks=(
            Title(name),
            Prose(Text(f"{stage} · {place}")),
            _totals(data, tr),
            _legend(tr),
            *_sections(data, tr),
            imprint.signatures(data.imprint.printed_by, tr),
        ),
    )


def _totals(data: RollCallData, tr: Words) -> Totals:
    totals = data.totals
    listed = (
        tr("No list has been taken in.")
        if data.version is None
        else tr(
            "Entries of the latest list: version {number}, received {at}.",
            number=data.version.number,
            at=paper_words.moment(data.version.received_at),
        )
    )
    items = [
        (totals.listed, tr.sense("total", "Listed"), listed),
        (
            totals.arrived,
            tr.sense("total", "Arrived"),
            tr("Everybody who came, on the list or not."),
        ),
        (
            totals.awaited,
            tr.sense("total", "Awaited"),
            tr("On the latest list, not arrived, and no reason is recorded."),
        ),
        (
            totals.absent,
            tr.sense("total", "Did not arrive"),
            tr("On the latest list, not arrived; the reason stands under the name."),
        ),
        (
            totals.unexpected,
            tr.sense("total", "Not on the list"),
            tr.many(
                "Of those who arrived: not on the latest list ({count} was withdrawn from it).",
                "Of those who arrived: not on the latest list ({count} were withdrawn from it).",
                totals.withdrawn_came,
            ),
        ),
        (
            totals.withdrawn,
            tr.sense("total", "Withdrawn"),
            tr.many(
                "On an earlier list, no longer on the latest ({count} of them came).",
                "On an earlier list, no longer on the latest ({count} of them came).",
                totals.withdrawn_came,
            ),
        ),
    ]
    return Totals(tuple(Total(str(count), term, meaning) for count, term, meaning in items))


def _short(data: RollCallData, tr: Words) -> str:
    """Return figures and definitions in one line, for the foot of every page."""
    totals = data.totals
    return tr(
        "Listed {listed}: entries of the latest version. Arrived {arrived}: on the list or not."
        " Awaited {awaited}: listed, neither arrived nor explained. Did not arrive {absent}: listed,"
        " with a reason. Not on the list {unexpected}: of those who arrived. Withdrawn {withdrawn}:"
        " on an earlier version only.",
        listed=totals.listed,
        arrived=totals.arrived,
        awaited=totals.awaited,
        absent=totals.absent,
        unexpected=totals.unexpected,
        withdrawn=totals.withdrawn,
    )


def _legend(tr: Words) -> Legend:
    return Legend(
        (
            (Mark.EMPTY, tr.sense("sheet", "awaited")),
            (Mark.TICKED, tr.sense("sheet", "arrived, with the time")),
            (Mark.CROSSED, tr.sense("sheet", "did not arrive or was withdrawn")),
        )
    )


def _sections(data: RollCallData, tr: Words) -> list[Block]:
    sections: list[Block] = []
    for heading, rows in (
        (tr.sense("sheet", "On the list"), data.listed),
        (tr("Arrived, not on the list"), data.unexpected),
        (tr("Arrived although withdrawn from the list"), data.came_withdrawn),
        (tr("Withdrawn from the list, not arrived"), data.withdrawn),
    ):
        if rows:
            sections.append(_table(f"{heading} · {len(rows)}", rows, tr))
    return sections or [Prose(Text(tr("Nobody is on the list, and nobody has arrived.")))]


def _table(heading: str, rows: tuple[RollCallRow, ...], tr: Words) -> Table:
    return Table(
        heading=heading,
        columns=(
            Column("", 11, Align.CENTRE),
            Column(tr.sense("sheet", "No."), 13, Align.RIGHT),
            Column(tr("Name · rank, unit, category"), 93),
            Column(tr("Born"), 26),
            Column(tr("Time, vehicle, desk"), 42),
        ),
        rows=tuple(_row(row, tr) for row in rows),
        notes_from=_NAME_COLUMN,
    )


def _row(row: RollCallRow, tr: Words) -> Row:
    rest = " ".join(part for part in (row.given, row.patronymic) if part)
    details = (row.rank, row.unit, paper_words.group(row.group, tr))
    birth = f"{row.birth} ?" if row.birth_doubtful else row.birth
    return Row(
        cells=(
            Cell(mark=_MARKS[row.state]),
            Cell(((Text(row.number, Style.VALUE),),)),
            Cell(
                (
                    (Text(row.surname, Style.NAME), Text(rest, Style.NAME_REST)),
                    (Text(" · ".join(part for part in details if part), Style.DETAIL),),
                )
            ),
            Cell(((Text(birth, Style.VALUE),),)),
            Cell(_arrival(row, tr)),
        ),
        notes=tuple(_notes(row, tr)),
    )


def _arrival(row: RollCallRow, tr: Words) -> tuple[tuple[Text, ...], ...]:
    time = paper_words.hour(row.arrived_at) if row.arrived_at else ""
    post = tr("desk {station}", station=row.station) if row.station else ""
    return (
        (Text(time, Style.NAME), Text(row.vehicle, Style.VALUE)),
        (Text(post, Style.DETAIL),),
    )


def _notes(row: RollCallRow, tr: Words) -> list[str]:
    notes = [paper_words.difference(found, tr) for found in row.differences]
    if row.birth_doubtful:
        notes.append(tr("The list’s date of birth is doubtful: compare with the papers"))
    if row.state is EntryState.NOT_ARRIVED:
        notes.append(paper_words.absence(row.absence, tr))
    if row.flags:
        notes.append(paper_words.flags(row.flags, tr))
    return notes
