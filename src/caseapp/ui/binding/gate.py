"""The gate's use cases, as the window calls them. What only an open register needs loads later."""

from functools import partial
from pathlib import Path

from caseapp.domain.errors import OpenInAnotherWindow, RegisterBusy
from caseapp.domain.ids import UserId
from caseapp.services import lock_names, passphrases, registers
from caseapp.services.registers import Created, NewUser, Opened
from caseapp.ui.binding import names
from caseapp.ui.gate.services import (
    DemoMade,
    Enrolment,
    Fresh,
    GateServices,
    NewRegister,
    Progress,
    Recovery,
)
from caseapp.ui.neighbour import raise_neighbour
from caseapp.ui.session import Session


def gate_services(default_place: Path) -> GateServices[Session]:
    """Return the gate's use cases; the names at the lock screen wait for no other module."""
    return GateServices(
        registers=names.tiles,
        people_at=names.people_at,
        unlock=_unlock,
        create=_create,
        enrol=_enrol,
        recover=_recover,
        judge=passphrases.judge,
        suggest=passphrases.suggest,
        make_demo=partial(_demo, morning=False),
        make_morning=partial(_demo, morning=True),
        default_place=default_place,
        pause_left=names.pause_left,
        demo_passphrase=names.demo_passphrase,
    )


def _unlock(folder: Path, user: UserId, passphrase: str) -> Session:
    """Open to write; where another window of this user writes, bring it to the front instead."""
    try:
        opened = registers.unlock(folder, user, passphrase)
    except RegisterBusy:
        if raise_neighbour(folder):
            raise OpenInAnotherWindow from None
        opened = registers.unlock(folder, user, passphrase, write=False)
    return _session(folder, opened)


def _create(new: NewRegister) -> Fresh[Session]:
    founder = NewUser(new.name, new.passphrase, new.roles)
    return _fresh(new.path, registers.create(new.path, founder))


def _enrol(wanted: Enrolment) -> Session:
    chosen = NewUser("", wanted.passphrase)
    return _session(wanted.path, registers.enrol(wanted.path, wanted.user, wanted.one_time, chosen))


def _recover(wanted: Recovery) -> Fresh[Session]:
    admin = NewUser(wanted.name, wanted.passphrase)
    return _fresh(wanted.path, registers.recover(wanted.path, wanted.code, admin))


def _demo(progress: Progress, *, morning: bool) -> DemoMade:
    from caseapp.services import demo  # noqa: PLC0415 - start-up: pulls in the lists

    made = demo.make(progress=progress, morning=morning)
    return DemoMade(made.path, made.user, made.passphrase)


def _fresh(folder: Path, made: Created) -> Fresh[Session]:
    return Fresh(_session(folder, made.opened), made.recovery_code, made.fingerprints)


def _session(folder: Path, opened: Opened) -> Session:
    from caseapp.ui.binding.rooms import session_of  # noqa: PLC0415 - start-up: pulls in everything

    return session_of(folder, opened, demo=lock_names.is_demo(folder))
