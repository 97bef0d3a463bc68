"""What a reader of a printed report can calculate with: written out from the definitions on the paper.

Nothing here is taken from the code that counts. A reader has the numbers and signs that are printed, knows
the rule of each sign, what adds up to what, and what is a part of what. The true counts beside them are
counted again from the people; the attack never looks at them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from caseapp.domain.answers import AnswerState
from caseapp.domain.applicability import applies
from caseapp.domain.catalogue import catalogue
from caseapp.domain.compliance_report import ComplianceData, Dimension, GroupLine, Participation
from caseapp.domain.consents import ConsentState, Purpose
from caseapp.domain.contact import ContactState
from caseapp.domain.counted import Counted
from caseapp.domain.disclosure.published import Mark, Published
from caseapp.domain.disclosure.table import Cell, CellId, Kind, Relation, Table, at_most, total
from caseapp.domain.editions import Edition
from caseapp.domain.interviews import InterviewResult, WishToTalk
from caseapp.domain.printed_numbers import Shown
from caseapp.domain.stage_summary import OTHER, SummaryData, Topic

ANSWERED = (AnswerState.RESPECTED, AnswerState.PARTLY, AnswerState.NOT_RESPECTED)
OTHERS = (
    AnswerState.DOES_NOT_KNOW,
    AnswerState.DECLINED,
    AnswerState.POSTPONED,
    AnswerState.NOT_ASKED,
)
Pick = Callable[[Counted], bool]


@dataclass
class Reader:
    """A printed report as its reader sees it."""

    k: int
    people: tuple[Counted, ...]
    open_total: bool
    cells: dict[CellId, Cell] = field(default_factory=dict)
    signs: dict[CellId, Shown] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def sees(
        self,
        name: CellId,
        shown: Shown,
        pick: Pick,
        group: CellId | None = None,
        *,
        s: bool = False,
    ) -> CellId:
        """Add a number of the paper, and whom it counts."""
        kind = Kind.OPEN if self.open_total and name == "arrived" else Kind.PERSONAL
        self.cells[name] = Cell(name, sum(map(pick, self.people)), kind, group, sensitive=s)
        self.signs[name] = shown
        return name

    def guesses(self, name: CellId, pick: Pick, group: CellId) -> CellId:
        """Add a number that is not printed but could be calculated."""
        count = sum(map(pick, self.people))
        self.cells[name] = Cell(name, count, Kind.PERSONAL, group, printed=False)
        self.signs[name] = Shown("–", None)
        return name

    def adds_up(self, whole: CellId, parts: Iterable[CellId]) -> None:
        """A total is the sum of its parts."""
        self.relations.append(total(whole, parts))

    def within(self, part: CellId, whole: CellId) -> None:
        """A part is no more than its whole."""
        self.relations.append(at_most(part, whole))

    def covers(self, whole: CellId, parts: Iterable[CellId]) -> None:
        """Overlapping parts are together no less than the whole."""
        terms = ((whole, 1), *((part, -1) for part in parts))
        self.relations.append(Relation(terms, exact=False))

    def paper(self) -> tuple[Published, Table]:
        """Return the paper and the definitions."""
        signs = {
            f"<{self.k}": Mark.SMALL,
            "…": Mark.HELD_BACK,
            "–": Mark.WITHHELD,
        }
        marks = {name: signs.get(shown.text, Mark.NUMBER) for name, shown in self.signs.items()}
        numbers = {name: s.number for name, s in self.signs.items() if s.number is not None}
        kinds = {name: cell.kind for name, cell in self.cells.items()}
        table = Table(tuple(self.cells.values()), tuple(dict.fromkeys(self.relations)))
        return Published(self.k, kinds, marks, numbers, ()), table


def takes_part(one: Counted) -> Participation:
    """Return why somebody's answers count or not, as the method section says it."""
    if one.minimal:
        return Participation.DECLINED
    match one.interview:
        case InterviewResult.COMPLETED | InterviewResult.PARTIAL:
            return Participation.COUNTED if one.consented else Participation.NO_CONSENT
        case InterviewResult.DECLINED:
            return Participation.DECLINED
        case InterviewResult.NOT_OFFERED_UNFIT:
            return Participation.UNFIT
        case InterviewResult.NOT_OFFERED_NO_TIME:
            return Participation.NO_TIME
        case _:
            return Participation.NOT_YET


def state_of(code: str, one: Counted) -> AnswerState:
    """Return the state with which somebody stands in a row, as the definitions say it."""
    check = catalogue().check(code)
    counted = takes_part(one) is Participation.COUNTED
    if not applies(check, one.circumstances) and (counted or not one.minimal):
        return AnswerState.NOT_APPLICABLE
    if one.minimal and dict(check.not_applicable_when).get("category") == (
        "CIV" if one.category.group == "CIV" else "POW"
    ):
        return AnswerState.NOT_APPLICABLE
    return one.answers.get(code, AnswerState.NOT_ASKED) if counted else AnswerState.NOT_ASKED


def of_compliance(data: ComplianceData, people: tuple[Counted, ...]) -> Reader:
    """Return the reader of a compliance report."""
    reader = Reader(data.threshold, people, data.edition is Edition.RESTRICTED)
    reader.sees("arrived", data.base, lambda _one: True)
    _took_part(reader, data)
    for line in data.checks:
        _check(reader, line.code, line.applicable, line.answered, dict(line.states))
    for breakdown in data.breakdowns:
        names = {line.name: line for line in breakdown.lines}
        if breakdown.dimension is not Dimension.CATEGORY or names:
            _breakdown(reader, data, breakdown.dimension)
    return reader


def _part(kind: Participation) -> Pick:
    return lambda one: takes_part(one) is kind


def _held(result: InterviewResult) -> Pick:
    return lambda one: one.interview is result


def _wishing(wish: WishToTalk | None) -> Pick:
    return lambda one: one.wish is wish


def _both(first: Pick, second: Pick) -> Pick:
    return lambda one: first(one) and second(one)


def _but(pick: Pick) -> Pick:
    return lambda one: not pick(one)


def _took_part(reader: Reader, data: ComplianceData) -> None:
    parts = [
        reader.sees(("part", kind), share.part, _part(kind), "arrived")
        for kind, share in data.took_part
    ]
    reader.adds_up("arrived", parts)
    counted = ("part", Participation.COUNTED)
    halves = [
        reader.sees(
            ("interview", result),
            shown,
            _both(_part(Participation.COUNTED), _held(result)),
            counted,
        )
        for result, shown in (
            (InterviewResult.COMPLETED, data.completed),
            (InterviewResult.PARTIAL, data.partial),
        )
    ]
    reader.adds_up(counted, halves)
    wishes = [
        reader.sees(
            ("wish", str(wish)),
            shown,
            _both(_part(Participation.COUNTED), _wishing(wish)),
            counted,
        )
        for wish, shown in data.wishes
    ]
    reader.adds_up(counted, wishes)


def _check(
    reader: Reader, code: str, base: Shown, answered: Shown, states: Mapping[AnswerState, Shown]
) -> None:
    def name(what: str) -> CellId:
        return (code, what)

    def has(*wanted: AnswerState) -> Pick:
        return lambda one: state_of(code, one) in wanted

    sensitive = code.startswith("INT-") or code == "JUS-05"
    na = AnswerState.NOT_APPLICABLE
    reader.sees(name("A"), base, lambda one: state_of(code, one) is not na, "arrived")
    reader.sees(name(na), states[na], has(na), "arrived")
    reader.sees(name("N"), answered, has(*ANSWERED), name("A"))
    for state in ANSWERED:
        reader.sees(name(state), states[state], has(state), name("N"), s=sensitive)
    for state in OTHERS:
        reader.sees(name(state), states[state], has(state), name("A"))
    reader.adds_up("arrived", [name("A"), name(na)])
    reader.adds_up(name("A"), [name("N"), *map(name, OTHERS)])
    reader.adds_up(name("N"), list(map(name, ANSWERED)))
    # Not printed here, but by groups: so few of them can be why a zero is printed as a sign.
    reader.guesses(name("V"), has(*ANSWERED[1:]), name("N"))
    reader.adds_up(name("V"), list(map(name, ANSWERED[1:])))
    counted = ("part", Participation.COUNTED)
    asked = [name("N"), *map(name, OTHERS[:-1])]
    reader.relations.append(Relation((*((n, 1) for n in asked), (counted, -1)), exact=False))


def _breakdown(reader: Reader, data: ComplianceData, dimension: Dimension) -> None:
    found = next(one for one in data.breakdowns if one.dimension is dimension)
    partition = dimension is not Dimension.PLACE
    lines = list(found.lines)
    counted = ("part", Participation.COUNTED)
    for what, whole in (("people", "arrived"), ("counted", counted)):
        names = []
        for line in lines:
            shown = line.people if what == "people" else line.counted
            belongs = _belongs(line, dimension, reader, data)

            def pick(one: Counted, belongs: Pick = belongs, what: str = what) -> bool:
                inside = what == "people" or takes_part(one) is Participation.COUNTED
                return inside and belongs(one)

            group = (
                whole if what == "people" else (dimension, line.name, str(line.region), "people")
            )
            name = reader.sees((dimension, line.name, str(line.region), what), shown, pick, group)
            reader.within(name, whole)
            reader.within(name, group)
            names.append(name)
        if partition:
            reader.adds_up(whole, names)
    for place, code in enumerate(found.codes):
        _answers(reader, data, found.dimension, place, code)


def _answers(
    reader: Reader, data: ComplianceData, dimension: Dimension, place: int, code: str
) -> None:
    found = next(one for one in data.breakdowns if one.dimension is dimension)
    wholes, brokens, kepts = [], [], []
    lines = [line for line in found.lines if line.shares]
    for line in lines:
        belongs = _belongs(line, dimension, reader, data)
        share = line.shares[place]

        def answered(one: Counted, belongs: Pick = belongs) -> bool:
            return belongs(one) and state_of(code, one) in ANSWERED

        def kept(one: Counted, belongs: Pick = belongs) -> bool:
            return belongs(one) and state_of(code, one) is AnswerState.RESPECTED

        key = (dimension, line.name, str(line.region), code)
        n = reader.sees((*key, "N"), share.base, answered, (*key[:3], "counted"))
        v = reader.sees((*key, "V"), share.part, _both(answered, _but(kept)), n)
        r = reader.guesses((*key, "R"), kept, n)
        reader.adds_up(n, [v, r])
        reader.within(n, (code, "N"))
        reader.within(r, (code, AnswerState.RESPECTED))
        reader.within(n, (*key[:3], "counted"))
        wholes.append(n)
        brokens.append(v)
        kepts.append(r)
    if dimension is not Dimension.PLACE and len(lines) == len(found.lines):
        reader.adds_up((code, "N"), wholes)
        reader.adds_up((code, AnswerState.RESPECTED), kepts)


def _belongs(line: GroupLine, dimension: Dimension, reader: Reader, data: ComplianceData) -> Pick:
    name, region = line.name, line.region
    unknown = line.with_unknown
    if dimension is Dimension.CATEGORY:
        return lambda one: one.category.group == name
    if dimension is Dimension.YEAR:
        first, last = name.partition("–")[0], name.rpartition("–")[2]
        years = range(int(first), int(last) + 1) if name else range(0)

        def year(one: Counted) -> bool:
            known = one.captured is not None and not one.minimal
            if not known:
                return unknown or not name
            return one.captured is not None and one.captured.value.year in years

        return year
    shown = {one.name for one in _lines(data, Dimension.PLACE) if not one.region}

    def place(one: Counted) -> bool:
        held = () if one.minimal else one.places
        if not name:
            return not held
        if region:
            return any((p.region or p.control.value) == name and p.code not in shown for p in held)
        return any(p.code == name for p in held)

    return place


def _lines(data: ComplianceData, dimension: Dimension) -> tuple[GroupLine, ...]:
    return next(one.lines for one in data.breakdowns if one.dimension is dimension)


def of_summary(data: SummaryData, people: tuple[Counted, ...]) -> Reader:
    """Return the reader of a stage summary: each table has a line for everybody, so it adds up."""
    reader = Reader(data.threshold, people, data.edition is Edition.RESTRICTED)
    reader.sees("arrived", data.arrived, lambda _one: True)
    for tally in data.tallies:
        if tally.topic is Topic.NEED or not tally.lines:
            continue
        plain = [x.code for x in tally.lines if x.code not in {OTHER, ""} and not x.with_unknown]
        names = []
        for line in tally.lines:
            special = line.code not in plain

            def pick(
                one: Counted,
                topic: Topic = tally.topic,
                code: str = line.code,
                plain: list[str] = plain,
                special: bool = special,  # noqa: FBT001 - bound early, for a loop
            ) -> bool:
                said = _code(one, topic)
                return (
                    not any(_in(said, topic, p) for p in plain)
                    if special
                    else _in(said, topic, code)
                )

            names.append(reader.sees((tally.topic, line.code), line.share.part, pick, "arrived"))
        reader.adds_up("arrived", names)
    _consents(reader, data)
    return reader


def _consents(reader: Reader, data: SummaryData) -> None:
    """Add the purposes; who let no case be kept stands among those who declined a call and a talk."""
    for line in data.consents:
        names = [
            reader.sees(
                ("consent", line.purpose, state), shown, _decided(line.purpose, state), "arrived"
            )
            for state, shown in line.states
        ]
        reader.adds_up("arrived", names)
    no_case = [("consent", Purpose.CARE, s) for s in (ConsentState.REFUSED, ConsentState.WITHDRAWN)]
    for topic in (Topic.CONTACT, Topic.INTERVIEW):
        terms = (*((name, 1) for name in no_case), ((topic, "declined"), -1))
        reader.relations.append(Relation(terms, exact=False))


def _decided(purpose: Purpose, state: ConsentState) -> Pick:
    def pick(one: Counted) -> bool:
        said = one.consents.get(purpose, ConsentState.NOT_ASKED)
        left = {ConsentState.REFUSED, ConsentState.WITHDRAWN}
        if not one.minimal:
            left.add(ConsentState.GIVEN)
        return (said if said in left else ConsentState.NOT_ASKED) is state

    return pick


def _in(said: str, topic: Topic, code: str) -> bool:
    if topic is not Topic.YEAR or not said:
        return said == code
    return code.partition("–")[0] <= said <= code.rpartition("–")[2]


def _code(one: Counted, topic: Topic) -> str:
    """Return in which line of a table somebody stands, "" for the line of the others."""
    if one.minimal and topic in _UNKNOWN_OF_MINIMAL:
        return ""
    if one.minimal and topic in {Topic.CONTACT, Topic.INTERVIEW}:
        return "declined"
    return _CODES[topic](one)


_CONTACT: Mapping[ContactState, str] = {
    ContactState.REACHED: "reached",
    ContactState.ALREADY_IN_TOUCH: "reached",
    ContactState.TRYING: "not_reached",
    ContactState.EXHAUSTED: "not_reached",
    ContactState.DECLINED: "declined",
    ContactState.DEFERRED: "deferred",
    ContactState.OFFERED: "offered",
    ContactState.NOT_OFFERED: "not_offered",
}
_RANKS: Mapping[str, str] = {
    "солдат": "private",
    "старший солдат": "private",
    "матрос": "private",
    "старший матрос": "private",
    "молодший сержант": "junior_sergeant",
    "сержант": "junior_sergeant",
    "старший сержант": "senior_sergeant",
    "головний сержант": "senior_sergeant",
    "штаб-сержант": "senior_sergeant",
    "капітан": "junior_officer",
    "майор": "senior_officer",
}
_UNKNOWN_OF_MINIMAL = {Topic.SEX, Topic.FORCE, Topic.RANK, Topic.YEAR}
_CODES: Mapping[Topic, Callable[[Counted], str]] = {
    Topic.CATEGORY: lambda one: one.category.group,
    Topic.SEX: lambda one: one.sex.value,
    Topic.FORCE: lambda one: one.force,
    Topic.RANK: lambda one: _RANKS.get(one.rank, ""),
    Topic.YEAR: lambda one: str(one.captured.value.year) if one.captured else "",
    Topic.TRIAGE: lambda one: one.triage or "",
    Topic.DESTINATION: lambda one: one.destination or "",
    Topic.CONTACT: lambda one: _CONTACT[one.contact],
    Topic.INTERVIEW: lambda one: one.interview or "",
}
