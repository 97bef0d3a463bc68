"""The fields of a capture and of a stay, each edited in place and written when left."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QWidget

from caseapp.domain.captivity import Direction
from caseapp.domain.captivity_views import StayView
from caseapp.domain.detention import CaptureFacts
from caseapp.domain.typed_dates import typed_form
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.ui.people.field_writer import FieldServices, FieldWriter
from caseapp.ui.people.place_completer import name_of
from caseapp.ui.people.yes_or_no import said, yes_or_no
from caseapp.ui.room import Frame
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.parts import column


class CaptureFields(QWidget):
    """When, where and how somebody was taken."""

    def __init__(self, frame: Frame, services: FieldServices) -> None:
        super().__init__()
        look, tr = frame.look, frame.look.words
        fronts = [("", tr("not known")), *((one.value, word_for(one, tr)) for one in Direction)]
        self.fields: Mapping[str, InPlace] = {
            "on": InPlace(look, field_label("on_date", tr)),
            "direction": InPlace(look, field_label("direction", tr), fronts),
            "place": InPlace(look, field_label("place", tr)),
            "wounded": InPlace(look, field_label("wounded", tr), yes_or_no(tr)),
            "circumstances": InPlace(look, field_label("circumstances", tr)),
            "detained_by": InPlace(look, field_label("detained_by", tr)),
            "stated_reason": InPlace(look, field_label("stated_reason", tr)),
        }
        self.writer = FieldWriter(self, frame, services, self.fields)
        self.setLayout(column(FieldGrid(look, [*self.fields.values()])))

    def show_facts(self, person: UUID, told: CaptureFacts) -> None:
        """Show what is kept of somebody."""
        self.writer.show(
            person,
            {
                "on": typed_form(told.on),
                "direction": told.direction,
                "place": told.place,
                "wounded": said(told.wounded),
                "circumstances": told.circumstances,
                "detained_by": told.detained_by,
                "stated_reason": told.stated_reason,
            },
        )


class StayFields(QWidget):
    """One stay: where, from when to when, and how it was there."""

    def __init__(self, frame: Frame, services: FieldServices) -> None:
        super().__init__()
        look, tr = frame.look, frame.look.words
        self.fields: Mapping[str, InPlace] = {
            "place": InPlace(look, field_label("place", tr)),
            "start": InPlace(look, field_label("from_date", tr)),
            "end": InPlace(look, field_label("to_date", tr)),
            "moved_how": InPlace(look, field_label("moved_how", tr)),
            "cell": InPlace(look, field_label("cell", tr)),
            "people_in_cell": InPlace(look, field_label("people_in_cell", tr)),
            "icrc_seen": InPlace(look, field_label("icrc_seen", tr), yes_or_no(tr)),
            "conditions": InPlace(look, field_label("conditions", tr)),
        }
        self.writer = FieldWriter(self, frame, services, self.fields)
        self.setLayout(column(FieldGrid(look, [*self.fields.values()])))

    def show_stay(self, stay: StayView) -> None:
        """Show what is kept of a stay."""
        known = name_of(stay.place)
        self.fields["place"].set_choices([(known, stay.place.shown)])
        self.writer.show(
            stay.id,
            {
                "place": known,
                "start": typed_form(stay.start),
                "end": typed_form(stay.end),
                "moved_how": stay.moved_how,
                "cell": stay.cell,
                "people_in_cell": "" if stay.people_in_cell is None else str(stay.people_in_cell),
                "icrc_seen": said(stay.icrc_seen),
                "conditions": stay.conditions,
            },
        )

    def clear(self) -> None:
        """Show no stay, and no place among the words of the field."""
        self.writer.clear()
        self.fields["place"].set_choices(())
