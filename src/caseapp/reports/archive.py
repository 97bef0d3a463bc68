"""The canonical bytes of a report, and the report back from them.

A register of report runs keeps these bytes: they hold the wording too, so that an earlier run prints
the same after the words of the program have changed. JSON without spaces: a block is a list of its
class name and its fields in order, a tuple is a list that begins with "". Equal documents have equal
bytes, in every process.
"""

import json
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from caseapp.domain.labels import LabelKind
from caseapp.reports import model as m
from caseapp.reports.label_model import Label, LabelSheets

_ENUMS: dict[str, type[StrEnum]] = {
    kind.__name__: kind for kind in (m.Style, m.Mark, m.Align, m.Tone, LabelKind)
}
_BLOCKS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        m.Text,
        m.Prose,
        m.Title,
        m.Heading,
        m.Numbered,
        m.Boxed,
        m.KeyFigure,
        m.KeyFigures,
        m.Swatches,
        m.Part,
        m.Total,
        m.Totals,
        m.Legend,
        m.Column,
        m.Cell,
        m.Row,
        m.Table,
        m.Signature,
        m.Signatures,
        m.Running,
        m.Doc,
        Label,
        LabelSheets,
    )
}


class NotADocument(ValueError):
    """The bytes are not those of a document that this version of the program can read."""


def to_bytes(doc: m.Doc | LabelSheets) -> bytes:
    """Return the canonical bytes of a document, seal included."""
    return json.dumps(_plain(doc), ensure_ascii=True, separators=(",", ":")).encode("ascii")


def sealing_bytes(doc: m.Doc | LabelSheets) -> bytes:
    """Return the bytes to make the seal over: those of the document while it has none.

    So the seal that is printed in the QR can be checked against the document that carries it.
    """
    return to_bytes(replace(doc, running=replace(doc.running, seal="")))


def from_bytes(data: bytes) -> m.Doc | LabelSheets:
    """Return the document that `to_bytes` wrote.

    Raises:
        NotADocument: the bytes are something else.
    """
    try:
        doc = _rich(json.loads(data))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise NotADocument from error
    if not isinstance(doc, m.Doc | LabelSheets):
        raise NotADocument
    return doc


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of any block
    if isinstance(value, StrEnum):
        return [type(value).__name__, value.value]
    if isinstance(value, tuple):
        return ["", *map(_plain, value)]
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, f.name)) for f in fields(value))]
    return value


def _rich(value: Any) -> Any:  # noqa: ANN401 - as above
    if not isinstance(value, list):
        return value
    name, *rest = value
    if name == "":
        return tuple(map(_rich, rest))
    if kind := _ENUMS.get(name):
        return kind(*rest)
    return _BLOCKS[name](*map(_rich, rest))
