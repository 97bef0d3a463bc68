"""Sealed rows: nobody without the key learns what was written, or where it could be put instead."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from sqlalchemy import select

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import NotAllowed, RegisterDamaged
from caseapp.domain.ids import PersonId, uuid7
from caseapp.domain.key_errors import CompartmentNotHeld
from caseapp.services import checking, history, notes
from caseapp.services.context import Context
from caseapp.storage import sealing
from caseapp.storage.canonical import canonical
from caseapp.storage.queries import sealed
from caseapp.storage.tables.every import table_of
from caseapp.storage.tables.people import Person, SealedRecord
from copies import Copy, contents
from registers import Founded
from storage.conftest import Bus

NEEDLE = "Боїться замкнених дверей"
FIXED = sealing.KEY_ID_BYTES + sealing.NONCE_BYTES + 16


@dataclass
class Case:
    """A psychologist at work on a person."""

    ctx: Context
    person: PersonId

    def write(self, text: str) -> sealed.Sealed:
        notes.write_note(self.ctx, self.person, text)
        with self.ctx.register.read() as view:
            return sealed.records_about(view, self.person)[-1]


@pytest.fixture
def case(founded: Founded) -> Iterator[Case]:
    person = PersonId(uuid7())
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        with ctx.act("edit_person") as work:
            work.add(Person(id=person, surname="Коваль"))
            work.commit()
        yield Case(ctx, person)


def test_who_holds_the_compartment_reads_what_was_written(case: Case) -> None:
    case.write(NEEDLE)
    case.write("")
    assert [note.text for note in notes.notes_about(case.ctx, case.person)] == [NEEDLE, ""]
    assert checking.check(case.ctx).clean


@pytest.mark.parametrize(
    ("content", "size"), [(0, 64), (60, 64), (61, 256), (252, 256), (253, 1024), (1021, 4096)]
)
def test_the_size_says_little(content: int, size: int) -> None:
    assert len(sealing.padded(bytes(content))) == size


def test_a_yes_is_as_long_as_a_sentence(case: Case) -> None:
    sizes = {len(case.write(text).ciphertext) for text in ("так", "ні", "не хоче казати")}
    assert sizes == {FIXED + 64}


def test_the_text_stands_nowhere(case: Case) -> None:
    case.write(NEEDLE)
    history.undo(case.ctx)
    history.redo(case.ctx)
    with case.ctx.register.read() as view:
        everything = contents(view)
    assert "Коваль".encode() in everything  # what is not sealed is found
    plain = canonical([notes.KIND, NEEDLE])
    forms = [NEEDLE.encode(), NEEDLE.encode("utf-16-le"), NEEDLE.encode("cp1251"), plain]
    forms += [base64.b64encode(plain)[4:-4], notes.KIND.encode()]
    assert [form for form in forms if form in everything] == []


def test_in_the_clear_it_would_be_found(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AESGCM", _InTheClear)
    case.write(NEEDLE)
    with case.ctx.register.read() as view:
        assert NEEDLE.encode() in contents(view)


class _InTheClear:
    def __init__(self, _key: bytes) -> None: ...

    def encrypt(self, _nonce: bytes, content: bytes, _bound_to: bytes) -> bytes:
        return content


def _moved(case: Case) -> sealed.Sealed:
    """A ciphertext of one row in another row: what an officer with the data key could do."""
    return replace(case.write("про іншого"), ciphertext=case.write(NEEDLE).ciphertext)


def test_a_ciphertext_in_another_row_is_refused(case: Case) -> None:
    with pytest.raises(RegisterDamaged):
        sealing.unseal(case.ctx.register, _moved(case))


def test_unless_it_were_bound_to_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_bound_to", lambda *_: b"")
    assert NEEDLE.encode() in sealing.unseal(case.ctx.register, _moved(case))


@pytest.mark.parametrize("at", [16, 28, -1])
def test_a_changed_byte_is_refused(case: Case, at: int) -> None:
    record = case.write(NEEDLE)
    changed = bytearray(record.ciphertext)
    changed[at] ^= 1
    with pytest.raises(RegisterDamaged):
        sealing.unseal(case.ctx.register, replace(record, ciphertext=bytes(changed)))


@pytest.mark.parametrize("role", [Role.ADMIN, Role.FIELD_OFFICER, Role.SUPERVISOR, Role.MEDIC])
def test_who_does_not_hold_it_can_neither_read_nor_write(founded: Founded, role: Role) -> None:
    person = PersonId(uuid7())
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        with ctx.act("edit_person") as work:
            work.add(Person(id=person, surname="Коваль"))
            work.commit()
        record = Case(ctx, person).write(NEEDLE)
    with founded.opened(role) as ctx:
        with pytest.raises(NotAllowed):
            notes.notes_about(ctx, person)
        with pytest.raises(CompartmentNotHeld):  # even past the roles: the key is not theirs
            sealing.unseal(ctx.register, record)
        with pytest.raises(CompartmentNotHeld):
            sealing.seal(ctx.register, Compartment.SPECIALIST, uuid7(), b"")


def _resealed(copy: Copy, row: UUID, ciphertext: bytes) -> None:
    copy.do("write_note", lambda unit: setattr(unit.get(SealedRecord, row), "sealed", ciphertext))


def _note(copy: Copy) -> UUID:
    person, row = uuid7(), uuid7()
    copy.do("edit_person", lambda unit: unit.add(Person(id=person, surname="Коваль")))
    note = SealedRecord(id=row, person_id=person, compartment="specialist", sealed=b"one")
    copy.do("write_note", lambda unit: unit.add(note))
    return row


def _sealed(copy: Copy, row: UUID) -> bytes:
    table = table_of("sealed_record")
    with copy.engine.connect() as view:
        return bytes(view.execute(select(table.c.sealed).where(table.c.id == row)).scalar_one())


def test_undo_puts_the_old_ciphertext_back_byte_for_byte(copy: Copy) -> None:
    row = _note(copy)
    _resealed(copy, row, b"two")
    copy.undo_last()
    assert _sealed(copy, row) == b"one"
    assert copy.differences() == []


def test_two_versions_of_a_sealed_cell_are_kept_and_show_no_mark(bus: Bus) -> None:
    here, there = bus.laptop(), bus.laptop()
    row = _note(here)
    there.take(here.runs())
    _resealed(here, row, b"here")
    _resealed(there, row, b"there")
    here.take(there.runs(here.vector()))
    there.take(here.runs(there.vector()))
    head = table_of("head")
    with here.engine.connect() as view:
        (kept,) = view.execute(select(head)).all()
    assert (kept.row_id, kept.field, kept.contested) == (row, "sealed", False)
    assert here.state() == there.state()
    assert here.differences() == []
