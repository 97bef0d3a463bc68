"""Small photos for the rows that are on the screen: one is read at a time, off the GUI thread."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from caseapp.domain.ids import AttachmentId
from caseapp.ui.bridge import Bridge

SIDE = 36
_KEPT = 300


class Thumbnails(QObject):
    """Remembers small pictures while the column is shown; `drop` forgets them.

    Only what the last painting asked for is read next, so that whoever scrolls fast does not wait for the
    photos of all they passed, and a change that waits in the work thread has one photo before it at most.
    """

    read_one = Signal()
    """A picture is there: paint again."""

    def __init__(self, bridge: Bridge, read: Callable[[AttachmentId], bytes]) -> None:
        super().__init__()
        self._bridge, self._read = bridge, read
        self._kept: dict[UUID, QPixmap | None] = {}
        self._wanted: dict[UUID, float] = {}
        self._reading = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._next)

    def of(self, photo: UUID, scale: float) -> QPixmap | None:
        """Return a photo for a screen of this scale; ``None`` while there is none, and it is asked for."""
        if photo in self._kept:
            return self._kept[photo]
        self._wanted[photo] = scale
        if not self._reading:
            self._soon.start()
        return None

    def drop(self) -> None:
        """Forget every photo."""
        self._kept.clear()
        self._wanted.clear()

    def _next(self) -> None:
        if self._reading or not self._wanted:
            return
        photo, scale = next(iter(self._wanted.items()))
        self._wanted.clear()  # the rest is asked for again by the next painting, if it is still in sight
        self._reading = True
        self._bridge.ask(
            lambda: small(self._read(AttachmentId(photo)), round(SIDE * scale)),
            lambda image: self._keep(photo, image, scale),
            owner=self,
            otherwise=lambda _error: self._keep(photo, QImage(), scale),
        )

    def _keep(self, photo: UUID, image: QImage, scale: float) -> None:
        """Remember a photo; what cannot be read is not asked for again and stays an empty place."""
        self._reading = False
        if len(self._kept) >= _KEPT:
            del self._kept[next(iter(self._kept))]
        pixels = None
        if not image.isNull():
            pixels = QPixmap.fromImage(image)
            pixels.setDevicePixelRatio(scale)
        self._kept[photo] = pixels
        self.read_one.emit()
        if self._wanted:
            self._soon.start()


def small(data: bytes, side: int) -> QImage:
    """Return the middle of a photo as a square of this side, decoded small; none where it is no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid():
        by = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        reader.setScaledSize(whole.scaled(QSize(side, side), by))
    read = reader.read()
    if read.isNull():
        return read
    return read.copy((read.width() - side) // 2, (read.height() - side) // 2, side, side)
