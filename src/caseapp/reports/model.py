"""What a report consists of: blocks of plain text, no markup and no measurement but column widths.

Everything here is frozen and hashable; `caseapp.reports.archive` gives a document its canonical bytes.
"""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a piece of text is for; the layout decides how that looks."""

    NAME = "name"  # read at arm's length: the surname
    NAME_REST = "name_rest"  # given name and patronymic
    VALUE = "value"  # a fact that is looked up: birth date, vehicle
    DETAIL = "detail"  # rank, unit, category
    NOTE = "note"  # a difference, a reason, a flag
    BODY = "body"
    SMALL = "small"  # definitions, explanations
    COUNT = "count"  # a number in a table of numbers
    RATE = "rate"  # the rate beneath it


class Mark(StrEnum):
    """A square to tick, drawn as lines."""

    EMPTY = "empty"
    TICKED = "ticked"
    CROSSED = "crossed"


class Tone(StrEnum):
    """How dark a part of a bar or a cell is; the same in colour and on a grey printer.

    A tone never stands without a number or a word.
    """

    FAINT = "faint"
    LIGHT = "light"
    MIDDLE = "middle"
    STRONG = "strong"
    DARK = "dark"


class Align(StrEnum):
    """Where text stands in its column."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text in one style. Whatever it holds is printed as it is read, never obeyed."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the report, once, at its beginning."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a section; it stays with what follows. ``intro`` stands under it, smaller."""

    text: str
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph that can be referred to: its number, then its text."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Boxed:
    """Lines that a reader must not miss, in a frame."""

    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that is read first: "240", of what it is a part ("of 302 · 79.5 %"), what it counts."""

    figure: str
    base: str
    term: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Tiles beside one another, as many as fit, all of one height."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Swatches:
    """What the tones of bars and cells mean, on one line."""

    items: tuple[tuple[Tone, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: ``permille`` of its length, its tone, and what is written in it if it fits."""

    permille: int
    tone: Tone
    text: str


@dataclass(frozen=True, slots=True)
class Total:
    """A figure, its term, and what exactly was counted."""

    figure: str
    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Figures that are never printed without their definitions."""

    items: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks mean, on one line."""

    items: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the width it would like (mm), and how its text stands."""

    head: str
    mm: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs under one another, each of texts that run on in one line; a mark before them.

    ``tone`` is the ground they stand on; ``bar`` is drawn in the cell instead of text.
    """

    paragraphs: tuple[tuple[Text, ...], ...] = ()
    mark: Mark | None = None
    tone: Tone | None = None
    bar: "tuple[Part, ...]" = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and notes that run under them from the column ``Table.notes_from`` to the right edge.

    ``bar`` is drawn under all of it, over the same width as the notes.
    """

    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()
    bar: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading; the column heads are repeated on every page.

    ``row_mm`` is the least height of a row; ``ruled`` draws lines between columns, to write in.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes_from: int = 0
    row_mm: float = 0.0
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on: in what capacity, and the name if it is known."""

    capacity: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, with the words under them; they never stand alone on a page."""

    items: tuple[Signature, ...]
    captions: tuple[str, str, str]


Block = (
    Title
    | Heading
    | Prose
    | Numbered
    | Boxed
    | Totals
    | KeyFigures
    | Legend
    | Swatches
    | Table
    | Signatures
)


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page.

    ``page`` holds ``{page}`` and ``{pages}``. ``demo`` is "" for real data. ``seal`` goes into the QR
    beside the heading and, as ``seal_line`` with its ``{seal}``, after the last line of the foot
    ("": neither); no other text may hold it, as it is made over all of them.
    """

    classification: str
    copy: str
    heading: str
    place: str
    foot: tuple[str, ...]
    page: str
    seal_line: str
    seal: str = ""
    demo: str = ""


@dataclass(frozen=True, slots=True)
class Doc:
    """A report, ready to be drawn; ``lang`` is the BCP 47 tag of its text."""

    lang: str
    title: str
    running: Running
    blocks: tuple[Block, ...]
