"""All questions of a talk in one list."""

from PySide6.QtCore import QPointF, QRectF

from caseapp.domain.answers import AnswerKey
from caseapp.ui.compliance.question_brush import QuestionBrush, QuestionRow, Row
from caseapp.ui.look import Look
from caseapp.ui.widgets.rows import RowList


class QuestionList(RowList[Row]):
    """Knows its questions by code."""

    def __init__(self, look: Look) -> None:
        self._strips = QuestionBrush(look)
        super().__init__(look, self._strips, look.words("Questions"))

    def chosen_code(self) -> str:
        """Return the check that is chosen; empty where none is."""
        chosen = self.chosen_row()
        return chosen.question.check.code if isinstance(chosen, QuestionRow) else ""

    def choose_code(self, code: str) -> None:
        """Choose a check, if it is in the list."""
        place = self.rows.place_of(
            lambda each: isinstance(each, QuestionRow) and each.question.check.code == code
        )
        if place is not None:
            self.choose(place)

    def key_at(self, point: QPointF) -> AnswerKey | None:
        """Return the key whose cell lies under a point, where it may be pressed."""
        index = self.indexAt(point.toPoint())
        row = self.rows.row_at(index.row())
        if not isinstance(row, QuestionRow) or not row.may_write:
            return None
        return self._strips.key_at(QRectF(self.visualRect(index)), point)
