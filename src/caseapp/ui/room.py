"""What a room of the window gets from the frame, and what the frame wants from a room."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from caseapp.domain.access import Actor
from caseapp.domain.views import StageView
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.widgets.quiet_bar import Notice

State = Mapping[str, str]
"""Where the user is in a room: texts and ids, enough to build the room anew in another language."""


@dataclass(frozen=True)
class Frame:
    """The way out of a room: to the work thread, to the quiet bar, to another room."""

    look: Look
    bridge: Bridge
    actor: Actor
    say: Callable[[Notice], None]
    go: Callable[[str, str], None]
    """Show the room with a code; the second text is handed to its `Room.seek`."""
    now: Callable[[], datetime]
    desk_name: Callable[[], str] = str
    """The name of this desk as it is now: it can be changed without building the rooms anew."""

    @property
    def station(self) -> str:
        """What stands beside each arrival that is recorded here."""
        return self.desk_name()


class Room(QWidget):
    """One page of the program. Subclasses are passive: a presenter fills them."""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return (key, what it does here) for the card on F1."""
        return ()

    def show_stage(self, stage: StageView | None) -> None:
        """Show another stage, or none."""

    @abstractmethod
    def enter(self) -> None:
        """Put the keyboard where work begins; called when the room comes to the front."""

    def seek(self, text: str) -> None:
        """Find somebody; called when another room sends the user here for a person."""

    def record(self) -> str:
        """Return the record in front as `seek` finds it again after a lock: ids only, no name."""
        return ""

    def keep(self) -> None:
        """Write down what is being typed: the window locks, or the rooms are built anew."""

    def state(self) -> State:
        """Return where the user is."""
        return {}

    def restore(self, state: State) -> None:
        """Go back to where the user was."""
