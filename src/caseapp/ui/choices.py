"""What whoever sits here chose: done at once, remembered for the next start."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from caseapp.text.words import Lang
from caseapp.ui.desktop import Desktop
from caseapp.ui.preferences import Mode, Preferences


class Choices(QObject):
    """Language, theme, text size, idle time, name of the desk."""

    idle_changed = Signal(int)
    """Minutes."""

    def __init__(
        self, chosen: Preferences, desktop: Desktop, remember: Callable[[Preferences], object]
    ) -> None:
        super().__init__(desktop)
        self.now = chosen
        self._desktop, self._remember = desktop, remember

    def speak(self, lang: Lang) -> None:
        """Change the language of everything, without a restart."""
        self._keep(replace(self.now, lang=lang))
        self._desktop.speak(lang)

    def wear(self, mode: Mode) -> None:
        """Change the theme of everything."""
        self._keep(replace(self.now, mode=mode))
        self._desktop.wear(mode)

    def enlarge(self, text: int) -> None:
        """Change the size of all text."""
        self._keep(replace(self.now, text=text))
        self._desktop.enlarge(text)

    def wait(self, minutes: int) -> None:
        """Change after how many idle minutes the window locks."""
        self._keep(replace(self.now, idle_minutes=minutes))
        self.idle_changed.emit(minutes)

    def name_desk(self, station: str) -> None:
        """Change what stands beside each arrival that is recorded here."""
        if station != self.now.station:
            self._keep(replace(self.now, station=station))

    def end_tour(self) -> None:
        """Remember that the first steps were seen."""
        self._keep(replace(self.now, toured=True))

    def _keep(self, chosen: Preferences) -> None:
        self.now = chosen
        self._remember(chosen)
