"""The room over the real use cases and an encrypted register: called, taken back, stopped, read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.access import Role
from caseapp.domain.contact import ContactState, Outcome
from caseapp.domain.ids import PersonId
from caseapp.domain.relatives import RelativeDraft
from caseapp.services import arrivals, contacts, history, relatives, stages
from caseapp.services.context import Context
from caseapp.ui.binding.relatives import relative_services
from caseapp.ui.bridge import Bridge
from mornings import Morning, morning, morning_template
from ui.calls.conftest import Build, Office
from ui.hands import press, type_text

__all__ = ["morning", "morning_template"]

Key = Qt.Key


@dataclass
class Real:
    """The room, and the register behind it."""

    office: Office
    ctx: Context
    people: list[PersonId]

    def state(self, place: int = 0) -> ContactState:
        return contacts.contact_of(self.ctx, self.people[place]).state

    def undo(self, bridge: Bridge) -> None:
        """Ctrl+Z belongs to the frame around the rooms."""
        done = history.undo(self.ctx)
        bridge.changed.emit(done.touched, bridge)


Open = Callable[[Role], Real]


@pytest.fixture
def opened(build: Build, morning: Morning) -> Iterator[Open]:
    """Three people have arrived, each with a mother and a brother who is not to be called."""
    came: list[PersonId] = []
    with morning.founded.opened(Role.FIELD_OFFICER) as ctx:
        for number in (1, 2, 3):
            line = morning.row(ctx, number).line
            assert line is not None
            person = arrivals.mark_arrived(ctx, morning.stage, line).value.person
            for draft in (
                RelativeDraft("Андрій", "брат", "+7 978 123 45 67", safe_to_call=False),
                RelativeDraft("Олена", "мати", "0507614371"),
            ):
                relatives.add_relative(ctx, person, draft)
            came.append(person)
    closing: list[Callable[[], None]] = []

    def made(role: Role) -> Real:
        ctx = morning.founded.open(role).context
        closing.append(ctx.register.close)
        office = build(relative_services(ctx), role)
        office.page.show_stage(stages.chosen(ctx))
        return Real(office, ctx, came)

    yield made
    for close in closing:
        close()


def test_two_keys_record_no_answer_and_undo_puts_the_state_back(
    opened: Open, bridge: Bridge
) -> None:
    real = opened(Role.FIELD_OFFICER)
    page = real.office.page
    assert len(page.queue.rows._rows) == 3
    press(page.queue, Key.Key_Return)
    assert real.office.presenter.calling.call
    assert real.office.presenter.calling.call.relative.name == "Олена"
    press(page.card.call_card, Key.Key_2)
    assert real.state() is ContactState.TRYING
    assert contacts.contact_of(real.ctx, real.people[0]).calls[0].attempt.number == 1
    real.undo(bridge)
    assert real.state() is ContactState.NOT_OFFERED


def test_who_was_reached_leaves_the_queue_and_undo_brings_them_back(
    opened: Open, bridge: Bridge
) -> None:
    real = opened(Role.FIELD_OFFICER)
    page = real.office.page
    press(page.queue, Key.Key_Return)
    press(page.card.call_card, Key.Key_1)
    assert real.state() is ContactState.REACHED
    assert page.queue.rows.rowCount() == 2
    real.undo(bridge)
    assert page.queue.rows.rowCount() == 3


def test_a_relative_is_written_down_ordered_and_taken_off(opened: Open, bridge: Bridge) -> None:
    real = opened(Role.FIELD_OFFICER)
    page, kin = real.office.page, real.office.page.card.kin
    press(page.queue, Key.Key_N, held=Qt.KeyboardModifier.ControlModifier)
    type_text(kin.form.fields["name"].field, "Ганна")
    type_text(kin.form.fields["phone"].field, "067 330 14 52")
    press(kin.form.fields["phone"].field, Key.Key_Return)

    def order() -> list[str]:
        return [one.name for one in contacts.contact_of(real.ctx, real.people[0]).relatives]

    assert order() == ["Андрій", "Олена", "Ганна"]
    assert kin.lines()[2].row.phone == "+380 67 330 1452"
    kin.list.setFocus()
    press(kin.list, Key.Key_Up, held=Qt.KeyboardModifier.AltModifier)
    assert order() == ["Андрій", "Ганна", "Олена"]
    press(kin.list, Key.Key_Delete)
    assert order() == ["Андрій", "Олена"]
    for _ in range(3):
        real.undo(bridge)
    assert order() == ["Андрій", "Олена"]
    assert [line.row.name for line in kin.lines()] == ["Андрій", "Олена"]


def test_a_stop_by_an_officer_is_read_and_lifted_by_the_psychologist_alone(opened: Open) -> None:
    real = opened(Role.FIELD_OFFICER)
    page = real.office.page
    press(page.queue, Key.Key_S)
    type_text(page.card.stop_form.text, "чули від сусіда")
    press(page.card.stop_form.text, Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert contacts.contact_of(real.ctx, real.people[0]).bars.stopped
    assert not page.card.stop_banner.read.isVisible()
    real.ctx.register.close()
    theirs = opened(Role.PSYCHOLOGIST)
    card = theirs.office.page.card
    theirs.office.page.seek(f"person:{real.people[0]}")
    assert card.stop_banner.isVisible()
    card.stop_banner.read.click()
    assert "чули від сусіда" in card.stop_banner.notes.text()
    card.stop_banner.lift.click()
    assert not contacts.contact_of(theirs.ctx, real.people[0]).bars.stopped
    assert card.kin.isVisible()


def test_a_call_outlives_a_lock_with_its_note(opened: Open) -> None:
    real = opened(Role.FIELD_OFFICER)
    page = real.office.page
    press(page.queue, Key.Key_Down, Key.Key_Return)
    page.card.call_card.note.setText("під’їзд 4")
    page.keep()
    record = page.record()
    real.ctx.register.close()
    again = opened(Role.FIELD_OFFICER)
    again.office.page.seek(record)
    assert again.office.presenter.calling.call is not None
    assert again.office.page.card.call_card.note.text() == "під’їзд 4"
    press(again.office.page.card.call_card, Key.Key_2)
    (call,) = contacts.contact_of(again.ctx, real.people[1]).calls
    assert (call.attempt.outcome, call.note) == (Outcome.NO_ANSWER, "під’їзд 4")
    assert again.office.presenter.calling._services.note_drafts.newest(real.people[1]) == {}
