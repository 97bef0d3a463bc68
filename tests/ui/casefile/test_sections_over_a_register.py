"""The three sections over the real use cases and an encrypted register, by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from arrived import Arrived, rows_equal_journal
from caseapp.domain.access import Role
from caseapp.domain.captivity import FileKind
from caseapp.domain.coded import Destination, Triage
from caseapp.services import history
from caseapp.services.context import Context
from caseapp.storage.unit_of_work import Touched
from caseapp.ui.binding.casefile import casefile_services
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.people.arrival_section import ArrivalSection
from caseapp.ui.people.captivity_section import CaptivitySection
from caseapp.ui.people.files_section import FilesSection
from caseapp.ui.people.section import Section
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.casefile.test_files_section import png
from ui.casefile.told import NOW
from ui.hands import press, type_text

K = Qt.Key


@pytest.fixture
def ctx(arrived: Arrived) -> Iterator[Context]:
    with arrived.founded.opened(Role.MEDIC) as made:
        yield made


@pytest.fixture
def frame(look: Look, bridge: Bridge, ctx: Context, said: list[Notice]) -> Frame:
    return Frame(look, bridge, ctx.actor, said.append, lambda _code, _text: None, lambda: NOW)


Join = Callable[[Section], None]


@pytest.fixture
def join(bridge: Bridge, shown: Callable[[QWidget], None], arrived: Arrived) -> Join:
    """Do what the page does for the section in front."""

    def made(section: Section) -> None:
        def tell(touched: object, _owner: object) -> None:
            assert isinstance(touched, Touched)
            section.touched(touched.tables())

        bridge.changed.connect(tell)
        shown(section)
        section.show_person(arrived.person)

    return made


def undo(ctx: Context, section: Section) -> str:
    done = history.undo(ctx)
    section.touched(done.touched.tables())
    return done.value.act


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_place_with_its_dates_takes_one_line_of_typing(
    ctx: Context, frame: Frame, join: Join
) -> None:
    section = CaptivitySection(frame, casefile_services(ctx).captivity)
    join(section)
    section.enter()
    type_text(section.add, "РФ-ВК-03")
    press(section.add, K.Key_Return)
    begun = section.stay.fields["start"]
    assert begun.is_open()
    type_text(begun.editor, "04.2022")
    press(begun.editor, K.Key_Tab)
    ended = section.stay.fields["end"]
    assert ended.is_open()
    type_text(ended.editor, "11.10.2024")
    press(ended.editor, K.Key_Return)
    on = section.capture.fields["on"]
    on.open()
    type_text(on.editor, "14.04.2022")
    press(on.editor, K.Key_Return)
    first, hole = (str(section.list.rows.index(n).data()) for n in range(2))
    assert first.startswith("квітень 2022 – 11.10.2024, РФ-ВК-03, Виправна колонія · Російська")
    assert hole.startswith("Невідомо, де")
    assert [undo(ctx, section) for _ in range(4)] == ["edit_captivity"] * 4
    assert section.none.isVisible()
    assert section.capture.fields["on"].kept == ""
    assert rows_equal_journal(ctx)


def test_triage_need_and_hand_over_by_keys_and_all_taken_back(
    ctx: Context, frame: Frame, join: Join, said: list[Notice]
) -> None:
    section = ArrivalSection(frame, casefile_services(ctx).on_site)
    join(section)
    section.enter()
    press(section.triage.colours.buttons[Triage.RED], K.Key_3, K.Key_5)
    assert section.triage.colours.buttons[Triage.GREEN].isChecked()
    section.needs.menu.actions()[0].trigger()
    section.hand_over.click()
    assert said[-1].tone == "bad"
    destination = section.fields["destination"]
    destination.open()
    press(destination.editor, K.Key_Down, K.Key_Return)
    assert destination.kept == Destination.HOSPITAL
    type_text(section.to_whom, "лікар")
    press(section.to_whom, K.Key_Return)
    assert section.left.text().endswith("приймає: лікар")
    assert [undo(ctx, section) for _ in range(5)] == [
        "hand_over",
        "edit_arrival",
        "edit_need",
        "set_triage",
        "set_triage",
    ]
    assert section.hand_over.isVisible()
    assert not any(one.isChecked() for one in section.triage.colours.buttons.values())
    assert section.needs.none.isVisible()
    assert rows_equal_journal(ctx)


def test_a_photo_goes_in_is_looked_at_and_comes_out_the_same(
    ctx: Context, frame: Frame, join: Join, said: list[Notice], tmp_path: Path
) -> None:
    photo, copy = tmp_path / "IMG_1.png", tmp_path / "copy.png"
    photo.write_bytes(png(800, 600))

    def choose(_title: str, name: str, then: Callable[[Path], object]) -> None:
        then(copy if name else photo)

    section = FilesSection(frame, casefile_services(ctx).files, choose)
    join(section)
    section.files.menu.actions()[list(FileKind).index(FileKind.PHOTO)].trigger()
    section.files.list.setFocus()
    press(section.files.list, K.Key_Return)
    assert section.files.preview.pixmap().width() > 0
    section.files.save.click()
    assert copy.read_bytes() == photo.read_bytes()
    assert said[-1].tone == "partly"
    press(section.files.list, K.Key_Delete)
    assert section.files.none.isVisible()
    assert undo(ctx, section) == "remove_file"
    assert section.files.list.rows.rowCount() == 1


def test_an_unfinished_field_comes_back_after_the_window_was_locked(
    ctx: Context, frame: Frame, join: Join, arrived: Arrived
) -> None:
    services = casefile_services(ctx).captivity
    section = CaptivitySection(frame, services)
    join(section)
    field = section.capture.fields["circumstances"]
    field.open()
    type_text(field.editor, "поранений, без св")
    section.keep()
    again = CaptivitySection(frame, services)
    join(again)
    field = again.capture.fields["circumstances"]
    assert field.is_open()
    assert field.field.text() == "поранений, без св"
    again.show_person(arrived.other)
    assert not field.is_open()


def test_what_was_begun_for_one_stay_is_never_written_into_another(
    ctx: Context, frame: Frame, join: Join
) -> None:
    section = CaptivitySection(frame, casefile_services(ctx).captivity)
    join(section)
    for place in ("РФ-ВК-03", "РФ-СІЗО-02"):
        section.add.setText(place)
        section.add.returnPressed.emit()
        press(section.stay.fields["start"].editor, K.Key_Escape)
    cell = section.stay.fields["cell"]
    cell.resume("7")  # as a draft comes back: open, without the keyboard
    section.list.choose(0)
    assert not cell.is_open()
    assert cell.kept == ""
    section.list.choose(1)
    assert cell.is_open()
    assert cell.field.text() == "7"
