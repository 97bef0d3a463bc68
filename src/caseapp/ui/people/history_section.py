"""What was done about this person, the newest on top, each field before and after."""

from datetime import timedelta
from functools import partial
from math import ceil

from PySide6.QtCore import QRectF

from caseapp.domain.access import Permission
from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import PersonAct
from caseapp.text import dates
from caseapp.text.labels import act_label
from caseapp.ui import paint
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.people.change_words import changes_said
from caseapp.ui.people.section import Section
from caseapp.ui.people.services import PeopleServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.parts import column, frame, holder, label
from caseapp.ui.widgets.rows import RowList

_SIDE, _WHEN, _MOST = 20, 132, 6
_AT_ONCE = timedelta(minutes=1)
"""An act recorded within a minute of happening shows one time, not two."""


class ActBrush:
    """Time and author at the left, the act and its changes beside them."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, row: PersonAct, /) -> int:
        """Override: a line for each change."""
        look = self._look
        lines = max(1, len(self._lines(row)))
        return ceil(look.line("strong") + look.line("small") * lines) + 16

    def takes(self, _row: PersonAct, /) -> bool:
        """Override: an act can be walked to and heard."""
        return True

    def say(self, row: PersonAct, /) -> str:
        """Override: everything, as a sentence."""
        tr = self._look.words
        undone = tr("taken back") if row.undone else ""
        parts = (dates.when(row.at), row.by, act_label(row.act, tr), undone, *self._lines(row))
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: PersonAct, /, *, here: bool) -> None:
        """Override: one act."""
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        else:
            canvas.hairline(rect.x() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)
        high, low, top = look.line("strong"), look.line("small"), rect.y() + 8
        left = QRectF(rect.x() + _SIDE, top, _WHEN, high)
        canvas.words(left, dates.when(row.at), "body", "ink2")
        canvas.words(left.translated(0, high), row.by, "small", "ink3")
        right = rect.right() - _SIDE
        x = left.right() + 12
        if row.undone:
            said = tr("taken back")
            width = paint.chip_width(look, said, "x")
            canvas.chip(right - width, top + high / 2, said, "neutral", "x")
            right -= width + 12
        elif row.mine:
            width = paint.keycap_width(look, "Ctrl+Z")
            canvas.keycap(right - width, top + high / 2, "Ctrl+Z")
            right -= width + 12
        canvas.words(QRectF(x, top, right - x, high), act_label(row.act, tr), "strong")
        for place, text in enumerate(self._lines(row)):
            room = QRectF(x, top + high + low * place, rect.right() - _SIDE - x, low)
            canvas.words(room, text, "small", "ink2")

    def _lines(self, row: PersonAct) -> list[str]:
        tr = self._look.words
        lines = list(changes_said(row.changes, tr))
        if len(lines) > _MOST:
            more = len(lines) - _MOST + 1
            lines = [*lines[: _MOST - 1], tr.many("and {count} more", "and {count} more", more)]
        if abs(row.recorded_at - row.at) >= _AT_ONCE:
            lines.append(tr("recorded {time}", time=dates.when(row.recorded_at)))
        return lines


class HistorySection(Section):
    """Shows acts. Who reads only their own is told so.

    It stays for somebody who refused CARE: the service tells only what is kept of them.
    """

    code = "history"
    without_care = True

    def __init__(self, frame_: Frame, services: PeopleServices) -> None:
        look, tr = frame_.look, frame_.look.words
        tables = (
            *("person", "other_name", "arrival", "arrival_flag", "capture", "detention_period"),
            *("identity_document", "relative", "contact_attempt", "need", "category_change"),
            *("consent", "interview", "check_answer", "medical_finding", "person_file"),
        )
        super().__init__(tr, tables)
        self._frame, self._services = frame_, services
        everybody = frame_.actor.may(Permission.READ_TRAIL)
        note = (
            tr("Nothing can be taken out of the history.")
            if everybody
            else tr("Your own acts; a supervisor sees those of everybody.")
        )
        self.acts: RowList[PersonAct] = RowList(look, ActBrush(look), tr("History"))
        self._none = label(look, tr("Nothing was done here yet."), "body", "3")
        head = column(
            *(label(look, tr("History"), "heading"), 4, label(look, note, "small", "2")),
            *(8, self._none),
            margins=(20, 16, 20, 8),
        )
        inner = column(holder(head), margins=(1, 1, 1, 8))
        inner.addWidget(self.acts, 1)
        self.setLayout(column(frame("card", inner)))

    def load(self, person: PersonId) -> None:
        """Override: read the acts."""
        self._frame.bridge.ask_latest(
            "history", partial(self._services.history_of, person), self._show, owner=self
        )

    def clear(self) -> None:
        """Override: nobody's."""
        self._show(())

    def enter(self) -> None:
        """Override: arrows walk through the acts."""
        self.acts.setFocus()

    def _show(self, acts: tuple[PersonAct, ...]) -> None:
        self._none.setVisible(not acts)
        self.acts.show_rows(acts, 0 if acts else -1)
