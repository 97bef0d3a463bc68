"""The blank check-in sheet, to work on by hand while there is no power."""

from caseapp.domain.roll_call import CheckInData
from caseapp.reports import imprint
from caseapp.reports.model import (
    Align,
    Cell,
    Column,
    Doc,
    Mark,
    Prose,
    Row,
    Style,
    Table,
    Text,
    Title,
)
from caseapp.text import paper_words
from caseapp.text.words import Words

_ROW_MM = 11.5


def build(data: CheckInData, words: Words) -> Doc:
    """Return a sheet of numbered empty rows for one stage."""
    tr = words
    name = tr("Check-in by hand")
    stage = imprint.stage_name(data.stage, tr)
    place = imprint.place_and_time(data.stage, paper_words.moment(data.cut_off), tr)
    definition = tr("One row is one person who arrived, on the list or not.")
    return Doc(
        lang=tr.lang.value,
        title=f"{name} · {stage}",
        running=imprint.running(f"{name} · {stage}", place, definition, data.imprint, tr),
        blocks=(
            Title(name),
            Prose(Text(f"{stage} · {place}")),
            Prose(
                Text(
                    tr(
                        "One row for each person, in the order of arrival. Write the name as the"
                        " person says it, in capitals. When the power is back, enter the rows at the"
                        " arrivals desk in this order and tick “entered”."
                    ),
                    Style.BODY,
                )
            ),
            _table(data.rows, tr),
            imprint.signatures(data.imprint.printed_by, tr),
        ),
    )


def _table(count: int, tr: Words) -> Table:
    return Table(
        heading=tr.sense("sheet", "Arrivals"),
        columns=(
            Column("", 10, Align.RIGHT),
            Column(tr.sense("sheet", "Time"), 16),
            Column(tr("Surname, given name, patronymic"), 68),
            Column(tr("Born"), 24),
            Column(tr("Unit, rank"), 26),
            Column(tr("Vehicle"), 18),
            Column(tr.sense("sheet", "Medic"), 14, Align.CENTRE),
            Column(tr.sense("sheet", "Entered"), 15, Align.CENTRE),
        ),
        rows=tuple(_row(number) for number in range(1, count + 1)),
        row_mm=_ROW_MM,
        ruled=True,
    )


def _row(number: int) -> Row:
    empty, box = Cell(), Cell(mark=Mark.EMPTY)
    printed = Cell(((Text(str(number), Style.DETAIL),),))
    return Row((printed, empty, empty, empty, empty, empty, box, box))
