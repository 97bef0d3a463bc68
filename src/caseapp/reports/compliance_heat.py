"""The breakdowns of the compliance report: by place, year and category, as cells on grounds."""

from caseapp.domain.compliance_report import (
    Breakdown,
    ComplianceData,
    Dimension,
    GroupLine,
)
from caseapp.domain.printed_numbers import Share
from caseapp.reports.compliance_tables import number, worded
from caseapp.reports.model import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Prose,
    Row,
    Style,
    Swatches,
    Table,
    Text,
    Tone,
)
from caseapp.text.figure_words import group_name, of_base, rate
from caseapp.text.labels import label
from caseapp.text.words import Words

_WHOLE = 1000
_CHECKS_ABREAST = 6
_HEAT = ((500, Tone.FAINT), (700, Tone.LIGHT), (850, Tone.MIDDLE), (_WHOLE, Tone.STRONG))
"""Up to which rate (permille) a cell has which tone; accounts of captivity crowd at the upper end."""


def breakdowns(data: ComplianceData, tr: Words) -> list[Block]:
    """Return the breakdowns by place, year and category, six checks abreast."""
    blocks: list[Block] = []
    for one in data.breakdowns:
        blocks.append(Heading(label(one.dimension, tr), _about(one, data.threshold, tr)))
        if one.codes and one.lines:
            blocks.append(_heat_key())
        if one.lines:
            blocks += _tables(one, tr)
        else:
            blocks.append(Prose(Text(_all_merged(one, data.threshold, tr))))
    return blocks


def _tables(one: Breakdown, tr: Words) -> list[Block]:
    name = {
        Dimension.PLACE: tr.sense("report", "Place"),
        Dimension.YEAR: tr("Year of capture"),
        Dimension.CATEGORY: tr.sense("summary", "Category"),
    }[one.dimension]
    people = [
        Column(name, 46),
        Column(tr.sense("report", "People"), 20, Align.RIGHT),
        Column(tr.sense("report", "Counted"), 20, Align.RIGHT),
    ]
    if not one.codes:
        return [Table("", tuple(people), tuple(_row(line, one, (), tr) for line in one.lines))]
    made: list[Block] = []
    for start in range(0, len(one.codes), _CHECKS_ABREAST):
        codes = one.codes[start : start + _CHECKS_ABREAST]
        columns = (*people, *(Column(code, 23, Align.CENTRE) for code in codes))
        places = tuple(range(start, start + len(codes)))
        rows = tuple(_row(line, one, places, tr) for line in one.lines)
        made.append(Table("", columns, rows))
    return made


def _row(line: GroupLine, one: Breakdown, places: tuple[int, ...], tr: Words) -> Row:
    shares = [_heat(line.shares[place], tr) if line.shares else number("–") for place in places]
    return Row(
        (
            worded(group_name(line, one.dimension, tr)),
            number(line.people.text),
            number(line.counted.text),
            *shares,
        )
    )


def _heat(share: Share, tr: Words) -> Cell:
    paragraphs: list[tuple[Text, ...]] = [(Text(of_base(share.part, share.base, tr), Style.COUNT),)]
    if share.permille is None:
        return Cell(tuple(paragraphs))
    paragraphs.append((Text(rate(share, tr), Style.RATE),))
    tone = next(tone for most, tone in _HEAT if share.permille <= most)
    return Cell(tuple(paragraphs), tone=tone)


def _heat_key() -> Swatches:
    least = (0, *(most for most, _ in _HEAT))
    texts = [f"{low // 10}–{most // 10} %" for low, (most, _) in zip(least, _HEAT, strict=False)]
    return Swatches(tuple((tone, text) for (_, tone), text in zip(_HEAT, texts, strict=True)))


def _about(one: Breakdown, k: int, tr: Words) -> str:
    said = []
    if one.dimension is Dimension.PLACE:
        said.append(
            tr(
                "People who passed a place; most passed several, and an answer is about all of captivity."
                " So the figures tell what these people reported, not what happened in that place."
            )
        )
        if one.merged:
            said.append(tr("Places that fewer than {k} people passed stand together.", k=k))
    elif one.merged and one.lines:
        said.append(tr("Groups of fewer than {k} people are joined with another.", k=k))
    if one.codes and one.lines:
        said.append(
            tr("In the cells: partly or not respected, of those of the group who answered.")
        )
    return " ".join(said)


def _all_merged(one: Breakdown, k: int, tr: Words) -> str:
    if one.merged:
        return tr(
            "Categories merged: one of them has fewer than {k} people, and with a line of its own they could"
            " be told from the total.",
            k=k,
        )
    return tr("All belong to one group; its line would be the total.")
