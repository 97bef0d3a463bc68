"""What can be done, as it is shown on F1, found by words and bound to a key: one list for all three.

The frame lists what works in every room. In a room, the lines of its card that name one key are
commands of their own wherever that key is bound, and so are the buttons in sight. Nobody has to write a
command down twice, so card, search and keyboard cannot disagree.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from caseapp.ui.keys import bind
from caseapp.ui.room import Room
from caseapp.ui.widgets.button import Button


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One act.

    ``said``: in the language of the window. ``key``: a chord such as ``Ctrl+K``, or none. ``may``: whether
    it can be done now. ``also``: other words by which it is found. ``listed``: has a line of its own on the
    card of F1; without, it is found by words only.
    """

    said: str
    act: Callable[[], object]
    key: str = ""
    may: Callable[[], bool] = _always
    also: tuple[str, ...] = ()
    listed: bool = True


def bind_all(owner: QWidget, commands: Iterable[Command]) -> None:
    """Give every command with a key that key, in the owner's window."""
    for command in commands:
        if command.key:
            bind(owner, command.key, command.act)


def lines(commands: Iterable[Command]) -> tuple[tuple[str, str], ...]:
    """Return (key, what it does) of those that have a line on the card."""
    return tuple((each.key, each.said) for each in commands if each.key and each.listed)


def of_room(room: Room) -> tuple[Command, ...]:
    """Return what can be done in the room in front, by a key of its card or by a button in sight."""
    by_key = tuple(_by_key(room))
    said = {command.said for command in by_key}
    return (*by_key, *(each for each in _buttons(room) if each.said not in said))


def shortcuts(room: QWidget) -> Iterator[QShortcut]:
    """Yield the shortcuts that belong to a room or to something in it that is in sight."""
    for each in room.findChildren(QShortcut):
        owner = each.parent()
        if isinstance(owner, QWidget) and owner.isVisibleTo(room) and owner.isEnabled():
            yield each


def _by_key(room: Room) -> Iterator[Command]:
    bound = tuple(shortcuts(room))
    card = room.keys()
    for key, said in card:
        here = next((each for each in bound if carries(each, key)), None)
        if here is not None:
            yield Command(said, here.activated.emit, key, here.isEnabled)


def carries(shortcut: QShortcut, key: str) -> bool:
    """Say whether a shortcut answers to a key as it is written on the card."""
    names = shortcut.keys()
    return QKeySequence(key) in names


def _buttons(room: Room) -> Iterator[Command]:
    for each in room.findChildren(Button):
        if each.text() and each.isVisibleTo(room):
            yield Command(each.text(), each.click, may=each.isEnabled)
