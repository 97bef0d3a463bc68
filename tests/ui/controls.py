"""What can be reached in a window by the keyboard, in which order, and whether it can be heard and seen."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.hands import NONE

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
_FARTHEST = 400
"""Tab presses after which a window is taken for endless."""


def unnamed(widget: QWidget) -> list[QWidget]:
    """Return the controls that a screen reader would pass in silence."""
    return [
        each
        for kind in CONTROLS
        for each in widget.findChildren(kind)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (each.accessibleName() or each.property("text"))
        and not each.objectName().startswith("qt_")
        and not _in_a_combo_box(each)
    ]


def unreached(window: QWidget) -> list[QWidget]:
    """Return the controls in sight to which Tab does not lead, and those to which only Tab does.

    Raises:
        AssertionError: Tab or Shift+Tab never comes back to where it began.
    """
    there, back = set(round_trip(window, "Tab")), set(round_trip(window, "Shift+Tab"))
    wanted = set(reachable(window))
    return [*(wanted - there), *(wanted & there - back)]


def round_trip(window: QWidget, key: str) -> list[QWidget]:
    """Return what has the keyboard after each Tab, until it is where it was before.

    Raises:
        AssertionError: it stays somewhere, or goes on for ever.
    """
    seen: list[QWidget] = []
    for _ in range(_FARTHEST):
        press_tab(window, key)
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the keyboard"
        if here in seen:
            assert here is seen[0], f"{key} is caught at {name_of(here)}"
            alone = len(list(reachable(window))) <= 1
            assert len(seen) > 1 or alone, f"{key} stays at {name_of(here)}"
            return seen
        seen.append(here)
    raise AssertionError(f"{key} goes on for ever")


def press_tab(window: QWidget, key: str = "Tab") -> None:
    """Press Tab where the keyboard is, as the system reports it."""
    back = key != "Tab"
    code = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    held = Qt.KeyboardModifier.ShiftModifier if back else NONE
    target = QApplication.focusWidget() or window
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, code, held))


def reachable(window: QWidget) -> Iterator[QWidget]:
    """Yield the controls in sight that want the keyboard from Tab.

    Of choices that exclude one another Tab leads to the chosen one; arrows go to the others.
    """
    for kind in CONTROLS:
        for each in window.findChildren(kind):
            if (
                each.isVisibleTo(window)
                and each.isEnabled()
                and each.window() is window
                and each.focusPolicy() & Qt.FocusPolicy.TabFocus
                and each.focusProxy() is None
                and not _is_another_choice(each)
                and not _in_a_combo_box(each)
            ):
                yield each


def unseen(window: QWidget, known: set[QWidget]) -> list[QWidget]:
    """Return the controls that look the same with the keyboard in them and without.

    ``known`` were looked at before, in another place; those of this place are added.
    """
    found = []
    new = [each for each in reachable(window) if each not in known]
    known.update(new)
    for each in new:
        each.setFocus(Qt.FocusReason.TabFocusReason)
        if not each.hasFocus():
            continue
        here = _picture(each)
        each.clearFocus()
        if _picture(each) == here:
            found.append(each)
    return found


def name_of(widget: QWidget) -> str:
    """Return how a failing test calls a control."""
    said = widget.accessibleName() or str(widget.property("text") or "")
    return f"{type(widget).__name__} {said!r}"


def _picture(widget: QWidget) -> QImage:
    QApplication.sendPostedEvents()
    return widget.grab().toImage()


def _is_another_choice(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    together: QButtonGroup | None = widget.group()  # Qt's stubs leave the None out
    if together is not None:
        return together.exclusive() and any(each.isChecked() for each in together.buttons())
    return widget.autoExclusive()


def _in_a_combo_box(widget: QWidget) -> bool:
    """Say whether Qt names it: the list that a combo box opens."""
    above = widget.parentWidget()
    return above is not None and (isinstance(above, QComboBox) or _in_a_combo_box(above))
