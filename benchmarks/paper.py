"""How fast paper is: a roll-call of 302 and the reports of counts, as ratios to a floor and to peers.

``python benchmarks/paper.py``  prints the ratios; times alone would say nothing about another machine.

The floor draws the same strings with the same canvas and fonts, one call for each, at fixed places,
and a rule under each row, without measuring, wrapping, squares or QR: less cannot be done. The peer is what ReportLab offers
for the same sheet: a ``LongTable`` with a ``Paragraph`` in each cell.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer

from caseapp.domain import compliance_build as build
from caseapp.domain.catalogue import catalogue
from caseapp.domain.editions import Edition
from caseapp.domain.masthead import Masthead
from caseapp.reports import compliance, roll_call
from caseapp.reports.layout.fonts import SANS, SPARE, widths
from caseapp.reports.layout.type import OF
from caseapp.reports.model import (
    Doc,
    Heading,
    Numbered,
    Prose,
    Row,
    Style,
    Table,
    Text,
    Title,
    Totals,
)
from caseapp.reports.render import render
from caseapp.text.words import Lang, Words

TESTS = Path(__file__).resolve().parent.parent / "tests"
PEOPLE = 302
ROUNDS = 15
ROWS_A_PAGE = 18


def floor(doc: Doc) -> bytes:
    """Draw the strings of a document as they come, with nothing else on the page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, initialFontName=SANS)
    rows = list(_rows(doc))
    for row in range(0, len(rows), ROWS_A_PAGE):
        _strings(canvas, doc.running.foot, 40.0)
        for line, texts in enumerate(rows[row : row + ROWS_A_PAGE]):
            for number, (text, style) in enumerate(texts):
                kind = OF[style]
                canvas.setFont(kind.face, kind.size)
                canvas.drawString(40.0 + number * 80, 780.0 - line * 40, text)
            canvas.line(40.0, 775.0 - line * 40, 560.0, 775.0 - line * 40)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _strings(canvas: Canvas, texts: tuple[str, ...], top: float) -> None:
    canvas.setFont(SANS, 7.5)
    for number, text in enumerate(texts):
        canvas.drawString(40.0, top - number * 9, text)


def _rows(doc: Doc) -> Iterator[list[tuple[str, Style]]]:
    for block in doc.blocks:
        match block:
            case Table():
                yield from map(_texts, block.rows)
            case Numbered(number, text):
                yield [(number, Style.BODY), (text, Style.BODY)]
            case Heading(text):
                yield [(text, Style.BODY)]
            case _:
                pass


def _texts(row: Row) -> list[tuple[str, Style]]:
    texts = [
        (text.text, text.style)
        for cell in row.cells
        for paragraph in cell.paragraphs
        for text in paragraph
        if text.text
    ]
    return texts + [(note, Style.NOTE) for note in row.notes]


def peer(doc: Doc) -> bytes:
    """Draw the same sheet with a paragraph in each cell of ReportLab's own table."""
    styles = {
        style: ParagraphStyle(style.value, fontName=kind.face, fontSize=kind.size)
        for style, kind in OF.items()
    }
    story: list[Any] = []
    for block in doc.blocks:
        match block:
            case Table():
                story += [_long_table(block, styles), Spacer(1, 12)]
            case Title(text) | Prose(Text(text)):
                story.append(Paragraph(escape(text), styles[Style.BODY]))
            case Totals(items):
                story += [
                    Paragraph(escape(f"{t.figure} {t.term} {t.definition}"), styles[Style.BODY])
                    for t in items
                ]
            case _:
                pass
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1, pageCompression=1, initialFontName=SANS).build(
        story
    )
    return out.getvalue()


def _long_table(block: Table, styles: dict[Style, ParagraphStyle]) -> LongTable:
    rows = [[Paragraph(escape(column.head), styles[Style.NOTE]) for column in block.columns]]
    for row in block.rows:
        cells = [
            [
                Paragraph(" ".join(escape(text.text) for text in paragraph), styles[Style.VALUE])
                for paragraph in cell.paragraphs
            ]
            for cell in row.cells
        ]
        cells[block.notes_from] += [
            Paragraph(escape(note), styles[Style.NOTE]) for note in row.notes
        ]
        rows.append(cells)
    return LongTable(
        rows, colWidths=[column.mm * 72 / 25.4 for column in block.columns], repeatRows=1
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how much of the processor some work takes."""
    start = process_time()
    work()
    return process_time() - start


def measured(name: str, doc: Doc, target: float) -> None:
    """Draw a document in three ways in turn, so that a busy machine slows all, and print the ratios."""
    rounds = [
        tuple(seconds(partial(draw, doc)) for draw in (render, floor, peer)) for _ in range(ROUNDS)
    ]
    us, least, theirs = (median(times) for times in zip(*rounds, strict=True))
    print(f"{name}: {us * 1000:.0f} ms, {len(render(doc)) / 1000:.0f} kB")
    print(
        f"  to the floor of a raw canvas ({least * 1000:.0f} ms): {us / least:.2f} x (aim {target})"
    )
    print(f"  LongTable with Paragraph to us ({theirs * 1000:.0f} ms): {theirs / us:.1f} x")


def main() -> None:
    """Measure a roll-call, and the compliance report from its people to its pages."""
    sys.path.insert(0, str(TESTS))
    sheets, day = import_module("reports.sheets"), import_module("counted_day")
    for face in SPARE:
        widths(face)
    words = Words(Lang.UK)
    measured(f"roll-call of {PEOPLE}", roll_call.build(sheets.roll_call(PEOPLE), words), 1.3)
    masthead = Masthead(sheets.STAGE, sheets.CUT_OFF, sheets.IMPRINT)
    people, told = day.invented(), catalogue()
    make = partial(build.compliance, people, told, Edition.RESTRICTED, masthead)
    counted = median(seconds(make) for _ in range(5))
    print(f"compliance report of {len(people)}, counted and suppressed: {counted * 1000:.0f} ms")
    measured("its pages", compliance.build(make(), words), 2.0)


if __name__ == "__main__":
    main()
