"""The table of roles has no hole: every public use case stands in it, or here with the reason why not."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any

from caseapp import services
from services.test_roles import TABLE

ELSEWHERE: Mapping[str, str] = {
    "answer_drafts.drop_note": "part of an act that asks",
    "answer_drafts.keep_place": "through drafts.keep",
    "answer_drafts.place": "through drafts.newest",
    "backups.back_up_before_removal": "part of users.remove_user",
    "backups.back_up_if_due": "through backups.back_up",
    "backups.kept_in": "names a folder",
    "backups.last_backup": "a time, for everybody",
    "captivity.edit_capture": "through typed_fields.write_capture",
    "captivity.edit_period": "through typed_fields.write_period",
    "conflicts.settle": "needs two laptops: tests of merging",
    "day.drill.begin_drill": "the invented register alone",
    "day.drill.opening": "the invented register alone",
    "day.drill.require_demo": "the invented register alone",
    "day.replay.begin": "each step is an act that asks",
    "day.replay.replay": "each step is an act that asks",
    "day.steps.do": "each step is an act that asks",
    "day.steps.play": "each step is an act that asks",
    "drafts.id_of": "computes an id",
    "earlier_issues.earlier": "part of a report, which asks",
    "files.attach": "through files.attach_bytes",
    "files.photo_of": "needs a photo: test_papers_and_files",
    "history.offered": "part of person_history.history_of, which asks",
    "history.recent": "test_the_trail_shows_each_role_its_part",
    "history.redo": "test_taking_back_is_for_who_may_act",
    "history.undo": "test_taking_back_is_for_who_may_act",
    "history.undo_act": "of others and of oneself: test_undo_of_one",
    "identity.identity": "one's own name and roles",
    "machine.state": "the computer, for everybody",
    "merging.merge": "needs two laptops: tests of merging",
    "notes.keep_call_stop_note": "part of calls.stop_calls",
    "notes.reseal_handed_in": "part of calls.lift_call_stop",
    "printing.imprint_of": "part of a report, which asks",
    "printing.set_and_kept": "part of a report, which asks",
    "printing.stage_view": "part of a report, which asks",
    "queues.standings": "part of reads that ask",
    "stages.chosen": "for the terminal, before a use case that asks",
    "taking_back.take_back_arrival": "through history.undo_act",
    "triage.edit_finding": "through typed_fields.write_finding",
    "users.all_users": "names of colleagues, for everybody",
    "users.change_passphrase": "one's own: test_keys_and_backups",
    "users.grant": "needs the recovery code: test_keys_and_backups",
    "users.revoke_grant": "needs the recovery code: test_keys_and_backups",
    "users.user_named": "names of colleagues, for everybody",
}


def use_cases() -> set[str]:
    """Return every public function of the services whose first argument is a context."""
    found = set()
    for info in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        module = importlib.import_module(info.name)
        for name, what in vars(module).items():
            if isinstance(what, FunctionType) and what.__module__ == module.__name__:
                first = next(iter(inspect.signature(what).parameters), "")
                if first == "ctx" and not name.startswith("_"):
                    found.add(f"{info.name.removeprefix('caseapp.services.')}.{name}")
    return found


def done_by(row: Callable[..., Any], seen: frozenset[object] = frozenset()) -> Iterator[str]:
    """Yield the use cases that a row of the table calls, also through functions of the tests."""
    if row in seen or not isinstance(row, FunctionType):
        return
    names = row.__code__.co_names
    for what in (row.__globals__.get(name) for name in names):
        if isinstance(what, ModuleType) and what.__name__.startswith("caseapp.services."):
            short = what.__name__.removeprefix("caseapp.services.")
            yield from (f"{short}.{name}" for name in names if hasattr(what, name))
        elif isinstance(what, FunctionType) and what.__module__.startswith("services."):
            yield from done_by(what, seen | {row})


def missing(table: Mapping[str, tuple[Any, Callable[..., Any]]]) -> set[str]:
    return use_cases() - {name for _, row in table.values() for name in done_by(row)}


def test_every_use_case_stands_in_the_table_or_has_a_reason() -> None:
    assert missing(TABLE) == ELSEWHERE.keys()


def test_a_use_case_without_a_row_is_found() -> None:
    """The broken twin: one row less."""
    fewer = {name: row for name, row in TABLE.items() if name != "mark arrived"}
    assert missing(fewer) - ELSEWHERE.keys() == {"arrivals.mark_arrived"}
