"""The roll-call sheet holds what the register knows, on every page what a lone page needs."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.coded import AbsenceReason, EntryState, Flag, Sex
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.roll_call import Difference, Differing, RollCallData, RollCallRow, birth_text
from caseapp.reports import check_in as check_in_sheet
from caseapp.reports import roll_call as roll_call_sheet
from caseapp.reports.render import render
from caseapp.text import paper_words
from caseapp.text.words import Lang, Words
from reports.pages import squeezed, texts
from reports.sheets import CUT_OFF, STAGE, check_in, person, roll_call

UK, EN = Words(Lang.UK), Words(Lang.EN)
CLASSIFICATION = {
    Lang.UK: "Для службового користування – містить персональні дані",
    Lang.EN: "Internal – contains personal data",
}


def printed(data: RollCallData, words: Words = UK) -> list[str]:
    return [squeezed(text) for text in texts(render(roll_call_sheet.build(data, words)))]


def everybody(data: RollCallData) -> tuple[RollCallRow, ...]:
    return data.rows + data.unexpected + data.came_withdrawn


def missing(data: RollCallData, text: str) -> list[str]:
    """Return what each person's row must show and the text does not hold."""
    lacking = []
    for row in everybody(data):
        name = f"{row.number}{row.surname}{row.given}{row.patronymic}{row.rank}·{row.unit}"
        arrival = paper_words.hour(row.arrived_at) + row.vehicle if row.arrived_at else ""
        wanted = [name, row.birth, arrival, *(d.listed for d in row.differences)]
        lacking += [value for value in wanted if squeezed(value) not in text]
    return lacking


@pytest.mark.parametrize("lang", Lang)
def test_every_name_and_number_of_three_hundred_people_is_printed(lang: Lang) -> None:
    data = roll_call(302)
    assert not missing(data, "".join(printed(data, Words(lang))))


def test_a_person_left_off_the_sheet_would_be_noticed() -> None:
    data = roll_call(12)
    less = replace(data, rows=data.rows[:4] + data.rows[5:])
    assert missing(data, "".join(printed(less)))


@pytest.mark.parametrize("lang", Lang)
def test_every_page_says_what_it_is_and_how_many_there_are(lang: Lang) -> None:
    data = roll_call(60, demo=True)
    pages = printed(data, Words(lang))
    for number, page in enumerate(pages, start=1):
        for wanted in (
            CLASSIFICATION[lang],
            STAGE.title,
            STAGE.site,
            "06.03.2026 14:40",
            "№ 17" if lang is Lang.UK else "no. 17",
            "Примірник № 1" if lang is Lang.UK else "Copy no. 1",
            "A7Q2:1834 K3ZT 7Q9M 2XW4 B8R6 N5YD",
            data.imprint.seal,
            f"Стор. {number} з {len(pages)}"
            if lang is Lang.UK
            else f"Page {number} of {len(pages)}",
            "усі люди вигадані" if lang is Lang.UK else "all people are invented",
        ):
            assert squeezed(wanted) in page, wanted


def test_real_data_carries_no_demo_mark() -> None:
    assert "вигадані" not in "".join(printed(roll_call(3)))


def test_totals_are_counted_from_the_rows_and_defined_on_every_page() -> None:
    data = roll_call(40)
    totals = data.totals
    assert totals.listed == 40
    assert totals.arrived == sum(row.arrived_at is not None for row in everybody(data))
    assert totals.listed == totals.awaited + totals.absent + totals.arrived - totals.unexpected
    assert totals.withdrawn == len(data.withdrawn) + len(data.came_withdrawn)
    for page in printed(data, EN):
        assert f"Listed{totals.listed}:entriesofthelatestversion" in page
        assert f"Withdrawn{totals.withdrawn}:" in page
    assert (
        squeezed("Entries of the latest list: version 3, received 06.03.2026 08:10.")
        in (printed(data, EN)[0])
    )


def test_people_stand_in_the_section_that_tells_why_they_are_there() -> None:
    data = roll_call(4)
    text = "".join(printed(data, EN))
    headings = (
        "Onthelist·4",
        "Arrived,notonthelist·3",
        "Arrivedalthoughwithdrawnfromthelist·1",
        "Withdrawnfromthelist,notarrived·3",
    )
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    for row, start, end in (
        (data.unexpected[0], places[1], places[2]),
        (data.came_withdrawn[0], places[2], places[3]),
        (data.withdrawn[0], places[3], len(text)),
    ):
        assert squeezed(row.surname + row.given) in text[start:end]


def test_a_stage_without_a_list_says_so_instead_of_an_empty_table() -> None:
    text = "".join(printed(roll_call(0, others=0), EN))
    assert squeezed("No list has been taken in.") in text
    assert squeezed("Nobody is on the list, and nobody has arrived.") in text
    assert "Printedby" in text


def test_what_differs_from_the_list_is_said_in_words_under_the_name() -> None:
    row = replace(
        person(1),
        differences=(
            Difference(Differing.SURNAME, "Мищенко", "Міщенко"),
            Difference(Differing.CATEGORY, "POW", "CIV"),
            Difference(Differing.SEX, "M", Sex.FEMALE),
            Difference(Differing.FORCE, "navy", "ОК «Північ»"),
            Difference(Differing.UNIT, "", "А2248"),
            Difference(Differing.RANK, "солдат", ""),
        ),
        birth_doubtful=True,
        flags=(Flag.WHEELCHAIR,),
    )
    text = "".join(printed(replace(roll_call(0, others=0), rows=(row,)), UK))
    for wanted in (
        "Прізвище: у списку «Мищенко»; у документах «Міщенко»",
        "у списку «ВП»; у документах «Цивільна особа»",
        "у документах «ОК «Північ»»",
        "у списку немає; у документах «А2248»",
        "у списку «солдат»; у документах немає",
        f"{row.birth} ?",
        "Дата народження у списку сумнівна",
        "Візок",
    ):
        assert squeezed(wanted) in text, wanted


@pytest.mark.parametrize("reason", [*AbsenceReason, None])
def test_who_did_not_arrive_stands_with_the_reason(reason: AbsenceReason | None) -> None:
    row = replace(person(3), state=EntryState.NOT_ARRIVED, absence=reason)
    text = "".join(printed(replace(roll_call(0, others=0), rows=(row,)), UK))
    assert (
        squeezed("Прибуття не було. Причина:")
        + squeezed(paper_words.absence(reason, UK).rpartition(":")[2])
        in text
    )


def test_the_two_languages_share_no_sentence() -> None:
    data = replace(roll_call(0, others=0), stage=replace(STAGE, title="", site=""))
    uk, en = ("".join(printed(data, words)) for words in (UK, EN))
    assert "Roll-call" not in uk
    assert "список" not in en


@pytest.mark.parametrize("lang", Lang)
def test_a_blank_sheet_has_its_numbered_rows_and_says_what_to_do(lang: Lang) -> None:
    doc = check_in_sheet.build(check_in(60, demo=True), Words(lang))
    pages = texts(render(doc))
    text = "".join(squeezed(page) for page in pages)
    assert CLASSIFICATION[lang].split()[0] in text
    lines = {line.strip() for page in pages for line in page.splitlines()}
    assert {str(number) for number in range(1, 61)} <= lines
    assert ("людивигадані" if lang is Lang.UK else "allpeopleareinvented") in text


def test_names_are_never_in_the_title_of_the_file() -> None:
    doc = roll_call_sheet.build(roll_call(3), UK)
    assert doc.title == "Поіменний список прибуття · Обмін 06.03.2026, етап 2"


@pytest.mark.parametrize(
    ("precision", "printed_as"),
    [
        (Precision.DAY, "26.02.1988"),
        (Precision.MONTH, "02.1988"),
        (Precision.SEASON, "02.1988"),
        (Precision.YEAR, "1988"),
        (Precision.ABOUT, "≈1988"),
    ],
)
def test_a_birth_date_is_printed_as_far_as_it_is_known(
    precision: Precision, printed_as: str
) -> None:
    assert birth_text(PartialDate(date(1988, 2, 26), precision)) == printed_as


def test_times_are_those_of_kyiv_in_winter_and_summer() -> None:
    assert paper_words.moment(CUT_OFF) == "06.03.2026 14:40"
    assert paper_words.hour(CUT_OFF.replace(month=7)) == "15:40"
