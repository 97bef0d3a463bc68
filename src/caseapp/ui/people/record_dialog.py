"""What the journal says of one step or act, in words; Esc closes it."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from caseapp.domain.person_views import PersonAct
from caseapp.text import dates
from caseapp.ui.look import Look
from caseapp.ui.people import act_words
from caseapp.ui.people.section_card import Following
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Chip
from caseapp.ui.widgets.parts import Part, column, frame, holder, label, row
from caseapp.ui.widgets.states import Fault

_WIDE, _HIGH = 620, 520
_SELECT = Qt.TextInteractionFlag.TextSelectableByMouse


class RecordDialog(QDialog):
    """Shows acts, the newest on top. Decides nothing."""

    undo_wanted = Signal(object)
    """The `ActId` of what is to be taken back."""

    def __init__(
        self, look: Look, parent: QWidget, acts: Sequence[PersonAct], note: str, *, may: bool
    ) -> None:
        super().__init__(parent)
        tr = look.words
        self._look, self._may = look, may
        title = tr("Record in the journal")
        self.setWindowTitle(title)
        self.resize(_WIDE, min(_HIGH, 220 + 150 * max(1, len(acts))))
        self.undo: list[Button] = []
        self.fault = Fault(look)
        self.close_ = Button(look, tr("Close"), Face(key="Esc", least=CONTROL))
        self.close_.clicked.connect(self.reject)
        said = label(look, note, "small", "2", wrap=True)
        said.setVisible(bool(note))
        shown: list[Part] = []
        for one in acts:
            shown += [self._card(one), 12]
        self.acts = Following(holder(column(*shown, None)))
        lay = column(
            *(label(look, title, "title"), 8, said, 8, self.fault, 8), margins=(24, 20, 24, 20)
        )
        lay.addWidget(self.acts, 1)
        lay.addSpacing(12)
        lay.addLayout(row(None, self.close_))
        self.setLayout(lay)
        (self.undo or [self.close_])[0].setAutoDefault(False)
        self.close_.setFocus()

    def refuse(self, text: str) -> None:
        """Say why it was not taken back; it can be tried again."""
        self.fault.say(text)
        for each in self.undo:
            each.setEnabled(True)

    def _card(self, act: PersonAct) -> QFrame:
        look, tr = self._look, self._look.words
        head = row(label(look, act_words.title(act, tr), "strong", wrap=True), gap=8)
        head.setStretch(0, 1)
        if act.undone:
            head.addWidget(Chip(look, tr("taken back"), "neutral", "x"))
        when = " · ".join(
            part for part in (act.by, dates.when(act.at), act_words.laptop(act, tr)) if part
        )
        body = column(head, 4, label(look, when, "small", "2", wrap=True), 8)
        for text in self._lines(act):
            line = label(look, text, "body", wrap=True)
            line.setTextInteractionFlags(_SELECT)
            body.addWidget(line)
        if act.offered and self._may:
            take = Button(look, tr("Take back"), Face(Kind.QUIET, "history"))
            take.setAccessibleName(tr("Take back: {act}", act=act_words.title(act, tr)))
            take.clicked.connect(partial(self._want, act))
            self.undo.append(take)
            body.addLayout(row(None, take))
        body.setContentsMargins(16, 12, 16, 12)
        made = frame("card", body)
        made.setAccessibleName(act_words.sentence(act, tr))
        return made

    def _lines(self, act: PersonAct) -> Iterator[str]:
        tr = self._look.words
        told = list(act_words.lines(act, tr))
        yield from told or (tr("No field of this page was changed."),)

    def _want(self, act: PersonAct) -> None:
        self.fault.say("")
        for each in self.undo:
            each.setEnabled(False)
        self.undo_wanted.emit(act.id)
