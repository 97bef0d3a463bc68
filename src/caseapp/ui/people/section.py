"""What every section of a person's page is built on."""

from abc import abstractmethod
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.ids import PersonId
from caseapp.domain.person_views import PersonView
from caseapp.text.words import Words
from caseapp.ui.people.person_words import section_title


class Section(QWidget):
    """One part of what is known about a person, behind a tab of its own.

    The page hands it a person when it comes to the front and calls `touched` after every change; a
    section that is not in front reads nothing. Sections do not know each other.

    Args:
        tr: the language.
        reads: the tables whose rows it shows.
    """

    code: ClassVar[str]
    """Who, captivity, arrival, relatives, checks, files, consents or history."""

    counted = Signal(int)
    """The number beside the title; below 0 there is none."""

    without_care: ClassVar[bool] = False
    """Whether it stays when the person refused CARE: then nothing else about them may be shown."""

    def __init__(self, tr: Words, reads: Collection[str]) -> None:
        super().__init__()
        self.title = section_title(self.code, tr)
        self._reads = frozenset(reads)
        self.person: PersonId | None = None

    def show_person(self, person: PersonId | None) -> None:
        """Come to the front for a person; ``None``: leave it, and keep nothing of anybody on it."""
        if person != self.person:
            self.clear()
        self.person = person
        if person is not None:
            self.load(person)

    def touched(self, tables: frozenset[str]) -> None:
        """Read again where a change wrote a table that is shown here."""
        if self.person is not None and tables & self._reads:
            self.load(self.person)

    def told(self, seen: PersonView) -> None:
        """Hear what the page reads of the person anyway: before `load`, and anew after every change."""

    @abstractmethod
    def load(self, person: PersonId) -> None:
        """Ask for what is shown (`Bridge.ask_latest`); what is being typed stays."""

    @abstractmethod
    def clear(self) -> None:
        """Show nothing: the next person must never stand beside the words of the last one."""

    def enter(self) -> None:
        """Put the keyboard where work in this section begins."""
        self.setFocus()

    def keep(self) -> None:
        """Write down what is being typed: the window locks, or the rooms are built anew."""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return (key, what it does here) for the card on F1."""
        return ()


@dataclass(frozen=True)
class Joined:
    """A section as the page knows it before it is built."""

    kind: type[Section]
    build: Callable[[], Section]
