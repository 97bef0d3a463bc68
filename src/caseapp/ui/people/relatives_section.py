"""Relatives and calls home on a person's page: edited in place, read as they stand."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.access import Permission
from caseapp.domain.ids import PersonId
from caseapp.domain.relatives import Contact
from caseapp.text.labels import label as word_for
from caseapp.ui.kin.calls import CallBrush, CallLine, calls_of
from caseapp.ui.kin.panel import KinPanel
from caseapp.ui.kin.presenter import KinPresenter
from caseapp.ui.kin.services import KinServices
from caseapp.ui.people.section import Section
from caseapp.ui.people.section_card import fit_to_rows, scrolled, section_card
from caseapp.ui.room import Frame
from caseapp.ui.widgets.parts import column, holder, label
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.states import Fault


class RelativesSection(Section):
    """The list with its banner, and every call that was made. Calls are made in their own room.

    The head of the page has the button for it (Ctrl+D); Enter on a relative goes there too.
    """

    code = "relatives"

    def __init__(self, frame: Frame, services: KinServices) -> None:
        look, tr = frame.look, frame.look.words
        tables = ("relative", "contact_attempt", "call_stop", "consent", "arrival_flag")
        super().__init__(tr, tables)
        self._frame, self._services = frame, services
        self.panel = KinPanel(look, frame.now)
        self.panel.all_in_sight = True
        self.kin = KinPresenter(self.panel, frame, services)
        self.state = label(look, "", "small", "2")
        self.stopped = Fault(look)
        self.calls: RowList[CallLine] = RowList(look, CallBrush(look), tr("Calls"))
        self._none = label(look, tr("Nobody was called yet."), "body", "2")
        relatives = holder(column(self.stopped, 4, self.panel))
        calls = holder(column(self._none, self.calls))
        first = section_card(look, self.title, relatives, beside=self.state)
        self.setLayout(scrolled(first, 12, section_card(look, tr("Calls"), calls)))
        self.panel.tools.setEnabled(frame.actor.may(Permission.CALL_RELATIVES))
        self.panel.call_wanted.connect(lambda _line: self._go_to_calls())
        self.panel.form_shown.connect(self._back_to_list)
        self.kin.written.connect(self._again)

    def load(self, person: PersonId) -> None:
        """Override: read relatives and calls."""
        self._frame.bridge.ask_latest(
            "contact",
            partial(self._services.contact, person),
            partial(self._show, person),
            owner=self,
        )

    def clear(self) -> None:
        """Override: nobody's."""
        self.kin.clear()
        self.calls.show_rows(())
        self.state.setText("")
        self.stopped.say("")

    def enter(self) -> None:
        """Override: arrows walk through the relatives, or the first one is written down."""
        wanted: QWidget = self.panel.list if self.panel.lines() else self.panel.add
        wanted.setFocus()

    def keep(self) -> None:
        """Override: a relative who is being typed."""
        self.kin.keep()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of the list."""
        tr = self._frame.look.words
        return (
            ("Enter", tr("to the queue of calls, at this person")),
            ("Ctrl+N", tr("new relative")),
            ("F2", tr("change the relative")),
            ("Alt+↑ Alt+↓", tr("change the order of relatives")),
            ("Del", tr("take the relative off")),
        )

    def _show(self, person: PersonId, contact: Contact) -> None:
        if person != self.person:
            return
        tr = self._frame.look.words
        self.kin.show_person(person, contact)
        self.counted.emit(len(contact.relatives))
        self.state.setText(word_for(contact.state, tr))
        stopped = tr("Stop: ask the psychologist") if contact.bars.stopped else ""
        self.stopped.say(stopped)
        lines = calls_of(contact, tr)
        self.calls.show_rows(lines)
        fit_to_rows(self.calls)
        self._none.setVisible(not lines)

    def _again(self) -> None:
        if self.person is not None:
            self.load(self.person)

    def _back_to_list(self) -> None:
        self.panel.tools.setVisible(not self.kin.typing)
        if not self.kin.typing and self.isVisible():
            self.enter()

    def _go_to_calls(self) -> None:
        if self.person is not None:
            self._frame.go("relatives", f"person:{self.person}")
