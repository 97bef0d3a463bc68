"""How somebody came, what the medic said, what they need, where they go."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from caseapp.domain.access import Permission
from caseapp.domain.arrival_views import ArrivalCase, ArrivalView
from caseapp.domain.coded import Destination, Triage
from caseapp.domain.errors import CaseError
from caseapp.domain.ids import PersonId
from caseapp.domain.needs import Fitness, Presence
from caseapp.text import dates
from caseapp.text.labels import field_label
from caseapp.text.labels import label as word_for
from caseapp.text.sentences import sentence
from caseapp.text.words import Words
from caseapp.ui.bridge import Change
from caseapp.ui.keys import bind
from caseapp.ui.people.field_writer import FieldWriter
from caseapp.ui.people.findings_card import FindingsCard
from caseapp.ui.people.needs_card import NeedsCard
from caseapp.ui.people.on_site_services import OnSiteServices
from caseapp.ui.people.section import Section
from caseapp.ui.people.section_card import scrolled, section_card
from caseapp.ui.people.triage_card import TriageCard
from caseapp.ui.room import Frame
from caseapp.ui.widgets.button import Button, Face
from caseapp.ui.widgets.field_grid import FieldGrid
from caseapp.ui.widgets.in_place import InPlace
from caseapp.ui.widgets.parts import column, field, holder, label, row
from caseapp.ui.widgets.quiet_bar import Notice

_READS = ("arrival", "arrival_flag", "medical_finding", "need", "exchange_stage", "consent")
_CAME = ("vehicle", "state_seen", "clothing", "belongings", "note")


class ArrivalSection(Section):
    """Triage on top: everything else waits for it."""

    code = "arrival"
    without_care = True

    def __init__(self, frame: Frame, services: OnSiteServices) -> None:
        super().__init__(frame.look.words, _READS)
        look, tr = frame.look, frame.look.words
        self._frame, self._services = frame, services
        self._case: ArrivalCase | None = None
        self.triage = TriageCard(look, medic=services.medic)
        written = services.triage.findings if services.medic else None
        self.findings = FindingsCard(frame, services.findings, written)
        self.needs = NeedsCard(frame, services.needs)
        places = [("", tr("not known")), *((one.value, word_for(one, tr)) for one in Destination)]
        self.fields = {
            "destination": InPlace(look, field_label("destination", tr), places),
            **{code: InPlace(look, field_label(code, tr)) for code in _CAME},
        }
        self.writer = FieldWriter(self, frame, services.fields, self.fields)
        self.came = label(look, "", "small", "2", wrap=True)
        self.none = label(look, tr("No arrival is recorded."), "body", "3")
        self.to_whom = field(look, field_label("handed_over_to", tr), tr("who takes over"))
        self.hand_over = Button(look, tr("Hand over"), Face(icon="check"))
        self.left = label(look, "", "strong", wrap=True)
        self._came_card = section_card(
            look,
            tr("How they came"),
            FieldGrid(look, [self.fields[code] for code in _CAME]),
            beside=self.came,
        )
        self._onward_card = section_card(look, tr("Where they go"), holder(self._onward()))
        self.setLayout(
            scrolled(
                *(self.none, self.triage, 16, self._onward_card, 16, self.needs, 16),
                *(self._came_card, 16, self.findings),
            )
        )
        self.triage.colour_wanted.connect(self._set_colour)
        self.triage.fitness_wanted.connect(self._set_fitness)
        self.hand_over.clicked.connect(self._hand_over)
        self.to_whom.returnPressed.connect(self.hand_over.click)
        # For others the digits are nobody's: the card of keys does not name them either.
        digits = self.triage.keys() if services.medic else {}
        for digit, button in digits.items():
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            bind(self, digit, partial(self._press, button), within)
        self.clear()

    def load(self, person: PersonId) -> None:
        """Override: the arrival with everything that hangs on it."""
        # Not `ask_latest`: that an arrival was taken back is an answer too.
        self._frame.bridge.ask(
            partial(self._services.open, person), partial(self._show, person), owner=self
        )

    def clear(self) -> None:
        """Override: nobody's."""
        self._case = None
        self.writer.clear()
        self.to_whom.clear()
        self.triage.show_case(None)
        self.findings.show_arrival(None)
        self.needs.show_needs(None, ())
        for card in (self.triage, self.needs, self._came_card, self._onward_card):
            card.hide()
        self.none.show()

    def enter(self) -> None:
        """Override: a medic presses a digit; everybody else begins with where they go."""
        pressed = [b for b in self.triage.colours.buttons.values() if b.isVisibleTo(self)]
        (pressed[0] if pressed else self.fields["destination"].value).setFocus()

    def keep(self) -> None:
        """Override: open fields become drafts."""
        self.writer.suspend()
        self.needs.writer.suspend()
        self.findings.suspend()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Override: the digits of a medic."""
        tr = self._frame.look.words
        if not self._services.medic:
            return (("Enter", tr("open a field")),)
        return (
            ("1 2 3 4", tr("triage: red, yellow, green, black")),
            ("5 6 7", tr("interview: yes, later, no")),
            ("Enter", tr("open a field")),
        )

    def _show(self, person: PersonId, case: ArrivalCase | None) -> None:
        if person != self.person:
            return
        if case is None:
            self.clear()
            return
        self._case, arrival, tr = case, case.arrival, self._frame.look.words
        whole = not case.care_refused
        self.none.hide()
        self.triage.show()
        self.triage.show_case(case)
        self._onward_card.show()
        self.needs.setVisible(whole)
        self._came_card.setVisible(whole)
        self.needs.show_needs(person if whole else None, case.needs)
        self.findings.show_arrival(arrival.id if whole else None)
        self.came.setText(came_words(case, tr))
        values = {code: getattr(arrival, code) for code in _CAME}
        destination = arrival.destination.value if arrival.destination else ""
        self.writer.show(arrival.id, {**values, "destination": destination})
        may = case.stage_open and self._frame.actor.may(Permission.CHECK_IN)
        for each in self.fields.values():
            each.set_open(may=may)
        gone = case.presence is Presence.HANDED_OVER
        self.left.setText(left_words(arrival, tr) if gone else "")
        self.left.setVisible(gone)
        self.to_whom.setVisible(may and not gone)
        self.hand_over.setVisible(may and not gone)

    def _press(self, button: Button) -> None:
        """Press a button by its digit, unless the digit belongs to what is being chosen or typed."""
        if button.isVisibleTo(self) and not any(
            one.is_open() for one in self.findChildren(InPlace)
        ):
            button.click()

    def _set_colour(self, colour: Triage) -> None:
        case, write = self._case, self._services.triage.set_colour
        if case is not None:
            tr = self._frame.look.words
            said = tr("Triage: {colour}", colour=word_for(colour, tr))
            self._change(lambda: write(case.arrival.id, colour), said)

    def _set_fitness(self, fit: Fitness) -> None:
        case, write = self._case, self._services.triage.set_fitness
        if case is not None:
            said = word_for(fit, self._frame.look.words)
            self._change(lambda: write(case.arrival.id, fit), said)

    def _hand_over(self) -> None:
        case = self._case
        if case is None or not self.hand_over.isVisibleTo(self):
            return
        whom, tr = self.to_whom.text().strip(), self._frame.look.words
        self._change(lambda: self._services.hand_over(case.arrival.id, whom), tr("Handed over"))

    def _change(self, command: Callable[[], Change[object]], said: str) -> None:
        """Write and say so; the page tells every section what was written. A refusal is said."""

        def refused(error: Exception) -> None:
            if not isinstance(error, CaseError):
                raise error
            self._frame.say(Notice(sentence(error, self._frame.look.words), "bad"))
            if self.person is not None:
                self.load(self.person)  # no button stays pressed for what was not written

        self._frame.bridge.change(
            command,
            lambda _done: self._frame.say(Notice(said, undo=True)),
            owner=self,
            otherwise=refused,
        )

    def _onward(self) -> QVBoxLayout:
        whom = row(gap=12)
        whom.addWidget(self.to_whom, 1)
        whom.addWidget(self.hand_over)
        grid = FieldGrid(self._frame.look, [self.fields["destination"]])
        return column(grid, 4, self.left, whom)


def came_words(case: ArrivalCase, tr: Words) -> str:
    """Return when and where somebody stood, and what was noticed at the desk."""
    arrival = case.arrival
    parts = [dates.when(arrival.arrived_at)]
    if arrival.station:
        parts.append(tr("Desk {name}", name=arrival.station))
    if arrival.wristband:
        parts.append(f"№ {arrival.wristband}")
    parts += [word_for(flag, tr) for flag in sorted(case.flags)]
    return " · ".join(parts)


def left_words(arrival: ArrivalView, tr: Words) -> str:
    """Return when somebody was handed over, and to whom."""
    when = "" if arrival.handed_over_at is None else dates.when(arrival.handed_over_at)
    if arrival.handed_over_to:
        return tr("Handed over {when} to {whom}", when=when, whom=arrival.handed_over_to)
    return tr("Handed over {when}", when=when)
