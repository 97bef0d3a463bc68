"""Words for what a foreign list shows: its columns, its warnings, the rows that were passed over."""

from collections.abc import Callable, Mapping

from caseapp.domain.list_columns import ListColumn
from caseapp.domain.views import RowWarning
from caseapp.text.words import Words

_COLUMNS: Mapping[ListColumn, Callable[[Words], str]] = {
    ListColumn.NUMBER: lambda tr: tr("Number"),
    ListColumn.FULL_NAME: lambda tr: tr("Full name"),
    ListColumn.SURNAME: lambda tr: tr("Surname"),
    ListColumn.GIVEN: lambda tr: tr("Given name"),
    ListColumn.PATRONYMIC: lambda tr: tr("Patronymic"),
    ListColumn.GIVEN_PATRONYMIC: lambda tr: tr("Given name and patronymic"),
    ListColumn.CALL_SIGN: lambda tr: tr("Call sign"),
    ListColumn.BIRTH: lambda tr: tr("Date of birth"),
    ListColumn.SEX: lambda tr: tr("Sex"),
    ListColumn.CATEGORY: lambda tr: tr("Category"),
    ListColumn.FORCE: lambda tr: tr("Force"),
    ListColumn.UNIT: lambda tr: tr("Unit"),
    ListColumn.RANK: lambda tr: tr("Rank"),
    ListColumn.RANK_AND_NAME: lambda tr: tr("Rank and full name"),
    ListColumn.REMARK: lambda tr: tr("Remark"),
    ListColumn.OTHER: lambda tr: tr("Not taken over"),
}

_WARNINGS: Mapping[str, Callable[[RowWarning, Words], str]] = {
    "cell_cut": lambda w, tr: tr(
        "the text in column {column} is longer than 10,000 characters; the beginning was kept.",
        **w.fields,
    ),
    "far_blank": lambda w, tr: tr(
        "a blank far away from the list, in cell {cell}, was passed over.", **w.fields
    ),
    "broken_bytes": lambda w, tr: tr.many(
        "{count} character could not be read and stands as “?”. Compare with the original.",
        "{count} characters could not be read and stand as “?”. Compare with the original.",
        int(w.fields["count"]),
    ),
    "formulas_without_value": lambda w, tr: tr.many(
        "{count} cell holds a formula without its result and was read as blank. Open the file in a"
        " spreadsheet program, save it and take it in again.",
        "{count} cells hold formulas without their results and were read as blank. Open the file in"
        " a spreadsheet program, save it and take it in again.",
        int(w.fields["count"]),
    ),
    "no_header": lambda _, tr: tr(
        "there is no header; the columns were recognised by what stands in them. Check them."
    ),
    "no_name": lambda _, tr: tr("there is no name; the row was not taken over."),
    "one_name": lambda _, tr: tr("the name is one word; it was taken as the surname."),
    "strange_name": lambda _, tr: tr(
        "the name holds signs or words that no name has; please check."
    ),
    "name_order": lambda w, tr: tr(
        "the given name seems to stand first; “{surname}” was taken as the surname.", **w.fields
    ),
    "sheet_passed_over": lambda _, tr: tr(
        "it holds a list of the same people or of others who are not expected, and was passed over."
    ),
    "look_alikes": lambda _, tr: tr(
        "the name mixes Latin and Cyrillic letters that look alike; it was read as one script."
    ),
    "category_unknown": lambda w, tr: tr(
        "the category “{text}” is not known; the person is listed without one.", **w.fields
    ),
    "birth_impossible": lambda w, tr: tr(
        "the birth date “{text}” cannot be; it was kept as written.", **w.fields
    ),
    "birth_doubtful": lambda w, tr: tr(
        "the birth date “{text}” was read as {read}; please check.", **w.fields
    ),
    "name_repeated": lambda w, tr: tr("the same full name stands in row {first}.", **w.fields),
    "same_name_and_year": lambda w, tr: tr(
        "the same name and birth year stand in row {first}: one person twice, or namesakes?",
        **w.fields,
    ),
    "namesakes": lambda _, tr: tr(
        "namesakes who cannot be told apart from the version before; the row counts as added."
    ),
}

_PASSED_OVER: Mapping[str, Callable[[Words], str]] = {
    "total": lambda tr: tr("Total"),
    "group": lambda tr: tr("Heading of a group"),
    "header": lambda tr: tr("Repeated header"),
    "page": lambda tr: tr("Page number"),
    "numbering": lambda tr: tr("Column numbers"),
    "signature": lambda tr: tr("Signature or note"),
    "no_name": lambda tr: tr("No name"),
}


def column(kind: ListColumn, words: Words) -> str:
    """Return what a column holds."""
    return _COLUMNS[kind](words)


def warning(what: RowWarning, words: Words) -> str:
    """Return a warning as a sentence that begins with its place in the file.

    Raises:
        KeyError: no sentence for the code; a test keeps that from being shipped.
    """
    said = _WARNINGS[what.code](what, words)
    tr = words
    if what.row == 0:
        return tr("Sheet {sheet}: {said}", sheet=what.sheet, said=said)
    if what.sheet > 1:
        return tr("Sheet {sheet}, row {row}: {said}", sheet=what.sheet, row=what.row, said=said)
    return tr("Row {row}: {said}", row=what.row, said=said)


def passed_over(code: str, words: Words) -> str:
    """Return why a row was passed over."""
    return _PASSED_OVER[code](words)


WARNING_CODES = frozenset(_WARNINGS)
PASSED_OVER_CODES = frozenset(_PASSED_OVER)
