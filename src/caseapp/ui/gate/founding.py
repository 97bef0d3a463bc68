"""The longer ways in: making a register, enrolling, recovering, the demo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from caseapp.domain.errors import CaseError
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Bridge
from caseapp.ui.gate.cards import (
    CodeCard,
    CreateCard,
    EnrolCard,
    GateCard,
    RecoverCard,
    Typed,
)
from caseapp.ui.gate.chooser import PassphraseChooser
from caseapp.ui.gate.screen import GateScreen
from caseapp.ui.gate.services import (
    DemoMade,
    Enrolment,
    Fresh,
    GateServices,
    NewRegister,
    Progress,
    Recovery,
)
from caseapp.ui.long_work import LongWork
from caseapp.ui.look import Look

S = TypeVar("S")
T = TypeVar("T")

_PAUSE_MS = 120


@dataclass(frozen=True)
class Begun(Generic[S]):
    """What was begun when the gate is built anew: it is gone with the process, and never on a disk."""

    again: "Callable[[Founding[S]], object] | None" = field(repr=False)
    """Shows the card that was in front."""
    typed: Typed | None
    left: Mapping[type[GateCard], Typed]
    """What stood in cards when they were left."""
    error: CaseError | None


class Founding(QObject, Generic[S]):
    """Shows one card after the other in the gate's screen."""

    opened = Signal(object)
    settled = Signal()
    """What was being done has come to nothing; what was typed is still there."""

    def __init__(
        self, screen: GateScreen, bridge: Bridge, services: GateServices[S], look: Look
    ) -> None:
        super().__init__(screen)
        self._screen, self._bridge, self._services, self._look = screen, bridge, services, look
        self.card: GateCard | None = None
        self.code: CodeCard | None = None
        self._again: Callable[[Founding[S]], object] | None = None
        self._left: dict[type[GateCard], Typed] = {}
        self._error: CaseError | None = None
        self._demo = LongWork(screen.progress, bridge, self)

    @property
    def busy(self) -> bool:
        """Whether something is being made, whose answer is for this gate."""
        return not self._screen.progress.isHidden() or (self.card is not None and self.card.busy)

    def begun(self) -> Begun[S]:
        """Return what is in front and what stands in it."""
        typed = self.card.typed(secrets=True) if self.card else None
        return Begun(self._again, typed, self._left, self._error)

    def go_on(self, begun: Begun[S]) -> None:
        """Show what was in front before the gate was built anew."""
        self._left.update(begun.left)
        if begun.again:
            begun.again(self)
        if self.card and begun.typed:
            self.card.type_again(begun.typed)
        if self.card and begun.error:
            self._refuse(self.card, begun.error)

    def open_create(self) -> CreateCard:
        """Ask what a new register needs."""
        self._again = Founding.open_create
        card = CreateCard(self._look, self._services.default_place)
        card.place_wanted.connect(lambda: self._choose_place(card))
        _judge(card.chooser, self._bridge, self._services)
        self._show(card, lambda: self._create(card))
        return card

    def open_enrol(self, known: Enrolment) -> EnrolCard:
        """Ask for a passphrase of one's own."""
        self._again = lambda other: other.open_enrol(known)
        card = EnrolCard(self._look)
        _judge(card.chooser, self._bridge, self._services)

        def submit() -> None:
            chosen = replace(known, passphrase=card.chooser.field.text())
            self._run(card, lambda: self._services.enrol(chosen), self.opened.emit)

        self._show(card, submit)
        return card

    def open_recover(self, register: Path) -> RecoverCard:
        """Ask for the recovery code."""
        self._again = lambda other: other.open_recover(register)
        card = RecoverCard(self._look)
        _judge(card.chooser, self._bridge, self._services)

        def submit() -> None:
            secret = card.chooser.field.text()
            code, name = card.code.field.text(), card.name.field.text().strip()
            if not name:
                card.name.say(self._look.words("A name is needed."))
                return
            wanted = Recovery(register, code, name, secret)
            self._run(card, lambda: self._services.recover(wanted), self._show_code)

        self._show(card, submit)
        return card

    def make_demo(
        self,
        make: Callable[[Progress], DemoMade],
        then: Callable[[DemoMade], object],
        otherwise: Callable[[Exception], object],
    ) -> None:
        """Make the register of invented people, with progress and Stop."""
        tr = self._look.words
        self._demo.run(tr("Making the register of invented people"), make, then, otherwise)

    def _create(self, card: CreateCard) -> None:
        tr = self._look.words
        name, place = card.name.field.text().strip(), card.place.field.text().strip()
        card.name.say("" if name else tr("A name is needed."))
        card.place.say("" if place else tr("A folder is needed."))
        if not name or not place:
            return
        new = NewRegister(Path(place), name, card.chosen_roles(), card.chooser.field.text())
        self._run(card, lambda: self._services.create(new), self._show_code)

    def _show_code(self, made: Fresh[S]) -> None:
        """Show the code, which is shown this once: another language must not take it away."""
        self._again, self.card = lambda other: other._show_code(made), None  # noqa: SLF001 - of its kind
        card = self.code = CodeCard(self._look, made.code, made.fingerprints)
        card.done.connect(lambda: self.opened.emit(made.session))
        self._screen.show_card(card)
        card.tick.setFocus()

    def _show(self, card: GateCard, submit: Callable[[], object]) -> None:
        self.card, self._error = card, None
        if before := self._left.pop(type(card), None):
            card.type_again(before)
        card.submitted.connect(submit)
        card.back_wanted.connect(lambda: self._leave(card))
        self._screen.show_card(card)
        card.begin()

    def _leave(self, card: GateCard) -> None:
        self._left[type(card)] = card.typed(secrets=False)
        self._again = self.card = self._error = None
        self._screen.show_lock()

    def _refuse(self, card: GateCard, error: CaseError) -> None:
        self._error = error
        card.refuse(sentence(error, self._look.words))

    def _run(self, card: GateCard, command: Callable[[], T], then: Callable[[T], object]) -> None:
        if not card.act.isEnabled():
            return
        card.fault.say("")
        card.set_busy(busy=True)

        def refused(error: Exception) -> None:
            if not isinstance(error, CaseError):
                card.set_busy(busy=False)
                raise error
            self._refuse(card, error)
            self.settled.emit()

        self._bridge.ask(command, then, owner=card, otherwise=refused)

    def _choose_place(self, card: CreateCard) -> None:
        dialog = QFileDialog(self._screen, self._look.words("Where the new folder shall stand"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        name = Path(card.place.field.text()).name
        dialog.fileSelected.connect(
            lambda folder: card.place.field.setText(str(Path(folder) / name))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _judge(chooser: PassphraseChooser, bridge: Bridge, services: GateServices[S]) -> None:
    """Say how good a passphrase is while it is typed, and propose one when asked."""
    pause = QTimer(chooser, interval=_PAUSE_MS, singleShot=True)

    def ask() -> None:
        text = chooser.field.text()
        bridge.ask_latest(
            "judge", lambda: services.judge(text), chooser.show_verdict, owner=chooser
        )

    pause.timeout.connect(ask)
    chooser.typed.connect(lambda _text: pause.start())
    chooser.suggestion_wanted.connect(
        lambda: bridge.ask(services.suggest, chooser.take, owner=chooser)
    )
    ask()
