"""Keeps filters under a name."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from caseapp.ui.people.filter_dialog import FilterDialog
from caseapp.ui.people.list_view import PeopleList
from caseapp.ui.people.roster import Narrowing
from caseapp.ui.people.saved_filters import in_words, readable, written
from caseapp.ui.people.services import ListServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice


class FilterKeeper(QObject):
    """Reads this user's filters once, and writes them anew when one comes or goes.

    A filter of a later version is not offered, and not lost either.
    """

    def __init__(self, view: PeopleList, frame: Frame, services: ListServices) -> None:
        super().__init__(view)
        self._view, self._frame, self._services = view, frame, services
        self._kept: dict[str, str] = {}
        self.dialog: FilterDialog | None = None
        view.tools.forget_wanted.connect(self.forget)
        frame.bridge.ask_latest("filters", services.filters, self._show, owner=self)

    def ask_name(self, narrowing: Narrowing) -> None:
        """Ask under which name a filter is to be kept."""
        look = self._frame.look
        said = in_words(narrowing, look.words)
        self.dialog = FilterDialog(look, self._view, said, tuple(self._kept))
        self.dialog.submitted.connect(partial(self._keep, narrowing))
        self.dialog.open()

    def forget(self, name: str) -> None:
        """Remove a filter; the list stays as it is."""
        fewer = {each: kept for each, kept in self._kept.items() if each != name}
        self._write(fewer, self._frame.look.words("The filter “{name}” is removed.", name=name))

    def _keep(self, narrowing: Narrowing, name: str) -> None:
        more = {**self._kept, name: written(narrowing)}
        self._write(more, self._frame.look.words("The filter “{name}” is saved.", name=name))

    def _write(self, filters: Mapping[str, str], said: str) -> None:
        before = self._kept

        def refuse(error: Exception) -> None:
            self._show(before)
            self._frame.bridge.failed.emit(error)

        self._show(filters)
        self._frame.say(Notice(said))
        self._frame.bridge.keep(
            partial(self._services.keep_filters, filters), owner=self, otherwise=refuse
        )

    def _show(self, filters: Mapping[str, str]) -> None:
        self._kept = dict(filters)
        found = {name: readable(text) for name, text in sorted(filters.items())}
        self._view.tools.show_saved({name: one for name, one in found.items() if one is not None})
