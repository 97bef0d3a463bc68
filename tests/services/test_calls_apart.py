"""Two laptops call for the same person without knowing of each other, and meet."""

from pathlib import Path

import pytest

from caseapp.domain.access import Role
from caseapp.domain.contact import ContactState, Outcome
from caseapp.domain.contact_errors import NotDialable
from caseapp.domain.dialling import WhyNot
from caseapp.domain.ids import PersonId, RelativeId
from caseapp.domain.relatives import CallDraft, Contact
from caseapp.services import calls, checking, contacts, merging, notes, relatives
from caseapp.services.context import Context
from caseapp.storage.queries import relatives as queries
from mornings import Morning
from registers import Founded
from services.families import AT, MOTHER, Family

OFFICER = Role.FIELD_OFFICER


def _call(ctx: Context, person: PersonId, relative: RelativeId, outcome: Outcome) -> None:
    calls.record_call(ctx, CallDraft(person, outcome, AT, relative))


def _meet(here: Founded, there: Founded) -> None:
    for one, other in ((here, there), (there, here)):
        with one.opened(OFFICER) as ctx:
            merging.merge(ctx, other.folder, one.user(OFFICER).passphrase)
            assert checking.check(ctx).clean


def _contact(copy: Founded, person: PersonId) -> Contact:
    with copy.opened(OFFICER, write=False) as ctx:
        return contacts.contact_of(ctx, person)


@pytest.fixture
def apart(morning: Morning, tmp_path: Path) -> tuple[Founded, Founded, PersonId, RelativeId]:
    """Two laptops that know one person and their mother."""
    here = morning.founded
    with here.opened(OFFICER) as ctx:
        family = Family.arrived(ctx, morning, 1)
        mother = family.add()
    return here, here.laptop(tmp_path / "other"), family.person, mother


Apart = tuple[Founded, Founded, PersonId, RelativeId]


def test_attempts_of_both_laptops_are_kept_and_the_state_follows_from_all(apart: Apart) -> None:
    here, there, person, mother = apart
    with here.opened(OFFICER) as ctx:
        _call(ctx, person, mother, Outcome.NO_ANSWER)
    with there.opened(OFFICER) as ctx:
        _call(ctx, person, mother, Outcome.REACHED_TALKED)
    assert _contact(here, person).state is ContactState.TRYING
    _meet(here, there)
    both = [_contact(copy, person) for copy in (here, there)]
    assert both[0] == both[1]
    assert both[0].state is ContactState.REACHED
    assert both[0].attempts == 2


def test_two_stops_are_one_stop_with_both_notes(apart: Apart) -> None:
    here, there, person, _ = apart
    for copy, heard in ((here, "від брата"), (there, "від сусіда")):
        with copy.opened(OFFICER) as ctx:
            calls.stop_calls(ctx, person, heard)
    _meet(here, there)
    with there.opened(Role.PSYCHOLOGIST) as ctx:
        assert {one.text for one in notes.notes_about(ctx, person)} == {"від брата", "від сусіда"}
        calls.lift_call_stop(ctx, person)
        assert not contacts.contact_of(ctx, person).bars.stopped


def disagree(apart: Apart) -> None:
    """Here the mother became unsafe and safe again; there somebody called her unsafe and left it."""
    here, there, person, mother = apart
    with there.opened(OFFICER) as ctx:
        relatives.edit_relative(ctx, mother, {"safe_to_call": False})
    with here.opened(OFFICER) as ctx:
        relatives.edit_relative(ctx, mother, {"safe_to_call": False})
        relatives.edit_relative(ctx, mother, {"safe_to_call": True})
    _meet(here, there)
    with here.opened(OFFICER) as ctx:
        _call(ctx, person, mother, Outcome.NO_ANSWER)


def test_where_two_laptops_disagree_the_sign_that_protects_stands_until_somebody_decides(
    apart: Apart,
) -> None:
    with pytest.raises(NotDialable) as refused:
        disagree(apart)
    assert refused.value.reason is WhyNot.UNSAFE
    here, _, person, mother = apart
    (shown,) = _contact(here, person).relatives
    assert (shown.safe_to_call, shown.contested) == (False, ("safe_to_call",))
    with here.opened(OFFICER) as ctx:
        relatives.edit_relative(ctx, mother, {"safe_to_call": True})
        (settled,) = contacts.contact_of(ctx, person).relatives
        assert (settled.safe_to_call, settled.contested) == (True, ())
        _call(ctx, person, mother, Outcome.NO_ANSWER)
        assert checking.check(ctx).clean


def test_without_the_look_at_what_is_disputed_the_newest_would_win(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = queries._relative
    monkeypatch.setattr(queries, "_relative", lambda row, _contested: true(row, ()))
    disagree(apart)
    here, _, person, _ = apart
    assert _contact(here, person).attempts == 1, "she was called"


def test_the_mother_of_these_tests_may_be_called() -> None:
    assert MOTHER.safe_to_call
    assert not MOTHER.not_to_be_told
