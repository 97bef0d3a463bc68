"""Ctrl+P: the sheet of the person who is open, to the printer or into a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PersonId
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Change
from caseapp.ui.keys import bind
from caseapp.ui.people.paper_services import PaperServices, PersonPaper
from caseapp.ui.people.person_page import PersonPage
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.save_as import ask_where

FILE_NAME = "person-sheet.pdf"
"""Never a name: files lie about."""
Choose = Callable[[Callable[[Path], object]], object]
"""Asks where the file shall go, and hands the place on; a test answers at once."""


class PersonPaperPrinting(QObject):
    """Asks where the sheet goes before it is set: a run that nobody has would be a false entry."""

    def __init__(
        self,
        page: PersonPage,
        frame: Frame,
        services: PaperServices | None,
        here: Callable[[], PersonId | None],
        choose: Choose | None = None,
    ) -> None:
        super().__init__(page)
        self._frame, self._services, self._here = frame, services, here
        self._button, tr = page.head.sheet, frame.look.words
        self._choose = choose or partial(ask_where, page, tr("Where to keep the sheet"), FILE_NAME)
        self.menu = QMenu(page)
        self.menu.setFont(frame.look.font("body"))
        self._button.setVisible(services is not None)
        if services is None:
            return
        if services.spool is not None:
            self.menu.addAction(tr("Print")).triggered.connect(self.print)
        self.menu.addAction(tr("Save as PDF…")).triggered.connect(self.save)
        self._button.clicked.connect(self.ask)
        bind(page, "Ctrl+P", self._button.click)

    def ask(self) -> None:
        """Open the choice between printer and file under the button; a file alone needs no choice."""
        if len(self.menu.actions()) == 1:
            self.save()
            return
        self.menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def print(self) -> None:
        """Set the sheet and hand it to the printer."""
        services = self._services
        if services is None or services.spool is None:
            return
        tr, spool = self._frame.look.words, services.spool
        self._set(
            lambda person: services.print_sheet(person, tr.lang),
            lambda paper: self._hand_out(
                lambda: spool(paper),
                tr("Run {run} went to the printer; its queue may keep a copy.", run=paper.run),
            ),
        )

    def save(self) -> None:
        """Ask for a place, set the sheet and keep it there."""
        if (services := self._services) is None or self._here() is None:
            return
        tr = self._frame.look.words

        def set_for(place: Path) -> None:
            def command(person: PersonId) -> Change[PersonPaper]:
                services.require_writable(place)
                return services.print_sheet(person, tr.lang)

            self._set(
                command,
                lambda paper: self._hand_out(
                    lambda: services.keep(paper, place),
                    tr("Run {run} is saved: {file}", run=paper.run, file=str(place)),
                ),
            )

        self._choose(set_for)

    def _set(
        self,
        command: Callable[[PersonId], Change[PersonPaper]],
        then: Callable[[PersonPaper], object],
    ) -> None:
        if (person := self._here()) is None:
            return
        self._button.setEnabled(False)
        self._frame.say(Notice(self._frame.look.words("Setting the sheet…"), "info"))
        self._frame.bridge.change(
            lambda: command(person), then, owner=self, otherwise=self._refused
        )

    def _hand_out(self, act: Callable[[], None], said: str) -> None:
        def done(_none: None) -> None:
            self._button.setEnabled(True)
            self._frame.say(Notice(said))

        self._frame.bridge.ask(act, done, owner=self, otherwise=self._refused)

    def _refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        if not isinstance(error, CaseError):
            raise error
        self._frame.say(Notice(sentence(error, self._frame.look.words), "bad"))
