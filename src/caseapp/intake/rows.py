"""One row of a foreign list becomes one entry, and says what an officer should look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseapp.domain.coded import Category, Sex
from caseapp.domain.expected import Birth, ListRow
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.ranks import leading_rank, rank_of
from caseapp.domain.views import RowWarning
from caseapp.intake.birth_text import read_birth
from caseapp.intake.coded_words import category_of, force_of, is_force, sex_of
from caseapp.intake.mapping import Table
from caseapp.intake.names_cell import Name, is_patronymic, split_given, split_name, take_call_sign
from caseapp.intake.plain_text import cell_text, in_one_script
from caseapp.intake.raw import Cell, RawRow
from caseapp.intake.row_kinds import RowKind, kind_of_row


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that holds no person, and why."""

    sheet: int
    row: int
    kind: RowKind


@dataclass(frozen=True, slots=True)
class Group:
    """What the group heading above a row says; used where the list has no column for it."""

    category: Category | None = None
    force: str | None = None

    def after(self, heading: str) -> "Group":
        """Return what holds below this heading."""
        if is_force(heading):
            return replace(self, force=force_of(heading))
        category, understood = category_of(heading)
        return replace(self, category=category) if understood else self


Read = ListRow | RowWarning | Skipped


def read_rows(
    table: Table, rows: Sequence[RawRow], today: date, *, given_first: bool
) -> Iterator[Read]:
    """Return the entries of a list with their warnings, and the rows that hold no person."""
    expected = _usually_filled(table, rows)
    group = Group()
    for row in rows:
        cells = {at: _at(row, at) for at, _ in table.columns}
        texts = [cell_text(cell) for cell in cells.values()]
        if not any(texts):
            continue
        name = _written_name(table, row)
        if kind := kind_of_row(texts, name, expected):
            if kind is RowKind.GROUP:
                group = group.after(next(text for text in texts if text))
            if kind is RowKind.NO_NAME:
                yield RowWarning("no_name", table.sheet, row.number)
            yield Skipped(table.sheet, row.number, kind)
            continue
        yield from _Reading(table, row, today).entry(name, group, given_first=given_first)


def _usually_filled(table: Table, rows: Sequence[RawRow]) -> int:
    counts = sorted(
        filled
        for row in rows
        if (filled := sum(1 for at, _ in table.columns if _at(row, at) is not None))
    )
    return counts[len(counts) // 2] if counts else 0


def _at(row: RawRow, column: int) -> Cell:
    return row.cells[column - 1] if column <= len(row.cells) else None


_NAME_ORDER = (
    ListColumn.RANK_AND_NAME,
    ListColumn.FULL_NAME,
    ListColumn.SURNAME,
    ListColumn.GIVEN,
    ListColumn.GIVEN_PATRONYMIC,
    ListColumn.PATRONYMIC,
)


def _written_name(table: Table, row: RawRow) -> str:
    parts = [
        cell_text(_at(row, at)) for kind in _NAME_ORDER if (at := table.column(kind)) is not None
    ]
    return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the cells of one row by the columns of its table."""

    table: Table
    row: RawRow
    today: date

    def entry(
        self, written: str, group: Group, *, given_first: bool
    ) -> Iterator[ListRow | RowWarning]:
        name, rank_before = self._name(given_first=given_first)
        birth = self._birth()
        category, understood = self._category(group)
        rank = self._rank(rank_before)
        call_sign = self._call_sign(name)
        yield ListRow(
            sheet=self.table.sheet,
            row=self.row.number,
            number=self._text(ListColumn.NUMBER),
            written_name=written,
            surname=name.surname,
            given=name.given,
            patronymic=name.patronymic,
            call_sign=call_sign,
            birth=birth,
            sex=self._sex(),
            category=category,
            force=self._force(group),
            unit=self._text(ListColumn.UNIT),
            rank=rank,
            remark=self._text(ListColumn.REMARK),
        )
        yield from self._warnings(written, name, birth, understood=understood)

    def _warnings(
        self, written: str, name: Name, birth: Birth | None, *, understood: bool
    ) -> Iterator[RowWarning]:
        if in_one_script(written) != written:
            yield self._warn("look_alikes")
        if not name.given:
            yield self._warn("one_name")
        if not understood:
            yield self._warn("category_unknown", text=self._text(ListColumn.CATEGORY) or "")
        if birth and birth.written and birth.date is None:
            yield self._warn("birth_impossible", text=birth.written)
        elif birth and birth.doubtful and birth.date:
            yield self._warn("birth_doubtful", text=birth.written, read=birth.date.code)

    def _warn(self, code: str, **fields: str | int) -> RowWarning:
        return RowWarning(code, self.table.sheet, self.row.number, dict(fields))

    def _text(self, kind: ListColumn) -> str | None:
        at = self.table.column(kind)
        return None if at is None else cell_text(_at(self.row, at))

    def _name(self, *, given_first: bool) -> tuple[Name, str]:
        """Return the name in one script, and a rank that stood before it in the same cell."""
        whole = self._text(ListColumn.FULL_NAME) or self._text(ListColumn.RANK_AND_NAME)
        if whole is not None:
            rank, bare = leading_rank(in_one_script(whole))
            return split_name(bare, given_first=given_first), rank
        surname, call_sign = take_call_sign(in_one_script(self._text(ListColumn.SURNAME) or ""))
        given = in_one_script(self._text(ListColumn.GIVEN) or "")
        patronymic = in_one_script(self._text(ListColumn.PATRONYMIC) or "")
        if both := self._text(ListColumn.GIVEN_PATRONYMIC):
            given, patronymic = split_given(in_one_script(both))
        elif self.table.column(ListColumn.PATRONYMIC) is None and is_patronymic(
            given.rpartition(" ")[2]
        ):
            given, patronymic = split_given(given)
        if not given and " " in surname:
            return split_name(surname, given_first=given_first), ""
        return Name(surname, given, patronymic, call_sign), ""

    def _birth(self) -> Birth | None:
        at = self.table.column(ListColumn.BIRTH)
        return None if at is None else read_birth(_at(self.row, at), self.today)

    def _category(self, group: Group) -> tuple[Category | None, bool]:
        text = self._text(ListColumn.CATEGORY)
        if text is None:
            return group.category, True
        return category_of(text)

    def _rank(self, before: str) -> str | None:
        text = self._text(ListColumn.RANK)
        if text:
            return rank_of(text) or text
        if before or self.table.column(ListColumn.RANK_AND_NAME) is not None:
            return before
        return text

    def _force(self, group: Group) -> str | None:
        text = self._text(ListColumn.FORCE)
        return group.force if text is None else force_of(text)

    def _sex(self) -> str | None:
        text = self._text(ListColumn.SEX)
        if text is None:
            return None
        return sex_of(text) or Sex.UNKNOWN.value

    def _call_sign(self, name: Name) -> str | None:
        return (
            self._text(ListColumn.CALL_SIGN)
            or name.call_sign
            or (None if self.table.column(ListColumn.CALL_SIGN) is None else "")
        )
