"""The check of the chains finds whatever somebody with the data key changes in the database itself."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, delete, select, update

from caseapp.domain.access import Role
from caseapp.domain.errors import RegisterDamaged
from caseapp.domain.ids import uuid7
from caseapp.services import checking
from caseapp.storage import engine as engines
from caseapp.storage.canonical import canonical
from caseapp.storage.journal import format as journal_format
from caseapp.storage.journal import projection, store
from caseapp.storage.journal.format import (
    Entry,
    Secret,
    Transaction,
    pack_cells,
    pack_secrets,
    unpack_cells,
    unpack_secrets,
)
from caseapp.storage.tables.people import OtherName, Person
from caseapp.storage.unit_of_work import UnitOfWork
from copies import Copy, contents
from registers import Founded

ENTRY, TRANSACTION, REPLICA = store.ENTRY, store.TRANSACTION, store.REPLICA
PEOPLE = 4


def _add(unit: UnitOfWork, row: Person) -> None:
    unit.add(row)


@pytest.fixture
def history(copy: Copy) -> Copy:
    """Four people in an act each; seq 2 has an edit after it."""
    rows = [uuid7() for _ in range(PEOPLE)]
    for row in rows:
        person = Person(id=row, surname="Коваль")
        copy.do("edit_person", partial(_add, row=person))
    copy.do("edit_person", lambda unit: setattr(unit.get(Person, rows[1]), "given", "Гнат"))
    return copy


def _tamper(copy: Copy, work: Callable[[Connection], object]) -> None:
    with engines.writing(copy.engine) as connection:
        work(connection)
        connection.commit()


def _entry(at: int, **values: Any) -> Callable[[Connection], object]:
    return lambda c: c.execute(update(ENTRY).where(ENTRY.c.seq == at).values(**values))


def _transaction(first: int, **values: Any) -> Callable[[Connection], object]:
    return lambda c: c.execute(
        update(TRANSACTION).where(TRANSACTION.c.first_seq == first).values(**values)
    )


def _other_value(c: Connection) -> None:
    row = c.execute(select(ENTRY).where(ENTRY.c.seq == 2)).one()
    first, *others = unpack_secrets(row.payload)
    assert first is not None
    _entry(2, payload=pack_secrets((Secret(first.salt, canonical("інше")), *others)))(c)


def _other_cells(c: Connection) -> None:
    """Value and commitment changed together: they agree with each other, not with the chain."""
    row = c.execute(select(ENTRY).where(ENTRY.c.seq == 5)).one()
    (cell,), fresh = unpack_cells(row.cells), Secret.of("Бойко")
    changed = journal_format.Cell(cell.field, fresh.commitment, cell.bases)
    _entry(5, cells=pack_cells((changed,)), payload=pack_secrets((fresh,)))(c)


def _other_bases(c: Connection) -> None:
    row = c.execute(select(ENTRY).where(ENTRY.c.seq == 5)).one()
    (cell,) = unpack_cells(row.cells)
    _entry(5, cells=pack_cells((journal_format.Cell(cell.field, cell.commitment, ()),)))(c)


def _swapped(c: Connection) -> None:
    _entry(2, seq=99)(c)
    _entry(3, seq=2)(c)
    _entry(99, seq=3)(c)


def _without_entry(seq: int) -> Callable[[Connection], object]:
    return lambda c: c.execute(delete(ENTRY).where(ENTRY.c.seq == seq))


def _without_act(c: Connection) -> None:
    c.execute(delete(ENTRY).where(ENTRY.c.seq == 2))
    c.execute(delete(TRANSACTION).where(TRANSACTION.c.first_seq == 2))


TAMPERING: dict[str, tuple[Callable[[Connection], object], str]] = {
    "a value": (_other_value, "value"),
    "a value with its commitment": (_other_cells, "hash"),
    "what a cell replaced": (_other_bases, "hash"),
    "cells that are none": (_entry(2, cells=b"\x9f\xff"), "unreadable"),
    "a payload that is none": (_entry(2, payload=b"\x01"), "unreadable"),
    "a payload of another entry": (_entry(2, payload=b"\x80"), "value"),
    "a hash": (_entry(2, hash=bytes(32)), "hash"),
    "a clock": (_entry(2, clock=1), "hash"),
    "a row's id": (_entry(2, row_id=UUID(int=7)), "hash"),
    "a table": (_entry(2, table_name="arrival"), "hash"),
    "an act": (_transaction(2, act="mark_arrived"), "hash"),
    "an author": (_transaction(2, author=UUID(int=7)), "stranger"),
    "a device": (_transaction(2, device=UUID(int=7)), "signature"),
    "when it happened": (
        lambda c: c.exec_driver_sql(
            "UPDATE journal_transaction SET occurred_at = occurred_at + 1 WHERE first_seq = 2"
        ),
        "signature",
    ),
    "when it was written": (
        lambda c: c.exec_driver_sql(
            "UPDATE journal_transaction SET recorded_at = recorded_at - 1 WHERE first_seq = 2"
        ),
        "signature",
    ),
    "a year that no calendar has": (
        lambda c: c.exec_driver_sql(
            "UPDATE journal_transaction SET recorded_at = 1 << 62 WHERE first_seq = 2"
        ),
        "unreadable",
    ),
    "which act an undo names": (
        _transaction(2, reference=canonical([bytes(16), 1])),
        "signature",
    ),
    "a signature": (_transaction(2, signature=bytes(64)), "signature"),
    "the signed hash": (_transaction(2, last_hash=bytes(32)), "hash"),
    "the order": (_swapped, "hash"),
    "an entry taken out": (_without_entry(2), "gap"),
    "an act taken out": (_without_act, "gap"),
    "the last entry taken out": (_without_entry(5), "gap"),
    "the last act taken out, its entry left": (
        lambda c: c.execute(delete(TRANSACTION).where(TRANSACTION.c.first_seq == 5)),
        "head",
    ),
    "where the chain began": (
        lambda c: c.execute(update(REPLICA).values(parent_id=UUID(int=7), parent_seq=1)),
        "hash",
    ),
    "that there is a chain": (lambda c: c.execute(delete(REPLICA)), "orphan"),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_found(history: Copy, what: str) -> None:
    assert history.faults() == []
    work, fault = TAMPERING[what]
    _tamper(history, work)
    assert fault in {one.what for one in history.faults()}


def _always(*_: object) -> bool:
    return True


@pytest.mark.parametrize(
    ("what", "kind", "guard"),
    [
        ("a value", Entry, "keeps_its_word"),
        ("a device", Transaction, "is_signed_by"),
        ("a signature", Transaction, "is_signed_by"),
    ],
)
def test_without_the_guard_it_is_not_found(
    history: Copy, what: str, kind: type, guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind, guard, _always)
    _tamper(history, TAMPERING[what][0])
    assert history.faults() == []


def test_a_tail_cut_off_clean_is_found_by_what_this_computer_remembers(founded: Founded) -> None:
    _one_more_act(founded)
    _cut_tail(founded)
    opened = founded.open()
    assert opened.read_only == "older_copy"
    assert checking.check(opened.context).faults == ("rows:person",)
    opened.context.register.close()


def test_without_that_memory_only_other_copies_could_tell(founded: Founded) -> None:
    """The limit that the README names: what nobody else has seen can be rewritten with the keys."""
    _one_more_act(founded)
    _cut_tail(founded)
    for seen in (founded.config / "heads").iterdir():
        seen.unlink()
    with founded.opened() as ctx:
        assert ctx.register.read_only == ""
        assert checking.check(ctx).faults == ("rows:person",)


@pytest.mark.parametrize("what", ["a value", "a hash", "that there is a chain"])
def test_the_check_that_users_run_says_so_too(founded: Founded, what: str) -> None:
    with founded.opened() as ctx:
        with engines.writing(ctx.register.engine) as connection:
            TAMPERING[what][0](connection)
            connection.commit()
        assert f"chain:{TAMPERING[what][1]}" in checking.check(ctx).faults


def test_a_register_whose_users_cannot_be_read_says_so_instead_of_opening(
    founded: Founded,
) -> None:
    with founded.opened() as ctx, engines.writing(ctx.register.engine) as connection:
        TAMPERING["cells that are none"][0](connection)
        connection.commit()
    with pytest.raises(RegisterDamaged):
        founded.open()
    with founded.opened(write=False) as ctx, pytest.raises(RegisterDamaged):
        checking.check(ctx)


def test_entries_that_cannot_be_read_do_not_stop_the_check(founded: Founded) -> None:
    _one_more_act(founded)
    with founded.opened() as ctx:
        with engines.writing(ctx.register.engine) as connection:
            connection.execute(
                update(ENTRY).where(ENTRY.c.table_name == "person").values(cells=b"\x9f\xff")
            )
            connection.commit()
        assert checking.check(ctx).faults == ("chain:unreadable",)


def _one_more_act(founded: Founded) -> None:
    with (
        founded.opened(Role.FIELD_OFFICER) as ctx,
        ctx.act("edit_person") as work,
    ):
        work.add(Person(id=uuid7(), surname="Коваль"))
        work.commit()


def _cut_tail(founded: Founded) -> None:
    with founded.opened(write=False) as ctx:
        register = ctx.register
        folder, keyfile, keys = register.folder, register.keyfile, register.unlocked
    engine = engines.open_engine(folder / keyfile.database, keys.secrets[keyfile.data_key].value)
    with engines.writing(engine) as connection:
        row = connection.execute(
            select(TRANSACTION).where(TRANSACTION.c.act == "edit_person")
        ).one()
        here = ENTRY.c.replica_id == row.replica_id
        connection.execute(delete(ENTRY).where(here, ENTRY.c.seq >= row.first_seq))
        there = TRANSACTION.c.replica_id == row.replica_id
        connection.execute(
            delete(TRANSACTION).where(there, TRANSACTION.c.first_seq >= row.first_seq)
        )
        connection.commit()
    engine.dispose()


def test_an_erased_value_is_gone_and_the_chain_still_verifies(copy: Copy) -> None:
    person, other = uuid7(), uuid7()

    def work(unit: UnitOfWork) -> None:
        unit.add(Person(id=person, surname="Коваль"))
        unit.add(OtherName(id=other, person_id=person, written="Ковальов", source="list"))

    copy.do("edit_person", work)
    with engines.reading(copy.engine) as view:
        assert "Ковал".encode() in contents(view)
    with engines.writing(copy.engine) as connection:
        for seq, field in ((1, "surname"), (2, "written")):
            row = connection.execute(select(ENTRY).where(ENTRY.c.seq == seq)).one()
            kept = list(unpack_secrets(row.payload))
            kept[[cell.field for cell in unpack_cells(row.cells)].index(field)] = None
            _entry(seq, payload=pack_secrets(tuple(kept)))(connection)
        projection.reproject(connection, copy.book, {("person", person), ("other_name", other)})
        connection.commit()
    assert copy.faults() == []
    assert copy.differences() == []
    with engines.reading(copy.engine) as view:
        assert "Ковал".encode() not in contents(view)


ANSWERS = ("YES", "NO", "REFUSED", "UNKNOWN", "NOT_ASKED", "PARTLY", "LATER", "HIDDEN")


def _guessed(entry: Entry) -> str | None:
    """What somebody finds out who holds the chain but not the payload, by trying all answers."""
    promised = {cell.field: cell.commitment for cell in entry.cells}["category"]
    for answer in ANSWERS:
        if hashlib.sha256(b"cell1" + canonical(answer)).digest() == promised:
            return answer
    return None


def test_an_answer_with_eight_values_is_not_guessed_from_its_commitment(copy: Copy) -> None:
    copy.do("edit_person", lambda unit: unit.add(Person(id=uuid7(), category="REFUSED")))
    assert _guessed(copy.entries()[0][1]) is None


def test_without_salts_it_is(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_format, "SALT_BYTES", 0)
    copy.do("edit_person", lambda unit: unit.add(Person(id=uuid7(), category="REFUSED")))
    assert _guessed(copy.entries()[0][1]) == "REFUSED"


def test_equal_values_have_unequal_commitments(copy: Copy) -> None:
    for _ in range(2):
        copy.do("edit_person", lambda unit: unit.add(Person(id=uuid7(), category="REFUSED")))
    promises = [cell.commitment for _made, entry in copy.entries() for cell in entry.cells]
    assert len(set(promises)) == len(promises)
