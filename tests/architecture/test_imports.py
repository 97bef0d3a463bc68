"""The import contracts of ``pyproject.toml`` bite: a small twin of the package breaks each of them.

The contracts themselves are checked by ``lint-imports``, which ``packaging/dev.py test`` runs.
"""

import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
LAYERS = next(c for c in SETTINGS["contracts"] if c["id"] == "layers")["layers"]
ROOMS = [room for layer in LAYERS for room in layer.replace(" ", "").split("|")]

HIDDEN_KNOT = {
    "services/lists.py": "def take_in():\n    from caseapp.services import people\n",
    "services/people.py": "def find():\n    from caseapp.services import lists\n",
}


def twin(folder: Path, extra: Mapping[str, str]) -> None:
    """Write a package with the rooms of caseapp, empty but for ``extra``, under its contracts."""
    for room in ROOMS:
        package = folder / "caseapp" / room
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
    (folder / "caseapp" / "__init__.py").touch()
    for place, text in extra.items():
        (folder / "caseapp" / place).write_text(text, "utf-8")
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())


def broken(folder: Path) -> set[str]:
    """Return the names of the contracts that import-linter finds broken in this folder."""
    run = "from importlinter.cli import lint_imports_command as c; c()"
    done = subprocess.run(
        [sys.executable, "-c", run, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line.strip() for line in done.stdout.splitlines()]
    found = {line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")}
    assert (done.returncode == 0) == (found == set()), done.stdout + done.stderr
    return found


def test_a_clean_package_keeps_every_contract(tmp_path: Path) -> None:
    twin(tmp_path, {"services/lists.py": "from caseapp.domain import ids\n", "domain/ids.py": ""})
    assert broken(tmp_path) == set()


@pytest.mark.parametrize(
    ("contract", "extra"),
    [
        ("layers", {"domain/ids.py": "import caseapp.services\n"}),
        ("layers", {"stray.py": ""}),
        ("acyclic", HIDDEN_KNOT),
        ("ui-asks-services", {"ui/page.py": "import caseapp.storage\n"}),
        ("qt-only-in-ui", {"services/lists.py": "from PySide6.QtCore import QObject\n"}),
        ("sql-only-below-services", {"services/lists.py": "import sqlmodel\n"}),
        ("pdf-only-in-reports", {"services/paper.py": "import reportlab\n"}),
        ("storage-has-no-language", {"storage/journal.py": "import caseapp.text\n"}),
    ],
)
def test_a_breach_is_seen(tmp_path: Path, contract: str, extra: Mapping[str, str]) -> None:
    twin(tmp_path, extra)
    names = {entry["id"]: entry["name"] for entry in SETTINGS["contracts"]}
    assert names[contract] in broken(tmp_path)


def test_every_contract_has_its_breach() -> None:
    marks = test_a_breach_is_seen.pytestmark  # type: ignore[attr-defined] # set by parametrize
    tried = {case[0] for mark in marks for case in mark.args[1]}
    assert tried == {contract["id"] for contract in SETTINGS["contracts"]}
