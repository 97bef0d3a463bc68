"""What this machine must have before anything is installed, and Debian's way to add to it."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from steps.speech import Refusal, say

OLDEST_GLIBC = (2, 34)
"""PySide6 6.11 wheels are ``manylinux_2_34``."""


def glibc() -> tuple[int, int] | None:
    """Return the version of the C library, or None where it is not glibc (Alpine's musl)."""
    name, version = platform.libc_ver()
    parts = version.split(".")
    return (int(parts[0]), int(parts[1])) if name == "glibc" else None


def require_glibc(found: tuple[int, int] | None) -> None:
    """Refuse a Linux on which Qt's wheels cannot run.

    Raises:
        Refusal: the C library is older than `OLDEST_GLIBC`, or another one.
    """
    if found is None or found < OLDEST_GLIBC:
        here = "this Linux has another C library" if found is None else "this one has {}.{}"
        raise Refusal(
            "Qt needs a Linux with glibc 2.34 or newer (Debian 12, Ubuntu 22.04 or later), and "
            f"{here.format(*found or ())}."
        )


def require_writable(folder: Path) -> None:
    """Refuse a checkout in which no environment can be made.

    Raises:
        Refusal: the user may not write there, or the disk is read-only.
    """
    if not os.access(folder, os.W_OK):
        raise Refusal(
            f"Nothing can be written to {folder}: copy the checkout to a folder of your own, or ask"
            " for write access to this one."
        )


def require_venv() -> None:
    """See that Python can make environments; as root on Debian, install what it lacks.

    Raises:
        Refusal: ``venv`` or ``ensurepip`` is missing and cannot be installed from here.
    """
    if sys.platform == "linux" and not can_make_environments():
        # Debian splits both off. The package of python3 fits only Debian's own Python.
        install_packages(["python3-venv"], "Python has no venv module here")
        importlib.invalidate_caches()
    if not can_make_environments():
        raise Refusal(
            f"{sys.executable} has no venv module and no ensurepip: install a complete Python"
            " (on Debian: python3-venv for python3) or put uv on PATH."
        )


def can_make_environments() -> bool:
    """Return whether ``python -m venv`` would work."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def install_packages(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root; otherwise say the exact command.

    Raises:
        Refusal: this is no Debian, the user is not root, or apt-get failed.
    """
    apt = shutil.which("apt-get")
    names = " ".join(packages)
    if apt is None:
        raise Refusal(
            f"{why}: install what Debian calls {names} with the package manager of this system."
        )
    if getattr(os, "geteuid", lambda: 1)() != 0:  # Windows has no such question
        raise Refusal(
            f"{why}, so please run: sudo apt-get update && sudo apt-get install -y {names}"
        )
    say(f"{why}. Installing Debian packages: {names}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-q", "-o", "DPkg::Lock::Timeout=120"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        if subprocess.call([apt, *wait, *command], env=environment, stdin=subprocess.DEVNULL):
            raise Refusal(
                f"{why}, and apt-get could not install {names}: its reason stands above (often: no"
                " network)."
            )
