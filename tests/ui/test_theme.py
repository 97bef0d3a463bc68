"""The colours can be read, also by the colour-blind, and also where Qt draws them itself."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QStyleHints
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from caseapp.ui.desktop import Desktop, theme_of
from caseapp.ui.preferences import Mode
from caseapp.ui.theme import CONTRAST, DARK, LIGHT, THEMES, Hue, Theme

WORDS, EDGES = 4.5, 3.0
"""Least contrast of text and of the edges of controls (WCAG 2.2, 1.4.3 and 1.4.11)."""
HUES = ("ok", "partly", "bad", "declined", "neutral", "info")
GROUNDS = ("window", "surface", "sunken", "rail", "hover", "accent_soft")
Rgb = tuple[float, float, float]

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
BLIND: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(color: QColor) -> Rgb:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return red, green, blue


def product(rows: tuple[Rgb, Rgb, Rgb], column: Rgb) -> Rgb:
    one, two, three = (sum(a * b for a, b in zip(row, column, strict=True)) for row in rows)
    return one, two, three


def ratio(one: QColor, two: QColor) -> float:
    """Return the contrast of two colours after WCAG 2."""
    lights = sorted(
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(color), strict=True))
        for color in (one, two)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(rgb: Rgb) -> Rgb:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part, white in zip(product(rows, rgb), (0.9505, 1.0, 1.089), strict=True)
        for part in (part / white,)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: QColor, two: QColor, kind: str) -> float:
    """Return the distance in CIE L*a*b* (1976) as somebody with this sight sees it."""
    seen = []
    for color in (one, two):
        red, green, blue = (
            min(1.0, max(0.0, part)) for part in product(BLIND[kind], linear(color))
        )
        seen.append(lab((red, green, blue)))
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


def pairs() -> Iterable[tuple[str, str, float]]:
    """Return (front, back, least contrast) of every pair in use."""
    for ground in GROUNDS:
        yield from ((ink, ground, WORDS) for ink in ("ink", "ink2", "ink3", "accent"))
    yield "on_accent", "accent_fill", WORDS
    yield from (("border", ground, EDGES) for ground in ("surface", "window", "accent_soft"))
    for hue in HUES:
        yield from (
            (f"{hue}.ink", ground, WORDS) for ground in (f"{hue}.soft", "surface", "window")
        )


def poor(theme: Theme, times: float = 1) -> list[tuple[str, str]]:
    """Return the pairs with less than so many times the contrast they need."""
    return [
        (front, back)
        for front, back, least in pairs()
        if ratio(theme.color(front), theme.color(back)) < least * times
    ]


def confused(theme: Theme) -> list[tuple[str, str, str]]:
    """Return status hues that somebody cannot tell apart."""
    return [
        (one, two, kind)
        for one, two in combinations(("ok", "partly", "bad", "declined"), 2)
        for kind in BLIND
        if apart(theme.color(f"{one}.solid"), theme.color(f"{two}.solid"), kind) < 20
    ]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_pair_of_colours_can_be_read(theme: Theme) -> None:
    assert poor(theme) == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_colour_blind_tell_the_states_apart(theme: Theme) -> None:
    assert confused(theme) == []


def test_high_contrast_keeps_what_it_says() -> None:
    assert poor(CONTRAST, 7 / WORDS) == []


def test_a_theme_of_ordinary_contrast_would_be_no_high_contrast() -> None:
    assert poor(LIGHT, 7 / WORDS)


def system(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> QStyleHints:
    """Return a system with these wishes."""
    wishes = SimpleNamespace(contrastPreference=lambda: contrast)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: wishes)
    return cast("QStyleHints", hints)


def test_the_system_is_followed_and_contrast_goes_first() -> None:
    plain, high = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast
    assert theme_of(system(Qt.ColorScheme.Light, plain)) is LIGHT
    assert theme_of(system(Qt.ColorScheme.Dark, plain)) is DARK
    assert theme_of(system(Qt.ColorScheme.Dark, high)) is CONTRAST


def test_a_paler_ink_would_be_seen() -> None:
    assert ("ink3", "surface") in poor(replace(LIGHT, ink3="#8A94A0"))


def test_green_and_red_would_be_seen() -> None:
    green, red = Hue("#0B6655", "#DCF0EB", "#3F9C35"), Hue("#A1300F", "#FBE5DD", "#B5651D")
    assert ("ok", "bad", "deutan") in confused(replace(LIGHT, ok=green, bad=red))


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
def test_hints_in_fields_can_be_read_as_qt_draws_them(
    qtbot: QtBot, desktop: Desktop, mode: Mode
) -> None:
    desktop.wear(mode)
    assert hint_contrast(qtbot, desktop) >= WORDS - 0.3  # a thin stroke never reaches its full ink


def test_without_the_rule_of_the_sheet_hints_would_be_too_pale(
    qtbot: QtBot, desktop: Desktop
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = app.styleSheet()
    app.setStyleSheet(re.sub("placeholder-text-color:[^;]*;", "", sheet))
    assert hint_contrast(qtbot, desktop) < WORDS - 0.3
    app.setStyleSheet(sheet)


def hint_contrast(qtbot: QtBot, desktop: Desktop) -> float:
    """Return the contrast of the darkest (or lightest) pixel of a hint with its ground."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("ШШШШШШ")
    field.setFont(desktop.look.font("title"))
    field.resize(200, 48)
    field.ensurePolished()
    image = field.grab().toImage()
    ground = image.pixelColor(100, 6)
    inside = [image.pixelColor(x, y) for x in range(12, 120) for y in range(12, 36)]
    return max(ratio(color, ground) for color in inside)
