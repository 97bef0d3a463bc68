"""Counts the stage summary: every number of it goes through one suppression."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from caseapp.domain import summary_consents
from caseapp.domain.coded import Destination, Force, Sex, Triage
from caseapp.domain.compliance_groups import by_year
from caseapp.domain.consents import Purpose
from caseapp.domain.contact import ContactState
from caseapp.domain.counted import Counted
from caseapp.domain.dates import PartialDate, Precision
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.disclosure.table import CellId
from caseapp.domain.editions import THRESHOLDS, Edition
from caseapp.domain.interviews import InterviewResult
from caseapp.domain.masthead import Masthead
from caseapp.domain.needs import NeedKind
from caseapp.domain.printed_numbers import Cells, Numbers
from caseapp.domain.rank_category import RankCategory, rank_category
from caseapp.domain.stage_summary import (
    NOT_KNOWN,
    OTHER,
    ContactResult,
    Described,
    ListCounts,
    SummaryData,
    Tally,
    TallyLine,
    Topic,
)
from caseapp.domain.summary_loose import Loose
from caseapp.domain.summary_sizes import Sizes, every, or_merged, pooled, with_unknown

ARRIVED: CellId = "arrived"
IN_NEED: CellId = "in need"
_UNKNOWN_OF_REFUSERS = {Topic.SEX, Topic.FORCE, Topic.RANK, Topic.YEAR}
_MONTHS = 12


def summary(
    people: Sequence[Counted], lists: ListCounts, edition: Edition, masthead: Masthead
) -> SummaryData:
    """Return the summary of a stage in the restricted or the public edition.

    Raises:
        KeyError: the edition has no threshold, so it is not one of counts.
        NumbersDisclose: a number could be calculated even if all others were withheld.
    """
    return summary_issue(people, lists, edition, masthead)[0]


def summary_issue(
    people: Sequence[Counted], lists: ListCounts, edition: Edition, masthead: Masthead
) -> tuple[SummaryData, Issue]:
    """Return the summary, and what is to be kept of it for the next issue."""
    k, last = THRESHOLDS[edition], masthead.earlier.told
    cells, topics, purposes = prepared(people, edition)
    numbers = cells.numbers(k, last)
    public = edition is Edition.PUBLIC
    loose = Loose(last or Issue(), k)
    attempts = sum(one.attempts for one in people if not one.minimal)
    data = SummaryData(
        stage=masthead.stage,
        cut_off=masthead.cut_off,
        imprint=masthead.imprint,
        edition=edition,
        threshold=THRESHOLDS[edition],
        lists=None if public else lists,
        arrived=numbers.shown(ARRIVED),
        attempts=loose.attempts(attempts),
        in_need=numbers.shown(IN_NEED),
        tallies=tuple(_tally(numbers, topic) for topic in topics),
        consents=summary_consents.lines(numbers, purposes),
        spreads=tuple(
            loose.spread(what, values, extremes=not public)
            for what, values in _values(people).items()
        ),
        hidden=numbers.hidden + loose.hidden,
        compared=masthead.compared(numbers.hidden_since + loose.hidden),
    )
    return data, loose.added(numbers.issue)


def prepared(
    people: Sequence[Counted], edition: Edition
) -> tuple[Cells, tuple[Sizes, ...], tuple[Purpose, ...]]:
    """Return the cells of the summary before suppression, the tables, and the purposes of consent."""
    k = THRESHOLDS[edition]
    cells = Cells()
    cells.everybody(ARRIVED, len(people), is_open=edition is not Edition.PUBLIC)
    topics = tuple(make(people, k) for make in _TOPICS)
    for topic in topics:
        names = [
            cells.count(cell(topic.topic, code), size, ARRIVED, printed=code in topic.shown)
            for code, size in topic.sizes.items()
        ]
        cells.parts(ARRIVED, names)
    needs = _needs(cells, people)
    purposes = summary_consents.gather(cells, people, ARRIVED, _refusers(topics))
    return cells, (*topics, needs), purposes


def cell(topic: Topic, code: str) -> CellId:
    """Return the name of a count."""
    return (topic.value, code)


def _refusers(topics: Sequence[Sizes]) -> list[CellId]:
    """Return the counts that hold everybody who lets no case be kept, as the definitions say."""
    declined = [
        cell(Topic.CONTACT, ContactResult.DECLINED),
        cell(Topic.INTERVIEW, InterviewResult.DECLINED),
    ]
    unknown = [
        cell(one.topic, one.unknown)
        for one in topics
        if one.topic in _UNKNOWN_OF_REFUSERS and one.unknown is not None
    ]
    return declined + unknown


def _tally(numbers: Numbers, topic: Sizes) -> Tally:
    base = IN_NEED if topic.topic is Topic.NEED else ARRIVED
    return Tally(
        topic=topic.topic,
        lines=tuple(
            TallyLine(
                code, numbers.share(cell(topic.topic, code), base), code == topic.with_unknown
            )
            for code in topic.sizes
            if code in topic.shown
        ),
        merged=topic.merged,
    )


def _category(people: Sequence[Counted], k: int) -> Sizes:
    found = Counter(one.category.group for one in people)
    sizes = {code: found[code] for code in ("POW", "CIV", "UNKNOWN") if found[code]}
    return or_merged(Topic.CATEGORY, sizes, k)


def _sex(people: Sequence[Counted], k: int) -> Sizes:
    found = Counter(Sex.UNKNOWN if one.minimal else one.sex for one in people)
    sizes = {sex.value: found[sex] for sex in (Sex.MALE, Sex.FEMALE)}
    return with_unknown(or_merged(Topic.SEX, sizes, k), found[Sex.UNKNOWN], k)


def _force(people: Sequence[Counted], k: int) -> Sizes:
    known = {force.value for force in Force}
    found = Counter(one.force if one.force in known else OTHER for one in _known(people))
    return pooled(Topic.FORCE, found, [force.value for force in Force], _minimal(people), k)


def _rank(people: Sequence[Counted], k: int) -> Sizes:
    found = Counter(rank_category(one.rank) or OTHER for one in _known(people))
    order = [category.value for category in RankCategory]
    return pooled(Topic.RANK, found, order, _minimal(people), k)


def _year(people: Sequence[Counted], k: int) -> Sizes:
    years = by_year(people, k)
    joined = next((group.name for group in years.groups if group.with_unknown), None)
    sizes = {group.name: len(group.members) for group in years.groups}
    return Sizes(Topic.YEAR, sizes, frozenset(sizes), years.merged, joined)


def _triage(people: Sequence[Counted], _k: int) -> Sizes:
    found = Counter(NOT_KNOWN if one.triage is None else one.triage.value for one in people)
    return every(
        Topic.TRIAGE, found, [Triage.RED, Triage.YELLOW, Triage.GREEN], [Triage.BLACK, NOT_KNOWN]
    )


def _destination(people: Sequence[Counted], _k: int) -> Sizes:
    found = Counter(
        NOT_KNOWN if one.destination is None else one.destination.value for one in people
    )
    return every(Topic.DESTINATION, found, list(Destination), [NOT_KNOWN])


_CONTACT = {
    ContactState.REACHED: ContactResult.REACHED,
    ContactState.ALREADY_IN_TOUCH: ContactResult.REACHED,
    ContactState.TRYING: ContactResult.NOT_REACHED,
    ContactState.EXHAUSTED: ContactResult.NOT_REACHED,
    ContactState.DECLINED: ContactResult.DECLINED,
    ContactState.DEFERRED: ContactResult.DEFERRED,
    ContactState.OFFERED: ContactResult.OFFERED,
    ContactState.NOT_OFFERED: ContactResult.NOT_OFFERED,
}


def _contact(people: Sequence[Counted], _k: int) -> Sizes:
    found = Counter(
        (ContactResult.DECLINED if one.minimal else _CONTACT[one.contact]).value for one in people
    )
    seldom = [ContactResult.OFFERED, ContactResult.NOT_OFFERED]
    always = [result for result in ContactResult if result not in seldom]
    return every(Topic.CONTACT, found, always, seldom)


def _interview(people: Sequence[Counted], _k: int) -> Sizes:
    found = Counter(_result(one) for one in people)
    return every(Topic.INTERVIEW, found, list(InterviewResult), [NOT_KNOWN])


def _result(one: Counted) -> str:
    if one.minimal:
        return InterviewResult.DECLINED.value
    return NOT_KNOWN if one.interview is None else one.interview.value


_TOPICS: tuple[Callable[[Sequence[Counted], int], Sizes], ...] = (
    _category,
    _sex,
    _force,
    _rank,
    _year,
    _triage,
    _destination,
    _contact,
    _interview,
)


def _needs(cells: Cells, people: Sequence[Counted]) -> Sizes:
    """Add urgent needs: kinds overlap, each is at most everybody in need, together they are no less."""
    wanting = [frozenset(one.urgent) for one in _known(people)]
    cells.count(IN_NEED, sum(map(bool, wanting)), ARRIVED)
    cells.within(IN_NEED, ARRIVED)
    found = Counter(kind for kinds in wanting for kind in kinds)
    sizes = {kind.value: found[kind] for kind in NeedKind if found[kind]}
    names = [cells.count(cell(Topic.NEED, code), size, IN_NEED) for code, size in sizes.items()]
    for name in names:
        cells.within(name, IN_NEED)
    cells.no_more([IN_NEED], names)
    return Sizes(Topic.NEED, sizes, frozenset(sizes))


def _values(people: Sequence[Counted]) -> dict[Described, list[int]]:
    """Return what medians are made of: only what is known to the day (age) or month (captivity)."""
    ages = [
        age_on(one.birth.value, one.arrived_on)
        for one in _known(people)
        if one.birth is not None and one.birth.precision is Precision.DAY
    ]
    months = [
        months_to(one.captured, one.arrived_on)
        for one in _known(people)
        if one.captured is not None and one.captured.precision in {Precision.DAY, Precision.MONTH}
    ]
    return {Described.AGE: ages, Described.MONTHS: months}


def age_on(birth: date, day: date) -> int:
    """Return somebody's age in full years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def months_to(start: PartialDate, day: date) -> int:
    """Return the full months from a capture to a day; one that is known to the month began on its first."""
    first = start.value
    whole = (day.year - first.year) * _MONTHS + day.month - first.month
    return max(0, whole - (day.day < first.day))


def _known(people: Iterable[Counted]) -> list[Counted]:
    return [one for one in people if not one.minimal]


def _minimal(people: Iterable[Counted]) -> int:
    return sum(one.minimal for one in people)
