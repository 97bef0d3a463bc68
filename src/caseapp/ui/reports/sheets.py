"""The sheets there are, in words."""

from caseapp.text.words import Lang, Words

ROLL_CALL, CHECK_IN = "roll-call", "check-in"
LANGS = ((Lang.UK, "Українська"), (Lang.EN, "English"))
"""Each language is called by its own name, whatever the window speaks."""


def sheet_name(code: str, tr: Words) -> str:
    """Return what a sheet is called; a sheet of a newer program is shown under its code."""
    names = {ROLL_CALL: tr("Roll-call"), CHECK_IN: tr("Empty check-in sheet")}
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
    }[code]
