"""Writes a widget as a small picture."""

import sys
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

LAPTOP = QSize(1366, 768)
MOST_BYTES = 120_000


def keep(name: str, widget: QWidget, folder: Path) -> None:
    """Write a picture, small."""
    if widget.isWindow() and widget.size() != LAPTOP and not widget.isVisible():
        widget.resize(LAPTOP)
    widget.show()
    for _ in range(3):
        QApplication.processEvents()
    picture = in_few_colours(widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    file = folder / f"{name}.png"
    if not picture.save(str(file)):
        raise OSError(file)
    if file.stat().st_size > MOST_BYTES:
        sys.stderr.write(f"{file.name} is large: {file.stat().st_size} bytes\n")


def in_few_colours(picture: QImage) -> QImage:
    """Return the picture in its 256 commonest colours: a third of the bytes, the theme's colours exact."""
    counts = Counter(memoryview(picture.constBits()).cast("I"))
    table = [color for color, _count in counts.most_common(256)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
