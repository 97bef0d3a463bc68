"""Rank categories of the Armed Forces of Ukraine (Statutes of internal service, since 1 October 2020)."""

from enum import StrEnum

from caseapp.domain.ranks import rank_of


class RankCategory(StrEnum):
    """Between which ranks a rank stands; older ranks have a category of their own."""

    PRIVATE = "private"
    JUNIOR_SERGEANT = "junior_sergeant"
    SENIOR_SERGEANT = "senior_sergeant"
    HIGHER_SERGEANT = "higher_sergeant"
    LEGACY = "legacy"
    JUNIOR_OFFICER = "junior_officer"
    SENIOR_OFFICER = "senior_officer"
    GENERAL = "general"


_C = RankCategory
_RANKS: dict[RankCategory, str] = {
    _C.PRIVATE: "рекрут|солдат|старший солдат|матрос|старший матрос",
    _C.JUNIOR_SERGEANT: "молодший сержант|сержант|старшина 2 статті|старшина 1 статті",
    _C.SENIOR_SERGEANT: "старший сержант|головний сержант|штаб-сержант|головний старшина"
    "|головний корабельний старшина|штаб-старшина",
    _C.HIGHER_SERGEANT: "майстер-сержант|старший майстер-сержант|головний майстер-сержант"
    "|майстер-старшина|старший майстер-старшина|головний майстер-старшина",
    _C.LEGACY: "старшина|прапорщик|старший прапорщик|мічман|старший мічман",
    _C.JUNIOR_OFFICER: "молодший лейтенант|лейтенант|старший лейтенант|капітан|капітан-лейтенант",
    _C.SENIOR_OFFICER: "майор|підполковник|полковник|капітан 3 рангу|капітан 2 рангу"
    "|капітан 1 рангу",
    _C.GENERAL: "бригадний генерал|генерал-майор|генерал-лейтенант|генерал|коммодор"
    "|контр-адмірал|віце-адмірал|адмірал",
}
_CATEGORY_OF = {rank: category for category, ranks in _RANKS.items() for rank in ranks.split("|")}
_LONGEST_FIRST = sorted(_CATEGORY_OF, key=len, reverse=True)


def rank_category(written: str) -> RankCategory | None:
    """Return the category of a rank as it was written; None where there is none or it is not known.

    «медичної служби» and the like change nothing.
    """
    rank = rank_of(written)
    found = next((one for one in _LONGEST_FIRST if rank == one or rank.startswith(one + " ")), None)
    return None if found is None else _CATEGORY_OF[found]
