"""What a page shows when it is not simply full of people: an empty place, a fault, a long act."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame

from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.painted import Painted, Picture, Round
from caseapp.ui.widgets.parts import column, frame, holder, label, row


def empty(look: Look, icon: str, title: str, why: str, act: Button | None = None) -> QFrame:
    """Return a card that says what will stand here, with the act that brings it."""
    acts = () if act is None else (12, row(act, None))
    text = column(
        label(look, title, "heading", wrap=True), 4, label(look, why, "body", "2", wrap=True), *acts
    )
    box = row(holder(column(Round(look, icon), None)), 20, margins=(24, 20, 24, 20))
    box.addLayout(text, 1)
    made = frame("card", box)
    made.setAccessibleName(f"{title}. {why}")
    return made


class Fault(QFrame):
    """What went wrong, in its place: one or two sentences, no code. Hidden while there is nothing.

    ``attention`` says instead what should be looked at.
    """

    def __init__(self, look: Look, *, attention: bool = False) -> None:
        super().__init__()
        hue = "partly" if attention else "bad"
        self.setProperty("role", "attention" if attention else "warn")
        self.words = label(look, "", "body", hue, wrap=True)
        box = row(holder(column(Picture(look, "triangle-alert", 20, hue), None)), 12)
        box.addWidget(self.words, 1)
        box.setContentsMargins(16, 12, 16, 12)
        self.setLayout(box)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence, or nothing for an empty one."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return what is said now."""
        return self.words.text()


_WIDEST = 948


class _Bar(Painted):
    def __init__(self, look: Look) -> None:
        super().__init__(look, 0, 8)
        self.share = 0.0

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        canvas.box(rect, 4, self.look.color("sunken"), self.look.color("hairline"))
        done = QRectF(rect.x(), rect.y(), rect.width() * self.share, rect.height())
        canvas.box(done, 4, self.look.color("accent"))


class LongAct(QFrame):
    """What is being done, how far it is, and Stop at once."""

    stopped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self.setMaximumWidth(_WIDEST)
        tr = look.words
        self.what = label(look, "", "strong")
        self.far = label(look, "", "small", "2")
        self.stop = Button(look, tr("Stop"), Face(key="Esc"))
        self.stop.setShortcut(Qt.Key.Key_Escape)
        self._bar = _Bar(look)
        head = row(self.what, 16, None, self.stop)
        self.setLayout(column(head, 8, self._bar, 8, self.far, margins=(20, 12, 16, 12)))
        self.stop.clicked.connect(self._stop)
        self.hide()

    def begin(self, what: str) -> None:
        """Show the card."""
        self.what.setText(what)
        self.stop.setEnabled(True)
        self.show_progress(0, 0)
        self.show()

    def show_progress(self, done: int, of: int) -> None:
        """Show how far it is."""
        tr = self._look.words
        said = tr("{done} of {of}", done=done, of=of) if of else tr("Beginning…")
        self._bar.share = done / of if of else 0.0
        self._bar.setAccessibleName(said)
        self._bar.update()
        self.far.setText(said)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.far.setText(self._look.words("Stopping…"))
        self.stopped.emit()
