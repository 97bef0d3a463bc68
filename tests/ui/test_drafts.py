"""What is typed into "Not on the list" outlives Esc, the lock, another theme and a kill."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.coded import Category, Flag, Sex
from caseapp.domain.errors import DiskFull, NotAllowed, RegisterReadOnly
from caseapp.services import drafts
from caseapp.ui.arrivals.form import UnexpectedForm
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.preferences import Preferences
from caseapp.ui.rooms import Surroundings
from registers import Founded
from ui.fakes import DRAFT, Site
from ui.hands import press, show, type_text
from ui.people import NOW

TYPED = {"surname": "Дрозд", "birth": "26.0", "note": "з Сум", "sex": "M", "category": "CIV"}


@pytest.fixture
def open_form(pages: Pages) -> Callable[[str], UnexpectedForm]:
    pages.workspace.go("arrivals")
    assert pages.rooms.arrivals
    desk = pages.rooms.arrivals

    def opened(typed: str) -> UnexpectedForm:
        pages.workspace.room().seek(typed)
        desk._open_form()
        assert desk.unexpected.form
        return desk.unexpected.form

    return opened


def test_esc_keeps_what_was_typed_and_the_next_opening_brings_it_back(
    open_form: Callable[[str], UnexpectedForm], site: Site
) -> None:
    form = open_form("")
    form.fill_in(TYPED)
    press(form, Qt.Key.Key_Escape)
    assert site.draft == TYPED
    again = open_form("")
    assert again is not form
    assert again.typed() == TYPED
    assert (again.sex.value(), again.category.currentData()) == (Sex.MALE, Category.CIV)


def test_a_second_after_the_last_letter_it_is_written_down(
    open_form: Callable[[str], UnexpectedForm], site: Site, qtbot: QtBot
) -> None:
    form = open_form("")
    type_text(form.fields["surname"].field, "Дрозд")
    assert site.draft == {}
    qtbot.waitUntil(lambda: site.draft == {"surname": "Дрозд"}, timeout=3000)


def test_whoever_was_begun_at_the_desk_is_not_overwritten_by_the_one_before(
    open_form: Callable[[str], UnexpectedForm], site: Site
) -> None:
    site.draft.update(TYPED)
    form = open_form("Гай")
    assert form.typed() == {"surname": "Гай"}
    assert form.earlier.isVisible()
    form.earlier.click()
    assert form.typed() == TYPED
    assert not form.earlier.isVisible()


def test_what_was_submitted_or_emptied_is_not_kept(
    open_form: Callable[[str], UnexpectedForm], site: Site
) -> None:
    form = open_form("Гай")
    form._idle.timeout.emit()
    assert site.draft == {"surname": "Гай"}
    form.save.click()
    assert site.draft == {}
    site.draft.update(TYPED)
    form = open_form("")
    form.fill_in({})
    press(form, Qt.Key.Key_Escape)
    assert site.draft == {}


def test_a_full_disk_is_said_in_the_form_and_the_text_stays(
    open_form: Callable[[str], UnexpectedForm], site: Site
) -> None:
    form = open_form("Гай")
    site.fail = DiskFull()
    form._idle.timeout.emit()
    assert form.fault.isVisible()
    assert form.typed() == {"surname": "Гай"}


def test_rooms_built_anew_open_the_form_again_and_show_who_was_marked_last(
    qtbot: QtBot, look: Look, site: Site, bridge: Bridge, pages: Pages
) -> None:
    pages.workspace.go("arrivals")
    pages.workspace.room().seek("хохр")
    press(pages.workspace.room().field, Qt.Key.Key_Return)  # type: ignore[attr-defined] # the desk
    assert pages.rooms.arrivals
    pages.rooms.arrivals.last.press(Flag.MEDIC)
    name = pages.rooms.arrivals.last._panel._name.text()
    assert name
    pages.rooms.arrivals._open_form()
    form = pages.rooms.arrivals.unexpected.form
    assert form
    form.fill_in(TYPED)
    pages.keep_drafts()
    where = pages.where()
    assert where.draft == str(DRAFT)
    around = Surroundings(look, bridge, lambda: NOW, Preferences())
    anew = Pages(site.session(), around, where)
    show(qtbot, anew.workspace)
    assert anew.rooms.arrivals
    panel = anew.rooms.arrivals.last._panel
    assert panel.isVisible()
    assert panel._name.text() == name
    assert panel.buttons[Flag.MEDIC].isChecked()
    assert anew.rooms.arrivals.unexpected.form
    assert anew.rooms.arrivals.unexpected.form.typed() == TYPED
    nobody = Pages(site.session(), around, Where("arrivals", where.stage))
    show(qtbot, nobody.workspace)
    assert nobody.rooms.arrivals
    assert not nobody.rooms.arrivals.last._panel.isVisible()


def test_a_draft_reloads_no_room_but_the_lock_waits_for_it(bridge: Bridge) -> None:
    changed, counted = QSignalSpy(bridge.changed), QSignalSpy(bridge.busy)
    bridge.keep(lambda: None, owner=bridge)
    assert changed.count() == 0
    assert [counted.at(n)[0] for n in range(counted.count())] == [1, 0]


_TYPIST = """
import os, signal, sys
from pathlib import Path
from caseapp.domain.ids import UserId
from caseapp.services import drafts, registers
folder, user, passphrase = Path(sys.argv[1]), UserId(__import__("uuid").UUID(sys.argv[2])), sys.argv[3]
ctx = registers.unlock(folder, user, passphrase).context
for surname in ("Др", "Дрозд"):
    drafts.keep(ctx, drafts.UNEXPECTED, {"surname": surname})
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_kill_loses_nothing_that_was_written_down(founded: Founded) -> None:
    officer = founded.users[Role.FIELD_OFFICER]
    with founded.opened(Role.FIELD_OFFICER) as ctx:
        assert drafts.newest(ctx, drafts.UNEXPECTED) == {}
    command = [sys.executable, "-c", _TYPIST, str(founded.folder), str(officer.id)]
    ended = subprocess.run([*command, officer.passphrase], check=False, capture_output=True)
    assert ended.returncode == -9, ended.stderr.decode()
    with founded.opened(Role.FIELD_OFFICER) as ctx:
        assert drafts.newest(ctx, drafts.UNEXPECTED) == {"surname": "Дрозд"}
    with founded.opened(Role.SUPERVISOR) as ctx:
        assert drafts.newest(ctx, drafts.UNEXPECTED) == {}


def test_whoever_opens_the_register_has_a_place_in_it(founded: Founded) -> None:
    with founded.opened(Role.AUDITOR) as ctx:
        drafts.keep(ctx, drafts.PLACE, {"settings/section": "3"})
    with founded.opened(Role.FIELD_OFFICER) as ctx:
        assert drafts.newest(ctx, drafts.PLACE) == {}
    with founded.opened(Role.AUDITOR) as ctx:
        assert drafts.newest(ctx, drafts.PLACE) == {"settings/section": "3"}
        drafts.drop(ctx, drafts.PLACE)
        assert drafts.newest(ctx, drafts.PLACE) == {}


def test_a_draft_is_neither_in_the_journal_nor_in_clear_nor_for_everybody(
    founded: Founded, tmp_path: Path
) -> None:
    with founded.opened(Role.FIELD_OFFICER) as ctx:
        drafts.keep(ctx, drafts.UNEXPECTED, {"surname": "Дроздовський"})
        with ctx.register.read() as view:
            bodies = view.exec_driver_sql("SELECT * FROM journal_entry").fetchall()
    assert "Дроздовський" not in str(bodies)
    files = [each for each in founded.folder.rglob("*") if each.is_file()]
    assert files
    assert not any("Дроздовський".encode() in each.read_bytes() for each in files)
    with founded.opened(Role.FIELD_OFFICER, write=False) as ctx, pytest.raises(RegisterReadOnly):
        drafts.keep(ctx, drafts.UNEXPECTED, {})
    with founded.opened(Role.AUDITOR) as ctx, pytest.raises(NotAllowed):
        drafts.newest(ctx, drafts.UNEXPECTED)
