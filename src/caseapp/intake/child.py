"""Starts the reader, feeds it one file, believes nothing it says, and ends it when it takes too long."""

import importlib.util
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from caseapp.domain.list_errors import ListBroken, ListTooBig, ReaderCannotStart
from caseapp.intake.answers import tables_from
from caseapp.intake.foreign import limits
from caseapp.intake.memory_watch import watched
from caseapp.intake.raw import RawTables

_ALONE = ("-I", "-S", "-B")
"""No user settings, no site packages that load themselves, no compiled files written."""

_START = "import sys; sys.path[:0] = sys.argv[1:]; from caseapp.intake.reader import main; main()"


def read_raw(data: bytes, *, file_name: str) -> RawTables:
    """Return the cells of a foreign file, read in a limited child process.

    Args:
        data: the file.
        file_name: for its ending only, to say what a damaged file was meant to be.

    Raises:
        ListTooBig: over a limit of size, time or memory.
        ListEncrypted: it asks for a password.
        ListHasMacros: it carries programs.
        ListBroken: it is damaged.
        NotAList: it is something else.
        ReaderCannotStart: no child process can be started.
    """
    if len(data) > limits.FILE_BYTES:
        raise ListTooBig("file", limits.FILE_BYTES // limits.MEGABYTE)
    with _running() as (child, expired):
        feeder = threading.Thread(target=_feed, args=(child, data), daemon=True)
        feeder.start()
        said = tables_from(_lines(child))
        feeder.join()
        child.wait()
    if said is None:
        raise _death(child.returncode, Path(file_name).suffix.lower(), too_long=expired.is_set())
    return said


@contextmanager
def _running() -> Iterator[tuple["subprocess.Popen[bytes]", threading.Event]]:
    source = Path(__file__).resolve().parents[2]
    calamine = importlib.util.find_spec("python_calamine")
    if calamine is None or calamine.origin is None:
        raise ReaderCannotStart
    places = [str(source), str(Path(calamine.origin).resolve().parents[1])]
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program, a fixed command line
            [sys.executable, *_ALONE, "-c", _START, *places],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback could hold a name
            env=_environment(),
            close_fds=True,
            cwd=source,
        )
    except OSError as error:
        raise ReaderCannotStart from error
    expired = threading.Event()
    timer = threading.Timer(limits.WALL_SECONDS, _kill, (child, expired))
    timer.daemon = True
    timer.start()
    try:
        with watched(child, limits.MEMORY_BYTES):
            yield child, expired
    finally:
        timer.cancel()
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            _close(pipe)


def _environment() -> Mapping[str, str]:
    """Return nothing; Windows alone cannot start Python without its system folder."""
    if sys.platform == "win32":
        import os  # noqa: PLC0415 - nothing of the environment is read elsewhere

        return {"SYSTEMROOT": os.environ["SYSTEMROOT"]}
    return {}


def _kill(child: "subprocess.Popen[bytes]", expired: threading.Event) -> None:
    expired.set()
    child.kill()


def _feed(child: "subprocess.Popen[bytes]", data: bytes) -> None:
    """Write the file and close; a child that died or refused early no longer reads."""
    assert child.stdin is not None  # noqa: S101 - for the type checker: it was asked for as a pipe
    try:
        child.stdin.write(data)
    except OSError:
        return
    finally:
        _close(child.stdin)


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except OSError:
        return


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    assert child.stdout is not None  # noqa: S101 - as above
    total = 0
    while line := child.stdout.readline(limits.LINE_BYTES + 1):
        total += len(line)
        if total > limits.OUTPUT_BYTES + limits.LINE_BYTES:
            return
        yield line


def _death(code: int, suffix: str, *, too_long: bool) -> ListTooBig | ListBroken:
    """Explain a child that ended without its last line."""
    if too_long or code in _CPU_DEATHS:
        return ListTooBig("time", limits.CPU_SECONDS)
    return ListBroken(suffix.removeprefix(".")[:5] or "file")


_CPU_DEATHS = {-24, -9}
"""SIGXCPU, and the SIGKILL that follows it at the hard limit."""
