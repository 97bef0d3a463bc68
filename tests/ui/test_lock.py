"""Lock means gone: a fresh process takes over, and nothing but ids crosses to it."""

import io
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseapp.domain.drill import Leave
from caseapp.domain.ids import StageId
from caseapp.domain.key_errors import WrongPassphrase
from caseapp.text.words import Lang
from caseapp.ui.bridge import Bridge
from caseapp.ui.desktop import Desktop
from caseapp.ui.drill import state
from caseapp.ui.drill.state import DrillState
from caseapp.ui.gate.presenter import Preselected
from caseapp.ui.idle import IdleWatch
from caseapp.ui.lock import Resume, hand_over, read_resume, write_resume
from caseapp.ui.pages import Pages
from caseapp.ui.place import PlaceServices
from caseapp.ui.preferences import Mode, Preferences, read, write
from caseapp.ui.session import Session
from caseapp.ui.settings.look_section import LookSection
from caseapp.ui.shell import Shell, ShellTools
from caseapp.ui.theme import CONTRAST
from ui.fakes import Done, Later, SameThread, Site
from ui.people import NOW
from ui.test_drill import InventedDay
from ui.test_gate import Keys

T = TypeVar("T")
RESUME = Resume("/registers/перший", "00000000-0000-0000-0000-000000000007", "arrivals")


def child(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def left_after(program: str) -> tuple[float, list[int]]:
    """Hand over to a small program; return after how long this process would have ended, and how."""
    gone, codes = threading.Event(), list[int]()

    def leave(code: int) -> None:
        codes.append(code)
        gone.set()

    start = time.monotonic()
    with running(hand_over(RESUME, child(program), {}, leave)):
        assert gone.wait(5)
        return time.monotonic() - start, codes


@contextmanager
def running(process: "subprocess.Popen[str] | None") -> Iterator[None]:
    """End a process that a test started."""
    assert process
    try:
        yield
    finally:
        process.kill()
        process.wait()


def test_the_old_process_ends_when_the_new_one_has_painted() -> None:
    took, codes = left_after("import sys; sys.stdin.read(); print('painted', flush=True)")
    assert codes[0] == 0
    assert took < 1.0


def test_it_ends_after_a_second_whatever_the_new_one_does() -> None:
    took, _codes = left_after("import time; time.sleep(3)")
    assert took < 1.6


def test_it_ends_when_no_new_one_can_be_started() -> None:
    codes: list[int] = []
    hand_over(RESUME, ["/nowhere/caseapp"], {}, codes.append)
    assert codes == [1]


def test_the_new_process_knows_where_the_user_was_and_nothing_else(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    program = (
        "import os, sys, json, pathlib;"
        "said = json.dumps([sys.stdin.read(), sorted(os.environ)]);"
        f"pathlib.Path({str(kept)!r}).write_text(said);"
        "print('painted', flush=True)"
    )
    gone = threading.Event()
    environment = {"HOME": str(tmp_path), "CASEAPP_PASSPHRASE_FILE": "/secret", "SHELL": "sh"}
    process = hand_over(RESUME, child(program), environment, lambda _code: gone.set())
    assert process
    assert process.wait(10) == 0
    assert gone.wait(5)
    said, names = json.loads(kept.read_text())
    assert set(json.loads(said)) == {"register", "user", "page", "row", "draft", "drill"}
    assert "CASEAPP_PASSPHRASE_FILE" not in names
    assert "SHELL" not in names


def test_what_is_written_is_read_and_rubbish_is_nothing() -> None:
    assert read_resume(io.StringIO(write_resume(RESUME))) == RESUME
    assert read_resume(io.StringIO("rubbish")) == Resume()


def test_preferences_survive_and_rubbish_gives_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "new" / "window.json"
    chosen = Preferences(Lang.EN, Mode.DARK, 5, "3", 150)
    write(file, chosen)
    assert read(file) == chosen
    file.write_text('{"lang": "xx"}')
    assert read(file) == Preferences()
    file.write_text("[]")
    assert read(file) == Preferences()


def test_preferences_of_an_older_version_are_kept_and_odd_sizes_are_not(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    older = {"lang": "en", "mode": "dark", "idle_minutes": 5, "station": "3"}
    file.write_text(json.dumps(older))
    assert read(file) == Preferences(Lang.EN, Mode.DARK, 5, "3", 100)
    file.write_text(json.dumps({**older, "text": 137}))
    assert read(file) == Preferences(Lang.EN, Mode.DARK, 5, "3", 100)


def test_idle_time_begins_anew_with_every_key(qtbot: QtBot) -> None:
    watch, thing, spoke = IdleWatch(2), QObject(), list[bool]()
    watch.idle.connect(lambda: spoke.append(True))
    watch._timer.start(400)
    for _ in range(6):
        qtbot.wait(100)
        watch.eventFilter(thing, QEvent(QEvent.Type.KeyPress))
    assert spoke == []
    with qtbot.waitSignal(watch.idle):
        pass


@pytest.fixture
def left() -> list[Resume]:
    return []


@pytest.fixture
def disk() -> Later | SameThread:
    return SameThread()


@pytest.fixture
def shell(
    qtbot: QtBot, desktop: Desktop, disk: Any, left: list[Resume], site: Site
) -> Iterator[Shell]:
    keys = Keys().services()
    gate: Any = keys
    object.__setattr__(gate, "unlock", lambda *_: site.session(Path("/registers/перший")))
    tools = ShellTools(desktop, Bridge(disk), gate, lambda: NOW, lambda _p: None, left.append)
    made = Shell(tools, Preferences(toured=True), Preselected())
    qtbot.addWidget(made.window)
    made.start()
    qtbot.waitUntil(lambda: made.gate is not None and made.gate._screen.lock.person() is not None)
    yield made
    app = QApplication.instance()
    assert app
    app.removeEventFilter(made._idle)


def opened(shell: Shell) -> Pages:
    assert shell.gate
    shell.gate._screen.lock.secret.setText("right")
    shell.gate._screen.lock.unlock_wanted.emit()
    assert shell.pages
    return shell.pages


def test_locking_covers_the_window_and_hands_over_where_the_user_was(
    shell: Shell, left: list[Resume]
) -> None:
    room(opened(shell))
    shell.lock()
    assert [(each.register, each.page) for each in left] == [("/registers/перший", "arrivals")]
    assert named_in(shell.window) == []


def test_text_size_and_theme_are_chosen_in_the_settings_and_worn_at_once(shell: Shell) -> None:
    opened(shell).workspace.go("settings")
    for turn in ("texts", "modes"):
        section = shell.window.findChild(LookSection)
        assert section is not None
        getattr(section, turn).buttons[-1].click()
        assert shell.pages
        assert shell.pages.workspace.here == "settings"
    assert (shell.look.text, shell.look.theme) == (200, CONTRAST)
    assert shell.choices.now == replace(Preferences(toured=True), text=200, mode=Mode.CONTRAST)


def test_locking_stops_a_drill_and_the_next_process_finds_it_standing_still(
    qtbot: QtBot, shell: Shell, left: list[Resume], site: Site
) -> None:
    day = InventedDay()
    began = day.left[0]
    practising = replace(site.session(Path("/registers/перший")), drill=day.services())
    gate: Any = shell._tools.gate
    object.__setattr__(gate, "unlock", lambda *_: practising)
    drill = opened(shell).drill
    assert drill is not None
    drill.restore(state.write(DrillState(began, 60, Leave(), NOW, running=True)))
    pace = drill.pace
    assert pace.state is not None
    played = len(day.asked)
    shell.lock()
    pace.tick()
    assert len(day.asked) == played, "nothing is played behind the cover"
    shell.start(drill=left[-1].drill)
    qtbot.waitUntil(lambda: shell.gate is not None and shell.gate._screen.lock.person() is not None)
    again = opened(shell).drill
    assert again is not None
    assert again.pace.state is not None
    assert again.pace.state.at >= began
    assert not again.pace.state.running


def test_without_the_cover_a_name_would_be_seen(shell: Shell) -> None:
    room(opened(shell))
    assert named_in(shell.window) != []


def room(pages: Pages) -> None:
    pages.workspace.go("arrivals")
    pages.workspace.room().seek("коваленко")


def named_in(window: QObject) -> list[str]:
    """Return the texts of a window in which a person is named."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts = [str(each.property("text")) for each in window.findChildren(QObject)]
    return [text for text in texts if "Коваленко" in text]


def test_at_the_lock_screen_there_is_nothing_to_lock(shell: Shell, left: list[Resume]) -> None:
    shell.lock()
    assert left == []


def test_a_change_on_its_way_is_written_before_the_process_ends(
    shell: Shell, left: list[Resume], qtbot: QtBot
) -> None:
    opened(shell)
    disk = Later()
    bridge = shell._tools.bridge
    bridge._executor = disk
    bridge.change(lambda: Done(1), lambda _one: None, owner=bridge)
    shell.lock()
    assert left == []
    disk.go_on()
    qtbot.waitUntil(lambda: left != [])


def test_a_change_that_hangs_does_not_keep_the_window_open(
    shell: Shell, left: list[Resume], qtbot: QtBot
) -> None:
    opened(shell)
    bridge = shell._tools.bridge
    bridge._executor = Later()
    bridge.change(lambda: Done(1), lambda _one: None, owner=bridge)
    shell.lock()
    qtbot.waitUntil(lambda: left != [], timeout=4_000)


def test_a_computer_that_falls_asleep_waits_for_no_disk(shell: Shell, left: list[Resume]) -> None:
    opened(shell)
    bridge = shell._tools.bridge
    bridge._executor = Later()
    bridge.change(lambda: Done(1), lambda _one: None, owner=bridge)
    shell.lock_at_once()
    assert len(left) == 1


def test_the_language_changes_without_losing_the_place(shell: Shell) -> None:
    opened(shell)
    assert shell.pages
    shell.pages.workspace.go("arrivals")
    shell.pages.workspace.room().seek("ков")
    shell.choices.speak(Lang.EN)
    assert shell.pages.workspace.here == "arrivals"
    assert shell.pages.workspace.room().state()["typed"] == "ков"
    assert shell.pages.workspace.header.saved.text() == "saved"


class TestTheSamePlace:
    """Where the user was in every room is found again; names that were typed cross only encrypted."""

    @pytest.fixture
    def kept(self, shell: Shell, site: Site) -> dict[str, str]:
        kept: dict[str, str] = {}
        gate: Any = shell._tools.gate

        def unlock(*_: object) -> Session:
            place = PlaceServices(dict(kept), kept.update)
            return replace(site.session(Path("/registers/перший")), place=place)

        object.__setattr__(gate, "unlock", unlock)
        return kept

    def again(self, shell: Shell, resume: Resume, qtbot: QtBot) -> Pages:
        shell.start(resume.page, resume.draft, resume.row, resume.drill)
        qtbot.waitUntil(
            lambda: shell.gate is not None and shell.gate._screen.lock.person() is not None
        )
        return opened(shell)

    def leave(self, shell: Shell) -> None:
        pages = opened(shell)
        room(pages)
        pages.workspace.go("settings")
        pages.workspace.room().restore({"section": "2"})
        shell.lock()

    def test_every_room_stands_as_it_was(
        self, shell: Shell, kept: dict[str, str], left: list[Resume], qtbot: QtBot
    ) -> None:
        self.leave(shell)
        assert kept["arrivals/typed"] == "коваленко"
        assert "коваленко" not in write_resume(left[-1])
        view = self.again(shell, left[-1], qtbot).workspace
        assert view.here == "settings"
        assert view.room().state() == {"section": "2"}
        view.go("arrivals")
        assert view.room().state()["typed"] == "коваленко"

    def test_a_fresh_start_begins_at_the_beginning(
        self, shell: Shell, kept: dict[str, str], qtbot: QtBot
    ) -> None:
        self.leave(shell)
        assert kept
        view = self.again(shell, Resume(), qtbot).workspace
        assert view.here == "today"
        view.go("arrivals")
        assert view.room().state()["typed"] == ""

    def test_without_what_was_kept_it_would_be_lost(
        self, shell: Shell, kept: dict[str, str], left: list[Resume], qtbot: QtBot
    ) -> None:
        self.leave(shell)
        kept.clear()
        view = self.again(shell, left[-1], qtbot).workspace
        assert view.room().state() == {"section": "0"}


class TestWhatIsReadFirst:
    """One thread reads one thing after the other: what is on the screen must not stand in line."""

    @pytest.fixture
    def read(self, shell: Shell, site: Site) -> Callable[[], list[str]]:
        read: list[str] = []

        def said(what: str, answer: Callable[[StageId], T]) -> Callable[[StageId], T]:
            def reading(stage: StageId) -> T:
                read.append(what)
                return answer(stage)

            return reading

        found = site.session(Path("/registers/перший"))
        services = replace(
            found.services,
            today=replace(found.services.today, day=said("today", found.services.today.day)),
            arrivals=replace(
                found.services.arrivals, desk=said("desk", found.services.arrivals.desk)
            ),
        )
        gate: Any = shell._tools.gate
        object.__setattr__(gate, "unlock", lambda *_: replace(found, services=services))

        def opening() -> list[str]:
            later = shell._tools.bridge._executor = Later()
            assert shell.gate
            shell.gate._screen.lock.secret.setText("right")
            shell.gate._screen.lock.unlock_wanted.emit()
            later.go_on()
            return read

        return opening

    def test_today_goes_before_the_desk_behind_it(self, read: Callable[[], list[str]]) -> None:
        assert read()[:2] == ["today", "desk"]

    def test_a_window_that_is_shown_late_would_be_seen(
        self, shell: Shell, read: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(shell.window, "show_widget", shell.window.setCentralWidget)
        assert read()[0] == "desk"


class TestWhileThePassphraseIsTried:
    """The answer is an open register: it must find its gate, whatever is chosen meanwhile."""

    @pytest.fixture
    def slow(self, shell: Shell) -> Later:
        bridge = shell._tools.bridge
        later = bridge._executor = Later()
        assert shell.gate
        shell.gate._screen.lock.secret.setText("right")
        shell.gate._screen.lock.unlock_wanted.emit()
        return later

    def test_another_language_waits(self, shell: Shell, slow: Later) -> None:
        gate = shell.gate
        shell.choices.speak(Lang.EN)
        assert shell.gate is gate
        slow.go_on()
        assert shell.pages
        assert shell.pages.workspace.header.saved.text() == "saved"

    def test_a_refusal_is_said_in_it(self, shell: Shell, slow: Later) -> None:
        shell.choices.speak(Lang.EN)
        slow.waiting[:] = [lambda: None]
        assert shell.gate
        shell.gate._refused(WrongPassphrase())
        slow.go_on()
        assert "does not fit" in shell.gate._screen.lock.fault.text()


def test_another_language_at_the_lock_screen_keeps_what_is_typed(shell: Shell) -> None:
    assert shell.gate
    shell.gate._screen.lock.secret.setText("пів фрази")
    shell.choices.speak(Lang.EN)
    assert shell.gate._screen.lock.secret.text() == "пів фрази"


def test_the_title_of_the_window_names_nobody(shell: Shell) -> None:
    opened(shell)
    assert shell.window.windowTitle() == "caseapp"


FIRST_PAINT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from PySide6.QtWidgets import QApplication
from caseapp import app as program
{extra}
app = QApplication(["caseapp"])
with ThreadPoolExecutor(1) as executor:
    shell = program.build(app, executor, program.preselected(program.Resume()))
    shell.painted.connect(lambda: (print(*sorted(set(sys.modules) & set({heavy!r}))), app.quit()))
    shell.start()
    app.exec()
"""
HEAVY = ("sqlmodel", "sqlalchemy", "reportlab", "alembic", "numpy")


def loaded_at_first_paint(extra: str = "") -> list[str]:
    program = FIRST_PAINT.format(extra=extra, heavy=HEAVY)
    done = subprocess.run(child(program), capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.split()


def test_at_the_first_paint_only_qt_is_loaded() -> None:
    assert loaded_at_first_paint() == []


def test_a_heavy_module_at_the_first_paint_would_be_seen() -> None:
    assert loaded_at_first_paint("import reportlab") == ["reportlab"]


def test_locking_closes_the_register_in_good_order_before_it_hands_over(
    qtbot: QtBot, shell: Shell, left: list[Resume]
) -> None:
    opened(shell)
    closed: list[int] = []
    assert shell._session
    shell._session = replace(shell._session, close=lambda: closed.append(len(left)))
    shell.lock()
    qtbot.waitUntil(lambda: bool(left), timeout=5000)
    assert closed == [0]
