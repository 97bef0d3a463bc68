"""Joins the desk's list to the numbers of other rooms: whom one counts is shown alone."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from caseapp.ui.arrivals.desk import Desk
from caseapp.ui.arrivals.narrowed import narrowed
from caseapp.ui.arrivals.page import ArrivalsPage


class Narrowing(QObject):
    """Shows some people alone until somebody is typed."""

    def __init__(self, page: ArrivalsPage, desk: Desk, search: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._desk, self._search = page, desk, search
        page.only_wanted.connect(self.show)
        page.typed.connect(self._typed)

    def show(self, code: str) -> None:
        """Show those alone whom a code names; for an empty one everybody."""
        only = self._desk.only = narrowed(code)
        self._page.only.show_whom(only)
        self._search()

    def _typed(self, text: str) -> None:
        """Whoever stands at the table may be none of those shown alone."""
        if text.strip() and self._desk.only is not None:
            self.show("")
