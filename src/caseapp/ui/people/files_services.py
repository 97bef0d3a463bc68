"""The use cases of the section on papers and files, each bound to the open register."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from caseapp.domain.captivity import DocumentKind, FileKind
from caseapp.domain.captivity_views import Content, DocumentView, FileView
from caseapp.domain.ids import PersonId
from caseapp.ui.bridge import Change
from caseapp.ui.people.field_writer import FieldServices


@dataclass(frozen=True)
class PapersAndFiles:
    """Papers, the oldest first; files, the newest first, without what is in them."""

    documents: tuple[DocumentView, ...]
    files: tuple[FileView, ...]


@dataclass(frozen=True)
class FilesServices:
    """`caseapp.services.documents` and `files`.

    ``paper_fields`` writes by the id of a paper (kind, number, state, note), ``file_fields`` by that of
    a file (title, kind).
    """

    open: Callable[[PersonId], PapersAndFiles]
    add_paper: Callable[[PersonId, DocumentKind], Change[UUID]]
    remove_paper: Callable[[UUID], Change[None]]
    paper_fields: FieldServices
    attach: Callable[[PersonId, Path, FileKind], Change[UUID]]
    read: Callable[[UUID], Content]
    save_copy: Callable[[UUID, Path], None]
    remove_file: Callable[[UUID], Change[None]]
    file_fields: FieldServices
