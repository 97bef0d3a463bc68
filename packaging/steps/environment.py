"""The private environment in ``.venv``: made, filled from the lock files, and left alone while they hold.

A stamp inside it says what it was filled from, so that a second start only reads a few small files.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from steps import installer, libraries, machine
from steps.speech import say
from steps.turn import turn

ROOT = Path(__file__).resolve().parents[2]


class Purpose(StrEnum):
    """What the environment is for; one made for tests runs the program as well."""

    RUN = "run"
    TEST = "test"


LOCKS = {Purpose.RUN: "requirements.lock", Purpose.TEST: "requirements-dev.lock"}
BUILD_LOCK = "requirements-build.lock"


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from. ``platforms``: those whose libraries were found complete."""

    root: str = ""
    python: str = ""
    purpose: str = ""
    made_of: str = ""
    platforms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Environment:
    """The environment of one checkout."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        windows = self.folder / "Scripts" / "python.exe"
        return windows if sys.platform == "win32" else self.folder / "bin" / "python"

    @property
    def site_packages(self) -> Path:
        """Where packages are installed (on Linux; only Linux looks into it)."""
        return self.folder / "lib" / f"python{_python()}" / "site-packages"

    def prepare(self, purpose: Purpose, platform: str | None) -> None:
        """See that everything is installed; does nothing if it is.

        Args:
            purpose: running needs less than testing.
            platform: Qt's platform plugin on Linux, None where Qt is not used or not on Linux.

        Raises:
            Refusal: something is in the way that this script cannot mend.
        """
        stamp = self._stamp()
        if not self._holds(stamp, purpose):
            stamp = self._fill(purpose)
        if platform is not None and platform not in stamp.platforms:
            libraries.complete(self.site_packages, platform)
            self._write(Stamp(**{**asdict(stamp), "platforms": (*stamp.platforms, platform)}))

    def _holds(self, stamp: Stamp, purpose: Purpose) -> bool:
        wanted = (str(self.root), _python(), self._made_of())
        return (
            (stamp.root, stamp.python, stamp.made_of) == wanted
            and stamp.purpose in {purpose, Purpose.TEST}
            and self.python.exists()
        )

    def _fill(self, purpose: Purpose) -> Stamp:
        if sys.platform == "linux":
            machine.require_glibc(machine.glibc())
        machine.require_writable(self.root)
        with turn(self.root / ".setup.lock"):
            stamp = self._stamp()  # somebody else may have just done it
            return stamp if self._holds(stamp, purpose) else self._filled(stamp, purpose)

    def _filled(self, old: Stamp, purpose: Purpose) -> Stamp:
        say(f"Setting up a private environment in {self.folder} (once; later starts skip this).")
        chosen = installer.choose()
        if not self._usable(old):
            self._make(chosen)
        locks = [self.root / "packaging" / name for name in (LOCKS[purpose], BUILD_LOCK)]
        installer.install(chosen, self.root, self.folder, self.python, locks)
        stamp = Stamp(str(self.root), _python(), purpose, self._made_of())
        self._write(stamp)
        return stamp

    def _usable(self, old: Stamp) -> bool:
        """Return whether packages can go into what is there: right Python, and not moved since."""
        settings = self.folder / "pyvenv.cfg"
        if not (settings.is_file() and self.python.exists()):
            return False
        rows = (line.partition("=") for line in settings.read_text("utf-8").splitlines())
        found = {key.strip(): value.strip() for key, _, value in rows}
        version = found.get("version_info", found.get("version", ""))
        return version.startswith(_python() + ".") and old.root in {"", str(self.root)}

    def _make(self, chosen: installer.Installer) -> None:
        if self.folder.exists():
            say("The environment that was there is for another Python or place: making it anew.")
            shutil.rmtree(self.folder)
        if chosen.uv is None:
            machine.require_venv()
        installer.make(chosen, self.folder)

    def _made_of(self) -> str:
        folder = self.root / "packaging"
        names = [folder / name for name in (*LOCKS.values(), BUILD_LOCK)]
        return _digest((*names, self.root / "pyproject.toml"))

    def _stamp(self) -> Stamp:
        try:
            kept = json.loads(self._stamp_file.read_text("utf-8"))
            return Stamp(**{**kept, "platforms": tuple(kept["platforms"])})
        except (OSError, ValueError, TypeError, KeyError):
            return Stamp()  # none yet, or one of an older script: fill it again

    def _write(self, stamp: Stamp) -> None:
        self._stamp_file.write_text(json.dumps(asdict(stamp)), "utf-8")

    @property
    def _stamp_file(self) -> Path:
        return self.folder / "caseapp.stamp"


def child_variables() -> dict[str, str]:
    """Return the environment variables for programs in the environment: nobody else's packages."""
    foreign = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return {**kept, "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"}


def call(environment: Environment, *arguments: str, **variables: str) -> int:
    """Run the environment's Python in the checkout, on this terminal; return its exit status."""
    command = [str(environment.python), *arguments]
    return subprocess.call(command, cwd=environment.root, env=child_variables() | variables)


def _python() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _digest(files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
