"""Only our own faces, embedded as subsets: paper looks the same everywhere, and holds no more."""

from dataclasses import replace
from io import BytesIO

import pytest
import segno
from reportlab.pdfgen.canvas import Canvas

from caseapp.assets import resources
from caseapp.domain.coded import EntryState
from caseapp.reports import check_in as check_in_sheet
from caseapp.reports import roll_call as roll_call_sheet
from caseapp.reports.layout.fonts import SANS, SANS_STRONG, SPARE, Face, widths
from caseapp.reports.render import render
from caseapp.text.words import Lang, Words
from reports.pages import fonts, picture
from reports.sheets import check_in, person, roll_call

UK = Words(Lang.UK)
OURS = {"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSerif4-SemiBold"}


def strangers(pdf: bytes) -> set[str]:
    """Return the fonts of a file that are not embedded subsets of ours."""
    allowed = OURS | {"NotoSans-Regular", "NotoSans-SemiBold"}
    return {
        name
        for name, embedded in fonts(pdf).items()
        if not embedded or name.partition("+")[2] not in allowed
    }


def test_a_sheet_holds_three_embedded_faces_and_no_other() -> None:
    pdf = render(roll_call_sheet.build(roll_call(30, demo=True), UK))
    assert {name.partition("+")[2] for name in fonts(pdf)} == OURS
    assert not strangers(pdf)
    assert not strangers(render(check_in_sheet.build(check_in(5), UK)))
    assert b"Helvetica" not in pdf


def test_a_font_that_is_not_embedded_would_be_noticed() -> None:
    out = BytesIO()
    widths(SANS)  # loads the face
    canvas = Canvas(out)  # without ``initialFontName``, ReportLab begins every page with Helvetica
    canvas.setFont(SANS, 12)
    canvas.drawString(10, 10, "а")
    canvas.save()
    assert strangers(out.getvalue()) == {"Helvetica"}


def test_a_subset_is_small() -> None:
    assert len(render(check_in_sheet.build(check_in(5), UK))) < 60_000
    assert (resources() / "fonts" / f"{SANS}.ttf").stat().st_size > 300_000


@pytest.mark.parametrize("face", SPARE)
def test_figures_have_one_width_and_ukrainian_is_complete(face: Face) -> None:
    measure = widths(face)
    assert len({measure[figure] for figure in "0123456789"}) == 1
    letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    assert set(letters + letters.upper() + "’ʼ«»–№…·") <= set(measure)


def test_every_face_lies_beside_its_licence() -> None:
    folder = resources() / "fonts"
    for file in folder.glob("*.ttf"):
        licence = folder / f"{file.name.partition('_')[0]}-OFL.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")


def test_an_accent_is_drawn_over_its_letter() -> None:
    assert widths(SANS)["\u0301"] == 0.0
    assert widths(SANS_STRONG)["\u0301"] == 0.0


def test_the_qr_can_be_read_off_the_picture() -> None:
    text = roll_call(1).imprint.seal
    pdf = render(roll_call_sheet.build(roll_call(1), UK))
    modules = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=2)]
    scale = 6.0
    image = picture(pdf, 0, scale)
    step = 52.0 / len(modules) * scale
    left, top = (595.2756 - 32 - 52) * scale, 32 * scale
    for y, row in enumerate(modules):
        for x, module in enumerate(row):
            dark = image.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) < 128
            assert dark == bool(module), (x, y)


@pytest.mark.parametrize("mark", [EntryState.MATCHED, EntryState.NOT_ARRIVED])
def test_marks_are_drawn_into_the_square(mark: EntryState) -> None:
    def ink(state: EntryState) -> int:
        rows = (replace(person(4), state=state, absence=None, arrived_at=None),)
        data = replace(roll_call(0, others=0), rows=rows)
        column = picture(render(roll_call_sheet.build(data, UK)), 0, 3.0).crop((100, 0, 240, 2300))
        return int(sum(column.histogram()[:128]))

    assert ink(mark) > ink(EntryState.EXPECTED) + 50
