"""What somebody needs: a list, and under it the chosen need with the steps that help may take."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from caseapp.domain.arrival_views import NeedView
from caseapp.domain.ids import PersonId
from caseapp.domain.needs import NEED_STEPS, OPEN_NEEDS, NeedKind, NeedState
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.ui import paint
from caseapp.ui.bridge import Change
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.people.field_writer import FieldWriter
from caseapp.ui.people.on_site_services import NeedServices
from caseapp.ui.people.section_card import fit_to_rows, section_card
from caseapp.ui.room import Frame
from caseapp.ui.theme import ROW_TALL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.rows import RowList

_HUES: Mapping[NeedState, str] = MappingProxyType(
    {
        NeedState.PROPOSED: "info",
        NeedState.AGREED: "info",
        NeedState.DECLINED: "declined",
        NeedState.SENT: "partly",
        NeedState.ACCEPTED: "partly",
        NeedState.DONE: "ok",
        NeedState.FAILED: "bad",
    }
)
_SIDE, _GAP = 16, 12


class NeedBrush:
    """Kind over who helps; how far help has come; urgent in words."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._row = look.tall(ROW_TALL, "strong", "small")

    def height(self, _row: NeedView, /) -> int:
        """Override: all alike."""
        return self._row

    def takes(self, _row: NeedView, /) -> bool:
        """Override: every need can be chosen."""
        return True

    def say(self, row: NeedView, /) -> str:
        """Override: kind, urgent, state, who helps."""
        tr = self._look.words
        urgent = tr("urgent") if row.urgent and row.state in OPEN_NEEDS else ""
        parts = (word_for(row.kind, tr), urgent, word_for(row.state, tr), row.to_whom, row.note)
        return ", ".join(part for part in parts if part)

    def draw(self, canvas: Canvas, rect: QRectF, row: NeedView, /, *, here: bool) -> None:
        """Override: one need."""
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        else:
            canvas.hairline(rect.x() + _SIDE, rect.right() - _SIDE, rect.bottom() - 1)
        right = rect.right() - _SIDE
        chips = [(word_for(row.state, tr), _HUES[row.state], "")]
        if row.urgent and row.state in OPEN_NEEDS:
            chips.append((tr("urgent"), "bad", "triangle-alert"))
        for text, hue, picture in chips:
            right -= paint.chip_width(look, text, picture)
            canvas.chip(right, rect.center().y(), text, hue, picture)
            right -= _GAP
        left, about = rect.x() + _SIDE, " · ".join(p for p in (row.to_whom, row.note) if p)
        high, low = look.line("strong"), look.line("small")
        top = rect.center().y() - (high + (low if about else 0)) / 2
        canvas.words(QRectF(left, top, right - left, high), word_for(row.kind, tr), "strong")
        canvas.words(QRectF(left, top + high, right - left, low), about, "small", "ink2")


class NeedsCard(QWidget):
    """Adds needs, and takes the chosen one on."""

    def __init__(self, frame: Frame, services: NeedServices) -> None:
        super().__init__()
        look, tr = frame.look, frame.look.words
        self._frame, self._services = frame, services
        self._person: PersonId | None = None
        self.add = Button(look, tr("Add a need"), Face(icon="plus", chevron=True))
        self.menu = QMenu(self)
        self.menu.setFont(look.font("body"))
        for kind in NeedKind:
            self.menu.addAction(word_for(kind, tr)).triggered.connect(partial(self._add, kind))
        self.add.setMenu(self.menu)
        self.list: RowList[NeedView] = RowList(look, NeedBrush(look), tr("Needs"))
        self.none = label(look, tr("No need is written down."), "body", "3")
        self.fields = {
            "to_whom": InPlace(look, field_label("to_whom", tr)),
            "note": InPlace(look, field_label("note", tr)),
        }
        self.writer = FieldWriter(self, frame, services.fields, self.fields)
        self.urgent = Button(look, tr("Urgent"), Face(icon="triangle-alert"))
        self.urgent.setCheckable(True)
        self.steps = {
            state: Button(look, word_for(state, tr), Face(icon="chevron-right"))
            for state in NeedState
        }
        self.remove = Button(look, tr("Remove this need"), Face(Kind.QUIET, "x", "Del"))
        self._detail = holder(self._lay_out_detail())
        body = holder(column(self.none, self.list, self._detail))
        self.setLayout(column(section_card(look, tr("Needs"), body, tools=self.add)))
        self.list.chosen.connect(lambda _row: self._show_chosen())
        self.urgent.clicked.connect(self._set_urgent)
        self.remove.clicked.connect(self._remove)
        for state, button in self.steps.items():
            button.clicked.connect(partial(self._step, state))
        bind(self.list, "Del", self.remove.click, Qt.ShortcutContext.WidgetShortcut)

    def show_needs(self, person: PersonId | None, needs: tuple[NeedView, ...]) -> None:
        """Show somebody's needs; the one that was chosen stays chosen."""
        before = self.list.chosen_row()
        self._person = person
        place = next((n for n, one in enumerate(needs) if before and one.id == before.id), 0)
        self.list.show_rows(needs, place if needs else -1)
        fit_to_rows(self.list)
        self.none.setVisible(not needs)
        self._show_chosen()

    def _show_chosen(self) -> None:
        need = self.list.chosen_row()
        self._detail.setVisible(need is not None)
        if need is None:
            self.writer.clear()
            return
        self.writer.show(need.id, {"to_whom": need.to_whom, "note": need.note})
        self.urgent.setChecked(need.urgent)
        for state, button in self.steps.items():
            button.setVisible(state in NEED_STEPS[need.state])

    def _add(self, kind: NeedKind) -> None:
        person = self._person
        if person is not None:
            self._change(lambda: self._services.add(person, kind))

    def _step(self, state: NeedState) -> None:
        if need := self.list.chosen_row():
            self._change(lambda: self._services.step(need.id, state))

    def _set_urgent(self) -> None:
        if need := self.list.chosen_row():
            self._change(lambda: self._services.set_urgent(need.id, not need.urgent))

    def _remove(self) -> None:
        if need := self.list.chosen_row():
            self._change(lambda: self._services.remove(need.id))

    def _change(self, command: Callable[[], Change[object]]) -> None:
        said = Notice(self._frame.look.words("Needs changed"), undo=True)
        self._frame.bridge.change(command, lambda _done: self._frame.say(said), owner=self)

    def _lay_out_detail(self) -> QVBoxLayout:
        grid = FieldGrid(self._frame.look, [*self.fields.values()])
        steps = holder(Flow(self.urgent, *self.steps.values()))
        return column(8, steps, 8, grid, row(None, self.remove))
