"""Somebody's path as a line with discs: when and who, what, and what else."""

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame

from caseapp.domain.person_views import Path, PathStep
from caseapp.text import dates
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.people import path_words
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.rows import RowList

WIDTH = 332
_LETTERS = 30
_DISC, _LEFT, _TEXT, _RIGHT = 28, 20, 60, 20
_MOST_LINES = 3


class StepBrush:
    """Date left and author right on one line, then title, then detail over as many lines as it takes."""

    def __init__(self, look: Look, width: int) -> None:
        self._look, self._width = look, width - _TEXT - _RIGHT - 2

    def height(self, row: PathStep, /) -> int:
        """Override: as many lines as the words take."""
        look = self._look
        lines = len(self._lines(path_words.detail(row, look.words), "small"))
        titles = len(self._lines(path_words.title(row, look.words), "strong"))
        head, title, small = look.line("caption"), look.line("strong"), look.line("small")
        return ceil(head + title * titles + small * lines) + 16

    def takes(self, _row: PathStep, /) -> bool:
        """Override: a step can be walked to and heard."""
        return True

    def say(self, row: PathStep, /) -> str:
        """Override: everything, as a sentence."""
        tr = self._look.words
        parts = (
            path_words.when(row, tr),
            path_words.title(row, tr),
            path_words.detail(row, tr),
            path_words.signed(row),
        )
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: PathStep, /, *, here: bool) -> None:
        """Override: line, disc, words."""
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(4, 0, -4, -4))
        middle = rect.x() + _LEFT + _DISC / 2
        line = QRectF(middle - 1, rect.y() + _DISC + 6, 2, rect.height() - _DISC - 8)
        canvas.painter.fillRect(line, look.color("hairline"))
        hue, picture = path_words.look_of(row)
        disc = QRectF(rect.x() + _LEFT, rect.y() + 4, _DISC, _DISC)
        canvas.box(disc, _DISC / 2, look.color(f"{hue}.soft"))
        canvas.icon(disc.adjusted(6, 6, -6, -6), picture, hue)
        x, y = rect.x() + _TEXT, rect.y() + 4
        head = QRectF(x, y, self._width, look.line("caption"))
        told = canvas.words(head, path_words.when(row, tr), "caption", "ink2")
        if (room := self._width - told - 12) > 0:
            by = QRectF(x + told + 12, y, room, head.height())
            canvas.words(by, path_words.signed(row), "caption", "ink3", paint.RIGHT)
        y = head.bottom()
        for text in self._lines(path_words.title(row, tr), "strong"):
            canvas.words(QRectF(x, y, self._width, look.line("strong")), text, "strong")
            y += look.line("strong")
        for text in self._lines(path_words.detail(row, tr), "small"):
            canvas.words(QRectF(x, y, self._width, look.line("small")), text, "small", "ink2")
            y += look.line("small")

    def _lines(self, text: str, style: str) -> list[str]:
        """Break a text between words; the last line takes the rest, and is shortened when drawn."""
        metrics, lines = QFontMetricsF(self._look.font(style)), list[str]()
        if metrics.horizontalAdvance(text) <= self._width:
            return [text] if text else []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            full = metrics.horizontalAdvance(longer) > self._width
            if lines and (not full or len(lines) == _MOST_LINES):
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


class PathPanel(QFrame):
    """The card on the left of a person's page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.setProperty("role", "card")
        wide = max(WIDTH, round(look.width("0" * _LETTERS, "body")))
        self.setFixedWidth(wide)
        self._held = label(look, "", "small", "2", wrap=True)
        self._held.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.steps: RowList[PathStep] = RowList(look, StepBrush(look, wide), tr("Path"))
        head = row(label(look, tr("Path"), "heading"), 12, margins=(20, 12, 20, 8))
        head.addWidget(self._held, 1)
        lay = column(holder(head), margins=(1, 1, 1, 8))
        lay.addWidget(self.steps, 1)
        self.setLayout(lay)

    def show_path(self, path: Path) -> None:
        """Show a path; where one stood in it stays chosen."""
        tr, held = self._look.words, path.held
        said = ""
        if held is not None:
            least = dates.years_and_months(held.last, held.end, tr)
            most = dates.years_and_months(held.first, held.end, tr)
            known = least if least == most else tr("about {length}", length=most)
            said = tr("{length} in captivity", length=known)
        self._held.setText(said)
        place = min(self.steps.currentIndex().row(), len(path.steps) - 1)
        self.steps.show_rows(path.steps, place)

    def clear(self) -> None:
        """Show nobody's."""
        self.show_path(Path(()))
