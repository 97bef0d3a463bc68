"""The note of a call: reached by Tab, left by Enter, written down while it is typed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from caseapp.ui.look import Look
from caseapp.ui.theme import CONTROL

_PAUSE_MS = 1_000


class NoteField(QLineEdit):
    """Digits that are typed here are text, not outcomes."""

    paused = Signal()
    """What stands here may be written down as a draft."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setFont(look.font("body"))
        self.setMinimumHeight(look.tall(CONTROL))
        self.setAccessibleName(name)
        self.setPlaceholderText(look.words("{name} · Tab, then Enter", name=name))
        pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        pause.timeout.connect(self.paused)
        self.textEdited.connect(lambda _text: pause.start())
