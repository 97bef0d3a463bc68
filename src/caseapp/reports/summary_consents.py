"""The table of consents in the stage summary."""

from collections.abc import Sequence

from caseapp.domain.printed_numbers import Shown
from caseapp.domain.summary_consents import STATES, ConsentLine
from caseapp.reports.model import Align, Block, Cell, Column, Heading, Row, Style, Table, Text
from caseapp.text.labels import label
from caseapp.text.words import Words

_PURPOSE_MM, _COUNT_MM = 75, 28


def consents(lines: Sequence[ConsentLine], arrived: Shown, words: Words) -> list[Block]:
    """Return the purposes, each with its four counts; ``arrived`` is what a row adds up to."""
    tr = words
    intro = tr(
        "The newest decision of each person for each purpose. Each row adds up to everybody who arrived"
        " ({base}). One that has run out counts as not asked; of who lets no case be kept only refusals"
        " are used.",
        base=arrived.text,
    )
    purpose = Column(tr("Purpose"), _PURPOSE_MM)
    counts = [Column(label(state, tr), _COUNT_MM, Align.RIGHT) for state in STATES]
    rows = tuple(
        Row(
            (
                Cell(((Text(label(line.purpose, tr), Style.DETAIL),),)),
                *(Cell(((Text(shown.text, Style.COUNT),),)) for _, shown in line.states),
            )
        )
        for line in lines
    )
    return [Heading(tr("Consents"), intro), Table("", (purpose, *counts), rows)]
