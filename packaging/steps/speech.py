"""What the script says, and how it refuses."""

import sys


class Refusal(Exception):
    """Set-up cannot go on. The text is one sentence: what is wrong and what to do."""


def say(text: str) -> None:
    """Print a line at once, so that nobody wonders whether something hangs."""
    print(text, flush=True)


class Progress:
    """A count that grows in place on a terminal, and by a line every tenth step elsewhere."""

    def __init__(self, what: str, of: int) -> None:
        self._what = what
        self._of = of
        self._done = 0
        self._in_place = sys.stdout.isatty()

    def step(self, name: str) -> None:
        """Count one more; ``name`` is what was reached."""
        self._done = min(self._done + 1, self._of)
        line = f"  {self._what} {self._done}/{self._of} {name}"
        if self._in_place:
            print(f"\r{line:<76.76}", end="", flush=True)
        elif self._done % 10 == 0:
            say(line)

    def end(self, what_follows: str = "") -> None:
        """Leave the line, so that the next text starts on its own, and say what takes its time."""
        if self._in_place and self._done:
            print(flush=True)
        if self._done and what_follows:
            say(what_follows)
        self._done = 0
