"""Core checks and consents on a person's page, over a real register."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from asked import AskedDay, allow
from caseapp.domain.access import Role
from caseapp.domain.answers import AnswerKey
from caseapp.domain.consents import ConsentState, Purpose, WithdrawalChannel
from caseapp.domain.interview_views import Said
from caseapp.services import answers, consents, history, interviews
from caseapp.services.context import Context
from caseapp.ui.binding.compliance import compliance_services
from caseapp.ui.bridge import Bridge
from caseapp.ui.look import Look
from caseapp.ui.people.checks_section import CheckServices, ChecksSection
from caseapp.ui.people.consents_section import ConsentSectionServices, ConsentsSection
from caseapp.ui.room import Frame
from caseapp.ui.widgets.quiet_bar import Notice
from ui.hands import show


@dataclass
class Part:
    """Both sections for the first of the day's people, and where they sent the user."""

    ctx: Context
    day: AskedDay
    checks: ChecksSection
    consents: ConsentsSection
    went: list[tuple[str, str]]
    said: list[Notice]


@pytest.fixture
def part(qtbot: QtBot, look: Look, bridge: Bridge, asked: AskedDay) -> Iterator[Part]:
    with asked.opened(Role.FIELD_OFFICER) as ctx:
        went, said = list[tuple[str, str]](), list[Notice]()
        frame = Frame(
            look, bridge, ctx.actor, said.append, lambda *where: went.append(where), ctx.now
        )
        bound = compliance_services(ctx)
        checks = ChecksSection(frame, CheckServices(bound.checks))
        services = ConsentSectionServices(bound.consents.standing, bound.consents.withdraw)
        made = Part(ctx, asked, checks, ConsentsSection(frame, services), went, said)
        for section in (made.checks, made.consents):
            show(qtbot, section)
        yield made


def test_the_answers_stand_on_the_page_and_lead_to_the_interview(part: Part) -> None:
    who = part.day.people[0].person
    part.checks.show_person(who)
    assert part.checks.rows.rows.rowCount() == 0
    which = interviews.start(part.ctx, part.day.stage, who).value
    answers.answer(part.ctx, which, "REL-07", Said(AnswerKey.YES))
    part.checks.touched(frozenset({"check_answer"}))
    lines = [part.checks.rows.rows.row_at(place) for place in range(12)]
    states = {line.code: line.state.value for line in lines if line is not None}
    assert states.pop("REL-07") == "NOT_RESPECTED"
    assert set(states.values()) == {"NOT_ASKED"}
    part.checks.open.click()
    assert part.went == [("compliance", f"person:{who}")]
    part.checks.show_person(None)
    assert part.checks.rows.rows.rowCount() == 0


def test_a_consent_is_taken_back_on_the_page_and_stays_in_its_history(part: Part) -> None:
    who = part.day.people[0]
    allow(part.ctx, who, {Purpose.UN: ConsentState.GIVEN})
    section = part.consents
    section.show_person(who.person)
    place = section.rows.rows.place_of(lambda line: line.row.purpose is Purpose.UN)
    assert place is not None
    section.rows.choose(place)
    assert section.withdraw.isEnabled()
    section._withdraw(WithdrawalChannel.PHONE)
    newest = consents.standing(part.ctx, who.person).lines[0]
    assert (newest.row.state, newest.channel) == (
        ConsentState.WITHDRAWN,
        WithdrawalChannel.PHONE,
    )
    section.touched(frozenset({"consent"}))
    section.rows.choose(place)
    assert not section.withdraw.isEnabled()
    assert section.history.rows.rowCount() == 4
    assert history.undo(part.ctx).value.act == "withdraw_consent"


def test_of_who_refused_care_the_refusals_stay(part: Part) -> None:
    who = part.day.people[0]
    allow(part.ctx, who, {Purpose.CARE: ConsentState.REFUSED})
    assert ConsentsSection.without_care
    assert not ChecksSection.without_care
    part.consents.show_person(who.person)
    assert part.consents.rows.rows.rowCount() == 1
