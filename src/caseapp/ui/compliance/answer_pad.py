"""The six answers to one question, always at the same place and under the same keys."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from caseapp.domain.answers import AnswerKey
from caseapp.domain.checks import key_of, state_of
from caseapp.domain.interview_views import Question
from caseapp.text.labels import label as word_for
from caseapp.ui.compliance.answer_button import AnswerButton, Said
from caseapp.ui.look import Look
from caseapp.ui.widgets.answer_looks import ANSWERS
from caseapp.ui.widgets.parts import column, row

_PLAIN = (AnswerKey.YES, AnswerKey.PARTLY, AnswerKey.NO)


class AnswerPad(QWidget):
    """Says which key was pressed. One stop of Tab: arrows go from answer to answer."""

    answered = Signal(object)

    def __init__(self, look: Look, words: Mapping[AnswerKey, str]) -> None:
        """Build from the words of the keys 4 to 6, which are the same for every question."""
        super().__init__()
        self._look, self._words = look, words
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons = {
            key: AnswerButton(look, str(key.value), tall=key in _PLAIN) for key in AnswerKey
        }
        for key, button in self.buttons.items():
            self._group.addButton(button, key.value)
            button.clicked.connect(partial(self._say, key))
        first, second = list(self.buttons.values())[:3], list(self.buttons.values())[3:]
        self.setLayout(column(row(*first, gap=8), row(*second, gap=8), gap=8))

    def show_question(self, question: Question, lang: str, *, unlocked: bool) -> None:
        """Show the answers of a question, and the one that was given.

        ``unlocked``: the person came back to what they had not wished to answer.
        """
        tr = self._look.words
        locked = question.is_locked and not unlocked
        for key, button in self.buttons.items():
            state = state_of(question.check, key)
            if state is None:
                off = tr("no “partly” here")
                button.show_said(Said(off, "", ("neutral", "circle-slash"), off=True))
                continue
            plain = question.check.plain[key - 1] if key in _PLAIN else None
            words = plain.in_(lang) if plain else self._words[key]
            named = word_for(state, tr) if key in _PLAIN else ""
            closed = locked and key is not AnswerKey.DECLINED
            button.show_said(Said(words, named, ANSWERS[state], off=closed))
        self._check(key_of(question.check, question.state))

    def focus(self) -> None:
        """Put the keyboard on the answer that was given, else on the first."""
        self._stop().setFocus()

    def _check(self, given: AnswerKey | None) -> None:
        self._group.setExclusive(False)
        for key, button in self.buttons.items():
            button.setChecked(key is given)
        self._group.setExclusive(True)
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stop().setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _stop(self) -> AnswerButton:
        given = [button for button in self.buttons.values() if button.isChecked()]
        usable = [button for button in self.buttons.values() if button.isEnabled()]
        return (given or usable)[0]

    def _say(self, key: AnswerKey) -> None:
        self.answered.emit(key)
