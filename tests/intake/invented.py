"""People who do not exist."""

from dataclasses import dataclass
from datetime import date
from random import Random

from caseapp.domain.coded import Category


@dataclass(frozen=True)
class Person:
    """Somebody invented, and what a list could say about them."""

    surname: str
    given: str
    patronymic: str
    born: date
    rank: str
    unit: str
    category: Category
    call_sign: str

    @property
    def name(self) -> str:
        return f"{self.surname} {self.given} {self.patronymic}"


SURNAMES = (
    "Вигадченко",
    "Небувалий",
    "Придуманко",
    "Ніхтоїв",
    "Казковський",
    "Мареник",
    "Уявенко",
    "Сновидський",
    "Химера",
    "Безіменко",
    "Байкович",
    "Нетутенко",
    "Міражук",
    "Легендюк",
    "Привидько",
)
GIVEN = (
    "Сергій",
    "Андрій",
    "Олег",
    "Юрій",
    "Іван",
    "Петро",
    "Микола",
    "Тарас",
    "Віталій",
    "Роман",
    "Богдан",
    "Назар",
)
FATHERS = (
    "Іванович",
    "Петрович",
    "Олегович",
    "Юрійович",
    "Миколайович",
    "Сергійович",
    "Васильович",
    "Ілліч",
    "Григорович",
)
RANKS = {
    "солдат": "солд.", "старший солдат": "ст. солд.", "молодший сержант": "мол. с-нт", "сержант": "с-нт",
    "старший лейтенант": "ст. л-т", "капітан": "к-н", "підполковник": "п/п-к", "головний сержант": "гол. серж.",
}  # fmt: skip
ENGLISH_RANKS = {"солдат": "Soldier", "старший солдат": "Sr. Soldier", "сержант": "Sgt"}
_CALL_SIGNS = ("Сокіл", "Вовк", "", "", "Мавка", "Кріт 7", "")


def people(rng: Random, count: int) -> list[Person]:
    """Return invented people, all of them different."""
    found: dict[str, Person] = {}
    while len(found) < count:
        civilian = rng.random() < 0.1
        person = Person(
            surname=rng.choice(SURNAMES),
            given=rng.choice(GIVEN),
            patronymic=rng.choice(FATHERS),
            born=date(rng.randint(1962, 2006), rng.randint(1, 12), rng.randint(1, 28)),
            rank="" if civilian else rng.choice(list(RANKS)),
            unit="" if civilian else f"А{rng.randint(1000, 4999)}",
            category=Category.CIV if civilian else Category.POW,
            call_sign=rng.choice(_CALL_SIGNS),
        )
        found[person.name] = person
    return list(found.values())
