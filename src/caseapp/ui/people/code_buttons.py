"""A button for everybody and one for each queue in which somebody stands, with how many."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from caseapp.ui.look import Look
from caseapp.ui.people.roster import CODES
from caseapp.ui.people.saved_filters import code_word
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.flow import Flow


class CodeButtons(QWidget):
    """Exactly one is down. A queue nobody stands in is offered only while it is the one in use."""

    wanted = Signal(str)
    """The code of a queue, empty for everybody."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._flow = Flow(gap=8)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, Button] = {}
        self.setLayout(self._flow)

    def show_codes(self, counts: Mapping[str, int], here: str) -> None:
        """Offer the ways to narrow the list; the one in use is down."""
        tr = self._look.words
        codes = ["", *(code for code in CODES if counts.get(code) or code == here)]
        if list(self.buttons) != codes:
            self._rebuild(codes)
        for code, button in self.buttons.items():
            said = f"{code_word(code, tr)} {counts.get(code, 0)}" if code else tr("Everybody")
            if button.text() != said:
                button.say(said)
                self._flow.invalidate()
            button.setChecked(code == here)

    def _rebuild(self, codes: list[str]) -> None:
        while item := self._flow.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in self._group.buttons():
            self._group.removeButton(each)
        self.buttons = {code: self._made(code) for code in codes}

    def _made(self, code: str) -> Button:
        button = Button(self._look, "", Face())
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.wanted.emit, code))
        self._group.addButton(button)
        self._flow.addWidget(button)
        return button
