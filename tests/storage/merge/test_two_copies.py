"""Two laptops of one register, with real keys: copied, worked on apart, and taken in through the service."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from caseapp.domain.access import Role
from caseapp.domain.acts import ACTS
from caseapp.domain.ids import UserId, uuid7
from caseapp.domain.key_errors import KeysForeign, UnknownUser, WrongPassphrase
from caseapp.services import checking, conflicts, merging, registers, users
from caseapp.services.context import Context
from caseapp.services.merging import Merged
from caseapp.services.registers import NewUser
from caseapp.storage import keyring
from caseapp.storage.columns import micros
from caseapp.storage.journal import admission, store
from caseapp.storage.keys import files
from caseapp.storage.tables.every import table_of
from caseapp.storage.tables.people import Person
from registers import CHEAP, Founded

OFFICER, ADMIN, SUPERVISOR = Role.FIELD_OFFICER, Role.ADMIN, Role.SUPERVISOR
PERSON = uuid7()


@pytest.fixture
def other(founded: Founded, tmp_path: Path) -> Founded:
    """The same register on a second laptop; both know one person."""
    _name(founded, "Коваль")
    return founded.laptop(tmp_path / "other")


def _name(copy: Founded, surname: str, role: Role = OFFICER) -> None:
    with copy.opened(role) as ctx, ctx.act("edit_person") as work:
        row = work.find(Person, PERSON)
        if row is None:
            work.add(Person(id=PERSON, surname=surname))
        else:
            row.surname = surname
        work.commit()


def _meet(here: Founded, there: Founded, role: Role = OFFICER) -> Merged:
    with here.opened(role) as ctx:
        merged = merging.merge(ctx, there.folder, here.user(role).passphrase)
        assert checking.check(ctx).clean
        return merged


def _read(copy: Founded, what: Callable[[Context], object], role: Role = OFFICER) -> object:
    with copy.opened(role, write=False) as ctx:
        return what(ctx)


def _surname(ctx: Context) -> str:
    table = table_of("person")
    with ctx.register.read() as view:
        return str(view.execute(select(table.c.surname)).scalar_one())


def _chains(ctx: Context) -> int:
    with ctx.register.read() as view:
        return len(store.replicas(view))


def _everything(ctx: Context) -> object:
    """Rows of the work; notices and the directory differ, since each merge is noted where it was."""
    with ctx.register.read() as view:
        return [
            sorted(map(repr, view.execute(select(table_of(name))).all()))
            for name in ("person", "head", "exchange_stage", "register_secret")
        ]


def test_a_copied_register_begins_a_chain_and_both_meet(founded: Founded, other: Founded) -> None:
    _name(other, "Бойко")
    assert _read(other, _chains) == 2
    merged = _meet(founded, other)
    assert merged.entries
    assert (merged.waiting, merged.refused) == (0, {})
    assert _read(founded, _surname) == "Бойко"
    _meet(other, founded)
    assert _read(founded, _everything) == _read(other, _everything)


def test_taking_in_the_same_copy_again_changes_nothing(founded: Founded, other: Founded) -> None:
    _name(other, "Бойко")
    _meet(founded, other)
    before = _read(founded, _everything)
    assert _meet(founded, other).entries == 0
    assert _read(founded, _everything) == before


def test_two_values_are_both_kept_and_settled_for_both(founded: Founded, other: Founded) -> None:
    _name(founded, "Бойко")
    _name(other, "Ткаченко")
    _meet(founded, other)
    with founded.opened(OFFICER) as ctx:
        (conflict,) = conflicts.conflicts(ctx)
        assert {claim.value for claim in conflict.claims} == {"Бойко", "Ткаченко"}
        conflicts.settle(ctx, conflict, "Ткаченко")
        assert conflicts.conflicts(ctx) == ()
        assert checking.check(ctx).clean
    _meet(other, founded)
    assert _read(other, conflicts.conflicts) == ()
    assert _read(other, _surname) == "Ткаченко"


def test_the_copy_is_only_read(founded: Founded, other: Founded) -> None:
    _name(other, "Бойко")
    before = {p.name: p.read_bytes() for p in other.folder.iterdir() if p.is_file()}
    _meet(founded, other)
    left = {p.name: p.read_bytes() for p in other.folder.iterdir() if p.is_file()}
    assert {name: left[name] for name in before} == before


def test_another_register_and_a_wrong_passphrase_change_nothing(
    founded: Founded, other: Founded, tmp_path: Path
) -> None:
    passphrase = founded.user(OFFICER).passphrase
    founder = NewUser("Олена", passphrase, frozenset({ADMIN}), CHEAP)
    registers.create(tmp_path / "foreign", founder).opened.context.register.close()
    with founded.opened(OFFICER) as ctx:
        before = _everything(ctx)
        with pytest.raises(KeysForeign):
            merging.merge(ctx, tmp_path / "foreign", passphrase)
        with pytest.raises(WrongPassphrase):
            merging.merge(ctx, other.folder, "не та")
        assert _everything(ctx) == before


def _refused_rows(ctx: Context) -> set[str]:
    with ctx.register.read() as view:
        return set(view.execute(select(store.WAITING.c.reason)).scalars())


def test_a_removal_travels_and_what_was_written_after_it_waits(
    founded: Founded, other: Founded
) -> None:
    _name(other, "Бойко")
    with founded.opened(ADMIN) as ctx:
        users.remove_user(ctx, founded.users[OFFICER].id)
    _meet(founded, other, ADMIN)
    assert _read(founded, _surname, SUPERVISOR) == "Коваль"
    assert _read(founded, _refused_rows, ADMIN) == {"revoked"}
    _meet(other, founded, ADMIN)
    assert _read(other, _surname, SUPERVISOR) == "Коваль"
    with pytest.raises(UnknownUser):
        registers.unlock(other.folder, founded.users[OFFICER].id, founded.users[OFFICER].passphrase)
    assert _read(founded, _everything, ADMIN) == _read(other, _everything, ADMIN)


def test_a_removal_that_a_kill_left_in_the_key_file_alone_travels_all_the_same(
    founded: Founded, other: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name(other, "Бойко")
    gone = founded.users[OFFICER].id
    monkeypatch.setattr(keyring, "complete_directory", lambda _register: None)
    with founded.opened(ADMIN) as ctx:
        users.remove_user(ctx, gone)
    monkeypatch.undo()
    monkeypatch.setenv("CASEAPP_CONFIG_DIR", str(other.config))
    _meet(other, founded, ADMIN)
    assert _read(other, _surname, SUPERVISOR) == "Коваль"
    assert files.load(other.folder).directory.removed(gone)


def test_a_user_added_on_one_laptop_works_on_the_other(founded: Founded, other: Founded) -> None:
    added = other.add("Богдан", OFFICER)
    with other.opened(added) as ctx, ctx.act("edit_person") as work:
        work.get(Person, PERSON).surname = "Богданенко"
        work.commit()
    _meet(founded, other)
    opened = registers.unlock(founded.folder, UserId(added.id), added.passphrase)
    assert _surname(opened.context) == "Богданенко"
    opened.context.register.close()


def test_after_a_new_version_of_the_program_what_waited_for_it_is_shown(
    founded: Founded, other: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name(other, "Бойко")
    with monkeypatch.context() as older:
        fewer = {name: act for name, act in ACTS.items() if name != "edit_person"}
        older.setattr(admission, "ACTS", fewer)
        _meet(founded, other)
        assert _read(founded, _refused_rows) == {"newer"}
    with founded.opened(OFFICER) as ctx:
        assert _surname(ctx) == "Бойко"
        assert checking.check(ctx).clean


def test_a_clock_that_is_days_ahead_is_not_adopted_at_the_next_start_either(
    founded: Founded, other: Founded
) -> None:
    with other.opened(OFFICER) as ctx:
        tomorrow = ctx.register.now() + timedelta(days=3)
        ctx.register.require_writing().journal.clock.last = micros(tomorrow) // 1000 << 16
        with ctx.act("edit_person") as work:
            work.get(Person, PERSON).surname = "Бойко"
            work.commit()
    _meet(founded, other)
    with founded.opened(OFFICER) as ctx:
        now = micros(ctx.register.now()) // 1000
        assert ctx.register.require_writing().journal.clock.last >> 16 <= now
        assert checking.check(ctx).clean
