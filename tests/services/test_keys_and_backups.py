"""Users, passphrases, compartments, backups: what they open afterwards, in every combination."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import CaseError, FieldRefused, NotAllowed, NotFound
from caseapp.domain.key_errors import (
    CompartmentNotHeld,
    EnrolledAlready,
    OwnRemoval,
    PassphraseTooWeak,
    PauseNeeded,
    RecoveryCodeRefused,
    UserNameTaken,
    WrongPassphrase,
)
from caseapp.services import (
    arrivals,
    backups,
    checking,
    lists,
    lock_names,
    notes,
    registers,
    stages,
    users,
)
from caseapp.services.registers import NewUser
from caseapp.storage.journal import store
from mornings import PEOPLE, Morning
from registers import CHEAP, Founded, User, passphrase_of

ANOTHER = "цілком інша фраза про зимовий ліс"
CURRENT, PREVIOUS = "keys.json", "keys.previous.json"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (registers, users):
        monkeypatch.setattr(module, "calibrated", lambda: CHEAP)


def opens(folder: Path, who: User, passphrase: str) -> bool:
    """Say whether somebody gets to the names behind a passphrase."""
    try:
        user = lock_names.user_named(folder, who.name)
        opened = registers.unlock(folder, user, passphrase, write=False)
    except PauseNeeded:
        raise  # nothing was tried
    except CaseError:
        return False
    try:
        return len(lists.latest(opened.context, stages.chosen(opened.context).id)) == PEOPLE
    finally:
        opened.context.register.close()


@dataclass(frozen=True)
class Removal:
    """A removed user, what they had before, and what there is now."""

    who: User
    new: Path
    old_keys: Path
    old_backup: Path


@pytest.fixture
def removal(morning: Morning, tmp_path: Path) -> Removal:
    founded = morning.founded
    who = founded.user(Role.MEDIC)
    kept = tmp_path / "kept"
    shutil.copytree(founded.folder, kept / "register")
    with founded.opened(who) as ctx:
        made = backups.back_up(ctx, kept)
    with founded.opened(Role.ADMIN) as ctx:
        users.change_passphrase(ctx, founded.user(Role.ADMIN).passphrase, ANOTHER)
        users.remove_user(ctx, who.id)
    backups.restore_to(kept / made.file_name, tmp_path / "restored")
    return Removal(who, founded.folder, kept / "register", tmp_path / "restored")


@pytest.mark.parametrize("passphrase", [passphrase_of("Ганна"), ANOTHER, ""])
@pytest.mark.parametrize("name", [CURRENT, PREVIOUS])
def test_a_removed_user_does_not_open_the_register_with_any_old_key_file(
    removal: Removal, name: str, passphrase: str
) -> None:
    assert not opens(removal.new, removal.who, passphrase)
    shutil.copy(removal.old_keys / CURRENT, removal.new / name)
    assert not opens(removal.new, removal.who, passphrase)
    shutil.copy(removal.old_keys / CURRENT, removal.new / CURRENT)
    assert not opens(removal.new, removal.who, passphrase)


def test_what_a_removed_user_took_along_stays_readable_to_them_and_says_nothing_new(
    removal: Removal, morning: Morning
) -> None:
    """The limit that the program says in words: copies and backups of before the removal."""
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        row = morning.row(ctx, 1)
        assert row.line is not None
        arrivals.mark_arrived(ctx, morning.stage, row.line)
    mine = removal.who.passphrase
    assert opens(removal.old_keys, removal.who, mine)
    assert opens(removal.old_backup, removal.who, mine)
    assert not opens(removal.old_backup, removal.who, ANOTHER)
    for folder in (removal.old_keys, removal.old_backup):
        user = lock_names.user_named(folder, removal.who.name)
        ctx = registers.unlock(folder, user, mine, write=False).context
        assert not any(one.arrived_at for one in arrivals.desk(ctx, morning.stage))
        ctx.register.close()


def test_the_new_database_in_an_old_folder_does_not_open_either(removal: Removal) -> None:
    (database,) = removal.new.glob("register-*.db")
    for old in removal.old_keys.glob("register-*.db*"):
        old.unlink()
    shutil.copy(database, removal.old_keys)
    assert not opens(removal.old_keys, removal.who, removal.who.passphrase)
    named = next(iter(removal.old_keys.glob("register-*.db")))
    before = lock_names.keyfile_at(removal.old_keys).database
    named.rename(removal.old_keys / before)
    assert not opens(removal.old_keys, removal.who, removal.who.passphrase)


def test_the_others_work_on_after_a_removal(removal: Removal, morning: Morning) -> None:
    for role in (Role.SUPERVISOR, Role.FIELD_OFFICER):
        who = morning.founded.user(role)
        assert opens(removal.new, who, who.passphrase)
    with morning.founded.opened(Role.SUPERVISOR) as ctx:
        assert checking.check(ctx).clean
        with pytest.raises(NotAllowed):
            users.remove_user(ctx, morning.founded.user(Role.ADMIN).id)


def test_rules_of_adding_and_removing(founded: Founded) -> None:
    with founded.opened(Role.ADMIN) as ctx:
        medic = frozenset({Role.MEDIC})
        with pytest.raises(UserNameTaken):
            users.add_user(ctx, " олена ", medic, CHEAP)
        for name, roles in ((" ", medic), ("Нова", frozenset[Role]())):
            with pytest.raises(FieldRefused):
                users.add_user(ctx, name, roles, CHEAP)
        with pytest.raises(OwnRemoval):
            users.remove_user(ctx, ctx.actor.id)
        with pytest.raises(NotFound):
            users.user_named(ctx, "Хтось")
        added = users.add_user(ctx, "Нова", frozenset({Role.PSYCHOLOGIST}), CHEAP).value
        assert added.must_still_grant == {Compartment.SPECIALIST}
    weak = NewUser("Нова", "password1", kdf=CHEAP)
    with pytest.raises(PassphraseTooWeak):
        registers.enrol(founded.folder, added.user, added.passphrase, weak)
    chosen = NewUser("Нова", ANOTHER, kdf=CHEAP)
    with pytest.raises(WrongPassphrase):
        registers.enrol(founded.folder, added.user, "не та", chosen)
    opened = registers.enrol(founded.folder, added.user, added.passphrase, chosen)
    assert opened.actor.roles == {Role.PSYCHOLOGIST}
    opened.context.register.close()
    with pytest.raises(EnrolledAlready):
        registers.enrol(founded.folder, added.user, added.passphrase, chosen)


def test_a_changed_passphrase_is_the_only_one_that_opens(morning: Morning) -> None:
    founded = morning.founded
    medic = founded.user(Role.MEDIC)
    with founded.opened(medic) as ctx:
        with pytest.raises(WrongPassphrase):
            users.change_passphrase(ctx, "не та", ANOTHER)
        with pytest.raises(PassphraseTooWeak):
            users.change_passphrase(ctx, medic.passphrase, "1234")
        users.change_passphrase(ctx, medic.passphrase, ANOTHER)
    assert not opens(founded.folder, medic, medic.passphrase)
    assert opens(founded.folder, medic, ANOTHER)
    previous = founded.folder / PREVIOUS
    if previous.exists():
        shutil.copy(previous, founded.folder / CURRENT)
        assert not opens(founded.folder, medic, medic.passphrase), "both generations are rewritten"


def test_a_compartment_is_given_by_a_holder_or_by_the_code_and_never_by_an_admin_alone(
    founded: Founded,
) -> None:
    medic, psychologist = founded.user(Role.MEDIC), founded.user(Role.PSYCHOLOGIST)
    with founded.opened(Role.ADMIN) as ctx:
        for compartment in Compartment:
            with pytest.raises(CompartmentNotHeld):
                users.grant(ctx, medic.id, compartment)
        with pytest.raises(CompartmentNotHeld):
            users.revoke_grant(ctx, psychologist.id, Compartment.SPECIALIST)
        users.grant(ctx, medic.id, Compartment.TRAINED, founded.recovery_code)
    with founded.opened(psychologist) as ctx:
        users.grant(ctx, medic.id, Compartment.SPECIALIST)
        lines = {line.name: line.compartments for line in users.all_users(ctx)}
    assert lines[medic.name] == set(Compartment)


def test_a_note_stays_closed_to_who_was_not_given_its_compartment(morning: Morning) -> None:
    founded = morning.founded
    new = founded.add("Новий", Role.PSYCHOLOGIST)
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        row = morning.row(ctx, 1)
        assert row.line is not None
        person = arrivals.mark_arrived(ctx, morning.stage, row.line).value.person
        notes.write_note(ctx, person, "спить погано")
    with founded.opened(new) as ctx:
        with pytest.raises(CompartmentNotHeld):
            notes.notes_about(ctx, person)
        with pytest.raises(CompartmentNotHeld):
            notes.write_note(ctx, person, "ще одна")
    with founded.opened(Role.PSYCHOLOGIST) as ctx:
        users.grant(ctx, new.id, Compartment.SPECIALIST)
    with founded.opened(new) as ctx:
        assert [one.text for one in notes.notes_about(ctx, person)] == ["спить погано"]


def test_a_recovery_code_makes_one_new_admin_and_is_used_up(founded: Founded) -> None:
    admin = NewUser("Рятівниця", ANOTHER, kdf=CHEAP)
    made = registers.recover(founded.folder, founded.recovery_code, admin)
    assert made.opened.actor.roles == {Role.ADMIN}
    assert made.recovery_code != founded.recovery_code
    made.opened.context.register.close()
    again = NewUser("Друга", ANOTHER, kdf=CHEAP)
    with pytest.raises(RecoveryCodeRefused):
        registers.recover(founded.folder, founded.recovery_code, again)
    second = registers.recover(founded.folder, made.recovery_code, again)
    assert checking.check(second.opened.context).clean
    second.opened.context.register.close()


def test_a_restored_register_opens_goes_on_as_its_own_copy_and_is_clean(
    morning: Morning, tmp_path: Path
) -> None:
    founded = morning.founded
    with founded.opened(Role.SUPERVISOR) as ctx:
        made = backups.back_up(ctx, tmp_path)
        with ctx.register.read() as view:
            before = store.version_vector(view)
    place = tmp_path / "restored"
    assert backups.restore_to(tmp_path / made.file_name, place) == ()
    restored = Founded(place, tmp_path / "config", dict(founded.users), founded.recovery_code)
    with restored.opened(Role.SUPERVISOR) as ctx:
        row = morning.row(ctx, 1)
        assert row.line is not None
        arrivals.mark_arrived(ctx, morning.stage, row.line)
        assert checking.check(ctx).clean
        with ctx.register.read() as view:
            after = store.version_vector(view)
    assert before.items() <= after.items(), "nothing was added to the chains of before"
    assert len(after) == len(before) + 1, "a chain of its own"


def test_backups_are_listed_newest_first_and_made_when_due(morning: Morning) -> None:
    with morning.founded.opened(Role.AUDITOR) as ctx:
        first = backups.back_up_if_due(ctx)
        assert first is not None
        assert backups.back_up_if_due(ctx) is None, "nothing has changed since"
        second = backups.back_up(ctx)
        assert [one.file_name for one in backups.backups(ctx)] == [
            second.file_name,
            first.file_name,
        ]
        assert backups.last_backup(ctx) == second.made_at
