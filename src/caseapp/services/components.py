"""What the program is made of, read from what is installed: versions, licences and their texts."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePath

from caseapp.assets import resources

_OWN = "caseapp"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXTS = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
_CLASSIFIER = "License :: "


@dataclass(frozen=True, slots=True)
class Component:
    """One part: its name, its version (none for fonts and pictures) and the name of its licence."""

    name: str
    version: str
    licence: str


def components() -> tuple[Component, ...]:
    """Return the program first, then everything it ships with by name; an unknown licence is empty."""
    own = distribution(_OWN)
    found = {one.name.casefold(): _of(one) for one in _needed(own)}
    found["python"] = Component("Python", platform.python_version(), "PSF-2.0")
    for name, licence, _file in _drawn():
        found[name.casefold()] = Component(name, "", licence)
    others = sorted(found.values(), key=lambda one: one.name.casefold())
    return (_of(own), *others)


def licence_text(name: str) -> str:
    """Return the texts that a component ships about its licence; empty where it ships none."""
    for each, _licence, file in _drawn():
        if each == name:
            return file.read_text("utf-8")
    try:
        dist = distribution(name)
    except PackageNotFoundError:
        return ""
    named = [file for file in dist.files or () if _is_licence(file)]
    texts = [Path(str(dist.locate_file(file))) for file in sorted(named)]
    return "\n\n".join(text.read_text("utf-8", "replace") for text in texts if text.is_file())


def _is_licence(file: PurePath) -> bool:
    within = "licenses" in (part.lower() for part in file.parts[:-1])
    return within or file.name.upper().startswith(_TEXTS)


def _needed(of: Distribution) -> Iterator[Distribution]:
    """Yield what a distribution needs, and what that needs, each once, as far as it is installed."""
    seen, waiting = {of.name.casefold()}, [of]
    while waiting:
        for line in waiting.pop().requires or ():
            match = _NAME.match(line)
            if match is None or "extra ==" in line:
                continue
            try:
                one = distribution(match[0])
            except PackageNotFoundError:
                continue  # another system needs it
            if one.name.casefold() not in seen:
                seen.add(one.name.casefold())
                waiting.append(one)
                yield one


def _of(dist: Distribution) -> Component:
    said = dist.metadata
    named = " ".join(said.get_all("License-Expression") or ())
    if not named:
        classifiers = [one for one in said.get_all("Classifier") or () if _CLASSIFIER in one]
        named = " / ".join(one.rsplit(" :: ", 1)[1] for one in classifiers)
    if not named:
        named = " ".join(said.get_all("License") or ()).strip().partition("\n")[0]
    return Component(dist.name, dist.version, named)


def _drawn() -> Iterator[tuple[str, str, Path]]:
    """Yield (name, licence, its text) of fonts and pictures."""
    for file in sorted((resources() / "fonts").glob("*-OFL.txt")):
        yield file.stem.removesuffix("-OFL"), "OFL-1.1", file
    yield "Lucide", "ISC", resources() / "icons" / "LICENSE"
