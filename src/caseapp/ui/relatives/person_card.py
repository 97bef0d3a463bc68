"""The person who is called for: who must hear nothing, whom to call, the acts, and the call itself."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from caseapp.domain.contact import Outcome
from caseapp.domain.queues import CALLABLE
from caseapp.domain.relatives import QueueLine
from caseapp.text.labels import label as word_for
from caseapp.ui.kin.lines import RelativeLine
from caseapp.ui.kin.panel import KinPanel
from caseapp.ui.look import Look
from caseapp.ui.relatives import said
from caseapp.ui.relatives.call_card import CallCard
from caseapp.ui.relatives.stop_card import StopBanner, StopForm
from caseapp.ui.theme import ACT
from caseapp.ui.widgets.button import Button, Face, Kind
from caseapp.ui.widgets.flow import Flow
from caseapp.ui.widgets.painted import Chip
from caseapp.ui.widgets.parts import column, frame, holder, label, row

WITHOUT_CALL = {
    "0": (Outcome.PERSON_DECLINED, "hand"),
    "9": (Outcome.ALREADY_IN_TOUCH, "check"),
    "8": (Outcome.MEDICALLY_DEFERRED, "stethoscope"),
    "7": (Outcome.NO_NUMBER_KNOWN, "phone-off"),
}
"""Key → what is recorded without calling anybody."""


class PersonCard(QFrame):
    """Shows one person of the queue. Decides nothing."""

    call_wanted = Signal()
    without_call = Signal(object)
    """An `Outcome` that needs no call."""
    stop_wanted = Signal()

    def __init__(self, look: Look, now: Callable[[], datetime], *, may_read_stops: bool) -> None:
        super().__init__()
        tr = look.words
        self._look, self._now = look, now
        self.setProperty("role", "card")
        self._name = label(look, "", "title", wrap=True)
        self._facts = label(look, "", "body", "2", wrap=True)
        self._state = label(look, "", "label", "accent")
        self._namesake = Chip(
            look, tr("Namesake here: compare the birth date"), "partly", "triangle-alert"
        )
        self.refused = frame("warn", column(margins=(16, 12, 16, 12)))
        self.kin = KinPanel(look, now)
        self.may_say = _what_may_be_said(look)
        self.stop_banner = StopBanner(look, may_read=may_read_stops)
        self.stop_form = StopForm(look)
        self.call_card = CallCard(look, now)
        face = Face(Kind.PRIMARY, "phone-call", "Enter", ACT)
        self.call = Button(look, tr("Call"), face)
        self.without = {
            outcome: Button(look, word_for(outcome, tr), Face(icon=icon, key=key))
            for key, (outcome, icon) in WITHOUT_CALL.items()
        }
        self.stop = Button(look, tr("Stop: ask the psychologist"), Face(Kind.DANGER, "hand", "S"))
        self._acts = holder(Flow(self.call, *self.without.values(), self.stop))
        self._hint = label(
            look,
            tr(
                "Choose somebody in the queue: here stands whom to call, and who must hear nothing."
            ),
            "body",
            "2",
            wrap=True,
        )
        self._lay_out()
        self._connect()
        self.show_line(None)

    def show_line(self, line: QueueLine | None) -> None:
        """Show a person, or nobody; a call that is being made stays."""
        tr = self._look.words
        self._hint.setVisible(line is None)
        self._body.setVisible(line is not None)
        self.setAccessibleName("" if line is None else said.shown_name(line, tr))
        if line is None:
            return
        contact = line.contact
        self._name.setText(said.shown_name(line, tr))
        self._facts.setText(said.facts(line, self._now(), tr))
        self._state.setText("" if contact.state in CALLABLE else word_for(contact.state, tr))
        self._state.setVisible(bool(self._state.text()))
        self._namesake.setVisible(line.namesakes > 0)
        self.refused.setVisible(contact.bars.care_refused)
        self.stop_banner.setVisible(contact.bars.stopped)
        self.stop_banner.fold()
        barred = contact.bars.care_refused or contact.bars.stopped
        self.kin.setVisible(not barred)
        self.settle()

    def show_chosen(self, chosen: RelativeLine | None) -> None:
        """Say whom Enter calls, or why nobody."""
        tr = self._look.words
        self.call.setEnabled(chosen is not None and chosen.why is None)
        if chosen is None:
            self.call.say(tr("Nobody to call"))
        elif chosen.why is not None:
            self.call.say(word_for(chosen.why, tr))
        else:
            self.call.say(tr("Call {who}", who=chosen.row.relation or chosen.row.name))

    def show_call(self, *, calling: bool) -> None:
        """Put the call in the place of the acts, or back."""
        self.call_card.setVisible(calling)
        self.settle()
        if calling:
            QTimer.singleShot(0, self, self._show_call_card)

    def show_stop_form(self) -> None:
        """Ask what was heard."""
        self.stop_form.begin()
        self.settle()

    def busy(self) -> bool:
        """Say whether a call lasts or a form is open: then keys are not acts."""
        open_ = (self.call_card, self.stop_form)
        return any(each.isVisibleTo(self) for each in open_) or self.kin.form.isVisibleTo(self.kin)

    def settle(self) -> None:
        """Show the acts where nothing stands in their place."""
        free = not self.busy() and not self.refused.isVisibleTo(self)
        stopped = self.stop_banner.isVisibleTo(self)
        self._acts.setVisible(free)
        self.kin.tools.setVisible(free)
        self.kin.show_few(few=not free)
        self.may_say.setVisible(
            self.kin.isVisibleTo(self) and not self.kin.form.isVisibleTo(self.kin)
        )
        for outcome, button in self.without.items():
            button.setVisible(not stopped or outcome is Outcome.PERSON_DECLINED)
        for each in (self.call, self.stop):
            each.setVisible(not stopped)

    def _show_call_card(self) -> None:
        """Bring the outcomes into sight, as soon as the layout knows where they are."""
        self._scroll.ensureWidgetVisible(self.call_card)

    def _lay_out(self) -> None:
        look, tr = self._look, self._look.words
        lay = self.refused.layout()
        assert lay is not None  # noqa: S101 - it was made with one
        lay.addWidget(
            label(
                look,
                tr("This person refused to have a case kept: relatives and calls are not shown."),
                "strong",
                "bad",
                wrap=True,
            )
        )
        head = row(gap=12)
        head.addLayout(column(self._name, self._facts, self._state), 1)
        head.addLayout(column(self._namesake, None))
        inside = column(
            head, 8, self.refused, self.stop_banner, self.kin, 4, self.may_say, 8, self._acts
        )
        for part in (self.call_card, self.stop_form):
            inside.addWidget(part)
        inside.addStretch(1)
        self._body = holder(inside)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        self._scroll = scroll
        self.setLayout(column(self._hint, scroll, margins=(20, 16, 12, 12)))

    def _connect(self) -> None:
        self.call.clicked.connect(self.call_wanted)
        for outcome, button in self.without.items():
            button.clicked.connect(lambda _on=False, which=outcome: self.without_call.emit(which))
        self.stop.clicked.connect(self.stop_wanted)
        self.kin.chosen.connect(self.show_chosen)


def _what_may_be_said(look: Look) -> QWidget:
    """The officer announces the return; everything else is the person's own to tell."""
    tr = look.words
    may = [Chip(look, text, "ok", "check") for text in (tr("has returned"), tr("wants to talk"))]
    never = Chip(look, tr("health, where they were, where they go"), "bad", "x")
    caption, rest = tr("You may say:"), tr("not:")
    parts = (label(look, caption, "small", "2"), *may, label(look, rest, "small", "2"), never)
    return holder(Flow(*parts))
