"""The child program that reads foreign files: bytes on standard input, JSON lines on standard output.

It is started by exec with no environment and no open files, imports calamine and the standard library
only, and limits its own memory and time before it looks at the first byte. Its last line is either
``{"end": true}`` or ``{"refused": code, …}``; a child that dies without one was too much for itself.
"""

import sys
from collections.abc import Iterator

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.confinement import confine
from caseapp.intake.foreign.delimited import delimited_messages
from caseapp.intake.foreign.messages import Lines, Message
from caseapp.intake.foreign.refusal import Refused
from caseapp.intake.foreign.sniff import container
from caseapp.intake.foreign.workbook import workbook_messages
from caseapp.intake.foreign.xls import checked_xls
from caseapp.intake.foreign.zipped import checked_zip


def main() -> None:
    """Read one file and say what is in it."""
    confine()
    lines = Lines(sys.stdout.buffer)
    try:
        for message in messages(sys.stdin.buffer.read(limits.FILE_BYTES + 1)):
            lines.write(message)
        end: Message = {"end": True}
    except Refused as refused:
        end = {"refused": refused.code, **refused.fields}
    except MemoryError:
        end = {"refused": "too_big", "what": "memory", "limit": 400}
    lines.end(end)
    sys.stdout.buffer.flush()


def messages(data: bytes) -> Iterator[Message]:
    """Return what a file holds: first its kind, then each sheet followed by its rows.

    Raises:
        Refused: the file is over a limit, broken, locked, armed, or no list of any kind.
    """
    if len(data) > limits.FILE_BYTES:
        raise Refused("too_big", what="file", limit=limits.FILE_BYTES // limits.MEGABYTE)
    match container(data):
        case "zip":
            kind, checked, notes = checked_zip(data)
            return workbook_messages(checked, kind, notes)
        case "ole":
            checked, notes = checked_xls(data)
            return workbook_messages(checked, "xls", notes)
        case _:
            return delimited_messages(data)


if __name__ == "__main__":
    main()
