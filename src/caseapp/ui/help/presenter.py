"""Opens what helps: the card of keys, any command by its words, the first steps, the guide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from caseapp.ui.bridge import Bridge
from caseapp.ui.commands import Command, bind_all, lines, of_room
from caseapp.ui.help import guide_text
from caseapp.ui.help.guide import Guide
from caseapp.ui.help.keys_card import KeysCard
from caseapp.ui.help.palette import Palette
from caseapp.ui.help.tour import Tour
from caseapp.ui.keys import PAGE_KEY
from caseapp.ui.look import Look
from caseapp.ui.room import Room


@dataclass(frozen=True)
class HelpTools:
    """What the presenter of help works with: ``room`` says which one is in front, of ``rooms`` many."""

    look: Look
    bridge: Bridge
    room: Callable[[], Room]
    rooms: int


class HelpPresenter(QObject):
    """Lives as long as the window it opens over.

    Args:
        over: the widget over which everything opens.
        tools: what it works with.
        elsewhere: what can be done in every room, bound to its keys by whoever lists it.
    """

    tour_seen = Signal()
    """The first steps were read to the end, or skipped."""

    def __init__(self, over: QWidget, tools: HelpTools, elsewhere: Sequence[Command]) -> None:
        super().__init__(over)
        self._over, self._tools = over, tools
        tr = tools.look.words
        self.keys: KeysCard | None = None
        self.palette: Palette | None = None
        self.tour: Tour | None = None
        self.guide: Guide | None = None
        own = (
            Command(tr("find a command"), self.show_commands, "Ctrl+Shift+P"),
            Command(tr("this card"), self.show_keys, "F1"),
            Command(tr("User guide"), self.show_guide),
            Command(tr("First steps"), self.show_tour),
        )
        bind_all(over, own)
        self.everywhere = (*elsewhere, *own)

    def show_keys(self) -> None:
        """Show what can be pressed here."""
        tools, tr = self._tools, self._tools.look.words
        pages = (f"{PAGE_KEY}+1…{tools.rooms}", tr("go to a page"))
        everywhere = (pages, *lines(self.everywhere))
        card = self.keys = KeysCard(tools.look, tools.room().keys(), everywhere, self._over)
        card.guide_wanted.connect(self.show_guide)
        card.commands_wanted.connect(self.show_commands)
        card.tour_wanted.connect(self.show_tour)
        _open(card)

    def show_commands(self) -> None:
        """Find any command by its words: those of the room in front stand first."""
        here = of_room(self._tools.room())
        self.palette = Palette(self._tools.look, (*here, *self.everywhere), self._over)
        _open(self.palette)

    def show_tour(self) -> None:
        """Show the first steps."""
        self.tour = Tour(self._tools.look, self._over)
        self.tour.finished.connect(self.tour_seen)
        _open(self.tour)

    def show_guide(self) -> None:
        """Open the guide; its pages come from the work thread."""
        look = self._tools.look
        guide = self.guide = Guide(look, self._over)
        read = partial(guide_text.read, look.words.lang)
        _open(guide)  # before its pages come: pictures are fitted to the width that it has
        self._tools.bridge.ask(read, guide.show_text, owner=guide)


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
