"""Which system libraries Qt lacks here, found by asking the loader, and the packages that hold them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from steps import machine
from steps.speech import Refusal

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtTest")

_PRINTING = "printsupport/libcupsprintersupport.so"

PLUGINS: Mapping[str, tuple[str, ...]] = {
    "offscreen": ("platforms/libqoffscreen.so",),
    "xcb": ("platforms/libqxcb.so", "xcbglintegrations/libqxcb-glx-integration.so", _PRINTING),
    "wayland": ("platforms/libqwayland.so", "wayland-shell-integration/libxdg-shell.so", _PRINTING),
}
"""What Qt loads by name at run time, per platform."""

PACKAGES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXau.so.6": "libxau6",
    "libXext.so.6": "libxext6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Soname to Debian package (Ubuntu's renamed ones, ``libglib2.0-0t64``, provide the old name)."""

_MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def platform_in_use(variables: Mapping[str, str]) -> str | None:
    """Return the platform plugin Qt will use on this Linux, or None where there is no screen."""
    chosen = variables.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        return chosen.removesuffix("-egl")
    wayland, x11 = variables.get("WAYLAND_DISPLAY"), variables.get("DISPLAY")
    if wayland and (not x11 or variables.get("XDG_SESSION_TYPE") == "wayland"):
        return "wayland"
    return "xcb" if x11 else None


def complete(site_packages: Path, platform: str) -> None:
    """See that every library Qt needs for ``platform`` is here; as root on Debian, install it.

    Raises:
        Refusal: libraries are missing and cannot be installed from here.
    """
    files = qt_files(site_packages, platform)
    if lacking := missing(files):
        install(lacking)
    if lacking := missing(files):
        raise Refusal(f"Qt still lacks {', '.join(lacking)} after the packages were installed.")


def install(lacking: Iterable[str]) -> None:
    """Install the packages that hold these sonames.

    Raises:
        Refusal: a soname is unknown here, or the packages cannot be installed from here.
    """
    if unknown := sorted(set(lacking) - set(PACKAGES)):
        raise Refusal(
            f"Qt needs {', '.join(unknown)}, for which this script knows no package: install what"
            " holds it (https://packages.debian.org finds files) and start again."
        )
    packages = sorted({PACKAGES[name] for name in lacking})
    machine.install_packages(packages, "Qt needs system libraries that are not here")


def qt_files(site_packages: Path, platform: str) -> list[Path]:
    """Return the installed Qt files that are loaded for ``platform``."""
    qt = site_packages / "PySide6"
    modules = [qt / f"{name}.abi3.so" for name in MODULES]
    plugins = [qt / "Qt" / "plugins" / name for name in PLUGINS.get(platform, ())]
    return [path for path in (*modules, *plugins) if path.exists()]


def missing(files: Iterable[Path]) -> list[str]:
    """Return the sonames that the loader does not find for any of these files, sorted.

    Raises:
        Refusal: there is no ``ldd`` to ask.
    """
    ldd = shutil.which("ldd")
    if ldd is None:
        raise Refusal("There is no ldd on PATH to ask for missing libraries: install libc-bin.")
    answer = subprocess.run(
        [ldd, *map(str, files)],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    return sorted(set(_MISSING.findall(answer.stdout)))
