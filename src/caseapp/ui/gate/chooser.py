"""Choosing a passphrase: how good it is while it is typed, and one made by chance."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.passphrase import GuessTime, Verdict, Weakness
from caseapp.text.words import Words
from caseapp.ui.gate.secret_field import KeyboardNotice, SecretField
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import CONTROL
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.painted import Painted
from caseapp.ui.widgets.parts import column, label, row

_FULL_BITS = 80.0


class _Strength(Painted):
    """A bar as long as the passphrase is strong; the words under it say the same."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 0, 8)
        self.share, self.hue = 0.0, "bad"

    def draw(self, canvas: Canvas, rect: QRectF) -> None:
        canvas.box(rect, 4, self.look.color("sunken"), self.look.color("hairline"))
        done = QRectF(rect.x(), rect.y(), rect.width() * self.share, rect.height())
        canvas.box(done, 4, self.look.color(f"{self.hue}.solid"))


class PassphraseChooser(QWidget):
    """A field, a verdict under it, a generator beside it."""

    typed = Signal(str)
    suggestion_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.verdict: Verdict | None = None
        name = tr("Passphrase")
        self.field = SecretField(look, name)
        self.suggest = Button(look, tr("Suggest one"), Face(icon="key-round", least=CONTROL))
        self._strength = _Strength(look)
        self._said = label(look, " ", "small", "2", wrap=True)
        caption = label(look, name, "small", "2")
        caption.setBuddy(self.field)
        line = row(gap=8)
        line.addWidget(self.field, 1)
        line.addWidget(self.suggest)
        notice = KeyboardNotice(look, self.field)
        self.setLayout(column(caption, 4, line, 8, self._strength, 4, self._said, 4, notice))
        self.field.textChanged.connect(self._typed)
        self.suggest.clicked.connect(self.suggestion_wanted)

    def take(self, passphrase: str) -> None:
        """Put a suggestion into the field, in letters: it has to be written down or learnt."""
        self.field.eye.setChecked(True)
        self.field.setText(passphrase)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show how good it is."""
        self.verdict = verdict
        hue = "bad" if verdict.refused else "partly" if verdict.weak else "ok"
        self._strength.share = min(1.0, verdict.bits / _FULL_BITS)
        self._strength.hue = hue
        self._strength.update()
        said = verdict_sentence(verdict, self._look.words)
        self._said.setText(said)
        empty = verdict.weakness is Weakness.EMPTY
        self._said.setProperty("ink", "2" if empty else hue)
        self._said.style().polish(self._said)
        self.field.setAccessibleDescription(said)

    def said(self) -> str:
        """Return what is said of it."""
        return self._said.text().strip()

    def _typed(self, text: str) -> None:
        self.verdict = None
        self.typed.emit(text)


def verdict_sentence(verdict: Verdict, tr: Words) -> str:
    """Return a verdict in words: whether it will do, how long it holds, what makes it weak."""
    if verdict.weakness is Weakness.EMPTY:
        return tr("Several words that do not belong together are strong and easy to keep in mind.")
    times = {
        GuessTime.SECONDS: tr("guessed within seconds"),
        GuessTime.HOURS: tr("guessed within hours"),
        GuessTime.DAYS: tr("guessed within days"),
        GuessTime.YEARS: tr("would take years to guess"),
        GuessTime.CENTURIES: tr("would take centuries to guess"),
    }
    reasons = {
        Weakness.COMMON: tr("it is made of words that are tried first"),
        Weakness.KEYBOARD: tr("its keys are neighbours on the keyboard"),
        Weakness.SEQUENCE: tr("it follows a sequence"),
        Weakness.REPEAT: tr("it repeats itself"),
        Weakness.DATE: tr("it is a date"),
        Weakness.NAME: tr("it holds a name that others know"),
        Weakness.SHORT: tr("it is short"),
    }
    parts = [times[verdict.time]]
    if verdict.weak and (reason := reasons.get(verdict.weakness)):
        parts.append(reason)
    if verdict.refused:
        lead = tr("Too weak")
    else:
        lead = tr("Weak, but allowed") if verdict.weak else tr("Strong")
    return f"{lead}: {', '.join(parts)}."
