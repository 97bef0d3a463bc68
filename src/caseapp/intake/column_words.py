"""What senders call their columns, in Ukrainian, Russian and English, with the usual abbreviations.

Keys are in the form of `plain_text.header_key`: lower case, no apostrophes, dots become spaces.
"""

import re

from caseapp.domain.list_columns import ListColumn as C

_EXACT_WORDS: dict[C, str] = {
    C.NUMBER: (
        "№|№ з п|№ п п|№ пп|№ зп|з п|п п|пп|зп|№ п|№ по порядку|номер|порядковий номер|номер з п|nn"
        "|порядковый номер|номер п п|№№|№№ п п|№№ з п|no|nr|n|num|number|#|s n|sn|ser no|serial no|s no|item"
        "|номер по порядку|номер за порядком|по порядку|row|line|n п п|n з п|n p p|№ n п"
    ),
    C.FULL_NAME: (
        "піб|п і б|пib|прізвище імя по батькові|прізвище імя та по батькові|прізвище та імя по батькові"
        "|прізвище імя батькові|прізвище власне імя по батькові|прізвище власне імя та по батькові"
        "|прізвище імя|прізвище та імя|імя та прізвище|імя прізвище|прізвище ініціали|прізвище та ініціали"
        "|прізвище і б|прізвище і п|прізвище і імя|прізвище імя по батьк|прізв імя по батькові"
        "|піб повністю|піб військовополоненого|піб особи|піб військовослужбовця|п і п б|піп"
        "|фио|ф и о|фамилия имя отчество|фамилия имя и отчество|фамилия имя|имя фамилия|фамилия и имя"
        "|фамилия инициалы|фамилия и о|ф и о полностью|фио полностью|фио военнопленного"
        "|full name|fullname|name|names|name surname|name and surname|surname name|surname and name"
        "|surname name patronymic|surname name and patronymic|last name first name|surname first name"
        "|first name last name|first and last name|surname given name|surname given names|given name surname"
        "|last name first name patronymic|last name first name middle name|name in full|person|persons name|pow name"
        "|name of pow|name of prisoner|surname name fathers name|особа|військовослужбовець|звільнений|імена"
        "|прізвище імя по батькові особи|прізвище імя по батькові військовослужбовця|family name given name"
        "|family name and given name|прізвище ім я по батькові|прізвище ім я|фамилия имя отч|фіо|nom"
    ),
    C.SURNAME: (
        "прізвище|прізв|фамилия|фам|surname|last name|lastname|family name|sur name|second name|familia"
        "|familiya|прізвища|prizvyshche|sname|lname"
    ),
    C.GIVEN: (
        "імя|ім я|власне імя|власне ім я|имя|имена|given name|given names|first name|firstname|forename|forenames"
        "|christian name|fname|imya|imia"
    ),
    C.PATRONYMIC: (
        "по батькові|побатькові|батькові|по батьк|отчество|отч|patronymic|patronym|middle name|middlename"
        "|fathers name|father s name|patronimic|middle|o name"
    ),
    C.GIVEN_PATRONYMIC: (
        "імя по батькові|імя та по батькові|імя і по батькові|ім я по батькові|имя отчество|имя и отчество|given name patronymic"
        "|first name patronymic|first name and patronymic|given name and patronymic|name and patronymic"
        "|name patronymic|ініціали|инициалы|initials|first and middle name|first name middle name|і п|и о|і б"
    ),
    C.CALL_SIGN: "позивний|позивні|позивн|позывной|call sign|callsign|nickname|псевдо|псевдонім|nom de guerre|alias",
    C.BIRTH: (
        "дата народження|дата нар|дата народж|дата н|д н|дн|д нар|д народження|дата та рік народження|р н|рн|рік нар"
        "|рік народження|рік народж|народився|народилась|народжений|народження|число місяць рік народження|д м р"
        "|день місяць рік народження|дата рік народження|д р н|дата р|дата рожд|дата рождения|д р|др|д рожд"
        "|дата рожд|год рождения|год рожд|г р|гр|г рожд|родился|число месяц и год рождения|дата и год рождения"
        "|dob|d o b|date of birth|birth date|birthdate|birth|born|birthday|year of birth|yob|y o b|birth year"
        "|date birth|рік|год|year|date of birth dd mm yyyy|b d|bd|d b|нар"
    ),
    C.SEX: "стать|пол|sex|gender|ст|m f|ч ж|м ж",
    C.CATEGORY: (
        "категорія|категорія особи|категорія осіб|катег|кат|категория|category|cat|статус|статус особи|status"
        "|вп цив|вп цо|вп ц|вп цз|військовий цивільний|правовий статус|legal status|pow civ|pow civilian|вп цивільний"
        "|військовополонений цивільний|належність|mil civ|military civilian|військ цив|тип особи|type"
    ),
    C.FORCE: (
        "складова|складова сил оборони|складова зсу|складова зс україни|складова збройних сил|вид збройних сил|вид зс|вид зсу"
        "|вид збройних сил україни|рід військ|вид рід військ|вид зс рід військ|вид військ|рід військ служба|род войск|вид вс|вид войск"
        "|род войск вид вс|відомство|відомча належність|ведомство|формування|військове формування|формирование|структура"
        "|орган|служба|силове відомство|принадлежность|force|forces|branch|branch of service|service|service branch|arm"
        "|branch of the armed forces|armed force|component|вид сил|вид сил рід військ|належність до|вид зброї"
    ),
    C.UNIT: (
        "військова частина|військ частина|в ч|вч|№ в ч|номер в ч|номер військової частини|№ військової частини|в частина|частина"
        "|військова частина підрозділ|підрозділ|місце служби|бригада|воинская часть|войсковая часть|в часть|часть"
        "|подразделение|место службы|unit|military unit|mil unit|unit no|unit number|formation|regiment|brigade|в ч підрозділ"
        "|підрозділ в ч|умовне найменування"
    ),
    C.RANK: (
        "військове звання|військ звання|звання|зв|в зв|в з|в звання|вз|спеціальне звання|військове спеціальне звання"
        "|воинское звание|звание|в звание|воинск звание|rank|mil rank|military rank|грades|grade|зван|звання військове"
    ),
    C.RANK_AND_NAME: (
        "звання піб|звання прізвище імя по батькові|військове звання прізвище імя по батькові|в зв піб"
        "|військове звання піб|звание фио|воинское звание фио|rank name|rank and name|звання та піб"
        "|військове звання прізвище імя та по батькові|звання п і б|звання прізвище"
    ),
    C.REMARK: (
        "примітка|примітки|прим|примітк|примечание|примечания|примеч|remark|remarks|note|notes|comment|comments"
        "|коментар|коментарі|комментарий|додатково|додаткова інформація|інше|відмітка|відмітки|отметка|відомості|misc"
        "|зауваження|additional information|observations"
    ),
}

EXACT: dict[str, C] = {
    word: column for column, words in _EXACT_WORDS.items() for word in words.split("|")
}

_NAMES_TOO = r"(?:прізв|фамил|\bп ?і ?б\b|\bф ?и ?о\b|name)"
_NOT_OURS = (
    r"(?<!військово)полон|(?<!военно)плен(?!н)|плін|captur|captiv|detain|detention|утриман|содержан|зник|розшук|телефон|\bтел\b|phone|mobile"
    r"|адрес|address|прожив|реєстрац|регистрац|residence|паспорт|passport|документ|document|посвідчен|удостоверен|\bid\b"
    r"|\b[іи]пн\b|\bінн\b|\bинн\b|рнокпп|жетон|родич|рідн|близьк|родствен|контакт|contact|relative|next of kin|\bkin\b|заявник"
    r"|дружин|матір|\bмати\b|батько\b|wife|mother|father\b(?! ?s name)|місце народ|место рожд|place of|birthplace|родом"
    r"|зріст|вага\b|рост\b|вес\b|height|weight|діагноз|диагноз|diagnos|поранен|ранен|wound|стан здоров|health|освіт|образован"
    r"|посад|должн|position|дата звільн|дата освоб|дата прибут|дата повер|release|вік\b|возраст|\bage\b|country|громадян|національн"
    r"|nationalit|citizen|область|район|region|латин|транслит|трансліт|англ|translit|in latin|in english|підпис|signature|фото|photo"
    r"|колишн|попередн|maiden|дівоч|девич|кров|blood|розмір|size|транспорт|автобус|\bbus\b|vehicle|місце\b(?! служби)|дата смерті"
    r"|командир|commander|дата призов|мобіліз|призван|мобилиз"
)

_PATTERNS: tuple[tuple[re.Pattern[str], C], ...] = tuple(
    (re.compile(pattern), column)
    for pattern, column in (
        # Of a date in three columns the year alone is taken.
        (r"(?:^| )(?:день|число|місяць|месяц|day|month)$", C.OTHER),
        (rf"(?:зван|\brank).*{_NAMES_TOO}", C.RANK_AND_NAME),
        # «Звання, посада», «Дата і місце народження»: what stands first decides.
        (r"^(?:військове |воинское |military )?(?:звання|звание|rank)\b", C.RANK),
        (rf"^(?!.*{_NAMES_TOO}).*\b(?:дата|рік|год|date)\b.*(?:народж|рожд|birth)", C.BIRTH),
        (_NOT_OURS, C.OTHER),
        (r"прізв.*(ім ?я|ініц|ім\b|батьк)|\bп ?і ?б\b|ім ?я.*прізв", C.FULL_NAME),
        (r"фамил.*(имя|иниц|отч)|\bф ?и ?о\b|имя.*фамил", C.FULL_NAME),
        (
            r"(sur|last|family) ?name.*(first|given|name)|(first|given) ?name.*(sur|last|family)",
            C.FULL_NAME,
        ),
        (r"full ?name|name.*surname", C.FULL_NAME),
        (r"ім ?я.*батьк|имя.*отч", C.GIVEN_PATRONYMIC),
        (r"прізв|фамил|surname|last ?name|family ?name", C.SURNAME),
        (r"по батьк|отчеств|patronym|middle ?name|fathers? ?s? ?name", C.PATRONYMIC),
        (r"\bім ?я\b|\bимя\b|first ?name|given ?name|forename", C.GIVEN),
        (
            r"(дата|рік|год|date|year|число|день).*(нар|рожд|birth)|\bbirth|\bdob\b|народж|рожден|\bнар\b",
            C.BIRTH,
        ),
        (r"позивн|позывн|call ?sign|nickname", C.CALL_SIGN),
        (r"\bстать\b|\bпол\b|\bsex\b|gender", C.SEX),
        (r"звання|звание|\brank\b", C.RANK),
        (
            r"військ\w* част|воинск\w* част|войсков\w* част|\bв ч\b|military unit|\bunit\b|підрозділ|подраздел",
            C.UNIT,
        ),
        (
            r"складова|рід військ|род войск|вид збройн|вид зс|вид вс|відомств|формуван|branch|service|\bforces?\b",
            C.FORCE,
        ),
        (r"категор|categor|статус|status", C.CATEGORY),
        (r"приміт|примеч|remark|comment|коментар|коммент|\bnotes?\b|відміт|отмет", C.REMARK),
        (r"порядк|^№|№$|\b[зп] п\b|^n\b|serial", C.NUMBER),
    )
)

_LONGEST = 120
_MOST_WORDS = 16


def column_of(key: str) -> C | None:
    """Return what a header (as `plain_text.header_key` gives it) names, None if it names nothing."""
    if not key or len(key) > _LONGEST or len(key.split()) > _MOST_WORDS:
        return None
    if found := EXACT.get(key) or EXACT.get(re.sub(r"^№ |^\d+ | \d+$", "", key)):
        return found
    return next((column for pattern, column in _PATTERNS if pattern.search(key)), None)


GIVEN_FIRST = re.compile(
    r"^(ім ?я|имя|first|given|name)\b.*(прізв|фамил|surname|last|family)", re.IGNORECASE
)
"""A header that says the given name comes first."""
