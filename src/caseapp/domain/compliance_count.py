"""Counts the Convention compliance report: every number of it goes through one suppression.

Base A of a check is everybody who arrived and whom its rule can concern. Who was not interviewed, or
gave no consent to anonymous figures, stays in it as not asked: so coverage tells the truth, and no
answer of such a person is used. Nothing but the arrival is used of who lets no case be kept.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import Circumstances, grave_categories, state_for
from caseapp.domain.catalogue import Catalogue
from caseapp.domain.checks import Check, Tier
from caseapp.domain.compliance_groups import Grouping
from caseapp.domain.compliance_report import Participation
from caseapp.domain.counted import Counted
from caseapp.domain.disclosure.table import Cell, CellId
from caseapp.domain.interviews import InterviewResult, WishToTalk
from caseapp.domain.printed_numbers import Cells

ARRIVED: CellId = "arrived"
COUNTED: CellId = ("took part", Participation.COUNTED.value)
HELD = {InterviewResult.COMPLETED, InterviewResult.PARTIAL}
BROKEN = (AnswerState.PARTLY, AnswerState.NOT_RESPECTED)
ANSWERED = (AnswerState.RESPECTED, *BROKEN)
OTHERS = (
    AnswerState.DOES_NOT_KNOW,
    AnswerState.DECLINED,
    AnswerState.POSTPONED,
    AnswerState.NOT_ASKED,
)
WISHES: tuple[WishToTalk | None, ...] = (*WishToTalk, None)
_SENSITIVE = {"JUS-05"}
_SENSITIVE_THEME = "INT"
_NOT_HELD = {
    InterviewResult.DECLINED: Participation.DECLINED,
    InterviewResult.NOT_OFFERED_UNFIT: Participation.UNFIT,
    InterviewResult.NOT_OFFERED_NO_TIME: Participation.NO_TIME,
}


def participation(one: Counted) -> Participation:
    """Return why somebody's answers are counted, or why not."""
    if one.minimal:
        return Participation.DECLINED
    if one.interview in HELD:
        return Participation.COUNTED if one.in_figures else Participation.NO_CONSENT
    return Participation.NOT_YET if one.interview is None else _NOT_HELD[one.interview]


def state_in_figures(check: Check, one: Counted) -> AnswerState:
    """Return the state with which somebody stands in the figures of a check."""
    if participation(one) is Participation.COUNTED:
        return state_for(check, one.circumstances, one.answers.get(check.code))
    known = one.circumstances
    if one.minimal:
        return state_for(check, Circumstances(known.category), None)
    return state_for(check, Circumstances(known.category, known.sex, known.served_rank), None)


@dataclass(frozen=True)
class Accounts:
    """Everybody who arrived, and how they stand on each check that was asked at the stage.

    ``asked`` are the checks of the core form and those that anybody answered, without the ones for
    specialists; ``left_out`` those of them whose base is smaller than the threshold. ``states`` has a
    state per person, in the order of ``people``.
    """

    people: tuple[Counted, ...]
    catalogue: Catalogue
    asked: tuple[Check, ...]
    left_out: tuple[str, ...]
    unasked: tuple[str, ...]
    states: Mapping[str, tuple[AnswerState, ...]]

    @property
    def counted(self) -> frozenset[int]:
        """Whose answers are counted, by their places in the order of people."""
        return frozenset(
            place
            for place, one in enumerate(self.people)
            if participation(one) is Participation.COUNTED
        )

    @property
    def core(self) -> tuple[Check, ...]:
        """The checks that answers are broken down for."""
        return tuple(check for check in self.asked if check.core)


def accounts(people: Sequence[Counted], catalogue: Catalogue, k: int) -> Accounts:
    """Return the accounts of a stage, as far as a report with threshold ``k`` may speak of them."""
    checks = [check for check in catalogue.checks if check.tier is not Tier.SPECIALIST]
    states = {check.code: tuple(state_in_figures(check, one) for one in people) for check in checks}
    nothing = {AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE}
    asked = [check for check in checks if check.core or not nothing.issuperset(states[check.code])]
    small = [c.code for c in asked if 0 < sum(s.is_applicable for s in states[c.code]) < k]
    return Accounts(
        people=tuple(people),
        catalogue=catalogue,
        asked=tuple(check for check in asked if check.code not in small),
        left_out=tuple(small),
        unasked=tuple(check.code for check in checks if check not in asked),
        states=states,
    )


def gather(told: Accounts, groupings: Sequence[Grouping], *, public: bool) -> Cells:
    """Return all cells of the report with everything that a reader can calculate with.

    The last of ``groupings`` is that by category.
    """
    cells = Cells()
    cells.everybody(ARRIVED, len(told.people), is_open=not public)
    _participation(cells, told)
    for check in told.asked:
        _check(cells, check, Counter(told.states[check.code]))
    for grouping in groupings:
        grouping.gather(cells, told.counted, told.states, len(told.people))
    _one_group_only(cells, told, groupings[-1])
    if not public:
        _grave(cells, told)
    return cells


def check_cell(code: str, what: str) -> CellId:
    """Return the name of a count of a check: A, N, or a state."""
    return ("check", code, what)


def grave_accounts(told: Accounts) -> dict[str, int]:
    """Return how many people gave an account that may touch each category of grave breach."""
    found: Counter[str] = Counter()
    for place, one in enumerate(told.people):
        touched = (
            {grave.code for grave in grave_categories(told.catalogue, check, one.category)}
            for check in told.asked
            if told.states[check.code][place] in BROKEN
        )
        found.update(set(chain.from_iterable(touched)))
    return {code: found[code] for code in told.catalogue.grave if _sources(told, code)}


def _participation(cells: Cells, told: Accounts) -> None:
    took_part = Counter(participation(one) for one in told.people)
    names = [
        cells.count(("took part", kind.value), took_part[kind], ARRIVED) for kind in Participation
    ]
    cells.parts(ARRIVED, names)
    answered = [one for one in told.people if participation(one) is Participation.COUNTED]
    results = Counter(one.interview for one in answered)
    halves = [
        cells.count(("interview", result.value), results[result], COUNTED)
        for result in InterviewResult
        if result in HELD
    ]
    cells.parts(COUNTED, halves)
    wishes = Counter(one.wish for one in answered)
    cells.parts(COUNTED, [cells.count(wish_cell(wish), wishes[wish], COUNTED) for wish in WISHES])


def wish_cell(wish: WishToTalk | None) -> CellId:
    """Return the name of the count of people with a wish to talk, None: who were not asked."""
    return ("wish", "not asked" if wish is None else wish.value)


def _check(cells: Cells, check: Check, states: Counter[AnswerState]) -> None:
    def name(what: str) -> CellId:
        return check_cell(check.code, what)

    sensitive = check.theme == _SENSITIVE_THEME or check.code in _SENSITIVE
    answered = sum(states[state] for state in ANSWERED)
    not_applicable = states[AnswerState.NOT_APPLICABLE]
    base = states.total() - not_applicable
    cells.take(Cell(name("A"), base, group=ARRIVED, dear=True))
    cells.count(name(AnswerState.NOT_APPLICABLE), not_applicable, ARRIVED)
    cells.take(Cell(name("N"), answered, group=name("A"), dear=True))
    cells.count(name("V"), answered - states[AnswerState.RESPECTED], name("N"), printed=False)
    for state in ANSWERED:
        cells.take(
            Cell(name(state), states[state], group=name("N"), sensitive=sensitive, dear=True)
        )
    for state in OTHERS:
        cells.count(name(state), states[state], name("A"))
    cells.parts(ARRIVED, [name("A"), name(AnswerState.NOT_APPLICABLE)])
    cells.parts(name("A"), [name("N"), *map(name, OTHERS)])
    cells.parts(name("N"), list(map(name, ANSWERED)))
    cells.parts(name("V"), list(map(name, BROKEN)))
    cells.no_more([name("N"), *map(name, OTHERS[:-1])], [COUNTED])


def _one_group_only(cells: Cells, told: Accounts, categories: Grouping) -> None:
    """Say what a check that one group alone has tells about the size of the others."""
    names = {group.name: categories.cell(group, "people") for group in categories.groups}
    for check in told.asked:
        inapplicable = check_cell(check.code, AnswerState.NOT_APPLICABLE)
        for condition, value in check.not_applicable_when:
            if condition == "category":
                outside = ("CIV",) if value == "CIV" else ("POW", "UNKNOWN")
                cells.no_more([names[one] for one in outside if one in names], [inapplicable])


def _sources(told: Accounts, grave: str) -> list[Check]:
    return [check for check in told.asked if grave in check.grave]


def _grave(cells: Cells, told: Accounts) -> None:
    """Add the categories; what a check reports is at most all of its category, and together no less.

    A check that both conventions have counts for everybody; where only one has the category, a
    civilian's account may be missing from it, so only the upper bound is sure.
    """
    for code, count in grave_accounts(told).items():
        name = cells.count(("grave", code), count, COUNTED)
        sources = [check_cell(check.code, "V") for check in _sources(told, code)]
        cells.no_more([name], sources)
        if told.catalogue.grave[code].gc3 and told.catalogue.grave[code].gc4:
            for source in sources:
                cells.no_more([source], [name])
