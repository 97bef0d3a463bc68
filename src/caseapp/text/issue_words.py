"""What a report says of the issues before it."""

from caseapp.domain.masthead import Compared
from caseapp.text.words import Words


def earlier_issues(compared: Compared, threshold: int, words: Words) -> list[str]:
    """Return the sentences, none for a first issue."""
    tr = words
    said = []
    if compared.run is not None and compared.hidden:
        said.append(
            tr.many(
                "Compared with run {run}: {count} number changed by fewer than {k} people and is hidden,"
                " so that nobody is told from the difference.",
                "Compared with run {run}: {count} numbers changed by fewer than {k} people and are hidden,"
                " so that nobody is told from the difference.",
                compared.hidden,
                run=compared.run,
                k=threshold,
            )
        )
    elif compared.run is not None:
        said.append(
            tr("Compared with run {run}: nobody is told from the difference.", run=compared.run)
        )
    said.extend(
        tr(
            "Not compared with run {run}: what it printed is not on this computer. Do not give both away.",
            run=run,
        )
        for run in compared.unread
    )
    return said
