"""The head of a person's page: who it is, and in a few words where everything stands. It never scrolls."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout

from caseapp.domain.person_views import PersonView
from caseapp.text.words import Lang
from caseapp.ui.look import Look
from caseapp.ui.people.name_line import NameLine
from caseapp.ui.people.person_words import Said, facts, states
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.painted import Chip, Initials
from caseapp.ui.widgets.parts import column, holder, label, row

PORTRAIT = 84


class PersonHeader(QFrame):
    """Shows a person. Decides nothing."""

    back_wanted = Signal()
    call_wanted = Signal()
    interview_wanted = Signal()
    label_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.setProperty("role", "header")
        self.back = Button(look, "", Face(Kind.QUIET, "arrow-left", "Esc"))
        self.back.setAccessibleName(tr("Back to the list"))
        self.back.setToolTip(tr("Back to the list"))
        self.call = Button(look, tr("Call home"), Face(Kind.PRIMARY, "phone", "Ctrl+D", CONTROL))
        self.interview = Button(look, tr("Interview"), Face(icon="message-circle", least=CONTROL))
        self.label = Button(look, tr.sense("paper", "Label"), Face(Kind.QUIET, "tag", "F8"))
        self.sheet = Button(look, tr.sense("paper", "Sheet"), Face(Kind.QUIET, "printer", "Ctrl+P"))
        self.sheet.setAccessibleName(tr("Print the sheet of this person"))
        self.name = NameLine(look)
        self._facts = label(look, "", "body", "2", wrap=True)
        self._initials = Initials(look, "", PORTRAIT, "name")
        self._photo = QLabel()
        self._photo.setFixedSize(PORTRAIT, PORTRAIT)
        self._photo.setAccessibleName(tr("Photo"))
        self._chips = Flow(gap=8)
        self._portrait = QStackedLayout()
        text = column(self.name, self._facts, 8, holder(self._chips))
        first = row(None, self.label, 4, self.call)
        acts = column(first, 8, row(None, self.sheet, 4, self.interview), None)
        lay = row(holder(column(self.back, None)), 8, margins=(16, 12, 24, 12))
        lay.addLayout(self._portrait)
        lay.addSpacing(20)
        lay.addLayout(text, 1)
        lay.addSpacing(16)
        lay.addLayout(acts)
        self.setLayout(lay)
        # Only now: a stack shows its first widget at once, and without a parent that is a window.
        self._portrait.addWidget(self._initials)
        self._portrait.addWidget(self._photo)
        self.back.clicked.connect(self.back_wanted)
        self.call.clicked.connect(self.call_wanted)
        self.interview.clicked.connect(self.interview_wanted)
        self.label.clicked.connect(self.label_wanted)

    def show_person(self, seen: PersonView, today: date) -> None:
        """Show a person; ``today`` on the calendar of Kyiv, for the age."""
        tr = self._look.words
        first, second = seen.name, seen.latin
        if tr.lang is Lang.EN and second:
            first, second = second, first
        self.name.show_name(first or tr("Name not known"), second)
        self._facts.setText(" · ".join(facts(seen, today, tr)))
        self._initials.show_letters("".join(word[0] for word in first.split()[:2]).upper())
        self._portrait.setCurrentWidget(self._initials)
        self.interview.setEnabled(not seen.minimal)
        self.label.setEnabled(seen.arrival is not None)
        self.sheet.setEnabled(seen.arrival is not None)
        self.call.setEnabled(not seen.minimal)
        self._show_chips(list(states(seen, tr)))

    def show_photo(self, image: bytes) -> None:
        """Show the photo; what is no picture leaves the initials."""
        read = QImage.fromData(image)
        if read.isNull():
            return
        way = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        scale = self.devicePixelRatioF()
        side = round(PORTRAIT * scale)
        pixels = QPixmap.fromImage(
            read.scaled(side, side, way, Qt.TransformationMode.SmoothTransformation)
        ).copy(0, 0, side, side)
        pixels.setDevicePixelRatio(scale)
        self._photo.setPixmap(pixels)
        self._portrait.setCurrentWidget(self._photo)

    def clear(self) -> None:
        """Show nobody."""
        self.name.show_name("", "")
        self._facts.clear()
        self._initials.show_letters("")
        self._photo.clear()
        self._portrait.setCurrentWidget(self._initials)
        self._show_chips([])

    def _show_chips(self, said: list[Said]) -> None:
        while item := self._chips.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, hue, picture in said:
            self._chips.addWidget(Chip(self._look, words, hue, picture))
        self._chips.invalidate()
