"""Labels: every number with its letters and a QR that says the same, all of it inside its own place."""

import csv
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2  # type: ignore[import-untyped] # it ships no types
import pytest
import segno
from reportlab.lib.pagesizes import A4

from caseapp.assets import resources
from caseapp.domain.ids import ListId
from caseapp.domain.labels import PLACES, LabelKind, StickerData, StickerRow, WristbandData
from caseapp.domain.wristband import PREFIX, LabelNumber
from caseapp.reports import archive, stickers, wristbands
from caseapp.reports.label_model import LabelSheets
from caseapp.reports.layout import labels as layout
from caseapp.reports.layout.ink import Ink
from caseapp.reports.layout.labels import SHEETS
from caseapp.reports.layout.type import MM
from caseapp.reports.layout.typeset import Typesetter
from caseapp.reports.render import render
from caseapp.text.words import Lang, Words
from reports.pages import fonts, squeezed, texts, whole
from reports.sheets import CUT_OFF, IMPRINT, STAGE

LIST_ID = ListId(UUID("01958f3a-0000-7000-8000-00000000a007"))
UK = Words(Lang.UK)
ENDLESS = "Преображенський-Нечуйлевицький-Старозаконоградський-Ющенко О.Д."
NUMBERS = (8, 17, 302, 1234, 9999, 123_456)
SAFE_MM = 4.2  # what office printers leave white at the edges of paper


def longest_names(count: int) -> list[str]:
    """Return the longest names of the invented day, as they stand on a sticker."""
    with (resources() / "demo" / "people.csv").open(encoding="utf-8", newline="") as file:
        names = [
            f"{row['surname']} {row['given'][:1]}.{row['patronymic'][:1]}."
            for row in csv.DictReader(file)
        ]
    return sorted(names, key=len, reverse=True)[:count]


def sticker_data(count: int, *, start: int = 1, demo: bool = False) -> StickerData:
    """Return stickers of the longest names of the invented day, then an endless one."""
    names = [*longest_names(count - 1), ENDLESS]
    rows = tuple(
        StickerRow(
            LabelNumber(NUMBERS[at % len(NUMBERS)] + at, LIST_ID),
            name,
            "≈1970 ?" if at % 3 else "1988",
        )
        for at, name in enumerate(names)
    )
    return StickerData(STAGE, CUT_OFF, replace(IMPRINT, demo=demo), start, rows)


def wristband_data(*numbers: int, start: int = 1, demo: bool = False) -> WristbandData:
    given = tuple(LabelNumber(number, LIST_ID) for number in numbers or NUMBERS)
    return WristbandData(STAGE, CUT_OFF, replace(IMPRINT, demo=demo), start, given)


def paper(kind: LabelKind, words: Words = UK, *, demo: bool = False) -> LabelSheets:
    if kind is LabelKind.STICKER:
        return stickers.build(sticker_data(30, demo=demo), words)
    return wristbands.build(wristband_data(demo=demo), words)


def places(sheets: LabelSheets) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """Yield (page, left, top, right, bottom in points from the left top) of each label's place."""
    sheet = SHEETS[sheets.kind]
    for number in range(len(sheets.labels)):
        page, place = divmod(sheets.start - 1 + number, PLACES[sheets.kind])
        left, top = sheet.place(place)
        yield page, (left, top, left + sheet.width, top + sheet.height)


def signs(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Yield (left, top, right, bottom) of what is printed of each sign, from the left top."""
    high, text = page.get_height(), page.get_textpage()
    for number in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(number)
        if right > left:
            yield left, high - top, right, high - bottom


def outside(sheets: LabelSheets) -> int:
    """Count the signs that do not stand whole inside one place, clear of its edge."""
    lost, safe = 0, SAFE_MM * MM if sheets.kind is LabelKind.STICKER else MM
    rooms = list(places(sheets))
    with pypdfium2.PdfDocument(render(sheets)) as document:
        for number, page in enumerate(document):
            here = [room for at, room in rooms if at == number]
            for left, top, right, bottom in signs(page):
                lost += not any(
                    room[0] + safe <= left
                    and room[1] + safe <= top
                    and right <= room[2] - safe
                    and bottom <= room[3] - safe
                    for room in here
                )
    return lost


def read_back(sheets: LabelSheets) -> list[bool]:
    """Return for each printed QR whether its modules are those of its label's code."""
    scale, quiet, same = 4.0, 2, []
    pages = pypdfium2.PdfDocument(render(sheets))
    pictures = [page.render(scale=scale).to_pil().convert("L") for page in pages]
    pages.close()
    typesetter = Typesetter()
    for label, (page, room) in zip(sheets.labels, places(sheets), strict=True):
        drawn = (
            layout.sticker(label, "", typesetter)
            if sheets.kind is LabelKind.STICKER
            else layout.wristband(label, "", "", typesetter)
        )
        modules = [list(map(bool, row)) for row in segno.make(label.code, error="h").matrix]
        for x, top, size in drawn.codes:
            step = size / (len(modules) + 2 * quiet)
            found = [
                [
                    pictures[page].getpixel(
                        (
                            (room[0] + x + (column + quiet + 0.5) * step) * scale,
                            (room[1] + top + (row + quiet + 0.5) * step) * scale,
                        )
                    )
                    < 128
                    for column in range(len(modules))
                ]
                for row in range(len(modules))
            ]
            same.append(found == modules)
    return same


@pytest.mark.parametrize("lang", Lang)
def test_a_sticker_shows_number_letters_name_and_year(lang: Lang) -> None:
    data = sticker_data(30)
    text = whole(render(stickers.build(data, Words(lang))))
    for row in data.rows:
        figures = row.number.code.removeprefix(PREFIX)
        assert squeezed(figures + row.name + row.birth) in text, row


@pytest.mark.parametrize("lang", Lang)
def test_a_wristband_shows_its_number_twice_and_nobodys_name(lang: Lang) -> None:
    sheets = wristbands.build(wristband_data(), Words(lang))
    text = whole(render(sheets))
    for number in NUMBERS:
        assert LabelNumber(number, LIST_ID).code.removeprefix(PREFIX) * 2 in text
    assert "name" not in {field.name for field in fields(WristbandData)}
    assert {(label.name, label.birth) for label in sheets.labels} == {("", "")}


@pytest.mark.parametrize("kind", LabelKind)
def test_each_qr_says_what_stands_beside_it(kind: LabelKind) -> None:
    same = read_back(paper(kind))
    assert all(same)
    assert len(same) == len(paper(kind).labels) * (2 if kind is LabelKind.WRISTBAND else 1)


def test_a_qr_of_somebody_else_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    draw, other = Ink.qr, LabelNumber(4711, LIST_ID).code
    monkeypatch.setattr(Ink, "qr", lambda ink, _text, *place: draw(ink, other, *place))
    assert not any(read_back(paper(LabelKind.STICKER)))


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("kind", LabelKind)
def test_nothing_stands_outside_its_place_or_too_near_its_edge(
    kind: LabelKind, lang: Lang, *, demo: bool
) -> None:
    assert not outside(paper(kind, Words(lang), demo=demo))


def test_a_name_that_runs_over_the_edge_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        layout, "_shortened", lambda text, kind, _w, setter: setter.lines(((text, kind),), 900)
    )
    assert outside(paper(LabelKind.STICKER))


@pytest.mark.parametrize("kind", LabelKind)
def test_invented_people_are_marked_on_each_label(kind: LabelKind) -> None:
    sheets = paper(kind, demo=True)
    marks = len(sheets.labels) * (2 if kind is LabelKind.WRISTBAND else 1)
    assert whole(render(sheets)).count("усілюдивигадані") == marks
    assert "вигадані" not in whole(render(paper(kind)))


@pytest.mark.parametrize(("start", "pages"), [(1, 1), (20, 1), (21, 2), (24, 2)])
def test_a_sheet_that_was_used_goes_in_again(start: int, pages: int) -> None:
    sheets = stickers.build(sticker_data(5, start=start), UK)
    assert len(texts(render(sheets))) == pages
    assert not outside(sheets)


def test_the_places_are_those_of_the_sheets_in_the_shops() -> None:
    for kind, sheet in SHEETS.items():
        assert sheet.across * sheet.down == PLACES[kind]
        assert sheet.place(0) == (sheet.left, sheet.top)
        assert sheet.left >= 0
        assert sheet.top > 0
    assert SHEETS[LabelKind.STICKER].size == A4
    assert SHEETS[LabelKind.STICKER].place(4) == pytest.approx((70 * MM, 37.5 * MM), abs=0.3)


@pytest.mark.parametrize("kind", LabelKind)
def test_kept_labels_print_as_they_did(kind: LabelKind) -> None:
    sheets = paper(kind)
    kept = archive.from_bytes(archive.to_bytes(sheets))
    assert kept == sheets
    assert render(kept) == render(sheets)
    unsealed = replace(sheets, running=replace(sheets.running, seal=""))
    assert archive.sealing_bytes(sheets) == archive.to_bytes(unsealed)


@pytest.mark.parametrize("kind", LabelKind)
def test_every_font_is_embedded(kind: LabelKind) -> None:
    used = fonts(render(paper(kind, demo=True)))
    assert used
    assert all(used.values())


def test_names_are_never_in_the_title_of_the_file(tmp_path: Path) -> None:
    sheets = paper(LabelKind.STICKER)
    assert sheets.title == "Наліпки · Обмін 06.03.2026, етап 2"
    with pypdfium2.PdfDocument(render(sheets)) as document:
        said = " ".join(document.get_metadata_dict().values())
    assert not [row.name for row in sticker_data(30).rows if row.name.split()[0] in said]
