"""Sheets of labels: nothing but labels, each at its place, without head or foot.

`caseapp.reports.layout.labels` knows where the places are. Like a `caseapp.reports.model.Doc` this is
frozen, plain text, and has canonical bytes.
"""

from dataclasses import dataclass

from caseapp.domain.labels import LabelKind
from caseapp.reports.model import Running


@dataclass(frozen=True, slots=True)
class Label:
    """``code`` is what its QR holds; ``name`` and ``birth`` are "" where no name may stand."""

    number: str
    letters: str
    code: str
    name: str = ""
    birth: str = ""


@dataclass(frozen=True, slots=True)
class LabelSheets:
    """Labels from place ``start`` (1 is left above) of a first sheet on which others are used up.

    ``running`` is not drawn but for its demo mark, which stands on each label: it says in the archive
    and in the file's properties what this is. ``overlap`` is printed where a wristband is closed.
    """

    lang: str
    title: str
    running: Running
    kind: LabelKind
    start: int
    labels: tuple[Label, ...]
    overlap: str = ""
