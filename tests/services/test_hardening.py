"""What a start of the program does first is done."""

import os
import resource
import subprocess
import sys
from pathlib import Path

CHILD = """
import os, resource, sys
from caseapp.services.hardening import harden
if sys.argv[1] == "hardened":
    harden()
open(sys.argv[2], "w").close()
print(oct(os.stat(sys.argv[2]).st_mode & 0o777), resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


def started(how: str, file: Path) -> list[str]:
    def loosely() -> None:
        os.umask(0o022)
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    done = subprocess.run(
        [sys.executable, "-c", CHILD, how, str(file)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=loosely,
    )
    return done.stdout.split()


def test_files_are_their_owners_alone_and_no_core_is_dumped(tmp_path: Path) -> None:
    assert started("hardened", tmp_path / "file") == ["0o600", "0"]


def test_without_it_others_could_read_them(tmp_path: Path) -> None:
    assert started("not", tmp_path / "file")[0] == "0o644"
