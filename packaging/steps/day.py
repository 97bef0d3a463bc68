"""The main job without a window: a register, the whole invented day, its figures, and four sheets of paper."""

import csv
import secrets
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from steps.environment import Environment, child_variables
from steps.speech import Progress, Refusal, say

USER = "Demo"
ACKNOWLEDGED = "ok "
XDG = ("CACHE", "CONFIG", "DATA", "STATE")
ROLES = ("admin", "supervisor", "field_officer")
PLAYED = ("arrivals", "relatives", "consents", "calls", "interviews", "answers", "events")
"""The files of a day, besides the lists, whose rows a replay acknowledges."""
REPORTS = {
    "roll-call": "roll-call",
    "stage-summary": "stage summary",
    "contact-register": "contact register",
    "compliance": "report on respect for the Conventions",
}
"""Report → how it is called when it is printed."""


@dataclass(frozen=True)
class Step:
    """One command of the program and what it does, said before it runs."""

    saying: str
    arguments: tuple[str, ...]
    rows: int = 0
    """How many rows it will acknowledge, each by a line ``ok FILE ROW``."""


@dataclass(frozen=True)
class Folder:
    """Where one run keeps what it makes; everything in it concerns invented people."""

    path: Path

    @property
    def register(self) -> Path:
        """The encrypted register."""
        return self.path / "register"

    @property
    def passphrase(self) -> Path:
        """Its passphrase, in a file because nobody types here."""
        return self.path / "passphrase.txt"

    def paper(self, report: str) -> Path:
        """Return where a report is printed to."""
        return self.path / f"{report}.pdf"


def work_through(environment: Environment) -> int:
    """Work through the invented day with the program's own commands; return the exit status.

    Raises:
        Refusal: a command failed (it has said why) or left no paper.
    """
    folder = _new_folder(environment.root / "out")
    for step in steps(folder, environment.root / "resources" / "demo"):
        say(step.saying)
        if run_step(environment, step, variables(folder)):
            raise Refusal(f"The day stopped at this step; what was made is kept in {folder.path}.")
    for report, name in REPORTS.items():
        paper = folder.paper(report)
        if not paper.is_file():
            raise Refusal(f"The program ended well but left no {paper}.")
        say(f"The {name} is in {paper}")
    say(f"The register is in {folder.register}, its passphrase in {folder.passphrase}.")
    return 0


def run_step(environment: Environment, step: Step, told: dict[str, str]) -> int:
    """Run one command; acknowledged rows become a count. Return its exit status."""
    command = [str(environment.python), "-m", "caseapp", *step.arguments]
    progress = Progress("row", step.rows)
    with subprocess.Popen(
        command,
        cwd=environment.root,
        env=child_variables() | told,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        for line in process.stdout or ():
            if line.startswith(ACKNOWLEDGED):
                progress.step(line.removeprefix(ACKNOWLEDGED).strip())
            else:
                progress.end()
                say(line.rstrip())
    progress.end()
    return process.returncode


def steps(folder: Folder, demo: Path) -> Iterator[Step]:
    """Yield the commands of the day in their order."""
    roles = [part for role in ROLES for part in ("--role", role)]
    code = str(folder.path / "recovery-code.txt")
    new = ("register", "new", str(folder.register), "--user", USER, *roles)
    last = 3 + len(REPORTS)
    yield Step(f"1/{last} A new encrypted register", (*new, "--recovery-file", code))
    saying = (
        f"2/{last} Three lists, then the whole day: arrivals, families, consents, calls, interviews"
    )
    yield Step(saying, ("replay", str(demo)), rows=rows_of_day(demo))
    yield Step(f"3/{last} The figures of the stage", ("figures",))
    for number, (report, name) in enumerate(REPORTS.items(), 4):
        arguments = ("report", report, "--out", str(folder.paper(report)))
        yield Step(f"{number}/{last} The {name}", arguments)


def rows_of_day(demo: Path) -> int:
    """Return how many rows a replay acknowledges: a list counts as one, every other row too."""
    count = len(list(demo.glob("list-v*.xlsx")))
    for name in PLAYED:
        if (file := demo / f"{name}.csv").is_file():
            with file.open(encoding="utf-8-sig", newline="") as rows:
                count += sum(1 for _ in csv.DictReader(rows))
    return count


def variables(folder: Folder) -> dict[str, str]:
    """Return what the program is told beside its arguments; a passphrase never stands among those."""
    return {
        "CASEAPP_REGISTER": str(folder.register),
        "CASEAPP_USER": USER,
        "CASEAPP_PASSPHRASE_FILE": str(folder.passphrase),
        # What the program remembers of a register that is only tried on stays with it.
        **{f"XDG_{kind}_HOME": str(folder.path / "home") for kind in XDG},
    }


def _new_folder(out: Path) -> Folder:
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    folder = Folder(out / f"demo-{name}")
    folder.path.mkdir(mode=0o700, parents=True)
    folder.passphrase.touch(mode=0o600)
    folder.passphrase.write_text(secrets.token_urlsafe(16) + "\n", "utf-8")
    return folder
