"""A call from Enter to its outcome, and what is recorded without one. Nothing waits for a disk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from caseapp.domain.contact import Outcome
from caseapp.domain.dialling import WhyNot
from caseapp.domain.relatives import CallDraft, QueueLine, RelativeRow
from caseapp.text.labels import label
from caseapp.ui.relatives.call_card import OnTheLine
from caseapp.ui.relatives.person_card import PersonCard
from caseapp.ui.relatives.recording import NOTE, Recorder
from caseapp.ui.relatives.services import RelativeServices
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice

_SECOND_MS = 1_000
RELATIVE, STARTED = "relative", "started"
"""The fields of the draft of a call that lasts."""
LONGEST = timedelta(hours=1)
"""A call that began earlier was abandoned: the window was closed and nobody came back."""


@dataclass(frozen=True)
class Call:
    """The call that lasts."""

    line: QueueLine
    relative: RelativeRow
    started: datetime


class CallingPresenter(QObject):
    """Lives as long as its card."""

    began = Signal()
    over = Signal()
    """The call is over, whether something was recorded or not."""

    def __init__(self, card: PersonCard, frame: Frame, services: RelativeServices) -> None:
        super().__init__(card)
        self._card, self._frame, self._services = card, frame, services
        self._tr = frame.look.words
        self.recorder = Recorder(self, frame, services)
        self.line: QueueLine | None = None
        self.call: Call | None = None
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self._tick)
        card.call_card.ended.connect(self._end)
        card.call_card.call_back.connect(lambda at: self._end(Outcome.CALL_BACK_PROMISED, at))
        card.call_card.given_up.connect(self.give_up)
        card.call_card.note.paused.connect(self.keep)
        card.without_call.connect(self._record_without)

    def show_line(self, line: QueueLine | None) -> None:
        """Show somebody; not while a call lasts."""
        if self.call is None:
            self.line = line
            self._card.show_line(line)

    def start(self) -> None:
        """Begin a call to the chosen relative, or say why not."""
        tr = self._tr
        line, chosen = self.line, self._card.kin.list.chosen_row()
        if line is None or self._card.busy():
            return
        if line.contact.bars.care_refused or line.stopped:
            why = WhyNot.STOPPED if line.stopped else WhyNot.CARE_REFUSED
        elif chosen is None:
            self._frame.say(Notice(tr("Write down a relative first (Ctrl+N)."), "partly"))
            return
        elif chosen.why is None:
            self._begin(Call(line, chosen.row, self._frame.now()))
            return
        else:
            why = chosen.why
        self._frame.say(Notice(label(why, self._tr), "bad"))

    def go_on(self) -> None:
        """Go on with a call that lasted when the window was locked or built anew, its time running."""
        if self.line is not None and self.call is None:
            person, drafts = self.line.person, self._services.note_drafts
            self._frame.bridge.ask(lambda: drafts.newest(person), self._resume, owner=self)

    def give_up(self) -> None:
        """End the call and keep nothing of it; what was typed into the note stays a draft."""
        tr = self._tr
        if self.call is None:
            return
        self._keep(self.call, {})
        self._finish()
        self._frame.say(Notice(tr("The call was ended. Nothing of it was recorded."), "info"))

    def keep(self) -> None:
        """Write down the note that is being typed, and the call that lasts."""
        if call := self.call:
            lasting = {RELATIVE: str(call.relative.id), STARTED: call.started.isoformat()}
            self._keep(call, lasting)

    def _keep(self, call: Call, more: Mapping[str, str]) -> None:
        person, drafts = call.line.person, self._services.note_drafts
        text = self._card.call_card.note.text().strip()
        typed = {**({NOTE: text} if text else {}), **more}
        if typed:
            self._frame.bridge.keep(lambda: drafts.keep(person, typed), owner=self)
        else:
            self._frame.bridge.keep(lambda: drafts.drop(person), owner=self)

    def _resume(self, typed: Mapping[str, str]) -> None:
        line = self.line
        if line is None or self.call is not None or STARTED not in typed:
            return
        started = datetime.fromisoformat(typed[STARTED])
        if self._frame.now() - started > LONGEST:
            return
        for one in line.contact.relatives:
            if str(one.id) == typed.get(RELATIVE) and line.contact.why_not(one) is None:
                self._begin(Call(line, one, started))

    def _begin(self, call: Call) -> None:
        self.call, card = call, self._card.call_card
        person, drafts = call.line.person, self._services.note_drafts
        card.note.clear()
        self._card.show_call(calling=True)
        named = ", ".join(part for part in (call.relative.name, call.relative.relation) if part)
        card.begin(OnTheLine(named, call.relative.phone, call.line.called))
        self._tick()
        self._clock.start()
        self._frame.bridge.ask(lambda: drafts.newest(person), self._bring_back, owner=self)
        self.began.emit()

    def _bring_back(self, typed: Mapping[str, str]) -> None:
        note = self._card.call_card.note
        if self.call is not None and not note.text():
            note.setText(typed.get(NOTE, ""))

    def _tick(self) -> None:
        if self.call is not None:
            self._card.call_card.show_seconds(self._seconds(self.call))

    def _seconds(self, call: Call) -> int:
        return max(0, int((self._frame.now() - call.started).total_seconds()))

    def _finish(self) -> None:
        self.call = None
        self._clock.stop()
        self._card.show_call(calling=False)
        self.over.emit()

    def _end(self, outcome: Outcome, call_back_at: datetime | None = None) -> None:
        call, card = self.call, self._card.call_card
        if call is None:
            return
        draft = CallDraft(
            person=call.line.person,
            outcome=outcome,
            started_at=call.started,
            relative=call.relative.id,
            channel=card.chosen_channel(),
            seconds=self._seconds(call),
            call_back_at=call_back_at,
            note=card.note.text(),
        )
        self._finish()
        self.recorder.record(call.line, draft)

    def _record_without(self, outcome: Outcome) -> None:
        if self.line is not None and self.call is None:
            self.recorder.record(self.line, CallDraft(self.line.person, outcome, self._frame.now()))
