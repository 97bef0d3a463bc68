"""The longer ways in: making a register, enrolling, recovering, the demo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from caseapp.domain.errors import CaseError
from caseapp.text.sentences import sentence
from caseapp.ui.bridge import Bridge
from caseapp.ui.gate.cards import CodeCard, CreateCard, EnrolCard, GateCard, RecoverCard
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


class Founding(QObject, Generic[S]):
    """Shows one card after the other in the gate's screen."""

    opened = Signal(object)

    def __init__(
        self, screen: GateScreen, bridge: Bridge, services: GateServices[S], look: Look
    ) -> None:
        super().__init__(screen)
        self._screen, self._bridge, self._services, self._look = screen, bridge, services, look
        self.card: GateCard | None = None
        self.code: CodeCard | None = None
        self._demo = LongWork(screen.progress, bridge, self)

    def open_create(self) -> CreateCard:
        """Ask what a new register needs."""
        card = CreateCard(self._look, self._services.default_place)
        card.place_wanted.connect(lambda: self._choose_place(card))
        self._judge(card.chooser)
        self._show(card, lambda: self._create(card))
        return card

    def open_enrol(self, known: Enrolment) -> EnrolCard:
        """Ask for a passphrase of one's own."""
        card = EnrolCard(self._look)
        self._judge(card.chooser)

        def submit() -> None:
            chosen = replace(known, passphrase=card.chooser.field.text())
            self._run(card, lambda: self._services.enrol(chosen), self.opened.emit)

        self._show(card, submit)
        return card

    def open_recover(self, register: Path) -> RecoverCard:
        """Ask for the recovery code."""
        card = RecoverCard(self._look)
        self._judge(card.chooser)

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
        card = self.code = CodeCard(self._look, made.code, made.fingerprints)
        card.done.connect(lambda: self.opened.emit(made.session))
        self._screen.show_card(card)
        card.tick.setFocus()

    def _show(self, card: GateCard, submit: Callable[[], object]) -> None:
        self.card = card
        card.submitted.connect(submit)
        card.back_wanted.connect(self._screen.show_lock)
        self._screen.show_card(card)
        card.begin()

    def _run(self, card: GateCard, command: Callable[[], T], then: Callable[[T], object]) -> None:
        if not card.act.isEnabled():
            return
        card.fault.say("")
        card.set_busy(busy=True)

        def refused(error: Exception) -> None:
            if not isinstance(error, CaseError):
                card.set_busy(busy=False)
                raise error
            card.refuse(sentence(error, self._look.words))

        self._bridge.ask(command, then, owner=card, otherwise=refused)

    def _judge(self, chooser: PassphraseChooser) -> None:
        pause = QTimer(chooser, interval=_PAUSE_MS, singleShot=True)

        def ask() -> None:
            text = chooser.field.text()
            self._bridge.ask_latest(
                "judge", lambda: self._services.judge(text), chooser.show_verdict, owner=chooser
            )

        pause.timeout.connect(ask)
        chooser.typed.connect(lambda _text: pause.start())
        chooser.suggestion_wanted.connect(
            lambda: self._bridge.ask(self._services.suggest, chooser.take, owner=chooser)
        )
        ask()

    def _choose_place(self, card: CreateCard) -> None:
        dialog = QFileDialog(self._screen, self._look.words("Where the new folder shall stand"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        name = Path(card.place.field.text()).name
        dialog.fileSelected.connect(
            lambda folder: card.place.field.setText(str(Path(folder) / name))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
