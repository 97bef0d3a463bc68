"""Entries of one list that may be the same person twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from caseapp.domain.expected import ListRow
from caseapp.domain.list_fold import fold_plainly
from caseapp.domain.views import RowWarning


def repeats(rows: Sequence[ListRow]) -> Iterator[RowWarning]:
    """Warn of repeated full names, and of the same surname, given name and birth year."""
    by_name: dict[tuple[str, ...], list[ListRow]] = defaultdict(list)
    by_year: dict[tuple[str, ...], list[ListRow]] = defaultdict(list)
    for row in rows:
        short = (fold_plainly(row.surname), fold_plainly(row.given))
        by_name[*short, fold_plainly(row.patronymic)].append(row)
        if row.birth and row.birth.date and all(short):
            by_year[*short, str(row.birth.date.value.year)].append(row)
    warned: set[tuple[int, int]] = set()
    for group in by_year.values():
        yield from _repeated("same_name_and_year", group, warned)
    for group in by_name.values():
        yield from _repeated("name_repeated", group, warned)


def _repeated(
    code: str, group: Sequence[ListRow], warned: set[tuple[int, int]]
) -> Iterator[RowWarning]:
    """Warn at each later row, pointing to the first; once for each row."""
    for row in group[1:]:
        if (row.sheet, row.row) not in warned:
            warned.add((row.sheet, row.row))
            yield RowWarning(code, row.sheet, row.row, {"first": group[0].row})
