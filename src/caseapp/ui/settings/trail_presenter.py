"""Joins the history and the facts about program and register to their use cases."""

from PySide6.QtCore import QObject

from caseapp.ui.room import Frame
from caseapp.ui.settings.about_section import AboutSection
from caseapp.ui.settings.history_section import HistorySection
from caseapp.ui.settings.licence_dialog import LicenceDialog
from caseapp.ui.settings.services import TrailServices
from caseapp.ui.settings.telling import in_its_place


class TrailPresenter(QObject):
    """Reads when a section is shown, not before: nobody waits for what they do not look at."""

    def __init__(
        self, history: HistorySection, about: AboutSection, frame: Frame, services: TrailServices
    ) -> None:
        super().__init__(history)
        self._history, self._about = history, about
        self._frame, self._services = frame, services
        self.licence: LicenceDialog | None = None
        history.reload_wanted.connect(self._read_history)
        about.licence_wanted.connect(self._read_licence)

    def shown(self, section: object) -> None:
        """Fill the section that came to the front."""
        if section is self._history:
            self._read_history()
        elif section is self._about:
            self._read_facts()

    def _read_history(self) -> None:
        fault = self._history.fault
        self._frame.bridge.ask(
            self._services.recent,
            self._history.show_acts,
            owner=self._history,
            otherwise=in_its_place(self._frame.look.words, fault.say),
        )

    def _read_licence(self, name: str) -> None:
        def show(text: str) -> None:
            made = self.licence = LicenceDialog(self._frame.look, name, text, self._about)
            made.finished.connect(made.deleteLater)
            made.open()

        self._frame.bridge.ask_latest(
            "licence", lambda: self._services.licence(name), show, owner=self._about
        )

    def _read_facts(self) -> None:
        fault = self._about.fault
        self._frame.bridge.ask(self._services.parts, self._about.show_parts, owner=self._about)
        self._frame.bridge.ask(
            self._services.facts,
            self._about.show_facts,
            owner=self._about,
            otherwise=in_its_place(self._frame.look.words, fault.say),
        )
