"""What can be printed, and what was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout

from caseapp.domain.views import StageView
from caseapp.text.words import Lang
from caseapp.ui.keys import bind
from caseapp.ui.reports.choice_card import ChoiceCard
from caseapp.ui.reports.gallery import (
    SheetTile,
    draw_check_in,
    draw_roll_call,
    draw_stickers,
    draw_wristbands,
)
from caseapp.ui.reports.runs_card import RunsCard
from caseapp.ui.reports.sheets import CHECK_IN, ROLL_CALL, STICKERS, WRISTBANDS, sheet_name
from caseapp.ui.room import Frame, Room, State
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.states import Fault

_BESIDE, _BETWEEN = 3, 12


class ReportsPage(Room):
    """A gallery of sheets, the chosen one, and what was printed. Decides nothing."""

    stage_shown = Signal(object)
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, frame_: Frame, *, has_printer: bool) -> None:
        super().__init__()
        look, tr = frame_.look, frame_.look.words
        self.setObjectName("page")
        self._look = look
        named = tr("names people: count the copies")
        self.tiles = {
            code: SheetTile(look, sheet_name(code, tr), under, drawing)
            for code, under, drawing in (
                (ROLL_CALL, named, draw_roll_call),
                (CHECK_IN, tr("for when there is no power"), draw_check_in),
                (STICKERS, named, draw_stickers),
                (WRISTBANDS, tr("number and QR, no name"), draw_wristbands),
            )
        }
        self.choice = ChoiceCard(look, has_printer=has_printer)
        self.runs = RunsCard(look, has_printer=has_printer)
        self.fault = Fault(look)
        self._group = QButtonGroup(self)
        for code, tile in self.tiles.items():
            self._group.addButton(tile)
            tile.toggled.connect(lambda on, code=code: self.choice.describe(code) if on else None)
        below = row(self.choice, gap=16)
        below.addWidget(self.runs, 1)
        lay = column(
            *(label(look, tr("Reports"), "title"), 12, _gallery(*self.tiles.values()), 16),
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
        self.choose_sheet(ROLL_CALL)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of reports."""
        tr = self._look.words
        return (
            ("← →", tr("another sheet")),
            ("Ctrl+S", tr("save the sheet as PDF")),
            ("Ctrl+P", tr("print the sheet")),
        )

    def enter(self) -> None:
        """Override: arrows choose a sheet."""
        self.tiles[self.sheet()].setFocus()

    def show_stage(self, stage: StageView | None) -> None:
        """Override: sheets are of a stage."""
        self.choice.show_stage(stage)
        self.stage_shown.emit(stage)

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
        """Choose a sheet and say what it is."""
        self.tiles[code].setChecked(True)


def _gallery(*tiles: SheetTile) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(_BETWEEN)
    for place, tile in enumerate(tiles):
        grid.addWidget(tile, *divmod(place, _BESIDE))
    return grid
