"""The tables of the compliance report."""

import re

from caseapp.domain.answers import AnswerState
from caseapp.domain.catalogue import Catalogue
from caseapp.domain.coded import Category
from caseapp.domain.compliance_report import (
    CheckLine,
    ComplianceData,
)
from caseapp.reports.model import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Part,
    Row,
    Style,
    Swatches,
    Table,
    Text,
    Tone,
)
from caseapp.text.check_words import articles
from caseapp.text.figure_words import of_base, rate
from caseapp.text.labels import label
from caseapp.text.words import Words

_STATES = (AnswerState.RESPECTED, AnswerState.PARTLY, AnswerState.NOT_RESPECTED)
_TONES = (Tone.LIGHT, Tone.STRONG, Tone.DARK)
_MISSING = (
    AnswerState.DOES_NOT_KNOW,
    AnswerState.DECLINED,
    AnswerState.POSTPONED,
    AnswerState.NOT_ASKED,
    AnswerState.NOT_APPLICABLE,
)
_WHOLE = 1000


def participation(data: ComplianceData, tr: Words) -> Table:
    """Return who was interviewed and who was not."""
    return Table(
        heading="",
        columns=(
            Column(tr("Of everybody who arrived"), 110),
            Column(tr.sense("report", "People"), 44, Align.RIGHT),
            Column(tr.sense("report", "Share"), 33, Align.RIGHT),
        ),
        rows=tuple(
            Row(
                (
                    worded(label(kind, tr)),
                    number(of_base(share.part, share.base, tr)),
                    number(rate(share, tr)),
                )
            )
            for kind, share in data.took_part
        ),
    )


def by_theme(data: ComplianceData, told: Catalogue, tr: Words) -> list[Block]:
    """Return a table for each theme: base, answers, rates, and a bar where all rates may stand."""
    blocks: list[Block] = [
        Heading(
            tr("What people reported, by theme"),
            tr(
                "Respected, partly, not respected: number of N, then per cent of N. “Not respected” also where"
                " something that is forbidden was reported to have happened."
            ),
        ),
        Swatches(tuple(zip(_TONES, (label(state, tr) for state in _STATES), strict=True))),
    ]
    for theme in told.themes:
        lines = [line for line in data.checks if told.check(line.code).theme == theme.code]
        if lines:
            blocks.append(
                Table(
                    heading=theme.label.in_(tr.lang.value),
                    columns=(
                        Column(tr("Check, and where the rule stands"), 88),
                        Column(tr("N of A"), 29, Align.RIGHT),
                        *(Column(label(state, tr), 23, Align.RIGHT) for state in _STATES),
                    ),
                    rows=tuple(_check(line, told, tr) for line in lines),
                )
            )
    return blocks


def missing(data: ComplianceData, tr: Words) -> list[Block]:
    """Return why answers are missing; declined and not asked stand apart."""
    return [
        Table(
            heading=tr("Why answers are missing"),
            columns=(
                Column(tr.sense("report", "Check"), 20),
                Column(tr("Base A"), 20, Align.RIGHT),
                Column(tr("Answered N"), 24, Align.RIGHT),
                *(Column(label(state, tr), 25, Align.RIGHT) for state in _MISSING),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(((Text(line.code, Style.COUNT),),)),
                        number(line.applicable.text),
                        number(line.answered.text),
                        *(number(dict(line.states)[state].text) for state in _MISSING),
                    )
                )
                for line in data.checks
            ),
        )
    ]


def by_article(data: ComplianceData, told: Catalogue, tr: Words) -> list[Block]:
    """Return the checks in the order of the articles of the Third Convention, then of the Fourth."""
    lines = sorted(data.checks, key=lambda line: _order(told, line))
    return [
        Table(
            heading=tr("By article"),
            columns=(
                Column(tr("Third Convention (prisoners of war)"), 46),
                Column(tr("Fourth Convention (civilians)"), 46),
                Column(tr.sense("report", "Check"), 20),
                Column(tr("Not respected, of N"), 40, Align.RIGHT),
                Column(tr.sense("report", "Share"), 24, Align.RIGHT),
            ),
            rows=tuple(
                Row(
                    (
                        worded(articles(told.check(line.code), Category.POW, tr) or "–"),
                        worded(articles(told.check(line.code), Category.CIV, tr) or "–"),
                        Cell(((Text(line.code, Style.COUNT),),)),
                        number(of_base(line.rates[2].part, line.rates[2].base, tr)),
                        number(rate(line.rates[2], tr)),
                    )
                )
                for line in lines
            ),
        )
    ]


def grave(data: ComplianceData, told: Catalogue, tr: Words) -> Table:
    """Return how many accounts touch each category of grave breach."""
    return Table(
        heading="",
        columns=(
            Column(tr("Possible category"), 92),
            Column(tr("Where it stands"), 50),
            Column(tr.sense("report", "Accounts"), 30, Align.RIGHT),
        ),
        rows=tuple(
            Row(
                (
                    worded(told.grave[code].label.in_(tr.lang.value)),
                    worded(_where(told.grave[code].gc3, told.grave[code].gc4, tr)),
                    number(shown.text),
                )
            )
            for code, shown in data.grave
        ),
    )


def _where(third: str, fourth: str, tr: Words) -> str:
    said = []
    if third:
        said.append(tr("GC III Art. {articles}", articles=third))
    if fourth:
        said.append(tr("GC IV Art. {articles}", articles=fourth))
    return " · ".join(said)


def _check(line: CheckLine, told: Catalogue, tr: Words) -> Row:
    check = told.check(line.code)
    where = [articles(check, category, tr) for category in (Category.POW, Category.CIV)]
    return Row(
        cells=(
            Cell(
                (
                    (
                        Text(line.code, Style.COUNT),
                        Text(check.question.in_(tr.lang.value), Style.DETAIL),
                    ),
                    (Text(" · ".join(part for part in where if part), Style.SMALL),),
                )
            ),
            _pair(of_base(line.answered, line.applicable, tr), rate(line.coverage, tr)),
            *(_pair(share.part.text, rate(share, tr)) for share in line.rates),
        ),
        bar=_bar(line, tr),
    )


def _bar(line: CheckLine, tr: Words) -> tuple[Part, ...]:
    """Return the bar of a check; none is drawn where a length would tell a hidden number."""
    lengths = [share.permille for share in line.rates]
    known = [length for length in lengths if length is not None]
    if len(known) < len(lengths):
        return ()
    texts = [rate(share, tr) for share in line.rates]
    last = max(0, _WHOLE - known[0] - known[1])
    return tuple(
        Part(length, tone, text)
        for length, tone, text in zip((known[0], known[1], last), _TONES, texts, strict=True)
        if length
    )


def _order(told: Catalogue, line: CheckLine) -> tuple[int, int, str]:
    check = told.check(line.code)
    return _first(check.articles.gc3), _first(check.articles.gc4), line.code


def _first(where: str) -> int:
    found = re.search(r"\d+", where)
    return int(found[0]) if found else _WHOLE


def worded(text: str) -> Cell:
    """Return a cell of words."""
    return Cell(((Text(text, Style.DETAIL),),))


def number(text: str) -> Cell:
    """Return a cell with a number or its sign."""
    return Cell(((Text(text, Style.COUNT),),))


def _pair(count: str, rate_: str) -> Cell:
    lines = [(Text(count, Style.COUNT),)]
    if rate_:
        lines.append((Text(rate_, Style.RATE),))
    return Cell(tuple(lines))
