"""Asks for consent step by step and writes what was decided in one moment as one act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseapp.domain.consent_views import Consents
from caseapp.domain.consents import ON_SITE, ConsentState, Purpose, WithdrawalChannel
from caseapp.domain.explanations import explanations
from caseapp.domain.ids import PersonId
from caseapp.ui.bridge import Change
from caseapp.ui.compliance import said
from caseapp.ui.compliance.consent_view import ConsentView
from caseapp.ui.compliance.decisions import Decisions
from caseapp.ui.compliance.services import ConsentServices, Decided
from caseapp.ui.room import Frame, State
from caseapp.ui.widgets.quiet_bar import Notice

_HERE = WithdrawalChannel.IN_PERSON
_LAST = len(ON_SITE) + 1


@dataclass(frozen=True)
class Asked:
    """Who is asked: id, name, and the line under the name."""

    person: PersonId
    name: str
    under: str
    begins: bool
    """An interview begins once CARE is given."""


class ConsentAsking(QObject):
    """Steps: who we are, one purpose after the other, what was decided."""

    recorded = Signal(object, bool, str)
    """(person, CARE is given, language of what was read out)."""
    left = Signal()

    def __init__(self, view: ConsentView, frame: Frame, services: ConsentServices) -> None:
        super().__init__(view)
        self._view, self._frame, self._services = view, frame, services
        self._tr = frame.look.words
        self._asked: Asked | None = None
        self._said = Decisions()
        self._step, self._failed = 0, False
        self._lang = self._tr.lang.value
        view.pressed.connect(self._decide)
        view.turned.connect(self._turn)
        view.lang_chosen.connect(self._speak)
        view.record_wanted.connect(self._record)
        view.leave_wanted.connect(self._leave)

    def where(self) -> State:
        """Return who is being asked and what they said so far: nothing of it is written yet."""
        asked, view, now = self._asked, self._view, self._said.now
        if asked is None:
            return {}
        said_here = [each for each, state in now.items() if state is not self._said.before[each]]
        return {
            "asked": str(asked.person),
            "name": asked.name,
            "under": asked.under,
            "begins": "1" * asked.begins,
            "step": str(self._step),
            "read": self._lang,
            "said": " ".join(f"{each}={now[each]}" for each in said_here),
            "form": view.form.value(),
            "witness": view.witness.text(),
            "capacity": view.capacity.text(),
        }

    def go_back(self, state: State) -> None:
        """Go on where `where` was; what stands is read anew, what was said is laid over it."""
        who = PersonId(UUID(state["asked"]))
        self.open(Asked(who, state["name"], state["under"], bool(state["begins"])), state)

    def open(self, asked: Asked, again: State = MappingProxyType({})) -> None:
        """Begin with somebody, or go on; what stands from before is shown as it stands."""

        def then(standing: Consents) -> None:
            self._asked = asked
            known = {line.row.purpose: line.row.state for line in standing.standing}
            self._said = Decisions(
                {each: known.get(each, ConsentState.NOT_ASKED) for each in ON_SITE}
            )
            # Asked before, at another desk: say what stands, and begin.
            known_care = standing.care is ConsentState.GIVEN
            self._step = (_LAST if asked.begins else 1) if known_care else 0
            if again:
                self._step, self._lang = int(again["step"]), again["read"]
                for purpose, _, decided in (each.partition("=") for each in again["said"].split()):
                    self._said.decide(Purpose(purpose), ConsentState(decided))
            self._view.fill(again)
            self._view.head.show_person(asked.name, asked.under)
            self._view.head.show_under_way(under_way=False, may_change=False)
            self._show()

        self._frame.bridge.ask(
            lambda: self._services.standing(asked.person),
            then,
            owner=self,
            otherwise=lambda error: self._frame.say(said.refused(error, self._tr)),
        )

    def _show(self) -> None:
        view, words = self._view, explanations()[self._lang]
        view.head.show_consents([])
        if self._step == 0:
            view.show_opening(words)
        elif self._step <= len(ON_SITE):
            purpose = ON_SITE[self._step - 1]
            view.show_purpose(words, purpose, _as_key(self._said.now[purpose]))
        else:
            self._show_summary()
        if view.isVisible():
            view.enter()

    def _show_summary(self) -> None:
        tr = self._tr
        warning, act = "", tr("Write down")
        if self._said.refuses:
            warning = tr(
                "Only the arrival, the colour of triage, the destination and the refusals are kept. No"
                " interview is held. Nothing else changes for the person."
            )
        elif self._asked and self._asked.begins and self._said.allows:
            act = tr("Write down and begin")
        self._view.show_summary([(each, self._said.now[each]) for each in ON_SITE], act, warning)

    def _decide(self, state: ConsentState) -> None:
        if not 1 <= self._step <= len(ON_SITE):
            return
        self._said.decide(ON_SITE[self._step - 1], state)
        self._turn(1)

    def _turn(self, by: int) -> None:
        if self._said.refuses and self._step >= 1:  # without a case there is nothing more to allow
            self._step = _LAST if by > 0 else (1 if self._step > 1 else 0)
        else:
            self._step = min(max(self._step + by, 0), _LAST)
        self._show()

    def _speak(self, lang: str) -> None:
        self._lang = lang
        self._show()

    def _leave(self) -> None:
        self._asked = None
        self.left.emit()

    def _record(self) -> None:
        asked = self._asked
        if asked is None:
            return
        taken_back, decisions = self._said.taken_back(), self._said.to_record()
        self._failed = False
        for purpose in taken_back:
            self._write(partial(self._services.withdraw, asked.person, purpose, _HERE))
        if decisions:
            self._write(partial(self._services.record, self._decided(asked, decisions)))
        if taken_back or decisions:
            self._frame.bridge.ask(lambda: asked, self._written, owner=self)
        else:
            self._go_on(asked)

    def _decided(self, asked: Asked, decisions: Mapping[Purpose, ConsentState]) -> Decided:
        view = self._view
        return Decided(
            asked.person,
            decisions,
            self._lang,
            view.form.value(),
            view.witness.text(),
            view.capacity.text(),
        )

    def _write(self, command: Callable[[], Change[None]]) -> None:
        def refuse(error: Exception) -> None:
            self._failed = True
            self._frame.say(said.refused(error, self._tr))

        self._frame.bridge.change(command, lambda _none: None, owner=self, otherwise=refuse)

    def _written(self, asked: Asked) -> None:
        """Go on behind the writes: the work thread does one thing after the other."""
        tr = self._tr
        if self._failed or self._asked is not asked:
            return
        self._frame.say(Notice(tr("Consents written down."), undo=True))
        self._go_on(asked)

    def _go_on(self, asked: Asked) -> None:
        self._asked = None
        self.recorded.emit(asked.person, self._said.allows, self._lang)


def _as_key(state: ConsentState) -> ConsentState:
    """Return the answer that shows a state: what was taken back is a no."""
    return ConsentState.REFUSED if state is ConsentState.WITHDRAWN else state
