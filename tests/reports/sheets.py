"""Invented people and sheets for the tests of paper."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from caseapp.domain.coded import AbsenceReason, EntryState, Flag
from caseapp.domain.roll_call import (
    CheckInData,
    Difference,
    Differing,
    Imprint,
    JournalHead,
    ListVersion,
    RollCallData,
    RollCallRow,
    StageFacts,
)

STAGE = StageFacts(3, "Обмін 06.03.2026, етап 2", date(2026, 3, 6), "Пункт зустрічі «Північ»")
CUT_OFF = datetime(2026, 3, 6, 12, 40, tzinfo=UTC)
IMPRINT = Imprint(
    run=17,
    copy=1,
    printed_at=datetime(2026, 3, 6, 12, 41, tzinfo=UTC),
    printed_by="Коваль Ольга",
    head=JournalHead("A7Q2", 1834, "K3ZT7Q9M2XW4B8R6N5YD"),
    seal="CASEAPP1:17:5F2K-9QWM-3TZX-7B4R-H8NC-6DYV",
)
VERSION = ListVersion(3, datetime(2026, 3, 6, 6, 10, tzinfo=UTC), 302)

SURNAMES = [
    "Іченець",
    "Мищенко",
    "Білінський",
    "Пастушук",
    "Соломченко",
    "Юрчук",
    "Анталовський",
    "Вольвач",
    "Бешенцев",
    "Ґерета",
    "Єфименко",
    "Їжакевич",
    "Щур",
    "Преображенський-Нечуй",
    "Дем’яненко",
    "Ткаченко",
]
GIVEN = [
    ("Дмитро", "Ігорович"),
    ("Григорій", "Арсенович"),
    ("Сергій", "Євгенійович"),
    ("Олександр", "Дмитрович"),
    ("Микола", "Віталійович"),
    ("Ольга", "Олександрівна"),
    ("Ярослав", "Юрійович"),
    ("Юрій", "Олексійович"),
    ("Святослав", "Тарасович"),
]
RANKS = ("солдат", "старший солдат", "молодший сержант", "старший майстер-сержант", "капітан")
VEHICLES = ("швидка 1", "автобус 2", "автобус 3", "автобус 4")


def person(number: int) -> RollCallRow:
    """Return an invented person; every number gives another mixture of facts."""
    came = number % 4 != 3
    row = RollCallRow(
        number=str(number),
        surname=SURNAMES[number % len(SURNAMES)],
        given=GIVEN[number % len(GIVEN)][0],
        patronymic=GIVEN[number % len(GIVEN)][1],
        birth=f"{number % 28 + 1:02d}.{number % 12 + 1:02d}.{1966 + number % 38}",
        birth_doubtful=number % 29 == 5,
        group="CIV" if number % 150 == 7 else "POW",
        rank=RANKS[number % len(RANKS)],
        unit=f"А{1000 + number}",
        state=EntryState.MATCHED if came else EntryState.EXPECTED,
    )
    if not came:
        return _awaited(row, number)
    return replace(
        row,
        vehicle=VEHICLES[number % len(VEHICLES)],
        station=str(number % 3 + 1),
        arrived_at=CUT_OFF - timedelta(minutes=number % 90),
        differences=_differences(row) if number % 9 == 1 else (),
        flags=(Flag.MEDIC, Flag.WANTS_CALL) if number % 12 == 2 else (),
    )


def roll_call(people: int, *, others: int = 3, demo: bool = False) -> RollCallData:
    """Return a sheet with ``people`` on the list and a few who are not."""
    rows = tuple(person(number) for number in range(1, people + 1))
    gone = tuple(
        replace(person(number), state=EntryState.WITHDRAWN)
        for number in range(903, 903 + 4 * others, 4)
    )
    came = [person(number) for number in range(601, 700) if number % 4 != 3]
    return RollCallData(
        stage=STAGE,
        cut_off=CUT_OFF,
        imprint=replace(IMPRINT, demo=demo),
        version=VERSION if people else None,
        rows=rows + gone,
        unexpected=tuple(replace(row, number="", differences=()) for row in came[:others]),
        came_withdrawn=tuple(came[others : others + others // 3]),
    )


def check_in(rows: int, *, demo: bool = False) -> CheckInData:
    """Return a blank sheet."""
    return CheckInData(STAGE, CUT_OFF, replace(IMPRINT, demo=demo), rows)


def _awaited(row: RollCallRow, number: int) -> RollCallRow:
    if number % 3 == 0:
        return replace(row, state=EntryState.NOT_ARRIVED, absence=AbsenceReason.IN_HOSPITAL_EARLIER)
    return row


def _differences(row: RollCallRow) -> tuple[Difference, ...]:
    return (
        Difference(Differing.SURNAME, _misspelt(row.surname), row.surname),
        Difference(Differing.BIRTH, "1988", row.birth),
    )


def _misspelt(surname: str) -> str:
    swaps = (("и", "і"), ("е", "є"), ("у", "ю"), ("о", "а"))
    return next(surname.replace(a, b, 1) for a, b in swaps if a in surname)
