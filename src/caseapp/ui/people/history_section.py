"""What was done about this person, the newest on top, each field before and after."""

from functools import partial
from math import ceil

from PySide6.QtCore import QRectF, Qt

from caseapp.domain.access import Permission
from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import PersonAct
from caseapp.text import dates
from caseapp.ui import paint
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.people import act_words
from caseapp.ui.people.record_dialog import RecordDialog
from caseapp.ui.people.record_services import RecordServices
from caseapp.ui.people.records import open_record, take_back
from caseapp.ui.people.section import Section
from caseapp.ui.room import Frame
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.states import Fault

_SIDE, _MOST = 20, 6
_WHEN = 22
"""Letters that stand in the column of time, author and laptop."""


class ActBrush:
    """Time, author and laptop at the left, the act and its changes beside them."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._when = look.width("0" * _WHEN, "small")

    def height(self, row: PersonAct, /) -> int:
        """Override: a line for each change."""
        look = self._look
        lines = max(2 if row.laptop else 1, len(self._lines(row)))
        return ceil(look.line("strong") + look.line("small") * lines) + 16

    def takes(self, _row: PersonAct, /) -> bool:
        """Override: an act can be walked to and heard."""
        return True

    def say(self, row: PersonAct, /) -> str:
        """Override: everything, as a sentence."""
        return act_words.sentence(row, self._look.words)

    def draw(self, canvas: Canvas, rect: QRectF, row: PersonAct, /, *, here: bool) -> None:
        """Override: one act."""
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        else:
            canvas.hairline(rect.x() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)
        high, low, top = look.line("strong"), look.line("small"), rect.y() + 8
        left = QRectF(rect.x() + _SIDE, top, self._when, high)
        canvas.words(left, dates.when(row.at), "body", "ink2")
        canvas.words(left.translated(0, high), row.by, "small", "ink3")
        canvas.words(left.translated(0, high + low), act_words.laptop(row, tr), "small", "ink3")
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
        canvas.words(QRectF(x, top, right - x, high), act_words.title(row, tr), "strong")
        for place, text in enumerate(self._lines(row)):
            room = QRectF(x, top + high + low * place, rect.right() - _SIDE - x, low)
            canvas.words(room, text, "small", "ink2")

    def _lines(self, row: PersonAct) -> list[str]:
        tr = self._look.words
        lines = list(act_words.lines(row, tr))
        if len(lines) > _MOST:
            more = len(lines) - _MOST + 1
            lines = [*lines[: _MOST - 1], tr.many("and {count} more", "and {count} more", more)]
        return lines


class HistorySection(Section):
    """Shows acts, opens one of them, takes one back. Who reads only their own is told so.

    It stays for somebody who refused CARE: the service tells only what is kept of them.
    """

    code = "history"
    without_care = True

    def __init__(self, frame_: Frame, services: RecordServices) -> None:
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
        self.open_ = Button(look, tr("Open"), Face(icon="file-text", key="Enter"))
        self.undo = Button(look, tr("Take back"), Face(Kind.QUIET, "history", "Del"))
        self.undo.setAccessibleName(tr("Take back the chosen act"))
        self.fault = Fault(look)
        self.dialog: RecordDialog | None = None
        said = column(
            *(label(look, tr("History"), "heading"), 4, label(look, note, "small", "2", wrap=True))
        )
        top = row(holder(said), gap=8)
        top.setStretch(0, 1)
        for each in (self.undo, self.open_):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        head = column(
            *(top, 8, self.fault, self._none),
            margins=(20, 16, 20, 8),
        )
        inner = column(holder(head), margins=(1, 1, 1, 8))
        inner.addWidget(self.acts, 1)
        self.setLayout(column(frame("card", inner)))
        self.undo.setVisible(services.undo_act is not None)  # only now: alone it would be a window
        self.acts.chosen.connect(self._chosen)
        self.acts.taken.connect(self._open)
        self.open_.clicked.connect(lambda: self._open(self.acts.chosen_row()))
        self.undo.clicked.connect(self._take_back)
        bind(self.acts, "Del", self.undo.click, Qt.ShortcutContext.WidgetShortcut)

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

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: what works in the list of acts."""
        tr = self._frame.look.words
        return (
            ("↑ ↓", tr("another act")),
            ("Enter", tr("open the record")),
            ("Del", tr("take the chosen act back")),
        )

    def _show(self, acts: tuple[PersonAct, ...]) -> None:
        before = self.acts.chosen_row()
        place = next((n for n, one in enumerate(acts) if before and one.id == before.id), 0)
        self._none.setVisible(not acts)
        self.acts.show_rows(acts, place if acts else -1)
        self._chosen(self.acts.chosen_row())

    def _chosen(self, act: PersonAct | None) -> None:
        self.fault.say("")
        self.open_.setEnabled(act is not None)
        self.undo.setEnabled(act is not None and act.offered)

    def _open(self, act: PersonAct | None) -> None:
        if act is not None:
            self.dialog = open_record(self._frame, self._services, self, (act,))

    def _take_back(self) -> None:
        act = self.acts.chosen_row()
        if act is not None and act.id is not None:
            take_back(
                self._frame,
                self._services,
                act.id,
                owner=self,
                done=lambda: self.fault.say(""),
                refuse=self.fault.say,
            )
