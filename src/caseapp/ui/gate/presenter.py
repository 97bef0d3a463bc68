"""Joins the gate to its use cases."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from caseapp.domain.errors import CaseError, OpenInAnotherWindow
from caseapp.domain.ids import UserId
from caseapp.domain.key_errors import PauseNeeded, WrongPassphrase
from caseapp.ui.bridge import Bridge
from caseapp.ui.gate.founding import Begun, Founding
from caseapp.ui.gate.pausing import Pausing, said
from caseapp.ui.gate.screen import GateScreen
from caseapp.ui.gate.services import (
    DemoMade,
    Enrolment,
    GateServices,
    LockName,
    Progress,
    RegisterTile,
)
from caseapp.ui.look import Look

S = TypeVar("S")


@dataclass(frozen=True)
class Preselected:
    """What the environment or the process before says about whom to expect."""

    register: Path | None = None
    user: UserId | None = None
    user_name: str = ""


@dataclass(frozen=True)
class Kept(Generic[S]):
    """What stands in the gate, for one that is built anew in another language or theme."""

    first: Preselected
    added: tuple[RegisterTile, ...]
    secret: str = field(repr=False)
    error: CaseError | None
    begun: Begun[S]


class GatePresenter(QObject, Generic[S]):
    """Lives as long as its screen; ends by `opened`."""

    opened = Signal(object)
    settled = Signal()
    """Nothing is on its way any more: the gate may be built anew."""

    def __init__(
        self,
        screen: GateScreen,
        bridge: Bridge,
        services: GateServices[S],
        look: Look,
        first: Preselected,
    ) -> None:
        super().__init__(screen)
        self._screen, self._bridge, self._services, self._tr = screen, bridge, services, look.words
        self._first = first
        self.look = look
        self._added: list[RegisterTile] = []
        self._error: CaseError | None = None
        self._before: Kept[S] | None = None
        self.founding: Founding[S] = Founding(screen, bridge, services, look)
        self.founding.opened.connect(self.opened)
        self.founding.settled.connect(self.settled)
        self._pausing = Pausing(screen.lock, bridge, services.pause_left, self._tr, self._refused)
        screen.lock.register_chosen.connect(self._ask_people)
        screen.lock.unlock_wanted.connect(self._unlock)
        screen.lock.recover_wanted.connect(self._recover)
        screen.create_wanted.connect(self.founding.open_create)
        screen.open_wanted.connect(self._choose_folder)
        screen.demo_wanted.connect(lambda: self._make_demo(services.make_demo))
        screen.drill_wanted.connect(lambda: self._make_demo(services.make_morning))
        screen.lock.secret.setFocus()

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way that must find this gate."""
        return self._screen.lock.busy or self.founding.busy

    def kept(self) -> Kept[S]:
        """Return what is chosen and typed."""
        lock = self._screen.lock
        tile, person = lock.register(), lock.person()
        chosen = Preselected(tile.path, person.user if person else None) if tile else self._first
        error = self._error if lock.fault.text() else None
        begun = self.founding.begun()
        return Kept(chosen, tuple(self._added), lock.secret.text(), error, begun)

    def go_on(self, kept: Kept[S]) -> None:
        """Go on where the gate was before it was built anew; then `start`."""
        self._first, self._before = kept.first, kept
        self._added[:] = kept.added
        self._screen.lock.secret.setText(kept.secret)
        self.founding.go_on(kept.begun)

    def start(self) -> None:
        """Look for registers. Called after the first paint: the modules that know them load now."""
        self._bridge.ask(self._services.registers, self._show_registers, owner=self)

    def add_register(self, folder: Path) -> None:
        """Put a folder on top; whether it is a register shows when it is asked for its people."""
        self._added.insert(0, RegisterTile(folder, None, None))
        self._first = Preselected(folder)
        self.start()

    def _show_registers(self, tiles: tuple[RegisterTile, ...]) -> None:
        known = {tile.path for tile in tiles}
        wanted = self._first.register
        if wanted and wanted not in known and all(wanted != each.path for each in self._added):
            self._added.append(RegisterTile(wanted, self._first.user, None))
        added = [each for each in self._added if each.path not in known]
        self._screen.show_registers([*added, *tiles], wanted)

    def _ask_people(self, tile: RegisterTile) -> None:
        self._screen.lock.show_people((), None)

        def show(people: tuple[LockName, ...]) -> None:
            before, self._before = self._before, None
            self._error = before.error if before else None
            self._screen.lock.fault.say(said(self._error, self._tr) if self._error else "")
            mine = self._first if self._first.register in (None, tile.path) else Preselected()
            named = [one.user for one in people if one.name == mine.user_name]
            chosen = mine.user or (named[0] if named else tile.user)
            self._screen.lock.show_people(people, chosen)
            public = self._services.demo_passphrase() if tile.demo else ""
            if public:  # nobody was ever told it
                self._screen.lock.secret.setText(public)
            if not self._screen.has_card():
                self._screen.lock.secret.setFocus()

        self._bridge.ask(
            lambda: self._services.people_at(tile.path),
            show,
            owner=self,
            otherwise=self._refused,
        )

    def _unlock(self) -> None:
        lock = self._screen.lock
        tile, person, secret = lock.register(), lock.person(), lock.secret.text()
        if tile is None or person is None or not secret or not lock.enter.isEnabled():
            return
        if not person.enrolled:
            lock.secret.clear()
            self.founding.open_enrol(Enrolment(tile.path, person.user, secret, ""))
            return
        lock.fault.say("")
        self._error = None
        lock.set_busy(busy=True)
        path, user = tile.path, person.user
        self._bridge.ask(
            lambda: self._services.unlock(path, user, secret),
            self._opened,
            owner=self,
            otherwise=self._refused,
        )

    def _opened(self, session: S) -> None:
        self._screen.lock.secret.clear()
        self._screen.lock.set_busy(busy=False)
        self.opened.emit(session)

    def _refused(self, error: Exception) -> None:
        self._screen.lock.set_busy(busy=False)
        if not isinstance(error, CaseError):
            raise error
        self._error = error
        # What was not tried is not wrong, and need not be typed again.
        wrong = isinstance(error, WrongPassphrase | OpenInAnotherWindow)
        self._screen.lock.refuse(said(error, self._tr), kept=not wrong)
        if isinstance(error, WrongPassphrase | PauseNeeded):
            self._pausing.ask()
        self.settled.emit()

    def _recover(self) -> None:
        if tile := self._screen.lock.register():
            self.founding.open_recover(tile.path)

    def _choose_folder(self) -> None:
        tr = self._tr
        dialog = QFileDialog(self._screen, tr("The folder of the register"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.add_register(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_demo(self, make: Callable[[Progress], DemoMade]) -> None:
        self._screen.lock.fault.say("")
        self.founding.make_demo(make, self._demo_made, self._refused)

    def _demo_made(self, made: DemoMade) -> None:
        self._first = Preselected(made.path, made.user)
        self._added.insert(0, RegisterTile(made.path, made.user, None, demo=True))
        self._screen.lock.secret.setText(made.passphrase)
        self._screen.lock.fault.say("")
        self.start()
        self.settled.emit()
