"""The user guide in a window of its own: contents, search, the page, the way back. Never the network."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, QUrl, Signal
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QWidget

from caseapp.ui.help.guide_text import GuidePage, GuideText
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import ROW
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.search_field import SearchField

_SIZE = QSize(1160, 700)
_CONTENTS = 300
_AIR = 130.0
"""Height of a line of the guide in percent: it is read, not scanned."""


class _PageBrush:
    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, _row: GuidePage, /) -> int:
        return self._look.tall(ROW, "body")

    def takes(self, _row: GuidePage, /) -> bool:
        return True

    def say(self, row: GuidePage, /) -> str:
        return row.title

    def draw(self, canvas: Canvas, rect: QRectF, row: GuidePage, /, *, here: bool) -> None:
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        inside = rect.adjusted(20, 0, -12, 0)
        canvas.words(inside, row.title, "strong" if here else "body")


class GuideView(QTextBrowser):
    """Shows one page. Loads the pictures it was given and nothing else, from wherever it is asked to."""

    page_wanted = Signal(str)
    refused = Signal()
    """A link leads out of the guide."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._pictures: Mapping[str, bytes] = {}
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font("body"))
        self.document().setDefaultFont(look.font("body"))
        self.document().setDocumentMargin(24)
        self.setAccessibleName(look.words("The page"))
        self.anchorClicked.connect(self.follow)

    def give(self, pictures: Mapping[str, bytes]) -> None:
        """Hand over the pictures that pages may show."""
        self._pictures = pictures

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its beginning."""
        self.document().setMarkdown(page.text)
        air = QTextBlockFormat()
        air.setLineHeight(_AIR, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block = self.document().begin()
        while block.isValid():
            if not block.text().startswith("\N{OBJECT REPLACEMENT CHARACTER}"):  # a picture
                QTextCursor(block).mergeBlockFormat(air)
            block = block.next()
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
            return QImage.fromData(self._pictures[wanted])
        return None


class Guide(QDialog):
    """Typing narrows the contents to the pages that say so; ↓ and ↑ turn to them."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self._words = tr
        self._pages: tuple[GuidePage, ...] = ()
        self._trail: list[GuidePage] = []
        self.setWindowTitle(tr("User guide"))
        self.resize(_SIZE)
        self.field = SearchField(look, tr("Search in the guide"), tr("Search in the guide"))
        self.field.setFont(look.font("body"))
        self.contents: RowList[GuidePage] = RowList(look, _PageBrush(look), tr("Contents"))
        self.view = GuideView(look)
        self.back = Button(look, tr("Back"), Face(key="Alt+←"))
        close = Button(look, tr("Close"), Face(key="Esc"))
        self.said = label(look, "", "small", "2")
        left = holder(column(self.field, 12, self.contents))
        left.setFixedWidth(max(_CONTENTS, round(look.width("0" * 32, "body"))))
        foot = row(self.back, 16, self.said, None, close)
        page = column(frame("card", column(self.view, margins=(1, 1, 1, 1))), 12, foot)
        lay = row(left, 16, margins=(20, 20, 20, 16))
        lay.addLayout(page, 1)
        self.setLayout(lay)
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(lambda by: self.contents.step(1 if by > 0 else -1))
        self.field.taken.connect(self.view.setFocus)
        self.contents.chosen.connect(self._turn)
        self.view.page_wanted.connect(self.show_code)
        self.view.refused.connect(
            lambda: self.said.setText(tr("The guide opens no links outside."))
        )
        self.back.clicked.connect(self.go_back)
        close.clicked.connect(self.accept)
        bind(self, "Alt+Left", self.go_back)
        self.back.setEnabled(False)
        self.field.setFocus()

    def show_text(self, text: GuideText, code: str = "") -> None:
        """Show the guide, at the page with a code or at its first one."""
        self._pages = text.pages
        self.view.give(text.pictures)
        self.contents.show_rows(self._pages)
        self.show_code(code or self._pages[0].code)

    def show_code(self, code: str) -> None:
        """Turn to a page; the contents show all pages again."""
        self.field.clear()
        place = next((at for at, page in enumerate(self._pages) if page.code == code), 0)
        self.contents.choose(place)

    def here(self) -> str:
        """Return the code of the page on the screen."""
        return self._trail[-1].code if self._trail else ""

    def go_back(self) -> None:
        """Turn to the page that was read before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.show_code(self._trail.pop().code)

    def _turn(self, page: GuidePage | None) -> None:
        self.said.setText("")
        if page is not None and (not self._trail or self._trail[-1] is not page):
            self._trail.append(page)
            self.view.show_page(page)
        self.back.setEnabled(len(self._trail) > 1)

    def _search(self, typed: str) -> None:
        pieces = typed.casefold().split()
        fits = [page for page in self._pages if all(one in page.text.casefold() for one in pieces)]
        here = next((at for at, page in enumerate(fits) if page.code == self.here()), 0)
        self.contents.show_rows(fits, here if fits else -1)
        found = self._words.many("{count} found", "{count} found", len(fits))
        self.field.say_found(found if pieces else "")
