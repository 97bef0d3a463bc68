"""Disclosure control: which numbers of a report may stand, so that nobody can be told from them.

A report puts *all* its counts into one `Table`, with every relation that a reader can calculate with, and
prints what `Published` gives, nothing else::

    from caseapp.domain.disclosure.suppress import INSIDE, suppress
    from caseapp.domain.disclosure.table import Cell, Kind, Table, total

    states = {"red": 3, "yellow": 64, "green": 235}
    table = Table(
        cells=(
            Cell("arrived", 302, Kind.OPEN),
            *(Cell(("triage", s), n, group="arrived") for s, n in states.items()),
        ),
        relations=(total("arrived", [("triage", s) for s in states]),),
    )
    published = suppress(table, INSIDE)
    published.text(("triage", "red"))  # "<5"
    published.text(("triage", "yellow"))  # "…": 302 - 235 - 64 would give the red ones
    published.number(("triage", "green"))  # 235; None for the other two

Tables that are built apart go together with `join`. Rates: `derived.rate`; medians and ages:
`derived.may_describe`; small groups that lose their line: `groups.merge_groups`; against the last issue:
`issues.differences`. Why this way: ``docs/decisions/022-disclosure.md``.
"""
