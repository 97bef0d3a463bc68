"""The user guide in a window of its own: contents, search, the page, the way back. Never the network."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QDialog, QWidget

from caseapp.ui.help.guide_text import GuidePage, GuideText
from caseapp.ui.help.guide_view import GuideView
from caseapp.ui.keys import bind
from caseapp.ui.look import Look
from caseapp.ui.paint import Canvas
from caseapp.ui.theme import TARGET
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.parts import column, frame, holder, label, row
from caseapp.ui.widgets.rows import RowList
from caseapp.ui.widgets.search_field import SearchField

_SIZE = QSize(1160, 700)
_CONTENTS, _MOST_CONTENTS = 300, 400


class _PageBrush:
    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, _row: GuidePage, /) -> int:
        return self._look.tall(TARGET, "body")

    def takes(self, _row: GuidePage, /) -> bool:
        return True

    def say(self, row: GuidePage, /) -> str:
        return row.title

    def draw(self, canvas: Canvas, rect: QRectF, row: GuidePage, /, *, here: bool) -> None:
        if here:
            canvas.choice(rect.adjusted(4, 2, -4, -2))
        inside = rect.adjusted(20, 0, -12, 0)
        canvas.words(inside, row.title, "strong" if here else "body")


class Guide(QDialog):
    """Typing narrows the contents to the pages that say so; ↓ and ↑ turn to them."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        tr = look.words
        self._words = tr
        self._pages: tuple[GuidePage, ...] = ()
        self._trail: list[GuidePage] = []
        self.setWindowTitle(tr("User guide"))
        self.resize(_SIZE.boundedTo(parent.window().size()))
        self.field = SearchField(look, tr("Search in the guide"), tr("Search in the guide"))
        self.field.setFont(look.font("body"))
        self.contents: RowList[GuidePage] = RowList(look, _PageBrush(look), tr("Contents"))
        self.view = GuideView(look)
        self.back = Button(look, tr("Back"), Face(key="Alt+←"))
        close = Button(look, tr("Close"), Face(key="Esc"))
        self.said = label(look, "", "small", "2")
        left = holder(column(self.field, 12, self.contents))
        left.setFixedWidth(min(look.px(_CONTENTS), _MOST_CONTENTS))
        foot = row(self.back, 16, self.said, None, close)
        page = column(frame("card", column(self.view, margins=(1, 1, 1, 1))), 12, foot)
        lay = row(left, 16, margins=(20, 20, 20, 16))
        lay.addLayout(page, 1)
        self.setLayout(lay)
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(lambda by: self.contents.step(1 if by > 0 else -1))
        self.field.taken.connect(self._read)
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

    def _read(self) -> None:
        """Let arrows scroll the page; the first that was found, where none is chosen yet."""
        if self.contents.chosen_row() is None:
            self.contents.step(1)
        self.view.setFocus()

    def _search(self, typed: str) -> None:
        pieces = typed.casefold().split()
        fits = [page for page in self._pages if all(one in page.text.casefold() for one in pieces)]
        here = next((at for at, page in enumerate(fits) if page.code == self.here()), -1)
        self.contents.show_rows(fits, here)
        found = self._words.many("{count} found", "{count} found", len(fits))
        self.field.say_found(found if pieces else "")
