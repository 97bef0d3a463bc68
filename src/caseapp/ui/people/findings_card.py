"""What a medic found: folded until somebody who may read it asks, and the asking is written down."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from caseapp.domain.arrival_views import Findings
from caseapp.domain.ids import ArrivalId
from caseapp.text.labels import field_label
from caseapp.ui.people.field_writer import FieldServices, FieldWriter
from caseapp.ui.people.yes_or_no import said, yes_or_no
from caseapp.ui.room import Frame
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.painted import Picture
from caseapp.ui.widgets.parts import column, label, row

Read = Callable[[ArrivalId], Findings]


class FindingsCard(QFrame):
    """Hidden for who may not read it; fields for a medic, words for the others who may."""

    def __init__(self, frame: Frame, read: Read | None, fields: FieldServices | None) -> None:
        super().__init__()
        look, tr = frame.look, frame.look.words
        self._frame, self._read = frame, read
        self._arrival: ArrivalId | None = None
        self.setProperty("role", "card")
        title = tr("What the medic found")
        self.setAccessibleName(title)
        who = tr("folded: for medics, psychologists and supervisors; every look is written down")
        self.show_button = Button(look, tr("Show"), Face(Kind.LINK))
        self.show_button.setAccessibleName(f"{title}: {self.show_button.text()}")
        self._who = label(look, who, "small", "2", wrap=True)
        self.fields = {
            "weight_kg": InPlace(look, field_label("weight_kg", tr)),
            "weight_before_kg": InPlace(look, field_label("weight_before_kg", tr)),
            "height_cm": InPlace(look, field_label("height_cm", tr)),
            "infection_risk": InPlace(look, field_label("infection_risk", tr), yes_or_no(tr)),
            "complaints": InPlace(look, field_label("complaints", tr)),
        }
        self.writer = None if fields is None else FieldWriter(self, frame, fields, self.fields)
        for each in self.fields.values():
            each.set_open(may=fields is not None)
        self._grid = FieldGrid(look, [*self.fields.values()])
        head = row(Picture(look, "eye-off"), 12, label(look, title, "heading"), 12)
        head.addWidget(self._who, 1)
        head.addWidget(self.show_button)
        self.setLayout(column(head, 4, self._grid, margins=(20, 12, 16, 12)))
        self.show_button.clicked.connect(self._open)
        self.show_arrival(None)

    def show_arrival(self, arrival: ArrivalId | None) -> None:
        """Stand for an arrival; of another one nothing stays open."""
        if arrival != self._arrival or arrival is None:
            self._fold()
        self._arrival = arrival
        self.setVisible(arrival is not None and self._read is not None)
        if arrival is not None and self._grid.isVisibleTo(self):
            self._ask()

    def suspend(self) -> None:
        """Write open fields down as drafts: these widgets go away."""
        if self.writer is not None and self._grid.isVisibleTo(self):
            self.writer.suspend()

    def _open(self) -> None:
        self._grid.show()
        self.show_button.hide()
        self._ask()

    def _fold(self) -> None:
        self._grid.hide()
        self.show_button.show()
        if self.writer is not None:
            self.writer.clear()
        for each in self.fields.values():
            each.close_up()

    def _ask(self) -> None:
        arrival, read = self._arrival, self._read
        if arrival is None or read is None:
            return
        self._frame.bridge.ask_latest(
            "findings", lambda: read(arrival), lambda found: self._fill(arrival, found), owner=self
        )

    def _fill(self, arrival: ArrivalId, found: Findings) -> None:
        if arrival != self._arrival or not self._grid.isVisibleTo(self):
            return
        values = {
            "weight_kg": _number(found.weight_kg),
            "weight_before_kg": _number(found.weight_before_kg),
            "height_cm": _number(found.height_cm),
            "infection_risk": said(found.infection_risk),
            "complaints": found.complaints,
        }
        if self.writer is not None:
            self.writer.show(arrival, values)
        else:
            for code, each in self.fields.items():
                each.show_value(values[code])


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
