"""The numbers of Today over a register at work: each opens to as many people as it says, for every role."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from busy_days import make_busy
from caseapp.domain.access import Role
from caseapp.domain.interview_views import QueueRow
from caseapp.domain.queues import Queue, awaits_interview
from caseapp.ui.arrivals.desk import Line as DeskLine
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.binding.rooms import session_of
from caseapp.ui.bridge import Bridge
from caseapp.ui.compliance.page import CompliancePage
from caseapp.ui.compliance.queue_brush import Line
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.preferences import Preferences
from caseapp.ui.relatives.page import RelativesPage
from caseapp.ui.rooms import Surroundings
from caseapp.ui.today import presenter
from caseapp.ui.today.page import TodayPage
from mornings import Morning, morning, morning_template
from sizes import sized
from ui.hands import press, show, type_text

__all__ = ["morning", "morning_template"]
FO, MED, PSY, SUP = Role.FIELD_OFFICER, Role.MEDIC, Role.PSYCHOLOGIST, Role.SUPERVISOR
Open = Callable[[Role], Pages]


@pytest.fixture
def opened(qtbot: QtBot, look: Look, bridge: Bridge, morning: Morning) -> Iterator[Open]:
    """Open the window as a role over a stage at work."""
    closing: list[Callable[[], None]] = []
    with morning.founded.opened(SUP) as ctx:
        make_busy(ctx, morning, 5)

    def made(who: Role) -> Pages:
        session = session_of(morning.founded.folder, morning.founded.open(who), demo=False)
        closing.append(session.close)
        around = Surroundings(look, bridge, lambda: datetime.now(UTC), Preferences())
        pages = Pages(session, around, Where())
        show(qtbot, pages.workspace)
        return pages

    yield made
    for close in closing:
        close()


def at_today(pages: Pages) -> TodayPage:
    """Go to Today."""
    pages.workspace.go("today")
    room = pages.workspace.room()
    assert isinstance(room, TodayPage)
    return room


def shown(pages: Pages, queue: Queue) -> int:
    """Return how many of a queue stand in what is open now."""
    QApplication.processEvents()  # a room reads once it is in front
    room = pages.workspace.room()
    if pages.stages.closing is not None:
        found = pages.stages.closing.waiting.rows
        rows = [found.row_at(place) for place in range(found.rowCount())]
        kind = "doubtful" if queue is Queue.DOUBTS else "conflict"
        pages.stages.closing.reject()
        pages.stages.closing = None
        return len({row.row.person for row in rows if row and row.row and row.kind == kind})
    if isinstance(room, PeoplePage):
        return room.list.table.cells.rowCount()
    if isinstance(room, RelativesPage):
        lines = [room.queue.rows.row_at(place) for place in range(room.queue.rows.rowCount())]
        if queue is Queue.CALL_BACK_DUE:
            now = datetime.now(UTC)
            return sum(bool(one and one.due_at and one.due_at <= now) for one in lines)
        return len(lines)
    assert isinstance(room, CompliancePage)
    people = room.queue.people.rows
    rows_ = [people.row_at(place) for place in range(people.rowCount())]
    waiting = [one.row for one in rows_ if isinstance(one, Line)]
    return sum(may_be_offered(one) for one in waiting)


def may_be_offered(row: QueueRow) -> bool:
    """Say whether a row of the room of interviews may be offered one."""
    return awaits_interview(row.state, row.reason) and row.hindrance is None and not row.handed_over


def disagreements(pages: Pages) -> dict[Queue, tuple[int, int]]:
    """Open each queue by Enter: (number on Today, people in what opened) where these differ."""
    found = {}
    today = at_today(pages)
    rows = today.queues.list.rows
    for place in range(rows.rowCount()):
        view = rows.row_at(place)
        assert view is not None
        if not view.count:
            continue
        today = at_today(pages)
        today.queues.list.choose(place)
        press(today.queues.list, Qt.Key.Key_Return)
        left = pages.workspace.room() is not today or pages.stages.closing is not None
        length = shown(pages, view.queue) if left else -1
        if length != view.count:
            found[view.queue] = (view.count, length)
    return found


@pytest.mark.parametrize("who", [FO, SUP, PSY, MED][: sized(2, 4)])
def test_every_queue_opens_to_as_many_as_it_says(opened: Open, who: Role) -> None:
    pages = opened(who)
    assert disagreements(pages) == {}
    filled = [one for one in Queue if _count(at_today(pages), one)]
    assert len(filled) >= 8


def _count(today: TodayPage, queue: Queue) -> int:
    rows = today.queues.list.rows
    views = [rows.row_at(place) for place in range(rows.rowCount())]
    return next(one.count for one in views if one and one.queue is queue)


def test_a_queue_sent_to_another_list_is_seen(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenter, "_ROOMS", {Queue.UNFIT: presenter._ROOMS[Queue.NO_CONTACT]})
    assert Queue.UNFIT in disagreements(opened(SUP))


def test_a_number_narrowed_by_what_was_typed_before_is_shown_whole(opened: Open) -> None:
    pages = opened(SUP)
    pages.workspace.go("people")
    people = pages.workspace.room()
    assert isinstance(people, PeoplePage)
    QApplication.processEvents()
    people.seek("нікого такого")
    assert people.list.table.cells.rowCount() == 0
    today = at_today(pages)
    for code in ("arrived", "unexpected"):
        press(at_today(pages).stage.figures[code], Qt.Key.Key_Return)
        QApplication.processEvents()
        assert people.list.table.cells.rowCount() == int(today.stage.figures[code].text()) > 0


def counted(pages: Pages, *, desk: str) -> int:
    """Return how many the desk's list shows for a number."""
    QApplication.processEvents()
    room = pages.workspace.room()
    assert isinstance(room, ArrivalsPage)
    rows = [room.people.rows.row_at(place) for place in range(room.people.rows.rowCount())]
    assert desk in room.only.accessibleName()
    return sum(isinstance(one, DeskLine) for one in rows)


def test_numbers_of_the_list_and_quarters_open_at_the_desk(opened: Open) -> None:
    pages = opened(SUP)
    today = at_today(pages)
    for code, name in (("listed", "За списком"), ("awaited", "Ще чекаємо")):
        figure = at_today(pages).stage.figures[code]
        press(figure, Qt.Key.Key_Return)
        assert counted(pages, desk=name) == int(figure.text()) > 0
    came = at_today(pages).came
    came.chart.setFocus()
    place = came.chart.chosen()
    count = came.chart._data[place][1]
    press(came.chart, Qt.Key.Key_Return)
    assert counted(pages, desk="Прибуття") == count > 0
    desk = pages.workspace.room()
    assert isinstance(desk, ArrivalsPage)
    press(desk.field, Qt.Key.Key_Escape)
    assert not desk.only.code
    assert desk.people.rows.rowCount() > count + 1
    at_today(pages).came.opened.emit("only:group:POW")
    text = today.came.categories.accessibleName()
    assert str(counted(pages, desk="Військовополонені")) in text
    type_text(desk.field, "а")
    assert not desk.only.code


def test_an_arrival_marked_elsewhere_is_counted_at_once(opened: Open, morning: Morning) -> None:
    pages = opened(FO)
    today = at_today(pages)
    before = _count(today, Queue.NOT_HANDED_OVER)
    pages.workspace.go("arrivals")
    pages.workspace.room().seek("29")
    pages.workspace.room().take_wanted.emit()  # type: ignore[attr-defined] # the desk has it
    assert _count(at_today(pages), Queue.NOT_HANDED_OVER) == before + 1
    pages.frame.undo()
    assert _count(today, Queue.NOT_HANDED_OVER) == before
