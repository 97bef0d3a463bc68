"""A picture that is looked at on purpose: made small in memory, never written to a disk."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel

from caseapp.domain.captivity_views import Content
from caseapp.ui.bridge import Bridge

WIDE, HIGH = 300, 220


class Preview(QLabel):
    """Empty until asked; forgets the picture when another file is chosen."""

    def __init__(self, bridge: Bridge, read: Callable[[UUID], Content]) -> None:
        super().__init__()
        self._bridge, self._read = bridge, read
        self._file: UUID | None = None
        self.setFixedSize(WIDE, HIGH)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def show_file(self, file: UUID, named: str, failed: Callable[[], object]) -> None:
        """Read and show a file; ``failed`` is told where it is no picture that can be drawn."""
        self._file = file

        def query() -> QImage:
            return shrunk(self._read(file).data, QSize(WIDE, HIGH) * self.devicePixelRatio())

        def answer(image: QImage) -> None:
            if file != self._file:
                return
            if image.isNull():
                failed()
                return
            image.setDevicePixelRatio(self.devicePixelRatio())
            self.setPixmap(QPixmap.fromImage(image))
            self.setAccessibleName(named)
            self.show()

        self._bridge.ask(query, answer, owner=self)

    def keep_only(self, file: UUID | None) -> None:
        """Show nothing any more, unless it is this file that is shown."""
        if file is None or file != self._file:
            self._file = None
            self.clear()
            self.setAccessibleName("")
            self.hide()


def shrunk(data: bytes, room: QSize) -> QImage:
    """Return a picture turned upright and no larger than ``room``; a null image where it is none.

    Qt's reader scales while it decodes, and refuses a picture that would take more than 256 MB.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > room.width() or size.height() > room.height()):
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
