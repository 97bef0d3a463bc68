"""The two commands of ``dev.py``."""

import argparse
import os
import sys

from steps import day, gate, libraries
from steps.environment import Environment, Purpose, call
from steps.speech import Refusal, say

USAGE = """usage: dev.py run [arguments of caseapp]
       dev.py test [--long] [--times N] [arguments of pytest]"""


def obey(arguments: list[str]) -> int:
    """Do what the arguments say and return the exit status: 0, 1 for a refusal, 2 for wrong usage."""
    match arguments:
        case ["run", *rest]:
            command = run
        case ["test", *rest]:
            command = test
        case _:
            wanted_help = arguments[:1] in (["-h"], ["--help"])
            print(USAGE, file=sys.stdout if wanted_help else sys.stderr)
            return 0 if wanted_help else 2
    try:
        return command(rest)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
    except OSError as error:
        print(f"Set-up stopped: {error.strerror} ({error.filename}).", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped; the same command goes on where it was.", file=sys.stderr)
    return 1


def run(arguments: list[str]) -> int:
    """Open the program; with arguments, run that command; without a screen, do the day on paper."""
    environment = Environment()
    linux = sys.platform == "linux"
    platform = libraries.platform_in_use(os.environ) if linux and not arguments else None
    environment.prepare(Purpose.RUN, platform)
    if linux and platform is None and not arguments:
        say("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the invented")
        say("day of resources/demo is worked through from the terminal instead.")
        return day.work_through(environment)
    return call(environment, "-m", "caseapp", *arguments)


def test(arguments: list[str]) -> int:
    """Run linters, types and tests; what is not ours goes to pytest."""
    parser = argparse.ArgumentParser(prog="dev.py test", allow_abbrev=False)
    parser.add_argument("--long", action="store_true", help="every test at full size")
    parser.add_argument("--times", type=_positive, metavar="N", help="with --long: N times that")
    own, pytest_arguments = parser.parse_known_args(arguments)
    if own.times and not own.long:
        parser.error("--times needs --long")
    environment = Environment()
    environment.prepare(Purpose.TEST, "offscreen" if sys.platform == "linux" else None)
    return gate.pass_through(environment, (own.times or 1) if own.long else 0, pytest_arguments)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a whole number from 1")
    return number
