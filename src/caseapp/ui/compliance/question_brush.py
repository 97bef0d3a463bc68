"""How a question looks in the list of all: code, words, note, state, and the six keys as a strip."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from caseapp.domain.answers import AnswerKey, AnswerState
from caseapp.domain.checks import key_of, state_of
from caseapp.domain.interview_views import Question
from caseapp.text.labels import label as word_for
from caseapp.ui import paint
from caseapp.ui.compliance.wording import read
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import RADIUS
from caseapp.ui.widgets.answer_looks import ANSWERS
from caseapp.ui.widgets.painted import Painted

_CODE, _LEFT, _CELL, _HIGH, _RIGHT, _STATE = 24, 92, 45, 36, 36, 196
STRIP = _CELL * len(AnswerKey)


@dataclass(frozen=True)
class ThemeRow:
    """A heading: the theme, and how many of its questions have a state."""

    name: str
    done: int
    of: int


@dataclass(frozen=True)
class QuestionRow:
    """One question; ``begun`` are the words of a note that is not written down yet."""

    question: Question
    begun: str = ""
    may_write: bool = True


Row = ThemeRow | QuestionRow


class QuestionBrush:
    """Draws both kinds of rows."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._head = look.tall(40, "label")
        self._row = look.tall(52, "body", "small")

    def height(self, row: Row, /) -> int:
        """Override: headings are lower."""
        return self._head if isinstance(row, ThemeRow) else self._row

    def takes(self, row: Row, /) -> bool:
        """Override: questions can be chosen."""
        return isinstance(row, QuestionRow)

    def say(self, row: Row, /) -> str:
        """Override: the question and its state."""
        tr = self._look.words
        if isinstance(row, ThemeRow):
            return f"{row.name}, {tr('{done} of {of}', done=row.done, of=row.of)}"
        words = read(row.question.check.question, tr.lang.value)
        parts = (row.question.check.code, words, word_for(row.question.state, tr), self._note(row))
        return ". ".join(part for part in parts if part)

    def key_at(self, rect: QRectF, point: QPointF) -> AnswerKey | None:
        """Return the key whose cell lies under a point of a row."""
        strip = self._strip(rect)
        if not strip.contains(point):
            return None
        return AnswerKey(min(len(AnswerKey), int((point.x() - strip.x()) // _CELL) + 1))

    def draw(self, canvas: Canvas, rect: QRectF, row: Row, /, *, here: bool) -> None:
        """Override: one heading or one question."""
        if isinstance(row, ThemeRow):
            self._heading(canvas, rect, row)
            return
        if here:
            canvas.choice(rect.adjusted(8, 2, -8, -2))
        else:
            canvas.hairline(rect.x() + _CODE, rect.right() - 24, rect.bottom() - 1)
        check = row.question.check
        code = QRectF(rect.x() + _CODE, rect.y(), _LEFT - _CODE, rect.height())
        canvas.words(code, check.code, "small", "ink2")
        strip = self._strip(rect)
        room = QRectF(
            rect.x() + _LEFT, rect.y(), strip.x() - _STATE - _LEFT - rect.x(), rect.height()
        )
        self._words(canvas, room, row)
        self._state(canvas, strip.x() - 16, rect.center().y(), row.question.state)
        if row.may_write and row.question.state is not AnswerState.NOT_APPLICABLE:
            self._draw_strip(canvas, strip, row.question)

    def _heading(self, canvas: Canvas, rect: QRectF, row: ThemeRow) -> None:
        tr = self._look.words
        room = rect.adjusted(_CODE, 8, -_RIGHT, 0)
        canvas.words(room, row.name, "label", "ink2")
        canvas.words(
            room, tr("{done} of {of}", done=row.done, of=row.of), "small", "ink2", paint.RIGHT
        )

    def _words(self, canvas: Canvas, room: QRectF, row: QuestionRow) -> None:
        words = read(row.question.check.question, self._look.words.lang.value)
        note = self._note(row)
        if not note:
            canvas.words(room, words)
            return
        high, low = self._look.line("body"), self._look.line("small")
        top = room.center().y() - (high + low) / 2
        canvas.words(QRectF(room.x(), top, room.width(), high), words)
        under = QRectF(room.x(), top + high, room.width(), low)
        canvas.words(under, note, "small", "partly" if row.begun else "ink2")

    def _note(self, row: QuestionRow) -> str:
        if row.begun:
            return self._look.words("note without an answer: {words}", words=row.begun)
        return row.question.kept.details.note if row.question.kept else ""

    def _state(self, canvas: Canvas, right: float, middle: float, state: AnswerState) -> None:
        said = word_for(state, self._look.words)
        if state is AnswerState.NOT_ASKED:  # an open place, not a fault: no chip
            room = QRectF(right - _STATE, middle - 12, _STATE, 24)
            canvas.words(room, said, "body", "ink3", paint.RIGHT)
            return
        hue, picture = ANSWERS[state]
        width = paint.chip_width(self._look, said, picture)
        canvas.chip(right - width, middle, said, hue, picture)

    def _draw_strip(self, canvas: Canvas, strip: QRectF, question: Question) -> None:
        color = self._look.color
        canvas.box(strip, RADIUS, color("surface"), color("hairline"))
        given = key_of(question.check, question.state)
        for place, key in enumerate(AnswerKey):
            cell = QRectF(strip.x() + place * _CELL, strip.y(), _CELL, strip.height())
            state = state_of(question.check, key)
            if state is None:
                canvas.box(cell.adjusted(2, 2, -2, -2), 4, color("sunken"))
                continue
            hue, picture = ANSWERS[state]
            if key is given:
                canvas.box(cell.adjusted(1, 1, -1, -1), RADIUS, color(f"{hue}.soft"), color(hue))
            icon = paint.square(cell.center().x() - 9, cell.center().y(), 18)
            canvas.icon(icon, picture, hue if key is given else "ink2")

    def _strip(self, rect: QRectF) -> QRectF:
        return QRectF(
            round(rect.right() - _RIGHT - STRIP), round(rect.center().y() - _HIGH / 2), STRIP, _HIGH
        )


class ListHead(Painted):
    """Names the columns once, and the keys above their cells. It stays while the list moves."""

    def __init__(self, look: Look, viewport: Callable[[], QWidget]) -> None:
        super().__init__(look, 0, look.tall(40, "label"))
        self._viewport = viewport

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        """Override: words, and a cap above each cell of the strips."""
        tr = self.look.words
        canvas.words(rect.adjusted(_CODE, 0, 0, 0), tr("Question"), "label", "ink2")
        left = rect.x() + self._viewport().width() - _RIGHT - STRIP
        state = QRectF(left - 16 - _STATE, rect.y(), _STATE, rect.height())
        canvas.words(state, tr.sense("column", "Answer"), "label", "ink2", paint.RIGHT)
        for place, key in enumerate(AnswerKey):
            cap = str(key.value)
            middle = left + place * _CELL + _CELL / 2
            canvas.keycap(middle - paint.keycap_width(self.look, cap) / 2, rect.center().y(), cap)
