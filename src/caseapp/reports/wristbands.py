"""Wristbands with number, check letters and QR: the restricted edition, in which nobody has a name."""

from dataclasses import replace

from caseapp.domain.labels import LabelKind, WristbandData
from caseapp.reports import imprint
from caseapp.reports.label_model import Label, LabelSheets
from caseapp.text import paper_words
from caseapp.text.words import Words

EDITION = "restricted"


def build(data: WristbandData, words: Words) -> LabelSheets:
    """Return the sheets; the same data in the same language gives the same document."""
    tr = words
    name = tr("Wristbands")
    place = imprint.place_and_time(data.stage, paper_words.moment(data.cut_off), tr)
    stage = imprint.stage_name(data.stage, tr)
    running = imprint.running(f"{name} · {stage}", place, "", data.imprint, tr)
    return LabelSheets(
        lang=tr.lang.value,
        title=f"{name} · {stage}",
        running=replace(running, foot=()),  # it would speak of the named edition
        kind=LabelKind.WRISTBAND,
        start=data.start,
        labels=tuple(
            Label(number=str(each.number), letters=each.letters, code=each.code)
            for each in data.numbers
        ),
        overlap=tr("close over this end"),
    )
