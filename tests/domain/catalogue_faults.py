"""Looks for faults in a file of the catalogue of checks, independently of the program that reads it.

Each rule takes the file's data and yields what is wrong with it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from domain.catalogue_sheet import CORE, COUNTS, PROHIBITIONS, STATES, THEMES

Data = dict[str, Any]
Rule = Callable[[Data], Iterator[str]]

KEYS = frozenset(
    (
        *(
            "code",
            "regime",
            "polarity",
            "tier",
            "core",
            "answer",
            "gc3",
            "gc4",
            "extra",
            "en",
            "uk",
        ),
        *("plain", "state_of", "partly_means", "not_applicable_when", "grave", "follow"),
        *("officer_note", "lawyer_note"),
    )
)
KEYS_OF_KIND: dict[str, set[str]] = {
    "S": set(),
    "S+N": {"numbers"},
    "S+M": {"options"},
    "S+L": {"items"},
    "S+N+M": {"numbers", "options"},
    "D": {"derived_from"},
}
KEY_LABEL = 34  # characters: what fits on a button
QUESTION = 190
SHOWS_SEX = re.compile(
    r"\b(мав|мала|міг|могла|знав|знала|отримав|отримала|сам|сама|згоден|згодна)\b", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def faults(data: Data) -> list[str]:
    """Return everything that is wrong with a file, by rule."""
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(data)]


def fields(data: Data) -> Iterator[str]:
    """Every check has the fields of its kind, and no other."""
    for row in data["items"]:
        if odd := row.keys() ^ (KEYS | KEYS_OF_KIND[row["answer"]]):
            yield f"{row['code']}: {sorted(odd)}"


def codes(data: Data) -> Iterator[str]:
    """Codes are those of the sheet, in order; nowhere is one used twice."""
    wanted = [f"{theme}-{n:02d}" for theme, count in THEMES.items() for n in range(1, count + 1)]
    if [row["code"] for row in data["items"]] != wanted:
        yield "checks are missing, added or out of order"
    if [row["code"] for row in data["themes"]] != list(THEMES):
        yield "themes are missing, added or out of order"
    if [row["code"] for row in data["service"]] != [f"SRV-{n:02d}" for n in range(1, 9)]:
        yield "service checks are missing, added or out of order"
    for where, rows in coded_lists(data):
        for code, times in Counter(row["code"] for row in rows).items():
            if times > 1:
                yield f"{where}: {code} stands {times} times"


def meanings(data: Data) -> Iterator[str]:
    """One code of a number, an option or a thing means the same wherever it stands."""
    said: dict[str, tuple[str, str]] = {}
    for row in data["items"]:
        for part in (*row.get("numbers", ()), *row.get("options", ()), *row.get("items", ())):
            words = (part["uk"], part["en"])
            if said.setdefault(part["code"], words) != words:
                yield f"{row['code']}: {part['code']} has other words elsewhere"


def counts(data: Data) -> Iterator[str]:
    """Counts are those of the sheet."""
    for what, (wanted, fits) in COUNTS.items():
        if (found := sum(map(fits, data["items"]))) != wanted:
            yield f"{what}: {found} instead of {wanted}"
    if [row["code"] for row in data["items"] if row["core"]] != CORE:
        yield "not the twelve checks of the site"


def polarity(data: Data) -> Iterator[str]:
    """Yes to a prohibition is a violation, yes to anything else is compliance."""
    for row in data["items"]:
        forbidden = row["code"] in PROHIBITIONS
        if row["polarity"] != ("X" if forbidden else "R"):
            yield f"{row['code']}: polarity {row['polarity']}"
        ends = ("NOT_RESPECTED", "RESPECTED") if forbidden else ("RESPECTED", "NOT_RESPECTED")
        if (row["state_of"]["1"], row["state_of"]["3"]) != ends:
            yield f"{row['code']}: {row['state_of']}"


def partly(data: Data) -> Iterator[str]:
    """The second answer, its state and what it records go together."""
    for row in data["items"]:
        there = {
            row["plain"]["uk"][1] is not None,
            row["plain"]["en"][1] is not None,
            row["partly_means"] is not None,
            row["state_of"]["2"] is not None,
        }
        if len(there) > 1 or row["state_of"]["2"] not in {"PARTLY", None}:
            yield row["code"]


def answers(data: Data) -> Iterator[str]:
    """Answers can be told apart, say yes first and no last, and do not give away a person's sex."""
    rows = [*data["items"], *data["service"], {"code": "closing", **data["closing_question"]}]
    for row in rows:
        size = 4 if row["code"].startswith("SRV") else 3
        for lang, (yes, no) in {"uk": ("Так", "Ні"), "en": ("Yes", "No")}.items():
            texts: Sequence[str | None] = row["plain"][lang]
            told = [text for text in texts if text]
            if len(texts) != size or len(set(told)) != len(told):
                yield f"{row['code']}.{lang}: {texts}"
            last = texts[1 if size == 4 else 2] or ""
            if not ((texts[0] or "").startswith(yes) and last.startswith(no)):
                yield f"{row['code']}.{lang}: yes and no stand elsewhere"
            if any(SHOWS_SEX.search(text) for text in told):
                yield f"{row['code']}.{lang}: shows the person's sex"


def states(data: Data) -> Iterator[str]:
    """The eight states, what they count for, and the key that gives each."""
    found = {
        row["code"]: (row["in_denominator"], row["applicable"], row["key"])
        for row in data["answer_states"]
    }
    if found != STATES or list(found) != list(STATES):
        yield f"{found}"


def conditions(data: Data) -> Iterator[str]:
    """What rules a check out is known and possible, and the category agrees with the conventions."""
    known = {row["code"]: row["values"] for row in data["conditions"]}
    for row in data["items"]:
        ruling = row["not_applicable_when"] or {}
        if row["not_applicable_when"] == {}:
            yield f"{row['code']}: no condition is written as nothing"
        for name, value in ruling.items():
            if (type(value), value) not in {(type(may), may) for may in known.get(name, ())}:
                yield f"{row['code']}: {name} {value!r}"
        wanted = {"P": ("CIV", True, False), "C": ("POW", False, True), "B": (None, True, True)}
        if (ruling.get("category"), bool(row["gc3"]), bool(row["gc4"])) != wanted[row["regime"]]:
            yield f"{row['code']}: category, conventions and articles disagree"


def grave(data: Data) -> Iterator[str]:
    """Deportation, confinement and hostages are of the Fourth Convention alone."""
    for row in data["grave_labels"]:
        fourth_only = row["code"] in {"UD", "UC", "HO"}
        wanted = ("", "147", "C") if fourth_only else ("130", "147", "PC")
        if (row["gc3"], row["gc4"], row["regimes"]) != wanted:
            yield row["code"]
    known = {row["code"]: row["regimes"] for row in data["grave_labels"]}
    for row in data["items"]:
        for code in row["grave"].split():
            if code not in known or (row["regime"] == "P" and "P" not in known[code]):
                yield f"{row['code']}: {code}"


def numbers(data: Data) -> Iterator[str]:
    """Numbers have a unit and a range."""
    units = {row["code"] for row in data["units"]}
    for row in data["items"]:
        for number in row.get("numbers", ()):
            if number["unit"] not in units or not 0 <= number["min"] < number["max"]:
                yield f"{row['code']}: {number['code']}"


def lists(data: Data) -> Iterator[str]:
    """Lists end with "other", routes lead to a specialist's check, things have their states."""
    specialist = {row["code"] for row in data["items"] if row["tier"] == 3}
    used = {code for state in data["item_states"] for code in state["used_by"]}
    for row in data["items"]:
        for part in row.keys() & {"options", "items"}:
            if row[part][-1]["code"] != "OTHER":
                yield f"{row['code']}: {part} end without other"
        for option in row.get("options", ()):
            if option.get("route_to") not in {None, *specialist}:
                yield f"{row['code']}: {option['code']} leads nowhere"
        if "items" in row and row["code"] not in used:
            yield f"{row['code']}: nothing can be said of its things"


def follow(data: Data) -> Iterator[str]:
    """What is asked further is known, and asked once."""
    known = {row["code"] for row in data["follow_labels"]}
    for row in data["items"]:
        if not set(row["follow"]) <= known or len(set(row["follow"])) != len(row["follow"]):
            yield f"{row['code']}: follow {row['follow']}"


def lengths(data: Data) -> Iterator[str]:
    """Answers fit on a button, questions on the card."""
    for row in (*data["items"], *data["service"], data["closing_question"]):
        for lang in ("uk", "en"):
            for text in row["plain"][lang]:
                if text and len(text) > KEY_LABEL:
                    yield text
            if len(row[lang]) > QUESTION:
                yield row[lang]


def letters(data: Data) -> Iterator[str]:
    """Each language is written in its own letters, with the signs of the file and no stray space."""
    for lang, text in texts(data):
        wanted = "CYRILLIC" if lang == "uk" else "LATIN"
        for word in WORD.findall(text):
            if any(
                not unicodedata.name(sign).startswith(wanted) for sign in word if sign.isalpha()
            ):
                yield f"{lang}: {word!a}"
        if set(text.lower()) & set("ыэъё"):
            yield f"{lang}: Russian letters in {text}"
        if re.search(r"[’ʼ`´]|^\s|\s$|\s\s|[\n\t]", text) or not unicodedata.is_normalized(
            "NFC", text
        ):
            yield f"{lang}: signs or spaces of {text!a}"


def pairs(data: Data) -> Iterator[str]:
    """Nothing is said in one language only."""
    for row in rows(data):
        if ("uk" in row) != ("en" in row) or not all(row.get(lang, True) for lang in ("uk", "en")):
            yield f"{row}"


def coded_lists(data: Data) -> Iterator[tuple[str, list[Data]]]:
    """Yield every list of rows with a code, with the place it stands in."""
    for name, value in data.items():
        if isinstance(value, list) and value and "code" in value[0]:
            yield name, value
    for row in data["items"]:
        for part in ("numbers", "options", "items"):
            if part in row:
                yield f"{row['code']}.{part}", row[part]


def rows(value: object) -> Iterator[Data]:
    """Yield every object of a file, however deep."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from rows(part)
    elif isinstance(value, list):
        for part in value:
            yield from rows(part)


def texts(data: Data) -> Iterator[tuple[str, str]]:
    """Yield every text of a file with its language."""
    for row in rows(data):
        for lang in ("uk", "en"):
            found = row.get(lang, [])
            for text in [found] if isinstance(found, str) else found:
                if text is not None:
                    yield lang, text
        if row.get("lawyer_note"):
            yield "en", row["lawyer_note"]


RULES: tuple[Rule, ...] = (
    *(fields, codes, meanings, counts, polarity, partly, answers, states),
    *(conditions, grave, numbers, lists, follow, lengths, letters, pairs),
)
