"""What is built when it is first asked for: nobody waits for a page that is never opened."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Mapping[str, T], Generic[T]):
    """Things under their codes, in a fixed order, each built once: when it is first looked up.

    Args:
        makers: how each is built.
        built: hears of each that was built, before anybody else gets it.
    """

    def __init__(
        self, makers: Mapping[str, Callable[[], T]], built: Callable[[str, T], object]
    ) -> None:
        self._makers, self._tell = dict(makers), built
        self._made: dict[str, T] = {}

    def __getitem__(self, code: str) -> T:
        """Return one, built if need be.

        Raises:
            KeyError: there is none of that code.
        """
        if code not in self._made:
            made = self._makers[code]()
            self._made[code] = made
            self._tell(code, made)
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        """Go through the codes; nothing is built."""
        return iter(self._makers)

    def __len__(self) -> int:
        """Return how many there are, built or not."""
        return len(self._makers)

    def __contains__(self, code: object) -> bool:
        """Say whether there is one of that code; nothing is built."""
        return code in self._makers

    @property
    def made(self) -> Mapping[str, T]:
        """Those that were built so far."""
        return self._made
