"""What Fusion and Qt's own widgets need to wear the theme: the palette and the one style sheet."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from caseapp.ui.theme import Hue, Theme


def palette(theme: Theme) -> QPalette:
    """Return what Fusion paints by itself: menus, check boxes, selections, disabled text."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: theme.window,
        role.WindowText: theme.ink,
        role.Base: theme.surface,
        role.AlternateBase: theme.sunken,
        role.Text: theme.ink,
        role.Button: theme.surface,
        role.ButtonText: theme.ink,
        role.ToolTipBase: theme.ink,
        role.ToolTipText: theme.surface,
        role.PlaceholderText: theme.ink3,
        role.Highlight: theme.accent_fill,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Accent: theme.accent,
        role.Mid: theme.hairline,
        role.Dark: theme.border,
        role.Light: theme.surface,
    }
    for key, value in pairs.items():
        made.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.ink3))
    return made


_BOX = 18  # a box to tick, in pixels at 100 %

_SHEET = Template("""
QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget { background: $window; border: none; }
QFrame[role="card"] { background: $surface; border: 1px solid $hairline; border-radius: 8px; }
QFrame[role="plain"] { background: $surface; border: none; }
QFrame[role="card"] QScrollArea, QFrame[role="card"] QScrollArea > QWidget > QWidget {
  background: $surface; }
QFrame[role="attention"] { background: $partly_soft; border: none; border-radius: 6px; }
QFrame[role="sunken"] { background: $sunken; border: none; border-radius: 6px; }
QFrame[role="accent"] { background: $accent_soft; border: 1px solid $accent; border-radius: 8px; }
QFrame[role="warn"] { background: $bad_soft; border: none; border-radius: 6px; }
QFrame[role="header"] { background: $surface; border: none; border-bottom: 1px solid $hairline; }
QFrame[role="quiet"] { background: $surface; border: none; border-top: 1px solid $hairline; }
QFrame[role="panel"] { background: $surface; border: none; border-left: 1px solid $hairline; }
QFrame[role="line"] { background: $hairline; border: none; }
QLabel { background: transparent; color: $ink; }
QLabel[ink="2"] { color: $ink2; }
QLabel[ink="3"] { color: $ink3; }
QLabel[ink="accent"] { color: $accent; }
QLabel[ink="bad"] { color: $bad; }
QLabel[ink="ok"] { color: $ok; }
QLabel[ink="partly"] { color: $partly; }
QLabel[ink="declined"] { color: $declined; }
QLineEdit, QPlainTextEdit, QComboBox {
  background: $surface; color: $ink; border: 1px solid $border; border-radius: 6px; padding: 0 11px;
  placeholder-text-color: $ink3;
  selection-background-color: $accent_fill; selection-color: $on_accent; }
QPlainTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 10px; }
QPlainTextEdit:focus { padding: 5px 7px; }
QLineEdit[quiet="true"] { background: $sunken; border: 1px solid transparent; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $border; }
QCheckBox { color: $ink; spacing: 12px; }
QCheckBox::indicator { width: $box; height: $box; border: 1px solid $border; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:checked { background: $accent_fill; border: 1px solid $accent_fill; image: url("$tick"); }
QCheckBox:focus { color: $accent; }
QToolButton { background: transparent; border: none; border-radius: 6px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $accent; }
QMenu { background: $surface; color: $ink; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 8px 20px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px; }
QComboBox::drop-down { border: none; width: 32px; }
QComboBox::down-arrow { image: url("$chevron"); width: 16px; height: 16px; }
QListView, QTableView, QTreeView { background: $surface; color: $ink; border: none; outline: 0; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $ink2; border: none; border-bottom: 1px solid $hairline;
  padding: 0 12px; }
QHeaderView::section:first { padding-left: 20px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $scroll; border-radius: 3px; min-height: 48px; margin: 2px 3px; }
QScrollBar::handle:vertical:hover { background: $border; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $scroll; border-radius: 3px; min-width: 48px; margin: 3px 2px; }
QScrollBar::handle:horizontal:hover { background: $border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme, pictures: Path, text: int = 100) -> str:
    """Return the sheet, set once on the application; ``pictures`` holds arrow and tick in its inks.

    ``text`` is the size of all text in percent: what is ticked grows with the words beside it.
    """
    flat = {key: value for key, value in vars(theme).items() if isinstance(value, str)}
    hues = {key: value.ink for key, value in vars(theme).items() if isinstance(value, Hue)}
    return _SHEET.substitute(
        flat | hues,
        box=f"{_BOX * text // 100}px",
        bad_soft=theme.bad.soft,
        partly_soft=theme.partly.soft,
        chevron=(pictures / f"chevron-{theme.name}.svg").as_posix(),
        tick=(pictures / f"tick-{theme.name}.svg").as_posix(),
    )
