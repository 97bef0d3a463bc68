"""One person at a glance, their path, their history, and the lists of people with the queues of the day."""

from datetime import UTC, date, datetime

import pytest

from arrived import Arrived, decide_care, rows_equal_journal, undone
from asked import AskedDay, judge
from caseapp.domain.access import Role
from caseapp.domain.captivity import FileKind, IdentityState, PlaceKind
from caseapp.domain.care_errors import CareRefused
from caseapp.domain.coded import Category, Flag, Triage
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import ContactState, Outcome
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.detention import PeriodFacts
from caseapp.domain.errors import FieldRefused, NotFound
from caseapp.domain.ids import AttachmentId, PersonId, StageId, uuid7
from caseapp.domain.needs import Presence
from caseapp.domain.person_errors import (
    BirthUnreadable,
    CategoryUnchanged,
    CodeUnknown,
    IdentityStepRefused,
    RegisterNumberWrong,
    TaxNumberWrong,
    TextTooLong,
)
from caseapp.domain.person_views import FieldChange, PathStep, PersonView, StepKind
from caseapp.domain.queues import Queue, Standing
from caseapp.domain.relatives import CallDraft, RelativeDraft
from caseapp.domain.views import UnexpectedDraft
from caseapp.services import (
    arrivals,
    calls,
    captivity,
    care,
    files,
    history,
    people,
    person_edits,
    person_history,
    person_path,
    queues,
    relatives,
    stages,
)
from caseapp.services.context import Context
from caseapp.storage.tables.needs import Need
from caseapp.storage.tables.people import Arrival

PNG = bytes.fromhex("89504e470d0a1a0a") + b"a picture"
FO, SUP, MED = Role.FIELD_OFFICER, Role.SUPERVISOR, Role.MEDIC


def look(ctx: Context, person: PersonId) -> PersonView:
    return people.open_person(ctx, person)


def steps(ctx: Context, person: PersonId, *kinds: StepKind) -> list[PathStep]:
    found = person_path.timeline(ctx, person).steps
    return [one for one in found if not kinds or one.kind in kinds]


def test_a_person_is_shown_with_what_the_list_said_and_where_they_are(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        seen = look(ctx, arrived.person)
        row = arrived.morning.row(ctx, 1)
    assert seen.name == row.name
    assert seen.latin == row.latin
    assert seen.birth == row.birth
    assert seen.number == "1"
    assert (seen.presence, seen.contact) == (Presence.ARRIVED, ContactState.NOT_OFFERED)
    assert (seen.care, seen.interview, seen.minimal) == (ConsentState.NOT_ASKED, None, False)


def test_nobody_is_found_under_an_id_that_is_nobodys(arrived: Arrived) -> None:
    nobody = PersonId(uuid7())
    with arrived.founded.opened(FO) as ctx:
        for read in (people.open_person, person_path.timeline, person_history.history_of):
            with pytest.raises(NotFound):
                read(ctx, nobody)
        with pytest.raises(NotFound):
            person_edits.edit_field(ctx, nobody, "unit", "А1")


FIELDS = (
    ("surname", "Дрозд", "Дрозд"),
    ("unit", "  А4160   2 рота ", "А4160 2 рота"),
    ("birth_date", "02.1988", "02.1988"),
    ("birth_date", "≈1988", "≈1988"),
    ("birth_date", "", ""),
    ("sex", "F", "F"),
    ("status_before", "missing", "missing"),
    ("service_type", "mobilised", "mobilised"),
    ("tax_number", "1759013776", "1759013776"),
    ("register_number", "1988022601234", "19880226-01234"),
    ("phone", "+380 50 111", "+380 50 111"),
)


def test_each_field_is_one_act_and_one_undo(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        for name, typed, kept in FIELDS:
            before = look(ctx, arrived.person).fields[name]
            person_edits.edit_field(ctx, arrived.person, name, typed)
            assert look(ctx, arrived.person).fields[name] == kept, name
            assert undone(ctx) == "edit_person"
            assert look(ctx, arrived.person).fields[name] == before, name
        assert rows_equal_journal(ctx)


@pytest.mark.parametrize(
    ("name", "typed", "error"),
    [
        ("birth_date", "31.02.1988", BirthUnreadable),
        ("birth_date", "завтра", BirthUnreadable),
        ("sex", "X", CodeUnknown),
        ("status_before", "gone", CodeUnknown),
        ("tax_number", "1759013775", TaxNumberWrong),
        ("register_number", "1988", RegisterNumberWrong),
        ("unit", "А" * 201, TextTooLong),
    ],
)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(
    arrived: Arrived, name: str, typed: str, error: type[Exception]
) -> None:
    with arrived.founded.opened(FO) as ctx:
        before = look(ctx, arrived.person).fields
        with pytest.raises(error):
            person_edits.edit_field(ctx, arrived.person, name, typed)
        assert look(ctx, arrived.person).fields == before


def test_somebody_is_known_by_another_spelling_too(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        person_edits.add_spelling(ctx, arrived.person, " Drozd  Ivan ")
        (made,) = look(ctx, arrived.person).spellings
        assert (made.written, made.source) == ("Drozd Ivan", "typed")
        listed = people.people_of(ctx, arrived.morning.stage)
        assert ("Drozd Ivan",) in [one.spellings for one in listed]
        assert undone(ctx) == "edit_person"
        assert look(ctx, arrived.person).spellings == ()
        with pytest.raises(FieldRefused):
            person_edits.add_spelling(ctx, arrived.person, "  ")


def test_a_category_is_changed_with_a_reason_and_both_come_back_together(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        before = look(ctx, arrived.person).category
        with pytest.raises(FieldRefused):
            person_edits.change_category(ctx, arrived.person, Category.CIV, " ")
        with pytest.raises(CategoryUnchanged):
            person_edits.change_category(ctx, arrived.person, before, "так")
        person_edits.change_category(ctx, arrived.person, Category.CIV, "цивільний волонтер")
        assert look(ctx, arrived.person).category is Category.CIV
        (step,) = steps(ctx, arrived.person, StepKind.CATEGORY)
        assert (step.state, step.code, step.about) == (before, "CIV", ("цивільний волонтер",))
        assert undone(ctx) == "change_category"
        assert look(ctx, arrived.person).category is before
        assert steps(ctx, arrived.person, StepKind.CATEGORY) == []
        assert rows_equal_journal(ctx)


def test_an_identity_is_settled_step_by_step(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        with pytest.raises(IdentityStepRefused):
            person_edits.confirm_identity(ctx, arrived.person, IdentityState.CONFIRMED)
        for state in (IdentityState.PROVISIONAL, IdentityState.CONFIRMED, IdentityState.DISPUTED):
            person_edits.confirm_identity(ctx, arrived.person, state)
            assert look(ctx, arrived.person).identity is state
        assert undone(ctx) == "confirm_identity"
        assert look(ctx, arrived.person).identity is IdentityState.CONFIRMED


def told_about(ctx: Context, arrived: Arrived) -> None:
    """Fill in a path: capture, two places with a hole between them, a relative, a call, a need."""
    person = arrived.person
    captivity.edit_capture(ctx, person, "on", PartialDate(date(2022, 4, 1), Precision.MONTH))
    for place, start, end in (
        ("РФ-СІЗО-02", date(2022, 5, 1), date(2024, 10, 11)),
        ("РФ-ВК-07", date(2025, 2, 11), date(2026, 3, 6)),
    ):
        facts = PeriodFacts(place, PartialDate(start), PartialDate(end))
        captivity.add_period(ctx, person, facts)
    mother = relatives.add_relative(ctx, person, RelativeDraft("Мати", "мати", "+380671112233"))
    draft = CallDraft(person, Outcome.NO_ANSWER, ctx.now(), mother.value)
    calls.record_call(ctx, draft)
    with ctx.act("edit_need") as work:
        work.add(Need(id=uuid7(), person_id=person, kind="glasses_dental", urgent=True))
        work.commit()


def test_a_path_goes_from_capture_to_needs_and_shows_the_hole_in_it(arrived: Arrived) -> None:
    with arrived.founded.opened(SUP) as ctx:
        told_about(ctx, arrived)
        decide_care(ctx, arrived.person, ConsentState.GIVEN)
        path = person_path.timeline(ctx, arrived.person)
        mine = ctx.actor.name
    kinds = [one.kind for one in path.steps]
    held = [StepKind.CAPTURE, StepKind.STAY, StepKind.GAP, StepKind.STAY, StepKind.GAP]
    assert kinds[:6] == [*held, StepKind.RELEASE]
    assert kinds.index(StepKind.ARRIVAL) < kinds.index(StepKind.CALL)
    assert {StepKind.CONSENT, StepKind.NEED} <= set(kinds)
    gap = next(one for one in path.steps if one.kind is StepKind.GAP)
    assert gap.days == (date(2025, 2, 11) - date(2024, 10, 11)).days - 1
    stay = next(one for one in path.steps if one.kind is StepKind.STAY)
    assert (stay.code, stay.about[0], stay.by) == (PlaceKind.REMAND_CENTRE, "РФ-СІЗО-02", mine)
    call = next(one for one in path.steps if one.kind is StepKind.CALL)
    assert (call.code, call.about, call.by) == (Outcome.NO_ANSWER, ("мати", "Мати"), mine)
    assert path.held is not None


def test_triage_stands_at_its_own_time_under_the_name_of_the_medic(asked: AskedDay) -> None:
    who = asked.people[0]
    with asked.opened(FO) as ctx:
        (step,) = steps(ctx, who.person, StepKind.TRIAGE)
        assert (step.code, step.state) == ("green", "yes")
        assert step.by == asked.founded.users[MED].name
        assert step.since is not None
        assert look(ctx, who.person).presence is Presence.IN_PROCESS


def test_history_tells_before_and_after_and_whose_act_an_undo_would_take_back(
    arrived: Arrived,
) -> None:
    with arrived.founded.opened(FO) as ctx:
        person_edits.edit_field(ctx, arrived.person, "birth_date", "02.1988")
        person_edits.edit_field(ctx, arrived.person, "unit", "А4160")
        unit, birth = person_history.history_of(ctx, arrived.person)
        assert (unit.act, unit.mine, birth.mine) == ("edit_person", True, False)
        (change,) = unit.changes
        assert (change.name, change.after) == ("unit", "А4160")
        (change,) = birth.changes
        assert change.name == "birth_date"
        assert change.after == PartialDate(date(1988, 2, 1), Precision.MONTH)
        assert isinstance(change.before, PartialDate)
        history.undo(ctx)
        newest, taken, birth = person_history.history_of(ctx, arrived.person)
        assert (newest.act, taken.undone, birth.mine) == ("undo", True, True)


def test_history_of_others_is_for_who_may_read_the_trail(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        assert person_history.history_of(ctx, arrived.person) == ()
    with arrived.founded.opened(SUP) as ctx:
        (marked,) = person_history.history_of(ctx, arrived.person)
        assert marked.act == "mark_arrived"
        assert FieldChange(
            "person", "surname", None, look(ctx, arrived.person).fields["surname"]
        ) in (marked.changes)


def test_of_who_refused_care_only_arrival_colour_destination_and_refusals_are_left(
    arrived: Arrived,
) -> None:
    with arrived.founded.opened(SUP) as ctx:
        told_about(ctx, arrived)
        person_edits.edit_field(ctx, arrived.person, "unit", "А4160")
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        seen = look(ctx, arrived.person)
        assert seen.minimal
        assert seen.arrival is not None
        assert (seen.refused, seen.birth, seen.unit) == ((Purpose.CARE,), None, "")
        assert set(seen.fields) == {"surname", "given", "patronymic"}
        assert (seen.contact, seen.photo, dict(seen.counts)) == (None, None, {})
        shown = [one.kind for one in steps(ctx, arrived.person)]
        assert shown == [StepKind.ARRIVAL, StepKind.CONSENT]
        acts = person_history.history_of(ctx, arrived.person)
        told = {change.name for act in acts for change in act.changes}
        assert told == {"arrived_at", "purpose", "state"}
        (line,) = (one for one in people.people_of(ctx, arrived.morning.stage) if one.minimal)
        assert (line.birth, line.unit, line.contact, line.spellings) == (None, "", None, ())
        assert line.queues == {Queue.NO_TRIAGE, Queue.NOT_HANDED_OVER}


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
def test_about_who_refused_care_nothing_more_is_written_but_the_name(
    arrived: Arrived, state: ConsentState
) -> None:
    person = arrived.person
    with arrived.founded.opened(SUP) as ctx:
        decide_care(ctx, person, state)
        with pytest.raises(CareRefused):
            person_edits.edit_field(ctx, person, "unit", "А4160")
        with pytest.raises(CareRefused):
            person_edits.add_spelling(ctx, person, "Drozd")
        with pytest.raises(CareRefused):
            person_edits.change_category(ctx, person, Category.CIV, "так")
        with pytest.raises(CareRefused):
            person_edits.confirm_identity(ctx, person, IdentityState.PROVISIONAL)
        person_edits.edit_field(ctx, person, "surname", "Дрозд")
        assert look(ctx, person).fields["surname"] == "Дрозд"


def test_with_the_question_for_care_switched_off_it_would_be_written(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_edits, "require_care", lambda _view, _person: None)
    with arrived.founded.opened(SUP) as ctx:
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        person_edits.edit_field(ctx, arrived.person, "unit", "А4160")
        with pytest.raises(CareRefused), ctx.register.read() as view:
            care.require_care(view, arrived.person)


def test_with_refusals_switched_off_the_view_would_be_whole(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "_REFUSALS", frozenset())
    monkeypatch.setattr(person_path, "refused_care", lambda _view, _person: False)
    monkeypatch.setattr(person_history, "refused_care", lambda _view, _person: False)
    with arrived.founded.opened(SUP) as ctx:
        told_about(ctx, arrived)
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        seen = look(ctx, arrived.person)
        assert (seen.minimal, seen.birth is None) == (False, False)
        assert StepKind.STAY in {one.kind for one in steps(ctx, arrived.person)}
        acts = person_history.history_of(ctx, arrived.person)
        assert "phone" in {change.name for act in acts for change in act.changes}


def test_a_list_of_people_can_be_narrowed_to_a_queue(asked: AskedDay) -> None:
    first, second, third, fourth = asked.people
    with asked.opened(MED) as ctx:
        judge(ctx, second, "red", "no")
        judge(ctx, third, None, None)
        decide_care(ctx, fourth.person, ConsentState.REFUSED, ctx.now())
        held = {q: {one.person for one in people.people_of(ctx, asked.stage, q)} for q in Queue}
        lines = {one.person: one for one in people.people_of(ctx, asked.stage)}
        counted = {one.queue: one.count for one in queues.queues(ctx, asked.stage)}
    assert held[Queue.NO_TRIAGE] == {third.person}
    assert held[Queue.UNFIT] == {second.person}
    assert held[Queue.TO_INTERVIEW] == {first.person}
    assert lines[fourth.person].queues == {Queue.NOT_HANDED_OVER}
    assert {queue: len(who) for queue, who in held.items()} == counted


def test_people_stand_in_ukrainian_order(arrived: Arrived) -> None:
    names = ("Єва", "Ґава", "Ївга", "Абрам", "Яків", "Иван")
    with arrived.founded.opened(FO) as ctx:
        for name in names:
            arrivals.add_unexpected(ctx, arrived.morning.stage, UnexpectedDraft(surname=name))
        listed = [one.surname for one in people.people_of(ctx, arrived.morning.stage)]
    assert [one for one in listed if one in names] == [
        "Абрам",
        "Ґава",
        "Єва",
        "Иван",
        "Ївга",
        "Яків",
    ]


def test_everybody_who_ever_came_is_listed_once_as_at_the_stage_they_came_to_last(
    arrived: Arrived,
) -> None:
    with arrived.founded.opened(SUP) as ctx:
        stage = stages.new_stage(ctx, date(2026, 5, 1), "Травень", "пункт").value
        stranger = UnexpectedDraft(surname="Ґава")
        arrivals.add_unexpected(ctx, stage, stranger)
        came_twice(ctx, arrived.person, stage)
        listed = people.everybody(ctx)
        first = {one.person for one in people.people_of(ctx, arrived.morning.stage)}
    assert sorted(one.stage_number for one in listed) == [1, 2, 2]
    assert len({one.person for one in listed}) == 3
    (again,) = (one for one in listed if one.person == arrived.person)
    assert (again.stage_number, arrived.person in first) == (2, True)


def came_twice(ctx: Context, person: PersonId, stage: StageId) -> None:
    """Bring somebody to another stage, years later."""
    with ctx.act("mark_arrived") as work:
        work.add(Arrival(id=uuid7(), person_id=person, stage_id=stage, arrived_at=ctx.now()))
        work.commit()


def with_photo(ctx: Context, person: PersonId) -> AttachmentId:
    files.attach_bytes(ctx, person, PNG, "photo.png", FileKind.PHOTO)
    photo = look(ctx, person).photo
    assert photo
    return photo


def test_a_line_has_the_newest_photo_and_none_of_who_refused_care(arrived: Arrived) -> None:
    stage = arrived.morning.stage
    with arrived.founded.opened(SUP) as ctx:
        with_photo(ctx, arrived.person)
        newest = with_photo(ctx, arrived.person)
        lines = {one.person: one.photo for one in people.people_of(ctx, stage)}
        assert lines == {arrived.person: newest, arrived.other: None}
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        lines = {one.person: one.photo for one in people.people_of(ctx, stage)}
        assert lines == {arrived.person: None, arrived.other: None}
        assert {one.photo for one in people.everybody(ctx)} == {None}
        with pytest.raises(CareRefused):
            files.photo_of(ctx, newest)


def test_with_the_refusal_switched_off_the_photo_would_be_in_the_list(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Standing, "care_refused", False)
    with arrived.founded.opened(SUP) as ctx:
        photo = with_photo(ctx, arrived.person)
        decide_care(ctx, arrived.person, ConsentState.REFUSED)
        assert photo in {one.photo for one in people.people_of(ctx, arrived.morning.stage)}


def test_a_wish_to_call_home_is_seen_in_the_header(arrived: Arrived) -> None:
    with arrived.founded.opened(FO) as ctx:
        arrivals.set_flag(ctx, arrived.arrival, Flag.WANTS_CALL, raised=True)
        assert look(ctx, arrived.person).contact is ContactState.OFFERED
        (step,) = steps(ctx, arrived.person, StepKind.ARRIVAL)
        assert ("wants_call", "") in step.parts


def test_a_colour_stands_in_the_list(asked: AskedDay) -> None:
    with asked.opened(FO) as ctx:
        assert {one.triage for one in people.people_of(ctx, asked.stage)} == {Triage.GREEN}
        assert all(
            one.arrived_at <= datetime.now(UTC) for one in people.people_of(ctx, asked.stage)
        )
