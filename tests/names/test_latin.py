"""Ukrainian names in Latin letters, by the examples of Cabinet resolution No. 55 of 27.01.2010."""

import pytest

from caseapp.names.latin import latin

OFFICIAL = """
Алушта Alushta, Андрій Andrii, Борщагівка Borshchahivka, Борисенко Borysenko, Вінниця Vinnytsia,
Володимир Volodymyr, Гадяч Hadiach, Богдан Bohdan, Згурський Zghurskyi, Ґалаґан Galagan,
Ґорґани Gorgany, Донецьк Donetsk, Дмитро Dmytro, Рівне Rivne, Олег Oleh, Есмань Esman,
Єнакієве Yenakiieve, Гаєвич Haievych, Короп'є Koropie, Житомир Zhytomyr, Жанна Zhanna,
Жежелів Zhezheliv, Закарпаття Zakarpattia, Казимирчук Kazymyrchuk, Медвин Medvyn,
Михайленко Mykhailenko, Іванків Ivankiv, Іващенко Ivashchenko, Їжакевич Yizhakevych,
Кадиївка Kadyivka, Мар'їне Marine, Йосипівка Yosypivka, Стрий Stryi, Олексій Oleksii, Київ Kyiv,
Коваленко Kovalenko, Лебедин Lebedyn, Леонід Leonid, Миколаїв Mykolaiv, Маринич Marynych,
Ніжин Nizhyn, Наталія Nataliia, Одеса Odesa, Онищенко Onyshchenko, Полтава Poltava, Петро Petro,
Решетилівка Reshetylivka, Рибчинський Rybchynskyi, Суми Sumy, Соломія Solomiia,
Тернопіль Ternopil, Троць Trots, Ужгород Uzhhorod, Уляна Uliana, Фастів Fastiv,
Філіпчук Filipchuk, Харків Kharkiv, Христина Khrystyna, Стеценко Stetsenko, Чернівці Chernivtsi,
Шевченко Shevchenko, Шостка Shostka, Кишеньки Kyshenky, Щербухи Shcherbukhy, Гоща Hoshcha,
Гаращенко Harashchenko, Юрій Yurii, Корюківка Koriukivka, Яготин Yahotyn, Ярошенко Yaroshenko,
Костянтин Kostiantyn, Знам'янка Znamianka, Феодосія Feodosiia, Згорани Zghorany, Розгон Rozghon
"""


@pytest.mark.parametrize("pair", [pair.split() for pair in OFFICIAL.split(",")], ids=" ".join)
def test_the_examples_of_the_resolution(pair: list[str]) -> None:
    assert latin(pair[0]) == pair[1]


@pytest.mark.parametrize(
    ("ukrainian", "shown"),
    [
        ("Нечуй-Яковенко Юлія", "Nechui-Yakovenko Yuliia"),
        ("ЩЕРБАК ЄВГЕН", "SHCHERBAK YEVHEN"),
        ("ЗГУРСЬКИЙ", "ZGHURSKYI"),
        ("Я. Ю. Щ.", "Ya. Yu. Shch."),
        ("в’язень В’ячеслав В`ЯЧЕСЛАВ", "viazen Viacheslav VIACHESLAV"),
        ("Їж і́ Й\u0438\u0306", "Yizh i Yi"),
        ("Smith О'Ніл O'Neil 17", "Smith ONil O'Neil 17"),
        ("Подъячев Рыбаков Эдуард Семён", "Podiachev Rybakov Eduard Semion"),
        ("", ""),
    ],
)
def test_words_capitals_and_what_is_not_ukrainian(ukrainian: str, shown: str) -> None:
    assert latin(ukrainian) == shown
