#!/usr/bin/env python3
"""Sets caseapp up on this machine, then starts it or tests it. Needs Python and nothing else.

``python3 packaging/dev.py run``                      open the program
``python3 packaging/dev.py run figures --json``       one command of the program
``python3 packaging/dev.py test``                     linters, types, and the CI share of the tests
``python3 packaging/dev.py test --long --times 3``    everything at three times the full size
``python3 packaging/dev.py test tests/names -k fold`` what follows goes to pytest

Everything it makes lies in ``.venv`` and ``out`` of this checkout; system packages are installed only
as root on Debian or Ubuntu, and named. This file must be readable by older Pythons too, so that they
can say what is wrong; everything else is in ``steps``.
"""

import shutil
import sys
from pathlib import Path

SUPPORTED = ((3, 11), (3, 12), (3, 13))


def wrong_python(version: "tuple[int, int]", found: "str | None") -> str:
    """Return the sentence for a Python that cannot run caseapp; ``found`` is one that could."""
    sentence = "caseapp needs Python 3.11, 3.12 or 3.13, and this is {}.{}".format(*version)
    if found is None:
        return sentence + ": install one of them and use it to start this script."
    return sentence + f": {found} is here, so use it to start this script."


def main(arguments: "list[str]") -> int:
    """Do what the arguments say and return the exit status."""
    version = (sys.version_info[0], sys.version_info[1])
    if version not in SUPPORTED:
        names = ["python{}.{}".format(*supported) for supported in SUPPORTED]
        found = [name for name in names if shutil.which(name)]
        sys.stderr.write(wrong_python(version, found[0] if found else None) + "\n")
        return 1
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from steps import commands  # noqa: PLC0415 - an older Python could not read it

    return commands.obey(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
