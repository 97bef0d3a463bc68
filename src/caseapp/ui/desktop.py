"""The application as Qt knows it: style, palette, fonts, theme and Qt's own words."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator, Signal, SignalInstance
from PySide6.QtGui import QFontDatabase, QStyleHints
from PySide6.QtWidgets import QApplication

from caseapp.assets import resources
from caseapp.text.words import Lang, Words
from caseapp.ui.icons import Icons
from caseapp.ui.keys import UndoInFields
from caseapp.ui.look import Look
from caseapp.ui.preferences import Mode
from caseapp.ui.sheet import palette, style_sheet
from caseapp.ui.theme import CONTRAST, DARK, LIGHT, Theme, font

_FONTS = ("SourceSans3_400Regular.ttf", "SourceSans3_600SemiBold.ttf")


class FontRefused(Exception):
    """Qt cannot read a shipped font; a new installation mends it."""


@dataclass(frozen=True)
class _Wanted:
    lang: Lang
    mode: Mode
    text: int


class Desktop(QObject):
    """Gives the whole application one look and says when it becomes another.

    Follows the system between light, dark and high contrast unless one was chosen.
    """

    look_changed = Signal(object)

    def __init__(self, app: QApplication, lang: Lang, mode: Mode, text: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._folder = resources()
        self._icons = Icons(self._folder / "icons")
        self._translator = QTranslator(self)
        self._undo = UndoInFields(self)
        self._wanted = _Wanted(lang, mode, text)
        _register_fonts(self._folder / "fonts")
        app.setStyle("Fusion")
        app.installEventFilter(self._undo)
        self.look = self._dress()
        for changed in self._system():
            changed.connect(self._follow)

    @property
    def mode(self) -> Mode:
        """Which theme was chosen."""
        return self._wanted.mode

    def speak(self, lang: Lang) -> None:
        """Change the language of everything."""
        self._want(replace(self._wanted, lang=lang))

    def wear(self, mode: Mode) -> None:
        """Change the theme of everything."""
        self._want(replace(self._wanted, mode=mode))

    def enlarge(self, text: int) -> None:
        """Change the size of all text, in percent."""
        self._want(replace(self._wanted, text=text))

    def undress(self) -> None:
        """Let go of the application; a test does this before the next one dresses it."""
        for changed in self._system():
            changed.disconnect(self._follow)
        self._app.removeEventFilter(self._undo)
        self._app.removeTranslator(self._translator)
        self.deleteLater()

    def _want(self, wanted: _Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.look = self._dress()
            self.look_changed.emit(self.look)

    def _follow(self) -> None:
        if self._theme() != self.look.theme:
            self.look = self._dress()
            self.look_changed.emit(self.look)

    def _theme(self) -> Theme:
        match self._wanted.mode:
            case Mode.LIGHT:
                return LIGHT
            case Mode.DARK:
                return DARK
            case Mode.CONTRAST:
                return CONTRAST
            case Mode.SYSTEM:
                return theme_of(self._app.styleHints())

    def _system(self) -> tuple[SignalInstance, ...]:
        """Return what tells that the system wants another look."""
        hints = self._app.styleHints()
        return hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged

    def _dress(self) -> Look:
        theme = self._theme()
        self._app.setFont(font("body", self._wanted.text))
        self._app.setPalette(palette(theme))
        sheet = style_sheet(theme, self._folder / "theme", self._wanted.text)
        if sheet != self._app.styleSheet():  # every widget would be polished anew
            self._app.setStyleSheet(sheet)
        self._app.removeTranslator(self._translator)
        if self._wanted.lang is Lang.UK:
            place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._translator.load("qtbase_uk", place):
                self._app.installTranslator(self._translator)
        return Look(theme, self._icons, Words(self._wanted.lang), self._wanted.text)


def theme_of(system: QStyleHints) -> Theme:
    """Return the theme that the system asks for; contrast is a need and goes before a taste."""
    if system.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if system.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _register_fonts(folder: Path) -> None:
    """Make the shipped fonts known: Qt's wheels bring none, and machines differ in theirs."""
    for name in _FONTS:
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise FontRefused
