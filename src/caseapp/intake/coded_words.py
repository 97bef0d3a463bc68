"""Category, sex and force from the words of a list."""

import re

from caseapp.domain.coded import Category, Force, Sex
from caseapp.intake.plain_text import header_key

_CATEGORIES: tuple[tuple[re.Pattern[str], Category], ...] = tuple(
    (re.compile(pattern), category)
    for pattern, category in (
        (r"інтернован|интернирован|internee|interned", Category.CIV_INTERNEE),
        (
            r"засуджен\w* цив|цив\w* засуджен|обвинувач|civ\w* accused|civ accused",
            Category.CIV_ACCUSED,
        ),
        (
            r"мед\w* ?персонал|священ|капелан|retained|chaplain|medical personnel|\bмп\b",
            Category.RETAINED,
        ),
        (
            r"не військовополон|non ?combatant|некомбатант|не комбатант|не военнопл|незаконно позбавл|незаконно утрим|без правов|not pow|незаконно лишен",
            Category.CIV,
        ),
        (
            (
                r"військовополон|військополон|^полон\w*$|військ пол|воен\w*плен|военопл|в полонен|\bвп\b|\bвпс\b|\bпов\b|\bpows?\b|prisoners? of war|^військ"
                r"|^воен|^military|\bв п\b|військовосл|^mil\b|servicem|\bвс\b|combatant|^в$|комбатант|\bвсл\b"
            ),
            Category.POW,
        ),
        (
            (
                r"цивіл|^цив\b|\bцив\b|^ц$|\bцо\b|\bцз\b|\bцп\b|гражданс|^гражд|^гр\b|civil|^civ\b|\bciv\b|заручн|заложн|hostage|некомбатант|^c$|\bгл\b|\bцв\b"
                r"|мирн|жител"
            ),
            Category.CIV,
        ),
    )
)
_NO_WORD = frozenset(
    {
        "",
        "?",
        "невідомо",
        "не відомо",
        "неизвестно",
        "unknown",
        "н в",
        "не встановлено",
        "н д",
        "unk",
    }
)


def category_of(text: str) -> tuple[Category, bool]:
    """Return a category and whether the text was understood; a blank one is understood as unknown."""
    key = header_key(text)
    if key in _NO_WORD:
        return Category.UNKNOWN, True
    if text.strip() in Category.__members__:
        return Category(text.strip()), True
    for pattern, category in _CATEGORIES:
        if pattern.search(key):
            return category, True
    return Category.UNKNOWN, False


_SEXES = {
    **dict.fromkeys(
        [
            "ч",
            "чол",
            "чоловік",
            "чоловіча",
            "чоловічий",
            "м",
            "муж",
            "мужской",
            "мужчина",
            "m",
            "male",
            "man",
        ],
        Sex.MALE,
    ),
    **dict.fromkeys(
        [
            "ж",
            "жін",
            "жінка",
            "жіноча",
            "жіночий",
            "жен",
            "женский",
            "женщина",
            "f",
            "female",
            "woman",
            "w",
            "fem",
        ],
        Sex.FEMALE,
    ),
}


def sex_of(text: str) -> str:
    """Return the code of a sex where it is recognised, else the text as written."""
    return _SEXES.get(header_key(text), text)


_FORCES: tuple[tuple[re.Pattern[str], Force], ...] = tuple(
    (re.compile(pattern), force)
    for pattern, force in (
        (
            r"територіальн\w* оборон|територ оборон|\bтро\b|\bсил\w* тро\b|\bсто\b|территориальн\w* оборон|territorial|\bтеро?борон",
            Force.TERRITORIAL,
        ),
        (r"десант|\bдшв\b|air assault|airborne|парашут|\bвдв\b", Force.AIR_ASSAULT),
        (r"безпілотн|беспилотн|\bсбс\b|\bсбпс\b|unmanned|drone", Force.UNMANNED),
        (
            r"спеціальн\w* операц|специальн\w* операц|\bссо\b|special operations",
            Force.SPECIAL_OPERATIONS,
        ),
        (
            r"спец\w* служб\w* транспорт|\bдсст\b|transport service|спецтранс|железнодорожн|залізничн",
            Force.TRANSPORT_SERVICE,
        ),
        (
            r"військово морськ|\bвмс\w*\b|морськ\w* піхот|морпіх|морск\w* пехот|морпех|военно морск|\bвмф\b|\bnavy\b|naval|marine",
            Force.NAVY,
        ),
        (r"повітрян|\bпс\b|\bпс зсу\b|воздушн|\bввс\b|air force|авіац|ппо\b", Force.AIR_FORCE),
        (r"нац\w* гвард|нацгвард|\bнгу?\b|national guard|внутрішн\w* військ", Force.NATIONAL_GUARD),
        (r"прикорд|\bдпсу?\b|пограни|погранслуж|\bгпсу?\b|border", Force.BORDER_GUARD),
        (r"поліц|полиц|\bнпу?\b|police|\bмвс\b", Force.POLICE),
        (r"надзвичайн|\bдснс\b|чрезвычайн|\bгсчс\b|\bмчс\b|rescue|emergency", Force.RESCUE_SERVICE),
        (
            r"служб\w* безпек|\bсбу\b|служб\w* безопас|security service|\bssu\b|\bsbu\b",
            Force.SECURITY_SERVICE,
        ),
        (r"розвід|\bгур\b|развед|intelligence", Force.INTELLIGENCE),
        (r"медичн|медицин|medical", Force.MEDICAL_FORCES),
        (r"логіст|логист|logist", Force.LOGISTICS_FORCES),
        (r"сил\w* підтрим|сил\w* поддерж|support forces", Force.SUPPORT_FORCES),
        (r"зв ?язку|\bсвязи\b|signal", Force.SIGNAL_TROOPS),
        (r"доброволь|\bдфтг\b|\bдук\b|volunteer", Force.VOLUNTEER_FORMATION),
        (
            r"сухопут|\bсв\b|\bсв зсу\b|\bсв зс\b|ground force|land force|\barmy\b|механізован|танков|артилер",
            Force.ARMY,
        ),
    )
)


def force_of(text: str) -> str:
    """Return the code of a force where it is recognised, else the text as written."""
    key = header_key(text)
    return next((force.value for pattern, force in _FORCES if pattern.search(key)), text)


def is_force(text: str) -> bool:
    """Whether the text names a force."""
    return force_of(text) != text
