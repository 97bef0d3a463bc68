"""Where the rule behind a check stands, for screen and paper."""

from collections.abc import Callable, Mapping

from caseapp.domain.checks import Check, Convention, convention_of
from caseapp.domain.coded import Category
from caseapp.text.words import Words

_EXTRA: Mapping[str, Callable[[str, Words], str]] = {
    "AP I ": lambda where, tr: tr("AP I Art. {articles}", articles=where),
    "CIHL ": lambda where, tr: tr("CIHL Rule {articles}", articles=where),
    "ICC ": lambda where, tr: tr("ICC Statute Art. {articles}", articles=where),
    "Hague Reg. ": lambda where, tr: tr("Hague Reg. Art. {articles}", articles=where),
}


def articles(check: Check, category: Category, tr: Words) -> str:
    """Return "GC III Art. 71(1)–(2)" for a prisoner of war, the Fourth Convention's for a civilian.

    Empty where the check does not stand under the convention of such a person.
    """
    convention = convention_of(category)
    where = _ranged(check.articles.of(convention))
    if not where:
        return ""
    if convention is Convention.THIRD:
        return tr("GC III Art. {articles}", articles=where)
    return tr("GC IV Art. {articles}", articles=where)


def other_sources(check: Check, tr: Words) -> str:
    """Return where else the rule stands ("AP I Art. 75(2)"), empty if nowhere.

    Raises:
        StopIteration: a source that has no words yet; a test goes through every check.
    """
    extra = check.articles.extra
    if not extra:
        return ""
    source = next(source for source in _EXTRA if extra.startswith(source))
    return _EXTRA[source](_ranged(extra.removeprefix(source)), tr)


def _ranged(articles: str) -> str:
    return articles.replace("-", "–").replace("),(", "), (")
