"""Somebody who presses, clicks and types at random, and looks after each act whether all is well.

The seed decides what is done, as far as the same is on the screen. Nothing is done that a person could not
do: only what is visible and enabled is clicked, and keys go where the keyboard is. A dialog of the system
for files is always left with Esc: what lies on this computer is nobody's to choose at random.
"""

import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QtMsgType
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.logging import Record
from pytestqt.qtbot import QtBot

from journeys.cards import chords_of
from journeys.keyboard import place_of_keyboard
from journeys.laptop import Laptop

Caught = Sequence[tuple[type[BaseException], BaseException, TracebackType | None]]
EVERYWHERE = (
    *("Tab", "Tab", "Shift+Tab", "Down", "Down", "Up", "Left", "Right", "Home", "End"),
    *("Return", "Return", "Space", "Escape", "Escape", "Backspace", "Delete", "PageDown", "PageUp"),
    *("Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+K"),
    *("Ctrl+PageDown", "Ctrl+PageUp", "Ctrl+Return", "Alt+Down", "Ctrl+N", "Ctrl+."),
    *(f"F{number}" for number in range(1, 13)),
    *"0123456789SN",
)
TYPED = (
    *("а", "ко", "Вигаданенко", "ґудзь", "Ї", "мати", "брат", "не відповідає", "з Сум", "етап 9"),
    *("o", "Ko", "mother", "Smith-O'Neil", "x" * 60),
    *("7", "26.0", "06.03.1990", "31.02.2024", "1986", "067 330 14 52", "+380673301452", "12"),
    *(" ", "-", ".", "?", "{name} %s", "<b>слово</b>", "'; --", "№ 5", "\\", "“лапки”"),
)
ODD = ("😀 🎗", "שלום", "e\u0301", "\u200b", "\u202eнавпаки", "щ" * 400, "中文", "\u00a0")
"""What comes from an input method or out of a clipboard, not by single keys."""
_LOUD = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})
_RECALLED = 20
_LONGEST_IN_A_DIALOG = 12
_LEAVING = 4


class Unwell(AssertionError):
    """Something went wrong after an act; says the seed, which act, and the last twenty."""


class Monkey:
    """One person at one laptop, whose register is open.

    Args:
        laptop: with the register open.
        qtbot: of the test.
        records: what Qt said so far in this test (``qtlog.records``, called each time).
        seed: decides everything.
    """

    def __init__(
        self,
        laptop: Laptop,
        qtbot: QtBot,
        records: Callable[[], list[Record]],
        seed: int,
    ) -> None:
        self._laptop, self._qtbot, self._records = laptop, qtbot, records
        self._seed = seed
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._done: deque[str] = deque(maxlen=_RECALLED)
        self._dialog: QWidget | None = None
        self._in_dialog = 0
        self.acts = 0

    def play(self, acts: int) -> None:
        """Do so many acts.

        Raises:
            Unwell: something went wrong after one of them.
        """
        for _ in range(acts):
            with self._qtbot.captureExceptions() as caught, self._telling():
                self._act()
                self._after()
            self.acts += 1
            self.require_well(caught)

    def require_well(self, caught: Caught) -> None:
        """Hold what was just done to the promise.

        Raises:
            Unwell: an exception was met, Qt warned, or a widget came up as a window of its own.
        """
        if caught:
            self._fail("an exception", caught[0][1])
        said = [each for each in self._records() if not each.ignored and each.type in _LOUD]
        if said:
            self._fail(f"Qt said: {said[0].message}")
        if self._laptop.strays.seen:
            self._fail(f"{self._laptop.strays.seen[0]} came up as a window of its own")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except Unwell:
            raise
        except Exception as error:  # noqa: BLE001 - told with what led to it
            self._fail("an exception", error)

    def _fail(self, what: str, cause: BaseException | None = None) -> None:
        told = "\n  ".join(self._done)
        said = f"{what} after act {self.acts}, seed {self._seed}; the last were:\n  {told}"
        raise Unwell(said) from cause

    def _act(self) -> None:
        with self._no_menu_for_ever():
            if QApplication.activePopupWidget() is not None:
                self._press(
                    self._chance.choice(("Down", "Down", "Up", "Return", "Return", "Escape"))
                )
            elif self._is_to_leave():
                self._press("Escape")
            else:
                does = self._chance.choices((self._any_key, self._click, self._type), (4, 4, 2))[0]
                does()

    def _after(self) -> None:
        laptop = self._laptop
        laptop.settle()
        if laptop.shell.pages is None:
            laptop.until(lambda: laptop.has_left)
            laptop.come_back()
            laptop.unlock("")  # only of the demo, which fills it in
            self._done.append("  (locked and unlocked)")
        if QApplication.activeWindow() is None and QApplication.activePopupWidget() is None:
            laptop.give_back_keyboard()

    def _is_to_leave(self) -> bool:
        """Say whether a dialog has been open long enough, or is none of ours."""
        dialog = QApplication.activeModalWidget()
        if dialog is not self._dialog:
            self._dialog, self._in_dialog = dialog, 0
        if dialog is None:
            return False
        self._in_dialog += 1
        if self._in_dialog > _LONGEST_IN_A_DIALOG + _LEAVING:
            self._fail(f"{type(dialog).__name__} does not go with Esc")
        return isinstance(dialog, QFileDialog) or self._in_dialog > _LONGEST_IN_A_DIALOG

    @contextmanager
    def _no_menu_for_ever(self) -> Iterator[None]:
        """Close what keeps an event loop of its own running: no act would ever end."""
        keeper = QTimer(interval=200)
        keeper.timeout.connect(_close_what_waits)
        keeper.start()
        try:
            yield
        finally:
            keeper.stop()

    def _any_key(self) -> None:
        card = self._laptop.room.keys()
        room = [chord for cap, _ in card for chord in chords_of(cap)]
        pages = [f"Alt+{place + 1}" for place in range(len(self._laptop.pages.workspace.rooms))]
        kind = self._chance.choices((room or EVERYWHERE, EVERYWHERE, pages), (4, 5, 1))[0]
        self._press(self._chance.choice(kind))

    def _press(self, chord: str) -> None:
        self._done.append(f"key {chord} in {_named(place_of_keyboard())}")
        self._laptop.keyboard.hit(chord)

    def _click(self) -> None:
        found = clickable(_in_front(self._laptop))
        if not found:
            return
        target = self._chance.choice(found)
        self._done.append(f"click {_named(target)}")
        if isinstance(target, QAbstractItemView):
            self._click_row(target)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton)

    def _click_row(self, view: QAbstractItemView) -> None:
        model, port = view.model(), view.viewport()
        rows = model.rowCount(view.rootIndex())
        if not rows:
            return
        rect = view.visualRect(model.index(self._chance.randrange(rows), 0, view.rootIndex()))
        seen = rect.intersected(port.rect())
        if seen.isEmpty():
            return
        place: QPoint = seen.center()
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=place)
        if self._chance.random() < 0.3:
            QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=place)

    def _type(self) -> None:
        fields = [each for each in clickable(_in_front(self._laptop)) if _takes_text(each)]
        if fields and self._chance.random() < 0.6:
            self._chance.choice(fields).setFocus()
        place = place_of_keyboard()
        if self._chance.random() < 0.8:
            text = self._chance.choice(TYPED)
            self._done.append(f"type {text!r} into {_named(place)}")
            self._laptop.keyboard.type(text)
        elif _takes_text(place):
            text = self._chance.choice(ODD)
            self._done.append(f"put {text[:20]!r} into {_named(place)}")
            put_in = QInputMethodEvent()
            put_in.setCommitString(text)
            QApplication.sendEvent(place, put_in)


def clickable(window: QWidget) -> list[QWidget]:
    """Return what can be clicked in a window, in the order in which it was built."""
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    return [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, kinds)
        and each.isEnabled()
        and each.isVisible()
        and each.window() is window
        and not each.visibleRegion().isEmpty()
    ]


def _in_front(laptop: Laptop) -> QWidget:
    return QApplication.activeModalWidget() or laptop.shell.window


def _takes_text(widget: QObject) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly()


def _close_what_waits() -> None:
    waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if waiting is not None:
        waiting.close()


def _named(widget: QWidget) -> str:
    said = widget.accessibleName() or str(widget.property("text") or "")
    return f"{type(widget).__name__} {said[:40]!r}"
