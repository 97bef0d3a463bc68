"""The parts of an .xlsx beside its sheets: which sheets there are, and the shared strings."""

import posixpath
from typing import NamedTuple
from zipfile import ZipFile

from caseapp.intake.foreign import limits
from caseapp.intake.foreign.refusal import Refused
from caseapp.intake.foreign.xml_walk import local, walk

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_MACRO_RELATIONS = ("macrosheet", "vbaproject")


class SheetPart(NamedTuple):
    """A worksheet: its place in the workbook, from 1, and its member in the archive."""

    number: int
    member: str


class _Attributes:
    """Collects the attributes of all elements of one name."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self.found: list[dict[str, str]] = []

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - of the protocol
        if name == self._wanted:
            self.found.append(attributes)

    def end(self, name: str, at: int) -> None:
        """Nothing to do: all is in the start tag."""

    def text(self, data: str) -> None:
        """Nothing to do: all is in the start tag."""


def _attributes(archive: ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    collected = _Attributes(wanted)
    with archive.open(part) as stream:
        walk(stream, collected, part)
    return collected.found


def sheet_parts(archive: ZipFile) -> list[SheetPart]:
    """Return the worksheets in the order of the workbook.

    Raises:
        Refused: a sheet is missing (``broken``), there are too many, or one is a macro sheet.
    """
    if RELATIONS not in archive.namelist():
        raise Refused("broken", kind="xlsx", part=RELATIONS)
    relations = {local(a, "Id"): a for a in _attributes(archive, RELATIONS, "Relationship")}
    sheets = _attributes(archive, WORKBOOK, "sheet")
    if len(sheets) > limits.SHEETS:
        raise Refused("too_big", what="sheets", limit=limits.SHEETS)
    for relation in relations.values():
        if local(relation, "Type").lower().endswith(_MACRO_RELATIONS):
            raise Refused("macros", part=_member(relation))
    known = {name.lower(): name for name in archive.namelist()}
    parts = []
    for number, sheet in enumerate(sheets, 1):
        relation = relations.get(_relation_id(sheet), {})
        if not local(relation, "Type").endswith("/worksheet"):
            continue
        if (member := known.get(_member(relation).lower())) is None:
            raise Refused("broken", kind="xlsx", part=_member(relation))
        parts.append(SheetPart(number, member))
    return parts


def _relation_id(sheet: dict[str, str]) -> str:
    """Return ``r:id``, whatever the prefix; ``sheetId`` is another attribute."""
    return next((v for k, v in sheet.items() if k.endswith(":id")), sheet.get("id", ""))


def _member(relation: dict[str, str]) -> str:
    target = local(relation, "Target")
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


class SharedStrings:
    """The lengths of the shared strings without blanks around them: 0 is a blank one."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._length = 0
        self._in_text = False
        self._in_phonetics = False

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - of the protocol
        """Notice a string, its text, and the reading aids that are not part of it."""
        if name == "si":
            self._length = 0
        elif name == "rPh":
            self._in_phonetics = True
        self._in_text = name == "t" and not self._in_phonetics

    def end(self, name: str, at: int) -> None:  # noqa: ARG002 - of the protocol
        """Keep the length of a finished string."""
        self._in_text = False
        if name == "si":
            self.lengths.append(self._length)
        elif name == "rPh":
            self._in_phonetics = False

    def text(self, data: str) -> None:
        """Add what is not blank; exact lengths do not matter, only zero and far too much."""
        if self._in_text and data.strip():
            self._length += len(data)


def shared_string_lengths(archive: ZipFile) -> list[int]:
    """Return the length of each shared string; none if the workbook has no such part."""
    strings = SharedStrings()
    for name in archive.namelist():
        if name.lower() == "xl/sharedstrings.xml":
            with archive.open(name) as stream:
                walk(stream, strings, name)
    return strings.lengths
