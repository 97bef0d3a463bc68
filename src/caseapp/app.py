"""The composition root of the desktop program.

Before the first paint only Qt and light modules are loaded; everything that knows the register is
imported in one plain background thread afterwards, while the passphrase is typed.
"""

import argparse
import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING
from uuid import UUID

from platformdirs import user_data_path
from PySide6.QtWidgets import QApplication

from caseapp.domain.ids import UserId
from caseapp.services.computer import config_folder
from caseapp.services.hardening import harden
from caseapp.ui import preferences
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.gate.presenter import Preselected
from caseapp.ui.gate.services import GateServices
from caseapp.ui.lock import PAINTED, Resume, command, hand_over, read_resume
from caseapp.ui.session import Session
from caseapp.ui.shell import Shell, ShellTools

if TYPE_CHECKING:
    from caseapp.ui.mac_lock import MacLock
    from caseapp.ui.system_lock import SystemLock
    from caseapp.ui.windows_lock import WindowsLock

log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Open the window and return the exit status when it is closed."""
    harden()
    parser = argparse.ArgumentParser("caseapp")
    parser.add_argument("--resume", action="store_true", help=argparse.SUPPRESS)
    resumed = parser.parse_args(list(arguments)).resume
    resume = read_resume(sys.stdin) if resumed else Resume()
    app = QApplication(["caseapp"])
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
    shell = build(app, executor, preselected(resume))
    sys.excepthook = partial(_report, shell)
    shell.painted.connect(partial(_load_the_rest, tell=resumed))
    shell.painted.connect(partial(_listen_to_the_system, shell))
    shell.start(resume.page, resume.draft, resume.row, resume.drill)
    status = app.exec()
    executor.shutdown()
    return status


def build(app: QApplication, executor: ThreadPoolExecutor, first: Preselected) -> Shell:
    """Put the window together; nothing is shown yet."""
    file = config_folder() / "window.json"
    chosen = preferences.read(file)
    desktop = Desktop(app, chosen.lang, chosen.mode, chosen.text)
    tools = ShellTools(
        desktop=desktop,
        bridge=Bridge(executor, desktop),
        gate=late_gate(),
        now=lambda: datetime.now(UTC),
        remember=partial(preferences.write, file),
        leave=lambda resume: hand_over(resume, command()),
    )
    return Shell(tools, chosen, first)


def preselected(resume: Resume) -> Preselected:
    """Return whom to expect: where the process before was, else what the environment says."""
    if resume.register:
        return Preselected(Path(resume.register), UserId(UUID(resume.user)))
    register = os.environ.get("CASEAPP_REGISTER")
    name = os.environ.get("CASEAPP_USER", "")
    return Preselected(Path(register) if register else None, None, name)


def late_gate() -> GateServices[Session]:
    """Return the gate's use cases, each of which loads its modules when it is first called."""
    place = user_data_path("caseapp", appauthor=False) / "registers" / "register"

    def names() -> ModuleType:
        from caseapp.ui.binding import names as light  # noqa: PLC0415 - start-up: reads key files

        return light

    def real() -> GateServices[Session]:
        from caseapp.ui.binding import gate  # noqa: PLC0415 - start-up: pulls in the storage

        return gate.gate_services(place)

    return GateServices(
        registers=lambda: names().tiles(),
        people_at=lambda folder: names().people_at(folder),
        unlock=lambda folder, user, secret: real().unlock(folder, user, secret),
        create=lambda new: real().create(new),
        enrol=lambda wanted: real().enrol(wanted),
        recover=lambda wanted: real().recover(wanted),
        judge=lambda text: real().judge(text),
        suggest=lambda: real().suggest(),
        make_demo=lambda progress: real().make_demo(progress),
        make_morning=lambda progress: real().make_morning(progress),
        default_place=place,
        pause_left=lambda folder, user: names().pause_left(folder, user),
        demo_passphrase=lambda: names().demo_passphrase(),
    )


def _load_the_rest(*, tell: bool) -> None:
    """Say that the lock screen is painted, then load what a register needs."""
    if tell:
        sys.stdout.write(PAINTED + "\n")
        sys.stdout.flush()
    threading.Thread(target=_load, name="load", daemon=True).start()


def _listen_to_the_system(shell: Shell) -> None:
    """Go when the computer falls asleep or its own screen is locked."""
    others: dict[str, Callable[[Shell], SystemLock | WindowsLock | MacLock]]
    others = {"win32": _windows, "darwin": _mac}
    ears = others.get(sys.platform, _linux)(shell)
    ears.locked.connect(shell.lock_at_once)
    if not ears.heard:
        log.warning("The system does not tell when it sleeps or is locked")


def _linux(shell: Shell) -> "SystemLock":
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - start-up: not before the first paint

    from caseapp.ui.system_lock import SystemLock  # noqa: PLC0415 - as above

    return SystemLock(QDBusConnection.systemBus(), shell)


def _windows(shell: Shell) -> "WindowsLock":
    from caseapp.ui.windows_lock import WindowsLock, sessions  # noqa: PLC0415 - this system only

    made = WindowsLock(int(shell.window.winId()), sessions(), shell)
    program = QApplication.instance()
    assert program is not None  # noqa: S101 - it shows a window
    program.installNativeEventFilter(made.filter)
    return made


def _mac(shell: Shell) -> "MacLock":
    from caseapp.ui.mac_lock import MacLock, frameworks  # noqa: PLC0415 - this system only

    return MacLock(frameworks(), shell)


def _load() -> None:
    """Load what the lock screen asks for first, then what an open register needs."""
    from caseapp.ui.binding import names  # noqa: I001, PLC0415 - start-up: this one first
    from caseapp.services import registers  # noqa: PLC0415 - start-up: pulls in the storage
    from caseapp.ui.binding import gate, rooms  # noqa: PLC0415 - as above

    registers.get_ready()
    log.debug("Loaded %s", [module.__name__ for module in (names, gate, rooms)])


def _report(
    shell: Shell,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Say a bug in the quiet bar, and where it is in the log: never its text, which may hold names."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("%s at %s", kind.__name__, " > ".join(places))
    if isinstance(error, Exception):
        shell.say_unforeseen()
