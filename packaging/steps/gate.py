"""What a change must pass: linters, types, import contracts, words, and the tests last."""

import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from steps.environment import Environment, call, child_variables
from steps.speech import say


@dataclass(frozen=True)
class Check:
    """One tool; ``arguments`` are those of the environment's Python."""

    name: str
    arguments: tuple[str, ...]


# mypy first: it takes longest, and the others fit beside it on the second core.
CHECKS = (
    Check("types", ("-m", "mypy")),
    Check("lint", ("-m", "ruff", "check")),
    Check("format", ("-m", "ruff", "format", "--check")),
    Check(
        "imports",
        ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
    ),
    Check("needs", ("-m", "deptry", "src", "--no-ansi")),
    Check("words", ("packaging/words.py", "--check")),
)
BESIDE_EACH_OTHER = 2


def pass_through(environment: Environment, times: int, pytest_arguments: Sequence[str]) -> int:
    """Run everything; the last line is pytest's own. Return 0 if nothing failed, else 1.

    Args:
        environment: prepared for testing.
        times: 0 for the CI share, else the multiple of the full size.
        pytest_arguments: added to pytest's command.
    """
    with ThreadPoolExecutor(BESIDE_EACH_OTHER) as threads:
        results = list(threads.map(lambda check: run_check(environment, check), CHECKS))
    failed = [check.name for check, good in zip(CHECKS, results, strict=True) if not good]
    if failed:
        say(f"FAILED so far: {', '.join(failed)} (see above). The tests run all the same.")
    temporary = environment.folder / "tmp"
    temporary.mkdir(exist_ok=True)
    variables = {"PYTEST_DEBUG_TEMPROOT": str(temporary)}  # nothing is left outside the checkout
    if times:
        variables["CASEAPP_LONG"] = str(times)
    tests = call(environment, "-m", "pytest", "-n", "2", *pytest_arguments, **variables)
    return 1 if failed or tests else 0


def run_check(environment: Environment, check: Check) -> bool:
    """Run one tool, print its time, and its words if it failed; return whether it passed."""
    start = time.monotonic()
    done = subprocess.run(
        [str(environment.python), *check.arguments],
        cwd=environment.root,
        env=child_variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    seconds = time.monotonic() - start
    good = done.returncode == 0
    words = "" if good else f"\n{done.stdout.rstrip()}"
    say(f"{'ok    ' if good else 'FAILED'} {check.name:<8} {seconds:5.1f} s{words}")
    return good
