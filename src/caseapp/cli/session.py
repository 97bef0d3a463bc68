"""One command: who, on which register, in which language; every fault as one sentence."""

import getpass
import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import typer

from caseapp.domain.errors import CaseError, FileRefused
from caseapp.domain.ids import UserId
from caseapp.domain.terminal_errors import NoTerminal, PassphrasesDiffer, TextUnreadable
from caseapp.services import lock_names, registers
from caseapp.services.context import Context
from caseapp.services.registers import Opened
from caseapp.text.notices import notice
from caseapp.text.sentences import sentence
from caseapp.text.words import Lang, Words

OWNER_ONLY = 0o600
MAX_SECRET_BYTES = 4096
WAIT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Terminal:
    """How one command speaks. ``as_json`` prints one JSON value instead of sentences."""

    lang: Lang
    as_json: bool

    @property
    def words(self) -> Words:
        """Sentences in the chosen language."""
        return Words(self.lang)

    def say(self, text: str) -> None:
        """Print one line, safely out of our hands when this returns."""
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def give(self, value: Any, *lines: str) -> None:  # noqa: ANN401 - any JSON value
        """Print the JSON value, or else the lines."""
        shown = (json.dumps(value, ensure_ascii=False, indent=1),) if self.as_json else lines
        if shown:
            self.say("\n".join(shown))

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """End with status 1 and exactly one line on standard error for every fault."""
        try:
            yield
        except CaseError as error:
            self.end(sentence(error, self.words))
        except BrokenPipeError:
            os._exit(1)  # whoever read our output has gone: nobody is left to be told
        except UnicodeEncodeError:  # bytes of the command line that are no text
            self.end(sentence(TextUnreadable(), self.words))
        except OSError as error:
            tr = self.words
            self.end(tr("The system refused ({code}). Nothing more was done.", code=error.errno))

    def end(self, text: str) -> None:
        """Say why and leave."""
        sys.stderr.write(" ".join(text.split()) + "\n")
        raise typer.Exit(1)


@dataclass(frozen=True)
class Who:
    """Which register, and who opens it how. A passphrase is asked for once, in ``lang``."""

    register: Path | None
    user: str | None
    passphrase_file: Path | None
    lang: Lang

    def folder(self) -> Path:
        """Return the register's folder; wrong usage without one."""
        if self.register is None:
            raise typer.BadParameter("name the register: --register PATH or CASEAPP_REGISTER")
        return self.register

    def name(self) -> str:
        """Return the user's name; wrong usage without one."""
        if not self.user:
            raise typer.BadParameter("name the user: --user NAME or CASEAPP_USER")
        return self.user

    @cached_property
    def passphrase(self) -> str:
        """The passphrase from its file or from a prompt."""
        if self.passphrase_file is not None:
            return secret_from(self.passphrase_file)
        tr = Words(self.lang)
        return _typed(tr("Passphrase:"))

    @cached_property
    def new_passphrase(self) -> str:
        """A passphrase that is being chosen: from its file, or typed twice."""
        if self.passphrase_file is not None:
            return secret_from(self.passphrase_file)
        tr = Words(self.lang)
        chosen = _typed(tr("New passphrase:"))
        if _typed(tr("The same once more:")) != chosen:
            raise PassphrasesDiffer
        return chosen

    def user_id(self) -> UserId:
        """Return the user's id in this register."""
        return lock_names.user_named(self.folder(), self.name())

    @contextmanager
    def opened(self, *, write: bool = True, wait: bool = False) -> Iterator[Opened]:
        """Yield the register, open; it is closed whatever happens."""
        user = self.user_id()
        opened = registers.unlock(
            self.folder(),
            user,
            self.passphrase,
            write=write,
            wait_seconds=WAIT_SECONDS if wait else 0,
        )
        try:
            if write:
                opened.context.register.require_writing()
            yield opened
        finally:
            opened.context.register.close()

    def change(self, work: Callable[[Context], Any]) -> Any:  # noqa: ANN401 - what the work gives
        """Open for writing, do one thing, close."""
        with self.opened() as opened:
            return work(opened.context)


def notices_of(opened: Opened, terminal: Terminal) -> list[dict[str, str]]:
    """Return what was noticed on opening, for ``--json``; the history holds it too."""
    return [{"code": code, "text": notice(code, terminal.words)} for code in opened.notices]


def secret_from(file: Path) -> str:
    """Return a passphrase or code from a file; a line end after it does not count.

    Raises:
        FileRefused: missing, unreadable, empty or too big.
    """
    try:
        data = file.read_bytes()
        text = data.decode("utf-8-sig").rstrip("\r\n")
    except FileNotFoundError:
        raise FileRefused("missing") from None
    except (OSError, UnicodeDecodeError):
        raise FileRefused("unreadable") from None
    if len(data) > MAX_SECRET_BYTES:
        raise FileRefused("too_big")
    if not text:
        raise FileRefused("empty")
    return text


@contextmanager
def reserved(file: Path | None, outside: Path | None = None) -> Iterator[Callable[[str], None]]:
    """Reserve a file for a secret before it exists, so that it can never be left without a place.

    Yields what writes the secret. The file is new, for its owner alone, not inside ``outside``; it is
    taken away again if the block fails. Without a file, the secret goes to standard output.
    """
    if file is None:
        yield lambda text: print(text, flush=True)  # noqa: T201 - the one thing on standard output
        return
    if outside is not None and _is_inside(file, outside):
        raise FileRefused("inside")
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError:
        raise FileRefused("exists") from None
    except OSError:
        raise FileRefused("unreadable") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:

        def write(text: str) -> None:
            stream.write(text + "\n")
            stream.flush()
            os.fsync(stream.fileno())

        try:
            yield write
        except BaseException:
            file.unlink(missing_ok=True)
            raise


def _typed(prompt: str) -> str:
    """Ask at the terminal without showing what is typed; `NoTerminal` where there is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt + " ")
        except (getpass.GetPassWarning, EOFError):
            raise NoTerminal from None


def read_file(file: Path) -> bytes:
    """Return a file's bytes, or raise `FileRefused`."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise FileRefused("missing") from None
    except OSError:
        raise FileRefused("unreadable") from None


def _is_inside(file: Path, folder: Path) -> bool:
    place, top = file.resolve(), folder.resolve()
    return place == top or top in place.parents
