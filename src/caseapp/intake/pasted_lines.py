"""Lists pasted or typed without columns: number, name and date of birth stand in one line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from caseapp.intake.plain_text import cell_text
from caseapp.intake.raw import Cell, RawRow, RawSheet, RawTables

_NUMBER = re.compile(r"^\s*(\d{1,5})\s*[.)]?\s+(?=[^\W\d])|^\s*(\d{1,5})[.)]\s*(?=[^\W\d])")
_MONTH = r"(?:січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec)[^\W\d_]*"
_DATE = re.compile(
    rf"(?<![\w.])(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{1,2}}-\d{{1,2}}"
    rf"|\d{{1,2}}\s+{_MONTH}\.?\s+\d{{4}}|(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_YEAR_WORDS = re.compile(
    r"^[\s,]*(?:р\.?\s*н\.?|г\.?\s*р\.?|рок[уи]\s+народження|года?\s+рождения|року|р\.)(?![\w])[\s,;.]*",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"[\s,;(]*(?:д\.\s*н\.|р\.\s*н\.|нар\.|народ\w*|рожд\w*|born|b\.|dob)?[\s:,;(–—-]*$",
    re.IGNORECASE,
)
_MOST = 0.5


def in_columns(raw: RawTables) -> RawTables:
    """Return the tables with sheets of whole lines taken apart: number, name, birth, the rest."""
    return replace(raw, sheets=tuple(_apart(sheet) for sheet in raw.sheets))


def _apart(sheet: RawSheet) -> RawSheet:
    lines = [(row, _only_cell(row)) for row in sheet.rows]
    dated = [text for _, text in lines if _DATE.search(text) and not text[:1].islower()]
    numbered = [text for _, text in lines if _NUMBER.match(text)]
    if max(len(dated), len(numbered)) <= _MOST * len(lines):
        return sheet
    return replace(
        sheet,
        rows=tuple(RawRow(row.number, _cells(text)) if text else row for row, text in lines),
    )


def _only_cell(row: RawRow) -> str:
    """Return the text of a row of which one cell is filled, else nothing."""
    filled: Sequence[Cell] = [cell for cell in row.cells if cell is not None]
    return cell_text(filled[0]) if len(filled) == 1 and isinstance(filled[0], str) else ""


def _cells(line: str) -> tuple[Cell, ...]:
    number = _NUMBER.match(line)
    rest = line[number.end() :] if number else line
    found = _DATE.search(rest)
    if not number and not found:
        return (None, line)  # a title, or a name alone
    name = rest[: found.start()] if found else rest
    name = _BORN.sub("", name) if found else name
    after = rest[found.end() :] if found else ""
    after = _YEAR_WORDS.sub("", after).strip(" ,;.)–—-")
    return (
        (number[1] or number[2]) if number else None,
        name.strip(" ,;") or None,
        found[0] if found else None,
        after or None,
    )
