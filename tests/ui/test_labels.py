"""F8 at the desk: a label for whoever stands there, on a free place of the sheet in the printer."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseapp.domain.paper_errors import PrinterRefused
from caseapp.text.words import Lang
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.arrivals.services import LabelServices, LabelWanted, SetLabel
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from caseapp.ui.widgets.sheet_places import PlaceQuestion, SheetPlaces, SheetShape
from ui.fakes import Done, Later, Site
from ui.hands import press, show, type_text
from ui.people import NOW, STAGE, desk_row

Key = Qt.Key
Build = Callable[..., Pages]


@dataclass
class Printer:
    """Sets invented labels and remembers them. ``fail``: what the queue answers."""

    wanted: list[LabelWanted] = field(default_factory=list)
    came_out: list[int] = field(default_factory=list)
    fail: Exception | None = None

    def services(self) -> LabelServices:
        return LabelServices(self._set, self._spool)

    def _set(self, wanted: LabelWanted) -> Done[SetLabel]:
        self.wanted.append(wanted)
        return Done(SetLabel(len(self.wanted), wanted.place % 24 + 1, b"%PDF"))

    def _spool(self, label: SetLabel) -> None:
        if self.fail:
            raise self.fail
        self.came_out.append(label.run)


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def build(qtbot: QtBot, look: Look, site: Site, bridge: Bridge, printer: Printer) -> Build:
    kept: list[Pages] = []

    def made(labels: LabelServices | None, over: Bridge = bridge) -> Pages:
        session = site.session()
        arrivals = replace(session.services.arrivals, labels=labels)
        services = replace(session.services, arrivals=arrivals)
        around = Surroundings(look, over, lambda: NOW, Preferences())
        pages = Pages(replace(session, services=services), around, Where("arrivals"))
        kept.append(pages)
        show(qtbot, pages.workspace)
        return pages

    return made


def desk(pages: Pages) -> ArrivalsPage:
    room = pages.workspace.room()
    assert isinstance(room, ArrivalsPage)
    return room


def asked(pages: Pages) -> PlaceQuestion:
    found = [each for each in desk(pages).findChildren(PlaceQuestion) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def mark(pages: Pages, letters: str) -> None:
    type_text(desk(pages).field, letters)
    press(desk(pages).field, Key.Key_Return)


def test_two_keys_print_a_label_and_the_next_goes_beside_it(
    build: Build, site: Site, printer: Printer
) -> None:
    pages = build(printer.services())
    for letters, place in (("хохр", 1), ("лис", 2)):
        mark(pages, letters)
        press(desk(pages).field, Key.Key_F8)
        assert asked(pages).places.place() == place
        press(asked(pages).places, Key.Key_Return)
        assert f"на місце {place}" in pages.workspace.quiet.text()
    arrivals = [site.rows[desk_row(at).line].arrival for at in (10, 11)]  # type: ignore[index] # it has one
    assert [(each.arrival, each.place) for each in printer.wanted] == [
        (arrivals[0], 1),
        (arrivals[1], 2),
    ]
    assert {(each.stage, each.lang) for each in printer.wanted} == {(STAGE.id, Lang.UK)}
    assert printer.came_out == [1, 2]


def test_somebody_chosen_who_is_here_gets_the_label_that_was_lost(
    build: Build, site: Site, printer: Printer
) -> None:
    pages = build(printer.services())
    mark(pages, "хохр")
    type_text(desk(pages).field, "10")
    press(desk(pages).field, Key.Key_F8)
    assert asked(pages).windowTitle() == "Наліпка для № 10"
    press(asked(pages).places, Key.Key_Return)
    assert printer.wanted[0].arrival == site.rows[desk_row(5).line].arrival  # type: ignore[index] # it has one


def test_a_full_sheet_is_said(build: Build, printer: Printer) -> None:
    pages = build(printer.services())
    mark(pages, "хохр")
    desk(pages).just.label.click()
    press(asked(pages).places, Key.Key_End, Key.Key_Return)
    assert "Аркуш заповнено" in pages.workspace.quiet.text()


def test_esc_prints_nothing_and_the_title_names_nobody(build: Build, printer: Printer) -> None:
    pages = build(printer.services())
    mark(pages, "хохр")
    press(desk(pages).field, Key.Key_F8)
    assert "Хохряков" not in asked(pages).windowTitle()
    press(asked(pages).places, Key.Key_Escape)
    assert printer.wanted == []


def test_before_anybody_was_marked_and_without_a_printer_it_says_so(
    build: Build, printer: Printer
) -> None:
    pages = build(printer.services())
    press(desk(pages).field, Key.Key_F8)
    assert "останньою" in pages.workspace.quiet.text()
    pages = build(None)
    mark(pages, "хохр")
    press(desk(pages).field, Key.Key_F8)
    assert "PDF" in pages.workspace.quiet.text()
    assert printer.wanted == []


def test_an_arrival_on_its_way_to_the_disk_waits(build: Build, printer: Printer) -> None:
    disk = Later()
    pages = build(printer.services(), Bridge(disk))
    disk.go_on()
    mark(pages, "хохр")
    press(desk(pages).field, Key.Key_F8)
    assert "записується" in pages.workspace.quiet.text()
    disk.go_on()


def test_a_printer_that_refuses_keeps_the_place_free(build: Build, printer: Printer) -> None:
    pages = build(printer.services())
    mark(pages, "хохр")
    printer.fail = PrinterRefused(1, "refused")
    press(desk(pages).field, Key.Key_F8)
    press(asked(pages).places, Key.Key_Return)
    assert "№ 1" in pages.workspace.quiet.text()
    press(desk(pages).field, Key.Key_F8)
    assert asked(pages).places.place() == 1


def test_a_finger_chooses_a_place_and_a_screen_reader_hears_it(qtbot: QtBot, look: Look) -> None:
    places = SheetPlaces(look, "Вільне місце", SheetShape(3, 8))
    show(qtbot, places)
    places.resize(places.sizeHint())
    cell = places._cell(23).center()
    QTest.mouseClick(places, Qt.MouseButton.LeftButton, pos=QPoint(int(cell.x()), int(cell.y())))
    assert places.place() == 23
    assert places.accessibleName() == "Вільне місце: Місце 23 з 24"
    assert places._cell(1).height() >= 20
