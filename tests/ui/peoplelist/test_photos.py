"""Photos in the list: only of rows in sight, one at a time, small, and never of who refused CARE."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from caseapp.domain.ids import AttachmentId
from caseapp.text.words import Lang, Words
from caseapp.ui.bridge import Bridge
from caseapp.ui.people.columns import USUAL, Arrangement, Column, cells
from caseapp.ui.people.thumbnails import SIDE, Thumbnails, small
from ui.fakes import Later
from ui.peoplelist.lines import Opener, line, photographed
from ui.persons import Persons


def picture(width: int = 300, height: int = 400) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


@pytest.mark.usefixtures("qapp")
def test_a_photo_becomes_a_small_square_and_what_is_none_becomes_nothing() -> None:
    for size in ((300, 400), (400, 300), (10, 10)):
        made = small(picture(*size), SIDE)
        assert (made.width(), made.height()) == (SIDE, SIDE)
    assert small(b"no picture", SIDE).isNull()


def shown(
    opener: Opener, persons: Persons, monkeypatch: pytest.MonkeyPatch, *, column: bool
) -> list[AttachmentId]:
    """Show two hundred people with photos and return whose were read."""
    read: list[AttachmentId] = []

    def photo(which: AttachmentId) -> bytes:
        read.append(which)
        return picture()

    lines = tuple(photographed(line(n, f"Коваль {n:03}")) for n in range(200))
    monkeypatch.setattr(persons, "people_of", lambda _stage: lines)
    monkeypatch.setattr(persons, "photo", photo)
    if column:
        persons.arrangement = Arrangement().turned(Column.PHOTO)
    window = opener()
    for _ in range(100):
        QApplication.processEvents()
        window.room.list.table.viewport().repaint()
    return read


def test_only_the_photos_in_sight_are_read_each_once(
    opener: Opener, persons: Persons, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = shown(opener, persons, monkeypatch, column=True)
    assert 5 < len(read) < 20
    assert len(read) == len(set(read))


def test_none_is_read_while_the_column_is_folded_away(
    opener: Opener, persons: Persons, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Column.PHOTO not in USUAL
    assert shown(opener, persons, monkeypatch, column=False) == []


@pytest.mark.usefixtures("qapp")
def test_one_is_read_at_a_time_and_only_the_last_painting_counts() -> None:
    later, read = Later(), list[AttachmentId]()

    def note(which: AttachmentId) -> bytes:
        read.append(which)
        return picture()

    pictures = Thumbnails(Bridge(later), note)
    for number in range(5):
        assert pictures.of(UUID(int=number), 1) is None
    QApplication.processEvents()
    pictures.of(UUID(int=77), 1)
    assert len(later.waiting) == 1
    later.go_on()
    QApplication.processEvents()
    later.go_on()
    assert read == [UUID(int=0), UUID(int=77)]
    found = pictures.of(UUID(int=77), 1)
    assert found
    pictures.drop()
    assert pictures.of(UUID(int=77), 1) is None


@pytest.mark.usefixtures("qapp")
def test_what_cannot_be_read_is_asked_for_once() -> None:
    later, asked = Later(), list[AttachmentId]()

    def gone(which: AttachmentId) -> bytes:
        asked.append(which)
        raise OSError

    pictures = Thumbnails(Bridge(later), gone)
    for _ in range(3):
        assert pictures.of(UUID(int=1), 1) is None
        QApplication.processEvents()
        later.go_on()
    assert len(asked) == 1


def test_who_has_none_or_may_not_be_shown_has_an_empty_place() -> None:
    tr, one = Words(Lang.UK), line(1, "Єва")
    assert cells(replace(one, minimal=True), (Column.PHOTO,), tr)[0].picture is None
    (cell,) = cells(photographed(one), (Column.PHOTO,), tr)
    assert (cell.text, cell.picture is None) == ("Світлина", False)
