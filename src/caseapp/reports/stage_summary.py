"""The stage summary: counts of who arrived, on one look. `domain.md` section 3, report 3."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from caseapp.domain.coded import Destination, Force, Sex, Triage
from caseapp.domain.editions import Edition
from caseapp.domain.interviews import InterviewResult
from caseapp.domain.needs import NeedKind
from caseapp.domain.rank_category import RankCategory
from caseapp.domain.stage_summary import (
    NOT_KNOWN,
    OTHER,
    ContactResult,
    ListCounts,
    Spread,
    SummaryData,
    Tally,
    TallyLine,
    Topic,
)
from caseapp.reports import imprint, summary_consents
from caseapp.reports.model import (
    Align,
    Block,
    Cell,
    Column,
    Doc,
    Heading,
    KeyFigure,
    KeyFigures,
    Part,
    Prose,
    Row,
    Style,
    Table,
    Text,
    Title,
    Tone,
    Total,
    Totals,
)
from caseapp.text import paper_words
from caseapp.text.figure_words import of_base, rate
from caseapp.text.issue_words import earlier_issues
from caseapp.text.labels import group_label, label
from caseapp.text.words import Words

_CODES: Mapping[Topic, type[StrEnum]] = {
    Topic.SEX: Sex,
    Topic.FORCE: Force,
    Topic.RANK: RankCategory,
    Topic.TRIAGE: Triage,
    Topic.DESTINATION: Destination,
    Topic.CONTACT: ContactResult,
    Topic.INTERVIEW: InterviewResult,
    Topic.NEED: NeedKind,
}
_KEY_TOPICS: Mapping[Topic, tuple[str, Callable[[Words], str]]] = {
    Topic.CONTACT: (ContactResult.REACHED, lambda tr: tr("are in touch with home")),
    Topic.INTERVIEW: (InterviewResult.COMPLETED, lambda tr: tr("completed an interview")),
    Topic.DESTINATION: (Destination.HOSPITAL, lambda tr: tr("go to hospital")),
}


def build(data: SummaryData, words: Words) -> Doc:
    """Return the summary; the same data in the same language gives the same document."""
    tr = words
    name = tr("Stage summary")
    stage = imprint.stage_name(data.stage, tr)
    place = imprint.place_and_time(data.stage, paper_words.moment(data.cut_off), tr)
    return Doc(
        lang=tr.lang.value,
        title=f"{name} · {stage}",
        running=imprint.running(
            f"{name} · {stage}", place, _short(data, tr), data.imprint, tr, data.edition
        ),
        blocks=(
            Title(name),
            Prose(Text(f"{stage} · {place}")),
            _key(data, tr),
            *_lists(data.lists, data, tr),
            *_spreads(data, tr),
            *(block for tally in data.tallies for block in _tally(tally, data, tr)),
            *summary_consents.consents(data.consents, data.arrived, tr),
            *_notes(data, tr),
            imprint.approval(data.imprint, data.edition, tr),
        ),
    )


def _short(data: SummaryData, tr: Words) -> str:
    return tr(
        "Arrived: everybody who came, on the list or not; all shares are parts of it. “<{k}”: fewer than"
        " {k}. “…”: {k} or more, not printed, so that a smaller number cannot be calculated.",
        k=data.threshold,
    )


def _key(data: SummaryData, tr: Words) -> KeyFigures:
    tiles = [
        KeyFigure(
            data.arrived.text,
            tr("cut-off: {at}", at=paper_words.moment(data.cut_off)),
            tr("people arrived"),
        )
    ]
    for topic, (code, term) in _KEY_TOPICS.items():
        found = [line for line in data.tally(topic).lines if line.code == code]
        for line in found:
            said = tr("of {base}", base=line.share.base.text)
            share = rate(line.share, tr)
            tiles.append(
                KeyFigure(line.share.part.text, f"{said} · {share}" if share else said, term(tr))
            )
    return KeyFigures(tuple(tiles))


def _lists(lists: ListCounts | None, data: SummaryData, tr: Words) -> list[Block]:
    if lists is None:
        return []
    items = (
        (lists.listed, tr.sense("total", "Listed"), tr("Entries of the latest list.")),
        (
            data.arrived.number,
            tr.sense("total", "Arrived"),
            tr("Everybody who came, on the list or not."),
        ),
        (
            lists.awaited,
            tr.sense("total", "Awaited"),
            tr("On the latest list, not arrived, and no reason is recorded."),
        ),
        (
            lists.absent,
            tr.sense("total", "Did not arrive"),
            tr("On the latest list, not arrived; a reason is recorded."),
        ),
        (
            lists.unexpected,
            tr.sense("total", "Not on the list"),
            tr("Of those who arrived: not on the latest list."),
        ),
    )
    totals = tuple(Total(str(count), term, meaning) for count, term, meaning in items)
    return [Heading(tr("Expected and arrived")), Totals(totals)]


def _spreads(data: SummaryData, tr: Words) -> list[Block]:
    extremes = data.edition is not Edition.PUBLIC
    columns = [Column("", 90), Column(tr.sense("report", "Median"), 30, Align.RIGHT)]
    if extremes:
        columns += [
            Column(tr.sense("report", "Least"), 30, Align.RIGHT),
            Column(tr.sense("report", "Most"), 30, Align.RIGHT),
        ]
    rows = tuple(_spread(spread, tr, extremes=extremes) for spread in data.spreads)
    intro = tr(
        "Of those whose date of birth is known to the day, and whose capture to the month. Printed from ten"
        " people on."
    )
    return [Heading(tr("Age and time in captivity"), intro), Table("", tuple(columns), rows)]


def _spread(spread: Spread, tr: Words, *, extremes: bool) -> Row:
    values = [spread.median, *((spread.least, spread.most) if extremes else ())]
    return Row(
        (
            _words(label(spread.what, tr)),
            *(_number("–" if value is None else str(value)) for value in values),
        )
    )


def _tally(tally: Tally, data: SummaryData, tr: Words) -> list[Block]:
    heading = label(tally.topic, tr)
    if not tally.lines:
        return [Heading(heading), Prose(Text(_nothing(tally, data, tr), Style.BODY))]
    table = Table(
        heading="",
        columns=(
            Column(heading, 70),
            Column(tr.sense("report", "People"), 32, Align.RIGHT),
            Column(tr.sense("report", "Share"), 22, Align.RIGHT),
            Column("", 63),
        ),
        rows=tuple(
            Row(
                (
                    _words(_said(line, tally.topic, tr)),
                    _number(of_base(line.share.part, line.share.base, tr)),
                    _number(rate(line.share, tr)),
                    Cell(bar=_bar(line)),
                ),
            )
            for line in tally.lines
        ),
    )
    return [table, *(Prose(Text(note, Style.SMALL)) for note in _about(tally, data, tr))]


def _bar(line: TallyLine) -> tuple[Part, ...]:
    """Return a bar as long as the share, none where the length would tell a hidden number."""
    if not line.share.permille:
        return ()
    return (Part(line.share.permille, Tone.STRONG, ""),)


def _said(line: TallyLine, topic: Topic, tr: Words) -> str:
    if line.code == NOT_KNOWN:
        return tr("Not held yet") if topic is Topic.INTERVIEW else tr.sense("report", "Not known")
    if line.code == OTHER and topic in {Topic.FORCE, Topic.RANK}:
        return tr("Other, none or not known")
    said = line.code
    if topic is Topic.CATEGORY:
        said = group_label(line.code, tr)
    elif topic in _CODES:
        said = label(_CODES[topic](line.code), tr)
    return tr("{group}, or not known", group=said) if line.with_unknown else said


def _about(tally: Tally, data: SummaryData, tr: Words) -> list[str]:
    said = []
    if tally.merged:
        said.append(
            tr("Groups of fewer than {k} people are joined with another.", k=data.threshold)
        )
    if tally.topic is Topic.CONTACT and data.attempts is not None:
        said.append(
            tr.many(
                "{count} attempt was made to reach a relative.",
                "{count} attempts were made to reach a relative.",
                data.attempts,
            )
        )
    if tally.topic is Topic.NEED:
        said.append(
            tr("{count} people have an urgent need; some have several.", count=data.in_need.text)
        )
    return said


def _nothing(tally: Tally, data: SummaryData, tr: Words) -> str:
    if tally.topic is Topic.NEED:
        return tr("None is recorded.")
    if tally.merged:
        return tr(
            "Categories merged: one of them has fewer than {k} people, and with a line of its own they could"
            " be told from the total.",
            k=data.threshold,
        )
    return tr("Nothing is recorded.")


def _notes(data: SummaryData, tr: Words) -> list[Block]:
    said = [
        tr(
            "In this report {count} numbers are hidden. No rate is printed where the base is below 10 or a"
            " number is hidden.",
            count=data.hidden,
        ),
        tr(
            "Of who lets no case be kept, only arrival, category, triage and next place are used; the person"
            " counts as having declined contact and interview."
        ),
        tr("“–”: not printed; the sign says nothing about the number."),
        *earlier_issues(data.compared, data.threshold, tr),
    ]
    return [
        Heading(tr.sense("report", "Definitions")),
        *(Prose(Text(text, Style.SMALL)) for text in said),
    ]


def _words(text: str) -> Cell:
    return Cell(((Text(text, Style.DETAIL),),))


def _number(text: str) -> Cell:
    return Cell(((Text(text, Style.COUNT),),))
