"""What is known of a person in the head of their page: facts in one line, states as chips."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from caseapp.domain.captivity import IdentityState
from caseapp.domain.coded import Triage
from caseapp.domain.contact import IN_TOUCH, ContactState
from caseapp.domain.interviews import InterviewState
from caseapp.domain.needs import Presence
from caseapp.domain.person_views import ArrivalFacts, PersonView
from caseapp.text import dates
from caseapp.text.labels import label as word_for
from caseapp.text.words import Words

Said = tuple[str, str, str]
"""Words, hue and picture of a chip."""

COLOURS: Mapping[Triage, str] = MappingProxyType(
    {
        Triage.RED: "bad",
        Triage.YELLOW: "partly",
        Triage.GREEN: "ok",
        Triage.BLACK: "neutral",
    }
)
"""Colour of triage → hue; the word always stands beside it."""
_CONTACT: Mapping[ContactState, str] = MappingProxyType(
    {ContactState.DECLINED: "declined", ContactState.EXHAUSTED: "partly"}
)
_INTERVIEW: Mapping[InterviewState, tuple[str, str]] = MappingProxyType(
    {
        InterviewState.DECLINED: ("declined", "hand"),
        InterviewState.STOPPED_BY_PERSON: ("declined", "hand"),
        InterviewState.COMPLETED: ("ok", "check"),
        InterviewState.REVIEWED: ("ok", "check"),
        InterviewState.LOCKED: ("ok", "check"),
        InterviewState.STARTED: ("info", "message-circle"),
        InterviewState.PAUSED: ("partly", "clock"),
        InterviewState.PARTIAL: ("partly", "circle-dot"),
    }
)
_IDENTITY: Mapping[IdentityState, tuple[str, str]] = MappingProxyType(
    {
        IdentityState.PROVISIONAL: ("neutral", "users-round"),
        IdentityState.CONFIRMED: ("ok", "check"),
        IdentityState.DISPUTED: ("bad", "user-x"),
    }
)
"""An identity that nobody has checked yet is the normal case and says nothing."""


def facts(seen: PersonView, today: date, tr: Words) -> Iterator[str]:
    """Yield age and birth, category, rank, unit, number: what is known of them.

    ``today`` is on the calendar of Kyiv.
    """
    if seen.birth is not None:
        born = dates.partial_date(seen.birth, tr)
        yield f"{dates.age(seen.birth, today, tr)}, {born}"
    if not seen.minimal:
        yield lowered(word_for(seen.category, tr))
    yield from (part for part in (seen.rank, seen.unit) if part)
    if seen.number:
        yield tr("No. {number}", number=seen.number)


def states(seen: PersonView, tr: Words) -> Iterator[Said]:
    """Yield where everything stands; of who refused CARE only what is kept."""
    if seen.arrival is not None:
        yield _presence(seen.arrival, tr)
        yield _triage(seen.arrival.triage, tr)
    if seen.minimal:
        yield tr("Refused that a case is kept"), "declined", "hand"
    else:
        yield from _work(seen, tr)


def lowered(word: str) -> str:
    """Return a word as it stands inside a line; a name of several capitals stays."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


def contact_said(state: ContactState, tr: Words) -> Said:
    """Return where contact with home stands."""
    hue = "ok" if state in IN_TOUCH else _CONTACT.get(state, "neutral")
    return word_for(state, tr), hue, "phone"


def interview_said(state: InterviewState, tr: Words) -> Said:
    """Return where the interview stands."""
    return word_for(state, tr), *_INTERVIEW.get(state, ("neutral", "message-circle"))


def section_title(section: str, tr: Words) -> str:
    """Return the full name of a section, as it stands over it and in the hint of its tab.

    Raises:
        KeyError: as `tab_word`.
    """
    return {
        "who": tr("Who it is"),
        "captivity": tr("Captivity"),
        "arrival": tr("Arrival"),
        "relatives": tr("Relatives and calls"),
        "checks": tr("Core checks"),
        "files": tr("Files"),
        "consents": tr.sense("tab", "Consents"),
        "history": tr("History"),
    }[section]


def tab_word(section: str, tr: Words) -> str:
    """Return the shortest name of a section, for its tab: there are many side by side.

    Raises:
        KeyError: no such section; every one that is joined is opened by a test.
    """
    return {
        "who": tr("Who it is"),
        "captivity": tr.sense("tab", "Captivity"),
        "arrival": tr.sense("tab", "Arrival"),
        "relatives": tr.sense("tab", "Relatives"),
        "checks": tr.sense("tab", "Checks"),
        "files": tr.sense("tab", "Files"),
        "consents": tr.sense("tab", "Consents"),
        "history": tr.sense("tab", "History"),
    }[section]


def _presence(arrival: ArrivalFacts, tr: Words) -> Said:
    if arrival.handed_over_at is not None:
        return word_for(Presence.HANDED_OVER, tr), "ok", "arrow-right"
    return tr("Arrived {time}", time=dates.clock(arrival.at)), "ok", "check"


def _triage(colour: Triage | None, tr: Words) -> Said:
    if colour is None:
        return tr("Triage awaited"), "neutral", "stethoscope"
    said = tr("Triage: {colour}", colour=lowered(word_for(colour, tr)))
    return said, COLOURS[colour], "stethoscope"


def _work(seen: PersonView, tr: Words) -> Iterator[Said]:
    if seen.contact is not None:
        yield contact_said(seen.contact, tr)
    if seen.interview is not None:
        state, hue, picture = interview_said(seen.interview, tr)
        yield tr("Interview: {state}", state=lowered(state)), hue, picture
    if seen.identity in _IDENTITY:
        yield word_for(seen.identity, tr), *_IDENTITY[seen.identity]
    if seen.contested:
        yield tr("Two laptops disagree"), "partly", "triangle-alert"
