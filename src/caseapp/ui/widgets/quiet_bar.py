"""One sentence about what just happened, with the way back in it. No toast, no second bar."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from caseapp.ui.look import Look
from caseapp.ui.theme import QUIET_BAR
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.late_wrap import LateWrap
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import row


@dataclass(frozen=True)
class Notice:
    """What the bar says. ``tone``: ok, info, partly (look at this) or bad."""

    text: str
    tone: str = "ok"
    undo: bool = False


_ICONS = {"ok": "check", "info": "info", "partly": "circle-dot", "bad": "triangle-alert"}


class QuietBar(QFrame):
    """Always in sight; also tells the two keys that work everywhere."""

    undo_wanted = Signal()
    keys_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "quiet")
        self.setMinimumHeight(look.tall(QUIET_BAR))
        self._picture = Picture(look, "check", 18, "ok")
        self._words = LateWrap(look)
        self.undo = Button(look, tr("Undo"), Face(Kind.LINK, key="Ctrl+Z"))
        keys = Button(look, tr("keys here"), Face(Kind.QUIET, key="F1"))
        lock = Button(look, tr("lock"), Face(Kind.QUIET, key="Ctrl+L"))
        lay = row(self._picture, 12, self._words, 12, self.undo, None, keys, 8, lock)
        lay.setContentsMargins(24, 0, 12, 0)
        self.setLayout(lay)
        self.undo.clicked.connect(self.undo_wanted)
        keys.clicked.connect(self.keys_wanted)
        lock.clicked.connect(self.lock_wanted)
        self.notice = Notice("")
        self.say(self.notice)

    def say(self, notice: Notice) -> None:
        """Show a sentence; a screen reader reads it as the bar's name."""
        self.notice = notice
        self._picture.setVisible(bool(notice.text))
        self._picture.show_picture(_ICONS[notice.tone], notice.tone)
        self._words.setText(notice.text)
        self._words.setToolTip(notice.text)
        self.undo.setVisible(notice.undo)
        self.setAccessibleName(notice.text)

    def text(self) -> str:
        """Return what is said now."""
        return self.notice.text
