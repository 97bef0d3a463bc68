"""Finds the shipped resources in a wheel, an editable checkout and a frozen tree."""

from pathlib import Path


class ResourcesMissing(Exception):
    """The program was installed without its resources; a new installation mends it."""


def resources() -> Path:
    """Return the folder that holds ``catalogue/``, ``fonts/``, ``icons/``, ``locale/`` and the rest.

    A wheel and a frozen tree carry it inside the package, a checkout beside ``src``.

    Raises:
        ResourcesMissing: neither place holds it.
    """
    package = Path(__file__).resolve().parent
    for place in (package / "resources", package.parents[1] / "resources"):
        if (place / "locale").is_dir():
            return place
    raise ResourcesMissing
