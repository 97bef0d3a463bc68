"""How something long says how far it is, and is told to stop."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int, str], bool]
"""Called with (done, of how many, code of what is being done); ``False`` means stop."""


def quietly(_done: int, _total: int, _what: str) -> bool:
    """Say nothing and never stop."""
    return True
