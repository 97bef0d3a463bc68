"""Known places of detention offered under a field while somebody types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from caseapp.domain.captivity_views import PlaceView
from caseapp.text.labels import label
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look

_TAKES = Qt.ItemDataRole.UserRole


class PlaceCompleter(QObject):
    """Asks the gazetteer at each letter. What is not among its places may be typed all the same.

    A place that is chosen stands in the field as its code, or its name where it has none.
    """

    def __init__(
        self,
        look: Look,
        bridge: Bridge,
        find: Callable[[str], tuple[PlaceView, ...]],
        field: QLineEdit,
    ) -> None:
        super().__init__(field)
        self._look, self._bridge, self._find, self._field = look, bridge, find, field
        self._model = QStandardItemModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCompletionRole(_TAKES)
        self._popup = QListView()
        self._popup.setFont(look.font("body"))
        self._popup.setAccessibleName(look.words("Known places"))
        self.completer.setPopup(self._popup)
        field.setCompleter(self.completer)
        field.textEdited.connect(self._ask)

    def _ask(self, typed: str) -> None:
        if not typed.strip():
            self._offer(())
            return
        self._bridge.ask_latest(
            "places", lambda: self._find(typed), self._offer_if_here, owner=self
        )

    def _offer_if_here(self, places: Sequence[PlaceView]) -> None:
        if not self._field.hasFocus():
            return
        self._offer(places)
        if places:
            self.completer.complete()

    def _offer(self, places: Sequence[PlaceView]) -> None:
        self._model.clear()
        for place in places:
            said = f"{place.shown} · {label(place.kind, self._look.words)}"
            item = QStandardItem(said)
            item.setData(name_of(place), _TAKES)
            self._model.appendRow(item)
        if not places:
            self._popup.hide()


def name_of(place: PlaceView) -> str:
    """Return what is typed for a place: its code, or its name."""
    return place.code or place.name
