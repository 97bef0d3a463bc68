"""Joins a person's relatives on the screen to the use cases; nothing waits for a disk."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from caseapp.domain.dialling import WhyNot
from caseapp.domain.ids import PersonId, RelativeId
from caseapp.domain.relatives import Contact
from caseapp.text.labels import label
from caseapp.ui.kin.lines import RelativeLine, lines_of
from caseapp.ui.kin.panel import KinPanel
from caseapp.ui.kin.services import KinServices
from caseapp.ui.kin.writing import KinWriter
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class KinPresenter(QObject):
    """Lives as long as its panel; whoever shows the panel hands it a person."""

    written = Signal()
    """Something was written: whoever shows the panel reads again."""

    def __init__(self, panel: KinPanel, frame: Frame, services: KinServices) -> None:
        super().__init__(panel)
        self._panel, self._frame, self._services = panel, frame, services
        self._tr = frame.look.words
        self._writer = KinWriter(panel, frame, services)
        self._contact: Contact | None = None
        self._calling: RelativeId | None = None
        self._unreadable: frozenset[str] = frozenset()
        self._choose: RelativeId | None = None
        self._writer.written.connect(self.written)
        self._writer.added.connect(self._choose_later)
        panel.remove_wanted.connect(self._remove)
        panel.move_wanted.connect(self._move)
        panel.copy_wanted.connect(self._copy)

    @property
    def typing(self) -> bool:
        """Whether the form is open."""
        return self._writer.typing

    def owns(self, owner: object) -> bool:
        """Say whether a change was made from this panel: it tells of it itself."""
        return owner is self or owner is self._writer

    def show_person(self, person: PersonId, contact: Contact) -> None:
        """Show somebody's relatives; what is being typed stays while it is the same person."""
        if person != self._writer.person:
            self.clear()
        self._writer.person, self._contact = person, contact
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
        self._writer.leave()
        self._writer.person = self._contact = self._calling = self._choose = None
        self._panel.show_lines(())

    def keep(self) -> None:
        """Write down what is being typed about somebody new."""
        self._writer.keep()

    def _choose_later(self, relative: RelativeId) -> None:
        """Choose somebody as soon as they stand in the list."""
        self._choose = relative

    def _show(self) -> None:
        if self._contact is None:
            return
        chosen = self._panel.list.chosen_row()
        keep = self._choose or (chosen.row.id if chosen else None)
        lines = lines_of(self._contact, self._calling, self._unreadable)
        if any(line.row.id == self._choose for line in lines):
            self._choose = None
        self._panel.show_lines(lines, keep)

    def _mark_unreadable(self, found: frozenset[str]) -> None:
        if found != self._unreadable:
            self._unreadable = found
            self._show()

    def _remove(self, line: RelativeLine) -> None:
        tr = self._tr
        said = tr("Relative taken off.")
        self._writer.change(
            lambda: self._services.remove(line.row.id), lambda _none: self._writer.say(said)
        )

    def _copy(self, line: RelativeLine) -> None:
        """Put the first number on the clipboard; one that may not be called is not copied either."""
        tr = self._tr
        if line.numbers:
            QGuiApplication.clipboard().setText(line.numbers[0])
            self._frame.say(Notice(tr("The number is copied."), "info"))
        else:
            self._frame.say(Notice(label(line.why or WhyNot.NO_NUMBER, tr), "partly"))

    def _move(self, line: RelativeLine, by: int) -> None:
        tr = self._tr
        person, order = self._writer.person, [each.row.id for each in self._panel.lines()]
        at = order.index(line.row.id)
        if person is None or not 0 <= at + by < len(order):
            return
        order[at], order[at + by] = order[at + by], order[at]
        said = tr("The order of relatives was changed.")
        self._writer.change(
            lambda: self._services.order(person, tuple(order)),
            lambda _none: self._writer.say(said),
        )
