"""``caseapp``: the window without arguments, else one command of the terminal."""

import os
import sys

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Run the program and return its exit status."""
    arguments = sys.argv[1:]
    if arguments and not arguments[0].startswith("--resume"):
        from caseapp.cli.main import main as terminal  # noqa: PLC0415 - start-up: the window needs none of it

        return terminal(arguments)
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        from caseapp.cli.main import no_screen  # noqa: PLC0415 - as above; Qt would abort the process

        return no_screen()
    from caseapp.app import main as window  # noqa: PLC0415 - start-up: the terminal needs no Qt

    return window(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
