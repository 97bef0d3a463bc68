"""Invented people for tests of the window."""

from datetime import UTC, date, datetime
from uuid import UUID

from caseapp.domain.coded import Category, EntryState, Sex, StageState
from caseapp.domain.dates import PartialDate
from caseapp.domain.ids import ArrivalId, LineId, PersonId, StageId
from caseapp.domain.views import DeskRow, StageView
from caseapp.domain.wristband import LabelNumber
from caseapp.names.latin import latin

NOW = datetime(2026, 3, 6, 11, 30, tzinfo=UTC)
STAGE = StageView(
    StageId(UUID(int=1)), 2, date(2026, 3, 6), "Етап 2", "пункт «Північ»", StageState.OPEN
)

_LIST = (
    ("179", "Коваленко Тарас Дмитрович", date(2000, 3, 9), "А4160", "молодший сержант"),
    ("229", "Коваль Остап Павлович", date(1986, 4, 17), "А3483", "солдат"),
    ("95", "Аваков Сергій Юрійович", date(1989, 1, 13), "А2588", "солдат"),
    ("41", "Маковійчук Ольга Борисівна", date(1988, 6, 13), "А3701", "старший солдат"),
    ("159", "Коваль Вікторія Теофанівна", date(1966, 9, 8), "А1099", "сержант"),
    ("10", "Васильковський Сергій Олександрович", date(1979, 8, 26), "А4465", "старшина"),
    ("7", "Івашков Федір Симеонович", date(1985, 6, 20), "А4310", "солдат"),
    ("275", "Барсуков Олександр Зиновійович", date(1986, 6, 22), "А4639", "матрос"),
    ("60", "Савчук Вадим Іванович", date(1976, 12, 19), "А0666", "солдат"),
    ("61", "Савчук Вадим Іванович", date(1991, 2, 3), "А2170", "капітан"),
    ("112", "Хохряков Михайло Аркадійович", date(1994, 11, 30), "А4007", "лейтенант"),
    ("200", "Лисенко Ярослава Олегівна", date(1990, 5, 5), "А2222", "сержант"),
)


def desk_row(place: int, arrived_at: datetime | None = None, station: str = "") -> DeskRow:
    """Return one invented person of the list."""
    number, name, born, unit, rank = _LIST[place]
    surname, given, patronymic = name.split()
    return DeskRow(
        line=LineId(UUID(int=1000 + place)),
        arrival=ArrivalId(UUID(int=2000 + place)) if arrived_at else None,
        person=PersonId(UUID(int=3000 + place)) if arrived_at else None,
        number=number,
        surname=surname,
        given=given,
        patronymic=patronymic,
        latin=latin(name),
        birth=PartialDate(born),
        birth_doubtful=False,
        unit=unit,
        rank=rank,
        force="army",
        category=Category.POW,
        labels=(LabelNumber(int(number), STAGE.id),),
        call_sign="Барс" if number == "61" else "",
        remark="",
        state=EntryState.MATCHED if arrived_at else EntryState.EXPECTED,
        on_list=True,
        arrived_at=arrived_at,
        station=station,
        vehicle="",
        flags=frozenset(),
        alike=surname == "Савчук",
        sex=Sex.UNKNOWN,
    )


def desk_rows() -> tuple[DeskRow, ...]:
    """Return a desk at which two people have arrived."""
    came = {
        4: datetime(2026, 3, 6, 10, 44, tzinfo=UTC),
        5: datetime(2026, 3, 6, 11, 12, tzinfo=UTC),
    }
    return tuple(
        desk_row(place, came.get(place), "2" if place in came else "")
        for place in range(len(_LIST))
    )
