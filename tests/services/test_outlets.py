"""A sheet that leaves the register: for its owner alone, whole or not at all, without a file on the way."""

import stat
import sys
from pathlib import Path

import pytest

from caseapp.domain.paper_errors import PlaceNotWritable, PrinterRefused, SheetNotKept
from caseapp.domain.print_job import PrintJob
from caseapp.services import outlets
from caseapp.services.printing import Printed

SHEET = Printed(7, b"%PDF-1.7 invented")
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and lp are of POSIX")


def program(folder: Path, text: str) -> Path:
    made = folder / "lp"
    made.write_text(f"#!/bin/sh\n{text}\n")
    made.chmod(0o700)
    return made


@posix
def test_a_kept_sheet_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "roll-call.pdf"
    file.write_bytes(b"older")
    file.chmod(0o644)
    outlets.keep(SHEET, file)
    assert file.read_bytes() == SHEET.pdf
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_is_gone_keeps_the_number_of_the_run(tmp_path: Path) -> None:
    with pytest.raises(SheetNotKept) as refused:
        outlets.keep(SHEET, tmp_path / "stick" / "roll-call.pdf")
    assert refused.value.run == 7


def test_a_place_is_refused_before_a_run_is_registered(tmp_path: Path) -> None:
    outlets.require_writable(tmp_path / "roll-call.pdf")
    for place in (tmp_path, tmp_path / "stick" / "roll-call.pdf"):
        with pytest.raises(PlaceNotWritable):
            outlets.require_writable(place)


@posix
def test_the_printer_gets_the_very_bytes_through_a_pipe_and_a_name_without_people(
    tmp_path: Path,
) -> None:
    lp = program(tmp_path, f'cat > "{tmp_path}/got"; echo "$@" > "{tmp_path}/said"')
    outlets.spool(SHEET, lp)
    assert (tmp_path / "got").read_bytes() == SHEET.pdf
    assert (tmp_path / "said").read_text().strip() == "-s -t caseapp-7"


@posix
@pytest.mark.parametrize(
    ("text", "patience", "reason"),
    [("exit 1", 30, "refused"), ("exec sleep 5", 0.2, "silent")],
)
def test_a_printer_that_takes_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, patience: float, reason: str
) -> None:
    monkeypatch.setattr(outlets, "_PATIENCE_SECONDS", patience)
    with pytest.raises(PrinterRefused) as refused:
        outlets.spool(SHEET, program(tmp_path, text))
    assert (refused.value.run, refused.value.reason) == (7, reason)


@posix
@pytest.mark.parametrize(
    ("job", "said"),
    [
        (PrintJob(copies=2), "-n 2 -o sides=one-sided"),
        (
            PrintJob("Yard", 1, "1-2,4", both_sides=True),
            "-n 1 -o sides=two-sided-long-edge -d Yard -P 1-2,4",
        ),
    ],
)
def test_what_was_chosen_is_told_to_the_spooler(tmp_path: Path, job: PrintJob, said: str) -> None:
    lp = program(tmp_path, f'cat > /dev/null; echo "$@" > "{tmp_path}/said"')
    outlets.spool(SHEET, lp, job)
    assert (tmp_path / "said").read_text().strip() == f"-s -t caseapp-7 {said}"


@posix
@pytest.mark.parametrize(
    ("text", "found"), [("echo Yard; echo Office", ("Yard", "Office")), ("exit 1", ())]
)
def test_printers_are_those_the_spooler_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, found: tuple[str, ...]
) -> None:
    program(tmp_path, text).rename(tmp_path / "lpstat")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert outlets.printers() == found
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert outlets.printers() == ()


def test_without_a_spooler_nothing_is_offered_and_nothing_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not outlets.has_printer()
    with pytest.raises(PrinterRefused):
        outlets.spool(SHEET)
    program(tmp_path, "cat > /dev/null")
    assert outlets.has_printer() or sys.platform == "win32"
