"""What goes up about captivity, papers and files: frozen rows. Times are aware UTC."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from caseapp.domain.captivity import (
    Control,
    DocumentKind,
    DocumentState,
    FileKind,
    PlaceKind,
)
from caseapp.domain.dates import PartialDate
from caseapp.domain.detention import CaptureFacts, Finding, Held, Stay
from caseapp.domain.file_types import FileType
from caseapp.domain.ids import AttachmentId, PlaceId


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place of the gazetteer."""

    id: PlaceId
    code: str
    name: str
    name_en: str
    region: str
    kind: PlaceKind
    control: Control
    verified: bool

    @property
    def shown(self) -> str:
        """Code and name, or whichever there is."""
        return ", ".join(part for part in (self.code, self.name) if part)


@dataclass(frozen=True, slots=True)
class StayView:
    """One period of detention with its place."""

    id: UUID
    place: PlaceView
    start: PartialDate | None
    end: PartialDate | None
    cell: str
    moved_how: str
    people_in_cell: int | None
    conditions: str
    icrc_seen: bool | None

    @property
    def stay(self) -> Stay:
        """The stay as the rules of the timeline read it."""
        return Stay(
            self.id,
            self.place.kind,
            self.place.control,
            self.place.verified,
            self.start,
            self.end,
            self.cell,
        )


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One paper that says who somebody is."""

    id: UUID
    kind: DocumentKind
    number: str
    state: DocumentState
    note: str


@dataclass(frozen=True, slots=True)
class FileView:
    """One file about a person, without its bytes; ``sha256`` is hexadecimal."""

    id: UUID
    attachment: AttachmentId
    kind: FileKind
    title: str
    file_name: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class CaptivityView:
    """Everything that is told about one person's captivity.

    ``stays`` stand in the order in which they followed each other; ``faults`` say what their dates prove
    to be missing or contradictory.
    """

    capture: CaptureFacts
    stays: tuple[StayView, ...]
    faults: tuple[Finding, ...]
    held: Held | None
    returned: date | None


@dataclass(frozen=True, slots=True)
class PlaceVerified:
    """What a supervisor says about a place."""

    name: str
    kind: PlaceKind
    control: Control
    region: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it was given, in memory. ``sha256`` (hexadecimal) is that of when it was kept."""

    file_name: str
    type: FileType
    data: bytes
    sha256: str
