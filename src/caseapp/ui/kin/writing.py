"""The form for a relative, joined to the use cases: one form is one act, and nothing typed is lost."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PersonId, RelativeId
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Change
from caseapp.ui.kin.lines import RelativeLine
from caseapp.ui.kin.panel import KinPanel
from caseapp.ui.kin.services import KinServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

T = TypeVar("T")


class KinWriter(QObject):
    """Lives as long as its panel. ``person`` is whose relatives are shown."""

    written = Signal()
    added = Signal(object)
    """The `RelativeId` of somebody new."""

    def __init__(self, panel: KinPanel, frame: Frame, services: KinServices) -> None:
        super().__init__(panel)
        self._panel, self._frame, self._services = panel, frame, services
        self._tr = frame.look.words
        self.person: PersonId | None = None
        panel.add_wanted.connect(lambda: self.open(None))
        panel.edit_wanted.connect(self.open)
        panel.form.saved.connect(self._save)
        panel.form.left.connect(self._leave)
        panel.form.typing_paused.connect(self.keep)
        panel.form.phone.left.connect(self._read_phone)

    @property
    def typing(self) -> bool:
        """Whether the form is open."""
        return self._panel.form.isVisibleTo(self._panel)

    def open(self, line: RelativeLine | None) -> None:
        """Open the form for somebody new, or for one of them."""
        if self.person is None:
            return
        self._panel.open_form(None if line is None else line.row)
        if line is None:
            person, drafts = self.person, self._services.drafts
            self._frame.bridge.ask(lambda: drafts.newest(person), self._bring_back, owner=self)

    def keep(self) -> None:
        """Write down what is being typed about somebody new: after a pause, on Esc, before a lock."""
        person, drafts = self.person, self._services.drafts
        if person is None or self._panel.form.row is not None or not self.typing:
            return
        if typed := self._panel.form.typed():
            self._frame.bridge.keep(
                lambda: drafts.keep(person, typed), owner=self, otherwise=self._refused
            )
        else:
            self._frame.bridge.keep(lambda: drafts.drop(person), owner=self)

    def leave(self) -> None:
        """Close the form and keep what was typed: somebody else is shown."""
        self.keep()
        if self.typing:
            self._panel.close_form()

    def change(
        self,
        command: Callable[[], Change[T]],
        then: Callable[[T], object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Write something, then tell whoever shows the panel."""

        def done(value: T) -> None:
            then(value)
            self.written.emit()

        refuse = otherwise or self._refused
        self._frame.bridge.change(command, done, owner=self, otherwise=refuse)

    def say(self, text: str) -> None:
        """Say what was done, with the way back."""
        self._frame.say(Notice(text, undo=True))

    def _read_phone(self, typed: str) -> None:
        phone, read = self._panel.form.phone, self._services.read_numbers
        self._frame.bridge.ask_latest(
            "phone", lambda: read(typed), lambda found: phone.show_read(typed, found), owner=self
        )

    def _bring_back(self, typed: Mapping[str, str]) -> None:
        form = self._panel.form
        if typed and form.row is None and not form.typed():
            form.fill_in(typed)

    def _leave(self) -> None:
        self.keep()
        self._panel.close_form()

    def _save(self) -> None:
        form, person, refuse = self._panel.form, self.person, self._refused_in_form
        if person is None or not self.typing:
            return
        if (one := form.row) is None:
            draft = form.draft()
            self.change(lambda: self._services.add(person, draft), self._added, refuse)
        elif changes := form.changes():
            self.change(lambda: self._services.edit(one.id, changes), self._changed, refuse)
        else:
            self._panel.close_form()

    def _added(self, made: RelativeId) -> None:
        tr = self._tr
        self.added.emit(made)
        self._panel.close_form()
        self.say(tr("Relative written down."))

    def _changed(self, _none: None) -> None:
        tr = self._tr
        self._panel.close_form()
        self.say(tr("Relative changed."))

    def _refused(self, error: Exception) -> None:
        self._frame.say(Notice(words_of(error, self._frame), "bad"))

    def _refused_in_form(self, error: Exception) -> None:
        self._panel.form.fault.say(words_of(error, self._frame))


def words_of(error: Exception, frame: Frame) -> str:
    """Put a refusal into words.

    Raises:
        Exception: the error itself, where it is none of ours: that is a bug and must be seen.
    """
    if not isinstance(error, CaseError):
        raise error
    return sentence(error, frame.look.words)
