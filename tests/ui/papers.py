"""Lists of the small site, and silence for the rooms that stand beside it."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import (
    Any,
    Generic,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

from caseapp.domain.expected import Birth, ListRow
from caseapp.domain.ids import LineId, StageId
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.passphrase import GuessTime, Verdict, Weakness
from caseapp.domain.views import ListedAs, ListTaken, Namesake
from caseapp.ui.lists.services import ColumnLine, ListFile, ListServices, Preview, VersionLine
from caseapp.ui.reports.services import Picture
from ui.people import NOW

T = TypeVar("T")
S = TypeVar("S")
ROWS = (
    ListRow(0, 4, "1", "Коваленко Тарас Дмитрович", "Коваленко", "Тарас", "Дмитрович"),
    ListRow(
        0, 5, "2", "Коваль Остап Павлович", "Коваль", "Остап", "Павлович", birth=Birth("1986", None)
    ),
)


def _listed(line: int, birth: str, *, came: bool = False) -> ListedAs:
    return ListedAs(
        LineId(UUID(int=line)), "60", "Савчук Вадим Іванович", birth, "А0666", came=came
    )


NAMESAKES = (
    Namesake(_listed(5001, "1976", came=True), _listed(5003, "")),
    Namesake(_listed(5002, "1991"), _listed(5004, "1991")),
)


class Noting(Protocol):
    """Keeps what was done. ``fail``: what a join runs into."""

    acts: list[tuple[str, Any]]
    namesakes: tuple[Namesake, ...]
    fail: Exception | None


@dataclass(frozen=True)
class Done(Generic[T]):
    value: T
    touched: object = frozenset()


def judged(text: str) -> Verdict:
    """Judge by length alone."""
    return Verdict(len(text) * 4.0, Weakness.SHORT if text else Weakness.EMPTY, GuessTime.HOURS)


def lists_of(site: Noting) -> ListServices:
    """Return the services of lists."""

    def did(act: str, what: Any, value: T) -> Done[T]:
        site.acts.append((act, what))
        return Done(value)

    def preview(file: ListFile) -> Preview:
        kind = ListColumn.REMARK
        if file.correction:
            kind = dict(file.correction.columns)[0, 3]
        columns = (
            ColumnLine(0, 1, "№ з/п", ListColumn.NUMBER, True, ("1", "2")),
            ColumnLine(
                0, 2, "ПІБ", ListColumn.FULL_NAME, True, tuple(r.written_name for r in ROWS)
            ),
            ColumnLine(0, 3, "", kind, False, ("А4160", "А3483")),
        )
        clear = file.correction is not None
        origin = ("xlsx", "", "", "Список")
        return Preview(
            2, False, clear, origin, False, columns, ROWS, ROWS[:1], ROWS[1:], 3, 296, 4, ()
        )

    def join(_stage: StageId, *lines: LineId) -> Done[None]:
        if site.fail:
            raise site.fail
        return did("join_entries", lines, None)

    def unjoined(_stage: StageId) -> tuple[Namesake, ...]:
        joined = [what for act, what in site.acts if act == "join_entries"]
        return tuple(p for p in site.namesakes if (p.earlier.line, p.later.line) not in joined)

    versions = (
        VersionLine(1, NOW - timedelta(hours=5), 298, 298, 0, 0, 0),
        VersionLine(2, NOW - timedelta(hours=2), 301, 4, 1, 7, 290),
    )
    return ListServices(
        lambda _stage: versions,
        preview,
        lambda file: did("take_in", file, ListTaken(3, 302, 4, 0, 7, 291, ())),
        unjoined,
        join,
    )


def silent(kind: type[S]) -> S:
    """Return services that answer nothing: for rooms that stand beside the one that is tested.

    Every field of the dataclass gets a function that takes anything and returns nothing of the kind it is
    said to return; a path gets a path, a question of yes or no gets no, a group of services is as silent
    as the whole.
    """
    hints = get_type_hints(kind)
    return kind(**{each.name: _silence(hints[each.name]) for each in fields(cast("Any", kind))})


def _silence(kind: Any) -> object:
    if get_origin(kind) is Callable:
        answer = nothing_of(get_args(kind)[1])
        return lambda *_anything: answer
    return silent(cast("Any", kind)) if is_dataclass(kind) else nothing_of(kind)


def nothing_of(kind: Any) -> Any:
    """Return the emptiest value of a type: no rows, no words, nobody, and a dataclass of those."""
    origin = get_origin(kind) or kind
    if origin is Picture:
        return Picture(1, 1, 4, bytes(4))
    if origin in {Union, UnionType}:
        return None
    if isinstance(origin, type) and issubclass(origin, Enum):
        return next(iter(origin))
    if is_dataclass(origin):
        hints = get_type_hints(origin)
        needed = [
            each for each in fields(origin) if each.default is each.default_factory is MISSING
        ]
        return cast("Any", origin)(**{each.name: nothing_of(hints[each.name]) for each in needed})
    plain: dict[Any, Any] = {
        Path: Path(),
        bool: False,
        int: 0,
        str: "",
        bytes: b"",
        Mapping: {},
        UUID: UUID(int=0),
    }
    return plain.get(getattr(origin, "__supertype__", origin), ())
