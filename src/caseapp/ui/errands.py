"""What is done in one room and asked for in any: print a sheet, take in a list, somebody unexpected."""

from collections.abc import Iterator
from functools import partial

from caseapp.text.words import Lang, Words
from caseapp.ui.arrivals.page import ArrivalsPage
from caseapp.ui.commands import Command
from caseapp.ui.frame.workspace import Workspace
from caseapp.ui.lists.page import ListsPage
from caseapp.ui.reports.page import ReportsPage
from caseapp.ui.reports.sheets import (
    CHECK_IN,
    COMPLIANCE,
    CONTACT_REGISTER,
    ROLL_CALL,
    STAGE_SUMMARY,
    STICKERS,
    WRISTBANDS,
    sheet_name,
    who_may,
)
from caseapp.ui.room import Frame

SUMMARY_KEY = "Ctrl+Shift+S"
"""Prints the summary of the day from wherever one is."""
_SHEETS = (ROLL_CALL, CHECK_IN, CONTACT_REGISTER, COMPLIANCE, STICKERS, WRISTBANDS)


def errands(workspace: Workspace, frame: Frame) -> tuple[Command, ...]:
    """Return what the rooms of this user offer to the others; each goes to its room first."""
    tr = frame.look.words
    return (
        *_of_families(workspace, tr),
        *_at_the_desk(workspace, tr),
        *_of_paper(workspace, frame),
    )


def _of_families(workspace: Workspace, tr: Words) -> Iterator[Command]:
    if "asking" in workspace.rooms:
        yield Command(tr("a relative is asking"), partial(workspace.go, "asking"), "Ctrl+R")


def _at_the_desk(workspace: Workspace, tr: Words) -> Iterator[Command]:
    def unlisted() -> None:
        workspace.go("arrivals")
        if isinstance(room := workspace.room(), ArrivalsPage):
            room.unlisted_wanted.emit()

    def take_in() -> None:
        workspace.go("lists")
        if isinstance(room := workspace.room(), ListsPage):
            room.file_wanted.emit()

    if "arrivals" in workspace.rooms:
        yield Command(tr("somebody who is not on the list"), unlisted)
    if "lists" in workspace.rooms:
        yield Command(tr("take in a file"), take_in)


def _of_paper(workspace: Workspace, frame: Frame) -> Iterator[Command]:
    def print_(code: str) -> None:
        workspace.go("reports")
        if isinstance(room := workspace.room(), ReportsPage):
            room.choose_sheet(code)
            room.choice.print.click()

    if "reports" not in workspace.rooms:
        return
    tr = frame.look.words
    if frame.actor.may(who_may(STAGE_SUMMARY)):
        act = partial(print_, STAGE_SUMMARY)
        yield Command(tr("print today’s summary"), act, SUMMARY_KEY)
    for code in _SHEETS:
        if frame.actor.may(who_may(code)):
            other = Words(Lang.EN if tr.lang is Lang.UK else Lang.UK)
            yield Command(_print(code, tr), partial(print_, code), also=(_print(code, other),))


def _print(code: str, tr: Words) -> str:
    return tr("print: {sheet}", sheet=sheet_name(code, tr))
