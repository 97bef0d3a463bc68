"""The core checks of a person: how the interview stands, and the answers for who may read them."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

from caseapp.domain.access import Permission
from caseapp.domain.answers import AnswerState
from caseapp.domain.ids import PersonId
from caseapp.domain.interview_views import InterviewView, PersonChecks, Question
from caseapp.domain.interviews import InterviewForm
from caseapp.text import dates
from caseapp.text.check_words import articles
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.people.section import Section
from caseapp.ui.people.section_card import fit_to_rows, scrolled, section_card
from caseapp.ui.room import Frame
from caseapp.ui.widgets.answer_looks import ANSWERS, INTERVIEWS
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.painted import Chip
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.rows import RowList

_CODE, _SIDE = 64, 4


@dataclass(frozen=True)
class CheckServices:
    """`caseapp.services.interview_reading.checks_of`."""

    checks: Callable[[PersonId], PersonChecks]


@dataclass(frozen=True)
class CheckLine:
    """One check: its question, where it stands in law, the note, and its state."""

    code: str
    question: str
    under: str
    state: AnswerState


class CheckBrush:
    """Code, question over note and articles, state."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, row: CheckLine, /) -> int:
        """Override: a second line where there is something to say."""
        look = self._look
        return ceil(look.line("body") + (look.line("small") if row.under else 0)) + 16

    def takes(self, _row: CheckLine, /) -> bool:
        """Override: a check can be walked to and heard."""
        return True

    def say(self, row: CheckLine, /) -> str:
        """Override: everything, as a sentence."""
        state = word_for(row.state, self._look.words)
        return ". ".join(part for part in (row.code, row.question, state, row.under) if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: CheckLine, /, *, here: bool) -> None:
        """Override: one check."""
        look = self._look
        if here:
            canvas.choice(rect.adjusted(0, 1, 0, -1))
        else:
            canvas.hairline(rect.x() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)
        high, low, top = look.line("body"), look.line("small"), rect.y() + 8
        canvas.words(QRectF(rect.x() + 12, top, _CODE, high), row.code, "small", "ink2")
        said, (hue, picture) = word_for(row.state, look.words), ANSWERS[row.state]
        if row.state is AnswerState.NOT_ASKED:
            width = look.width(said, "body")
            room = QRectF(rect.right() - 12 - width, top, width + 1, high)
            canvas.words(room, said, "body", "ink3")
        else:
            width = paint.chip_width(look, said, picture)
            canvas.chip(rect.right() - 12 - width, rect.center().y(), said, hue, picture)
        left = rect.x() + 12 + _CODE + 8
        room = QRectF(left, top, rect.right() - 12 - width - 16 - left, high)
        canvas.words(room, row.question)
        if row.under:
            canvas.words(room.translated(0, high).adjusted(0, 0, 0, low - high), row.under, "small")


class ChecksSection(Section):
    """Read here, asked in the room of interviews."""

    code = "checks"

    def __init__(self, frame_: Frame, services: CheckServices) -> None:
        look, tr = frame_.look, frame_.look.words
        tables = ("interview", "check_answer", "consent", "person")
        super().__init__(tr, tables)
        self._frame, self._services = frame_, services
        self._tr = tr
        self.open = Button(look, tr("Interview"), Face(icon="message-circle"))
        self._chip = row(gap=8)
        self._when = label(look, "", "small", "2")
        self._why = label(look, "", "body", "2", wrap=True)
        self.rows: RowList[CheckLine] = RowList(look, CheckBrush(look), tr("Core checks"))
        body = holder(column(row(holder(self._chip), 8, self._when, None), 8, self._why, self.rows))
        self.setLayout(scrolled(section_card(look, tr("Core checks"), body, tools=self.open)))
        self.open.setVisible(frame_.actor.may(Permission.INTERVIEW))
        self.open.clicked.connect(self._go)
        self.clear()

    def load(self, person: PersonId) -> None:
        """Override: read the newest interview."""
        self._frame.bridge.ask_latest(
            "checks", lambda: self._services.checks(person), self._show, owner=self
        )

    def clear(self) -> None:
        """Override: nothing of the last person stays."""
        self._show_state(None)
        self._why.setText("")
        self._when.setText("")
        self.rows.show_rows([])
        fit_to_rows(self.rows)
        self.counted.emit(-1)

    def enter(self) -> None:
        """Override: Enter goes on with the interview."""
        self.open.setFocus()

    def _go(self) -> None:
        if self.person is not None:
            self._frame.go("compliance", f"person:{self.person}")

    def _show(self, found: PersonChecks) -> None:
        tr, shown = self._tr, found.shown
        self._show_state(found)
        self._when.setText(dates.when(found.started_at) if found.started_at else "")
        lines = _lines(shown, tr) if shown is not None and found.started_at else []
        self._why.setText("" if lines else _reason(found, tr))
        self._why.setVisible(not lines)
        self.rows.show_rows(lines)
        fit_to_rows(self.rows)
        answered = sum(line.state is not AnswerState.NOT_ASKED for line in lines)
        self.counted.emit(answered if lines else -1)

    def _show_state(self, found: PersonChecks | None) -> None:
        while (item := self._chip.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if found is not None and found.state is not None:
            hue, picture = INTERVIEWS[found.state]
            words = word_for(found.state, self._tr)
            self._chip.addWidget(Chip(self._frame.look, words, hue, picture))


def _reason(found: PersonChecks, tr: Words) -> str:
    """Say why no answers stand here."""
    if found.state is None:
        return tr("No interview yet. Once one is held, its answers stand here.")
    if found.shown is None:
        return tr("The answers can be read by whoever held the interview, and by a supervisor.")
    return tr("No answers were recorded.")


def _lines(view: InterviewView, tr: Words) -> list[CheckLine]:
    """Return the checks of the form, and whatever was answered beyond it."""
    core = view.form is InterviewForm.CORE
    shown = [q for q in view.questions if q.kept or q.check.core or not core]
    return [_line(q, view, tr) for q in shown]


def _line(question: Question, view: InterviewView, tr: Words) -> CheckLine:
    note = question.kept.details.note if question.kept else ""
    law = articles(question.check, view.category, tr)
    words = question.check.question.in_(tr.lang.value).replace("'", "’")
    under = " · ".join(part for part in (note, law) if part)
    return CheckLine(question.check.code, words, under, question.state)
