"""What the documents point to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "resources" / "demo" / "README.md"]
)

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_FILE = re.compile(r"`((?:[\w.-]+/)+[\w-]+\.(?:py|md|po|lock|toml|csv|xlsx))`")


def lost(text: str, folder: Path) -> list[str]:
    """Return the links and file names in a document that lead nowhere."""
    links = [link for link in _LINK.findall(text) if not (folder / link).exists()]
    files = [file for file in _FILE.findall(text) if not is_there(file, folder)]
    return links + files


def is_there(file: str, folder: Path) -> bool:
    """Return whether a file is where it is said to be, or is the end of a module's path."""
    near = any((place / file).exists() for place in (ROOT, folder))
    return near or any((ROOT / "src" / "caseapp").rglob(file))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_document_points_to_what_is_there(document: Path) -> None:
    assert lost(document.read_text("utf-8"), document.parent) == []


def test_a_lost_pointer_is_seen() -> None:
    text = "[how](docs/gone.md), `storage/gone.py`, [here](README.md), `domain/errors.py`"
    assert lost(text, ROOT) == ["docs/gone.md", "storage/gone.py"]
