"""What a passphrase is worth, in plain words."""

from collections.abc import Mapping

from caseapp.domain.passphrase import GuessTime, Verdict, Weakness
from caseapp.text.words import N_, Words

_STRONG = N_("A good passphrase.")

_WHY: Mapping[Weakness, str] = {
    Weakness.EMPTY: N_("A passphrase is needed."),
    Weakness.COMMON: N_("It is made of words that are tried first."),
    Weakness.KEYBOARD: N_("It follows neighbouring keys."),
    Weakness.SEQUENCE: N_("It counts on, like abc or 123."),
    Weakness.REPEAT: N_("It repeats itself."),
    Weakness.DATE: N_("It is made of a date."),
    Weakness.NAME: N_("It is made of your own name or the register’s."),
    Weakness.SHORT: N_("It is too short."),
    Weakness.NONE: _STRONG,
}

_TIME: Mapping[GuessTime, str] = {
    GuessTime.SECONDS: N_("A large computer would guess it within an hour."),
    GuessTime.HOURS: N_("A large computer would guess it within a day."),
    GuessTime.DAYS: N_("A large computer would guess it within a year."),
    GuessTime.YEARS: N_("A large computer would guess it within a lifetime."),
    GuessTime.CENTURIES: N_("Guessing it would take a large computer centuries."),
}

_ADVICE = N_("Five or six words that do not belong together are better.")


def strength(verdict: Verdict, tr: Words) -> str:
    """Say what a passphrase is worth, and what would be better."""
    if verdict.weakness is Weakness.EMPTY:
        return tr(_WHY[Weakness.EMPTY])
    if not verdict.weak:
        return f"{tr(_STRONG)} {tr(_TIME[verdict.time])}"
    return " ".join(map(tr, (_WHY[verdict.weakness], _TIME[verdict.time], _ADVICE)))
