"""Walks XML as it comes out of the archive: no tree, no entities, no other encoding than UTF-8."""

from typing import IO, Protocol
from xml.parsers import expat

from caseapp.intake.foreign.refusal import Refused

_CHUNK = 2**16
_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


class Walker(Protocol):
    """Is told of elements and text. Names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """An element begins at this byte."""

    def end(self, name: str, at: int) -> None:
        """An element ends; its end tag begins at this byte."""

    def text(self, data: str) -> None:
        """A piece of text, whole or in part."""


def walk(stream: IO[bytes], walker: Walker, part: str) -> None:
    """Feed a member of an archive to a walker.

    Raises:
        Refused: not well-formed, or with a document type (``broken``).
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        walker.start(name.rpartition(":")[2], attributes, parser.CurrentByteIndex)

    def end(name: str) -> None:
        walker.end(name.rpartition(":")[2], parser.CurrentByteIndex)

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _UTF8:
            raise Refused("broken", kind="xml", part=part)

    def forbidden(*_: object) -> None:
        # Lists have no document type; entities are how a kilobyte becomes a gigabyte.
        raise Refused("broken", kind="xml", part=part)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = walker.text
    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = forbidden
    parser.EntityDeclHandler = forbidden
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("broken", kind="xml", part=part) from error


def local(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its name without prefix, empty if it is not there."""
    if name in attributes:
        return attributes[name]
    return next((v for k, v in attributes.items() if k.rpartition(":")[2] == name), "")
