"""The type checker is strict: what has no type, or hides behind Any, is an error."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLIPS = """
import json

def untyped(x):
    return x

def hidden(text: str) -> int:
    return json.loads(text)

def unexplained() -> int:
    return "1"  # type: ignore
"""


def test_slips_are_seen(tmp_path: Path) -> None:
    slips = tmp_path / "slips.py"
    slips.write_text(SLIPS, "utf-8")
    settings = [f"--config-file={ROOT / 'pyproject.toml'}", f"--cache-dir={tmp_path / 'cache'}"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *settings, slips],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    found = {line.rpartition("[")[2].rstrip("]") for line in done.stdout.splitlines()}
    assert found >= {"no-untyped-def", "no-any-return", "ignore-without-code"}, done.stdout
