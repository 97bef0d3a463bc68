"""Icons from SVG files with ``currentColor``, drawn sharp at any size, in any colour of the theme."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = "1.75"  # the family is drawn with 2; a little lighter stands better beside 15 px text


@cache
def _renderer(path: Path, color: str) -> QSvgRenderer:
    """Return the parsed picture in one colour: QtSvg does not understand ``currentColor``."""
    source = path.read_text(encoding="utf-8").replace("currentColor", color)
    source = source.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
    return QSvgRenderer(QByteArray(source.encode()))


class _SvgEngine(QIconEngine):
    """Draws the SVG itself at paint time: no pixmap to blur at 150 or 200 %."""

    def __init__(self, path: Path, color: QColor) -> None:
        super().__init__()
        self._path, self._color = path, color

    def clone(self) -> QIconEngine:
        """Override: another of the same."""
        return _SvgEngine(self._path, self._color)

    def paint(
        self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State, /
    ) -> None:
        """Override: the picture fills the rectangle."""
        _renderer(self._path, self._color.name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, /) -> QPixmap:
        """Override: for callers that want pixels."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made


class Icons:
    """The icon family in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def paint(self, painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
        """Draw one picture into a rectangle."""
        _renderer(self._folder / f"{name}.svg", color.name()).render(painter, rect)

    def icon(self, name: str, color: QColor) -> QIcon:
        """Return one picture for a widget of Qt's own, such as a menu."""
        return QIcon(_SvgEngine(self._folder / f"{name}.svg", color))
