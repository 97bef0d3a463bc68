"""The register that tests copy is a whole one, and its copy is not taken for a copied folder."""

from pathlib import Path

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.services import checking, registers, users
from registers import Founded


def test_a_copied_register_goes_on_with_its_chain_and_notices_nothing(founded: Founded) -> None:
    opened = founded.open()
    ctx = opened.context
    assert opened.notices == ()
    assert opened.read_only == ""
    assert checking.check(ctx).clean
    ctx.register.close()


def test_each_role_has_a_user_who_holds_nothing_else(founded: Founded) -> None:
    for role in Role:
        with founded.opened(role) as ctx:
            assert ctx.actor.roles == {role}
            held = ctx.register.keyfile.directory.compartments_of(ctx.actor.id)
            assert held == ({Compartment.SPECIALIST} if role is Role.PSYCHOLOGIST else set())


def test_a_passphrase_opens_the_copy(founded: Founded) -> None:
    auditor = founded.users[Role.AUDITOR]
    opened = registers.unlock(founded.folder, auditor.id, auditor.passphrase)
    assert opened.actor.name == auditor.name
    opened.context.register.close()


def test_another_user_can_be_added(founded: Founded) -> None:
    added = founded.add("Богдан", Role.FIELD_OFFICER, Role.MEDIC)
    with founded.opened(added) as ctx:
        assert ctx.actor.roles == {Role.FIELD_OFFICER, Role.MEDIC}
        assert len(users.all_users(ctx)) == len(Role) + 1


def test_a_copy_on_another_computer_begins_a_chain(founded: Founded, tmp_path: Path) -> None:
    other = founded.laptop(tmp_path / "other")
    opened = other.open()
    assert "new_laptop" in opened.notices
    opened.context.register.close()
