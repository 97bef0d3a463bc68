"""Draws the pictures in ``docs/screens/``: each screen in both languages, light and dark.

``python packaging/screens.py [FOLDER]``  works offscreen on the register of invented people, which it makes
in a temporary folder. Settings have pictures of their own; ``QT_FONT_DPI=144`` in front of it draws them
at 150 % text.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import ParamSpec, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402 - as above

from caseapp.domain.answers import AnswerKey  # noqa: E402 - after the path is set
from caseapp.domain.consents import ON_SITE, ConsentState  # noqa: E402 - as above
from caseapp.domain.drill import Leave, Part  # noqa: E402 - as above
from caseapp.domain.ids import InterviewId, PersonId, StageId  # noqa: E402 - as above
from caseapp.domain.interview_views import QueueRow, Said  # noqa: E402 - as above
from caseapp.domain.interviews import InterviewState  # noqa: E402 - as above
from caseapp.domain.needs import Fitness  # noqa: E402 - as above
from caseapp.domain.relatives import Contact  # noqa: E402 - as above
from caseapp.services import demo, registers  # noqa: E402 - as above
from caseapp.text.words import Lang  # noqa: E402 - as above
from caseapp.ui.binding.gate import gate_services  # noqa: E402 - as above
from caseapp.ui.binding.rooms import session_of  # noqa: E402 - as above
from caseapp.ui.bridge import Bridge  # noqa: E402 - as above
from caseapp.ui.compliance.page import CompliancePage  # noqa: E402 - as above
from caseapp.ui.compliance.services import Decided  # noqa: E402 - as above
from caseapp.ui.desktop import Desktop  # noqa: E402 - as above
from caseapp.ui.drill import state as drills  # noqa: E402 - as above
from caseapp.ui.drill.state import DrillState  # noqa: E402 - as above
from caseapp.ui.frame.workspace import Workspace  # noqa: E402 - as above
from caseapp.ui.gate.presenter import GatePresenter, Preselected  # noqa: E402 - as above
from caseapp.ui.gate.screen import GateScreen  # noqa: E402 - as above
from caseapp.ui.pages import Pages, Where  # noqa: E402 - as above
from caseapp.ui.people.page import PeoplePage  # noqa: E402 - as above
from caseapp.ui.preferences import Mode, Preferences  # noqa: E402 - as above
from caseapp.ui.relatives.page import RelativesPage  # noqa: E402 - as above
from caseapp.ui.reports.page import ReportsPage  # noqa: E402 - as above
from caseapp.ui.rooms import Surroundings  # noqa: E402 - as above
from caseapp.ui.session import Session  # noqa: E402 - as above
from caseapp.ui.widgets.quiet_bar import Notice  # noqa: E402 - as above
from help_screens import helping  # noqa: E402 - beside this file
from pictures import LAPTOP, keep  # noqa: E402 - as above

NOW = datetime(2026, 3, 6, 12, 32, tzinfo=UTC)
"""Just after the time to which the demo is played."""
LIST = ROOT / "resources" / "demo" / "list-v3.xlsx"
PLACE = Path("/home/team/registers/register")
P = ParamSpec("P")
T = TypeVar("T")
TWO_WAYS = {(Lang.UK, Mode.LIGHT), (Lang.EN, Mode.DARK)}
EVERYWAY = {"lock", "today", "arrivals", "person-who", "relatives-call", "compliance-question"}
"""Drawn in both languages in light and dark; the others in each language and each theme once."""

Shot = tuple[str, QWidget]


class SameThread(Executor):
    """Runs work at once, so that a picture never shows a page that still waits."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Override: now."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def gate(desktop: Desktop) -> Iterator[Shot]:
    """Yield the lock screen and the ways in."""
    screen = GateScreen(desktop.look, NOW)
    services = gate_services(PLACE)
    presenter = GatePresenter(screen, Bridge(SameThread()), services, desktop.look, Preselected())
    presenter.start()
    yield "lock", screen
    presenter.founding.open_create()
    yield "create", screen


@dataclass(frozen=True)
class Cast:
    """Whom the pictures show, by what is to be seen of them."""

    stage: StageId
    talked: QueueRow
    """Interviewed already: every section of their page holds something."""
    asked: QueueRow
    """Waits to be asked for consent."""
    refused: PersonId
    """Allows no case."""
    called: PersonId
    """Waits for a call, and somebody can be called."""
    interview: InterviewId
    """Lasts; a few questions are answered."""
    unfit: InterviewId
    """Lasts too, but the medic has said no since."""


def cast(session: Session) -> Cast:
    """Choose whom the pictures show, and begin the interviews that are seen."""
    services = session.services
    (stage,) = services.frame.all_stages()
    queue = services.compliance.queue(stage.id)
    talking, tired, asked, *_ = queue.to_offer
    ended = [row for row in queue.ended if row.state is InterviewState.COMPLETED]
    people = services.people.people_of(stage.id)
    waiting = services.relatives.queue(stage.id).lines
    unfit = _begin(session, stage.id, tired)
    session.services.casefile.on_site.triage.set_fitness(tired.arrival, Fitness.NO)
    return Cast(
        stage.id,
        ended[0],
        asked,
        next(one.person for one in people if one.minimal),
        next(one.person for one in waiting if _can_be_called(one.contact)),
        _begin(session, stage.id, talking),
        unfit,
    )


def _can_be_called(contact: Contact) -> bool:
    return any(contact.why_not(one) is None for one in contact.relatives)


def _begin(session: Session, stage: StageId, row: QueueRow) -> InterviewId:
    services = session.services.compliance
    given = dict.fromkeys(ON_SITE, ConsentState.GIVEN)
    services.consents.record(Decided(row.person, given, "uk"))
    which = services.steps.start(stage, row.person, "uk", False).value
    checks = [each.check.code for each in services.interview(which).core]
    for code, key in zip(checks, (1, 1, 3, 4, 2), strict=False):
        services.answers.answer(which, code, Said(AnswerKey(key)))
    return which


def rooms(desktop: Desktop, session: Session, cast_: Cast) -> Iterator[Shot]:
    """Yield the rooms with something to see in them."""
    chosen = Preferences(lang=desktop.look.words.lang, mode=desktop.mode)
    around = Surroundings(desktop.look, Bridge(SameThread()), lambda: NOW, chosen)
    pages = Pages(session, around, Where())
    view = pages.workspace
    view.resize(LAPTOP)
    view.show()
    yield "today", view
    view.go("arrivals")
    view.room().seek("ков" if chosen.lang is Lang.UK else "kov")
    yield "arrivals", view
    for drawn in (people, relatives, compliance, reports, lists, drill, helping):
        for name in drawn(pages, session, cast_):
            yield name, view.findChild(QDialog) or view
            for dialog in view.findChildren(QDialog):
                dialog.setParent(None)
                dialog.close()


def _go(view: Workspace, code: str, kind: type[T]) -> T:
    view.go(code)
    room = view.room()
    if not isinstance(room, kind):
        raise TypeError(code)
    return room


def people(pages: Pages, _session: Session, cast_: Cast) -> Iterator[str]:
    """Draw the list of people, every section of a person, and one who allows no case."""
    view = pages.workspace
    room = _go(view, "people", PeoplePage)
    yield "people"
    room.seek(f"person:{cast_.talked.person}")
    for place, code in enumerate(room.person.sections):
        room.person.show_section(place)
        room.person.section.enter()
        yield f"person-{code}"
    room.seek(f"person:{cast_.refused}")
    yield "person-no-case"


def relatives(pages: Pages, _session: Session, cast_: Cast) -> Iterator[str]:
    """Draw the queue of calls, a call, the question why calls are to stop, and a relative who asks."""
    view = pages.workspace
    room = _go(view, "relatives", RelativesPage)
    calling = pages.rooms.relatives.calling
    room.seek(f"person:{cast_.called}")
    yield "relatives"
    calling.start()
    yield "relatives-call"
    calling.give_up()
    view.quiet.say(Notice(""))
    room.card.stop_wanted.emit()
    yield "relatives-stop"
    room.card.stop_form.left.emit()
    view.go("asking")
    yield "asking"


def compliance(pages: Pages, _session: Session, cast_: Cast) -> Iterator[str]:
    """Draw the queue of interviews, consent and the talk in each of its states."""
    view = pages.workspace
    room = _go(view, "compliance", CompliancePage)
    made = pages.rooms.compliance
    made.queue.choose(cast_.asked)
    yield "compliance"
    made.queue.take()
    yield "compliance-consent"
    room.consent.turned.emit(1)
    yield "compliance-purpose"
    for _purpose in ON_SITE:
        room.consent.turned.emit(1)
    yield "compliance-summary"
    room.consent.leave_wanted.emit()
    made.talk.open(cast_.interview)
    yield "compliance-question"
    made.talk.open(cast_.interview, as_list=True)
    yield "compliance-list"
    made.talk.open(cast_.interview)
    while not room.talk.is_closing():
        room.talk.turned.emit(1)
    yield "compliance-end"
    made.talk.open(cast_.unfit)
    yield "compliance-unfit"
    made.talk.leave()


def reports(pages: Pages, _session: Session, _cast: Cast) -> Iterator[str]:
    """Draw the gallery with each sheet."""
    view = pages.workspace
    room = _go(view, "reports", ReportsPage)
    for code in room.tiles:
        room.choose_sheet(code)
        room.enter()
        yield f"reports-{code}"
    room.show_beside(1)
    yield "reports-runs"


def lists(pages: Pages, session: Session, _cast: Cast) -> Iterator[str]:
    """Draw the lists, one that is to be taken in, and the closing of a stage."""
    (stage,) = session.services.frame.all_stages()
    pages.workspace.go("lists")
    yield "lists"
    pages.rooms.lists.read(LIST)
    yield "list-preview"
    pages.stages.open_closing(stage)
    yield "closing"


def drill(pages: Pages, _session: Session, _cast: Cast) -> Iterator[str]:
    """Draw how a drill is begun, its strip, and what came of it."""
    if pages.drill is None:
        return
    pages.workspace.go("today")
    pages.drill.open()
    yield "drill-start"
    since = datetime.now(UTC)  # what is written during a drill is written at real times
    stands = DrillState(NOW, 10, Leave(frozenset(Part)), since, running=False)
    pages.drill.restore(drills.write(stands))
    yield "drill"
    pages.drill.open()
    yield "drill-debrief"


def main() -> int:
    """Draw every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    desktop = Desktop(app, Lang.UK, Mode.LIGHT)
    with tempfile.TemporaryDirectory(prefix="caseapp-screens-") as home:
        os.environ["CASEAPP_CONFIG_DIR"] = home
        made = demo.make(Path(home) / "demo")
        opened = registers.unlock(made.path, made.user, made.passphrase)
        session = session_of(made.path, opened, demo=True)
        shown = cast(session)
        opened.context.register.now = lambda: NOW
        for lang, mode in product(Lang, (Mode.LIGHT, Mode.DARK)):
            desktop.speak(lang)
            desktop.wear(mode)
            for shots in (gate(desktop), rooms(desktop, session, shown)):
                for name, widget in shots:
                    if name in EVERYWAY or (lang, mode) in TWO_WAYS:
                        keep(f"{name}-{mode}-{lang}", widget, folder)
        session.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
