"""One row of a foreign list becomes one entry, and says what an officer should look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseapp.domain.coded import Category, Sex
from caseapp.domain.expected import Birth, ListRow
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.ranks import rank_of
from caseapp.domain.views import RowWarning
from caseapp.intake.birth_text import read_birth
from caseapp.intake.coded_words import category_of, force_of, is_force, sex_of
from caseapp.intake.mapping import Table
from caseapp.intake.name_columns import FoundName, found_name
from caseapp.intake.names_cell import strip_unit
from caseapp.intake.plain_text import cell_text, in_one_script
from caseapp.intake.raw import Cell, RawRow

_NO_NAME_HAS = re.compile(r"[\d=@<>{}|\\/_:;#%&*]")
_MOST_WORDS = 6


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
        # Under a heading that says something else, what the one before said no longer holds.
        known = understood and category is not Category.UNKNOWN
        return Group(category=category) if known else Group()


def cell_at(row: RawRow, column: int) -> Cell:
    """Return a cell of a row by its column, from 1."""
    return row.cells[column - 1] if column <= len(row.cells) else None


def _is_civilian(rank: str) -> bool:
    """Where the rank says «цивільний», it is a category and no rank."""
    return category_of(rank)[0].group == "CIV" and not rank_of(rank)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the cells of one row by the columns of its table."""

    table: Table
    row: RawRow
    today: date

    def entry(
        self, written: str, group: Group, *, given_first: bool
    ) -> Iterator[ListRow | RowWarning]:
        """Return the entry, then its warnings. ``written`` is the name as it stands in the list."""
        found = found_name(self._text, given_first=given_first)
        birth = self._birth(found)
        category, understood = self._category(group)
        yield ListRow(
            sheet=self.table.sheet,
            row=self.row.number,
            number=self._text(ListColumn.NUMBER),
            written_name=written,
            surname=found.name.surname,
            given=found.name.given,
            patronymic=found.name.patronymic,
            call_sign=self._call_sign(found),
            birth=birth,
            sex=self._sex(),
            category=category,
            force=self._force(group),
            unit=self._unit(),
            rank=self._rank(found.rank),
            remark=self._remark(found),
        )
        yield from self._name_warnings(written, found)
        if not understood:
            yield self._warn("category_unknown", text=self._text(ListColumn.CATEGORY) or "")
        yield from self._birth_warnings(birth)

    def _name_warnings(self, written: str, found: FoundName) -> Iterator[RowWarning]:
        name = found.name
        if in_one_script(written) != written:
            yield self._warn("look_alikes")
        if not name.given:
            yield self._warn("one_name")
        whole = f"{name.surname} {name.given} {name.patronymic}"
        if _NO_NAME_HAS.search(whole) or len(whole.split()) > _MOST_WORDS:
            yield self._warn("strange_name")
        if found.turned:
            yield self._warn("name_order", surname=name.surname)

    def _birth_warnings(self, birth: Birth | None) -> Iterator[RowWarning]:
        if birth and birth.written and birth.date is None:
            yield self._warn("birth_impossible", text=birth.written)
        elif birth and birth.doubtful and birth.date:
            yield self._warn("birth_doubtful", text=birth.written, read=birth.date.code)

    def _warn(self, code: str, **fields: str | int) -> RowWarning:
        return RowWarning(code, self.table.sheet, self.row.number, dict(fields))

    def _text(self, kind: ListColumn) -> str | None:
        at = self.table.column(kind)
        return None if at is None else cell_text(cell_at(self.row, at))

    def _birth(self, found: FoundName) -> Birth | None:
        at = self.table.column(ListColumn.BIRTH)
        if at is not None:
            return read_birth(cell_at(self.row, at), self.today)
        return read_birth(found.birth, self.today) if found.birth else None

    def _category(self, group: Group) -> tuple[Category | None, bool]:
        text = self._text(ListColumn.CATEGORY)
        if text is not None:
            return category_of(text)
        rank = self._text(ListColumn.RANK) or ""
        return (category_of(rank)[0] if _is_civilian(rank) else group.category), True

    def _rank(self, before: str) -> str | None:
        text = self._text(ListColumn.RANK)
        if text:
            first = text.partition(",")[0]  # солдат, стрілець
            return rank_of(text) or rank_of(first) or ("" if _is_civilian(text) else text)
        if before or self.table.column(ListColumn.RANK_AND_NAME) is not None:
            return before
        return text

    def _force(self, group: Group) -> str | None:
        text = self._text(ListColumn.FORCE)
        return group.force if text is None else force_of(text)

    def _unit(self) -> str | None:
        text = self._text(ListColumn.UNIT)
        return None if text is None else strip_unit(text)

    def _sex(self) -> str | None:
        text = self._text(ListColumn.SEX)
        return None if text is None else sex_of(text) or Sex.UNKNOWN.value

    def _remark(self, found: FoundName) -> str | None:
        """Return the remark, and behind it what stood in brackets beside the name."""
        text = self._text(ListColumn.REMARK)
        if not found.name.note:
            return text
        return f"{text}; {found.name.note}" if text else found.name.note

    def _call_sign(self, found: FoundName) -> str | None:
        return (
            self._text(ListColumn.CALL_SIGN)
            or found.name.call_sign
            or (None if self.table.column(ListColumn.CALL_SIGN) is None else "")
        )
