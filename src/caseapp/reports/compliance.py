"""The Convention compliance report: accounts of people, counted. `domain.md` section 3, report 8.

The data decide what may stand (`caseapp.domain.compliance_build`); this lays it out. Absolute numbers
with their base come first, then per cent; a rule is reported as kept or not, nothing is ever found.
"""

from caseapp.domain.catalogue import Catalogue, catalogue
from caseapp.domain.compliance_report import ComplianceData, Participation
from caseapp.domain.interviews import WishToTalk
from caseapp.reports import compliance_tables as tables
from caseapp.reports import imprint
from caseapp.reports.compliance_heat import breakdowns
from caseapp.reports.compliance_notes import Paragraphs, definitions
from caseapp.reports.model import (
    Block,
    Boxed,
    Doc,
    Heading,
    KeyFigure,
    KeyFigures,
    Numbered,
    Prose,
    Style,
    Text,
    Title,
)
from caseapp.text import paper_words
from caseapp.text.figure_words import of_base, rate, share
from caseapp.text.words import Lang, Words

_LETTERS = {Lang.UK: "абв", Lang.EN: "abc"}
"""So many checks are named in the summary."""


def build(data: ComplianceData, words: Words) -> Doc:
    """Return the report; the same data in the same language gives the same document."""
    tr = words
    name = tr("Report on respect for the Geneva Conventions")
    stage = imprint.stage_name(data.stage, tr)
    place = imprint.place_and_time(data.stage, paper_words.moment(data.cut_off), tr)
    running = imprint.running(
        f"{name} · {stage}", place, _short(data, tr), data.imprint, tr, data.edition
    )
    told = catalogue(data.catalogue)
    paragraphs = Paragraphs()
    return Doc(
        lang=tr.lang.value,
        title=f"{name} · {stage}",
        running=running,
        blocks=(
            Title(name),
            Prose(Text(f"{stage} · {place}")),
            _accounts(tr),
            *_summary(data, told, paragraphs, tr),
            *_method(data, paragraphs, tr),
            *tables.by_theme(data, told, tr),
            *tables.missing(data, tr),
            *tables.by_article(data, told, tr),
            *breakdowns(data, tr),
            *_grave(data, told, paragraphs, tr),
            *definitions(data, told, paragraphs, tr),
            imprint.approval(data.imprint, data.edition, tr),
        ),
    )


def _accounts(tr: Words) -> Boxed:
    return Boxed(
        (
            Text(tr("Accounts, not findings"), Style.VALUE),
            Text(
                tr(
                    "All figures count what freed people reported in voluntary, confidential interviews."
                    " No prosecutor or court has established it; nobody is accused here."
                ),
                Style.BODY,
            ),
        )
    )


def _short(data: ComplianceData, tr: Words) -> str:
    """Return what every page must say of its figures."""
    return tr(
        "Accounts of people, not findings. A: everybody who arrived and whom a check can concern. N: who"
        " answered it. Rates are parts of N, where N is 10 or more. “<{k}”: fewer than {k}. “…”: {k} or"
        " more, not printed, so that a smaller number cannot be calculated.",
        k=data.threshold,
    )


def _summary(
    data: ComplianceData, told: Catalogue, paragraphs: Paragraphs, tr: Words
) -> list[Block]:
    counted = dict(data.took_part)[Participation.COUNTED]
    figures = [
        KeyFigure(
            data.base.text,
            tr("cut-off: {at}", at=paper_words.moment(data.cut_off)),
            tr("people arrived"),
        ),
        KeyFigure(
            counted.part.text,
            _tile_base(of_base(counted.part, counted.base, tr), rate(counted, tr)),
            tr("interviewed, answers counted"),
        ),
    ]
    wish = _wish(data)
    if wish is not None:
        figures.append(
            KeyFigure(
                wish[1],
                tr("of {base} who were interviewed", base=counted.part.text),
                tr("wish to speak about how they were treated"),
            )
        )
    figures.append(
        KeyFigure(
            str(len(data.checks)),
            tr("of {count} in the catalogue", count=len(told.checks)),
            tr("checks were put to people"),
        )
    )
    return [
        Heading(tr.sense("report", "Summary")),
        KeyFigures(tuple(figures)),
        paragraphs.say(
            tr(
                "{count} people arrived. The answers of {share} are counted; who was not interviewed, and why,"
                " stands under “Method”.",
                count=data.base.text,
                share=share(counted, tr),
            )
        ),
        *_most_reported(data, told, paragraphs, tr),
        *_wishes(data, paragraphs, tr),
    ]


def _tile_base(said: str, rate_: str) -> str:
    return f"{said} · {rate_}" if rate_ else said


def _most_reported(
    data: ComplianceData, told: Catalogue, paragraphs: Paragraphs, tr: Words
) -> list[Block]:
    """Say what was most often reported as not respected, where rates may stand."""
    rated = [line for line in data.checks if line.rates[2].permille]
    rated.sort(key=lambda line: (-(line.rates[2].permille or 0), line.code))
    if not rated:
        return [paragraphs.say(tr("No rate may be printed: too few people answered."))]
    said = [paragraphs.say(tr("Most often reported as not respected, of those who answered:"))]
    for letter, line in zip(_LETTERS[tr.lang], rated, strict=False):
        question = told.check(line.code).question.in_(tr.lang.value)
        reported = share(line.rates[2], tr)
        said.append(Numbered(f"{letter})", f"{reported}: {question}"))
    return list(said)


def _wish(data: ComplianceData) -> tuple[WishToTalk, str] | None:
    """Return how many wish to talk later, if the closing question was put to anybody at all."""
    wishes = dict(data.wishes)
    if all(wishes[wish].number == 0 for wish in WishToTalk):
        return None
    return WishToTalk.LATER, wishes[WishToTalk.LATER].text


def _wishes(data: ComplianceData, paragraphs: Paragraphs, tr: Words) -> list[Block]:
    wishes = dict(data.wishes)
    if _wish(data) is None:
        return [
            paragraphs.say(
                tr(
                    "The closing question, whether people wish to speak about how they were treated, was put to nobody."
                )
            )
        ]
    return [
        paragraphs.say(
            tr(
                "Asked whether they wish to speak about how they were treated, {now} said now, {later} said"
                " later (they are to be referred), {no} said no; {unasked} were not asked.",
                now=wishes[WishToTalk.NOW].text,
                later=wishes[WishToTalk.LATER].text,
                no=wishes[WishToTalk.NO].text,
                unasked=wishes[None].text,
            )
        )
    ]


def _method(data: ComplianceData, paragraphs: Paragraphs, tr: Words) -> list[Block]:
    return [
        Heading(tr.sense("report", "Method")),
        paragraphs.say(
            tr(
                "Field officers asked the short form of the site after medical triage, one person at a time."
                " Answering was voluntary; each question could be refused, and the interview stopped, at any"
                " time. The short form holds no question about torture or sexual violence."
            )
        ),
        paragraphs.say(
            tr(
                "Standard: what a person reported, as they reported it. It was not compared with other"
                " sources. Answers count only where the person agreed to anonymous figures; everybody else"
                " stays in the base as not asked. Of who lets no case be kept, nothing but the arrival is used."
            )
        ),
        paragraphs.say(
            tr(
                "Of the interviews that are counted, {completed} were completed and {partial} ended before the"
                " last question.",
                completed=data.completed.text,
                partial=data.partial.text,
            )
        ),
        tables.participation(data, tr),
    ]


def _grave(data: ComplianceData, told: Catalogue, paragraphs: Paragraphs, tr: Words) -> list[Block]:
    if not data.grave:
        return []
    return [
        Heading(tr("Accounts that touch a category of grave breach")),
        paragraphs.say(told.grave_note.in_(tr.lang.value)),
        paragraphs.say(
            tr(
                "Number of people who reported that a check of the category was partly or not respected. It"
                " serves referral only: whether anything was a grave breach, prosecutors and courts decide."
            )
        ),
        tables.grave(data, told, tr),
    ]
