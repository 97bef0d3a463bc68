"""Taking one's own last act back, rule by rule, through the services on an enrolled register."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from caseapp.domain.access import Role
from caseapp.domain.coded import Flag
from caseapp.domain.errors import NotAllowed, NothingToUndo, UndoRefused
from caseapp.domain.ids import ArrivalId, LineId, ListId, StageId, uuid8_of
from caseapp.domain.views import Marked, UnexpectedDraft
from caseapp.services import arrivals, checking, history, stages
from caseapp.services.context import Context
from caseapp.storage.journal import acts, store
from caseapp.storage.tables.every import table_of
from caseapp.storage.tables.lists import ExpectedEntry, ExpectedList
from registers import Founded

OFFICER, SUPERVISOR, MEDIC = Role.FIELD_OFFICER, Role.SUPERVISOR, Role.MEDIC


@dataclass
class Site:
    """A register with an open stage and one entry on its list."""

    founded: Founded
    stage: StageId
    line: LineId

    @contextmanager
    def as_(self, role: Role, *, hours: int = 0) -> Iterator[Context]:
        """Work as somebody, some hours later."""
        with self.founded.opened(role) as ctx:
            now = ctx.register.now
            ctx.register.now = lambda: now() + timedelta(hours=hours)
            yield ctx

    def mark(self, role: Role = OFFICER) -> Marked:
        with self.as_(role) as ctx:
            return arrivals.mark_arrived(ctx, self.stage, self.line).value

    def flag(self, role: Role, arrival: ArrivalId, *, raised: bool) -> None:
        with self.as_(role) as ctx:
            arrivals.set_flag(ctx, arrival, Flag.WHEELCHAIR, raised=raised)


@pytest.fixture
def site(founded: Founded) -> Site:
    with founded.opened(SUPERVISOR) as ctx:
        stage = stages.new_stage(ctx, date(2026, 3, 6), "етап 2", "").value
        sheet = ListId(uuid8_of("list", stage, bytes(32)))
        line = LineId(uuid8_of("entry", sheet, 0, 2))
        with ctx.act("import_list") as work:
            work.add(
                ExpectedList(
                    id=sheet,
                    stage_id=stage,
                    version=1,
                    file_name="list.xlsx",
                    sha256=bytes(32).hex(),
                    kind="xlsx",
                    encoding="",
                    row_count=1,
                    columns="[]",
                    diff="{}",
                    warnings="[]",
                )
            )
            work.add(
                ExpectedEntry(
                    id=line,
                    list_id=sheet,
                    line_id=line,
                    sheet=0,
                    sheet_row=2,
                    written_name="Ткаченко Андрій",
                    surname="Ткаченко",
                    given="Андрій",
                    patronymic="",
                )
            )
            work.commit()
    return Site(founded, stage, line)


def _undone(ctx: Context, table: str, row: UUID) -> bool:
    there = table_of(table)
    with ctx.register.read() as view:
        return bool(view.execute(select(there.c.undone).where(there.c.id == row)).scalar_one())


def _raised(ctx: Context, arrival: ArrivalId) -> bool:
    there = table_of("arrival_flag")
    with ctx.register.read() as view:
        return bool(
            view.execute(select(there.c.raised).where(there.c.arrival_id == arrival)).scalar_one()
        )


def _refused(ctx: Context, reason: str) -> None:
    with ctx.register.read() as view:
        before = store.version_vector(view)
    with pytest.raises(UndoRefused) as refusal:
        history.undo(ctx)
    assert refusal.value.reason == reason
    with ctx.register.read() as view:
        assert store.version_vector(view) == before


def test_a_new_row_is_marked_undone_and_stays_in_the_journal(site: Site) -> None:
    marked = site.mark()
    with site.as_(OFFICER) as ctx:
        assert history.undo(ctx).value.act == "mark_arrived"
        assert _undone(ctx, "arrival", marked.arrival)
        assert _undone(ctx, "person", marked.person)
        assert checking.check(ctx).clean


def test_the_undo_is_an_ordinary_signed_act_that_names_what_it_takes_back(site: Site) -> None:
    site.mark()
    with site.as_(OFFICER) as ctx:
        history.undo(ctx)
        with ctx.register.read() as view:
            undo, marked = list(acts.acts_of(view, ctx.actor.id))[:2]
        assert (undo.act, undo.author) == ("undo", ctx.actor.id)
        assert (undo.reference.replica, undo.reference.seq) == (marked.replica, marked.first)
        lines = history.recent(ctx, 2)
        assert [(line.act, line.undone) for line in lines] == [
            ("undo", False),
            ("mark_arrived", True),
        ]


def test_a_changed_cell_gets_its_old_value(site: Site) -> None:
    marked = site.mark()
    site.flag(OFFICER, marked.arrival, raised=True)
    site.flag(OFFICER, marked.arrival, raised=False)
    with site.as_(OFFICER) as ctx:
        history.undo(ctx)
        assert _raised(ctx, marked.arrival)
        assert checking.check(ctx).clean


def test_undoing_again_goes_further_back_until_nothing_is_left(site: Site) -> None:
    marked = site.mark()
    site.flag(OFFICER, marked.arrival, raised=True)
    with site.as_(OFFICER) as ctx:
        assert history.undo(ctx).value.act == "set_flag"
        assert history.undo(ctx).value.act == "mark_arrived"
        with pytest.raises(NothingToUndo):
            history.undo(ctx)


def test_lock_and_restart_do_not_forget_the_last_act(site: Site) -> None:
    marked = site.mark()
    for _ in range(2):
        with site.as_(OFFICER):
            pass
    with site.as_(OFFICER) as ctx:
        assert history.undo(ctx).value.name == "Ткаченко Андрій"
        assert _undone(ctx, "arrival", marked.arrival)


def test_only_ones_own_act_is_taken_back(site: Site) -> None:
    site.mark(MEDIC)
    with site.as_(OFFICER) as ctx, pytest.raises(NothingToUndo):
        history.undo(ctx)


def test_an_auditor_takes_nothing_back(site: Site) -> None:
    with site.as_(Role.AUDITOR) as ctx, pytest.raises(NotAllowed):
        history.undo(ctx)


def test_it_is_refused_where_somebody_has_changed_the_cell_since(site: Site) -> None:
    marked = site.mark()
    site.flag(OFFICER, marked.arrival, raised=True)
    site.flag(MEDIC, marked.arrival, raised=False)
    with site.as_(OFFICER) as ctx:
        _refused(ctx, "changed")


def test_it_is_refused_where_another_act_rests_on_the_row(site: Site) -> None:
    marked = site.mark()
    site.flag(MEDIC, marked.arrival, raised=True)
    with site.as_(OFFICER) as ctx:
        _refused(ctx, "depended_on")
    with site.as_(MEDIC) as ctx:
        history.undo(ctx)
    with site.as_(OFFICER) as ctx:
        history.undo(ctx)
        assert _undone(ctx, "arrival", marked.arrival)


def test_closing_a_stage_cannot_be_undone(site: Site) -> None:
    site.mark()
    with site.as_(SUPERVISOR) as ctx:
        stages.close_stage(ctx, site.stage)
        _refused(ctx, "kind")


def test_nothing_of_a_closed_stage_is_undone(site: Site) -> None:
    site.mark()
    with site.as_(SUPERVISOR) as ctx:
        stages.close_stage(ctx, site.stage)
    with site.as_(OFFICER) as ctx:
        _refused(ctx, "old")
    with site.as_(SUPERVISOR) as ctx:
        stages.reopen_stage(ctx, site.stage, "помилка")
    with site.as_(OFFICER) as ctx:
        assert history.undo(ctx).value.act == "mark_arrived"


def test_after_a_day_a_field_officer_cannot_take_it_back(site: Site) -> None:
    site.mark()
    with site.as_(OFFICER, hours=25) as ctx:
        _refused(ctx, "old")
    with site.as_(OFFICER, hours=23) as ctx:
        assert history.undo(ctx).value.act == "mark_arrived"


def test_a_supervisor_can_after_a_day(site: Site) -> None:
    site.mark(SUPERVISOR)
    with site.as_(SUPERVISOR, hours=25) as ctx:
        assert history.undo(ctx).value.act == "mark_arrived"


def test_redo_puts_back_what_was_taken_back_last(site: Site) -> None:
    marked = site.mark()
    site.flag(OFFICER, marked.arrival, raised=True)
    site.flag(OFFICER, marked.arrival, raised=False)
    with site.as_(OFFICER) as ctx:
        for _ in range(3):
            history.undo(ctx)
        assert history.redo(ctx).value.act == "mark_arrived"
        assert not _undone(ctx, "arrival", marked.arrival)
        assert history.redo(ctx).value.act == "set_flag"
        assert _raised(ctx, marked.arrival)
        assert history.redo(ctx).value.act == "set_flag"
        assert not _raised(ctx, marked.arrival)
        with pytest.raises(NothingToUndo):
            history.redo(ctx)
        assert checking.check(ctx).clean


def test_what_was_put_back_can_be_taken_back_again(site: Site) -> None:
    marked = site.mark()
    with site.as_(OFFICER) as ctx:
        history.undo(ctx)
        history.redo(ctx)
        history.undo(ctx)
        assert _undone(ctx, "arrival", marked.arrival)
        assert checking.check(ctx).clean


def test_redo_is_refused_where_the_row_was_changed_since(site: Site) -> None:
    marked = site.mark()
    site.flag(OFFICER, marked.arrival, raised=True)
    with site.as_(OFFICER) as ctx:
        history.undo(ctx)
    site.flag(MEDIC, marked.arrival, raised=True)
    with site.as_(OFFICER) as ctx, pytest.raises(UndoRefused) as refusal:
        history.redo(ctx)
    assert refusal.value.reason == "changed"


def test_marking_an_undone_arrival_again_revives_the_same_row(site: Site) -> None:
    first = site.mark()
    with site.as_(OFFICER) as ctx:
        history.undo(ctx)
    second = site.mark(MEDIC)
    assert second.arrival == first.arrival
    with site.as_(MEDIC) as ctx:
        assert not _undone(ctx, "arrival", first.arrival)
        history.undo(ctx)
        assert _undone(ctx, "arrival", first.arrival)
        assert checking.check(ctx).clean


def test_an_act_that_was_undone_and_marked_again_by_others_is_not_put_back(site: Site) -> None:
    site.mark()
    with site.as_(OFFICER) as ctx:
        history.undo(ctx)
    site.mark(MEDIC)
    with site.as_(OFFICER) as ctx, pytest.raises(UndoRefused):
        history.redo(ctx)


def test_an_unexpected_person_is_taken_back_with_their_arrival(site: Site) -> None:
    with site.as_(OFFICER) as ctx:
        marked = arrivals.add_unexpected(ctx, site.stage, UnexpectedDraft(surname="Коваль")).value
        history.undo(ctx)
        assert _undone(ctx, "person", marked.person)
        assert [row.arrived_at for row in arrivals.desk(ctx, site.stage)] == [None]
