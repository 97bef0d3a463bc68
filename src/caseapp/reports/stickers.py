"""Stickers with number, check letters, QR, surname, initials and year of birth: the named edition."""

from caseapp.domain.labels import LabelKind, StickerData
from caseapp.reports import imprint
from caseapp.reports.label_model import Label, LabelSheets
from caseapp.text import paper_words
from caseapp.text.words import Words

EDITION = imprint.EDITION


def build(data: StickerData, words: Words) -> LabelSheets:
    """Return the sheets; the same data in the same language gives the same document."""
    tr = words
    name = tr("Stickers")
    place = imprint.place_and_time(data.stage, paper_words.moment(data.cut_off), tr)
    stage = imprint.stage_name(data.stage, tr)
    return LabelSheets(
        lang=tr.lang.value,
        title=f"{name} · {stage}",
        running=imprint.running(f"{name} · {stage}", place, "", data.imprint, tr),
        kind=LabelKind.STICKER,
        start=data.start,
        labels=tuple(
            Label(
                number=str(row.number.number),
                letters=row.number.letters,
                code=row.number.code,
                name=row.name,
                birth=row.birth,
            )
            for row in data.rows
        ),
    )
