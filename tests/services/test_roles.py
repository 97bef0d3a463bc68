"""Who may do what: the table of the design, cell by cell, through the services.

The table below is written out from the design, not from the program: rows are acts, columns are roles. A
cell that says yes is done for real; a cell that says no is refused and leaves the journal as it was.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from caseapp.domain.access import GRANTED, Permission, Role, permissions_of
from caseapp.domain.acts import ACTS
from caseapp.domain.captivity import IdentityState
from caseapp.domain.coded import AbsenceReason, Category, Flag
from caseapp.domain.contact import Outcome
from caseapp.domain.editions import Report
from caseapp.domain.errors import NotAllowed, NothingToUndo, UndoRefused
from caseapp.domain.ids import ArrivalId, LineId, PersonId, RelativeId
from caseapp.domain.queues import Queue
from caseapp.domain.relatives import CallDraft, RelativeDraft
from caseapp.domain.views import UnexpectedDraft
from caseapp.services import (
    arrivals,
    at_work,
    backups,
    calls,
    checking,
    conflicts,
    contacts,
    context,
    copies,
    figures,
    find,
    history,
    lists,
    namesakes,
    notes,
    people,
    person_edits,
    person_history,
    person_path,
    person_sheet,
    printing,
    queues,
    rehearsal,
    relatives,
    stage_reports,
    stages,
    today,
    users,
)
from caseapp.services.computer import CONFIG_VARIABLE
from caseapp.services.context import Context
from caseapp.storage.journal import store
from caseapp.storage.queries import lists as queries
from caseapp.text.words import Lang
from days import DAY
from mornings import Morning, list_file
from registers import CHEAP, Founded, copied
from services import beside_roles, casefile_roles, talk_roles

FO, MED, PSY, SUP = Role.FIELD_OFFICER, Role.MEDIC, Role.PSYCHOLOGIST, Role.SUPERVISOR
ADM, AUD = Role.ADMIN, Role.AUDITOR
DRAFT = UnexpectedDraft(surname="Прибульський", given="Нестор")


@dataclass(frozen=True)
class Scene:
    """A stage at work: number 1 has come, somebody unexpected too; one sheet was printed."""

    founded: Founded
    morning: Morning
    came: ArrivalId
    stranger: ArrivalId
    person: PersonId
    mother: RelativeId
    stopped: PersonId


Do = Callable[[Context, Scene], Any]


def line(ctx: Context, scene: Scene, number: int) -> LineId:
    """Return the line of a number, also for who may not look at the list."""
    with ctx.register.read() as view:
        newest = queries.versions(view, scene.morning.stage)[-1]
        return queries.entries(view, newest.id)[number - 1].line


def reopen(ctx: Context, scene: Scene) -> None:
    empty = next(one for one in stages.all_stages(ctx) if one.number == 2)
    stages.reopen_stage(ctx, empty.id, "ще один автобус")


def close(ctx: Context, scene: Scene) -> None:
    empty = next(one for one in stages.all_stages(ctx) if one.number == 3)
    stages.close_stage(ctx, empty.id)


def printed(ctx: Context, scene: Scene, report: Report) -> object:
    order = stage_reports.wanted(report, Lang.UK)
    return stage_reports.print_report(ctx, scene.morning.stage, order)


CHECK_IN = (FO, MED, PSY, SUP)
TABLE: Mapping[str, tuple[tuple[Role, ...], Do]] = {
    # Check-in, match
    "mark arrived": (
        CHECK_IN,
        lambda ctx, s: arrivals.mark_arrived(ctx, s.morning.stage, line(ctx, s, 5)),
    ),
    "mark unexpected": (
        CHECK_IN,
        lambda ctx, s: arrivals.add_unexpected(ctx, s.morning.stage, DRAFT),
    ),
    "raise a flag": (
        CHECK_IN,
        lambda ctx, s: arrivals.set_flag(ctx, s.came, Flag.WHEELCHAIR, raised=True),
    ),
    "match": (
        CHECK_IN,
        lambda ctx, s: arrivals.settle_match(
            ctx, s.morning.stage, s.stranger, line(ctx, s, 6), same=True
        ),
    ),
    # Read a person's identity and arrival
    "see the desk": (CHECK_IN, lambda ctx, s: arrivals.desk(ctx, s.morning.stage)),
    "see who it may be": (CHECK_IN, lambda ctx, s: arrivals.likely(ctx, s.morning.stage, DRAFT)),
    "see the day": (CHECK_IN, lambda ctx, s: today.overview(ctx, s.morning.stage)),
    "see who waits": (CHECK_IN, lambda ctx, s: today.day(ctx, s.morning.stage)),
    "see who is at work": (CHECK_IN, lambda ctx, _s: at_work.surroundings(ctx)),
    "see who stands in a queue": (
        CHECK_IN,
        lambda ctx, s: queues.people_in(ctx, s.morning.stage, Queue.NO_CONTACT),
    ),
    "see figures": (CHECK_IN, lambda ctx, s: figures.figures(ctx, s.morning.stage)),
    "see the list": (CHECK_IN, lambda ctx, s: lists.latest(ctx, s.morning.stage)),
    "see the versions": (CHECK_IN, lambda ctx, s: lists.versions(ctx, s.morning.stage)),
    "see what is open": (CHECK_IN, lambda ctx, s: stages.obstacles(ctx, s.morning.stage)),
    "see conflicts": (CHECK_IN, lambda ctx, _s: conflicts.conflicts(ctx)),
    "find people": (CHECK_IN, lambda ctx, _s: find.people(ctx, "а")),
    "open a person": (CHECK_IN, lambda ctx, s: people.open_person(ctx, s.person)),
    "see a path": (CHECK_IN, lambda ctx, s: person_path.timeline(ctx, s.person)),
    "see a person's history": (CHECK_IN, lambda ctx, s: person_history.history_of(ctx, s.person)),
    "see the people of a stage": (CHECK_IN, lambda ctx, s: people.people_of(ctx, s.morning.stage)),
    "see everybody who ever came": (CHECK_IN, lambda ctx, _s: people.everybody(ctx)),
    # Who somebody is
    "edit a field": (
        CHECK_IN,
        lambda ctx, s: person_edits.edit_field(ctx, s.person, "unit", "А4160"),
    ),
    "add a spelling": (CHECK_IN, lambda ctx, s: person_edits.add_spelling(ctx, s.person, "Drozd")),
    "change a category": (
        (SUP,),
        lambda ctx, s: person_edits.change_category(ctx, s.person, Category.CIV, "не військовий"),
    ),
    "settle an identity": (
        (SUP,),
        lambda ctx, s: person_edits.confirm_identity(ctx, s.person, IdentityState.PROVISIONAL),
    ),
    # Relatives and calls
    "see relatives and calls": (CHECK_IN, lambda ctx, s: contacts.contact_of(ctx, s.person)),
    "see who waits for a call": (CHECK_IN, lambda ctx, s: contacts.queue(ctx, s.morning.stage)),
    "add a relative": (
        CHECK_IN,
        lambda ctx, s: relatives.add_relative(ctx, s.person, RelativeDraft("Брат")),
    ),
    "change a relative": (
        CHECK_IN,
        lambda ctx, s: relatives.edit_relative(ctx, s.mother, {"safe_to_call": False}),
    ),
    "order relatives": (
        CHECK_IN,
        lambda ctx, s: relatives.order_relatives(ctx, s.person, [s.mother]),
    ),
    "remove a relative": (CHECK_IN, lambda ctx, s: relatives.remove_relative(ctx, s.mother)),
    "record a call": (
        CHECK_IN,
        lambda ctx, s: calls.record_call(
            ctx, CallDraft(s.person, Outcome.NO_ANSWER, ctx.now(), s.mother)
        ),
    ),
    "stop calls": (CHECK_IN, lambda ctx, s: calls.stop_calls(ctx, s.person, "чули від сусіда")),
    "lift a stop": ((PSY,), lambda ctx, s: calls.lift_call_stop(ctx, s.stopped)),
    # The psychologist's note
    "write the sealed note": ((PSY,), lambda ctx, s: notes.write_note(ctx, s.person, "нотатка")),
    "read the sealed note": ((PSY,), lambda ctx, s: notes.notes_about(ctx, s.person)),
    # An expected list, settling its rows
    "preview a list": (
        (FO, SUP),
        lambda ctx, s: lists.preview(ctx, s.morning.stage, *list_file(s.morning.day, 2)),
    ),
    "take in a list": (
        (FO, SUP),
        lambda ctx, s: lists.take_in(ctx, s.morning.stage, *list_file(s.morning.day, 2)),
    ),
    "see namesakes": ((FO, SUP), lambda ctx, s: namesakes.unjoined(ctx, s.morning.stage)),
    "join two lines": (
        (FO, SUP),
        lambda ctx, s: namesakes.join_entries(
            ctx, s.morning.stage, line(ctx, s, 7), line(ctx, s, 8)
        ),
    ),
    # Open, close, re-open a stage; say who is not coming
    "open a stage": ((SUP,), lambda ctx, _s: stages.new_stage(ctx, DAY, "етап 9", "")),
    "close a stage": ((SUP,), close),
    "re-open a stage": ((SUP,), reopen),
    "say why somebody did not come": (
        (SUP,),
        lambda ctx, s: stages.set_absent(
            ctx, s.morning.stage, line(ctx, s, 9), AbsenceReason.NOT_KNOWN
        ),
    ),
    # Print
    "print the roll-call": (
        (FO, SUP),
        lambda ctx, s: printing.roll_call(ctx, s.morning.stage, Lang.UK),
    ),
    "print a blank sheet": (
        (FO, SUP),
        lambda ctx, s: printing.check_in_sheet(ctx, s.morning.stage, Lang.UK, 3),
    ),
    "print again": ((FO, SUP), lambda ctx, _s: printing.again(ctx, 1)),
    "see what was printed": ((FO, SUP), lambda ctx, _s: printing.runs(ctx)),
    "print the stage summary": (
        (FO, SUP),
        lambda ctx, s: printed(ctx, s, Report.STAGE_SUMMARY),
    ),
    "print the contact register": (
        (SUP,),
        lambda ctx, s: printed(ctx, s, Report.CONTACT_REGISTER),
    ),
    "print the sheet of one person": (
        (SUP,),
        lambda ctx, s: person_sheet.print_sheet(ctx, s.person, Lang.UK),
    ),
    "find whose sheet it is": (
        CHECK_IN,
        lambda ctx, s: person_sheet.who_came(ctx, s.morning.stage, "1"),
    ),
    "print the compliance report": (
        (SUP,),
        lambda ctx, s: printed(ctx, s, Report.COMPLIANCE),
    ),
    "look at the compliance report": (
        (SUP,),
        lambda ctx, s: stage_reports.preview(
            ctx, s.morning.stage, stage_reports.wanted(Report.COMPLIANCE, Lang.UK)
        ),
    ),
    **casefile_roles.ROWS,
    **talk_roles.ROWS,
    **beside_roles.ROWS,
    # Back up now, check
    "back up": (tuple(Role), lambda ctx, _s: backups.back_up(ctx)),
    "check": (tuple(Role), lambda ctx, _s: checking.check(ctx)),
    "try a backup": (tuple(Role), lambda ctx, _s: rehearsal.rehearse(ctx)),
    # Users, devices, keys
    "add a user": (
        (ADM,),
        lambda ctx, _s: users.add_user(ctx, "Новий", frozenset({Role.MEDIC}), CHEAP),
    ),
    "remove a user": ((ADM,), lambda ctx, s: users.remove_user(ctx, s.founded.users[MED].id)),
    "let a put-back copy go on": ((ADM,), lambda ctx, _s: copies.go_on_as_new_replica(ctx)),
}
CELLS = [(role, act) for act in TABLE for role in Role]
YES = [(role, act) for role, act in CELLS if role in TABLE[act][0]]
UNDO_OWN = (FO, MED, PSY, SUP, ADM)


@pytest.fixture(scope="module")
def scene_template(morning_template: Morning, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    place = tmp_path_factory.mktemp("scene")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CONFIG_VARIABLE, "")
        founded = copied(morning_template.founded, place)
        stage = morning_template.stage
        with founded.opened(SUP) as ctx:
            first = morning_template.row(ctx, 1)
            assert first.line is not None
            came = arrivals.mark_arrived(ctx, stage, first.line).value
            stranger = arrivals.add_unexpected(ctx, stage, DRAFT).value
            printing.check_in_sheet(ctx, stage, Lang.UK, 3)
            mother = relatives.add_relative(
                ctx, came.person, RelativeDraft("Мати", phone="1")
            ).value
            calls.stop_calls(ctx, stranger.person, "")
            second = stages.new_stage(ctx, DAY, "етап 8", "").value
            stages.close_stage(ctx, second)
            stages.new_stage(ctx, DAY, "етап 8", "")
        with founded.opened(PSY) as ctx:
            notes.write_note(ctx, came.person, "перша нотатка")
    made = Scene(
        founded=founded,
        morning=morning_template,
        came=came.arrival,
        stranger=stranger.arrival,
        person=came.person,
        mother=mother,
        stopped=stranger.person,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CONFIG_VARIABLE, "")
        with founded.opened(MED) as ctx:
            casefile_roles.prepare(ctx, made)
        talk_roles.prepare(made)
    return made


def fresh(template: Scene, place: Path) -> Scene:
    place.mkdir()
    founded = copied(template.founded, place)
    return replace(template, founded=founded)


@pytest.fixture
def scene(scene_template: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    made = fresh(scene_template, tmp_path / "laptop")
    monkeypatch.setenv(CONFIG_VARIABLE, str(made.founded.config))
    return made


@pytest.fixture(scope="module")
def unwritten(scene_template: Scene, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A scene that all refusals share: each proves that it left the journal as it was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CONFIG_VARIABLE, "")
        yield fresh(scene_template, tmp_path_factory.mktemp("unwritten") / "laptop")


def head(ctx: Context) -> dict[Any, int]:
    with ctx.register.read() as view:
        return store.version_vector(view)


@pytest.mark.parametrize(("role", "act"), YES, ids=str)
def test_a_role_does_what_it_may(scene: Scene, role: Role, act: str) -> None:
    with scene.founded.opened(role) as ctx:
        TABLE[act][1](ctx, scene)


@pytest.mark.parametrize("role", Role)
def test_a_role_is_refused_what_it_may_not_and_nothing_changes(
    unwritten: Scene, role: Role
) -> None:
    """All cells of one role that say no, in a register that is opened once: opening costs most."""
    refused = [act for act in TABLE if role not in TABLE[act][0]]
    assert refused
    with unwritten.founded.opened(role) as ctx:
        before = head(ctx)
        for act in refused:
            try:
                TABLE[act][1](ctx, unwritten)
            except NotAllowed:
                assert head(ctx) == before, act
            else:
                pytest.fail(f"{role} was let do it: {act}")


def test_with_the_question_switched_off_the_table_is_broken(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context.Context, "require", lambda _ctx, _permission: None)
    with scene.founded.opened(ADM) as ctx:
        before = head(ctx)
        TABLE["mark arrived"][1](ctx, scene)
        assert TABLE["see the desk"][1](ctx, scene)
        assert head(ctx) != before


@pytest.mark.parametrize("role", Role)
def test_taking_back_is_for_who_may_act(scene: Scene, role: Role) -> None:
    with scene.founded.opened(role) as ctx:
        if role in CHECK_IN:
            TABLE["mark unexpected"][1](ctx, scene)
            assert history.undo(ctx).value.act == "mark_unexpected"
            assert history.redo(ctx).value.act == "mark_unexpected"
            return
        before = head(ctx)
        allowed = (NothingToUndo, UndoRefused)
        with pytest.raises(allowed if role in UNDO_OWN else NotAllowed):
            history.undo(ctx)
        assert head(ctx) == before


@pytest.mark.parametrize(
    ("role", "others", "names"),
    [
        (FO, False, True),
        (MED, False, True),
        (PSY, False, True),
        (SUP, True, True),
        (ADM, True, False),
        (AUD, True, False),
    ],
)
def test_the_trail_shows_each_role_its_part(
    scene: Scene, role: Role, *, others: bool, names: bool
) -> None:
    with scene.founded.opened(role) as ctx:
        if role in {FO, MED}:
            TABLE["mark arrived"][1](ctx, scene)
        shown = history.recent(ctx)
    authors = {one.by for one in shown}
    assert (len(authors) > 1) is others
    assert any(one.name for one in shown) is names


def test_several_roles_add_up(scene: Scene) -> None:
    both = scene.founded.add("Обидва", Role.AUDITOR, Role.PSYCHOLOGIST)
    neither = [act for act in TABLE if not {AUD, PSY} & set(TABLE[act][0])]
    with scene.founded.opened(both) as ctx:
        TABLE["see the desk"][1](ctx, scene)
        TABLE["mark arrived"][1](ctx, scene)
        assert len({one.by for one in history.recent(ctx)}) > 1
        for act in neither:
            with pytest.raises(NotAllowed):
                TABLE[act][1](ctx, scene)
    assert permissions_of(frozenset({AUD, PSY})) == GRANTED[AUD] | GRANTED[PSY]


P = Permission
DESIGN: Mapping[Permission, tuple[Role, ...]] = {
    P.CHECK_IN: CHECK_IN,
    P.READ_PEOPLE: CHECK_IN,
    P.CALL_RELATIVES: CHECK_IN,
    P.TRIAGE: (MED,),
    P.READ_MEDICAL: casefile_roles.READ_MEDICAL,
    P.SEALED_NOTE: (PSY,),
    P.RECORD_CONSENT: CHECK_IN,
    P.INTERVIEW: (FO, PSY),
    P.TRANSCRIBE: (FO, PSY, SUP),
    P.READ_INTERVIEWS: (PSY, SUP),
    P.REVIEW_INTERVIEW: (SUP,),
    P.IMPORT_LIST: (FO, SUP),
    P.RUN_STAGE: (SUP,),
    P.UNDO_OWN: UNDO_OWN,
    P.UNDO_OTHERS: (SUP,),
    P.JOIN_RECORDS: (SUP,),
    P.CHANGE_IDENTITY: (SUP,),
    P.PRINT_ROLL_CALL: (FO, SUP),
    P.PRINT_NAMED: (SUP,),
    P.PRINT_COMPLIANCE: (SUP,),
    P.BACK_UP: tuple(Role),
    P.ADMINISTER: (ADM,),
    P.READ_TRAIL: (SUP, AUD),
    P.READ_TECHNICAL_TRAIL: (ADM,),
}


def test_the_permissions_are_those_of_the_design() -> None:
    assert DESIGN.keys() == set(Permission)
    written = {p: frozenset(role for role in Role if p in GRANTED[role]) for p in Permission}
    assert written == {p: frozenset(roles) for p, roles in DESIGN.items()}


def test_every_act_that_a_service_writes_asks_first() -> None:
    free = {name for name, act in ACTS.items() if act.permission is None}
    assert free == {"create_register", "write_directory", "note_replica"}
