"""A record of a call on its way to the disk: the queue moves on, and comes back if it is refused."""

from PySide6.QtCore import QObject, Signal

from caseapp.domain.relatives import CallDraft, Called, QueueLine
from caseapp.ui.relatives import said
from caseapp.ui.relatives.services import RelativeServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

NOTE = "note"
"""The field of a draft that holds what was typed into the note."""


class Recorder(QObject):
    """Writes attempts, and reasons why there was none."""

    moved_on = Signal()
    """An outcome was chosen: the queue may show the next person."""
    written = Signal()
    failed = Signal(object)
    """A record was refused: the `QueueLine` to go back to."""

    def __init__(self, parent: QObject, frame: Frame, services: RelativeServices) -> None:
        super().__init__(parent)
        self._frame, self._services = frame, services

    def record(self, line: QueueLine, draft: CallDraft) -> None:
        """Record at once; the person at the desk does not wait for it."""
        tr = self._frame.look.words
        name = said.shown_name(line, tr)
        self._frame.say(Notice(tr("{name}: being saved…", name=name), "info"))
        self.moved_on.emit()
        self._frame.bridge.change(
            lambda: self._services.record(draft),
            lambda called: self._recorded(line, draft, called),
            owner=self,
            otherwise=lambda error: self._not_recorded(line, draft, error),
        )

    def _recorded(self, line: QueueLine, draft: CallDraft, called: Called) -> None:
        tr, at = self._frame.look.words, draft.started_at
        self._frame.say(said.recorded(line, draft.outcome, at, called, tr))
        self.written.emit()

    def _not_recorded(self, line: QueueLine, draft: CallDraft, error: Exception) -> None:
        self._frame.say(said.refused(error, self._frame.look.words))
        if note := draft.note.strip():  # nothing that was typed is lost with what was refused
            drafts = self._services.note_drafts
            self._frame.bridge.keep(lambda: drafts.keep(line.person, {NOTE: note}), owner=self)
        self.failed.emit(line)
