"""The sheets there are, in words."""

from collections.abc import Mapping

from caseapp.domain.labels import LabelKind
from caseapp.text.words import Lang, Words

ROLL_CALL, CHECK_IN = "roll-call", "check-in"
STICKERS, WRISTBANDS = "stickers", "wristbands"
LABELS: Mapping[str, LabelKind] = {
    STICKERS: LabelKind.STICKER,
    WRISTBANDS: LabelKind.WRISTBAND,
}
LANGS = ((Lang.UK, "Українська"), (Lang.EN, "English"))
"""Each language is called by its own name, whatever the window speaks."""


def sheet_name(code: str, tr: Words) -> str:
    """Return what a sheet is called; a sheet of a newer program is shown under its code."""
    names = {
        ROLL_CALL: tr("Roll-call"),
        CHECK_IN: tr("Empty check-in sheet"),
        STICKERS: tr("Stickers"),
        WRISTBANDS: tr("Wristbands"),
    }
    return names.get(code, code)


def description(code: str, tr: Words) -> str:
    """Return what stands on a sheet, and what it is for."""
    return {
        ROLL_CALL: tr(
            "Everybody of the stage by name, with a box to tick, vehicle, differences from the list and"
            " those who came without it. It names people: count the copies."
        ),
        CHECK_IN: tr(
            "Numbered rows to fill in by hand when there is no power. Print some beforehand."
        ),
        STICKERS: tr(
            "For bags and papers, 24 to a sheet (70 × 37 mm): number, check letters, QR, surname, year of"
            " birth. Everybody expected or here."
        ),
        WRISTBANDS: tr(
            "Strips to cut: number, check letters, QR. Everybody sees a wristband, so it bears no name."
            " Everybody expected or here."
        ),
    }[code]
