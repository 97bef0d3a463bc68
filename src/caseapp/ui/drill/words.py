"""How far a drill is, in words."""

from caseapp.domain.drill import News
from caseapp.text.words import Words


def counts(news: News, tr: Words) -> str:
    """Return what is to come and what waits, in one line."""
    said = [tr("To come: {count}", count=news.ahead)]
    if news.waiting:
        said.append(tr("Waits for arrivals: {count}", count=news.waiting))
    return " · ".join(said)


def outcome(news: News, tr: Words) -> str:
    """Return what the drill did, in one line."""
    said = [
        tr("Played: {count}", count=news.played),
        tr("Done by hand before the drill came to it: {count}", count=news.overtaken),
    ]
    if news.waiting or news.ahead:
        said.append(counts(news, tr))
    return " · ".join(said)
