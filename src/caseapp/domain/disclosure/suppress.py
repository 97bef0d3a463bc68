"""Hiding to a fixed point: after it no hidden number of a report can be told from the printed ones."""

from collections.abc import Mapping

from caseapp.domain.disclosure.aims import aims
from caseapp.domain.disclosure.cover import cover
from caseapp.domain.disclosure.issues import Issue
from caseapp.domain.disclosure.marking import Marking, primary
from caseapp.domain.disclosure.primary import Rule
from caseapp.domain.disclosure.published import Published
from caseapp.domain.disclosure.reader import Aim
from caseapp.domain.disclosure.since import hold_back
from caseapp.domain.disclosure.table import CellId, Table
from caseapp.domain.disclosure_errors import NumbersDisclose, ThresholdTooLow

FLOOR = 5
"""The lowest threshold."""

INSIDE = 5
"""The threshold of restricted editions."""

PUBLIC = 10
"""The threshold of public editions."""


def suppress(table: Table, k: int, last: Issue | None = None) -> Published:
    """Decide for every cell of a report whether its number may be printed, with threshold ``k``.

    All cells and relations of the report have to be in ``table``: what is left out is not protected.
    ``last`` is what earlier issues of the same report told.

    Raises:
        ThresholdTooLow: ``k`` is below `FLOOR`.
        NumbersDisclose: a number could be calculated even if all others were withheld.
    """
    if k < FLOOR:
        raise ThresholdTooLow(threshold=k, floor=FLOOR)
    rule = Rule(table, k)
    marking = Marking(table, rule)
    secrets = aims(table, rule)
    primary(marking, secrets)
    if last is not None:
        secrets.update(hold_back(marking, table, last))
    _protect(marking, secrets)
    _show_what_is_known(marking)
    return marking.published()


def _protect(marking: Marking, wanted: Mapping[CellId, tuple[Aim, ...]]) -> None:
    """Hide more until there is a witness for every secret cell.

    Hiding only ever adds witnesses, so a cell that has one needs no second look.
    """
    exposed = list(wanted)
    while exposed := [c for piece in marking.pieces(exposed) for c in piece.exposed(wanted)]:
        touched: set[CellId] = set()
        for cell in exposed:
            if touched.isdisjoint(n for r in marking.relations(cell) for n, _ in r.terms):
                touched.update(cover(marking, cell, wanted[cell][0]))
        if not touched:
            raise NumbersDisclose(count=len(exposed))


def _show_what_is_known(marking: Marking) -> None:
    """Print again what was held back in vain: a number that the others give away is no loss to show."""
    for piece in list(marking.pieces(marking.held_back())):
        for cell in marking.held_back():
            if piece.holds(cell) and piece.fixed(cell, marking.counts[cell]):
                marking.show(cell)
