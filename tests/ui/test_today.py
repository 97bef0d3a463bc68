"""Today over invented numbers: what it says, what the keyboard opens, when it reads."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.at_work import AtWork, Surroundings
from caseapp.domain.consents import ConsentState
from caseapp.domain.contact import ContactState
from caseapp.domain.ids import PersonId, StageId
from caseapp.domain.interviews import InterviewState
from caseapp.domain.queues import Queue, Standing, Waits
from caseapp.domain.views import Overview
from caseapp.text import dates
from caseapp.text.labels import label
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.room import Frame
from caseapp.ui.today.page import TodayPage
from caseapp.ui.today.presenter import TodayPresenter
from caseapp.ui.today.services import TodayServices
from caseapp.ui.widgets.charts import Columns
from ui.fakes import ACTOR, Done, Site
from ui.hands import press, show
from ui.people import NOW, STAGE

Q, Key = Queue, Qt.Key
WORKED = {
    Q.NO_CONTACT: ("relatives", ""),
    Q.CALL_BACK_DUE: ("relatives", ""),
    Q.TO_INTERVIEW: ("compliance", ""),
}
DECIDED = {Q.DOUBTS, Q.CONFLICTS}


def somebody(number: int, minutes: int = 48, **known: Any) -> Standing:
    """Return somebody for whom everything is done but what is said."""
    done: dict[str, Any] = {
        "person": PersonId(UUID(int=number)),
        "arrived_at": NOW - timedelta(minutes=minutes),
        "triage": "green",
        "fit": "yes",
        "care": ConsentState.GIVEN,
        "contact": ContactState.REACHED,
        "interview": InterviewState.COMPLETED,
        "handed_over": True,
    }
    return Standing(**{**done, **known})


HERE: dict[Queue, dict[str, Any]] = {
    Q.URGENT_NEEDS: {"urgent_since": NOW - timedelta(minutes=41)},
    Q.NO_TRIAGE: {"handed_over": False, "triage": None},
    Q.CALL_BACK_DUE: {"handed_over": False, "contact": ContactState.TRYING, "call_back_at": NOW},
    Q.NO_CONTACT: {"handed_over": False, "contact": ContactState.OFFERED},
    Q.STOPPED_CALLS: {"stopped_since": NOW - timedelta(minutes=3)},
    Q.TO_INTERVIEW: {"handed_over": False, "interview": None},
    Q.INTERVIEW_POSTPONED: {"handed_over": False, "later_since": NOW - timedelta(minutes=9)},
    Q.NOT_JUDGED: {"handed_over": False, "interview": None, "fit": None},
    Q.UNFIT: {"handed_over": False, "interview": None, "fit": "later"},
    Q.DOUBTS: {"doubtful": True},
    Q.CONFLICTS: {"contested": True},
    Q.NOT_HANDED_OVER: {"handed_over": False},
}
"""Queue → what puts somebody into it."""


@dataclass
class Today:
    """The page, its presenter and where they sent the user."""

    page: TodayPage
    presenter: TodayPresenter
    site: Site
    bridge: Bridge
    gone: list[tuple[str, str]] = field(default_factory=list)
    closings: list[bool] = field(default_factory=list)
    reads: list[StageId] = field(default_factory=list)
    around: list[Surroundings] = field(default_factory=list)

    def wait_for(self, *people: Standing) -> None:
        """Let other people wait, as after somebody's act."""
        self.site.waiting[:] = people
        self.bridge.change(lambda: Done(None), lambda _none: None, owner=self.bridge)

    def names(self) -> list[str]:
        """Return the queues as a screen reader says them, from top to bottom."""
        rows = self.page.queues.list.rows
        return [str(rows.index(place).data()) for place in range(rows.rowCount())]


Make = Callable[..., Today]


@pytest.fixture
def today(qtbot: QtBot, look: Look, bridge: Bridge, site: Site) -> Make:
    """Make Today as a role sees it."""

    def made(*roles: Role) -> Today:
        actor = replace(ACTOR, roles=frozenset(roles)) if roles else ACTOR
        gone: list[tuple[str, str]] = []
        reads: list[StageId] = []
        around = [Surroundings((), None, None)]
        frame = Frame(
            look, bridge, actor, lambda _n: None, lambda *to: gone.append(to), lambda: NOW
        )

        def day(stage: StageId) -> tuple[Overview, Waits]:
            reads.append(stage)
            return site.day(stage)

        page = TodayPage(frame)
        presenter = TodayPresenter(page, frame, TodayServices(day, lambda: around[0]))
        one = Today(page, presenter, site, bridge, gone, reads=reads, around=around)
        page.closing_wanted.connect(lambda: one.closings.append(True))
        show(qtbot, page)
        page.show_stage(STAGE)
        page.enter()
        return one

    return made


def focused(page: TodayPage) -> QWidget | None:
    return page.window().focusWidget()


def test_a_queue_is_said_with_its_number_its_wait_and_what_it_counts(today: Make) -> None:
    one = today()
    one.wait_for(*(somebody(n, 30 + n, **HERE[Q.NO_CONTACT]) for n in range(1, 19)))
    said = one.names()[0]
    assert said.startswith("Ще не зв’язалися з рідними. 18. найдовше 48 хв. На місці")
    assert one.page.queues.counted.text().startswith("На місці")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "щойно"),
        (65, "найдовше 1 год 5 хв"),
        (1439, "найдовше 23 год 59 хв"),
        (1440, "від 05.03"),
    ],
)
def test_a_wait_of_days_is_said_by_its_date(today: Make, minutes: int, said: str) -> None:
    one = today()
    one.wait_for(somebody(1, minutes, **HERE[Q.NO_TRIAGE]))
    assert said in one.names()[0]


def test_empty_queues_stand_below_quietly_and_cannot_be_chosen(today: Make) -> None:
    one = today()
    one.wait_for(somebody(1, **HERE[Q.UNFIT]))
    names = one.names()
    assert len(names) == len(Queue)
    assert "нікого" not in " ".join(names[:2])
    assert all("нікого" in name for name in names[2:])
    for _ in range(len(names)):
        press(one.page.queues.list, Key.Key_Down)
    press(one.page.queues.list, Key.Key_Return)
    assert one.gone == [("people", "queue:not_handed_over")]


def test_where_nobody_waits_enter_goes_to_the_desk(today: Make) -> None:
    one = today()
    assert not one.page.queues.anybody
    assert focused(one.page) is one.page.desk
    assert one.page.queues.counted.text() == "Ніхто нічого не чекає."


@pytest.mark.parametrize("queue", Queue)
def test_enter_opens_the_room_that_works_a_queue(today: Make, queue: Queue) -> None:
    one = today()
    one.wait_for(somebody(1, **HERE[queue]))
    listed = one.page.queues.list
    assert focused(one.page) is listed
    while (chosen := listed.chosen_row()) is not None and chosen.queue is not queue:
        press(listed, Key.Key_Down)
    press(listed, Key.Key_Return)
    if queue in DECIDED:
        assert (one.gone, one.closings) == ([], [True])
    else:
        assert one.gone == [WORKED.get(queue, ("people", f"queue:{queue}"))]


def test_a_click_opens_as_enter_does(today: Make) -> None:
    one = today()
    one.wait_for(somebody(1, **HERE[Q.URGENT_NEEDS]))
    listed = one.page.queues.list
    place = listed.visualRect(listed.rows.index(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert one.gone == [("people", "queue:urgent_needs")]


@pytest.mark.parametrize("queue", Queue)
def test_who_has_no_room_for_a_queue_gets_its_people(today: Make, queue: Queue) -> None:
    one = today(Role.MEDIC)  # calls home, but neither interviews nor closes a stage
    one.presenter.open_queue(queue)
    calls = queue in {Q.NO_CONTACT, Q.CALL_BACK_DUE}
    assert one.gone == [("relatives", "") if calls else ("people", f"queue:{queue}")]
    assert one.closings == []


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("listed", ("arrivals", "only:listed")),
        ("arrived", ("people", "queue:")),
        ("awaited", ("arrivals", "only:awaited")),
        ("unexpected", ("people", "queue:unlisted")),
    ],
)
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_number_of_the_bar_opens_whom_it_counts(
    today: Make, code: str, place: tuple[str, str], key: Qt.Key
) -> None:
    one = today()
    figure = one.page.stage.figures[code]
    assert figure.accessibleName().endswith(f": {figure.text()}")
    press(figure, key)
    assert one.gone == [place]


def test_tab_goes_over_the_numbers_to_the_queues(today: Make) -> None:
    one = today()
    one.wait_for(somebody(1, **HERE[Q.NO_TRIAGE]))
    seen: list[QWidget] = []
    start = focused(one.page)
    while len(seen) < 20:
        here = focused(one.page)
        assert here is not None
        if here is start and seen:
            break
        seen.append(here)
        press(here, Key.Key_Tab)
    wanted = {*one.page.stage.figures.values(), one.page.queues.list, one.page.desk}
    assert wanted <= set(seen)
    assert all(each.accessibleName() for each in seen)


def test_the_chosen_queue_stays_chosen_until_it_is_empty(today: Make) -> None:
    one = today()
    both = somebody(1, **HERE[Q.NO_TRIAGE]), somebody(2, **HERE[Q.UNFIT])
    one.wait_for(*both)
    press(one.page.queues.list, Key.Key_Down)
    chosen = one.page.queues.list.chosen_row()
    assert chosen is not None
    assert chosen.queue is Q.UNFIT
    one.wait_for(both[1])
    after = one.page.queues.list.chosen_row()
    assert after is not None
    assert after.queue is Q.UNFIT
    one.wait_for(both[0])
    last = one.page.queues.list.chosen_row()
    assert last is not None
    assert last.queue is Q.NO_TRIAGE


def test_numbers_follow_a_change_and_nothing_is_read_while_nobody_looks(today: Make) -> None:
    one = today()
    one.wait_for(somebody(1, **HERE[Q.NO_TRIAGE]))
    assert "1." in one.names()[0]
    one.page.hide()
    before = len(one.reads)
    one.wait_for(*(somebody(n, **HERE[Q.NO_TRIAGE]) for n in range(3)))
    assert len(one.reads) == before
    one.page.show()
    assert len(one.reads) == before + 1
    assert "3." in one.names()[0]


def test_progress_is_said_in_words(today: Make) -> None:
    one = today()
    one.wait_for(
        somebody(1),
        somebody(2, contact=ContactState.DECLINED, interview=InterviewState.DECLINED),
        somebody(3, **HERE[Q.NO_CONTACT]),
        somebody(4, care=ConsentState.REFUSED),
    )
    calls, talks = one.page.stage.calls, one.page.stage.talks
    assert (calls.said.text(), talks.said.text()) == ("1 з 3", "2 з 3")
    assert calls.bar.accessibleName().startswith(calls.caption)
    assert "1" in calls.rest.text()


def test_the_queue_that_was_chosen_is_found_again_in_another_language(today: Make) -> None:
    one = today()
    one.wait_for(somebody(1, **HERE[Q.NO_TRIAGE]), somebody(2, **HERE[Q.UNFIT]))
    press(one.page.queues.list, Key.Key_Down)
    state = one.page.state()
    other = today()
    other.page.restore(state)
    other.wait_for(*other.site.waiting)
    chosen = other.page.queues.list.chosen_row()
    assert chosen is not None
    assert chosen.queue is Q.UNFIT


def test_every_queue_has_a_name_and_says_what_it_counts(today: Make, look: Look) -> None:
    names = today().names()
    for queue in Queue:
        assert any(name.startswith(label(queue, look.words)) for name in names)


def test_it_says_where_the_numbers_come_from_and_who_works_on_them(today: Make) -> None:
    one = today()
    said = one.page._from.text()
    assert said == "пораховано лише на цьому ноутбуці · резервної копії ще немає"
    assert one.page.came.working.text().startswith("За останні пів години")
    people = (AtWork("Кравець Олена", "2", NOW), AtWork("Бондар Ігор", "", NOW))
    one.around[0] = Surroundings(people, NOW, NOW)
    one.wait_for()
    said, when = one.page._from.text(), dates.when(NOW)
    assert said == f"разом з іншою копією, об’єднано {when} · резервна копія {when}"
    working = one.page.came.working.text()
    assert working == "Працюють: Кравець Олена, стіл 2, 13:30 · Бондар Ігор, 13:30"


def test_a_quarter_is_chosen_by_arrows_and_opened_by_enter_or_a_click(today: Make) -> None:
    one = today()
    chart = one.page.came.chart
    chart.setFocus()
    assert chart.accessibleDescription() == "13:15: 8"
    press(chart, Key.Key_Left)
    assert chart.accessibleDescription() == "13:00: 62"
    press(chart, Key.Key_Return)
    start = (NOW - timedelta(minutes=30)).isoformat()
    assert one.gone == [("arrivals", f"only:quarter:{start}")]
    press(chart, Key.Key_Right, Key.Key_Right, Key.Key_Space)
    assert one.gone[1][1].endswith((NOW - timedelta(minutes=15)).isoformat())
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert one.gone[2][1].endswith((NOW - timedelta(minutes=90)).isoformat())


def test_a_quarter_in_which_nobody_came_is_passed_over(qtbot: QtBot, look: Look) -> None:
    chart = Columns(look)
    show(qtbot, chart)
    opened: list[int] = []
    chart.opened.connect(opened.append)
    chart.show_counts((("12:30", 3), ("12:45", 0), ("13:00", 2)), "", growing=False)
    chart.setFocus()
    press(chart, Key.Key_Left, Key.Key_Return, Key.Key_Left, Key.Key_Return)
    assert opened == [0, 0]
    chart.show_counts((("12:30", 0),), "", growing=False)
    press(chart, Key.Key_Return)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert (opened, chart.chosen()) == ([0, 0], -1)


def test_a_desk_and_a_category_open_whom_they_count(today: Make) -> None:
    one = today()
    desks = one.page.came.desks
    assert desks.accessibleName().startswith("Стіл 1: 3 · Стіл 10: 3")
    desks.setFocus(Qt.FocusReason.TabFocusReason)
    press(desks, Key.Key_Return, Key.Key_Right, Key.Key_Return)
    assert one.gone == [("arrivals", "only:station:1"), ("arrivals", "only:station:10")]
    press(desks, Key.Key_Tab)
    assert focused(one.page) is not desks
