"""Closing a stage step by step: what waits for a decision, one after the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from caseapp.domain.coded import AbsenceReason
from caseapp.domain.views import DeskRow, Obstacle
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words
from caseapp.ui import times
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.stages.clash import ClashPanel
from caseapp.ui.stages.services import Clash
from caseapp.ui.theme import CONTROL, ROW_TALL
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.states import Fault

AWAITED, DOUBTFUL, CONFLICT = "awaited", "doubtful", "conflict"


class _ObstacleBrush:
    """What waits, and about whom."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, _row: Obstacle, /) -> int:
        return self._look.tall(ROW_TALL, "strong", "small")

    def takes(self, _row: Obstacle, /) -> bool:
        return True

    def say(self, row: Obstacle, /) -> str:
        return f"{obstacle_title(row, self._look.words)}, {obstacle_detail(row, self._look.words)}"

    def draw(self, canvas: Canvas, rect: QRectF, row: Obstacle, /, *, here: bool) -> None:
        look, tr = self._look, self._look.words
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        else:
            canvas.hairline(rect.x() + 20, rect.right() - 20, rect.bottom() - 1)
        high, low = look.line("strong"), look.line("small")
        top, room = rect.center().y() - (high + low) / 2, rect.width() - 40
        canvas.words(QRectF(rect.x() + 20, top, room, high), obstacle_title(row, tr), "strong")
        detail = obstacle_detail(row, tr)
        canvas.words(QRectF(rect.x() + 20, top + high, room, low), detail, "small", "ink2")


class ClosingDialog(QDialog):
    """A list of what waits on the left, the decision on the right. Esc leaves everything as it is."""

    reason_given = Signal(object, object)
    """(`Obstacle`, `AbsenceReason`)."""
    verdict_given = Signal(object, bool)
    """(`Obstacle`, it is the same person)."""
    clash_settled = Signal(object, object)
    """(`Clash`, the value)."""
    close_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self._look = look
        self.setWindowTitle(tr("Close the stage"))
        self.resize(980, 600)
        self.waiting: RowList[Obstacle] = RowList(
            look, _ObstacleBrush(look), tr("What waits for a decision")
        )
        self._left = label(look, "", "body", "2", wrap=True)
        self._question = label(look, "", "heading", wrap=True)
        self.reasons = {
            reason: Button(
                look, word_for(reason, tr), Face(key=str(number), least=CONTROL, wide=True)
            )
            for number, reason in enumerate(AbsenceReason, start=1)
        }
        self.same = Button(look, tr("The same person"), Face(key="1", least=CONTROL, wide=True))
        self.other = Button(
            look, tr("Two different people"), Face(key="2", least=CONTROL, wide=True)
        )
        self.clash = ClashPanel(look)
        self._clashes: tuple[Clash, ...] = ()
        self._why = holder(column(*self.reasons.values(), gap=8))
        self._which = holder(column(self.same, self.other, gap=8))
        self.fault = Fault(look)
        face = Face(Kind.PRIMARY, "check", "", CONTROL)
        self.close_stage = Button(look, tr("Close the stage"), face)
        back = Button(look, tr("Later"), Face(key="Esc", least=CONTROL))
        self._lay_out(back)
        for question in (self._why, self._which, self.clash):
            question.hide()  # all three at once would need more than a small laptop has
        for reason, button in self.reasons.items():
            button.clicked.connect(lambda _on, reason=reason: self._give(reason))
        self.same.clicked.connect(lambda: self._judge(same=True))
        self.other.clicked.connect(lambda: self._judge(same=False))
        self.close_stage.clicked.connect(self.close_wanted)
        back.clicked.connect(self.reject)
        self.waiting.chosen.connect(lambda _row: self._show_question())
        self.clash.decided.connect(self._settle)

    def show_obstacles(self, found: Sequence[Obstacle], clashes: tuple[Clash, ...] = ()) -> None:
        """Show what waits; the place in the list is kept. ``clashes``: the fields in conflict."""
        self._clashes = clashes
        tr, place = self._look.words, max(0, self.waiting.currentIndex().row())
        self.waiting.show_rows(found, min(place, len(found) - 1))
        if found:
            said = tr.many(
                "{count} thing waits for a decision.",
                "{count} things wait for a decision.",
                len(found),
            )
        else:
            said = tr(
                "Nothing waits for a decision. A closed stage can be read and printed; opening it again"
                " needs a reason."
            )
        self._left.setText(said)
        self.close_stage.setEnabled(not found)
        self._show_question()
        if found:
            self.waiting.setFocus()
        else:
            self.close_stage.setFocus()

    def refuse(self, text: str) -> None:
        """Say what is wrong."""
        self.fault.say(text)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Override: digits press the buttons that show them."""
        chosen = self.waiting.chosen_row()
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape and self.clash.other.field.hasFocus():
            self.waiting.setFocus()  # one step back; what was typed stays
            return
        buttons = self._buttons(chosen)
        if chosen is not None and 0 <= number < len(buttons) and buttons[number].isVisible():
            buttons[number].click()
        else:
            super().keyPressEvent(event)

    def _show_question(self) -> None:
        tr, chosen = self._look.words, self.waiting.chosen_row()
        clash = self._clash_of(chosen)
        if clash is not None:
            self.clash.show_clash(clash)
        self.clash.setVisible(clash is not None)
        self._why.setVisible(chosen is not None and chosen.kind == AWAITED)
        self._which.setVisible(_is_doubt(chosen))
        said = ""
        if chosen is not None:
            questions = {
                AWAITED: tr("Why did this person not come?"),
                DOUBTFUL: tr("Is this the person on the list?"),
            }
            said = questions.get(
                chosen.kind,
                tr("Different values were written without knowing of each other. Which is right?"),
            )
        self._question.setText(said)

    def _buttons(self, chosen: Obstacle | None) -> list[Button]:
        if _is_doubt(chosen):
            return [self.same, self.other]
        if chosen is not None and chosen.kind == CONFLICT:
            return self.clash.choices
        return list(self.reasons.values())

    def _clash_of(self, chosen: Obstacle | None) -> Clash | None:
        """Return a field in conflict of the chosen person or of their arrival."""
        if chosen is None or chosen.kind != CONFLICT or chosen.row is None:
            return None
        ids = (chosen.row.person, chosen.row.arrival)
        return next((each for each in self._clashes if each.row in ids), None)

    def _settle(self, clash: Clash, value: object) -> None:
        self.fault.say("")
        self.clash_settled.emit(clash, value)

    def _give(self, reason: AbsenceReason) -> None:
        if (chosen := self.waiting.chosen_row()) is not None:
            self.fault.say("")
            self.reason_given.emit(chosen, reason)

    def _judge(self, *, same: bool) -> None:
        if (chosen := self.waiting.chosen_row()) is not None:
            self.fault.say("")
            self.verdict_given.emit(chosen, same)

    def _lay_out(self, back: Button) -> None:
        look, tr = self._look, self._look.words
        card = column(
            self._question, 12, self._why, self._which, self.clash, None, margins=(20, 16, 20, 16)
        )
        body = row(gap=16)
        body.addWidget(frame("card", column(4, self.waiting, 4)), 3)
        body.addWidget(frame("card", card), 2)
        lay = column(label(look, tr("Close the stage"), "title"), 4, self._left, 12)
        lay.setContentsMargins(24, 20, 24, 20)
        lay.addLayout(body, 1)
        lay.addSpacing(8)
        lay.addWidget(self.fault)
        lay.addSpacing(8)
        lay.addLayout(row(back, None, self.close_stage))
        self.setLayout(lay)


def obstacle_title(obstacle: Obstacle, tr: Words) -> str:
    """Return about whom a decision waits."""
    if obstacle.row is None:
        return tr("Conflict")
    if obstacle.other is not None:
        return f"{obstacle.row.name} — {obstacle.other.name}"
    return obstacle.row.name


def obstacle_detail(obstacle: Obstacle, tr: Words) -> str:
    """Return what waits, with the facts that help."""
    if obstacle.kind == AWAITED and obstacle.row is not None:
        return " · ".join(part for part in (tr("awaited"), *_facts(obstacle.row, tr)) if part)
    if obstacle.kind == DOUBTFUL and obstacle.other is not None:
        facts = " · ".join(part for part in _facts(obstacle.other, tr) if part)
        return tr("came without the list; may be {facts}", facts=facts)
    if obstacle.field:
        return tr("two values: {field}", field=field_label(obstacle.field, tr))
    return tr("two values")


def _facts(person: DeskRow, tr: Words) -> tuple[str, ...]:
    number = tr("No. {number}", number=person.number) if person.number else ""
    return number, times.partly_known(person.birth, tr), person.unit


def _is_doubt(obstacle: Obstacle | None) -> bool:
    return obstacle is not None and obstacle.kind == DOUBTFUL
