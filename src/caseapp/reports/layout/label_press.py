"""Draws sheets of labels."""

from io import BytesIO

from caseapp.domain.labels import LabelKind
from caseapp.reports.label_model import Label, LabelSheets
from caseapp.reports.layout.ink import Ink
from caseapp.reports.layout.labels import SHEETS, Drawn, sticker, wristband
from caseapp.reports.layout.press import blank
from caseapp.reports.layout.typeset import Typesetter

_CUTS = "cuts"


def printed_labels(paper: LabelSheets) -> bytes:
    """Return the sheets as a PDF; the same labels always give the same bytes."""
    typesetter, sheet = Typesetter(), SHEETS[paper.kind]
    height, places = sheet.size[1], sheet.across * sheet.down
    out = BytesIO()
    canvas = blank(out, paper, sheet.size)
    ink = Ink(canvas)
    ink.once(_CUTS, lambda: ink.dotted(sheet.cuts(), 0, height))
    first = paper.start - 1
    for number, label in enumerate(paper.labels, start=first):
        if number == first or number % places == 0:
            if number > first:
                ink.turn()
            ink.again(_CUTS)
        x, top = sheet.place(number % places)
        drawn = _drawn(paper, label, typesetter)
        ink.dotted(drawn.dotted, x, height - top)
        ink.rules(drawn.rules, x, height - top)
        for left, below, size in drawn.codes:
            ink.qr(label.code, x + left, height - top - below, size)
        ink.words(drawn.words, x, height - top)
    ink.turn()
    canvas.save()
    return out.getvalue()


def _drawn(paper: LabelSheets, label: Label, typesetter: Typesetter) -> Drawn:
    demo = paper.running.demo
    if paper.kind is LabelKind.STICKER:
        return sticker(label, demo, typesetter)
    return wristband(label, demo, paper.overlap, typesetter)
