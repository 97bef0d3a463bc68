"""Joins a person's relatives on the screen to the use cases; nothing waits for a disk."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PersonId, RelativeId
from caseapp.domain.relatives import Contact
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Change
from caseapp.ui.kin.lines import RelativeLine, lines_of
from caseapp.ui.kin.panel import KinPanel
from caseapp.ui.kin.services import KinServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

T = TypeVar("T")


class KinPresenter(QObject):
    """Lives as long as its panel; whoever shows the panel hands it a person."""

    written = Signal()
    """Something was written: whoever shows the panel reads again."""

    def __init__(self, panel: KinPanel, frame: Frame, services: KinServices) -> None:
        super().__init__(panel)
        self._panel, self._frame, self._services = panel, frame, services
        self._tr = frame.look.words
        self.person: PersonId | None = None
        self._contact: Contact | None = None
        self._calling: RelativeId | None = None
        self._unreadable: frozenset[str] = frozenset()
        self._choose: RelativeId | None = None
        panel.add_wanted.connect(lambda: self.open_form(None))
        panel.edit_wanted.connect(self.open_form)
        panel.remove_wanted.connect(self._remove)
        panel.move_wanted.connect(self._move)
        panel.form.saved.connect(self._save)
        panel.form.left.connect(self._leave)
        panel.form.typing_paused.connect(self.keep)

    def show_person(self, person: PersonId, contact: Contact) -> None:
        """Show somebody's relatives; what is being typed stays while it is the same person."""
        if person != self.person:
            self.clear()
        self.person, self._contact = person, contact
        self._show()
        numbers = tuple(one.phone for one in contact.relatives if one.phone)
        if numbers:
            self._frame.bridge.ask_latest(
                "numbers",
                lambda: self._services.unreadable(numbers),
                self._mark_unreadable,
                owner=self,
            )

    def show_call(self, relative: RelativeId | None) -> None:
        """Mark who is on the line."""
        self._calling = relative
        self._show()

    def clear(self) -> None:
        """Show nobody, and keep what was typed about the last person."""
        self.keep()
        self.person = self._contact = self._calling = self._choose = None
        if self._panel.form.isVisibleTo(self._panel):
            self._panel.close_form()
        self._panel.show_lines(())

    def open_form(self, line: RelativeLine | None) -> None:
        """Open the form for somebody new, or for one of them."""
        if self.person is None:
            return
        self._panel.open_form(None if line is None else line.row)
        if line is None:
            person, drafts = self.person, self._services.drafts
            self._frame.bridge.ask(lambda: drafts.newest(person), self._bring_back, owner=self)

    def keep(self) -> None:
        """Write down what is being typed about somebody new: after a pause, on Esc, before a lock."""
        form, person, drafts = self._panel.form, self.person, self._services.drafts
        if person is None or form.row is not None or not form.isVisibleTo(self._panel):
            return
        if typed := form.typed():
            self._frame.bridge.keep(
                lambda: drafts.keep(person, typed), owner=self, otherwise=self._refused
            )
        else:
            self._frame.bridge.keep(lambda: drafts.drop(person), owner=self)

    @property
    def typing(self) -> bool:
        """Whether the form is open."""
        return self._panel.form.isVisibleTo(self._panel)

    def _bring_back(self, typed: Mapping[str, str]) -> None:
        form = self._panel.form
        if typed and form.row is None and not form.typed():
            form.fill_in(typed)

    def _show(self) -> None:
        if self._contact is None:
            return
        chosen = self._panel.list.chosen_row()
        keep = self._choose or (chosen.row.id if chosen else None)
        self._choose = None
        self._panel.show_lines(lines_of(self._contact, self._calling, self._unreadable), keep)

    def _mark_unreadable(self, found: frozenset[str]) -> None:
        if found != self._unreadable:
            self._unreadable = found
            self._show()

    def _leave(self) -> None:
        self.keep()
        self._panel.close_form()

    def _save(self) -> None:
        form, person = self._panel.form, self.person
        if person is None:
            return
        if (one := form.row) is None:
            draft = form.draft()
            self._change(lambda: self._services.add(person, draft), self._added, in_form=True)
        elif changes := form.changes():
            self._change(
                lambda: self._services.edit(one.id, changes),
                lambda _none: self._changed(),
                in_form=True,
            )
        else:
            self._panel.close_form()

    def _added(self, made: RelativeId) -> None:
        tr = self._tr
        self._choose = made
        self._panel.close_form()
        self._say(tr("Relative written down."))

    def _changed(self) -> None:
        tr = self._tr
        self._panel.close_form()
        self._say(tr("Relative changed."))

    def _remove(self, line: RelativeLine) -> None:
        tr = self._tr
        said = tr("Relative taken off.")
        self._change(lambda: self._services.remove(line.row.id), lambda _none: self._say(said))

    def _move(self, line: RelativeLine, by: int) -> None:
        tr = self._tr
        person, order = self.person, [each.row.id for each in self._panel.lines()]
        at = order.index(line.row.id)
        if person is None or not 0 <= at + by < len(order):
            return
        order[at], order[at + by] = order[at + by], order[at]
        said = tr("The order of relatives was changed.")
        self._choose = line.row.id
        self._change(
            lambda: self._services.order(person, tuple(order)), lambda _none: self._say(said)
        )

    def _change(
        self,
        command: Callable[[], Change[T]],
        then: Callable[[T], object],
        *,
        in_form: bool = False,
    ) -> None:
        def done(value: T) -> None:
            then(value)
            self.written.emit()

        refuse = self._refused_in_form if in_form else self._refused
        self._frame.bridge.change(command, done, owner=self, otherwise=refuse)

    def _say(self, text: str) -> None:
        self._frame.say(Notice(text, undo=True))

    def _refused(self, error: Exception) -> None:
        self._frame.say(Notice(self._words_of(error), "bad"))

    def _refused_in_form(self, error: Exception) -> None:
        self._panel.form.fault.say(self._words_of(error))

    def _words_of(self, error: Exception) -> str:
        if not isinstance(error, CaseError):
            raise error
        return sentence(error, self._tr)
