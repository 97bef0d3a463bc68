"""Ctrl+P on somebody's page: the sheet goes where one says, and its file bears no name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from caseapp.domain.access import Role
from caseapp.domain.ids import PersonId
from caseapp.domain.paper_errors import PlaceNotWritable
from caseapp.text.words import Lang
from caseapp.ui.people.paper_services import PaperServices, PersonPaper
from caseapp.ui.people.person_page import PersonPage
from caseapp.ui.people.person_paper import PersonPaperPrinting
from caseapp.ui.people.section import Joined, Section
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.casefile.conftest import FrameFor
from ui.casefile.told import PERSON
from ui.fakes import Done
from ui.hands import CTRL, press

K = Qt.Key
PLACE = Path("/nowhere/sheet.pdf")


class Bare(Section):
    """A section with nothing in it."""

    code = "who"

    def load(self, person: PersonId) -> None:
        """Override: nothing."""

    def clear(self) -> None:
        """Override: nothing."""


@dataclass
class Printer:
    """Writes down what became of sheets."""

    set_for: list[PersonId] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    spooled: list[int] = field(default_factory=list)
    fail: Exception | None = None

    def print_sheet(self, person: PersonId, _lang: Lang) -> Done[PersonPaper]:
        self.set_for.append(person)
        return Done(PersonPaper(7, b"%PDF"))

    def require_writable(self, _place: Path) -> None:
        if self.fail:
            raise self.fail

    def services(self, *, printer: bool) -> PaperServices:
        return PaperServices(
            self.print_sheet,
            self.require_writable,
            lambda _paper, place: self.kept.append(place),
            (lambda paper: self.spooled.append(paper.run)) if printer else None,
        )


def page_of(frame: Frame) -> PersonPage:
    return PersonPage(frame.look, [Joined(Bare, lambda: Bare(frame.look.words, ()))])


@pytest.fixture
def frame(frame_for: FrameFor) -> Frame:
    return frame_for(Role.SUPERVISOR)


def test_without_a_printer_the_key_asks_for_a_place_and_keeps_the_sheet_there(
    frame: Frame, shown: Callable[[QWidget], None], said: list[Notice]
) -> None:
    printer, page = Printer(), page_of(frame)
    services = printer.services(printer=False)
    PersonPaperPrinting(page, frame, services, lambda: PERSON, lambda then: then(PLACE))
    shown(page)
    press(page, K.Key_P, held=CTRL)
    assert (printer.set_for, printer.kept) == ([PERSON], [PLACE])
    assert "7" in said[-1].text


def test_with_a_printer_one_chooses(frame: Frame) -> None:
    printer, page = Printer(), page_of(frame)
    services = printer.services(printer=True)
    made = PersonPaperPrinting(page, frame, services, lambda: PERSON, lambda then: then(PLACE))
    to_printer, to_file = made.menu.actions()
    to_printer.trigger()
    assert (printer.set_for, printer.spooled, printer.kept) == ([PERSON], [7], [])
    to_file.trigger()
    assert (printer.spooled, printer.kept) == ([7], [PLACE])


def test_a_place_that_cannot_be_written_is_said_before_a_run_is_entered(
    frame: Frame, said: list[Notice]
) -> None:
    printer, page = Printer(fail=PlaceNotWritable()), page_of(frame)
    services = printer.services(printer=False)
    made = PersonPaperPrinting(page, frame, services, lambda: PERSON, lambda then: then(PLACE))
    made.save()
    assert (printer.set_for, printer.kept) == ([], [])
    assert said[-1].tone == "bad"
    assert page.head.sheet.isEnabled()


def test_who_prints_nothing_by_name_sees_no_button(
    frame: Frame, shown: Callable[[QWidget], None]
) -> None:
    page = page_of(frame)
    PersonPaperPrinting(page, frame, None, lambda: PERSON)
    shown(page)
    assert not page.head.sheet.isVisibleTo(page)
