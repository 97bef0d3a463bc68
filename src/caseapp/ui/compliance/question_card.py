"""One question in full: where it stands, the words to read aloud, six answers, a note, details."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from caseapp.domain.catalogue import Catalogue
from caseapp.domain.checks import Check
from caseapp.domain.coded import Category
from caseapp.domain.interview_views import Question
from caseapp.text.check_words import articles
from caseapp.text.words import Words
from caseapp.ui.compliance.answer_pad import AnswerPad
from caseapp.ui.compliance.details import DetailsPanel
from caseapp.ui.compliance.note_field import NoteField
from caseapp.ui.compliance.wording import read
from caseapp.ui.look import Look
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Key
from caseapp.ui.widgets.parts import column, frame, holder, label, row


@dataclass(frozen=True)
class Shown:
    """What the card shows.

    Attributes:
        question: of the interview.
        number: its place, from 1, ``of`` so many.
        begun: words of a note that were not written down yet.
        unlocked: the person came back to what they had not wished to answer.
        may_write: the interview is under way and the reader holds it.
    """

    question: Question
    number: int
    of: int
    category: Category
    begun: str | None
    unlocked: bool
    may_write: bool


class QuestionCard(QFrame):
    """Passive; emits what was pressed through its parts."""

    brought_up = Signal()

    def __init__(self, look: Look, seen: Catalogue) -> None:
        super().__init__()
        tr, lang = look.words, look.words.lang.value
        self.setProperty("role", "card")
        self._look, self._seen = look, seen
        self._theme = label(look, "", "label", "accent")
        self._where = label(look, "", "small", "2")
        self.question: QLabel = label(look, "", "question", wrap=True)
        self._hint = label(look, "", "small", "2", wrap=True)
        self.pad = AnswerPad(look, {key: read(text, lang) for key, text in seen.keys.items()})
        self.note = NoteField(look, tr("Note in the person’s own words"))
        self.fold = Button(look, tr("Details"), Face(Kind.LINK, chevron=True))
        self.fold.setCheckable(True)
        self.details = DetailsPanel(look)
        self._locked = self._lay_out_lock()
        self._lay_out()
        self.fold.toggled.connect(self.details.setVisible)
        self.setTabOrder(self.note, self.fold)

    def show_question(self, shown: Shown) -> None:
        """Show another question, or another state of this one."""
        tr, lang = self._look.words, self._look.words.lang.value
        question = shown.question
        check, kept = question.check, question.kept
        theme = next(each for each in self._seen.themes if each.code == check.theme)
        self._theme.setText(read(theme.label, lang))
        place = tr("question {number} of {of}", number=shown.number, of=shown.of)
        law = articles(check, shown.category, tr)
        self._where.setText(" · ".join(part for part in (check.code, law, place) if part))
        self.question.setText(read(check.question, lang))
        self._hint.setText(_hint(check, lang, tr))
        self._hint.setVisible(bool(self._hint.text()))
        self.pad.show_question(question, lang, unlocked=shown.unlocked)
        self.pad.setEnabled(shown.may_write)
        self._locked.setVisible(question.is_locked and not shown.unlocked and shown.may_write)
        self.note.show_note(kept.details.note if kept else "", shown.begun)
        self.note.setReadOnly(not shown.may_write)
        details = kept.details if kept else None
        self.details.show_check(check, self._seen, details, may_write=shown.may_write)
        self.fold.setVisible(self.details.has_fields(check, self._seen))

    def fold_up(self) -> None:
        """Fold the details: a new question begins without them."""
        self.fold.setChecked(False)
        self.details.hide()

    def _lay_out_lock(self) -> QFrame:
        look, tr = self._look, self._look.words
        words = label(
            look,
            tr("The person did not wish to answer this. It is not asked again."),
            "body",
            "declined",
            wrap=True,
        )
        again = Button(look, tr("The person brings it up"), Face(Kind.LINK))
        again.clicked.connect(self.brought_up)
        box = row(words, 12, again, margins=(12, 4, 12, 4))
        box.setStretch(0, 1)
        return frame("sunken", box)

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        caption = label(look, tr("Note in the person’s own words"), "small", "2")
        caption.setBuddy(self.note)
        head = row(self._theme, 12, self._where, None)
        lay = column(head, 12, self.question, 4, self._hint, 12, self._locked, 4, self.pad, 16)
        lay.addLayout(row(caption, None, self.fold, 8, Key(look, "Tab")))
        lay.addWidget(self.note)
        lay.addSpacing(4)
        lay.addWidget(holder(column(self.details)))
        lay.addStretch(1)
        lay.setContentsMargins(24, 16, 24, 16)
        self.setLayout(lay)
        self.details.hide()


def _hint(check: Check, lang: str, tr: Words) -> str:
    """Return what an officer must know to press the right key."""
    if check.officer_note is not None:
        return read(check.officer_note, lang)
    if check.partly_means is not None:
        return tr("“Partly” means: {words}", words=read(check.partly_means, lang))
    return ""
