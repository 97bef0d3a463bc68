"""Whatever a list holds is printed as it is read: nothing is obeyed, nothing is lost."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from caseapp.domain.roll_call import Difference, Differing, RollCallData
from caseapp.reports import roll_call as roll_call_sheet
from caseapp.reports.layout import typeset
from caseapp.reports.layout.clean import clean
from caseapp.reports.layout.fonts import SANS, widths
from caseapp.reports.render import render
from caseapp.text.words import Lang, Words
from reports.pages import squeezed, texts, whole
from reports.sheets import IMPRINT, STAGE, person, roll_call
from sizes import sized

UK = Words(Lang.UK)

HOSTILE = (
    '<img src="/etc/passwd">',
    '<img src="/proc/self/cmdline" width="1" height="1"/>',
    '<a href="file:///etc/passwd">Коваль</a>',
    "<font size=400>Коваль</font>",
    "<b>Коваль</i> & <para>",
    "&lt;b&gt; &amp; &#1030; & &nbsp",
    "{name} %s %(x)d ${HOME} \\n \\",
    "(Tj) ET BT /F1 endstream endobj >>",
    "Коваль 😀👩‍👧 𝕂",
    "Ко\u0301валь й\u0306\u0323 Ї\u0308",
    "שלום \u0645\u0631\u062d\u0628\u0627",
    "Ковальчук\u202egnp.ексо\u202c",
    "Ко\u00adваль\u200b\u200d\ufeff\x00\x07\x1b[31m",
    "王伟 ひらがな ᄀ\u3164",
    "\ud800 \udfff \ufffe \U0010ffff \ue000",
    "Щ" * 400,
    "ім’я " * 300,
    "",
    " ",
)
SIGNS = st.characters(codec=None, exclude_categories=())
TEXT = st.text(SIGNS, max_size=40) | st.sampled_from(HOSTILE)


def sheet(text: str) -> RollCallData:
    """Return a sheet that holds a text in every place that a user or a list can fill."""
    row = replace(
        person(1),
        number=text,
        surname=text,
        given=text,
        patronymic=text,
        birth=text,
        rank=text,
        unit=text,
        vehicle=text,
        station=text,
        differences=(
            Difference(Differing.SURNAME, text, "а"),
            Difference(Differing.UNIT, "а", text),
        ),
    )
    return replace(
        roll_call(0, others=0),
        stage=replace(STAGE, title=text, site=text),
        imprint=replace(IMPRINT, printed_by=text),
        rows=(row,),
        unexpected=(row,),
    )


def lost(text: str, pdf: bytes, times: int = 1) -> bool:
    """Say whether a text, or what stands for signs that cannot be printed, is missing.

    Written without the program's own rules: a sign is there as itself or under its number.
    """
    layer = whole(pdf)
    found = 0
    start = 0
    signs = [sign for sign in unicodedata.normalize("NFC", visible(text)) if not sign.isspace()]
    wanted = "".join(_read(sign, layer) for sign in signs)
    while (start := layer.find(wanted, start)) >= 0 and found < times and wanted:
        found += 1
        start += len(wanted)
    return bool(wanted) and found < times


def _read(sign: str, layer: str) -> str:
    """Return how a sign must read: itself, as PDFium spells a ligature, or its number."""
    spelled = squeezed(unicodedata.normalize("NFKC", sign))
    ways = (sign, f"[U+{ord(sign):04X}]", spelled)
    return next((way for way in ways if way and way in layer), sign)


def visible(text: str) -> str:
    """Return what a reader can see of a text."""
    return "".join(
        sign
        for sign in text
        if unicodedata.category(sign) not in {"Cc", "Cf", "Zl", "Zp"}
        and not "\ufe00" <= sign <= "\ufe0f"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_is_read(text: str) -> None:
    pdf = render(roll_call_sheet.build(sheet(text), UK))
    assert not lost(text, pdf, times=16)
    for secret in (b"/Subtype /Image", b"/URI", b"/Launch", b"/JavaScript", b"/GoTo", b"root:"):
        assert secret not in pdf


@settings(max_examples=sized(60, 2000), deadline=None)
@given(TEXT)
@example("ﬁ ŉ ǆ ½ ™")
def test_any_text_is_printed_or_named_sign_by_sign(text: str) -> None:
    assert not lost(text, render(roll_call_sheet.build(sheet(text), UK)), times=16)


def as_markup(text: str) -> bytes:
    """Print text the way it would be if it were handed to a parser of markup without escaping."""
    out = BytesIO()
    widths(SANS)  # loads the face
    style = ParagraphStyle("cell", fontName=SANS)
    SimpleDocTemplate(out, invariant=1, initialFontName=SANS).build([Paragraph(text, style)])
    return out.getvalue()


@pytest.mark.parametrize("text", ["<b>Коваль</b>", "&lt;b&gt;", "<font size=40>Коваль</font>"])
def test_text_taken_as_markup_would_be_noticed(text: str) -> None:
    assert lost(text, as_markup(text))


def test_a_parser_of_markup_would_open_files() -> None:
    with pytest.raises(Exception, match="nowhere"):
        as_markup('<img src="/nowhere/in/sight.png"/>')


def test_direction_marks_and_controls_are_taken_out() -> None:
    assert clean("Ковальчук\u202egnp.ексо\u202c") == "Ковальчукgnp.ексо"
    assert clean("\u2067Ко\u00adваль\u200d\x00 \u2028 Іван\ufe0f\t\r\n") == "Коваль Іван"
    assert clean("и\u200d\u0306") == "й"


def test_marks_left_in_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ковальчук\u202egnp.ексо\u202c"
    doc = roll_call_sheet.build(sheet(text), UK)
    assert "\u202e" not in whole(render(doc))
    monkeypatch.setattr(typeset, "clean", lambda text: text)
    assert "\u202e" in whole(render(doc))


def test_signs_of_the_spare_face_stay_signs_and_others_get_their_number() -> None:
    layer = squeezed("".join(texts(render(roll_call_sheet.build(sheet("Ѭ ꙮ ა 😀"), UK)))))
    assert "Ѭ" in layer
    assert "[U+10D0][U+1F600]" in layer
