"""One page of the guide as it is read: the program's own letters, keys that look like keys."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from caseapp.ui.help.guide_text import GuidePage
from caseapp.ui.look import Look

_AIR = 130.0
"""Height of a line of the guide in percent: it is read, not scanned."""
_MARGIN = 24
_LEAST_PICTURE = 240
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


class GuideView(QTextBrowser):
    """Loads the pictures it was given and nothing else, from wherever it is asked to."""

    page_wanted = Signal(str)
    refused = Signal()
    """A link leads out of the guide."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pictures: Mapping[str, bytes] = {}
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(look.font("body"))
        self.document().setDefaultFont(look.font("body"))
        self.document().setDocumentMargin(_MARGIN)
        self.setAccessibleName(look.words("The page"))
        self.anchorClicked.connect(self.follow)

    def give(self, pictures: Mapping[str, bytes]) -> None:
        """Hand over the pictures that pages may show."""
        self._pictures = pictures

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its beginning."""
        self.document().setMarkdown(page.text)
        for block in _blocks(self.document()):
            self._space(block)
            for piece in tuple(_pieces(block)):
                self._dress(block, piece)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def follow(self, link: QUrl) -> None:
        """Go to another page of the guide; whatever leads elsewhere is refused."""
        name = link.toString()
        if link.isRelative() and "/" not in name and name.endswith(".md"):
            self.page_wanted.emit(name.removesuffix(".md").partition("-")[2])
        else:
            self.refused.emit()

    def loadResource(self, kind: int, name: QUrl | str, /) -> object:
        """Override: a picture of the guide, or nothing. Qt would look on the disk."""
        wanted = QUrl(name).toString().removeprefix("pictures/")
        if kind == QTextDocument.ResourceType.ImageResource.value and wanted in self._pictures:
            return self._fitting(QImage.fromData(self._pictures[wanted]))
        return None

    def _fitting(self, picture: QImage) -> QImage:
        """Return a picture no wider than the page: with large text the page is narrow."""
        room = max(_LEAST_PICTURE, self.viewport().width() - 2 * _MARGIN)
        if picture.width() <= room:
            return picture
        return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def _space(self, block: QTextBlock) -> None:
        if _PICTURE in block.text():
            return
        air = QTextBlockFormat()
        air.setLineHeight(_AIR, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).mergeBlockFormat(air)

    def _dress(self, block: QTextBlock, piece: QTextFragment) -> None:
        """Give a piece a font that the program has: Qt would draw its own bold and its own typewriter."""
        level, was, look = block.blockFormat().headingLevel(), piece.charFormat(), self._look
        worn = QTextCharFormat()
        if level:
            worn.setFont(look.font("title" if level == 1 else "heading"))
        elif was.fontFixedPitch():
            worn.setFont(look.font("label"))
            worn.setBackground(look.color("sunken"))
        else:
            worn.setFont(
                look.font("strong" if was.fontWeight() > look.font("body").weight() else "body")
            )
        cursor = QTextCursor(self.document())
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(worn)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pieces(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        if _PICTURE not in at.fragment().text():
            yield at.fragment()
        at += 1
