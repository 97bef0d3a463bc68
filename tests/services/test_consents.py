"""Consents as they are asked, kept and taken back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from asked import AskedDay, allow
from caseapp.domain.access import Role
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.consent_errors import ConsentStepRefused, NothingDecided, PurposeNotHere
from caseapp.domain.consents import (
    ON_SITE,
    TEXT_VERSION,
    ConsentForm,
    ConsentState,
    Purpose,
    WithdrawalChannel,
    may_follow,
)
from caseapp.services import consents, history
from caseapp.services.consents import NOT_BY_FIELD_STAFF, Explained
from caseapp.services.context import Context
from caseapp.storage.queries import consents as queries
from caseapp.storage.tables.every import table_of

GIVEN, REFUSED, WITHDRAWN = ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN


@pytest.fixture
def ctx(asked: AskedDay) -> Iterator[Context]:
    """A field officer at work."""
    with asked.opened(Role.FIELD_OFFICER) as opened:
        yield opened


def states(ctx: Context, asked: AskedDay, who: int = 0) -> dict[Purpose, ConsentState]:
    found = consents.standing(ctx, asked.people[who].person)
    return {line.row.purpose: line.row.state for line in found.standing}


def stored(ctx: Context) -> int:
    with ctx.register.read() as view:
        return len(view.exec_driver_sql("SELECT id FROM consent WHERE NOT undone").all())


def test_what_was_decided_in_one_moment_is_one_act_and_one_undo(
    ctx: Context, asked: AskedDay
) -> None:
    before = stored(ctx)
    allow(ctx, asked.people[0], {Purpose.PROS_UA: GIVEN, Purpose.UN: REFUSED, Purpose.KIN: GIVEN})
    assert stored(ctx) == before + 3
    assert states(ctx, asked)[Purpose.UN] is REFUSED
    assert history.undo(ctx).value.act == "record_consent"
    assert stored(ctx) == before
    assert Purpose.UN not in states(ctx, asked)


def test_the_text_that_was_read_out_its_language_and_form_are_kept(
    ctx: Context, asked: AskedDay
) -> None:
    who = asked.people[0]
    how = Explained(
        at=ctx.now(), lang="ru", form=ConsentForm.THUMB, witness="сестра", capacity="дуже втомлена"
    )
    consents.record(ctx, who.person, {Purpose.UN: GIVEN}, how)
    newest = consents.standing(ctx, who.person).lines[0]
    assert (newest.version, newest.lang, newest.form) == (TEXT_VERSION, "ru", ConsentForm.THUMB)
    assert (newest.witness, newest.capacity) == ("сестра", "дуже втомлена")
    assert newest.by == ctx.actor.name


def test_the_newest_row_stands_and_no_row_is_changed(ctx: Context, asked: AskedDay) -> None:
    who = asked.people[0]
    allow(ctx, who, {Purpose.UN: REFUSED})
    with ctx.register.read() as view:
        before = view.execute(table_of("consent").select()).all()
    allow(ctx, who, {Purpose.UN: GIVEN})
    with ctx.register.read() as view:
        after = view.execute(table_of("consent").select()).all()
    assert set(before) < set(after)
    assert states(ctx, asked)[Purpose.UN] is GIVEN


def test_a_withdrawal_holds_at_once_and_says_how_it_came(ctx: Context, asked: AskedDay) -> None:
    who = asked.people[0]
    allow(ctx, who, {Purpose.PROS_UA: GIVEN})
    consents.withdraw(ctx, who.person, Purpose.PROS_UA, WithdrawalChannel.PHONE)
    newest = consents.standing(ctx, who.person).lines[0]
    assert (newest.row.state, newest.channel) == (WITHDRAWN, WithdrawalChannel.PHONE)
    assert newest.version == ""
    assert history.undo(ctx).value.act == "withdraw_consent"
    assert states(ctx, asked)[Purpose.PROS_UA] is GIVEN


@pytest.mark.parametrize("before", [None, REFUSED, WITHDRAWN])
def test_only_what_was_given_can_be_withdrawn(
    ctx: Context, asked: AskedDay, before: ConsentState | None
) -> None:
    who = asked.people[0].person
    if before is not None:
        first = GIVEN if before is WITHDRAWN else before
        allow(ctx, asked.people[0], {Purpose.UN: first})
    if before is WITHDRAWN:
        consents.withdraw(ctx, who, Purpose.UN, WithdrawalChannel.IN_PERSON)
    count = stored(ctx)
    with pytest.raises(ConsentStepRefused):
        consents.withdraw(ctx, who, Purpose.UN, WithdrawalChannel.LETTER)
    assert stored(ctx) == count


def test_with_the_rule_switched_off_a_refusal_is_withdrawn(
    ctx: Context, asked: AskedDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consents, "may_follow", lambda _before, _after: True)
    allow(ctx, asked.people[0], {Purpose.UN: REFUSED})
    consents.withdraw(ctx, asked.people[0].person, Purpose.UN, WithdrawalChannel.LETTER)
    assert states(ctx, asked)[Purpose.UN] is WITHDRAWN


def test_a_consent_is_recorded_as_given_or_refused_only(ctx: Context, asked: AskedDay) -> None:
    for state in set(ConsentState) - {GIVEN, REFUSED}:
        with pytest.raises(ConsentStepRefused):
            allow(ctx, asked.people[0], {Purpose.UN: state})
    with pytest.raises(NothingDecided):
        consents.record(ctx, asked.people[0].person, {}, Explained(at=ctx.now()))


def test_a_rule_for_every_pair_of_states() -> None:
    pairs = {(a, b) for a in ConsentState for b in ConsentState if may_follow(a, b)}
    assert pairs == {(a, b) for a in ConsentState for b in (GIVEN, REFUSED)} | {(GIVEN, WITHDRAWN)}


def test_field_staff_never_ask_about_media_or_pictures(ctx: Context, asked: AskedDay) -> None:
    assert not NOT_BY_FIELD_STAFF & set(ON_SITE)
    before = stored(ctx)
    for purpose in NOT_BY_FIELD_STAFF:
        with pytest.raises(PurposeNotHere):
            allow(ctx, asked.people[0], {Purpose.UN: GIVEN, purpose: GIVEN})
    assert stored(ctx) == before


def test_a_supervisor_may_ask_about_media(asked: AskedDay) -> None:
    with asked.opened(Role.SUPERVISOR) as ctx:
        allow(ctx, asked.people[0], {Purpose.MEDIA_IMAGE: REFUSED})
        assert states(ctx, asked)[Purpose.MEDIA_IMAGE] is REFUSED


def test_of_who_refuses_care_only_the_refusals_are_shown(ctx: Context, asked: AskedDay) -> None:
    who = asked.people[0]
    allow(ctx, who, {Purpose.PROS_UA: GIVEN, Purpose.UN: REFUSED})
    allow(ctx, who, {Purpose.CARE: REFUSED})
    found = consents.standing(ctx, who.person)
    assert found.care is REFUSED
    assert {line.row.purpose for line in found.lines} == {Purpose.UN, Purpose.CARE}
    assert {line.row.state for line in found.standing} == {REFUSED}


def test_who_refuses_care_cannot_allow_more_until_they_allow_care(
    ctx: Context, asked: AskedDay
) -> None:
    who = asked.people[0]
    allow(ctx, who, {Purpose.CARE: REFUSED, Purpose.UN: REFUSED})
    with pytest.raises(CareRefused):
        allow(ctx, who, {Purpose.UN: GIVEN})
    allow(ctx, who, {Purpose.CARE: GIVEN, Purpose.UN: GIVEN})
    assert states(ctx, asked)[Purpose.UN] is GIVEN


def test_with_the_question_of_care_switched_off_something_else_is_allowed(
    ctx: Context, asked: AskedDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consents, "_require_care", lambda *_: None)
    allow(ctx, asked.people[0], {Purpose.CARE: REFUSED})
    allow(ctx, asked.people[0], {Purpose.UN: GIVEN})
    with ctx.register.read() as view:
        rows = [one.row for one in queries.of_person(view, asked.people[0].person)]
    assert (Purpose.UN, GIVEN) in {(row.purpose, row.state) for row in rows}


def test_a_decision_may_be_written_down_later_than_it_was_made(
    ctx: Context, asked: AskedDay
) -> None:
    earlier = ctx.now() - timedelta(minutes=40)
    who = asked.people[0].person
    consents.record(ctx, who, {Purpose.UN: GIVEN}, Explained(at=earlier))
    assert consents.standing(ctx, who).lines[-1].row.decided_at <= earlier + timedelta(seconds=1)


def test_the_same_source_makes_the_same_rows(ctx: Context, asked: AskedDay) -> None:
    who = asked.people[0]
    how = Explained(at=ctx.now(), source=who.arrival)
    consents.record(ctx, who.person, {Purpose.UN: GIVEN}, how)
    count = stored(ctx)
    consents.record(ctx, who.person, {Purpose.UN: GIVEN}, how)
    assert stored(ctx) == count
