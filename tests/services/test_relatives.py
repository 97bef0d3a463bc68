"""Relatives: written down in the order the person wishes, changed, taken off, never guessed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from caseapp.domain.access import Role
from caseapp.domain.contact import ContactState, Outcome
from caseapp.domain.contact_errors import RelativeEmpty, RelativesChanged
from caseapp.domain.dialling import WhyNot
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import PersonId, uuid7
from caseapp.domain.relatives import RelativeDraft
from caseapp.services import checking, drafts, history, person_history, relatives
from caseapp.services.context import Context
from caseapp.text import phones
from mornings import Morning
from services.families import BROTHER, MOTHER, Family


@pytest.fixture
def ctx(morning: Morning) -> Iterator[Context]:
    with morning.founded.opened(Role.FIELD_OFFICER) as opened:
        yield opened


@pytest.fixture
def family(ctx: Context, morning: Morning) -> Family:
    return Family.arrived(ctx, morning, 1)


def names(family: Family) -> list[str]:
    return [one.name for one in family.contact().relatives]


def test_relatives_stand_in_the_order_they_were_named(family: Family) -> None:
    family.add()
    family.add(BROTHER)
    assert names(family) == ["Олена", "Андрій"]
    assert [one.wish for one in family.contact().relatives] == [1, 2]
    history.undo(family.ctx)
    assert names(family) == ["Олена"]
    assert checking.check(family.ctx).clean


def test_a_new_order_is_one_act(family: Family) -> None:
    mother, brother = family.add(), family.add(BROTHER)
    relatives.order_relatives(family.ctx, family.person, [brother, mother])
    assert names(family) == ["Андрій", "Олена"]
    history.undo(family.ctx)
    assert names(family) == ["Олена", "Андрій"]


def test_an_order_of_other_relatives_is_refused(family: Family, morning: Morning) -> None:
    mother = family.add()
    other = Family.arrived(family.ctx, morning, 2).add()
    for order in ([], [mother, mother], [other], [mother, other]):
        with pytest.raises(RelativesChanged):
            relatives.order_relatives(family.ctx, family.person, order)


def test_one_field_is_changed_and_changed_back(family: Family) -> None:
    mother = family.add()
    before = family.contact()
    for name, value in (
        ("name", "Олена Іванівна"),
        ("relation", "мама"),
        ("phone", "+380 67 330 1452"),
        ("settlement", "Ніжин"),
        ("language", "українська"),
        ("note", "дзвонити після 15"),
        ("safe_to_call", False),
        ("not_to_be_told", True),
    ):
        relatives.edit_relative(family.ctx, mother, {name: value})
        (shown,) = family.contact().relatives
        assert getattr(shown, name) == value
        history.undo(family.ctx)
        assert family.contact() == before


def test_what_says_nobody_is_refused(family: Family) -> None:
    with pytest.raises(RelativeEmpty):
        family.add(RelativeDraft(settlement="Ніжин", note="десь там", name=" "))
    alone = family.add(RelativeDraft(relation="мати"))
    with pytest.raises(RelativeEmpty):
        relatives.edit_relative(family.ctx, alone, {"relation": " "})
    assert [one.relation for one in family.contact().relatives] == ["мати"]


@pytest.mark.parametrize(
    ("name", "value"), [("person_id", "x"), ("undone", True), ("name", True), ("safe_to_call", "")]
)
def test_no_other_field_can_be_written(family: Family, name: str, *, value: str | bool) -> None:
    mother = family.add()
    with pytest.raises(NotFound):
        relatives.edit_relative(family.ctx, mother, {name: value})


def test_the_same_value_again_is_no_act(family: Family) -> None:
    mother = family.add()
    assert not relatives.edit_relative(family.ctx, mother, {"name": "Олена "}).touched.rows
    history.undo(family.ctx)
    assert names(family) == []


def test_who_is_taken_off_is_gone_and_their_calls_stay(family: Family) -> None:
    mother = family.add()
    family.add(BROTHER)
    family.call(mother, Outcome.NO_ANSWER)
    relatives.remove_relative(family.ctx, mother)
    assert names(family) == ["Андрій"]
    assert family.contact().attempts == 1
    with pytest.raises(NotFound):
        relatives.remove_relative(family.ctx, mother)
    with pytest.raises(NotFound):
        relatives.edit_relative(family.ctx, mother, {"name": "Оля"})
    history.undo(family.ctx)
    assert names(family) == ["Олена", "Андрій"]
    assert family.contact().state is ContactState.TRYING


def test_relatives_of_nobody_are_refused(ctx: Context) -> None:
    with pytest.raises(NotFound):
        relatives.add_relative(ctx, PersonId(uuid7()), MOTHER)


def test_a_draft_goes_when_its_relative_is_written_down(family: Family) -> None:
    drafts.keep(family.ctx, drafts.RELATIVE, {"name": "Ол"}, family.person)
    other = PersonId(uuid7())
    drafts.keep(family.ctx, drafts.RELATIVE, {"name": "Інша"}, other)
    family.add()
    assert drafts.newest(family.ctx, drafts.RELATIVE, family.person) == {}
    assert drafts.newest(family.ctx, drafts.RELATIVE, other) == {"name": "Інша"}


# Numbers.


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0507614371", "+380 50 761 4371"),
        ("380 (50) 761-43-71", "+380 50 761 4371"),
        ("+48 512 345 678", "+48 512 345 678"),
        ("0507614371, 067 330 14 52", "+380 50 761 4371, +380 67 330 1452"),
        ("0507614371 або 0673301452", "+380 50 761 4371, +380 67 330 1452"),
    ],
)
def test_a_number_is_kept_as_it_is_dialled(family: Family, typed: str, kept: str) -> None:
    mother = family.add(replace(MOTHER, phone=typed))
    assert family.contact().relatives[0].phone == kept
    assert phones.unreadable(kept) == ()
    relatives.edit_relative(family.ctx, mother, {"phone": ""})
    relatives.edit_relative(family.ctx, mother, {"phone": typed})
    assert family.contact().relatives[0].phone == kept


@pytest.mark.parametrize(
    "typed", ["050 761 43 7", "8 050", "сусідка 0507614371", "050 761 43 71 дод. 5", "?", "١٢"]
)
def test_a_number_that_cannot_be_read_is_kept_as_typed_and_said(family: Family, typed: str) -> None:
    family.add(replace(MOTHER, phone=typed))
    assert family.contact().relatives[0].phone == typed
    assert phones.unreadable(typed) == (typed,)


def test_what_cannot_be_read_stands_beside_what_can() -> None:
    found = phones.phones_in("0507614371; 12")
    assert [(phone.shown, phone.readable) for phone in found] == [
        ("+380 50 761 4371", True),
        ("12", False),
    ]


@pytest.mark.parametrize("sign", [{"safe_to_call": False}, {"not_to_be_told": True}])
def test_the_history_tells_no_number_that_may_not_be_called(
    family: Family, sign: dict[str, bool]
) -> None:
    """A door: the number was told when it was written down, before anybody knew."""
    mother = family.add()
    relatives.edit_relative(family.ctx, mother, {"phone": "067 330 14 52"})

    def told() -> set[str]:
        acts = person_history.history_of(family.ctx, family.person)
        return {
            str(value)
            for act in acts
            for change in act.changes
            if change.name == "phone"
            for value in (change.before, change.after)
            if value
        }

    assert told() == {"+380 50 761 4371", "+380 67 330 1452"}
    relatives.edit_relative(family.ctx, mother, sign)
    assert told() == set()
    history.undo(family.ctx)
    assert len(told()) == 2
    relatives.remove_relative(family.ctx, mother)
    assert told() == set()


def test_without_the_question_the_history_would_tell_it(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin."""
    monkeypatch.setattr(person_history, "MAY_BE_READ", frozenset({None, *WhyNot}))
    with pytest.raises(AssertionError):
        test_the_history_tells_no_number_that_may_not_be_called(family, {"safe_to_call": False})
