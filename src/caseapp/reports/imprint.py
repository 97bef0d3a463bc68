"""What every sheet says about itself: what it is, which copy, who may read it, when it was true."""

from caseapp.domain.roll_call import Imprint, StageFacts
from caseapp.reports.model import Running, Signature, Signatures
from caseapp.text import paper_words
from caseapp.text.words import Words

EDITION = "named"
"""The edition of these sheets, as the register of report runs knows it; they have no other."""


def running(heading: str, place: str, definitions: str, imprint: Imprint, words: Words) -> Running:
    """Return what stands on every page of a named sheet."""
    tr = words
    head = imprint.head
    foot = (
        definitions,
        tr(
            "Named edition · print no. {run} · printed {at}, {by}",
            run=imprint.run,
            at=paper_words.moment(imprint.printed_at),
            by=imprint.printed_by,
        ),
        tr(
            "Journal {replica}:{seq} {code}",
            replica=head.replica,
            seq=head.seq,
            code=in_fours(head.code),
        ),
    )
    return Running(
        classification=tr("Internal – contains personal data"),
        copy=tr("Copy no. {number}", number=imprint.copy),
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
    """Return number and title of a stage."""
    tr = words
    number = tr("stage {number}", number=stage.number)
    return f"{number} · {stage.title}" if stage.title else number


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


def in_fours(code: str) -> str:
    """Return a code in groups of four, to be read aloud and compared."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
