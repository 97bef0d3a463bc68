"""The form for somebody who is not on the list, with likely matches beside it."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from caseapp.domain.coded import Category, Sex
from caseapp.domain.typed_dates import NoDate, read_partial
from caseapp.domain.views import Candidate, UnexpectedDraft
from caseapp.text.labels import label as word_for
from caseapp.ui import paint, times
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import CONTROL, ROW_TALL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.form import FormField
from caseapp.ui.widgets.parts import column, field, frame, holder, label, row
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.scrolled import Scrolled
from caseapp.ui.widgets.segmented import Segmented
from caseapp.ui.widgets.states import Fault

_PAUSE_MS = 150
"""So long after the last letter likely matches are looked for."""
_IDLE_MS = 1_000
"""So long after the last letter what was typed is written down."""


class CandidateBrush:
    """How a likely match looks."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, _row: Candidate, /) -> int:
        """Override: two lines."""
        return self._look.tall(ROW_TALL, "strong", "small")

    def takes(self, _row: Candidate, /) -> bool:
        """Override: each can be chosen."""
        return True

    def say(self, row: Candidate, /) -> str:
        """Override: name and facts."""
        return f"{row.row.name}, {self._under(row)}"

    def draw(self, canvas: Canvas, rect: QRectF, row: Candidate, /, *, here: bool) -> None:
        """Override: name, facts, and how likely."""
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        else:
            canvas.hairline(rect.x() + 16, rect.right() - 16, rect.bottom() - 1)
        said = (
            (tr("arrived"), "ok", "check") if row.row.arrived_at else (tr("awaited"), "neutral", "")
        )
        width = paint.chip_width(look, said[0], said[2])
        canvas.chip(rect.right() - 16 - width, rect.center().y(), *said)
        high, low = look.line("strong"), look.line("small")
        top, room = rect.center().y() - (high + low) / 2, rect.width() - 48 - width
        canvas.words(QRectF(rect.x() + 16, top, room, high), row.row.name, "strong")
        canvas.words(
            QRectF(rect.x() + 16, top + high, room, low), self._under(row), "small", "ink2"
        )

    def _under(self, row: Candidate) -> str:
        tr, person = self._look.words, row.row
        number = tr("No. {number}", number=person.number) if person.number else ""
        born = times.partly_known(person.birth, tr)
        return " · ".join(part for part in (number, born, person.unit) if part)


class UnexpectedForm(QDialog):
    """Collects whatever is known; everything may stay empty."""

    submitted = Signal(object)
    """An `UnexpectedDraft`."""
    edited = Signal(object)
    """An `UnexpectedDraft` after a pause in typing."""
    typing_paused = Signal()
    """What was typed may be written down."""
    match_taken = Signal(object)
    """A `Candidate` that is the person after all."""

    def __init__(self, look: Look, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(parent)
        tr = look.words
        self._look, self._today = look, today
        self.setWindowTitle(tr("Not on the list"))
        texts = {
            "surname": tr("Surname"),
            "given": tr("Given name"),
            "patronymic": tr("Patronymic"),
            "birth": tr("Born"),
            "unit": tr("Unit"),
            "rank": tr("Rank"),
            "call_sign": tr("Call sign"),
            "vehicle": tr("Vehicle"),
            "note": tr("Note"),
        }
        self.fields = {
            code: FormField(look, name, field(look, name)) for code, name in texts.items()
        }
        self.fields["birth"].say(tr("26.02.1988, 02.1988 or 1988"), "2")
        self.sex = Segmented[Sex](look, tr("Sex"), [(each, word_for(each, tr)) for each in Sex])
        self.sex.choose(Sex.UNKNOWN)
        self.category = QComboBox()
        self.category.setFont(look.font("body"))
        self.category.setMinimumHeight(look.tall(CONTROL))
        for each in Category:
            self.category.addItem(word_for(each, tr), each)
        self.category.setCurrentIndex(self.category.findData(Category.UNKNOWN))
        self.matches: RowList[Candidate] = RowList(look, CandidateBrush(look), tr("Likely matches"))
        self.fault = Fault(look)
        self.save = Button(
            look, tr("Record arrival"), Face(Kind.PRIMARY, "check", "Enter", CONTROL)
        )
        self.cancel = Button(look, tr("Back to the desk"), Face(key="Esc", least=CONTROL))
        self.earlier = Button(look, tr("Bring back what was typed before"), Face(Kind.LINK))
        self.earlier.hide()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._idle = QTimer(self, interval=_IDLE_MS, singleShot=True)
        self._lay_out()
        self._connect()

    def begin(self, surname: str) -> None:
        """Open for somebody of whom this much was typed already."""
        self.fields["surname"].field.setText(surname)
        self.fields["surname"].field.setFocus()
        self.open()
        self._tell_edited()

    def typed(self) -> dict[str, str]:
        """Return what was typed as it stands there, readable or not; empty where nothing was."""
        texts = {code: each.field.text() for code, each in self.fields.items()}
        found = {code: text for code, text in texts.items() if text.strip()}
        if (sex := self.sex.value()) is not Sex.UNKNOWN:
            found["sex"] = sex.value
        if (category := Category(self.category.currentData())) is not Category.UNKNOWN:
            found["category"] = category.value
        return found

    def fill_in(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed."""
        for code, each in self.fields.items():
            each.field.setText(typed.get(code, ""))
        self.sex.choose(Sex(typed.get("sex", Sex.UNKNOWN)))
        category = Category(typed.get("category", Category.UNKNOWN))
        self.category.setCurrentIndex(self.category.findData(category))
        self.earlier.hide()
        self._tell_edited()

    def offer_earlier(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed before; where somebody else was begun meanwhile, only offer it."""
        now = self.typed()
        if not now or now == {"surname": typed.get("surname", "")}:
            self.fill_in(typed)
            return
        self.earlier.clicked.connect(lambda: self.fill_in(typed))
        self.earlier.show()

    def draft(self) -> UnexpectedDraft | None:
        """Return what is known; None (and a sentence in place) where the date cannot be read."""
        text = {code: each.field.text().strip() for code, each in self.fields.items()}
        try:
            birth = read_partial(text.pop("birth"), self._today())
        except NoDate:
            said = self._look.words("This is no date: 26.02.1988, 02.1988 or 1988.")
            self.fields["birth"].say(said)
            return None
        return UnexpectedDraft(
            **text,
            birth=birth,
            sex=self.sex.value(),
            category=Category(self.category.currentData()),
        )

    def show_matches(self, found: tuple[Candidate, ...]) -> None:
        """Show who it may be."""
        self.matches.show_rows(found)
        self._beside.setText(
            self._look.words("Is it one of these? Two clicks or Enter mark that person.")
            if found
            else self._look.words("Nobody on the list fits so far.")
        )

    def refuse(self, text: str) -> None:
        """Say what is wrong; everything typed stays."""
        self.fault.say(text)
        self.save.setEnabled(True)

    def _lay_out(self) -> None:
        look, tr, parts = self._look, self._look.words, self.fields
        sex = FormField(look, tr("Sex"), self.sex)
        category = FormField(look, tr("Category"), self.category)
        names = row(parts["surname"], parts["given"], parts["patronymic"], gap=12)
        facts = row(parts["birth"], parts["unit"], parts["rank"], gap=12)
        more = row(parts["call_sign"], parts["vehicle"], parts["note"], gap=12)
        kind = row(sex, category, gap=12)
        hint = label(
            look, tr("Whatever is known; every field may stay empty."), "body", "2", wrap=True
        )
        form = column(hint, 12, names, 4, facts, 4, kind, 4, more, None)
        self._beside = label(look, "", "small", "2", wrap=True)
        beside = column(label(look, tr("Likely matches"), "heading"), 4, self._beside, 8)
        beside.addWidget(self.matches, 1)
        beside.setContentsMargins(16, 12, 16, 12)
        body = row(gap=24)
        body.addWidget(Scrolled(holder(form)), 1)
        side = frame("card", beside)
        side.setFixedWidth(max(320, round(look.width("0" * 36, "body"))))
        body.addWidget(side)
        head = row(label(look, tr("Not on the list"), "title"), None, self.earlier)
        lay = column(head, 12, margins=(24, 20, 24, 20))
        lay.addLayout(body, 1)
        lay.addSpacing(12)
        lay.addWidget(self.fault)
        lay.addSpacing(8)
        lay.addLayout(row(self.cancel, None, self.save))
        self.setLayout(lay)

    def _connect(self) -> None:
        self.save.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.reject)
        self._pause.timeout.connect(self._tell_edited)
        self.matches.taken.connect(self.match_taken)
        self.matches.setTabKeyNavigation(False)
        self.matches.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for each in self.fields.values():
            assert isinstance(each.field, QLineEdit)  # noqa: S101 - for the type checker
            each.field.textEdited.connect(lambda _text: self._pause.start())
            each.field.textEdited.connect(lambda _text: self._idle.start())
        self.sex.changed.connect(lambda _sex: self._idle.start())
        self.category.activated.connect(lambda _place: self._idle.start())
        self.earlier.setAutoDefault(False)
        self._idle.timeout.connect(self.typing_paused)

    def _tell_edited(self) -> None:
        self.fields["birth"].say(self._look.words("26.02.1988, 02.1988 or 1988"), "2")
        if draft := self.draft():
            self.edited.emit(draft)

    def _submit(self) -> None:
        if draft := self.draft():
            self.fault.say("")
            self.save.setEnabled(False)
            self.submitted.emit(draft)
