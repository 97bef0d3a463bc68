"""Given names that lists of Ukrainians hold, to tell whether a surname stands first or last.

Compared by the fold of the name engine, so that one spelling stands for the Ukrainian, Russian and
Latin ones; names whose spellings are different words (Микола, Николай) stand here in each. Not a
dictionary of names: one that is missing only leaves the order to the rest of the list.
"""

from functools import cache

from caseapp.names.fold import fold

_MEN = """
Адам Альберт Анатолій Андрій Антон Артем Артур Арсен Арсеній Арсентій Богдан Борис Вадим Валентин Валерій Василь Василий
Вікентій Віктор Віталій Владислав Володимир Владимир В'ячеслав Вячеслав Геннадій Георгій Герман Гліб Глеб Григорій Давид Данило
Даниил Даниїл Данил Денис Дмитро Дмитрий Едуард Еміль Ернест Євген Евгений Evgeny Yevhen Eugene Єгор Егор Захар Іван Ivan Ігор
Игорь Ілля Илья Illia Іларіон Йосип Иосиф Казимир Кирило Кирилл Клим Констянтин Костянтин Константин Лев Леонід Леонтій Лук'ян
Любомир Макар Максим Марко Марк Мар'ян Марян Матвій Матвей Микита Никита Микола Николай Mykola Nikolay Мирон Мирослав Михайло Михаил
Mykhailo Назар Назарій Нестор Олег Олег Oleh Олександр Александр Oleksandr Alexander Олексій Алексей Oleksii Alexey Орест Остап
Павло Павел Pavlo Петро Петр Пётр Petro Платон Прохор Радислав Раміз Рефат Родіон Роман Ростислав Руслан Рустам Святослав Семен Сергій
Сергей Serhii Sergiy Станіслав Степан Тарас Тимофій Тимофей Тимур Тихон Устим Федір Федор Филип Філіп Юліан Юлій Юрій Юрий Yurii Yuriy
Юхим Яків Яков Ян Ярема Яромир Ярослав Yaroslav Антін Євстахій Зеновій Зиновій Ізмаїл Ібрагім Ленур Наріман Сервер Ельдар Енвер Ахмед
Вільям Джон Майкл Джеймс Роберт Дамір Марсель Вахтанг Гіві Зураб Карен Ашот Армен Самвел Гагік
"""
_WOMEN = """
Аліна Алла Анастасія Ангеліна Анжела Анжеліка Анна Ганна Антоніна Валентина Валерія Василина Віра Вера Вікторія Віолетта Галина Дар'я Дарія
Дарина Діана Євгенія Євдокія Єва Єлизавета Елизавета Зінаїда Зоя Інна Інга Ірина Iryna Irina Карина Катерина Екатерина Kateryna Kseniia
Ксенія Лариса Леся Лідія Лілія Любов Людмила Маргарита Марина Марія Maria Мирослава Надія Надежда Наталія Наталя Наталья Natalia Nataliia Ніна
Оксана Олена Елена Olena Elena Олександра Александра Ольга Olha Olga Поліна Раїса Роксолана Руслана Світлана Светлана Соломія Софія Софья
Станіслава Тамара Тетяна Татьяна Tetiana Уляна Христина Юлія Юлия Yuliia Яна Ярослава Мілана Злата Емілія Неля Жанна Еліна Богдана
"""


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(name) for name in f"{_MEN} {_WOMEN}".split())


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name in any of its spellings."""
    return fold(word) in _folded()
