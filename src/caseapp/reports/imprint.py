"""What every sheet says about itself: what it is, which copy, who may read it, when it was true."""

from collections.abc import Callable, Mapping

from caseapp.domain.editions import Edition
from caseapp.domain.roll_call import Imprint, StageFacts
from caseapp.reports.model import Running, Signature, Signatures
from caseapp.text import paper_words
from caseapp.text.stage_names import name_on_paper
from caseapp.text.words import Words

EDITION = Edition.NAMED.value
"""The edition of sheets that have no other, as the register of report runs knows it."""

_CLASSIFICATION: Mapping[Edition, Callable[[Words], str]] = {
    Edition.NAMED: lambda tr: tr("Internal – contains personal data"),
    Edition.RESTRICTED: lambda tr: tr("Internal – counts only, no names"),
    Edition.PUBLIC: lambda tr: tr("Public edition – counts only, no names"),
}
_PRINTED: Mapping[Edition, Callable[[Imprint, Words], str]] = {
    Edition.NAMED: lambda of, tr: tr(
        "Named edition · print no. {run} · printed {at}, {by}",
        run=of.run,
        at=paper_words.moment(of.printed_at),
        by=of.printed_by,
    ),
    Edition.RESTRICTED: lambda of, tr: tr(
        "Internal edition · print no. {run} · printed {at}, {by}",
        run=of.run,
        at=paper_words.moment(of.printed_at),
        by=of.printed_by,
    ),
    Edition.PUBLIC: lambda of, tr: tr(
        "Public edition · print no. {run} · printed {at}",
        run=of.run,
        at=paper_words.moment(of.printed_at),
    ),
}


def running(
    heading: str,
    place: str,
    definitions: str,
    imprint: Imprint,
    words: Words,
    edition: Edition = Edition.NAMED,
) -> Running:
    """Return what stands on every page of a sheet; a public one names none of the staff."""
    tr = words
    head = imprint.head
    foot = (
        definitions,
        _PRINTED[edition](imprint, tr),
        tr(
            "Journal {replica}:{seq} {code}",
            replica=head.replica,
            seq=head.seq,
            code=in_fours(head.code),
        ),
    )
    return Running(
        classification=_CLASSIFICATION[edition](tr),
        copy=tr.sense("sheet", "Preview")
        if imprint.preview
        else tr("Copy no. {number}", number=imprint.copy),
        heading=heading,
        place=place,
        foot=foot,
        page=tr("Page {page} of {pages}"),
        seal_line=tr("Seal {seal}"),
        seal=imprint.seal,
        demo=tr("Demonstration – all people are invented") if imprint.demo else "",
    )


def place_and_time(stage: StageFacts, cut_off: str, words: Words) -> str:
    """Return date, site and cut-off in one line."""
    tr = words
    as_of = tr("as of {at} (Kyiv time)", at=cut_off)
    return " · ".join(part for part in (f"{stage.date:%d.%m.%Y}", stage.site, as_of) if part)


def stage_name(stage: StageFacts, words: Words) -> str:
    """Return what a stage is called."""
    return name_on_paper(stage.title, stage.number, words)


def signatures(printed_by: str, words: Words) -> Signatures:
    """Return the lines to sign on."""
    tr = words
    return Signatures(
        (Signature(tr("Printed by"), printed_by), Signature(tr("Checked by"))),
        (
            tr.sense("sheet", "signature"),
            tr.sense("sheet", "name"),
            tr.sense("sheet", "date, time"),
        ),
    )


def approval(imprint: Imprint, edition: Edition, words: Words) -> Signatures:
    """Return the lines on which a report of counts is signed off."""
    tr = words
    by = "" if edition is Edition.PUBLIC else imprint.printed_by
    drawn_up = signatures(by, tr)
    approved = Signature(tr("Approved: supervisor of the stage"))
    return Signatures((*drawn_up.items, approved), drawn_up.captions)


def in_fours(code: str) -> str:
    """Return a code in groups of four, to be read aloud and compared."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
