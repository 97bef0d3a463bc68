"""Sentences for the errors of `caseapp.domain.list_errors`. The register is unchanged in all of them."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import list_errors as e
from caseapp.domain.errors import CaseError
from caseapp.text.words import Words

_TOO_BIG: Mapping[str, Callable[[int, Words], str]] = {
    "file": lambda n, tr: tr(
        "The file is larger than {limit} MB. Nothing was taken in; ask for the list alone.", limit=n
    ),
    "unpacked": lambda n, tr: tr(
        "Unpacked, the file is larger than {limit} MB. Nothing was taken in; ask for the list alone.",
        limit=n,
    ),
    "members": lambda n, tr: tr(
        "The file has more than {limit} parts. Nothing was taken in; save the list anew.", limit=n
    ),
    "sheets": lambda n, tr: tr(
        "The file has more than {limit} sheets. Nothing was taken in; ask for the list alone.",
        limit=n,
    ),
    "rows": lambda n, tr: tr(
        "The sheet goes beyond {limit} rows. Nothing was taken in; delete what stands far below the"
        " list, or split it.",
        limit=n,
    ),
    "columns": lambda n, tr: tr(
        "The sheet goes beyond {limit} columns. Nothing was taken in; delete what stands far to the"
        " right of the list.",
        limit=n,
    ),
    "text": lambda n, tr: tr(
        "The file holds more than {limit} MB of text. Nothing was taken in; ask for the list alone.",
        limit=n,
    ),
    "memory": lambda n, tr: tr(
        "The file needs more than {limit} MB of memory. Nothing was taken in; save the list alone in"
        " a new file.",
        limit=n,
    ),
    "time": lambda n, tr: tr(
        "Reading the file took longer than {limit} seconds. Nothing was taken in; save the list alone"
        " in a new file.",
        limit=n,
    ),
}

_OTHER_KINDS: Mapping[str, Callable[[Words], str]] = {
    "empty": lambda tr: tr("The file is empty. Nothing was taken in; ask for it again."),
    "pdf": lambda tr: tr(
        "This is a PDF. Nothing was taken in; ask for the list as .xlsx, .xls, .ods or .csv."
    ),
    "image": lambda tr: tr(
        "This is a picture. Nothing was taken in; ask for the list as .xlsx, .xls, .ods or .csv."
    ),
    "html": lambda tr: tr(
        "This is a web page, whatever its name says. Nothing was taken in; open it in a spreadsheet"
        " program and save it as .xlsx."
    ),
    "xml": lambda tr: tr(
        "This is an XML file. Nothing was taken in; open it in a spreadsheet program and save it as"
        " .xlsx."
    ),
    "document": lambda tr: tr(
        "This is a text document. Nothing was taken in; copy its table and paste it, or ask for the"
        " list as .xlsx."
    ),
    "archive": lambda tr: tr(
        "This is an archive. Nothing was taken in; unpack it first and choose the list in it."
    ),
    "program": lambda tr: tr(
        "This is a program, not a list. Nothing was taken in; do not open it and tell whoever is"
        " responsible for security."
    ),
    "old_excel": lambda tr: tr(
        "This is a workbook from before Excel 97. Nothing was taken in; save it as .xlsx."
    ),
    "xlsb": lambda tr: tr(
        "This is a binary workbook (.xlsb). Nothing was taken in; save it as .xlsx."
    ),
    "unknown": lambda tr: tr(
        "This is not a list in any form that can be read here. Nothing was taken in; ask for .xlsx,"
        " .xls, .ods or .csv."
    ),
}


def _too_big(error: e.ListTooBig, tr: Words) -> str:
    return _placed(_TOO_BIG[error.what](error.limit, tr), error.where, tr)


def _not_a_list(error: e.NotAList, tr: Words) -> str:
    return _OTHER_KINDS.get(error.kind, _OTHER_KINDS["unknown"])(tr)


def _broken(error: e.ListBroken, tr: Words) -> str:
    said = tr(
        "The file is damaged and cannot be read ({kind}). Nothing was taken in; ask for it again.",
        kind=error.kind,
    )
    return _placed(said, error.where, tr)


def _placed(said: str, where: str, tr: Words) -> str:
    """Add where in the file: ``2!B7`` is sheet 2, cell B7; anything else is a part of the file."""
    if not where:
        return said
    sheet, mark, cell = where.partition("!")
    if mark and cell.isdigit():
        return tr("{said} Place: sheet {sheet}, row {row}.", said=said, sheet=sheet, row=cell)
    if mark:
        return tr("{said} Place: sheet {sheet}, cell {cell}.", said=said, sheet=sheet, cell=cell)
    return tr("{said} Place: {where}.", said=said, where=where)


SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.ListTooBig: _too_big,
    e.NotAList: _not_a_list,
    e.ListBroken: _broken,
    e.ListEncrypted: lambda _, tr: tr(
        "The file is locked with a password. Nothing was taken in; ask for it without one, over a"
        " safe channel."
    ),
    e.ListHasMacros: lambda x, tr: tr(
        "The file carries macros ({where}) and was not opened. Nothing was taken in; ask for it as"
        " .xlsx or .csv.",
        where=x.where,
    ),
    e.NoListFound: lambda x, tr: tr.many(
        "No list of people was found on {count} sheet. Nothing was taken in; check that a column is"
        " headed “Surname” or “Full name”.",
        "No list of people was found on {count} sheets. Nothing was taken in; check that a column is"
        " headed “Surname” or “Full name”.",
        x.sheets,
    ),
    e.MappingDoesNotFit: lambda _, tr: tr(
        "The chosen columns do not fit this file, or none of them holds names. Nothing was taken in;"
        " choose the columns again."
    ),
    e.ReaderCannotStart: lambda _, tr: tr(
        "The list reader cannot be started on this computer. Nothing was taken in; restart the"
        " program, and if that does not help, the computer."
    ),
}
