"""The People room: find anyone, open them, edit where it stands, lose nothing."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseapp.domain.access import Role
from caseapp.domain.captivity import IdentityState
from caseapp.domain.coded import Category
from caseapp.domain.ids import PersonId
from caseapp.domain.person_errors import BirthUnreadable
from caseapp.domain.queues import Queue
from caseapp.domain.views import Found
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.pages import Pages, Where
from caseapp.ui.people.history_section import HistorySection
from caseapp.ui.people.page import PeoplePage
from caseapp.ui.people.person_page import PersonPage
from caseapp.ui.people.record_services import RecordServices
from caseapp.ui.people.roster import CARE_REFUSED
from caseapp.ui.people.section import Joined
from caseapp.ui.people.who_section import WhoSection
from caseapp.ui.preferences import Preferences
from caseapp.ui.room import Frame
from caseapp.ui.rooms import Surroundings
from caseapp.ui.session import Services, Session
from ui.fakes import ACTOR, Site
from ui.hands import CTRL, press, show, type_text
from ui.people import NOW
from ui.persons import Persons, person_id

K, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
SAVCHUK = person_id(8)


class Counted:
    """Presses keys and counts them; letters of a name are not counted."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, widget: QWidget, key: Qt.Key, **held: Qt.KeyboardModifier) -> None:
        press(widget, key, **held)
        self.count += 1


@pytest.fixture
def persons() -> Persons:
    return Persons()


def own_sections(frame: Frame, services: Services) -> tuple[Joined, ...]:
    """Return the sections that this room brings itself; those of colleagues have tests of their own."""
    records = RecordServices(services.people.history_of, None)
    return (
        Joined(WhoSection, partial(WhoSection, frame, services.people)),
        Joined(HistorySection, partial(HistorySection, frame, records)),
    )


@pytest.fixture
def session(site: Site, persons: Persons, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr("caseapp.ui.rooms.sections_of", own_sections)
    made = site.session()
    return replace(made, services=replace(made.services, people=persons.services()))


@pytest.fixture
def pages(qtbot: QtBot, look: Look, bridge: Bridge, session: Session) -> Pages:
    return opened(qtbot, look, bridge, session, Where("people"))


def opened(qtbot: QtBot, look: Look, bridge: Bridge, session: Session, where: Where) -> Pages:
    pages = Pages(session, Surroundings(look, bridge, lambda: NOW, Preferences()), where)
    show(qtbot, pages.workspace)
    return pages


def room(pages: Pages) -> PeoplePage:
    page = pages.workspace.rooms["people"]
    assert isinstance(page, PeoplePage)
    return page


def who(pages: Pages) -> WhoSection:
    section = room(pages).person.sections["who"]
    assert isinstance(section, WhoSection)
    return section


def names(pages: Pages) -> list[str]:
    cells = room(pages).list.table.cells
    return [str(cells.index(n, 1).data()) for n in range(cells.rowCount())]


def test_typing_narrows_the_list_in_three_spellings_and_by_number(pages: Pages) -> None:
    view = room(pages).list
    for typed in ("савч", "savch", "60"):
        view.field.setText(typed)
        assert "Савчук Вадим Іванович" in names(pages), typed
        assert len(names(pages)) <= 2
    view.field.clear()
    assert len(names(pages)) == 12


def test_anybody_is_found_and_opened_with_few_keys(pages: Pages) -> None:
    keys = Counted()
    pages.workspace.go("settings")
    number = list(pages.workspace.rooms).index("people") + 1
    keys.press(pages.workspace, Qt.Key(ord(str(number))), held=ALT)
    type_text(room(pages).list.field, "лисенко")
    keys.press(room(pages).list.field, K.Key_Return)
    assert room(pages).person.head.name.text() == "Лисенко Ярослава Олегівна"
    assert keys.count <= 8


def test_whoever_is_found_from_anywhere_is_opened_if_they_came(pages: Pages, site: Site) -> None:
    found = Found(SAVCHUK, None, "Савчук Вадим Іванович", "", None, "А0666", "60", NOW)
    session_find = pages.frame._tools.services
    pages.frame._tools = replace(
        pages.frame._tools, services=replace(session_find, find=lambda _text: (found,))
    )
    keys = Counted()
    pages.workspace.go("settings")
    keys.press(pages.workspace, K.Key_K, held=CTRL)
    assert pages.frame.find
    type_text(pages.frame.find.field, "сав")
    keys.press(pages.frame.find.field, K.Key_Return)
    assert (pages.workspace.here, room(pages).here, keys.count) == ("people", SAVCHUK, 2)


def test_esc_goes_back_to_the_same_row(pages: Pages) -> None:
    view = room(pages).list
    press(view.field, K.Key_Down, K.Key_Down, K.Key_Down)
    chosen = view.chosen()
    press(view.field, K.Key_Return)
    assert room(pages).here == chosen
    press(pages.workspace, K.Key_Escape)
    assert (room(pages).here, view.chosen()) == (None, chosen)
    assert view.field.hasFocus()


def test_a_queue_narrows_the_list_and_says_how_many(pages: Pages) -> None:
    pages._go("people", f"queue:{Queue.UNFIT}")
    assert len(names(pages)) == 2
    pages._go("people", "queue:")
    assert len(names(pages)) == 12


def test_only_the_section_in_front_is_read_and_the_next_is_a_chord_away(
    pages: Pages, persons: Persons
) -> None:
    pages._go("people", f"person:{SAVCHUK}")
    assert "history" not in persons.read
    press(pages.workspace, K.Key_PageDown, held=CTRL)
    assert isinstance(room(pages).person.section, HistorySection)
    assert "history" in persons.read
    assert who(pages).person is None
    press(pages.workspace, K.Key_PageUp, held=CTRL)
    assert who(pages).person == SAVCHUK


def test_a_field_is_written_when_it_is_left_and_the_bar_offers_undo(
    pages: Pages, persons: Persons
) -> None:
    pages._go("people", f"person:{SAVCHUK}")
    unit = who(pages).fields["unit"]
    unit.value.click()
    type_text(unit.editor, "А4160")
    press(unit.editor, K.Key_Return)
    assert persons.acts == [("edit_field", (SAVCHUK, "unit", "А4160"))]
    assert (unit.value.text(), pages.workspace.quiet.notice.undo) == ("А4160", True)
    assert persons.drafts == {}


def test_what_is_refused_stays_typed_and_is_kept_as_a_draft(pages: Pages, persons: Persons) -> None:
    pages._go("people", f"person:{SAVCHUK}")
    birth = who(pages).fields["birth_date"]
    persons.fail = BirthUnreadable()
    birth.value.click()
    type_text(birth.editor, "32.13.1988")
    press(birth.editor, K.Key_Tab)
    assert (birth.is_open(), birth.field.text()) == (True, "32.13.1988")
    assert "дата" in birth.editor.accessibleDescription()
    assert persons.drafts == {SAVCHUK: {"birth_date": "32.13.1988"}}
    persons.fail = None
    press(birth.editor, K.Key_Escape)
    assert persons.drafts == {}


@pytest.fixture
def locked(pages: Pages, persons: Persons) -> Where:
    """Somebody was typing when the window locked."""
    pages._go("people", f"person:{SAVCHUK}")
    unit = who(pages).fields["unit"]
    unit.value.click()
    type_text(unit.editor, "А41")
    pages.keep_drafts()
    where = pages.where()
    pages.workspace.hide()
    return Where(where.page, record=where.record)


def test_lock_and_unlock_bring_an_unfinished_field_back(
    qtbot: QtBot, look: Look, bridge: Bridge, session: Session, persons: Persons, locked: Where
) -> None:
    assert persons.acts == []
    assert persons.drafts == {SAVCHUK: {"unit": "А41"}}
    again = opened(qtbot, look, bridge, session, locked)
    unit = who(again).fields["unit"]
    assert (unit.is_open(), unit.field.text()) == (True, "А41")
    press(unit.editor, K.Key_Return)
    assert persons.acts == [("edit_field", (SAVCHUK, "unit", "А41"))]
    assert persons.drafts == {}


def test_without_keeping_nothing_would_come_back(
    qtbot: QtBot,
    look: Look,
    bridge: Bridge,
    session: Session,
    persons: Persons,
    locked: Where,
) -> None:
    persons.drafts.clear()
    again = opened(qtbot, look, bridge, session, locked)
    assert not who(again).fields["unit"].is_open()


def test_another_person_never_stands_beside_the_words_of_the_last_one(
    pages: Pages, persons: Persons
) -> None:
    pages._go("people", f"person:{SAVCHUK}")
    unit = who(pages).fields["unit"]
    unit.value.click()
    type_text(unit.editor, "А41")
    other = person_id(1)
    pages._go("people", f"person:{other}")
    assert (unit.is_open(), unit.value.text()) == (False, "А3483")
    assert [act for act, _ in persons.acts if act != "edit_field"] == []
    written = {record for _, (record, _, _) in persons.acts} | set(persons.drafts)
    assert written == {SAVCHUK}


def test_a_category_is_changed_with_a_reason_in_a_dialog(pages: Pages, persons: Persons) -> None:
    pages._go("people", f"person:{SAVCHUK}")
    who(pages).fields["category"].value.click()
    dialog = who(pages).dialog
    assert dialog
    dialog.category.setCurrentIndex(dialog.category.findData(Category.CIV))
    dialog.reason.field.setText("не військовий")
    dialog.save.click()
    assert persons.acts == [("change_category", (Category.CIV, "не військовий"))]
    assert who(pages).fields["category"].kept == Category.CIV


def test_an_identity_offers_the_legal_steps_only(pages: Pages, persons: Persons) -> None:
    pages._go("people", f"person:{SAVCHUK}")
    identity = who(pages).fields["identity"]
    identity.value.click()
    press(identity.editor, K.Key_Down, K.Key_Down, K.Key_Down, K.Key_Return)
    assert persons.acts == [("confirm_identity", IdentityState.PROVISIONAL)]


def test_a_spelling_is_added(pages: Pages, persons: Persons) -> None:
    pages._go("people", f"person:{SAVCHUK}")
    who(pages).spellings.add.click()
    field = who(pages).spellings.field.field
    type_text(field, "Savchuk")
    press(field, K.Key_Return)
    assert persons.acts == [("add_spelling", "Savchuk")]


def test_who_may_not_decide_reads_category_and_identity(
    qtbot: QtBot, look: Look, bridge: Bridge, session: Session
) -> None:
    officer = replace(session, actor=replace(ACTOR, roles=frozenset({Role.FIELD_OFFICER})))
    pages = opened(qtbot, look, bridge, officer, Where("people"))
    pages._go("people", f"person:{SAVCHUK}")
    may = {code: each.value.isEnabled() for code, each in who(pages).fields.items()}
    assert not may.pop("category")
    assert not may.pop("identity")
    assert all(may.values())


def test_of_who_refused_care_only_what_stays_is_shown_and_it_is_said(
    pages: Pages, persons: Persons
) -> None:
    persons.refuse_care(SAVCHUK)
    pages._go("people", f"person:{SAVCHUK}")
    page = room(pages).person
    assert "відмовилася від ведення справи" in page.minimal.text()
    assert not page.head.call.isEnabled()
    shown = {code for code, each in who(pages).fields.items() if not each.isHidden()}
    assert shown == {"surname", "given", "patronymic"}
    stays = [tab.isHidden() for tab in page.tabs.tabs]
    assert stays == [not section.without_care for section in page.sections.values()]
    pages._go("people", f"queue:{CARE_REFUSED}")


def test_with_the_sign_of_a_section_switched_off_it_would_be_shown_no_more(
    pages: Pages, persons: Persons, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HistorySection, "without_care", False)
    persons.refuse_care(SAVCHUK)
    pages._go("people", f"person:{SAVCHUK}")
    hidden = {
        code
        for code, tab in zip(room(pages).person.sections, room(pages).person.tabs.tabs, strict=True)
        if tab.isHidden()
    }
    assert "history" in hidden


def test_a_call_home_is_one_chord_from_the_person(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[tuple[str, str]] = []
    frame = pages.rooms.people._frame
    monkeypatch.setattr(
        pages.rooms.people, "_frame", replace(frame, go=lambda room, who: went.append((room, who)))
    )
    pages._go("people", f"person:{SAVCHUK}")
    press(pages.workspace, K.Key_D, held=CTRL)
    assert went == [("relatives", f"person:{SAVCHUK}")]


def test_a_label_is_one_key_from_the_person(pages: Pages, persons: Persons) -> None:
    from PySide6.QtTest import QSignalSpy

    spy = QSignalSpy(pages.rooms.people.label_wanted)
    pages._go("people", f"person:{SAVCHUK}")
    press(pages.workspace, K.Key_F8)
    arrival = persons.seen[SAVCHUK].arrival
    assert arrival
    assert [spy.at(n) for n in range(spy.count())] == [[arrival.stage, arrival.id, "60"]]
    assert pages.workspace.quiet.notice.text  # no printer here: it says so


def test_the_path_folds_where_it_is_narrow(
    qtbot: QtBot, pages: Pages, look: Look, persons: Persons
) -> None:
    page = PersonPage(look, own_sections(pages.rooms.people._frame, pages._session.services))
    show(qtbot, page)
    page.show_person(persons.seen[SAVCHUK], NOW.date())
    assert (page.path.isVisible(), page.fold.isVisible()) == (True, False)
    page.resize(900, 600)
    QApplication.processEvents()
    assert page.width() == 900
    assert (page.path.isVisible(), page.fold.isVisible()) == (False, True)
    page.fold.click()
    assert page.path.isVisible()
    page.tabs.tabs[1].click()
    assert not page.path.isVisible()


def test_somebody_whose_arrival_was_taken_back_is_left(pages: Pages, persons: Persons) -> None:
    from caseapp.domain.errors import NotFound

    pages._go("people", f"person:{SAVCHUK}")
    services = pages.rooms.people._services

    def gone(_person: PersonId) -> object:
        raise NotFound("person")

    pages.rooms.people._services = replace(services, open_person=gone)  # type: ignore[arg-type] # raises
    pages.rooms.people._changed(object(), None)
    assert room(pages).here is None
    assert pages.workspace.quiet.notice.tone == "bad"


def test_keys_are_told_for_list_and_person(pages: Pages) -> None:
    assert "Enter" in dict(room(pages).keys())
    pages._go("people", f"person:{SAVCHUK}")
    assert {"F2", "Ctrl+D", "Ctrl+PgDn", "Esc"} <= set(dict(room(pages).keys()))
