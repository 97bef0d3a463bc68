"""``caseapp``: the window without arguments, else one command of the terminal."""

import sys


def main() -> int:
    """Run the program and return its exit status."""
    arguments = sys.argv[1:]
    if arguments and not arguments[0].startswith("--resume"):
        from caseapp.cli.main import main as terminal  # noqa: PLC0415 - start-up: the window needs none of it

        return terminal(arguments)
    from caseapp.app import main as window  # noqa: PLC0415 - start-up: the terminal needs no Qt

    return window(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
