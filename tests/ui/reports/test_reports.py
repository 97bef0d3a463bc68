"""Sheets in the window: the place first, then the run; again byte for byte; names without people."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.disclosure_errors import NumbersDisclose
from caseapp.domain.editions import Edition, Report
from caseapp.domain.ids import StageId
from caseapp.domain.labels import LabelKind
from caseapp.domain.paper_errors import PlaceNotWritable, PrinterRefused, SheetNotKept
from caseapp.domain.print_job import PrintJob
from caseapp.domain.views import RunLine
from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.reports.page import ReportsPage
from caseapp.ui.reports.print_question import PrintQuestion
from caseapp.ui.reports.services import Picture, ReportServices, Sheet, Wanted
from caseapp.ui.reports.sheets import (
    CHECK_IN,
    COMPLIANCE,
    CONTACT_REGISTER,
    ROLL_CALL,
    STAGE_SUMMARY,
    STICKERS,
    WRISTBANDS,
)
from caseapp.ui.rooms import Surroundings
from caseapp.ui.widgets.quiet_bar import QuietBar
from caseapp.ui.widgets.sheet_places import PlaceQuestion
from ui.fakes import Site
from ui.hands import CTRL, press, show
from ui.papers import Done
from ui.people import NOW

Key = Qt.Key
Build = Callable[..., ReportsPage]


@dataclass
class Press:
    """Sets invented sheets, and remembers where they went."""

    runs: list[tuple[str, Lang]] = field(default_factory=list)
    went: list[tuple[str, Any]] = field(default_factory=list)
    fail: dict[str, Exception] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    left_out: int = 0
    editions: list[Edition | None] = field(default_factory=list)
    previews: list[Wanted] = field(default_factory=list)
    pages: int = 3
    jobs: list[PrintJob] = field(default_factory=list)

    def services(self, *, has_printer: bool) -> ReportServices:
        return ReportServices(
            report=self._report,
            preview=self._preview,
            picture=lambda _pdf, _page, _width: Picture(1, 1, 4, bytes(4), self.pages),
            labels=self._labels,
            again=self._sheet,
            runs=self._lines,
            require_writable=lambda _place: self._go("require_writable"),
            keep=lambda sheet, place: self._go("keep", place.name, sheet.pdf),
            printers=lambda: ("Yard", "Office"),
            spool=self._spool,
            has_printer=has_printer,
        )

    def _spool(self, sheet: Sheet, job: PrintJob) -> None:
        self.jobs.append(job)
        self._go("spool", sheet.pdf)

    def _report(self, _stage: StageId, wanted: Wanted) -> Done[Sheet]:
        self.runs.append((wanted.report.value, wanted.lang))
        self.editions.append(wanted.edition)
        return Done(self._sheet(len(self.runs)))

    def _preview(self, _stage: StageId, wanted: Wanted) -> bytes:
        if "preview" in self.fail:
            raise self.fail["preview"]
        self.previews.append(wanted)
        return b"%PDF preview"

    def _labels(self, kind: LabelKind, _stage: StageId, lang: Lang, start: int) -> Done[Sheet]:
        self.runs.append((f"{kind}s", lang))
        self.starts.append(start)
        return Done(replace(self._sheet(len(self.runs)), left_out=self.left_out))

    def _sheet(self, run: int) -> Sheet:
        return Sheet(run, f"%PDF run {run}".encode())

    def _lines(self) -> tuple[RunLine, ...]:
        return tuple(
            RunLine(number, code, lang.value, "named", NOW, "Кравець Олена", 1)
            for number, (code, lang) in enumerate(self.runs, start=1)
        )

    def _go(self, where: str, *what: Any) -> None:
        if where in self.fail:
            raise self.fail[where]
        if what:
            self.went.append((where, what))


@pytest.fixture
def paper() -> Press:
    return Press()


@pytest.fixture
def build(qtbot: QtBot, look: Look, site: Site, bridge: Bridge, paper: Press) -> Build:
    kept: list[Pages] = []

    def made(*, has_printer: bool = True, role: Role | None = None) -> ReportsPage:
        session = site.session()
        if role is not None:
            session = replace(session, actor=replace(session.actor, roles=frozenset({role})))
        services = replace(session.services, reports=paper.services(has_printer=has_printer))
        around = Surroundings(look, bridge, lambda: NOW, Preferences())
        pages = Pages(replace(session, services=services), around, Where("reports"))
        kept.append(pages)
        show(qtbot, pages.workspace)

        def choose(name: str, then: Callable[[Path], object]) -> None:
            paper.names.append(name)
            then(Path("/media/stick") / name)

        pages.rooms.reports._choose = choose
        page = pages.workspace.room()
        assert isinstance(page, ReportsPage)
        return page

    return made


def test_a_saved_sheet_is_named_for_stage_and_day(build: Build, paper: Press) -> None:
    page = build()
    press(page.tiles[ROLL_CALL], Key.Key_S, held=CTRL)
    assert paper.runs == [(ROLL_CALL, Lang.UK)]
    assert paper.names == ["roll-call-stage-2-2026-03-06.pdf"]
    assert paper.went == [("keep", (paper.names[0], b"%PDF run 1"))]
    assert page.runs.table.model().rowCount() == 1


def asked(page: ReportsPage) -> PrintQuestion:
    """Return the question how a sheet is to be printed."""
    found = [one for one in page.findChildren(PrintQuestion) if one.isVisible()]
    return found[-1]


def confirm(page: ReportsPage) -> None:
    """Print as the question proposes, where one is open."""
    for one in page.findChildren(PrintQuestion):
        if one.isVisible():
            one.act.click()


def test_printer_copies_pages_and_sides_are_chosen_and_remembered(
    build: Build, paper: Press
) -> None:
    page = build()
    page.choice.print.click()
    question = asked(page)
    assert [question.printer.itemText(n) for n in range(3)] == [
        "на вибір системи",
        "Yard",
        "Office",
    ]
    question.printer.setCurrentIndex(2)
    question.copies.setText("3")
    question.pages.setText("1 - 2, 4")
    question.sides.setChecked(True)
    press(question.pages, Key.Key_Return)
    assert paper.jobs == [PrintJob("Office", 3, "1-2,4", both_sides=True)]
    page.choice.print.click()
    press(asked(page).copies, Key.Key_Return)
    assert paper.jobs[1] == PrintJob("Office", 1, "", both_sides=True)


@pytest.mark.parametrize(
    ("copies", "pages", "said"),
    [
        ("0", "", "Примірники"),
        ("", "", "Примірники"),
        ("x", "", "Примірники"),
        ("1", "3-1", "Сторінки"),
        ("1", "0", "Сторінки"),
        ("1", "1;2", "Сторінки"),
        ("1", "-o raw", "Сторінки"),
    ],
)
def test_a_wrong_number_is_said_in_place_and_nothing_is_set(
    build: Build, paper: Press, copies: str, pages: str, said: str
) -> None:
    page = build()
    page.choice.print.click()
    question = asked(page)
    question.copies.setText(copies)
    question.pages.setText(pages)
    press(question.copies, Key.Key_Return)
    assert question.isVisible()
    assert question.fault.text().startswith(said)
    assert question.fault.text().endswith("Нічого не надруковано.")
    assert (question.copies.text(), question.pages.text()) == (copies, pages)
    press(question.copies, Key.Key_Escape)
    assert (paper.runs, paper.jobs) == ([], [])


def test_the_summary_of_the_stage_is_on_paper_after_four_keys_in_the_room(
    build: Build, paper: Press
) -> None:
    """With the key that opens the room these are five."""
    page = build(role=Role.SUPERVISOR)
    page.enter()
    tile = page.tiles[page.sheet()]
    press(tile, Key.Key_Up)
    press(page.tiles[page.sheet()], Key.Key_Right)
    assert page.sheet() == STAGE_SUMMARY
    press(page.tiles[STAGE_SUMMARY], Key.Key_P, held=CTRL)
    press(asked(page).copies, Key.Key_Return)
    assert [code for code, _ in paper.runs] == [STAGE_SUMMARY]
    assert len(paper.jobs) == 1


def test_the_empty_sheet_in_english_goes_to_the_printer_by_keys_alone(
    build: Build, paper: Press
) -> None:
    page = build()
    press(page.tiles[ROLL_CALL], Key.Key_Right)
    assert page.sheet() == CHECK_IN
    page.choice.langs.buttons[1].click()
    press(page.tiles[CHECK_IN], Key.Key_P, held=CTRL)
    press(asked(page).copies, Key.Key_Return)
    assert paper.runs == [(CHECK_IN, Lang.EN)]
    assert paper.went == [("spool", (b"%PDF run 1",))]


@pytest.mark.parametrize(
    ("code", "keys", "start"),
    [
        (STICKERS, (Key.Key_Down, Key.Key_Right, Key.Key_Right), 6),
        (STICKERS, (Key.Key_Up, Key.Key_Left), 1),
        (WRISTBANDS, (Key.Key_Down, Key.Key_Down), 3),
        (WRISTBANDS, (Key.Key_End, Key.Key_Down), 8),
    ],
)
def test_labels_ask_for_the_free_place_first_and_go_on_by_keys(
    build: Build, paper: Press, code: str, keys: tuple[Qt.Key, ...], start: int
) -> None:
    page = build()
    page.choose_sheet(code)
    press(page.tiles[code], Key.Key_P, held=CTRL)
    assert paper.runs == []
    question = page.findChild(PlaceQuestion)
    assert question is not None
    places = question.places
    press(places, Key.Key_End, Key.Key_Home, *keys, Key.Key_Return)
    press(asked(page).copies, Key.Key_Return)
    assert paper.runs == [(code, Lang.UK)]
    assert paper.starts == [start]
    assert paper.went == [("spool", (b"%PDF run 1",))]


def test_labels_are_not_set_after_esc(build: Build, paper: Press) -> None:
    page = build()
    page.choose_sheet(STICKERS)
    page.choice.save.click()
    question = page.findChild(PlaceQuestion)
    assert question is not None
    press(question.places, Key.Key_Escape)
    assert (paper.runs, paper.names) == ([], [])


def test_people_who_get_no_label_are_counted_in_words(
    build: Build, paper: Press, site: Site
) -> None:
    page = build()
    paper.left_out = 3
    page.choose_sheet(WRISTBANDS)
    page.choice.save.click()
    question = page.findChild(PlaceQuestion)
    assert question is not None
    question.act.click()
    assert paper.names == ["wristbands-stage-2-2026-03-06.pdf"]
    quiet = page.window().findChild(QuietBar)
    assert quiet is not None
    assert "3 особи не мають номера" in quiet.text()


def test_a_place_that_cannot_be_written_registers_no_run(build: Build, paper: Press) -> None:
    page = build()
    paper.fail["require_writable"] = PlaceNotWritable()
    page.choice.save.click()
    assert paper.runs == []
    assert "Аркуш не складено" in page.fault.text()
    assert page.choice.save.isEnabled()


@pytest.mark.parametrize(
    ("way", "error"),
    [("keep", SheetNotKept(1)), ("spool", PrinterRefused(1, "refused"))],
)
def test_a_sheet_that_reached_nobody_stands_below_and_is_said_by_its_number(
    build: Build, paper: Press, way: str, error: Exception
) -> None:
    page = build()
    paper.fail[way] = error
    (page.choice.save if way == "keep" else page.choice.print).click()
    confirm(page)
    assert "№ 1" in page.fault.text()
    assert page.choice.save.isEnabled()
    paper.fail.clear()
    page.runs.table.selectRow(0)
    (page.runs.save if way == "keep" else page.runs.print).click()
    confirm(page)
    assert paper.went[-1][1][-1] == b"%PDF run 1"
    assert len(paper.runs) == 1
    assert not page.fault.isVisible()


def test_an_earlier_run_is_saved_again_under_its_number(build: Build, paper: Press) -> None:
    page = build()
    page.choice.save.click()
    assert not page.runs.save.isEnabled()
    page.runs.table.selectRow(0)
    page.runs.save.click()
    assert paper.names[-1] == "roll-call-run-1-2026-03-06.pdf"
    assert len(paper.runs) == 1


def test_without_a_print_queue_nothing_is_offered_and_the_reason_stands_there(
    build: Build, paper: Press
) -> None:
    page = build(has_printer=False)
    press(page.tiles[ROLL_CALL], Key.Key_P, held=CTRL)
    assert paper.runs == []
    assert not page.choice.print.isEnabled()
    assert "немає черги друку" in page.choice._where()


def test_without_a_stage_nothing_is_set(build: Build, paper: Press) -> None:
    page = build()
    page.show_stage(None)
    page.choice.save.click()
    press(page.tiles[ROLL_CALL], Key.Key_S, held=CTRL)
    assert paper.runs == []


def test_the_sheet_and_its_language_survive_a_change_of_the_window(build: Build) -> None:
    page, other = build(), build()
    page.choose_sheet(CHECK_IN)
    page.choice.langs.choose(Lang.EN)
    other.restore(page.state())
    assert (other.sheet(), other.choice.langs.value()) == (CHECK_IN, Lang.EN)


def test_a_report_is_shown_as_it_is_chosen_and_its_pages_turned(build: Build, paper: Press) -> None:
    page = build()
    page.choose_sheet(COMPLIANCE)
    page.choice.editions.buttons[1].click()
    page.choice.langs.buttons[1].click()
    assert paper.previews[-1] == Wanted(Report.COMPLIANCE, Lang.EN, Edition.PUBLIC)
    assert page.preview._where.text() == "Стор. 1 з 3"
    page.preview.on.click()
    press(page.tiles[COMPLIANCE], Key.Key_PageDown, held=CTRL)
    assert page.preview._where.text() == "Стор. 3 з 3"
    assert not page.preview.on.isEnabled()
    assert page.preview.back.isEnabled()
    assert paper.runs == []


def test_nothing_is_set_for_a_preview_that_nobody_sees(build: Build, paper: Press) -> None:
    page = build()
    page.show_beside(1)
    seen = len(paper.previews)
    page.choose_sheet(STAGE_SUMMARY)
    page.choice.editions.buttons[1].click()
    assert len(paper.previews) == seen
    page.beside.buttons[0].click()
    assert paper.previews[-1] == Wanted(Report.STAGE_SUMMARY, Lang.UK, Edition.PUBLIC)


def test_the_chosen_edition_is_the_one_that_is_set(build: Build, paper: Press) -> None:
    page = build()
    page.choose_sheet(STAGE_SUMMARY)
    page.choice.editions.buttons[1].click()
    page.choice.save.click()
    page.choose_sheet(CONTACT_REGISTER)
    page.choice.save.click()
    assert paper.runs == [(STAGE_SUMMARY, Lang.UK), (CONTACT_REGISTER, Lang.UK)]
    assert paper.editions == [Edition.PUBLIC, None]
    assert page.choice.edition() is None


def test_a_report_that_is_refused_says_why_in_the_place_of_its_pages(
    build: Build, paper: Press
) -> None:
    page = build()
    paper.fail["preview"] = NumbersDisclose(3)
    page.choose_sheet(COMPLIANCE)
    assert page.preview._said.isVisible()
    assert "3" in page.preview._said.text()
    assert page.preview._where.text() == ""


def test_labels_have_no_preview_and_say_so(build: Build, paper: Press) -> None:
    page = build()
    seen = len(paper.previews)
    page.choose_sheet(STICKERS)
    assert len(paper.previews) == seen
    assert page.preview._said.isVisible()


def test_an_officer_sees_no_report_that_only_a_supervisor_prints(build: Build) -> None:
    everything = set(build(role=Role.SUPERVISOR).tiles)
    offered = set(build(role=Role.FIELD_OFFICER).tiles)
    assert everything - offered == {COMPLIANCE, CONTACT_REGISTER}
    assert STAGE_SUMMARY in offered
