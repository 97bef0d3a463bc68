"""Consent on the screen: what is read out, one question per purpose, then what was decided."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QWidget

from caseapp.domain.consents import ConsentForm, ConsentState, Purpose
from caseapp.domain.explanations import Explanation
from caseapp.text.labels import label as word_for
from caseapp.ui.compliance.answer_button import AnswerButton, Said
from caseapp.ui.compliance.digits import digit_of, goes_on
from caseapp.ui.compliance.still_area import StillArea
from caseapp.ui.compliance.talk_head import TalkHead
from caseapp.ui.look import Look
from caseapp.ui.widgets.answer_looks import CONSENTS
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.painted import Chip
from caseapp.ui.widgets.parts import column, field, frame, holder, label, row
from caseapp.ui.widgets.segmented import Segmented
from caseapp.ui.widgets.states import Fault

_OPENING, _PURPOSE, _SUMMARY = range(3)
KEYS = {1: ConsentState.GIVEN, 3: ConsentState.REFUSED, 0: ConsentState.NOT_ASKED}
"""The digits of this page: as in an interview 1 is yes and 3 is no; 0 leaves it unasked."""
_LANGS = (("uk", "Українська"), ("en", "English"), ("ru", "Русский"))


class ConsentView(QWidget):
    """Passive. What is on the screen in the middle is what is read aloud."""

    pressed = Signal(object)
    """A `ConsentState` for the purpose on the screen."""
    turned = Signal(int)
    lang_chosen = Signal(object)
    record_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.head = TalkHead(look)
        self.head.views.hide()
        self.head.stop.hide()
        self.langs = Segmented[str](look, tr("Language of what is read out"), _LANGS)
        self.fault = Fault(look)
        self._opening = label(look, "", "heading", wrap=True)
        self._purpose = label(look, "", "label", "accent")
        self._question = label(look, "", "question", wrap=True)
        self._group = QButtonGroup(self)
        self.buttons: dict[ConsentState, AnswerButton] = {}
        words = {
            ConsentState.GIVEN: tr("Yes, allows it"),
            ConsentState.REFUSED: tr("No, does not allow it"),
            ConsentState.NOT_ASKED: tr("Leave it unasked"),
        }
        for digit, state in KEYS.items():
            button = AnswerButton(look, str(digit), tall=True)
            button.show_said(Said(words[state], word_for(state, tr), CONSENTS[state]))
            button.clicked.connect(partial(self._press, state))
            self._group.addButton(button)
            self.buttons[state] = button
        self.form = Segmented[ConsentForm](
            look,
            tr("How it was said"),
            [(each, word_for(each, tr)) for each in ConsentForm],
        )
        self.witness = field(look, tr("Witness"))
        self.capacity = field(look, tr("What stood against deciding freely"))
        self._chips = Flow(gap=8)
        self.back = Button(look, tr("Back"), Face(Kind.LINK, "arrow-left", "PgUp"))
        self.next = Button(look, tr("Next"), Face(Kind.PRIMARY, "arrow-right", "Enter", 40))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        """Put the keyboard where the next key is expected."""
        if self._stack.currentIndex() == _PURPOSE:
            stops = [each for each in self.buttons.values() if each.isChecked()]
            (stops or list(self.buttons.values()))[0].setFocus()
        else:
            self.next.setFocus()

    def show_opening(self, words: Explanation) -> None:
        """Show who we are and why we ask."""
        self.langs.choose(words.lang)
        self._opening.setText("\n\n".join(words.opening))
        self._stack.setCurrentIndex(_OPENING)
        self.next.say(self._look.words("Read out"))
        self.back.setEnabled(False)

    def show_purpose(self, words: Explanation, purpose: Purpose, state: ConsentState) -> None:
        """Show the question of one purpose and what was decided about it."""
        tr = self._look.words
        self.langs.choose(words.lang)
        self._purpose.setText(word_for(purpose, tr))
        self._question.setText(words.purposes[purpose])
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each is state)
        self._group.setExclusive(True)
        self._stack.setCurrentIndex(_PURPOSE)
        self.next.say(tr("Next"))
        self.back.setEnabled(True)

    def show_summary(
        self, decided: Sequence[tuple[Purpose, ConsentState]], act: str, warning: str
    ) -> None:
        """Show all decisions; ``act`` is what Enter does now."""
        tr = self._look.words
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for purpose, state in decided:
            hue, picture = CONSENTS[state]
            said = f"{word_for(purpose, tr)}: {word_for(state, tr)}"
            self._chips.addWidget(Chip(self._look, said, hue, picture))
        self._warning.say(warning)
        self._stack.setCurrentIndex(_SUMMARY)
        self.next.say(act)
        self.back.setEnabled(True)

    def opening_words(self) -> str:
        """Return what is read out first, as it stands on the screen."""
        return self._opening.text()

    def question_words(self) -> str:
        """Return the question on the screen."""
        return self._question.text()

    def warning_words(self) -> str:
        """Return what is said beside the decisions."""
        return self._warning.text()

    def fill(self, values: Mapping[str, str]) -> None:
        """Show what was noted about how it was said."""
        self.witness.setText(values.get("witness", ""))
        self.capacity.setText(values.get("capacity", ""))
        self.form.choose(ConsentForm(values.get("form", ConsentForm.ORAL)))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: 1, 3 and 0 decide, Enter and PgDn go on, PgUp goes back, Esc leaves."""
        digit = digit_of(event)
        if digit in KEYS and self._stack.currentIndex() == _PURPOSE:
            self.buttons[KEYS[digit]].click()
        elif event.key() == Qt.Key.Key_PageUp:
            self.turned.emit(-1)
        elif goes_on(event):
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self._stack.currentIndex() == _SUMMARY:
            self.record_wanted.emit()
        else:
            self.turned.emit(1)

    def _press(self, state: ConsentState) -> None:
        self.pressed.emit(state)

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        opening = StillArea(holder(column(self._opening, None, margins=(24, 16, 24, 16))))
        self._stack.addWidget(frame("card", column(4, opening, 4)))
        self._stack.addWidget(
            self._card(
                self._purpose, 12, self._question, 20, row(*self.buttons.values(), gap=8), None
            )
        )
        self._warning = Fault(look, attention=True)
        self._stack.addWidget(
            self._card(
                label(look, tr("What was decided"), "heading"),
                12,
                holder(self._chips),
                12,
                self._warning,
                16,
                label(look, tr("How it was said"), "small", "2"),
                4,
                self.form,
                12,
                row(
                    FormField(look, tr("Witness"), self.witness),
                    FormField(look, tr("What stood against deciding freely"), self.capacity),
                    gap=16,
                ),
                None,
            )
        )
        title = label(look, tr("Consent comes first"), "heading")
        head = row(title, None, label(look, tr("read out in"), "small", "2"), 8, self.langs)
        foot = row(self.back, None, self.next)
        body = column(self.fault, head, 8, margins=(24, 12, 24, 12))
        body.addWidget(self._stack, 1)
        body.addSpacing(8)
        body.addLayout(foot)
        lay = column(self.head)
        lay.addLayout(body, 1)
        self.setLayout(lay)

    def _card(self, *parts: object) -> QFrame:
        return frame("card", column(*parts, margins=(24, 20, 24, 20)))  # type: ignore[arg-type] # widgets, layouts and gaps, as `column` takes them

    def _connect(self) -> None:
        self.langs.changed.connect(self.lang_chosen)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(self._go_on)
