"""Sentences for the errors of `caseapp.domain.errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import errors as e
from caseapp.text.labels import field_label
from caseapp.text.words import Words

_FIELD_REASONS: Mapping[str, Callable[[str, Words], str]] = {
    "empty": lambda field, tr: tr(
        "“{field}” must not be empty. Nothing was changed; fill it in and do it again.", field=field
    ),
    "unknown": lambda field, tr: tr(
        "“{field}” has a value that is not known here. Nothing was changed; choose another.",
        field=field,
    ),
}

_UNDO_REASONS: Mapping[str, Callable[[Words], str]] = {
    "changed": lambda tr: tr(
        "This cannot be undone: somebody has changed the same field since. Open the record and"
        " correct it there."
    ),
    "depended_on": lambda tr: tr(
        "This cannot be undone: something recorded later rests on it. Undo the later act first."
    ),
    "left": lambda tr: tr("This cannot be undone: it has already left this computer."),
    "kind": lambda tr: tr("This act cannot be undone, as was said before it was done."),
    "played": lambda tr: tr(
        "This was taken over from a recorded day and is not undone by itself. Correct it in its field."
    ),
    "old": lambda tr: tr(
        "This was more than 24 hours ago, or the stage is closed. A supervisor can correct it."
    ),
}

_PLACE_REASONS: Mapping[str, Callable[[Words], str]] = {
    "exists": lambda tr: tr("This place is taken. Choose a folder that does not exist yet."),
    "not_empty": lambda tr: tr("This folder is not empty. Choose a new or an empty one."),
    "network": lambda tr: tr(
        "A register cannot be kept on a network share. Choose a folder on this computer."
    ),
    "fat": lambda tr: tr(
        "A register cannot be kept on a FAT stick or disk. Choose a folder on this computer."
    ),
    "no_access": lambda tr: tr("Nothing can be written here. Choose another folder."),
}

_FILE_REASONS: Mapping[str, Callable[[Words], str]] = {
    "missing": lambda tr: tr("The file that was named is not there. Nothing was done."),
    "unreadable": lambda tr: tr("The file that was named cannot be read. Nothing was done."),
    "exists": lambda tr: tr("The file to be written exists already. Choose a new name."),
    "inside": lambda tr: tr(
        "This file must not lie inside the register’s folder. Choose another place."
    ),
    "too_big": lambda tr: tr("The file that was named is too big. Nothing was done."),
    "empty": lambda tr: tr("The file that was named is empty. Nothing was done."),
}

_MISSING: Mapping[str, Callable[[Words], str]] = {
    "stage": lambda tr: tr("There is no such stage in this register. Nothing was changed."),
    "entry": lambda tr: tr("Nobody on the list of this stage fits. Nothing was changed."),
    "user": lambda tr: tr("Nobody of this name may open the register. Nothing was changed."),
    "run": lambda tr: tr("Nothing was printed under this number. Nothing was changed."),
}

_READ_ONLY_REASONS: Mapping[str, Callable[[Words], str]] = {
    "media": lambda tr: tr("The register lies on a disk that cannot be written. It can be read."),
    "older_copy": lambda tr: tr(
        "An older copy of this register was put back. It can be read; an administrator decides how"
        " work goes on."
    ),
    "busy": lambda tr: tr(
        "Another window has this register open. It can be read here; to write, use that window."
    ),
}

SENTENCES: Mapping[type[e.CaseError], Callable[[Any, Words], str]] = {
    e.NotAllowed: lambda _, tr: tr("Your role does not include this. Nothing was changed."),
    e.NotFound: lambda x, tr: _MISSING.get(x.what, _gone)(tr),
    e.SeveralMatch: lambda x, tr: tr.many(
        "{count} person fits. Say more: the full name or the number on the list.",
        "{count} people fit. Say more: the full name or the number on the list.",
        x.count,
    ),
    e.FieldRefused: lambda x, tr: _FIELD_REASONS[x.reason](field_label(x.field, tr), tr),
    e.ColumnsUnclear: lambda x, tr: tr(
        "It is not clear which column is which (header row {row}). Nothing was taken in; open the list"
        " in the window and choose the columns.",
        row=x.row,
    ),
    e.DemoTakesNoList: lambda _, tr: tr(
        "This register is for invented people and anybody can open it. Make a register of your own for"
        " a real list. Nothing was taken in."
    ),
    e.StageNotOpen: lambda _, tr: tr("The stage is not open, so nothing can be marked on it."),
    e.StageUnresolved: lambda x, tr: tr.many(
        "The stage stays open: {count} thing waits for a decision.",
        "The stage stays open: {count} things wait for a decision.",
        x.count,
    ),
    e.AlreadyArrived: lambda _, tr: tr("This person has arrived already. Nothing was changed."),
    e.NothingToUndo: lambda _, tr: tr("There is nothing of yours left to undo."),
    e.UndoRefused: lambda x, tr: _UNDO_REASONS[x.reason](tr),
    e.FileRefused: lambda x, tr: _FILE_REASONS[x.reason](tr),
    e.CheckFailed: lambda x, tr: tr(
        "The check found faults ({count}: {kinds}). Do not work on this register: restore a backup and"
        " keep this copy.",
        count=x.count,
        kinds=x.kinds,
    ),
    e.DiskFull: lambda _, tr: tr(
        "The disk is full. What was recorded before is kept, this last act is not. Free some room"
        " and do it again."
    ),
    e.RegisterBusy: lambda x, tr: tr(
        "Another program (process {process}) is writing to the register. Nothing was changed; close"
        " it or try again.",
        process=x.process,
    ),
    e.OpenInAnotherWindow: lambda _, tr: tr(
        "This register is open in another window, which is in front now. Please work there."
    ),
    e.RegisterReadOnly: lambda x, tr: _READ_ONLY_REASONS[x.reason](tr),
    e.NotARegister: lambda _, tr: tr("There is no register in this folder."),
    e.PlaceRefused: lambda x, tr: _PLACE_REASONS[x.reason](tr),
    e.NewerProgramNeeded: lambda _, tr: tr(
        "A newer version of the program has worked on this register. Please install that version;"
        " nothing was changed."
    ),
    e.RegisterDamaged: lambda x, tr: tr(
        "The register does not pass its check ({what}). Do not work on it: restore a backup and keep"
        " this copy.",
        what=x.what,
    ),
}


def _gone(words: Words) -> str:
    return words("This is not in the register. Nothing was changed.")
