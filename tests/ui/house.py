"""Lists, paper, users and backups of the small site: each act is noted, answers are invented."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.domain.expected import Birth, ListRow
from caseapp.domain.ids import StageId, UserId
from caseapp.domain.list_columns import ListColumn
from caseapp.domain.passphrase import GuessTime, Verdict, Weakness
from caseapp.domain.views import BackupLine, ListTaken, RunLine, UserLine
from caseapp.text.words import Lang
from caseapp.ui.lists.services import ColumnLine, ListFile, ListServices, Preview, VersionLine
from caseapp.ui.reports.services import ReportServices, Sheet
from caseapp.ui.settings.services import CheckLine, KeepingServices, OneTimeSheet, UserServices
from ui.people import NOW

T = TypeVar("T")
PDF = b"%PDF-1.7 invented"
ROWS = (
    ListRow(0, 4, "1", "Коваленко Тарас Дмитрович", "Коваленко", "Тарас", "Дмитрович"),
    ListRow(
        0, 5, "2", "Коваль Остап Павлович", "Коваль", "Остап", "Павлович", birth=Birth("1986", None)
    ),
)


class Noting(Protocol):
    """Keeps what was done."""

    acts: list[tuple[str, Any]]


@dataclass(frozen=True)
class Done(Generic[T]):
    value: T
    touched: object = frozenset()


def judged(text: str) -> Verdict:
    """Judge by length alone."""
    return Verdict(len(text) * 4.0, Weakness.SHORT if text else Weakness.EMPTY, GuessTime.HOURS)


def house(site: Noting) -> tuple[ListServices, ReportServices, UserServices, KeepingServices]:
    """Return the services of the rooms around the desk."""

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

    def runs() -> tuple[RunLine, ...]:
        printed = [what for act, what in site.acts if act == "print"]
        return tuple(
            RunLine(number, code, lang, "named", NOW, "Кравець Олена", 1)
            for number, (code, lang) in enumerate(printed, start=1)
        )

    def sheet(code: str, _stage: StageId, lang: Lang) -> Done[Sheet]:
        number = len(runs()) + 1
        return did("print", (code, lang.value), Sheet(number, PDF))

    versions = (
        VersionLine(1, NOW - timedelta(hours=5), 298, 298, 0, 0, 0),
        VersionLine(2, NOW - timedelta(hours=2), 301, 4, 1, 7, 290),
    )
    users = (
        UserLine(
            UserId(UUID(int=7)),
            "Кравець Олена",
            frozenset({Role.ADMIN}),
            frozenset(),
            "A1",
            True,
            False,
        ),
        UserLine(
            UserId(UUID(int=8)),
            "Бойко Андрій",
            frozenset({Role.MEDIC}),
            frozenset(),
            "B2",
            False,
            False,
        ),
    )
    one_time = OneTimeSheet("кавун міст рукав", "C3 D4", frozenset({Compartment.TRAINED}))
    backups = (BackupLine("register-20260306T1326.backup", NOW, 4_200_000, "automatic"),)
    return (
        ListServices(
            lambda _stage: versions,
            preview,
            lambda file: did("take_in", file, ListTaken(3, 302, 4, 0, 7, 291, ())),
        ),
        ReportServices(
            lambda stage, lang: sheet("roll-call", stage, lang),
            lambda stage, lang: sheet("check-in", stage, lang),
            lambda run: Sheet(run, PDF),
            runs,
        ),
        UserServices(
            lambda: users,
            lambda name, roles: did("add_user", (name, roles), one_time),
            lambda user: did("remove_user", user, frozenset()),
            lambda old, new: did("change_passphrase", (old, new), None),
            lambda user, what: did("grant", (user, what), None),
            lambda user, what: did("revoke", (user, what), None),
            judged,
            lambda: "кавун міст рукав ліхтар папір осінь",
        ),
        KeepingServices(
            lambda: backups,
            lambda progress: (progress(1, 2, "copy"), backups[0])[1],
            lambda: CheckLine(1204, ()),
        ),
    )
