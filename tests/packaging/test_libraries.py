"""Missing Qt libraries are found by asking the loader, not by guessing."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import PySide6
import pytest

from steps import libraries, machine
from steps.libraries import missing, platform_in_use, qt_files
from steps.speech import Refusal

OF_EVERY_SYSTEM = {"libc.so.6", "libdl.so.2", "libgcc_s.so.1", "libm.so.6", "libpthread.so.0"}
QT = Path(PySide6.__file__).parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux loader")


@pytest.mark.parametrize(
    ("variables", "platform"),
    [
        ({}, None),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "xcb"),
        (
            {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"},
            "wayland",
        ),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, "offscreen"),
    ],
)
def test_the_platform_is_the_one_qt_will_use(
    variables: Mapping[str, str], platform: str | None
) -> None:
    assert platform_in_use(variables) == platform


@pytest.mark.parametrize("platform", ["offscreen", "xcb", "wayland"])
def test_every_file_that_is_asked_about_is_in_this_qt(platform: str) -> None:
    expected = len(libraries.MODULES) + len(libraries.PLUGINS[platform])
    assert len(qt_files(QT.parent, platform)) == expected


def test_this_machine_lacks_nothing_that_the_tests_use() -> None:
    assert missing(qt_files(QT.parent, "offscreen")) == []


def test_a_library_that_is_not_there_is_found_by_the_loader(tmp_path: Path) -> None:
    assert missing([plugin_that_wants(tmp_path, b"libxkbcommoX.so.0")]) == ["libxkbcommoX.so.0"]


def test_what_is_still_missing_after_the_installation_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin = plugin_that_wants(tmp_path, b"libxkbcommoX.so.0")
    monkeypatch.setattr(libraries, "qt_files", lambda _site, _platform: [plugin])
    monkeypatch.setattr(libraries, "PACKAGES", {"libxkbcommoX.so.0": "libxkbcommoX"})
    monkeypatch.setattr(machine, "install_packages", lambda _packages, _why: None)
    with pytest.raises(Refusal, match=r"still lacks libxkbcommoX\.so\.0"):
        libraries.complete(tmp_path, "offscreen")


def plugin_that_wants(folder: Path, soname: bytes) -> Path:
    """Copy Qt's offscreen plugin, but let it ask for another library (a name of equal length)."""
    original = (QT / "Qt" / "plugins" / "platforms" / "libqoffscreen.so").read_bytes()
    assert b"libxkbcommon.so.0" in original
    changed = folder / "Qt" / "plugins" / "platforms" / "libqoffscreen.so"
    changed.parent.mkdir(parents=True)
    (folder / "Qt" / "lib").symlink_to(QT / "Qt" / "lib")  # where it looks for the rest of Qt
    changed.write_bytes(original.replace(b"libxkbcommon.so.0", soname))
    return changed


@pytest.mark.parametrize("platform", ["offscreen", "xcb", "wayland"])
def test_every_library_outside_the_wheel_has_its_package(platform: str) -> None:
    wanted: set[str] = set()
    for file in with_what_it_loads(qt_files(QT.parent, platform)):
        names: list[bytes] = re.findall(rb"\0(lib[\w.+-]+\.so\.\d+)(?=\0)", file.read_bytes())
        wanted |= {name.decode() for name in names}
    shipped = {path.name for path in QT.parent.glob("*/**/*.so*")}
    assert wanted - shipped - OF_EVERY_SYSTEM - set(libraries.PACKAGES) == set()


def with_what_it_loads(files: list[Path]) -> set[Path]:
    """Return the files and the shipped libraries that the loader takes with them."""
    ldd = shutil.which("ldd")
    assert ldd is not None
    said = subprocess.run([ldd, *files], capture_output=True, text=True, check=True).stdout
    loaded = {Path(path) for path in re.findall(r"=> (\S+) \(0x", said)}
    return {*files, *(path for path in loaded if QT.parent in path.resolve().parents)}
