"""Renews the lock files from ``pyproject.toml``. Needs uv on PATH and a network.

``python packaging/lock.py``            keep what is locked and still fits, add what is new
``python packaging/lock.py --upgrade``  take the newest versions that ``pyproject.toml`` allows

One file per purpose: what the program runs on, what tests it, what builds it. All hold for Linux,
macOS and Windows and for Python 3.11-3.13, carry the hash of every file, and name no host: a mirror
or a folder of wheels serves as well as the public index.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN = "packaging/requirements.lock"
DEV = "packaging/requirements-dev.lock"
BUILD = "packaging/requirements-build.lock"
COMPILE = (
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=python packaging/lock.py",
)


def renew(uv: str, target: str, *options: str) -> None:
    """Compile one lock file.

    Raises:
        subprocess.CalledProcessError: the requirements contradict each other or cannot be fetched.
    """
    subprocess.run([uv, *COMPILE, *options, f"--output-file={target}"], cwd=ROOT, check=True)


def main() -> int:
    """Renew all three, each agreeing with the ones before it."""
    uv = shutil.which("uv")
    if uv is None:
        print("uv is not on PATH: https://docs.astral.sh/uv/", file=sys.stderr)
        return 1
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    renew(uv, RUN, "pyproject.toml", *upgrade)
    renew(uv, DEV, "pyproject.toml", "--group=dev", f"--constraint={RUN}", *upgrade)
    renew(uv, BUILD, "--group=build", f"--constraint={DEV}", *upgrade)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
