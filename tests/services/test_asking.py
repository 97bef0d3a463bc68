"""A relative is asking: who fits, what may be said, which number was taken. Every look leaves a trace."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from caseapp.domain.access import Role
from caseapp.domain.asking import Asker, Asking, Caller, Reply, Say
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import Outcome
from caseapp.domain.contact_errors import NothingAsked
from caseapp.domain.dialling import WhyNot
from caseapp.domain.errors import NotFound
from caseapp.domain.ids import LineId, RelativeId, uuid7
from caseapp.domain.relatives import RelativeDraft, RelativeRow
from caseapp.services import asking, calls, checking, drafts, find, numbers_taken
from caseapp.services.context import Context
from caseapp.storage.access_log import accesses
from mornings import Morning
from services.families import MOTHER, Family

CALLER = Asker("Олена", "мати", "050 761-43-71")


@pytest.fixture
def ctx(morning: Morning) -> Iterator[Context]:
    with morning.founded.opened(Role.FIELD_OFFICER) as opened:
        yield opened


@pytest.fixture
def family(ctx: Context, morning: Morning) -> Family:
    """Somebody who is here, whose mother they named, and who allows what can be allowed."""
    made = Family.arrived(ctx, morning, 1)
    made.add(MOTHER)
    made.says(Purpose.CARE, ConsentState.GIVEN)
    made.says(Purpose.KIN, ConsentState.GIVEN)
    return made


def words_of(family: Family) -> str:
    row = family.morning.row(family.ctx, 1)
    return row.name


def ask(family: Family, asker: Asker = CALLER, words: str = "") -> Reply:
    question = Asking(words or words_of(family), family.person, asker)
    return asking.reply(family.ctx, question)


# Who fits.


def test_who_is_expected_and_who_came_look_the_same(family: Family) -> None:
    came, expected = (family.morning.row(family.ctx, number) for number in (1, 2))
    for row in (came, expected):
        found = asking.sought(family.ctx, row.name)
        assert row.name in [one.name for one in found]
        assert set(type(found[0]).__slots__) == {
            "person",
            "name",
            "latin",
            "birth",
            "number",
        }


def test_a_year_of_birth_narrows_and_a_number_finds(family: Family) -> None:
    row = family.morning.row(family.ctx, 1)
    assert row.birth is not None
    year = row.birth.value.year
    right = asking.sought(family.ctx, f"{row.surname} {row.given} {year}")
    wrong = asking.sought(family.ctx, f"{row.surname} {row.given} {year - 1}")
    assert family.person in [one.person for one in right]
    assert family.person not in [one.person for one in wrong]
    assert asking.sought(family.ctx, row.number)[0].person == family.person
    assert asking.sought(family.ctx, row.latin)[0].name == row.name


# What may be said.


def test_a_named_relative_may_hear_that_the_person_is_back(family: Family) -> None:
    row = family.morning.row(family.ctx, 1)
    said = ask(family)
    assert said.say is Say.HAS_RETURNED
    assert said.called == f"{row.given} {row.patronymic}".strip()


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
@pytest.mark.parametrize("purpose", [Purpose.KIN, Purpose.CARE])
def test_what_is_not_allowed_sounds_like_nobody_found(
    family: Family, purpose: Purpose, state: ConsentState
) -> None:
    nobody = asking.reply(family.ctx, Asking("Ніхто Ніколи", None, CALLER))
    family.says(purpose, state, family.ctx.now())
    assert ask(family) == nobody == Reply()


def test_who_was_not_asked_or_is_only_expected_sounds_the_same(
    ctx: Context, morning: Morning
) -> None:
    other = Family.arrived(ctx, morning, 2)
    other.add(MOTHER)
    row = morning.row(ctx, 2)
    assert asking.reply(ctx, Asking(row.name, other.person, CALLER)) == Reply()
    assert asking.reply(ctx, Asking(morning.row(ctx, 3).name, None, CALLER)) == Reply()


def test_who_did_not_wish_a_call_is_not_spoken_of(family: Family) -> None:
    family.call(None, Outcome.PERSON_DECLINED)
    assert ask(family) == Reply()


def test_under_a_stop_nothing_is_said(family: Family) -> None:
    calls.stop_calls(family.ctx, family.person, "")
    assert ask(family) == Reply()


def test_words_that_fit_somebody_else_too_say_nothing(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = family.morning.row(family.ctx, 1)
    real = find.everybody

    def doubled(ctx: Context) -> object:
        found = real(ctx)
        (one,) = (each for each in found if each.person == family.person)
        return (
            *found,
            replace(one, person=None, line=LineId(uuid7()), birth=None, arrived_at=None),
        )

    monkeypatch.setattr(find, "everybody", doubled)
    assert ask(family, words=f"{row.surname} {row.given}") == Reply()


def test_who_does_not_fit_the_words_is_not_the_one_who_was_sought(family: Family) -> None:
    assert ask(family, words="Ніхто Ніколи") == Reply()


# Who asks.


def relative(**more: object) -> RelativeRow:
    plain: dict[str, object] = {
        "name": "Савчук Галина",
        "relation": "мати",
        "phone": "+380 50 761 4371",
    }
    return RelativeRow(RelativeId(uuid7()), 1, **(plain | more))  # type: ignore[arg-type] # fields of the row


UNTOLD = relative(
    name="Савчук Ніна", relation="дружина", phone="+380 67 330 1452", not_to_be_told=True
)


@pytest.mark.parametrize(
    ("asker", "caller"),
    [
        (Asker("Галина Савчук", "", "0507614371"), Caller.NAMED),
        (Asker("Savchuk Halyna", "мама", "+380507614371"), Caller.NAMED),
        (Asker("Галина", "", "050 761 4371, 044 200 00 00"), Caller.NAMED),
        (Asker("Галина Савчук", "мати", ""), Caller.UNKNOWN),
        (Asker("", "мати", "0507614371"), Caller.UNKNOWN),
        (Asker("Ганна Савчук", "мати", "0507614371"), Caller.UNKNOWN),
        (Asker("Галина Савчук", "мати", "0507614372"), Caller.UNKNOWN),
        (Asker(), Caller.UNKNOWN),
        (Asker("Ніна", "", ""), Caller.UNTOLD),
        (Asker("Галина Савчук", "", "0507614371, 0673301452"), Caller.UNTOLD),
        (Asker("Галина Савчук", "", "0507614371, +7 978 123 45 67"), Caller.UNSAFE),
    ],
)
def test_a_caller_is_named_by_name_and_number_together(asker: Asker, caller: Caller) -> None:
    assert asking.caller_among(asker, (relative(), UNTOLD)) is caller


def test_a_relative_without_a_name_is_known_by_what_they_are() -> None:
    mother = relative(name="")
    assert asking.caller_among(Asker("", "мати", "0507614371"), (mother,)) is Caller.NAMED
    assert asking.caller_among(Asker("Галина", "", "0507614371"), (mother,)) is Caller.UNKNOWN


def test_unsafe_and_disputed_relatives_hear_nothing() -> None:
    who = Asker("Галина", "", "0507614371")
    assert asking.caller_among(who, (relative(safe_to_call=False),)) is Caller.UNSAFE
    assert asking.caller_among(who, (relative(contested=("phone",)),)) is Caller.UNKNOWN


def test_an_unread_number_is_nobodys() -> None:
    assert asking.caller_among(Asker("Галина", "", "1"), (relative(phone="1"),)) is Caller.UNKNOWN


def test_who_must_hear_nothing_hears_nothing_though_all_is_allowed(family: Family) -> None:
    family.add(RelativeDraft("Ніна", "дружина", "0673301452", not_to_be_told=True))
    assert ask(family).say is Say.HAS_RETURNED
    assert ask(family, Asker("Ніна", "", "0507614371")) == Reply()


# What is kept.


def test_a_number_is_kept_with_who_took_it_and_the_form_is_empty(
    family: Family, morning: Morning
) -> None:
    ctx = family.ctx
    drafts.keep(ctx, drafts.ASKING, {"phone": "067"})
    numbers_taken.take_number(ctx, Asking(" Савчук Вадим ", family.person, CALLER))
    assert drafts.newest(ctx, drafts.ASKING) == {}
    ctx.register.close()
    with morning.founded.opened(Role.SUPERVISOR) as theirs:
        (one,) = numbers_taken.numbers_taken(theirs)
        assert (one.words, one.person, one.asker.phone) == (
            "Савчук Вадим",
            family.person,
            "+380 50 761 4371",
        )
        assert one.by == ctx.actor.name
        assert not one.done
        assert checking.check(theirs).clean


def test_who_asks_is_no_relative_of_anybody(family: Family) -> None:
    before = family.contact().relatives
    numbers_taken.take_number(
        family.ctx, Asking(words_of(family), family.person, Asker("Чужий", "брат", "0930000000"))
    )
    assert family.contact().relatives == before


def test_a_number_that_is_done_goes_below_and_can_come_back(ctx: Context) -> None:
    first = numbers_taken.take_number(ctx, Asking("Перший")).value
    numbers_taken.take_number(ctx, Asking("Другий"))

    def shown() -> list[tuple[str, bool]]:
        return [(one.words, one.done) for one in numbers_taken.numbers_taken(ctx)]

    assert shown() == [("Другий", False), ("Перший", False)]
    numbers_taken.set_done(ctx, numbers_taken.numbers_taken(ctx)[0].id, done=True)
    assert shown() == [("Перший", False), ("Другий", True)]
    numbers_taken.set_done(ctx, numbers_taken.numbers_taken(ctx)[1].id, done=False)
    assert shown() == [("Другий", False), ("Перший", False)]
    with pytest.raises(NotFound):
        numbers_taken.set_done(ctx, uuid7(), done=True)
    assert first in [one.id for one in numbers_taken.numbers_taken(ctx)]


BARRED = [
    (RelativeDraft("Ніна", "дружина", "0673301452", not_to_be_told=True), WhyNot.NOT_TO_BE_TOLD),
    (RelativeDraft("Ніна", "дружина", "0673301452", safe_to_call=False), WhyNot.UNSAFE),
]


@pytest.mark.parametrize(("draft", "why"), BARRED)
@pytest.mark.parametrize("chosen", [True, False])
def test_who_may_not_be_called_is_not_called_back(
    family: Family, draft: RelativeDraft, why: WhyNot, *, chosen: bool
) -> None:
    """A door: whoever must hear nothing asks at the fence, under another name, and leaves a number."""
    family.add(draft)
    caller = Asker("Марія", "сусідка", "067 330 14 52")
    person = family.person if chosen else None
    numbers_taken.take_number(family.ctx, Asking("Хтось", person, caller))
    numbers_taken.take_number(family.ctx, Asking("Хтось", person, CALLER))
    mother, barred = numbers_taken.numbers_taken(family.ctx)
    assert (mother.why, mother.asker.phone) == (None, "+380 50 761 4371")
    assert (barred.why, barred.asker.phone) == (why, "")


def test_without_the_question_the_number_of_who_must_hear_nothing_would_be_shown(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin."""
    monkeypatch.setattr(numbers_taken, "_why_not", lambda *_all: None)
    with pytest.raises(AssertionError):
        test_who_may_not_be_called_is_not_called_back(family, *BARRED[0], chosen=True)


def test_nobody_is_called_back_about_who_stopped_calls_or_refused_care(family: Family) -> None:
    numbers_taken.take_number(family.ctx, Asking(words_of(family), family.person, CALLER))
    calls.stop_calls(family.ctx, family.person, "")
    (one,) = numbers_taken.numbers_taken(family.ctx)
    assert (one.why, one.asker.phone) == (WhyNot.STOPPED, "")
    family.says(Purpose.CARE, ConsentState.WITHDRAWN, family.ctx.now())
    (one,) = numbers_taken.numbers_taken(family.ctx)
    assert one.why is WhyNot.CARE_REFUSED


def test_a_number_that_may_be_listened_to_is_not_called_back(ctx: Context) -> None:
    numbers_taken.take_number(ctx, Asking("Хтось", None, Asker("Марія", "", "+7 978 123 45 67")))
    (one,) = numbers_taken.numbers_taken(ctx)
    assert (one.why, one.asker.phone) == (WhyNot.UNSAFE, "")


def test_nothing_at_all_is_not_kept(ctx: Context) -> None:
    with pytest.raises(NothingAsked):
        numbers_taken.take_number(ctx, Asking(" ", None, Asker("", "мати", " ")))
    assert numbers_taken.numbers_taken(ctx) == ()


def test_every_look_leaves_a_trace(family: Family) -> None:
    ctx = family.ctx
    asking.sought(ctx, "Савчук")
    ask(family)
    asking.reply(ctx, Asking("Ніхто"))
    numbers_taken.numbers_taken(ctx)
    ctx.register.close()
    with family.morning.founded.opened(Role.SUPERVISOR) as theirs, theirs.register.read() as view:
        looks = [(one.what, one.subject) for one in accesses(view) if one.user == ctx.actor.id]
    assert [one for one in looks if one[0] in {"asking", "numbers_taken"}] == [
        ("asking", None),
        ("asking", family.person),
        ("asking", None),
        ("numbers_taken", None),
    ]
