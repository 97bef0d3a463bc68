"""A person's relatives: first who must hear nothing, then whom to call, in the person's order."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from caseapp.domain.ids import RelativeId
from caseapp.domain.relatives import RelativeRow
from caseapp.ui.keys import bind
from caseapp.ui.kin.brush import RelativeBrush
from caseapp.ui.kin.form import RelativeForm
from caseapp.ui.kin.lines import RelativeLine
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import column, holder, label, row
from caseapp.ui.widgets.rows import RowList

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_MOST, _FEW = 5, 2
"""Relatives in sight at once, without a call and with one; more scroll."""


class Banner(QFrame):
    """Who must hear nothing: full width, in words, above every number. Hidden where there is nobody."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "warn")
        self._who = label(look, "", "strong", "bad", wrap=True)
        self._why = label(look, "", "small", "1", wrap=True)
        text = column(self._who, self._why)
        lay = row(holder(column(Picture(look, "message-circle-off", 24, "bad"), None)), 12)
        lay.addLayout(text, 1)
        lay.setContentsMargins(16, 8, 16, 8)
        self.setLayout(lay)
        self.hide()

    def show_untold(self, untold: Sequence[RelativeRow]) -> None:
        """Name them, with what the person said of each."""
        tr = self._look.words
        who = "; ".join(_named(one, tr("a relative")) for one in untold)
        notes = [one.note for one in untold if one.note]
        said = tr("If they ask: “I may not answer that.”")
        self._who.setText(tr("Tell nothing: {who}", who=who) if untold else "")
        self._why.setText(" ".join([*notes, said]))
        self.setAccessibleName(self._who.text())
        self.setVisible(bool(untold))

    def text(self) -> str:
        """Return whom it names; empty while it is hidden."""
        return self._who.text()


class KinPanel(QWidget):
    """The list, the banner above it, and the form that opens in its place. Decides nothing."""

    call_wanted = Signal(object)
    """The `RelativeLine` that Enter was pressed on."""
    add_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    copy_wanted = Signal(object)
    move_wanted = Signal(object, int)
    """(`RelativeLine`, up -1 or down 1)."""
    chosen = Signal(object)
    form_shown = Signal()
    """The form was opened, or closed."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.all_in_sight = False
        """Whether the list is as high as it needs; else more than a few scroll."""
        self._few = False
        self.banner = Banner(look)
        self._brush = RelativeBrush(look, now)
        self.list: RowList[RelativeLine] = RowList(look, self._brush, tr("Relatives"))
        self.nobody = label(look, tr("No relatives written down yet."), "body", "2", wrap=True)
        self.form = RelativeForm(look)
        self.add = Button(look, tr("Add"), Face(Kind.LINK, "plus", "Ctrl+N"))
        self.edit = Button(look, tr("Change"), Face(Kind.LINK, "square-pen", "F2"))
        self.up = Button(look, tr("Move up"), Face(Kind.LINK, key="Alt+↑"))
        self.down = Button(look, tr("Move down"), Face(Kind.LINK, key="Alt+↓"))
        self.remove = Button(look, tr("Take off"), Face(Kind.LINK, key="Del"))
        self.copy = Button(look, tr.sense("number", "Copy"), Face(Kind.LINK, key="Ctrl+C"))
        acts = (self.add, self.edit, self.up, self.down, self.remove, self.copy)
        self.tools = holder(Flow(*acts, gap=4))
        self.setLayout(column(self.banner, 4, self.nobody, self.list, 4, self.tools, self.form))
        self._connect()
        bind(self, "Ctrl+N", self._add_by_key, _WITHIN)
        self.show_lines(())

    def show_lines(self, lines: Sequence[RelativeLine], choose: RelativeId | None = None) -> None:
        """Show everybody; choose one, by default whom to call next."""
        self.banner.show_untold([line.row for line in lines if line.row.not_to_be_told])
        place = self._place(lines, lambda line: line.row.id == choose)
        if place is None:
            place = self._place(lines, lambda line: line.next)
        self.list.show_rows(lines, -1 if place is None else place)
        self._fit()
        self.list.setVisible(bool(lines))
        self.nobody.setVisible(not lines and not self.form.isVisibleTo(self))
        self._able()

    def show_few(self, *, few: bool) -> None:
        """Leave room for a call: only a few relatives in sight, the chosen one among them."""
        self._few = few
        self._fit()
        self.list.scrollTo(self.list.currentIndex())

    def lines(self) -> tuple[RelativeLine, ...]:
        """Return who is shown."""
        rows = self.list.rows
        found = (rows.row_at(place) for place in range(rows.rowCount()))
        return tuple(line for line in found if line is not None)

    def open_form(self, one: RelativeRow | None) -> None:
        """Open the form under the list."""
        self.nobody.hide()
        self.form.begin(one)
        self.show_few(few=self._few)
        self.form_shown.emit()

    def close_form(self) -> None:
        """Put the list back."""
        self.form.hide()
        self.show_few(few=self._few)
        self.nobody.setVisible(not self.lines())
        self.form_shown.emit()

    def _place(
        self, lines: Sequence[RelativeLine], fits: Callable[[RelativeLine], bool]
    ) -> int | None:
        return next((place for place, line in enumerate(lines) if fits(line)), None)

    def _fit(self) -> None:
        lines = self.lines()
        few = self._few or self.form.isVisibleTo(self)
        most = len(lines) if self.all_in_sight else _FEW if few else _MOST
        self.list.setFixedHeight(sum(self._brush.height(line) for line in lines[:most]) + 2)

    def _able(self) -> None:
        chosen = self.list.chosen_row()
        some = chosen is not None
        self.copy.setEnabled(chosen is not None and bool(chosen.numbers))
        for each in (self.edit, self.remove, self.up, self.down):
            each.setEnabled(some)

    def _connect(self) -> None:
        self.list.chosen.connect(self._tell)
        self.list.taken.connect(self.call_wanted)
        self.add.clicked.connect(self.add_wanted)
        keys = (
            (self.edit, "F2", self.edit_wanted.emit),
            (self.remove, "Del", self.remove_wanted.emit),
            (self.copy, "Ctrl+C", self.copy_wanted.emit),
            (self.up, "Alt+Up", lambda line: self.move_wanted.emit(line, -1)),
            (self.down, "Alt+Down", lambda line: self.move_wanted.emit(line, 1)),
        )
        for button, key, tell in keys:
            act = self._with_chosen(tell)
            button.clicked.connect(act)
            bind(self.list, key, act, _WITHIN)

    def _add_by_key(self) -> None:
        if self.tools.isVisibleTo(self):
            self.add_wanted.emit()

    def _with_chosen(self, tell: Callable[[RelativeLine], object]) -> Callable[[], None]:
        def act() -> None:
            if line := self.list.chosen_row():
                tell(line)

        return act

    def _tell(self, line: RelativeLine | None) -> None:
        self._able()
        self.chosen.emit(line)


def _named(one: RelativeRow, nameless: str) -> str:
    return ", ".join(part for part in (one.name, one.relation) if part) or nameless
