"""What kind of place it is, for a supervisor to say: any change, or one press, verifies it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.captivity import Control, PlaceKind
from caseapp.domain.captivity_views import PlaceVerified, PlaceView
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PlaceId
from caseapp.text.labels import label as word_for
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Change
from caseapp.ui.room import Frame
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.parts import column, label, line, row
from caseapp.ui.widgets.quiet_bar import Notice

Verify = Callable[[PlaceId, PlaceVerified], Change[None]]


class PlaceVerdict(QWidget):
    """Hidden for who may not verify. The place is one for everybody who was held there."""

    def __init__(self, frame: Frame, verify: Verify | None) -> None:
        super().__init__()
        look, tr = frame.look, frame.look.words
        self._frame, self._verify = frame, verify
        self._place: PlaceView | None = None
        kinds = [(one.value, word_for(one, tr)) for one in PlaceKind]
        lands = [(one.value, word_for(one, tr)) for one in Control]
        self.fields = {
            "name": InPlace(look, tr("Name of the place")),
            "kind": InPlace(look, tr("Kind of place"), kinds),
            "control": InPlace(look, tr("Territory"), lands),
            "region": InPlace(look, tr("Region")),
        }
        self.button = Button(look, tr("The place is as it stands here"), Face(icon="check"))
        self.state = label(look, "", "small", "2", wrap=True)
        foot = row(gap=8)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.button)
        head = label(look, tr("About this place"), "strong")
        self.setLayout(
            column(12, line(), 12, head, 8, FieldGrid(look, [*self.fields.values()]), 8, foot)
        )
        if verify is None:
            self.hide()
        self.button.clicked.connect(partial(self._say, "", ""))
        for code, each in self.fields.items():
            each.left.connect(partial(self._say, code))

    def show_place(self, place: PlaceView | None) -> None:
        """Show what is known of a place, or nothing of any."""
        tr = self._frame.look.words
        if place is None or (self._place is not None and self._place.id != place.id):
            for each in self.fields.values():
                each.close_up()
        self._place = place
        if place is None:
            return
        values = {
            "name": place.name,
            "kind": place.kind.value,
            "control": place.control.value,
            "region": place.region,
        }
        for code, each in self.fields.items():
            each.show_value(values[code])
        self.button.setVisible(not place.verified)
        self.state.setText(
            tr("This place is verified. A change counts for everybody who was held there.")
            if place.verified
            else tr("Nobody has verified this place yet. What you say counts for everybody.")
        )

    def _say(self, code: str, text: str) -> None:
        """Verify the place as it stands, one field changed."""
        place, verify = self._place, self._verify
        if place is None or verify is None:
            return
        told = {name: each.kept for name, each in self.fields.items()} | (
            {code: text} if code else {}
        )
        said = PlaceVerified(
            told["name"],
            PlaceKind(told["kind"]),
            Control(told["control"]),
            told["region"],
            place.name_en,
        )

        def verified(_none: object) -> None:
            self._frame.say(Notice(self._frame.look.words("Place verified"), undo=True))

        def refused(error: Exception) -> None:
            if not isinstance(error, CaseError):
                raise error
            why = sentence(error, self._frame.look.words)
            if code:
                self.fields[code].refuse(text, why)
            else:
                self._frame.say(Notice(why, "bad"))

        self._frame.bridge.change(
            lambda: verify(place.id, said), verified, owner=self, otherwise=refused
        )
