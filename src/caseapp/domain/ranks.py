"""Military ranks of Ukraine and their usual abbreviations, in Ukrainian, Russian and English.

Ranks as in the Statutes of internal service since 1 October 2020; older ranks (прапорщик, мічман,
старшина) still stand in papers and are kept.
"""

import re

_ABBREVIATIONS: dict[str, str] = {
    "рекрут": "рекрут|recruit",
    "солдат": "солдат|солд|сол|рядовий|ряд|рядовой|с т|soldier|private|pvt|sold",
    "старший солдат": "ст солдат|ст солд|ст сол|стсолд|ст с т|ефрейтор|ефр|старший солд|старший сол|senior soldier|private first class"
    "|pfc|с с|sr soldier|старш солдат|старш солд",
    "матрос": "матрос|мат|матр|sailor|seaman",
    "старший матрос": "ст матрос|ст мат|ст матр|старший матр|senior seaman|senior sailor",
    "молодший сержант": "мол сержант|мол серж|мол с нт|мол с т|мл сержант|мл серж|мл с нт|мл с т|младший сержант|молодший серж"
    "|молодший с нт|м с нт|м с т|мс|junior sergeant|jr sergeant|jun sgt|jr sgt|молсерж|млсерж",
    "сержант": "сержант|серж|с нт|сер т|сержан|sergeant|sgt|serg",
    "старший сержант": "ст сержант|ст серж|ст с нт|ст с т|старший серж|старший с нт|senior sergeant|sr sgt|sr sergeant|сс|стсерж"
    "|старш сержант|sen sgt",
    "головний сержант": "гол сержант|гол с т|гол серж|гол с нт|головний серж|головн серж|головн сержант|главный сержант|гл сержант|гл серж"
    "|chief sergeant|first sergeant|master sergeant 1|гс|голсерж|головний с нт|главный с нт|гл с нт",
    "штаб-сержант": "шт сержант|шт с т|шт серж|шт с нт|штаб серж|штаб с нт|staff sergeant|ssgt|staff sgt",
    "майстер-сержант": "майстер серж|майстер с нт|м р сержант|майст серж|мастер сержант|мастер серж|master sergeant|msgt|master sgt",
    "старший майстер-сержант": "ст майстер сержант|ст майстер серж|ст м р серж|старший мастер сержант|ст мастер сержант|ст мастер серж"
    "|senior master sergeant|ст м серж",
    "головний майстер-сержант": "гол майстер сержант|гол майстер серж|гол м р серж|главный мастер сержант|гл мастер сержант"
    "|chief master sergeant|гол м серж",
    "старшина 2 статті": "ст на 2 ст|старшина 2 ст|старшина 2 статьи|старшина ii статті|старш 2 ст|старшина 2ї статті|petty officer 2nd class"
    "|старшина другої статті|старшина ii статьи|старшина 2ст|старшина другой статьи",
    "старшина 1 статті": "ст на 1 ст|старшина 1 ст|старшина 1 статьи|старшина i статті|старш 1 ст|petty officer 1st class"
    "|старшина першої статті|старшина i статьи|старшина 1ст|старшина первой статьи",
    "головний старшина": "гол старшина|гол ст на|гол старш|главный старшина|гл старшина|chief petty officer",
    "головний корабельний старшина": "гол кор старшина|гол корабельний старшина|гл кор старшина|главный корабельный старшина",
    "штаб-старшина": "шт старшина|штаб ст на",
    "майстер-старшина": "мастер старшина|майстер ст на",
    "старший майстер-старшина": "ст майстер старшина",
    "головний майстер-старшина": "гол майстер старшина",
    "старшина": "старшина|ст на|старш|старш на",
    "прапорщик": "прапорщик|прап|пр к|прп|пр щик|warrant officer|ensign",
    "старший прапорщик": "ст прапорщик|ст прап|ст пр к|старший прап",
    "мічман": "мічман|мичман|мічм|мичм|midshipman",
    "старший мічман": "ст мічман|ст мичман|старший мичман",
    "молодший лейтенант": "мол лейтенант|мол л нт|мол лейт|мол л т|мл лейтенант|мл лейт|мл л т|младший лейтенант|молодший лейт|молодший л т"
    "|junior lieutenant|jr lieutenant|jr lt|м л т",
    "лейтенант": "лейтенант|л нт|лейт|л т|лтн|лт|lieutenant|lt|lieut|лет т",
    "старший лейтенант": "ст лейтенант|ст л нт|ст лейт|ст л т|старший лейт|старший л т|старлей|senior lieutenant|sr lieutenant|sr lt|стл т"
    "|ст лт|стлейт|first lieutenant",
    "капітан": "капітан|кап|к н|к тан|капит|капитан|captain|cpt|capt|кап н|кпт",
    "капітан-лейтенант": "кап лейтенант|кап лейт|к л т|капитан лейтенант|captain lieutenant|lieutenant commander|кап л т|каплей",
    "майор": "майор|м р|мр|maj|major|м ор",
    "підполковник": "підполковник|підполк|п полк|п п к|пп к|ппк|п полковник|підп к|подполковник|подполк|lieutenant colonel|lt colonel"
    "|lt col|ltcol|підпол|п полк к",
    "полковник": "полковник|полк|п к|пк|п ник|colonel|col|полк к",
    "капітан 3 рангу": "к 3 р|кап 3 р|капітан 3 р|капитан 3 ранга|капітан iii рангу|кап 3 рангу|капитан 3 р|капітан третього рангу"
    "|к3р|кап 3 ранга|captain 3rd rank",
    "капітан 2 рангу": "к 2 р|кап 2 р|капітан 2 р|капитан 2 ранга|капітан ii рангу|кап 2 рангу|капитан 2 р|капітан другого рангу"
    "|к2р|кап 2 ранга|captain 2nd rank",
    "капітан 1 рангу": "к 1 р|кап 1 р|капітан 1 р|капитан 1 ранга|капітан i рангу|кап 1 рангу|капитан 1 р|капітан першого рангу"
    "|к1р|кап 1 ранга|captain 1st rank",
    "бригадний генерал": "бриг генерал|бригадный генерал|brigadier general|бриг ген",
    "генерал-майор": "ген майор|генерал м р|major general|г м",
    "генерал-лейтенант": "ген лейтенант|генерал л т|lieutenant general|ген лейт",
    "генерал": "генерал|ген|general",
    "коммодор": "коммодор|commodore",
    "контр-адмірал": "контр адмирал|rear admiral",
    "віце-адмірал": "вице адмирал|vice admiral",
    "адмірал": "адмирал|admiral",
}

_TAILS = re.compile(
    r"\s+(мед(?:ичної|ицинской|\.)?\s*(?:служби|службы|сл\.?|с\.?)|м\s*/?\s*с|юстиції|юстиции|капеланської служби"
    r"|запасу|запаса|у відставці|в отставке|поліції|полиции|служби цивільного захисту|сл\.?\s*цз)\.?$",
    re.IGNORECASE,
)
_TAIL_NAMES = (("м", "медичної служби"), ("ю", "юстиції"), ("капел", "капеланської служби"))


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold().replace("ё", "е")).strip()


_RANKS: dict[str, str] = {
    **{_key(rank): rank for rank in _ABBREVIATIONS},
    **{short: rank for rank, shorts in _ABBREVIATIONS.items() for short in shorts.split("|")},
}
_CERTAIN_WORDS = frozenset(key for key in _RANKS if len(key) > 3)  # noqa: PLR2004 - «п к» alone may be initials


def rank_of(text: str) -> str:
    """Return a rank in full: ``ст. солд.`` is «старший солдат». Empty if it is not a rank.

    «медичної служби», «юстиції» and the like stay behind it.
    """
    bare = _TAILS.sub("", text.strip())
    tail = text.strip()[len(bare) :].strip()
    rank = _RANKS.get(_key(bare), "")
    if not rank or not tail:
        return rank
    full = next((name for start, name in _TAIL_NAMES if tail.lower().startswith(start)), tail)
    return f"{rank} {full}"


def leading_rank(text: str) -> tuple[str, str]:
    """Cut a rank off the beginning of a name: ``солдат Коваленко С. І.``. Empty if there is none.

    Старшина and Солдат are surnames too: a single capitalised word is a rank only when three more
    words follow.
    """
    words = text.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        start = " ".join(words[:count])
        plainly = count > 1 or start[0].islower() or start.endswith(".") or len(words) > 3  # noqa: PLR2004 - rank and three names
        if plainly and _key(start) in _CERTAIN_WORDS and (rank := rank_of(start.strip(",.;"))):
            return rank, " ".join(words[count:])
    return "", text
