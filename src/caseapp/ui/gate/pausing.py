"""After several wrong passphrases nobody may try for a while: who must wait, and how long."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from caseapp.domain.errors import CaseError
from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import PauseNeeded
from caseapp.text.sentences import sentence
from caseapp.text.words import Words
from caseapp.ui.bridge import Bridge
from caseapp.ui.gate.lock_card import LockCard


class Pausing(QObject):
    """Asks for whoever is chosen; the lock card counts down."""

    def __init__(
        self,
        lock: LockCard,
        bridge: Bridge,
        pause_left: Callable[[Path, UserId], int],
        tr: Words,
        otherwise: Callable[[Exception], object],
    ) -> None:
        super().__init__(lock)
        self._lock, self._bridge, self._pause_left = lock, bridge, pause_left
        self._words, self._otherwise = said(PauseNeeded(0), tr), otherwise
        lock.user_chosen.connect(self.ask)
        lock.pause_over.connect(self._end)

    def ask(self) -> None:
        """Show how long whoever is chosen must wait, if they must."""
        lock = self._lock
        tile, person = lock.register(), lock.person()
        lock.pause(0)
        if tile is None or person is None:
            return
        path, user = tile.path, person.user

        def show(left: int) -> None:
            if lock.person() == person:
                lock.pause(left)
                if left and not lock.fault.text():
                    lock.fault.say(self._words)

        self._bridge.ask(
            lambda: self._pause_left(path, user), show, owner=self, otherwise=self._otherwise
        )

    def _end(self) -> None:
        if self._lock.fault.text() == self._words:
            self._lock.fault.say("")


def said(error: CaseError, tr: Words) -> str:
    """Return an error in words; the seconds of a pause are counted down on the button."""
    if isinstance(error, PauseNeeded):
        return tr(
            "The passphrase was wrong several times: a pause comes before the next try. What is typed"
            " meanwhile stays."
        )
    return sentence(error, tr)
