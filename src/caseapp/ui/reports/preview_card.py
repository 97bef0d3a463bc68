"""The chosen sheet as it will be printed, page by page."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from caseapp.ui.look import Look
from caseapp.ui.reports.services import Picture
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, label, row

_EDGE = 12
_A4 = 297 / 210
_LEAST = 240


class PreviewCard(QFrame):
    """Shows one page and turns to others. Decides nothing."""

    page_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        tr = look.words
        self.setProperty("role", "card")
        self._look, self._page, self._pages = look, 0, 0
        self.back = _turn(look, tr("Previous page"), "chevron-left")
        self.on = _turn(look, tr("Next page"), "chevron-right")
        self._where = label(look, "", "strong")
        self._said = label(look, "", "body", "2", wrap=True)
        self.paper = Paper(look)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(tr("Preview of the sheet"))
        self._scroll.setWidget(self.paper)
        head = row(self._where, None, self.back, 8, self.on)
        upper = column(head, 4, self._said, margins=(20, 12, 16, 8))
        lay = column(upper, margins=(1, 1, 1, 4))
        lay.addWidget(self._scroll, 1)
        self.setLayout(lay)
        self.back.clicked.connect(lambda: self.page_wanted.emit(self._page - 1))
        self.on.clicked.connect(lambda: self.page_wanted.emit(self._page + 1))
        self.say("")

    def dots(self) -> int:
        """Return how many dots wide a page is to be drawn."""
        return round(max(_LEAST, self.paper.wide()) * self.devicePixelRatioF())

    def say(self, text: str) -> None:
        """Show a sentence instead of a page."""
        self._pages = 0
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.paper.show_image(None)
        self._show_place()

    def show_page(self, page: int, picture: Picture) -> None:
        """Show a page, counted from 0."""
        shape = (picture.width, picture.height, picture.stride)
        image = QImage(picture.dots, *shape, QImage.Format.Format_RGB32).copy()
        self._page, self._pages = page, picture.pages
        self._said.hide()
        self.paper.show_image(image)
        self._scroll.verticalScrollBar().setValue(0)
        self._show_place()

    def _show_place(self) -> None:
        tr = self._look.words
        place = tr("Page {page} of {pages}").format(page=self._page + 1, pages=self._pages)
        self._where.setText(place if self._pages else "")
        self.paper.setAccessibleDescription(self._where.text())
        self.back.setEnabled(self._page > 0 and self._pages > 0)
        self.on.setEnabled(self._page + 1 < self._pages)


def _turn(look: Look, name: str, icon: str) -> Button:
    button = Button(look, "", Face(icon=icon))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


class Paper(QWidget):
    """One page on the ground of the window, as wide as there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self.setAccessibleName(look.words("Page of the sheet"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def wide(self) -> int:
        """Return how wide the page is drawn, in pixels of the window."""
        return self.width() - 2 * _EDGE

    def show_image(self, image: QImage | None) -> None:
        """Show a page, or none."""
        self._image = image
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """Override: a page has the proportions of A4."""
        return QSize(_LEAST + 2 * _EDGE, self._high() if self._image else 0)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Override: the height follows the width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Override: the page with an edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("window"))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            page = QRectF(_EDGE, _EDGE, self.wide(), self._high() - 2 * _EDGE)
            painter.drawImage(page, self._image)
            painter.setPen(self._look.color("border"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(page)
        painter.end()

    def _high(self) -> int:
        ratio = _A4 if self._image is None else self._image.height() / self._image.width()
        return round(self.wide() * ratio) + 2 * _EDGE

    def _fit(self) -> None:
        self.setMinimumHeight(self._high() if self._image else 0)
