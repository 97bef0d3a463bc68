"""Where a sheet goes when it leaves the register: a file for its owner alone, or the printer."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from caseapp.domain.paper_errors import PlaceNotWritable, PrinterRefused, SheetNotKept
from caseapp.domain.print_job import PrintJob
from caseapp.services.printing import Printed
from caseapp.storage.durable import write_whole

_SPOOLER, _LISTER = "lp", "lpstat"
_PLAIN = PrintJob()
_PATIENCE_SECONDS = 30


def require_writable(file: Path) -> None:
    """Refuse a place before a run is registered: a sheet that nobody has would be a false entry.

    Raises:
        PlaceNotWritable: it is a folder, or nothing can be written there.
    """
    if file.is_dir() or not os.access(file if file.exists() else file.parent, os.W_OK):
        raise PlaceNotWritable


def keep(sheet: Printed, file: Path) -> None:
    """Write a sheet whole or not at all, readable by its owner alone.

    What is no file (/dev/stdout) is written as it comes, and stays what it is.

    Raises:
        SheetNotKept: the disk is full, or the stick was pulled out.
    """
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(sheet.pdf)
        else:
            write_whole(file, sheet.pdf)
    except OSError:
        raise SheetNotKept(sheet.run) from None


def keep_figures(sheet: Printed, file: Path) -> None:
    """Write the numbers that are printed on a sheet as JSON, whole or not at all, for its owner alone.

    Raises:
        SheetNotKept: the disk is full, or the stick was pulled out.
    """
    text = json.dumps(sheet.figures, ensure_ascii=False, indent=1) + "\n"
    try:
        write_whole(file, text.encode())
    except OSError:
        raise SheetNotKept(sheet.run) from None


def has_printer() -> bool:
    """Say whether this computer has a spooler that takes a sheet without a file: CUPS and its kin."""
    return shutil.which(_SPOOLER) is not None


def printers() -> tuple[str, ...]:
    """Return the names of the printers that the spooler knows; empty where it does not answer."""
    program = shutil.which(_LISTER)
    if program is None:
        return ()
    try:
        told = subprocess.run(  # noqa: S603 - a fixed program, no shell, no text of a user
            [program, "-e"], check=True, capture_output=True, timeout=_PATIENCE_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(told.stdout.decode(errors="replace").split())


def spool(sheet: Printed, lp: Path | None = None, wanted: PrintJob = _PLAIN) -> None:
    """Hand a sheet to a printer through a pipe: no temporary file of ours is left.

    The spooler itself may keep a copy of what it printed; the window says so.

    Args:
        sheet: what to print. The job is named for the run, never for a person.
        lp: the program, by default the system's.
        wanted: which printer, how many copies, which pages, which sides.

    Raises:
        PrinterRefused: there is no printer, or it does not answer.
    """
    program = lp or shutil.which(_SPOOLER)
    if program is None:
        raise PrinterRefused(sheet.run, "refused")
    job = [str(program), "-s", "-t", f"caseapp-{sheet.run}", *_options(wanted)]
    try:
        subprocess.run(  # noqa: S603 - a fixed program, no shell, no text of a user
            job, input=sheet.pdf, check=True, capture_output=True, timeout=_PATIENCE_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise PrinterRefused(sheet.run, "silent") from None
    except (OSError, subprocess.CalledProcessError):
        raise PrinterRefused(sheet.run, "refused") from None


def _options(wanted: PrintJob) -> list[str]:
    """Return what differs from the spooler's own way; sides are said, as a printer may default to both."""
    sides = "two-sided-long-edge" if wanted.both_sides else "one-sided"
    options = [] if wanted == _PLAIN else ["-n", str(wanted.copies), "-o", f"sides={sides}"]
    if wanted.printer:
        options += ["-d", wanted.printer]
    if wanted.pages:
        options += ["-P", wanted.pages]
    return options
