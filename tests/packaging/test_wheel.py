"""What a plain installation gets, and that the program finds its resources wherever it lies."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import hatchling.build
import pytest

from caseapp.assets import resources

ROOT = Path(__file__).resolve().parents[2]
ASK = "from caseapp.assets import resources; print(resources())"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build the wheel and unpack it, which is all that installing a pure wheel does."""
    folder = tmp_path_factory.mktemp("wheel")
    with chdir(ROOT):
        name = hatchling.build.build_wheel(str(folder))
    site = folder / "site-packages"
    zipfile.ZipFile(folder / name).extractall(site)
    yield site
    shutil.rmtree(folder)


def found_from(place: Path) -> subprocess.CompletedProcess[str]:
    """Ask a fresh Python, which sees this place alone, where the resources are."""
    return subprocess.run(
        [sys.executable, "-S", "-c", ASK],
        env={"PYTHONPATH": str(place), "PATH": os.defpath},
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_wheel_finds_its_resources(installed: Path) -> None:
    assert found_from(installed).stdout.strip() == str(installed / "caseapp" / "resources")


def test_an_editable_checkout_finds_its_resources() -> None:
    assert resources() == ROOT / "resources"


def test_a_frozen_tree_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    inside = tmp_path / "caseapp-1.0" / "_internal"  # as PyInstaller lays it out
    shutil.copytree(installed, inside)
    assert found_from(inside).stdout.strip() == str(inside / "caseapp" / "resources")


def test_a_tree_without_resources_says_so(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(installed, tmp_path / "site")
    shutil.rmtree(tmp_path / "site" / "caseapp" / "resources")
    asked = found_from(tmp_path / "site")
    assert asked.returncode == 1
    assert "ResourcesMissing" in asked.stderr


def test_a_wheel_holds_every_resource_and_module(installed: Path) -> None:
    def files(folder: Path) -> set[str]:
        every = (path for path in folder.rglob("*") if path.is_file())
        return {str(p.relative_to(folder)) for p in every if p.suffix != ".pyc"}

    package = installed / "caseapp"
    assert files(package / "resources") == files(ROOT / "resources")
    assert files(package) == files(ROOT / "src" / "caseapp") | {
        f"resources/{name}" for name in files(ROOT / "resources")
    }


def test_an_editable_installation_holds_no_copy_that_grows_stale(tmp_path: Path) -> None:
    with chdir(ROOT):
        name = hatchling.build.build_editable(str(tmp_path))
    names = zipfile.ZipFile(tmp_path / name).namelist()
    assert not [name for name in names if name.startswith("caseapp/")]
    assert "_caseapp.pth" in names
