"""How somebody was taken and where they were held."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from caseapp.domain.access import Permission
from caseapp.domain.captivity_views import CaptivityView, StayView
from caseapp.domain.detention import Held, PeriodFacts
from caseapp.domain.ids import PersonId
from caseapp.text import dates
from caseapp.text.words import Words
from caseapp.ui.keys import bind
from caseapp.ui.people.captivity_fields import CaptureFields, StayFields
from caseapp.ui.people.captivity_services import CaptivityServices
from caseapp.ui.people.place_completer import PlaceCompleter
from caseapp.ui.people.place_verdict import PlaceVerdict
from caseapp.ui.people.section import Section
from caseapp.ui.people.section_card import fit_to_rows, scrolled, section_card
from caseapp.ui.people.stay_brush import Row, StayBrush, StayRow, timeline_rows
from caseapp.ui.room import Frame
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.parts import column, field, holder, label, line, row
from caseapp.ui.widgets.quiet_bar import Notice
from caseapp.ui.widgets.rows import RowList

_READS = ("capture", "detention_period", "place", "arrival")


class CaptivitySection(Section):
    """Capture as fields, places as a list in the order of time, the chosen stay as fields below it."""

    code = "captivity"

    def __init__(self, frame: Frame, services: CaptivityServices) -> None:
        super().__init__(frame.look.words, _READS)
        look, tr = frame.look, frame.look.words
        self._frame, self._services = frame, services
        self._wanted: UUID | None = None
        self.capture = CaptureFields(frame, services.capture)
        self.stay = StayFields(frame, services.period)
        self.verdict = PlaceVerdict(frame, services.verify_place)
        self.list: RowList[Row] = RowList(look, StayBrush(look), tr("Places of detention"))
        self.held = label(look, "", "small", "2")
        self.none = label(look, tr("No place is told yet."), "body", "3")
        self.add = field(look, tr("Add a place"), tr("Code or name of the next place, then Enter"))
        self.remove = Button(look, tr("Remove this stay"), Face(Kind.QUIET, "x", "Del"))
        inside = column(
            *(12, line(), 12, self.stay, 8, row(None, self.remove), self.verdict),
        )
        self._detail = holder(inside)
        for one in (self.add, self.stay.fields["place"].editor):
            if isinstance(one, QLineEdit):
                PlaceCompleter(look, frame.bridge, services.find_places, one)
        self._lay_out(may=frame.actor.may(Permission.CHECK_IN))
        self.list.chosen.connect(lambda _row: self._show_chosen())
        self.list.taken.connect(lambda _row: self.stay.fields["place"].open())
        self.add.returnPressed.connect(self._add)
        self.remove.clicked.connect(self._remove)
        bind(self.list, "Del", self.remove.click, Qt.ShortcutContext.WidgetShortcut)
        self.clear()

    def load(self, person: PersonId) -> None:
        """Override: everything about captivity in one question."""
        self._frame.bridge.ask_latest(
            "captivity", partial(self._services.open, person), self._show, owner=self
        )

    def clear(self) -> None:
        """Override: nobody's."""
        self._wanted = None
        self.capture.writer.clear()
        self.list.show_rows(())
        self._show_chosen()
        fit_to_rows(self.list)
        self.held.clear()
        self.add.clear()
        self.none.show()

    def enter(self) -> None:
        """Override: arrows choose a stay; without one, the next place is typed."""
        if self.list.rows.rowCount():
            self.list.setFocus()
        elif self.add.isVisibleTo(self):
            self.add.setFocus()

    def keep(self) -> None:
        """Override: open fields become drafts."""
        self.capture.writer.suspend()
        self.stay.writer.suspend()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the keys of the list."""
        tr = self._frame.look.words
        return (
            ("↑ ↓", tr("another stay")),
            ("Enter", tr("open the first field of the stay")),
            ("Del", tr("remove the stay")),
        )

    def _show(self, seen: CaptivityView) -> None:
        if self.person is None:
            return
        self.capture.show_facts(self.person, seen.capture)
        self.held.setText(held_words(seen.held, self._frame.look.words))
        chosen = self._chosen()
        wanted = self._wanted or (chosen.id if chosen else None)
        rows = timeline_rows(seen.stays, seen.faults)
        ids = [one.stay.id if isinstance(one, StayRow) else None for one in rows]
        first = next((place for place, one in enumerate(ids) if one is not None), -1)
        self.list.show_rows(rows, ids.index(wanted) if wanted and wanted in ids else first)
        fit_to_rows(self.list)
        self.none.setVisible(not seen.stays)
        self.counted.emit(len(seen.stays))
        if self._wanted is not None and self._wanted in ids:
            self._wanted = None
            self.stay.fields["start"].open()

    def _show_chosen(self) -> None:
        stay = self._chosen()
        self._detail.setVisible(stay is not None)
        self.verdict.show_place(None if stay is None else stay.place)
        if stay is None:
            self.stay.clear()
        else:
            self.stay.show_stay(stay)

    def _chosen(self) -> StayView | None:
        found = self.list.chosen_row()
        return found.stay if isinstance(found, StayRow) else None

    def _add(self) -> None:
        """Add the place that was typed; its beginning is typed next."""
        person, typed = self.person, self.add.text().strip()
        if person is None or not typed:
            return

        def added(period: UUID) -> None:
            self.add.clear()
            self._wanted = period
            self._say(self._frame.look.words("Place of detention added"))

        self._frame.bridge.change(
            lambda: self._services.add_period(person, PeriodFacts(typed)), added, owner=self
        )

    def _remove(self) -> None:
        stay = self._chosen()
        if stay is not None:
            self._frame.bridge.change(
                lambda: self._services.remove_period(stay.id),
                lambda _none: self._say(self._frame.look.words("Stay removed")),
                owner=self,
            )

    def _say(self, text: str) -> None:
        self._frame.say(Notice(text, undo=True))
        if self.person is not None:
            self.load(self.person)

    def _lay_out(self, *, may: bool) -> None:
        look, tr = self._frame.look, self._frame.look.words
        for each in (*self.capture.fields.values(), *self.stay.fields.values()):
            each.set_open(may=may)
        where: QWidget = holder(column(self.none, self.list, 8, self.add, self._detail))
        self.setLayout(
            scrolled(
                section_card(look, tr("How they were taken"), self.capture),
                16,
                section_card(look, tr("Places of detention"), where, beside=self.held),
            )
        )
        self.add.setVisible(may)
        self.remove.setVisible(may)


def held_words(held: Held | None, tr: Words) -> str:
    """Return how long somebody was held, as sure as its beginning is."""
    if held is None:
        return ""
    least = dates.years_and_months(held.last, held.end, tr)
    most = dates.years_and_months(held.first, held.end, tr)
    if least == most:
        return tr("{time} in captivity", time=most)
    return tr("{least} to {most} in captivity", least=least, most=most)
