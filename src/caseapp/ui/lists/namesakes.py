"""One person or two? Namesakes of two versions side by side, for an officer to say."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from caseapp.domain.coded import StageState
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import LineId
from caseapp.domain.views import ListedAs, Namesake, StageView
from caseapp.text.sentences import sentence
from caseapp.text.words import Words
from caseapp.ui.keys import bind
from caseapp.ui.lists.services import ListServices
from caseapp.ui.look import Look
from caseapp.ui.room import Frame
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, label, row
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.states import Fault


class NamesakesCard(QFrame):
    """Shows one pair at a time; hidden while there is none. Decides nothing."""

    joined = Signal(object)
    """The `Namesake` who is one person."""
    passed = Signal(object)
    """The `Namesake` who is left as two."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self._pair: Namesake | None = None
        self.setProperty("role", "card")
        self.title = label(look, "", "heading")
        why = tr("The lists alone do not tell. Until somebody says so, they count as two people.")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.cells: list[tuple[QLabel, QLabel]] = []
        self._fill_grid()
        self.fault = Fault(look)
        self.same = Button(look, tr("The same person"), Face(key="1", least=CONTROL))
        self.later = Button(look, tr("Two people, or later"), Face(key="2", least=CONTROL))
        # Owned by the buttons: a key works while its button is in sight and may be pressed. It is not the
        # button's own shortcut, which would click only after a while and swallow a second press.
        bind(self.same, "1", self.same.click)
        bind(self.later, "2", self.later.click)
        lay = column(self.title, 4, label(look, why, "small", "2", wrap=True), 12)
        lay.addLayout(self._grid)
        lay.addSpacing(12)
        lay.addWidget(self.fault)
        lay.addLayout(row(self.same, 8, self.later, None))
        lay.setContentsMargins(20, 12, 20, 16)
        self.setLayout(lay)
        self.same.clicked.connect(lambda: self.joined.emit(self._pair))
        self.later.clicked.connect(lambda: self.passed.emit(self._pair))
        self.hide()

    def show_pairs(self, pairs: Sequence[Namesake]) -> None:
        """Show the first pair, and how many there are."""
        self.fault.say("")
        self._pair = pairs[0] if pairs else None
        self.same.setEnabled(True)
        if self._pair is not None:
            tr = self._look.words
            said = tr.many(
                "One person or two? {count} pair", "One person or two? {count} pairs", len(pairs)
            )
            self.title.setText(said)
            self._show_sides(self._pair)
        self.setVisible(self._pair is not None)

    def wait(self) -> None:
        """Let nobody join the same pair twice while it is being written."""
        self.same.setEnabled(False)

    def refuse(self, text: str) -> None:
        """Say what is wrong."""
        self.fault.say(text)
        self.same.setEnabled(True)

    def _fill_grid(self) -> None:
        look, tr = self._look, self._look.words
        for place, text in enumerate((tr("No longer on the list"), tr("On the list now")), start=1):
            self._grid.addWidget(label(look, text, "label", "2"), 0, place)
        names = (tr("Name"), tr("Number"), tr("Date of birth"), tr("Unit"), tr("Arrival"))
        for line, name in enumerate(names, start=1):
            pair = (label(look, wrap=True), label(look, wrap=True))
            self._grid.addWidget(label(look, name, "body", "2"), line, 0)
            for place, cell in enumerate(pair, start=1):
                self._grid.addWidget(cell, line, place)
            self.cells.append(pair)

    def _show_sides(self, pair: Namesake) -> None:
        look, tr = self._look, self._look.words
        sides = zip(_said(pair.earlier, tr), _said(pair.later, tr), strict=True)
        for cells, texts in zip(self.cells, sides, strict=True):
            # What differs is what tells them apart, so that is what the eye should find.
            style = "body" if texts[0] == texts[1] else "strong"
            for cell, text in zip(cells, texts, strict=True):
                cell.setText(text)
                cell.setFont(look.font(style))


class NamesakesPresenter(QObject):
    """Joins the card to its use cases. Remembers who was passed over, and writes that nowhere."""

    def __init__(self, card: NamesakesCard, frame: Frame, services: ListServices) -> None:
        super().__init__(card)
        self._card, self._frame, self._services = card, frame, services
        self._stage: StageView | None = None
        self._found: tuple[Namesake, ...] = ()
        self._passed: set[tuple[LineId, LineId]] = set()
        card.joined.connect(self._join)
        card.passed.connect(self._pass)

    def show_stage(self, stage: StageView | None) -> None:
        """Look for the pairs of a stage. One that is not open can have none joined: it shows none."""
        self._stage = stage
        if stage is None or stage.state is not StageState.OPEN:
            self._show(())
            return
        self._frame.bridge.ask_latest(
            "namesakes", lambda: self._services.unjoined(stage.id), self._show, owner=self
        )

    def _show(self, found: tuple[Namesake, ...]) -> None:
        self._found = found
        self._card.show_pairs([pair for pair in found if _lines(pair) not in self._passed])

    def _pass(self, pair: Namesake) -> None:
        self._passed.add(_lines(pair))
        self._show(self._found)

    def _join(self, pair: Namesake) -> None:
        stage = self._stage
        if stage is None:
            return
        self._card.wait()
        self._frame.bridge.change(
            lambda: self._services.join(stage.id, *_lines(pair)),
            lambda _nothing: self._joined(),
            owner=self,
            otherwise=self._refused,
        )

    def _joined(self) -> None:
        tr = self._frame.look.words
        self._frame.say(Notice(tr("Two rows of the list are one person now."), undo=True))

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._card.refuse(sentence(error, self._frame.look.words))


def _lines(pair: Namesake) -> tuple[LineId, LineId]:
    return pair.earlier.line, pair.later.line


def _said(side: ListedAs, tr: Words) -> tuple[str, ...]:
    came = tr("arrival is recorded") if side.came else tr("no arrival is recorded")
    return (side.name, side.number or "—", side.birth or "—", side.unit or "—", came)
