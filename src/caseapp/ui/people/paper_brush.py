"""How papers and files look in their lists."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF

from caseapp.domain.captivity import DocumentState, FileKind
from caseapp.domain.captivity_views import DocumentView, FileView
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.text.words import Words
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW_TALL

_SIDE, _GAP, _ICON = 16, 12, 20
_HUES: Mapping[DocumentState, str] = MappingProxyType(
    {
        DocumentState.HELD: "ok",
        DocumentState.RETURNED: "ok",
        DocumentState.TAKEN: "bad",
        DocumentState.REPLACEMENT_NEEDED: "partly",
    }
)
_ICONS: Mapping[FileKind, str] = MappingProxyType({FileKind.PHOTO: "eye"})


def size_words(size: int, tr: Words) -> str:
    """Return how big a file is, as one would say it."""
    if size >= 1 << 20:
        return tr("{size} MB", size=f"{size / (1 << 20):.1f}")
    return tr("{size} kB", size=max(1, round(size / 1024)))


class PaperBrush:
    """Kind over number and note; what became of it."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._row = look.tall(ROW_TALL, "strong", "small")

    def height(self, _row: DocumentView, /) -> int:
        """Override: all alike."""
        return self._row

    def takes(self, _row: DocumentView, /) -> bool:
        """Override: every paper can be chosen."""
        return True

    def say(self, row: DocumentView, /) -> str:
        """Override: kind, number, state."""
        tr = self._look.words
        parts = (label(row.kind, tr), row.number, label(row.state, tr), row.note)
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: DocumentView, /, *, here: bool) -> None:
        """Override: one paper."""
        _ground(canvas, rect, here=here)
        said = label(row.state, self._look.words)
        right = rect.right() - _SIDE - paint.chip_width(self._look, said)
        canvas.chip(right, rect.center().y(), said, _HUES[row.state])
        about = " · ".join(part for part in (row.number, row.note) if part)
        room = QRectF(rect.x() + _SIDE, rect.y(), right - rect.x() - _SIDE - _GAP, rect.height())
        _two_lines(canvas, room, label(row.kind, self._look.words), about)


class FileBrush:
    """Title over kind, size, who added it and when."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._row = look.tall(ROW_TALL, "strong", "small")

    def height(self, _row: FileView, /) -> int:
        """Override: all alike."""
        return self._row

    def takes(self, _row: FileView, /) -> bool:
        """Override: every file can be chosen."""
        return True

    def say(self, row: FileView, /) -> str:
        """Override: title and facts."""
        return f"{self._title(row)}, {self._about(row)}"

    def draw(self, canvas: Canvas, rect: QRectF, row: FileView, /, *, here: bool) -> None:
        """Override: one file."""
        _ground(canvas, rect, here=here)
        at = paint.square(rect.x() + _SIDE, rect.center().y(), _ICON)
        canvas.icon(at, _ICONS.get(row.kind, "file-text"))
        left = at.right() + _GAP
        room = QRectF(left, rect.y(), rect.right() - _SIDE - left, rect.height())
        _two_lines(canvas, room, self._title(row), self._about(row))

    def _title(self, row: FileView) -> str:
        return row.title or row.file_name

    def _about(self, row: FileView) -> str:
        tr = self._look.words
        parts = (
            label(row.kind, tr),
            size_words(row.size, tr),
            row.added_by,
            dates.when(row.added_at),
        )
        return " · ".join(part for part in parts if part)


def _ground(canvas: Canvas, rect: QRectF, *, here: bool) -> None:
    if here:
        canvas.choice(rect.adjusted(4, 2, -4, -2))
    else:
        canvas.hairline(rect.x() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)


def _two_lines(canvas: Canvas, rect: QRectF, first: str, second: str) -> None:
    high, low = canvas.look.line("strong"), canvas.look.line("small")
    top = rect.center().y() - (high + (low if second else 0)) / 2
    canvas.words(QRectF(rect.x(), top, rect.width(), high), first, "strong")
    canvas.words(QRectF(rect.x(), top + high, rect.width(), low), second, "small", "ink2")
