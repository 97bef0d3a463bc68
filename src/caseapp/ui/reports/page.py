"""What can be printed, and what was."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QStackedWidget

from caseapp.domain.views import StageView
from caseapp.text.words import Lang
from caseapp.ui.keys import bind
from caseapp.ui.reports.choice_card import ChoiceCard
from caseapp.ui.reports.gallery import (
    SheetTile,
    draw_check_in,
    draw_compliance,
    draw_contact_register,
    draw_roll_call,
    draw_stage_summary,
    draw_stickers,
    draw_wristbands,
)
from caseapp.ui.reports.preview_card import PreviewCard
from caseapp.ui.reports.runs_card import RunsCard
from caseapp.ui.reports.sheets import (
    CHECK_IN,
    COMPLIANCE,
    CONTACT_REGISTER,
    ROLL_CALL,
    STAGE_SUMMARY,
    STICKERS,
    WRISTBANDS,
    sheet_name,
    who_may,
)
from caseapp.ui.room import Frame, Room, State
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.segmented import Segmented
from caseapp.ui.widgets.states import Fault

_BETWEEN = 12
_REPORTS = (COMPLIANCE, STAGE_SUMMARY, CONTACT_REGISTER)
"""They stand in the first row of the gallery, sheets and labels for the work itself in the second."""


class ReportsPage(Room):
    """A gallery of sheets, the chosen one, and what was printed. Decides nothing."""

    stage_shown = Signal(object)
    choice_made = Signal()
    """Another sheet, edition, language or stage; or the room is in front again."""
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, frame_: Frame, *, has_printer: bool) -> None:
        super().__init__()
        look, tr = frame_.look, frame_.look.words
        self.setObjectName("page")
        self._look = look
        named, counts = tr("names people: count the copies"), tr("counts, no names")
        self.tiles = {
            code: SheetTile(look, sheet_name(code, tr), under, drawing)
            for code, under, drawing in (
                (COMPLIANCE, counts, draw_compliance),
                (STAGE_SUMMARY, counts, draw_stage_summary),
                (CONTACT_REGISTER, named, draw_contact_register),
                (ROLL_CALL, named, draw_roll_call),
                (CHECK_IN, tr("for when there is no power"), draw_check_in),
                (STICKERS, named, draw_stickers),
                (WRISTBANDS, tr("number and QR, no name"), draw_wristbands),
            )
            if frame_.actor.may(who_may(code))
        }
        self.choice = ChoiceCard(look, has_printer=has_printer)
        self.runs = RunsCard(look, has_printer=has_printer)
        self.preview = PreviewCard(look)
        shown = ((0, tr.sense("sheet", "Preview")), (1, tr("Printed before")))
        self.beside: Segmented[int] = Segmented(look, tr("What is shown beside"), shown)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.runs)
        self.fault = Fault(look)
        self._group = QButtonGroup(self)
        for code, tile in self.tiles.items():
            self._group.addButton(tile)
            tile.toggled.connect(lambda on, code=code: self._chosen(code) if on else None)
        below = row(self.choice, gap=16)
        below.addWidget(self._stack, 1)
        title = row(label(look, tr("Reports"), "title"), None, self.beside)
        lay = column(
            *(title, 12, _gallery(self.tiles), 12),
            *(self.fault, 4),
            margins=(24, 16, 24, 16),
        )
        lay.addLayout(below, 1)
        self.setLayout(lay)
        self.choice.save.clicked.connect(self.save_wanted)
        self.choice.print.clicked.connect(self.print_wanted)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        bind(self, "Ctrl+S", self.choice.save.click, within)
        bind(self, "Ctrl+P", self.choice.print.click, within)
        bind(self, "Ctrl+PgUp", self.preview.back.click, within)
        bind(self, "Ctrl+PgDown", self.preview.on.click, within)
        self.beside.changed.connect(self.show_beside)
        self.choice.langs.changed.connect(lambda _lang: self.choice_made.emit())
        self.choice.editions.changed.connect(lambda _edition: self.choice_made.emit())
        self.show_beside(0)
        self.choose_sheet(ROLL_CALL)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of reports."""
        tr = self._look.words
        return (
            ("← → ↑ ↓", tr("another sheet")),
            ("Ctrl+S", tr("save the sheet as PDF")),
            ("Ctrl+P", tr("print the sheet")),
            ("Ctrl+PgUp PgDn", tr("turn the pages of the preview")),
        )

    def enter(self) -> None:
        """Override: arrows choose a sheet."""
        self.tiles[self.sheet()].setFocus()
        self.choice_made.emit()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: sheets are of a stage."""
        self.choice.show_stage(stage)
        self.stage_shown.emit(stage)
        self.choice_made.emit()

    def state(self) -> State:
        """Override: the sheet and its language."""
        return {"sheet": self.sheet(), "lang": self.choice.langs.value().value}

    def restore(self, state: State) -> None:
        """Override: the same again."""
        self.choose_sheet(state["sheet"])
        self.choice.langs.choose(Lang(state["lang"]))

    def sheet(self) -> str:
        """Return the code of the chosen sheet."""
        return next(code for code, tile in self.tiles.items() if tile.isChecked())

    def choose_sheet(self, code: str) -> None:
        """Choose a sheet and say what it is; one that these roles may not print is left alone."""
        if code in self.tiles:
            self.tiles[code].setChecked(True)

    def show_beside(self, place: int) -> None:
        """Show the preview (0) or what was printed before (1)."""
        self.beside.choose(place)
        self._stack.setCurrentIndex(place)

    def _chosen(self, code: str) -> None:
        self.choice.describe(code)
        self.choice_made.emit()


def _gallery(tiles: Mapping[str, SheetTile]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(_BETWEEN)
    reports = [tile for code, tile in tiles.items() if code in _REPORTS]
    sheets = [tile for code, tile in tiles.items() if code not in _REPORTS]
    for across, row_of_tiles in enumerate((reports, sheets)):
        for place, tile in enumerate(row_of_tiles):
            grid.addWidget(tile, across, place)
    for place in range(max(len(reports), len(sheets))):
        grid.setColumnStretch(place, 1)
    return grid
