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


class Mark(StrEnum):
    """A square to tick, drawn as lines."""

    EMPTY = "empty"
    TICKED = "ticked"
    CROSSED = "crossed"


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
    """Paragraphs under one another, each of texts that run on in one line; a mark before them."""

    paragraphs: tuple[tuple[Text, ...], ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and notes that run under them from the column ``Table.notes_from`` to the right edge."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()


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


Block = Title | Prose | Totals | Legend | Table | Signatures


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
