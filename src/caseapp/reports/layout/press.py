"""Draws a document: measures it, breaks it into pages, writes the PDF."""

from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from caseapp.reports.label_model import LabelSheets
from caseapp.reports.layout.bands import paginated
from caseapp.reports.layout.blocks import bands
from caseapp.reports.layout.clean import clean
from caseapp.reports.layout.fonts import SANS, widths
from caseapp.reports.layout.ink import Ink
from caseapp.reports.layout.running import Page, RunningBands
from caseapp.reports.layout.typeset import Typesetter
from caseapp.reports.model import Doc

rl_config.useA85 = 0  # streams as they are, not inflated by a quarter to be printable
_RUNNING = "running"
_PAPER = Page(A4[0], A4[1], margin=32.0)


def printed(doc: Doc) -> bytes:
    """Return the document as a PDF on A4, portrait. The same document always gives the same bytes."""
    typesetter = Typesetter()
    running = RunningBands(doc.running, typesetter, _PAPER)
    pages = paginated(bands(doc, typesetter, _PAPER.measure), running.room)
    out = BytesIO()
    canvas = blank(out, doc, A4)
    ink = Ink(canvas)
    ink.once(_RUNNING, lambda: running.draw(ink))
    for number, page in enumerate(pages, start=1):
        ink.again(_RUNNING)
        running.draw_number(ink, number, len(pages))
        ink.bands(page, _PAPER.margin, running.start)
        ink.turn()
    canvas.save()
    return out.getvalue()


def blank(out: BytesIO, doc: Doc | LabelSheets, size: tuple[float, float]) -> Canvas:
    """Return a canvas that leaves no date, no random id and no font but ours in the file."""
    widths(SANS)  # loads the face that the canvas begins with
    canvas = Canvas(
        out,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        initialFontName=SANS,
        lang=doc.lang,
        pdfVersion=(1, 7),
    )
    canvas.setTitle(clean(doc.title))
    canvas.setAuthor("caseapp")
    canvas.setCreator("caseapp")
    canvas.setSubject(clean(doc.running.classification))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
