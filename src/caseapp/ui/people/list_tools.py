"""What the list of people can be told: where to look, whom to leave, which columns, in which order."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from caseapp.domain.coded import Category, Destination, Triage
from caseapp.text.labels import label as word_for
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.people.columns import Arrangement, Column, title
from caseapp.ui.people.roster import Narrowing
from caseapp.ui.people.saved_filters import coded_words, in_words
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.menu import TickMenu

Choices = tuple[tuple[str, str], ...]
"""(code, word) of what can be chosen."""


class ListTools(QWidget):
    """Four buttons with a key each; three of them open a menu. Decides nothing."""

    narrowing_wanted = Signal(object)
    """The whole `Narrowing` that is wanted now."""
    column_turned = Signal(object)
    """The `Column` that is to be shown or folded away."""
    sort_wanted = Signal(object)
    """The `Column` to sort by; the same again turns the order round."""
    keep_wanted = Signal()
    """The filter is to be kept under a name."""
    forget_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self._narrowing, self._arrangement = Narrowing(), Arrangement()
        self._saved: Mapping[str, Narrowing] = {}
        self.everywhere = Button(look, tr("Whole register"), Face(key="F3"))
        self.everywhere.setCheckable(True)
        self.narrow = Button(look, tr("Narrow"), Face(key="F4", chevron=True))
        self.narrow.setCheckable(True)
        self.saved = Button(look, tr("Filters"), Face(key="F6", chevron=True))
        self.columns = Button(look, tr("Columns"), Face(key="F7", chevron=True))
        self._flow = Flow(self.everywhere, self.narrow, self.saved, self.columns, gap=8)
        self.setLayout(self._flow)
        self.everywhere.clicked.connect(self._turn)
        for button, chord, fill in (
            (self.narrow, "F4", self._fill_narrow),
            (self.saved, "F6", self._fill_saved),
            (self.columns, "F7", self._fill_columns),
        ):
            menu = TickMenu(look, button, button.text())
            menu.aboutToShow.connect(partial(fill, menu))
            menu.aboutToHide.connect(self._show_narrowed)
            button.clicked.connect(partial(_open, button, menu))
            bind(self, chord, button.click)
        bind(self, "F3", self.everywhere.click)

    def menu_of(self, button: Button) -> TickMenu:
        """Return the menu under a button."""
        (menu,) = button.findChildren(TickMenu)
        return menu

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Show how the list is narrowed."""
        self._narrowing = narrowing
        self.everywhere.setChecked(narrowing.everywhere)
        said = " · ".join(coded_words(narrowing, self._look.words))
        self.narrow.say(said or self._look.words("Narrow"))
        self._show_narrowed()
        self._flow.invalidate()

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Show which columns there are, and which one sorts."""
        self._arrangement = arrangement

    def show_saved(self, saved: Mapping[str, Narrowing]) -> None:
        """Offer filters by their names."""
        self._saved = saved

    def _show_narrowed(self) -> None:
        """Keep the button down while it narrows: a click on it opens the menu and nothing else."""
        self.narrow.setChecked(bool(coded_words(self._narrowing, self._look.words)))

    def _turn(self) -> None:
        on = self.everywhere.isChecked()
        self.narrowing_wanted.emit(replace(self._narrowing, everywhere=on))

    def _fill_narrow(self, menu: TickMenu) -> None:
        tr = self._look.words
        menu.clear()
        now = self._narrowing
        self._choice(
            menu.addMenu(tr("Category in law")),
            now.category,
            tuple((each.value, word_for(each, tr)) for each in Category),
            lambda code: replace(now, category=code),
        )
        self._choice(
            menu.addMenu(tr.sense("column", "Triage")),
            now.triage,
            tuple((each.value, word_for(each, tr)) for each in Triage),
            lambda code: replace(now, triage=code),
        )
        self._choice(
            menu.addMenu(tr.sense("column", "Next place")),
            now.destination,
            tuple((each.value, word_for(each, tr)) for each in Destination),
            lambda code: replace(now, destination=code),
        )
        menu.addSeparator()
        everybody = menu.addAction(tr("Show everybody"))
        everybody.setEnabled(self._narrowing.narrows)
        everybody.triggered.connect(self._leave_nobody_out)

    def _leave_nobody_out(self) -> None:
        self.narrowing_wanted.emit(Narrowing(everywhere=self._narrowing.everywhere))

    def _choice(
        self, menu: QMenu, here: str, choices: Choices, narrowed: Callable[[str], Narrowing]
    ) -> None:
        """Fill a menu with the codes of one kind, of which one is ticked."""
        menu.setFont(self._look.font("body"))
        group = QActionGroup(menu)
        for code, word in (("", self._look.words("any")), *choices):
            act = menu.addAction(word)
            act.setCheckable(True)
            act.setChecked(code == here)
            group.addAction(act)
            act.triggered.connect(partial(self.narrowing_wanted.emit, narrowed(code)))

    def _fill_saved(self, menu: TickMenu) -> None:
        tr = self._look.words
        menu.clear()
        for name, narrowing in self._saved.items():
            act = menu.addAction(f"{name}\t{in_words(narrowing, tr)}".replace("&", "&&"))
            act.triggered.connect(partial(self.narrowing_wanted.emit, narrowing))
        if not self._saved:
            menu.addAction(tr("No filter is saved yet")).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(tr("Save this filter…"))
        keep.setEnabled(self._narrowing.narrows)
        keep.triggered.connect(self.keep_wanted)
        forget = menu.addMenu(tr("Remove a filter"))
        forget.setFont(menu.font())
        forget.setEnabled(bool(self._saved))
        for name in self._saved:
            act = forget.addAction(name.replace("&", "&&"))
            act.triggered.connect(partial(self.forget_wanted.emit, name))

    def _fill_columns(self, menu: TickMenu) -> None:
        tr = self._look.words
        menu.clear()
        menu.addMenu(self._sorting(menu))
        menu.addSeparator()
        for column in Column:
            act = menu.tick(title(column, tr), on=column in self._arrangement.columns)
            act.setEnabled(column is not Column.NAME)
            act.triggered.connect(partial(self.column_turned.emit, column))

    def _sorting(self, menu: TickMenu) -> QMenu:
        tr, sort = self._look.words, self._arrangement.sort
        under = QMenu(tr("Sort by"), menu)
        under.setFont(menu.font())
        for column in Column:
            here = column is sort.column
            mark = ("\t↓" if sort.down else "\t↑") if here else ""
            act = under.addAction(title(column, tr) + mark)
            act.setCheckable(True)
            act.setChecked(here)
            act.triggered.connect(partial(self.sort_wanted.emit, column))
        return under


def _open(button: Button, menu: TickMenu) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
