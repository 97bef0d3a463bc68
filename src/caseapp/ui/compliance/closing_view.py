"""The last card of a talk: one question about talking with somebody, our own duties, neutral words."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from caseapp.domain.answers import ServiceAnswer
from caseapp.domain.catalogue import Catalogue
from caseapp.domain.interviews import WishToTalk
from caseapp.text.labels import label as word_for
from caseapp.ui.compliance.answer_button import AnswerButton, Said
from caseapp.ui.compliance.still_area import StillArea
from caseapp.ui.compliance.wording import read
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, holder, label, line, row
from caseapp.ui.widgets.segmented import Segmented

_SIGNS = {
    WishToTalk.NOW: ("ok", "circle-check"),
    WishToTalk.LATER: ("partly", "clock"),
    WishToTalk.NO: ("neutral", "circle-x"),
}


class ClosingView(StillArea):
    """Passive. Keys 1 to 3 answer the question; Enter goes to the button, and on it ends the talk."""

    wish_chosen = Signal(object)
    service_chosen = Signal(str, object)
    finish_wanted = Signal()

    def __init__(self, look: Look, seen: Catalogue) -> None:
        super().__init__()
        tr, lang = look.words, look.words.lang.value
        self._look = look
        self._group = QButtonGroup(self)
        self.wishes: dict[WishToTalk, AnswerButton] = {}
        for place, (wish, plain) in enumerate(zip(WishToTalk, seen.closing.plain, strict=True), 1):
            button = AnswerButton(look, str(place), tall=False)
            button.show_said(Said(read(plain, lang), "", _SIGNS[wish]))
            button.clicked.connect(partial(self._wish, wish))
            self._group.addButton(button)
            self.wishes[wish] = button
        self.duties: dict[str, Segmented[ServiceAnswer]] = {}
        self._missing = label(look, "", "small", "2", wrap=True)
        self._words = label(look, "", "body", "2", wrap=True)
        self.finish = Button(
            look, tr("End the interview"), Face(Kind.PRIMARY, "check", "Enter", 44)
        )
        self.finish.clicked.connect(self.finish_wanted)
        self.setWidget(self._lay_out(read(seen.closing.question, lang), seen, lang))

    def enter(self) -> None:
        """Put the keyboard on the question, or on the button once it is answered."""
        chosen = self.wish()
        (self.finish if chosen else self.wishes[WishToTalk.NOW]).setFocus()

    def press(self, digit: int) -> None:
        """Answer the question by a digit, in the order of the answers."""
        wishes = list(WishToTalk)
        if 1 <= digit <= len(wishes) and self.isEnabled():
            self.wishes[wishes[digit - 1]].click()

    def go_on(self) -> None:
        """Do what Enter does: an answer may be left out, but a talk is not ended by one key too many."""
        if self.finish.hasFocus():
            self.finish.click()
        else:
            self.finish.setFocus()

    def wish(self) -> WishToTalk | None:
        """Return what was answered."""
        return next((wish for wish, each in self.wishes.items() if each.isChecked()), None)

    def show_state(
        self,
        wish: WishToTalk | None,
        duties: Mapping[str, ServiceAnswer],
        missing: str,
        closing: str,
    ) -> None:
        """Show what was answered, what is still open in words, and the neutral words of the end."""
        self._group.setExclusive(False)
        for each, button in self.wishes.items():
            button.setChecked(each is wish)
        self._group.setExclusive(True)
        for code, answer in duties.items():
            if code in self.duties:
                self.duties[code].choose(answer)
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self._words.setText(closing)

    def _lay_out(self, question: str, seen: Catalogue, lang: str) -> QWidget:
        look, tr = self._look, self._look.words
        asked = column(
            label(look, question, "question", wrap=True),
            12,
            row(*self.wishes.values(), gap=8),
            12,
            self._missing,
            margins=(24, 16, 24, 16),
        )
        duties = column(
            label(look, tr("What our side has done"), "heading"),
            label(look, tr("For the team, not for the person."), "small", "2"),
            margins=(24, 16, 24, 16),
            gap=4,
        )
        for check in seen.service:
            words = read(check.question, lang)
            choice = Segmented[ServiceAnswer](
                look, words, [(each, word_for(each, tr)) for each in ServiceAnswer]
            )
            choice.changed.connect(partial(self.service_chosen.emit, check.code))
            self.duties[check.code] = choice
            beside = row(label(look, words, "body", wrap=True), 16, choice)
            beside.setStretch(0, 1)
            duties.addWidget(line())
            duties.addLayout(beside)
        end = row(self._words, 16, self.finish, margins=(24, 16, 24, 16))
        end.setStretch(0, 1)
        return holder(
            column(frame("card", asked), 12, frame("card", end), 12, frame("card", duties), None)
        )

    def _wish(self, wish: WishToTalk) -> None:
        self.wish_chosen.emit(wish)
        self.finish.setFocus()
