"""What a hostile list is, and the invented people in it."""

from dataclasses import dataclass
from random import Random

from caseapp.domain.errors import CaseError

Rows = list[list[object]]

_SURNAMES = ("Вигадченко", "Небувалий", "Придуманко", "Ніхтоїв", "Казковський", "Мареник")
_GIVEN = ("Сергій", "Андрій", "Олег", "Юрій", "Іван", "Петро")
_FATHERS = ("Іванович", "Петрович", "Олегович", "Юрійович")


@dataclass(frozen=True)
class Hostile:
    """A file, what it is, and how it must end: with one of these errors, or None: it is read."""

    kind: str
    file_name: str
    data: bytes
    ends: tuple[type[CaseError] | None, ...]


def people(rng: Random, count: int) -> Rows:
    """Return an honest list of invented people."""
    rows: Rows = [["№ з/п", "ПІБ", "Дата народження", "Звання"]]
    for number in range(1, count + 1):
        name = f"{rng.choice(_SURNAMES)} {rng.choice(_GIVEN)} {rng.choice(_FATHERS)}"
        born = f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.{rng.randint(1965, 2004)}"
        rows.append([number, name, born, "солдат"])
    return rows
