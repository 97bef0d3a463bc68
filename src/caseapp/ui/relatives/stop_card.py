"""Stop: ask the psychologist. Where it is raised, and where it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from caseapp.text import dates
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.relatives.services import StopNote
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import column, holder, label, row

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_LINES = 3


class StopForm(QFrame):
    """Takes what was heard. It is no draft: nobody but the psychologist may read it, not even later."""

    stopped = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        title = label(look, tr("Stop the calls and ask the psychologist"), "heading")
        why = label(
            look,
            tr(
                "What you write goes to the psychologist alone. You will not see it again, and nobody"
                " will learn it from the screen beside the person."
            ),
            "body",
            "2",
            wrap=True,
        )
        self.text = QPlainTextEdit()
        self.text.setFont(look.font("body"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(round(look.line("body") * _LINES) + 20)
        self.text.setAccessibleName(tr("What was heard (may stay empty)"))
        self.text.setPlaceholderText(tr("What was heard (may stay empty)"))
        self.stop = Button(look, tr("Stop the calls"), Face(Kind.DANGER, "hand", "Ctrl+Enter"))
        self.back = Button(look, tr("Back"), Face(key="Esc"))
        acts = row(self.back, None, self.stop)
        self.setLayout(column(title, 4, why, 12, self.text, 12, acts, margins=(20, 16, 20, 16)))
        self.stop.clicked.connect(self._stop)
        self.back.clicked.connect(self._leave)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, key, self._stop, _WITHIN)
        bind(self, "Esc", self._leave, _WITHIN)
        self.hide()

    def begin(self) -> None:
        """Open empty."""
        self.text.clear()
        self.show()
        self.text.setFocus()

    def clear(self) -> None:
        """Close, and keep nothing of what was typed."""
        self.text.clear()
        self.hide()

    def _stop(self) -> None:
        self.stopped.emit(self.text.toPlainText())

    def _leave(self) -> None:
        self.clear()
        self.left.emit()


class StopBanner(QFrame):
    """Nobody calls for this person. The psychologist reads why, folded, and lets calls go on."""

    read_wanted = Signal()
    lift_wanted = Signal()

    def __init__(self, look: Look, *, may_read: bool) -> None:
        super().__init__()
        tr = look.words
        self._look = look
        self.setProperty("role", "warn")
        self.words = label(look, tr("Stop: ask the psychologist"), "heading", "bad", wrap=True)
        why = label(
            look,
            tr(
                "Nobody is called for this person, and no relative is shown, before they have talked."
            ),
            "body",
            wrap=True,
        )
        self.read = Button(look, tr("Read what was heard"), Face(icon="eye"))
        self.lift = Button(look, tr("Let calls go on"), Face(icon="phone"))
        self.notes = label(look, "", "body", wrap=True)
        acts = holder(row(self.read, 8, self.lift, None))
        text = column(self.words, 4, why, 8, self.notes, 8, acts)
        lay = row(holder(column(Picture(look, "hand", 24, "bad"), None)), 12)
        lay.addLayout(text, 1)
        lay.setContentsMargins(16, 12, 16, 12)
        self.setLayout(lay)
        acts.setVisible(may_read)  # not before it has a parent: it would come up as a window
        self.read.clicked.connect(self.read_wanted)
        self.lift.clicked.connect(self.lift_wanted)
        self.fold()

    def show_notes(self, notes: Sequence[StopNote]) -> None:
        """Unfold what was handed in."""
        tr = self._look.words
        unread = tr("written before you held the key; a psychologist who held it then can read it")
        said = [
            f"{dates.when(note.written_at)} — {note.text or tr('nothing was written')}"
            if note.readable
            else f"{dates.when(note.written_at)} — {unread}"
            for note in notes
        ]
        self.notes.setText("\n".join(said) or tr("nothing was written"))
        self.notes.show()

    def fold(self) -> None:
        """Show nothing of it."""
        self.notes.setText("")
        self.notes.hide()
