"""Papers and files on the person's page: looked at on purpose, dropped, saved where one asks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from caseapp.domain.access import Role
from caseapp.domain.captivity import DocumentKind, DocumentState, FileKind
from caseapp.domain.captivity_views import Content, DocumentView, FileView
from caseapp.domain.file_types import FileType
from caseapp.domain.ids import AttachmentId
from caseapp.ui.people.files_section import FilesSection
from caseapp.ui.people.files_services import FilesServices, PapersAndFiles
from caseapp.ui.people.preview import HIGH, WIDE, shrunk
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.casefile.told import NOW, PERSON, Asked, uid, words_on
from ui.hands import press

K = Qt.Key
PASSPORT = DocumentView(uid(1), DocumentKind.PASSPORT_BOOK, "МЕ 123456", DocumentState.TAKEN, "")
PHOTO = FileView(
    id=uid(3),
    attachment=AttachmentId(uid(4)),
    kind=FileKind.PHOTO,
    title="обличчя",
    file_name="IMG_0001.JPG",
    size=2_345_678,
    sha256="ab" * 32,
    added_at=NOW,
    added_by="Кравець Олена",
)
SCAN = FileView(
    id=uid(5),
    attachment=AttachmentId(uid(6)),
    kind=FileKind.DOCUMENT,
    title="",
    file_name="scan.pdf",
    size=45_678,
    sha256="cd" * 32,
    added_at=NOW,
    added_by="Кравець Олена",
)


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # PySide's stub wants bytes, PySide itself text
    return bytes(buffer.data().data())


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def section(
    frame_for: Callable[..., Frame], shown: Callable[[QWidget], None], asked: Asked
) -> FilesSection:
    def read(file: object) -> Content:
        asked.acts.append(("read", file))
        data = png(1600, 900) if file == PHOTO.id else b"%PDF-1.7"
        return Content("x", FileType.PNG, data, "")

    def save(file: object, place: Path) -> None:
        asked.acts.append(("save", file, place))

    services = FilesServices(
        open=lambda _person: PapersAndFiles((PASSPORT,), (PHOTO, SCAN)),
        add_paper=asked.act("add paper"),
        remove_paper=asked.act("remove paper"),
        paper_fields=asked.fields("paper"),
        attach=asked.act("attach"),
        read=read,
        save_copy=save,
        remove_file=asked.act("remove file"),
        file_fields=asked.fields("file"),
    )

    def choose(_title: str, name: str, then: Callable[[Path], object]) -> None:
        then(Path("/stick") / (name or "chosen.jpg"))

    made = FilesSection(frame_for(Role.FIELD_OFFICER), services, choose)
    shown(made)
    made.show_person(PERSON)
    return made


def test_a_file_is_read_only_when_one_asks_to_see_it(section: FilesSection, asked: Asked) -> None:
    files = section.files
    files.list.setFocus()
    files.list.choose(1)
    files.list.choose(0)
    assert asked.acts == []
    assert not files.preview.isVisible()
    press(files.list, K.Key_Return)
    assert asked.acts == [("read", PHOTO.id)]
    assert files.preview.isVisible()
    size = files.preview.pixmap().deviceIndependentSize()
    assert (size.width(), size.height()) == (WIDE, WIDE * 9 // 16)
    files.list.choose(1)
    assert not files.preview.isVisible()
    assert files.preview.pixmap().isNull()


def test_what_is_no_picture_says_so(
    section: FilesSection, asked: Asked, said: list[Notice]
) -> None:
    section.files.list.choose(1)
    section.files.look_at.click()
    assert asked.acts == [("read", SCAN.id)]
    assert "не можна показати" in said[-1].text
    assert not section.files.preview.isVisible()


@pytest.mark.parametrize("size", [(40, 30), (4000, 30), (30, 4000)])
def test_a_picture_is_never_larger_than_its_room(desktop: object, size: tuple[int, int]) -> None:
    del desktop  # pictures need the application
    image = shrunk(png(*size), QSize(WIDE, HIGH))
    assert 0 < image.width() <= WIDE
    assert 0 < image.height() <= HIGH


def test_dropped_files_are_kept_as_documents(section: FilesSection, asked: Asked) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/stick/a.png"), QUrl("https://example.org/b.png")])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert section.acceptDrops()
    section.dropEvent(event)
    assert asked.acts == [("attach", PERSON, Path("/stick/a.png"), FileKind.DOCUMENT)]


def test_a_file_is_added_from_the_menu_and_a_copy_goes_where_one_asks(
    section: FilesSection, asked: Asked, said: list[Notice]
) -> None:
    section.files.menu.actions()[0].trigger()
    assert asked.acts == [("attach", PERSON, Path("/stick/chosen.jpg"), FileKind.PHOTO)]
    section.files.save.click()
    assert asked.acts[-1:] == [("save", PHOTO.id, Path("/stick/IMG_0001.JPG"))]
    assert "не зашифрована" in said[-1].text


def test_papers_are_added_edited_and_removed(section: FilesSection, asked: Asked) -> None:
    papers = section.papers
    papers.menu.actions()[1].trigger()
    assert asked.acts == [("add paper", PERSON, DocumentKind.ID_CARD)]
    state = papers.fields["state"]
    state.open()
    press(state.editor, K.Key_Down, K.Key_Return)
    assert asked.acts[-1:] == [("paper", PASSPORT.id, "state", DocumentState.RETURNED.value)]
    papers.list.setFocus()
    press(papers.list, K.Key_Delete)
    assert asked.acts[-1:] == [("remove paper", PASSPORT.id)]


def test_nothing_of_the_last_person_stays(section: FilesSection) -> None:
    secrets = ("обличчя", "МЕ 123456", "IMG_0001.JPG", "abab")
    section.files.look_at.click()
    assert all(any(secret in word for word in words_on(section)) for secret in secrets)
    section.show_person(None)
    left = [word for word in words_on(section) if any(secret in word for secret in secrets)]
    assert left == []
    assert section.files.preview.pixmap().isNull()
