"""The sheets there are, in words."""

from collections.abc import Mapping

from caseapp.domain.access import Permission
from caseapp.domain.editions import EDITIONS, PERMISSIONS, Edition, Report
from caseapp.domain.labels import LabelKind
from caseapp.text.labels import label
from caseapp.text.words import Lang, Words

ROLL_CALL, CHECK_IN = Report.ROLL_CALL.value, Report.CHECK_IN.value
STAGE_SUMMARY = Report.STAGE_SUMMARY.value
CONTACT_REGISTER = Report.CONTACT_REGISTER.value
COMPLIANCE = Report.COMPLIANCE.value
STICKERS, WRISTBANDS = "stickers", "wristbands"
PERSON = "person"
"""Printed from the page of a person; here it stands among what was printed."""
LABELS: Mapping[str, LabelKind] = {
    STICKERS: LabelKind.STICKER,
    WRISTBANDS: LabelKind.WRISTBAND,
}
LANGS = ((Lang.UK, "Українська"), (Lang.EN, "English"))
"""Each language is called by its own name, whatever the window speaks."""
SHORT_LANGS = {Lang.UK: "укр.", Lang.EN: "Eng."}


def sheet_name(code: str, tr: Words) -> str:
    """Return what a sheet is called; a sheet of a newer program is shown under its code."""
    names = {
        **{report.value: label(report, tr) for report in Report},
        COMPLIANCE: tr("Conventions report"),
        STICKERS: tr("Stickers"),
        WRISTBANDS: tr("Wristbands"),
        PERSON: tr("Sheet of one person"),
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
        STAGE_SUMMARY: tr(
            "Who arrived, in counts: category, sex, rank, triage, contact, interviews. Names nobody; small"
            " numbers are hidden."
        ),
        CONTACT_REGISTER: tr(
            "Who was reached and who is still to be called, by name. No telephone numbers. Count the copies."
        ),
        COMPLIANCE: tr(
            "What people reported of their captivity, by theme, article, place and year. Accounts, not"
            " findings; small numbers are hidden."
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


def edition_name(code: str, tr: Words) -> str:
    """Return what an edition is called in one word; one of a newer program is shown under its code."""
    names = {
        Edition.NAMED: tr.sense("edition", "Named"),
        Edition.RESTRICTED: tr.sense("edition", "Internal"),
        Edition.PUBLIC: tr.sense("edition", "Public"),
    }
    return names[Edition(code)] if code in set(Edition) else code


def editions(code: str) -> tuple[Edition, ...]:
    """Return the editions among which one may choose; none where a sheet has only one."""
    found = EDITIONS[Report(code)] if code in set(Report) else ()
    return found if len(found) > 1 else ()


def who_may(code: str) -> Permission:
    """Return what it takes to print a sheet."""
    return PERMISSIONS[Report(code)] if code in set(Report) else Permission.PRINT_ROLL_CALL
